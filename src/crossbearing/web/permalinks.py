"""Where a link leads that somebody kept: ids are made of claims, and go when an account comes."""

from collections import Counter

from attrs import field, frozen

from crossbearing.model.shown import Shown, ShownKind
from crossbearing.web.snapshot import Snapshot

FOLDER: dict[ShownKind, str] = {
    "finding": "findings",
    "conflict": "conflicts",
    "update": "conflicts",
    "actor": "actors",
    "account": "accounts",
}


@frozen
class Fate:
    """What became of what was shown: ``now`` is what holds most of it today, None where nothing does.

    ``others`` hold the rest of its claims; ``lost`` counts claims that are in no account any more.
    """

    was: Shown
    now: Shown | None
    others: tuple[Shown, ...] = field(default=())
    lost: int = 0

    @property
    def href(self) -> str | None:
        return href(self.now) if self.now else None


def href(shown: Shown) -> str:
    """The address of what is shown."""
    return f"/{FOLDER[shown.kind]}/{shown.id}"


def fate(was: Shown, now: Snapshot) -> Fate:
    """What holds today what ``was`` held."""
    if was.kind in ("actor", "account"):
        return Fate(was, _namesake(was, now))
    alive = [c for c in was.claims if c in now.lookup.claims]
    held = _findings if was.kind == "finding" else _questions
    count = Counter(id for c in alive for id in held(c, now))
    ranked = sorted(count, key=lambda id: (-count[id], now.row_of[id]))
    if not ranked and was.kind != "finding":  # no question any more: its claims are in findings still
        count = Counter(id for c in alive for id in _findings(c, now))
        others = tuple(_finding(id, now) for id in sorted(count, key=lambda id: (-count[id], id)))
        return Fate(was, None, others, len(was.claims) - len(alive))
    told = [_finding(id, now) if was.kind == "finding" else _question(id, now) for id in ranked]
    return Fate(was, told[0] if told else None, tuple(told[1:]), len(was.claims) - len(alive))


def _findings(claim: str, now: Snapshot) -> tuple[str, ...]:
    return now.lookup.findings_of.get(claim, ())


def _questions(claim: str, now: Snapshot) -> tuple[str, ...]:
    return now.questions_of.get(claim, ())


def _finding(id: str, now: Snapshot) -> Shown:
    row = now.finding(id)
    return Shown(id, "finding", row.statement, row.claims)


def _question(id: str, now: Snapshot) -> Shown:
    row = now.conflict(id)
    return Shown(id, row.status, row.question, row.claims)


def _namesake(was: Shown, now: Snapshot) -> Shown | None:
    wanted = was.words.casefold()
    if was.kind == "account":
        named = (Shown(a.id, "account", a.name) for a in now.accounts.rows if a.name.casefold() == wanted)
        return next(named, None)
    for actor in now.actors.rows:
        if wanted in {form.casefold() for form in (actor.name, *actor.aliases)}:
            return Shown(actor.id, "actor", actor.name)
    return None
