"""What can become of a request on its way to a simulated CRM, and of its answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

LATE_SECONDS = 59.0
"""Seconds after which a request may still take effect, or a communication still appear. A settling
time of two minutes covers both."""


@dataclass(frozen=True, slots=True)
class _Treatment:
    """``effect``: seconds until the request takes effect, ``None`` for never. ``answer``: a status,
    or what happens instead of a readable answer. ``after``: seconds until the answer."""

    effect: float | None
    answer: int | str
    after: float = 0.0
    retry_after: str | None = None


class Fate(Enum):
    """What becomes of one request."""

    WELL = _Treatment(0.0, "well")
    SLOW = _Treatment(0.0, "well", after=20.0)
    UNREACHABLE = _Treatment(None, "unreachable")
    TORN = _Treatment(None, "torn")
    LOST = _Treatment(None, "cut")
    UNHEARD = _Treatment(0.0, "cut")
    HANGS = _Treatment(0.0, "cut", after=600.0)
    LATE = _Treatment(LATE_SECONDS, "cut")
    LATE_AND_HANGS = _Treatment(LATE_SECONDS, "cut", after=600.0)
    BROKEN = _Treatment(None, 500)
    BROKEN_BUT_STORED = _Treatment(0.0, 502)
    BROKEN_AND_LATE = _Treatment(LATE_SECONDS, 504)
    GAVE_UP_WAITING = _Treatment(0.0, 408)
    OVERLOADED = _Treatment(None, 503, retry_after="7")
    TOO_MANY = _Treatment(None, 429)
    NONSENSE = _Treatment(0.0, "nonsense")
    PORTAL = _Treatment(None, "nonsense")
    REVOKED = _Treatment(None, 401)
    FORBIDDEN = _Treatment(None, 403)
    INVALID = _Treatment(None, 422)

    @property
    def of_a_reader(self) -> bool:
        """Whether it can become of a request that changes nothing."""
        return self.value.effect in (None, 0.0) and self not in (Fate.TORN, Fate.INVALID)


@dataclass(frozen=True, slots=True)
class Ways:
    """What the documentation leaves open. ``dated``: communications have an ``executed_at``.
    ``named``: they say whose they are. ``shown_after``: seconds until one appears. ``ahead``: hours
    by which the clock is ahead."""

    dated: bool = True
    named: bool = True
    shown_after: float = 0.0
    ahead: int = 0
