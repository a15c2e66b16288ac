"""A day's or a week's calls in figures. Pure; the one place that says what counts.

Private calls and mis-dials are nobody's business figures. Talk time is from the pick-up to the end;
of an answered call of which nobody said when it was picked up, its whole length. A call counts for
the hour and the day that the clock on the wall showed where it began.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from .call import Call, Disposition, Place, Status


@dataclass(frozen=True, slots=True)
class Figures:
    """``by_hour`` counts calls by hour of the day, ``by_day`` by day."""

    calls: int = 0
    answered: int = 0
    talk_seconds: int = 0
    by_hour: Counter[int] = field(default_factory=Counter)
    by_day: Counter[date] = field(default_factory=Counter)

    def hours(self) -> range:
        """From the first hour with a call to the last, empty without any."""
        return range(min(self.by_hour), max(self.by_hour) + 1) if self.by_hour else range(0)


def figures_of(calls: Iterable[Call]) -> Figures:
    """The figures of ``calls``."""
    counted = [call for call in calls if counts(call)]
    return Figures(
        calls=len(counted),
        answered=sum(call.status is Status.ANSWERED for call in counted),
        talk_seconds=sum(talk_seconds(call) for call in counted),
        by_hour=Counter(call.start_at.hour for call in counted),
        by_day=Counter(call.start_at.date() for call in counted),
    )


def counts(call: Call) -> bool:
    """Whether a call is one for the figures."""
    return call.place is not Place.PRIVATE and call.disposition is not Disposition.NOT_A_CALL


def talk_seconds(call: Call) -> int:
    """How long they talked; 0 while they still do."""
    if call.status is not Status.ANSWERED:
        return 0
    return call.talk_seconds if call.talk_seconds is not None else call.duration or 0
