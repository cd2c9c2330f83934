"""An expression as it was read: its time, and its stretch of the calendar where it has one."""

from attrs import evolve, frozen

from crossbearing.grounding.edtf import Stretch, edtf, instants, timex
from crossbearing.grounding.time_anchor import Settled
from crossbearing.grounding.time_patterns import Expression
from crossbearing.model.mention import Time, TimeType


@frozen
class Reading:
    """What an expression was read as; ``stretch`` is None where it has no place on the calendar."""

    expression: Expression
    time: Time
    stretch: Stretch | None

    def moved(self, stretch: Stretch, why: str) -> "Reading":
        """The reading with another stretch; ``why`` is added to its reason."""
        start, end = instants(stretch)
        time = evolve(
            self.time,
            timex=timex(stretch),
            edtf=edtf(stretch),
            start=start,
            end=end,
            reason=f"{self.time.reason}; {why}",
        )
        return evolve(self, time=time, stretch=stretch)


def time_of(settled: Settled) -> Time:
    """The time that a settled stretch is; one that is open has neither EDTF nor instants."""
    kind: TimeType = "TIME" if settled.time else "DATE"
    stretch = settled.stretch
    if stretch is None:
        return Time(kind, settled.open, None, None, None, settled.anchor, settled.reason)
    return Time(kind, timex(stretch), edtf(stretch), *instants(stretch), settled.anchor, settled.reason)
