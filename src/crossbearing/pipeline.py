"""The way of a document through the system, on one page.

    one account:   bytes, read → Account, parse → Parse, extract → Claims, ground, encode → Analysis
    all accounts:  trace → Lineage, reconcile → Reconciliation, build → Dossier

The first row, ``collect`` and ``analyse``, never looks at another account but to tell that two are one, so it
can run anywhere and in any order; ``conclude`` is the second. Nothing else in the program knows the order of
work.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice, pairwise, tee

from attrs import evolve

from crossbearing.collecting import Collected, Named, collect
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis, Claim, Encode
from crossbearing.model.codec import dump, load
from crossbearing.model.dossier import Change, Dossier
from crossbearing.model.ids import content_id
from crossbearing.model.judgement import standing
from crossbearing.model.kept import Kept, Memory
from crossbearing.model.lineage import Lineage
from crossbearing.model.meaning import WordMeanings
from crossbearing.stages import Report, Stages, foreign, is_understood
from crossbearing.store import Store

__all__ = ["Collected", "Named", "Stages", "analyse", "analyses", "collect", "conclude", "encoded"]

AT_ONCE = 32  # accounts analysed before they are kept: what a killed run loses at most


def analyse(store: Store, stages: Stages, report: Report) -> None:
    """Take the claims from each account of the case that has none of this recipe."""
    waiting = store.unanalysed(stages.key)
    while accounts := list(islice(waiting, AT_ONCE)):
        store.put_analyses(list(analyses(accounts, stages)), stages.key)
        for account in accounts:
            report("analyse", account.name)


def analyses(accounts: Iterable[Account], stages: Stages) -> Iterator[Analysis]:
    """What each account yields by itself, in order; accounts are parsed in batches."""
    understood, silent = tee(accounts)
    mine, parsed = tee(a for a in understood if is_understood(a))
    for account, parse in zip(mine, stages.parse(parsed), strict=True):
        analysis = stages.ground(account, parse, stages.extract(parse))
        yield evolve(analysis, meanings=stages.encode(account, analysis.claims))
    yield from (Analysis(a.id, (), ()) for a in silent if not is_understood(a))


def encoded(store: Store, stages: Stages) -> Encode:
    """What the words of an account mean, as the case keeps it; read anew where it has no such analysis."""

    def read(account: Account, claims: Sequence[Claim]) -> WordMeanings:
        analysis = store.analysis(account.id, stages.key)
        return stages.encode(account, claims) if analysis is None else analysis.meanings

    return read


def conclude(store: Store, stages: Stages, report: Report, memory: Memory | None = None) -> Dossier:
    """What all accounts of the case say together."""
    return stages.join(conclude_pieces(store, stages, report, memory))


def conclude_pieces(
    store: Store, stages: Stages, report: Report, memory: Memory | None = None
) -> tuple[Dossier, ...]:
    """The same in pieces: what is of no one story, the lineage, and each story.

    They are read where nothing has changed since it was concluded; else only what is new is worked out, read
    and written. What ``memory`` has of the last time is not even read.
    """
    return _pieces(store, stages, report, memory or Memory(), kept_ones=True)


def prepare(store: Store, stages: Stages, memory: Memory) -> None:
    """Have ``memory`` hold what the next judgement does not change, so that it is concluded soon."""
    _pieces(store, stages, _unheard, memory, kept_ones=False)


def _pieces(
    store: Store, stages: Stages, report: Report, memory: Memory, kept_ones: bool
) -> tuple[Dossier, ...]:
    accounts = memory.same("accounts", tuple(store.accounts()))
    state = _state(store, stages, accounts)
    with store.results.of("dossier", stages.whole) as kept:
        pieces = _kept(kept, state) if kept_ones else None
        if pieces is None:
            pieces = _concluded(store, stages, report, accounts, memory)
            _keep(kept, state, pieces, memory)
            if kept_ones:
                memory.turn()
    return pieces


def _kept(kept: Kept, state: str) -> tuple[Dossier, ...] | None:
    """The pieces of the dossier that was concluded of this ``state``."""
    known = kept.get(state)
    if known is None:
        return None
    pieces = [kept.get(key) for key in json.loads(known)]
    told = [load(p.decode("utf8"), Dossier) for p in pieces if p is not None]
    return tuple(told) if len(told) == len(pieces) else None


def _keep(kept: Kept, state: str, pieces: Sequence[Dossier], memory: Memory) -> None:
    """Write the pieces that are not there yet, and of which ``state`` consists."""
    keys = []
    for number, piece in enumerate(pieces):
        of = piece.stories[0].id if piece.stories else number
        key = memory.again(("kept", of), piece, partial(_written, kept, piece))
        keys.append(key if key in kept else _written(kept, piece))
    kept[state] = json.dumps(keys).encode()


def _written(kept: Kept, piece: Dossier) -> str:
    """Write ``piece`` if it is not there, and return what it is kept under."""
    text = dump(piece)
    key = content_id("d", text)
    if key not in kept:
        kept[key] = text.encode("utf8", "backslashreplace")
    return key


def _state(store: Store, stages: Stages, accounts: Iterable[Account]) -> str:
    """What stands for all in a case that its dossier follows from."""
    kept = hashlib.sha256()
    for value in chain(
        accounts,
        (a.id for a in store.unanalysed(stages.key)),
        chain.from_iterable(store.versions(id) for id in store.changed()),
        store.problems(),
        store.judgements.log(),
    ):
        kept.update(dump(value).encode("utf8", "backslashreplace") + b"\n")
    return kept.hexdigest()


def _concluded(
    store: Store, stages: Stages, report: Report, accounts: tuple[Account, ...], memory: Memory
) -> tuple[Dossier, ...]:
    told_apart = memory.again("set apart", accounts, lambda: tuple(stages.set_repeats_apart(accounts)))

    def traced() -> tuple[Lineage, ...]:
        with store.results.of("lineage", stages.together) as kept:
            return stages.trace(told_apart, kept=kept)

    lineage = memory.again("lineage", told_apart, traced)
    report("conclude", "lineage")
    judgements = standing(store.judgements.log())
    unread = (told_apart, stages.key, tuple(a.id for a in store.unanalysed(stages.key)))
    told = memory.again("told", unread, lambda: tuple(_told(store.analyses(stages.key), told_apart)))
    with store.results.of("findings", stages.together) as kept:
        found = stages.reconcile(told_apart, told, lineage, judgements=judgements, kept=kept, memory=memory)
    report("conclude", "findings")
    problems = (*store.problems(), *foreign(told_apart))
    changes = _changes(store, stages)
    return stages.build_pieces(told_apart, lineage, found, problems, stages.recipe, changes, memory)


def _unheard(stage: str, done: str) -> None:
    pass


def _changes(store: Store, stages: Stages) -> Iterator[Change]:
    """What accounts of several versions said otherwise, from one to the next."""
    for account_id in store.changed():
        steps = pairwise(store.versions(account_id))
        sentences = tuple(s for older, newer in steps for s in stages.describe_changes(older, newer))
        if sentences:
            yield Change(account_id, sentences)


def _told(analyses: Iterable[Analysis], accounts: Iterable[Account]) -> Iterator[Analysis]:
    """``analyses`` without what only all accounts together show to be furniture."""
    furniture = {a.id: [(p.start, p.end) for p in a.paragraphs if p.kind == "furniture"] for a in accounts}
    return (analysis.without(furniture[analysis.document]) for analysis in analyses)
