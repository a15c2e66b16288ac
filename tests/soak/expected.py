"""What a call must be by what was said of it. Written without the program's own rules.

A call's length has bounds, since the driver only knows that an instant of the program lies
between two of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from offhook.calls.clock import Instant

from .plan import PlannedCall
from .records import Said

SHORT_CALL = 60
"""Seconds; the setting that ships."""

UNANSWERED = {"outgoing": "attempted", "incoming": "interrupted"}


@dataclass(frozen=True, slots=True)
class Expected:
    """``start`` and ``duration`` are the least and the most. ``statuses`` maps to each status the
    lengths (seconds, from and below) with which it is right."""

    call: PlannedCall
    call_id: str
    direction: str
    start: tuple[datetime, datetime]
    duration: tuple[int, int]
    statuses: tuple[tuple[str, int, int], ...]
    media_url: str | None
    note: str
    file: str | None = None
    call_back: tuple[str, datetime] | None = None

    def status_for(self, duration: int) -> str:
        """The right status of a call that long."""
        return next(status for status, first, end in self.statuses if first <= duration < end)


def expected(call: PlannedCall, said: Sequence[Said]) -> Expected | None:
    """What ``said`` makes of the call; ``None`` if its beginning was not taken."""
    taken = [one for one in said if one.taken]
    if not taken or taken[0].words != said[0].words:
        return None
    begin = taken[0]
    direction = _direction(begin)
    if begin.words[0] == "log":
        return _logged(call, begin, direction)
    end = next((one for one in taken if _ends(one)), None)
    duration = (-1, -1) if end is None else _apart(begin, end)
    url = _last(taken, "recording")
    return Expected(
        call,
        begin.printed,
        direction,
        (begin.before.wall, begin.after.wall),
        duration,
        _statuses(taken, direction),
        url if url and "://" in url else None,
        _last(taken, "note") or "",
        url if url and "://" not in url else None,
        _call_back(taken),
    )


def _logged(call: PlannedCall, begin: Said, direction: str) -> Expected:
    start = datetime.fromisoformat(begin.option("--start") or "")
    duration = int(begin.option("--duration") or "")
    status = begin.option("--status")
    if status is None:
        brief = direction == "outgoing" and duration < SHORT_CALL
        status = UNANSWERED[direction] if brief else "answered"
    return Expected(
        call,
        begin.printed,
        direction,
        (start, start),
        (duration, duration),
        _always(status),
        begin.option("--recording"),
        "",
    )


def _direction(begin: Said) -> str:
    if begin.words[0] == "log":
        return begin.option("--direction") or ""
    return "outgoing" if {"dial", "dialing"} & set(begin.words[:2]) else "incoming"


def _moment(said: Said) -> str:
    """What is told, in the words of ``event``."""
    if said.words[0] == "event":
        return said.words[1]
    return {"hangup": "ended"}.get(said.words[0], said.words[0])


def _ends(said: Said) -> bool:
    return _moment(said) in ("ended", "busy", "failed", "missed")


def _apart(begin: Said, end: Said) -> tuple[int, int]:
    if begin is end:  # a missed call that a phone tells of afterwards
        return (0, 0)
    return (_seconds(begin.after, end.before), _seconds(begin.before, end.after))


def _seconds(earlier: Instant, later: Instant) -> int:
    return later.seconds_since(earlier)


def _last(said: Sequence[Said], verb: str) -> str | None:
    values = [one.words[1] for one in said if one.words[0] == verb]
    return values[-1] if values else None


def _call_back(said: Sequence[Said]) -> tuple[str, datetime] | None:
    """Title and time."""
    planned = [one for one in said if one.words[0] == "callback"]
    if not planned:
        return None
    title, at = planned[-1].option("--title"), planned[-1].option("--at")
    return title or "", datetime.fromisoformat(at or "")


def _statuses(said: Sequence[Said], direction: str) -> tuple[tuple[str, int, int], ...]:
    """The last word counts: a chosen status, a pick-up, or how it ended."""
    chosen, picked_up = "", False
    result: tuple[tuple[str, int, int], ...] = _always("calling")
    for one in said:
        moment = _moment(one)
        if moment == "status":
            chosen = one.words[1]
            picked_up = picked_up or (chosen == "answered" and result == _always("calling"))
            if result != _always("calling"):
                result = _always(chosen)
        elif moment == "answered" and not picked_up:
            chosen, picked_up = "answered", True
        elif _ends(one) and result == _always("calling"):
            result = _at_end(one, moment, direction, chosen)
    return result


def _at_end(
    end: Said, moment: str, direction: str, chosen: str
) -> tuple[tuple[str, int, int], ...]:
    if moment in ("busy", "missed"):
        return _always(UNANSWERED[direction])
    if moment == "failed":
        return _always("error")
    if chosen:
        return _always(chosen)
    if end.words[0] == "event":  # the phone would have told of a pick-up
        return _always(UNANSWERED[direction])
    if direction == "incoming":
        return _always("answered")
    return (("attempted", 0, SHORT_CALL), ("answered", SHORT_CALL, 1 << 31))


def _always(status: str) -> tuple[tuple[str, int, int], ...]:
    return ((status, 0, 1 << 31),)
