"""How fast this desk may ask the CRM. Pure: time and chance are passed in.

The limit of a token (200 requests a minute, 2,000 an hour) is probably shared by all desks of a
dealership, so each desk keeps to a share. Calls in progress go first and may use the whole share
at once; look-ups come second; the backlog is spread evenly and takes at most half, so that a
morning of offline calls never delays the call of now by more than one request.

Nobody tells a desk how many others there are. It learns it from *too many requests*: then all of
it goes more slowly for a few minutes, which is about the limit of a minute, and the backlog is put
on an allowance for hours, which is about the limit of an hour. That one is used up in ten minutes
by thirty desks with a morning of offline calls each; nobody's call of now would come through for
the other fifty.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import IntEnum

RECOVERY_SECONDS = 120.0
"""After a slowdown the rate doubles once in this time until it is whole again."""

SLOWDOWN = 4.0
SLOWEST = 16.0

PAUSE_SECONDS = 1.25
"""Times the slowness: how long nothing leaves if the CRM does not say for how long."""

LONGEST_PAUSE = 3600.0
"""Seconds; the longest limit that anybody tells of is by the hour. A longer wait is a mistake."""

ALLOWANCE = 20.0
"""Requests of the backlog that may still leave at the pace of the others once it is rationed: what
thirty desks with twenty calls each have left, well within the limit of an hour."""

RATION = 18.0 / 3600.0
"""Requests a second of the backlog after that. Thirty desks leave the calls of now half of the
2,000; each hour without a *too many* doubles it."""

RATION_DOUBLES_SECONDS = 3600.0


class Lane(IntEnum):
    """What a request is for; the smaller goes first."""

    LIVE = 0
    LOOK = 1
    BACKLOG = 2
    UPLOAD = 3  # paced like the backlog; it may take an hour, and holds up nothing meanwhile


class Pacer:
    """Grants requests. All times are seconds of one monotonic clock; ``chance`` gives numbers from
    0 to 1, so that desks which are slowed down together do not march in step."""

    def __init__(self, share_per_minute: int, now: float, chance: Callable[[], float]) -> None:
        self._share = share_per_minute
        self._chance = chance
        self._tokens = float(self._burst)
        self._filled_at = now
        self._backlog_at = now
        self._closed_until = now
        self._slowness = 1.0
        self._slowed_at = now
        self._ration: _Ration | None = None

    @property
    def _burst(self) -> int:
        return max(2, self._share // 6)

    def use_share(self, share_per_minute: int, now: float) -> None:
        """The setting changed."""
        self._refill(now)
        self._share = share_per_minute

    def wait_for(self, lane: Lane, now: float) -> float:
        """Seconds until a request of ``lane`` may leave; 0.0 if it may leave now."""
        self._refill(now)
        until = self._closed_until - now
        # One request is always kept for a call in progress: whatever else waits would take each as
        # soon as it is earned.
        needed = 1.0 if lane is Lane.LIVE else 2.0
        if self._tokens < needed:
            until = max(until, (needed - self._tokens) / self._rate(now))
        if lane >= Lane.BACKLOG:
            until = max(until, self._backlog_at - now)
            if self._ration is not None:
                until = max(until, self._ration.wait(now))
        return max(0.0, until)

    def take(self, lane: Lane, now: float) -> None:
        """A request of ``lane`` leaves now."""
        self._refill(now)
        self._tokens -= 1.0
        if lane is not Lane.LIVE:
            # Half of the share, evenly spaced: a look-up moves the backlog's next turn as well.
            self._backlog_at = max(self._backlog_at, now) + 2.0 / self._rate(now)
        if lane >= Lane.BACKLOG and self._ration is not None:
            self._ration.take(now)

    def slow_down(self, retry_after: float | None, now: float) -> float:
        """The CRM turned a request away. Returns the seconds for which nothing leaves.

        Of requests that were under way together, the first answer slows everything down; the
        others can only make the pause longer.
        """
        self._refill(now)
        first = now >= self._closed_until
        if first:
            self._slowness = min(SLOWEST, self._current_slowness(now) * SLOWDOWN)
            self._slowed_at = now
        if retry_after is not None:
            self._closed_until = max(self._closed_until, now + min(LONGEST_PAUSE, retry_after))
        elif first:
            pause = PAUSE_SECONDS * self._slowness * (0.75 + 0.5 * self._chance())
            self._closed_until = now + pause
        self._tokens = min(self._tokens, 1.0)
        # All desks are let in again at one moment: the calls of now first, the others one by one.
        spread = 2.0 / self._rate(now) * self._chance()
        self._backlog_at = max(self._backlog_at, self._closed_until + spread)
        return self._closed_until - now

    def ration(self, now: float) -> None:
        """The CRM said *too many requests*: others use the token as well."""
        self._refill(now)
        left = ALLOWANCE if self._ration is None else self._ration.left(now)
        self._ration = _Ration(left, now)

    def is_rationed(self, now: float) -> bool:
        """Whether the limit of an hour is in sight: what can be done without is left out."""
        self._refill(now)
        return self._ration is not None

    def _rate(self, now: float) -> float:
        return self._share / 60.0 / self._current_slowness(now)

    def _current_slowness(self, now: float) -> float:
        halvings = (now - self._slowed_at) / RECOVERY_SECONDS
        return max(1.0, self._slowness * math.exp2(-halvings))

    def _refill(self, now: float) -> None:
        earned = (now - self._filled_at) * self._rate(now)
        self._tokens = min(float(self._burst), self._tokens + earned)
        self._filled_at = now
        if self._ration is not None and self._ration.rate(now) >= self._share / 120.0:
            self._ration = None  # half of the share, which is all that the backlog ever gets


class _Ration:
    """What the backlog may take while the limit of an hour is in sight."""

    def __init__(self, left: float, now: float) -> None:
        self._left = left
        self._since = now
        self._filled_at = now

    def rate(self, now: float) -> float:
        """Requests a second."""
        doublings = min(30.0, (now - self._since) / RATION_DOUBLES_SECONDS)
        return RATION * math.exp2(doublings)

    def left(self, now: float) -> float:
        """Requests that may leave now, with the part of one that was earned since."""
        earned = (now - self._filled_at) * self.rate(now)
        self._left, self._filled_at = min(ALLOWANCE, self._left + earned), now
        return self._left

    def wait(self, now: float) -> float:
        """Seconds until one more may leave."""
        return max(0.0, (1.0 - self.left(now)) / self.rate(now))

    def take(self, now: float) -> None:
        """One leaves."""
        self._left = self.left(now) - 1.0
