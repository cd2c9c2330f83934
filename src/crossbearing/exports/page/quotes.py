"""Claims as the page quotes them: the exact words, who says so, and how sure."""

from collections.abc import Iterable

from attrs import frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.links import anchor, tongue
from crossbearing.exports.sentences import begins, beside
from crossbearing.exports.wording import QUOTED, date
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim, Cue, Speaker

VOICES_SHOWN = 6
VOICES_QUOTED = 18  # the rest is linked to
TELLING = 40  # characters from which the beginning of a sentence tells enough by itself
BESIDE = 140  # characters of the sentence that are shown on each side


@frozen
class Quote:
    """The words of one claim. ``anchor`` is their place in the account; ``before`` and ``after`` are the rest
    of the sentence where they are only a part of it."""

    anchor: str
    words: str
    speaker: str
    cue: str
    manner: str
    via: tuple[str, ...]
    certainty: str
    denied: bool
    frame: str
    before: str = ""
    after: str = ""


@frozen
class Voice:
    """What one account says."""

    account: str
    outlet: str
    published: str
    language: str | None
    quotes: tuple[Quote, ...]


@frozen
class Voices:
    """Accounts side by side; where they are many, further ones are folded, and the rest is only linked to."""

    shown: tuple[Voice, ...]
    folded: tuple[Voice, ...]
    linked: tuple[tuple[str, str], ...]  # anchor and outlet of a claim of each


def voices(claims: Iterable[str], lookup: Lookup) -> Voices:
    """The words of ``claims``, by account."""
    by_account: dict[str, dict[str, Claim]] = {}
    for id in claims:
        if id in lookup.claims:
            claim = lookup.claims[id]
            by_account.setdefault(claim.document, {})[id] = claim
    held = list(by_account.items())
    made = tuple(_voice(document, said, lookup) for document, said in held[:VOICES_QUOTED])
    linked = tuple((anchor(next(iter(said))), lookup.credit(d)) for d, said in held[VOICES_QUOTED:])
    return Voices(made[:VOICES_SHOWN], made[VOICES_SHOWN:], linked)


def quote(id: str, claim: Claim, lookup: Lookup) -> Quote:
    """The words of ``claim``, whose id is ``id``."""
    account = lookup.accounts.get(claim.document)
    text = account.text if account else ""
    before, after = _context(claim, account) if account else ("", "")
    return Quote(
        anchor=anchor(id),
        words=claim.text,
        speaker=claim.speaker.name if claim.speaker else "",
        cue=_words(claim.cue, text),
        manner=QUOTED.get(claim.quoted or "", ""),
        via=tuple(_layer(layer.speaker, layer.cue, text) for layer in claim.via),
        certainty=claim.certainty,
        denied=claim.polarity == "denied",
        frame="" if claim.frame == "actual" else claim.frame,
        before=before,
        after=after,
    )


def _context(claim: Claim, account: Account) -> tuple[str, str]:
    """What stands before and after the words in their sentence; none where they begin it and tell enough."""
    if begins(claim, account) and len(claim.text) >= TELLING:
        return "", ""
    before, after = beside(claim, account, BESIDE)
    return (before, after) if any(c.isalnum() for c in before + after) else ("", "")


def _voice(document: str, said: dict[str, Claim], lookup: Lookup) -> Voice:
    account = lookup.accounts.get(document)
    return Voice(
        account=anchor(document),
        outlet=lookup.credit(document),
        published=date(account.published) if account else "",
        language=tongue(account.language) if account else None,
        quotes=tuple(
            quote(id, claim, lookup)
            for id, claim in said.items()
            if not any(_repeats(claim, other) for other in said.values())
        ),
    )


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether ``claim`` is a part of ``other``'s words and tells a reader nothing more."""
    inside = other.start <= claim.start and claim.end <= other.end and len(claim.text) < len(other.text)
    alike = (claim.certainty, claim.polarity, claim.frame) == (other.certainty, other.polarity, other.frame)
    return inside and alike and (claim.speaker is None or claim.speaker.name == _name(other.speaker))


def _name(speaker: Speaker | None) -> str | None:
    return speaker.name if speaker else None


def _layer(speaker: Speaker | None, cue: Cue | None, text: str) -> str:
    return " ".join(part for part in (speaker.name if speaker else "", _words(cue, text)) if part)


def _words(cue: Cue | None, text: str) -> str:
    """The words of a cue; "'s believed" is shown without the end of the word it leans on."""
    words = " ".join(text[cue.start : cue.end].split()) if cue else ""
    return words.removeprefix("'s ").removeprefix("’s ")
