"""How fast this desk may ask the CRM. Pure: the time is passed in.

The limit of a token (200 requests a minute, 2,000 an hour) is probably shared by all desks of a
dealership, so each desk keeps to a share. Calls in progress go first and may use the whole share
at once; look-ups come second; the backlog is spread evenly and takes at most half, so that a
morning of offline calls never delays the call of now by more than one request.
"""

from __future__ import annotations

import math
from enum import IntEnum

RECOVERY_SECONDS = 60.0
"""After a slowdown the share doubles once in this time until it is whole again."""

SLOWEST = 16.0

LONGEST_PAUSE = 3600.0
"""Seconds; the longest limit that anybody tells of is by the hour. A longer wait is a mistake."""


class Lane(IntEnum):
    """What a request is for; the smaller goes first."""

    LIVE = 0
    LOOK = 1
    BACKLOG = 2


class Pacer:
    """Grants requests. All times are seconds of one monotonic clock."""

    def __init__(self, share_per_minute: int, now: float) -> None:
        self._share = share_per_minute
        self._tokens = float(self._burst)
        self._filled_at = now
        self._backlog_at = now
        self._closed_until = now
        self._slowness = 1.0
        self._slowed_at = now

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
        if lane is Lane.BACKLOG:
            until = max(until, self._backlog_at - now)
        return max(0.0, until)

    def take(self, lane: Lane, now: float) -> None:
        """A request of ``lane`` leaves now."""
        self._refill(now)
        self._tokens -= 1.0
        if lane is not Lane.LIVE:
            # Half of the share, evenly spaced: a look-up moves the backlog's next turn as well.
            self._backlog_at = max(self._backlog_at, now) + 2.0 / self._rate(now)

    def slow_down(self, retry_after: float | None, now: float) -> float:
        """The CRM said *too many requests*. Returns the seconds for which nothing leaves.

        Of requests that were under way together, the first answer slows everything down; the
        others can only make the pause longer.
        """
        self._refill(now)
        if now >= self._closed_until:
            self._slowness = min(SLOWEST, self._current_slowness(now) * 2.0)
            self._slowed_at = now
        pause = 2.5 * self._slowness if retry_after is None else min(LONGEST_PAUSE, retry_after)
        self._closed_until = max(self._closed_until, now + pause)
        self._tokens = min(self._tokens, 1.0)
        return self._closed_until - now

    def _rate(self, now: float) -> float:
        return self._share / 60.0 / self._current_slowness(now)

    def _current_slowness(self, now: float) -> float:
        halvings = (now - self._slowed_at) / RECOVERY_SECONDS
        return max(1.0, self._slowness * math.exp2(-halvings))

    def _refill(self, now: float) -> None:
        earned = (now - self._filled_at) * self._rate(now)
        self._tokens = min(float(self._burst), self._tokens + earned)
        self._filled_at = now
