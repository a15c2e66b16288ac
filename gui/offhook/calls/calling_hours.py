"""When people may be called: hours of the day, by the clock of whoever is called.

The default is what the CRTC's *Unsolicited Telecommunications Rules* (Part III, Telemarketing
Rules) allow in Canada: weekdays from 9:00 to 21:30, Saturday and Sunday from 10:00 to 18:00, in the
time zone of the consumer. Which calls these rules are about is no matter of this program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

WEEKDAYS = "9:00-21:30"
WEEKENDS = "10:00-18:00"
NEVER = "never"

_SPAN = re.compile(r"(\d{1,2})[:h](\d{2})\s*[-–]\s*(\d{1,2})[:h](\d{2})")
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Spans of one day, as minutes since midnight: from the first up to, not with, the second.

    No spans at all: no hour is one to call at.
    """

    spans: tuple[tuple[int, int], ...]

    @classmethod
    def parse(cls, text: str) -> Hours | None:
        """The hours in ``9:00-21:30``, ``10:00-13:00, 14:00-20:00`` or ``never``; ``None`` for
        the empty text: all hours. Raises ``ValueError`` for any other."""
        if not text.strip():
            return None
        if text.strip().casefold() == NEVER:
            return cls(())
        spans = tuple(_span(part) for part in text.split(","))
        if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
            raise ValueError(text)
        return cls(spans)

    def include(self, minute: int) -> bool:
        """Whether ``minute`` of the day is within."""
        return any(begin <= minute < end for begin, end in self.spans)


@dataclass(frozen=True, slots=True)
class CallingHours:
    """Hours of Monday to Friday, and of Saturday and Sunday; ``None`` is all of the day."""

    weekdays: Hours | None
    weekends: Hours | None

    @classmethod
    def parse(cls, weekdays: str = WEEKDAYS, weekends: str = WEEKENDS) -> CallingHours:
        """Both as :meth:`Hours.parse` reads them."""
        return cls(Hours.parse(weekdays), Hours.parse(weekends))

    def on(self, there: datetime) -> Hours | None:
        """The hours of that day."""
        return self.weekends if there.weekday() >= 5 else self.weekdays

    def allow(self, there: datetime) -> bool:
        """Whether ``there``, the time of whoever is called, is one to call at."""
        hours = self.on(there)
        return hours is None or hours.include(there.hour * 60 + there.minute)


def _span(text: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    first, first_minute, last, last_minute = map(int, found.groups())
    begin, end = first * 60 + first_minute, last * 60 + last_minute
    if max(first_minute, last_minute) > 59 or not begin < end <= _DAY:
        raise ValueError(text)
    return begin, end
