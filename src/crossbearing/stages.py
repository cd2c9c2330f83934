"""The stages as one value: what the order of work needs, and nothing of how it is done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO

from attrs import field, frozen

from crossbearing.accounts import Found, Known, Obstacle, Source
from crossbearing.model.account import Account, Problem
from crossbearing.model.claim import Analysis, Claim, Encode
from crossbearing.model.dossier import Dossier, Reconciliation
from crossbearing.model.doubt import Doubts
from crossbearing.model.explanation import Explanation
from crossbearing.model.fetched import Fetched
from crossbearing.model.ids import content_id
from crossbearing.model.judgement import Decision, Judgement
from crossbearing.model.lineage import Lineage
from crossbearing.model.parse import Parse

Report = Callable[[str, str], None]  # the stage, and what it has done
ALL_TOGETHER = "settings"


@frozen
class Stages:
    """The stages as plain functions, chosen by ``wiring``; ``recipe`` says what they are made of.

    What stands under ``ALL_TOGETHER`` in the recipe matters to all accounts together and to none by itself.
    """

    gather: Callable[..., Iterator[Source | Obstacle]]  # of paths, and of files ``apart``
    read: Callable[..., Iterator[Found]]  # of a source, and of which accounts in it are ``kept``
    read_whole: Callable[[Source | Obstacle], list[Found] | None]  # in another process; None if it is large
    read_stream: Callable[[IO[bytes], str], Iterator[Found]]
    read_page: Callable[..., Iterator[Found]]  # of a page, and of what is ``told`` of it
    listed: Callable[[Fetched], Iterator[Known | Problem]]  # what a page lists if it is a sitemap
    fetch: Callable[..., Iterator[Fetched | Problem]]  # of URLs, what is known of each, what each lists
    page_url: Callable[[Account], str | None]
    same_account: Callable[[Account, Sequence[Sequence[Account]], Account | None], tuple[str, ...]]
    parse: Callable[[Iterable[Account]], Iterator[Parse]]
    extract: Callable[[Parse], tuple[Claim, ...]]
    ground: Callable[[Account, Parse, Sequence[Claim]], Analysis]
    encode: Encode
    set_repeats_apart: Callable[[Iterable[Account]], list[Account]]
    trace: Callable[..., tuple[Lineage, ...]]  # of accounts, with what is ``kept`` of earlier times
    reconcile: Callable[..., Reconciliation]  # of accounts, analyses and lineage, by ``judgements``; ``kept``
    judge: Callable[[Dossier, Decision, Sequence[str]], Judgement]  # of what a dossier has by these ids
    explain: Callable[..., Explanation]  # of a dossier how what has an id in it came about
    doubt: Callable[..., Doubts]  # of a dossier: what an analyst's judgement would settle; with a ``memory``
    describe_changes: Callable[[Account, Account], list[str]]
    build: Callable[..., Dossier]  # of accounts, lineage, what is reconciled, problems, recipe, changes
    build_pieces: Callable[..., tuple[Dossier, ...]]  # the same, story by story; with a ``memory``
    join: Callable[[Iterable[Dossier]], Dossier]  # of pieces
    recipe: dict[str, str] = field(factory=dict)
    reader: str = ""  # what reading is made of
    together: str = ""  # what tracing and reconciling are made of
    whole: str = ""  # what a dossier is made of, besides the case

    @property
    def key(self) -> str:
        """What the results of one account depend on besides the account."""
        return content_id("r", *sorted((k, v) for k, v in self.recipe.items() if k != ALL_TOGETHER))


def foreign(accounts: Iterable[Account]) -> Iterator[Problem]:
    """A problem for each account in a language that no stage understands."""
    for account in accounts:
        if not is_understood(account):
            why = f"is written in another language ({account.language}); no claims are taken from it"
            yield Problem(account.name, why)


def is_understood(account: Account) -> bool:
    """Whether claims can be taken from an account: it is English, or its language could not be told."""
    return account.language in {None, "en"}
