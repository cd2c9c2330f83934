"""The sentence around a claim, and a finding's statement as a reader can take it in."""

import re
from itertools import chain, pairwise

from attrs import frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Finding, Position

YES_OR_NO = frozenset({"affirmed", "denied", "not acknowledged"})  # answers that say nothing by themselves
LONGEST = 150  # characters of a sentence that is shown for a part of it
BESIDE = 90  # characters of a sentence that are shown on each side of a statement that is a part of it
# A full stop after one or two letters ends an abbreviation or an initial rather than a sentence.
END = re.compile(r"(?:(?<=\w{3})|(?<=[\W_]))[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_a-z])|\n\s*\n")


@frozen
class Stated:
    """A statement as a reader can take it in.

    ``before`` and ``after`` are the rest of its sentence where it is only a part of one: words of ``outlet``,
    which the other accounts need not share. ``alone`` is where in ``words`` only that outlet tells something.
    """

    words: str
    before: str = ""
    after: str = ""
    outlet: str = ""
    alone: tuple[tuple[int, int], ...] = ()

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The words in pieces, each with whether the outlet alone tells it."""
        ends = [0, *chain.from_iterable(self.alone), len(self.words)]
        cut = ((self.words[a:b], number % 2 == 1) for number, (a, b) in enumerate(pairwise(ends)))
        return tuple(piece for piece in cut if piece[0])


def around(claim: Claim, account: Account) -> tuple[int, int]:
    """Where the sentence that holds ``claim`` begins and ends in the text; at least the claim itself."""
    first, last = 0, len(account.text)
    for paragraph in account.paragraphs:
        if paragraph.start <= claim.start < paragraph.end:
            first, last = paragraph.start, max(paragraph.end, claim.end)
    start = first
    for match in END.finditer(account.text, first, last):
        if match.end() <= claim.start:
            start = match.end()
        elif match.start() >= claim.end - 1:
            return start, len(account.text[: match.end()].rstrip())
    return start, last


def begins(claim: Claim, account: Account) -> bool:
    """Whether ``claim`` begins its sentence, quotation marks apart."""
    start, _ = around(claim, account)
    return not any(c.isalnum() for c in account.text[start : claim.start])


def readable(finding: Finding, lookup: Lookup) -> str:
    """The statement, as far as it can stand alone.

    Where it is only a part of a sentence, words of another claim of the finding that begin one; else, where
    only one account tells it, its sentence if that is short; else the part with an ellipsis before it.
    """
    words = " ".join(finding.statement.split())
    if not words or not words[0].islower():
        return words
    claim = _stated(finding, lookup)
    if claim is None or begins(claim, lookup.accounts[claim.document]):
        return words[0].upper() + words[1:]
    for other in _claims(finding, lookup):
        if not other.nominal and begins(other, lookup.accounts[other.document]):
            told = " ".join(other.text.split())
            return told[:1].upper() + told[1:]
    if finding.accounts == 1:
        account = lookup.accounts[claim.document]
        start, end = around(claim, account)
        sentence = " ".join(account.text[start:end].split())
        if len(sentence) <= LONGEST:
            return sentence
    return f"… {words}"


def stated(finding: Finding, lookup: Lookup) -> Stated:
    """The statement within its sentence, if it is a part of one and no whole sentence stands for it."""
    words, told = " ".join(finding.statement.split()), readable(finding, lookup)
    claim = _stated(finding, lookup)
    if claim is None or " ".join(claim.text.split()) != words:
        return Stated(told)
    account = lookup.accounts[claim.document]
    outlet, alone = lookup.credit(account.id), finding.told_alone
    if begins(claim, account):
        same = alone and len(told) == len(words) and told.casefold() == words.casefold()
        return Stated(told, outlet=outlet, alone=alone) if same else Stated(told)
    if words not in told:
        return Stated(told)
    before, after = beside(claim, account, BESIDE)
    after = after if any(map(str.isalnum, after)) else ""
    return Stated(words, before, after, outlet, alone)


def beside(claim: Claim, account: Account, most: int) -> tuple[str, str]:
    """What stands before and after ``claim`` in its sentence, each cut at a word to ``most`` characters."""
    start, end = around(claim, account)
    before = " ".join(account.text[start : claim.start].split())
    after = " ".join(account.text[claim.end : end].split())
    if len(before) > most:
        before = "… " + before[-most:].partition(" ")[2]
    if len(after) > most:
        after = after[:most].rpartition(" ")[0] + " …"
    return before, after


def answer(position: Position, question: str, lookup: Lookup) -> str:
    """An answer as a reader can take it in: of what is only affirmed or denied also by whom, if that is one
    speaker, and the words, if the question has not got them already."""
    claims = [lookup.claims[c] for c in position.claims if c in lookup.claims]
    if not claims or position.value not in YES_OR_NO:
        return position.value
    speakers = {c.speaker.name if c.speaker else "" for c in claims}
    by = speakers.pop() if len(speakers) == 1 else ""
    words = " ".join(claims[0].text.split())
    quoted = f": “{words}”" if words.casefold() not in question.casefold() else ""
    return f"{position.value.capitalize()}{f' by {by}' if by else ''}{quoted}"


def is_whole(finding: Finding, lookup: Lookup) -> bool:
    """Whether a claim of it says something by itself: it begins a sentence, and is no mere name."""
    claims = _claims(finding, lookup)
    return not claims or any(not c.nominal and begins(c, lookup.accounts[c.document]) for c in claims)


def _claims(finding: Finding, lookup: Lookup) -> list[Claim]:
    known = (lookup.claims[c] for c in finding.claims if c in lookup.claims)
    return [c for c in known if c.document in lookup.accounts]


def _stated(finding: Finding, lookup: Lookup) -> Claim | None:
    """The claim whose words the statement is."""
    claims = _claims(finding, lookup)
    spaced = " ".join(finding.statement.split())
    return next((c for c in claims if " ".join(c.text.split()) == spaced), claims[0] if claims else None)
