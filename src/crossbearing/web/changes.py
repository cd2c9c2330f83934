"""What changed since the build before: what is new, what is told otherwise, what is gone."""

from attrs import frozen

from crossbearing.model.shown import Shown
from crossbearing.web.permalinks import Fate, fate
from crossbearing.web.snapshot import Snapshot


@frozen
class Changes:
    """``changed`` are what was shown before and is held by something else now."""

    new: tuple[Shown, ...]
    changed: tuple[Fate, ...]
    gone: tuple[Fate, ...]

    def of(self, *kinds: str) -> "Changes":
        """The changes of some kinds of things."""
        return Changes(
            tuple(s for s in self.new if s.kind in kinds),
            tuple(f for f in self.changed if f.was.kind in kinds),
            tuple(f for f in self.gone if f.was.kind in kinds),
        )

    def __len__(self) -> int:
        return len(self.new) + len(self.changed) + len(self.gone)


NOTHING = Changes((), (), ())


def changes(now: Snapshot, shown: tuple[Shown, ...]) -> Changes:
    """What ``now``, which shows ``shown``, has otherwise than the build before it; nothing for the first."""
    if now.build.number < 2:
        return NOTHING
    fates = [fate(was, now) for was in now.build.ended]
    replaced = {f.now.id for f in fates if f.now is not None}
    new = now.build.new(shown)
    return Changes(
        tuple(s for s in shown if s.id in new and s.id not in replaced),
        tuple(f for f in fates if _is_other(f)),
        tuple(f for f in fates if f.now is None),
    )


def _is_other(found: Fate) -> bool:
    """Whether what is held now is more than the same under another id."""
    if found.now is None:
        return False
    was = (found.was.words, frozenset(found.was.claims))
    return found.was.kind == "account" or was != (found.now.words, frozenset(found.now.claims))
