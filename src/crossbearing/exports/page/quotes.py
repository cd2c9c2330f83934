"""Claims as the page quotes them: the exact words, who says so, and how sure."""

from collections.abc import Iterable

from attrs import frozen

from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page.links import anchor
from crossbearing.exports.wording import QUOTED, date
from crossbearing.model.claim import Claim, Cue, Speaker

VOICES_SHOWN = 6


@frozen
class Quote:
    """The words of one claim. ``anchor`` is their place in the account; ``marks`` say what sets it
    apart: how sure it is, whether it is denied, and whether it tells of what has happened."""

    anchor: str
    words: str
    speaker: str
    cue: str
    manner: str
    via: tuple[str, ...]
    certainty: str
    denied: bool
    frame: str


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
    """Accounts side by side; where they are many, the rest is folded."""

    shown: tuple[Voice, ...]
    folded: tuple[Voice, ...]


def voices(claims: Iterable[str], lookup: Lookup) -> Voices:
    """The words of ``claims``, by account."""
    by_account: dict[str, dict[str, Claim]] = {}
    for id in claims:
        if id in lookup.claims:
            claim = lookup.claims[id]
            by_account.setdefault(claim.document, {})[id] = claim
    made = tuple(_voice(document, said, lookup) for document, said in by_account.items())
    return Voices(made[:VOICES_SHOWN], made[VOICES_SHOWN:])


def quote(id: str, claim: Claim, lookup: Lookup) -> Quote:
    """The words of ``claim``, whose id is ``id``."""
    account = lookup.accounts.get(claim.document)
    text = account.text if account else ""
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
    )


def _voice(document: str, said: dict[str, Claim], lookup: Lookup) -> Voice:
    account = lookup.accounts.get(document)
    return Voice(
        account=anchor(document),
        outlet=lookup.credit(document),
        published=date(account.published) if account else "",
        language=account.language if account else None,
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
    return " ".join(text[cue.start : cue.end].split()) if cue else ""
