"""Which file of a folder is the recording of a call: told by when it was last written. Pure.

Softphones write while the call is on and close the file as it ends, so its last change lies near
the end of the call. All times are Unix time in seconds, as file systems give it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .call import Call
from .clock import NANOSECONDS, Instant
from .follow_ups import RecordingFile

BEFORE_START = 5.0
"""Seconds: a file that was last changed sooner than this before the call began is none of it (FAT
counts in steps of two seconds, and another computer's clock may be a little off)."""

BEFORE_END = 120.0
"""Seconds for which the real end may lie before the one that the rep has told."""

AFTER_END = 180.0
"""Seconds in which a softphone has turned its recording into an MP3, or moved it."""


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as it was seen. ``size`` in bytes; ``created_ns`` where the system tells it."""

    path: str
    size: int
    modified_ns: int
    created_ns: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """When a call was. ``shift``: by so many seconds the clock on the wall was set forward (or
    back, below zero) since the call began, so that files may bear the one time or the other."""

    start: float
    end: float
    shift: float = 0.0


def span_of(call: Call, now: Instant) -> Span:
    """When ``call`` was; ``now`` tells whether the clock was set since.

    An open call ends now, for the time being: what it writes is nearer to it than to one before.
    """
    start = call.start.wall.timestamp()
    shift = 0.0
    if now.same_boot(call.start):
        steady = (now.steady_ns - call.start.steady_ns) / NANOSECONDS
        shift = now.wall.timestamp() - start - steady
        if abs(shift) < BEFORE_START:
            shift = 0.0  # the clock on the wall is kept in whole seconds, and corrected bit by bit
    length = now.seconds_since(call.start) if call.duration is None else call.duration
    return Span(start, start + length, shift)


def finished(before: Sequence[SeenFile], now: Sequence[SeenFile]) -> list[SeenFile]:
    """The files that did not change between two looks, and hold something."""
    known = set(before)
    return [file for file in now if file in known and file.size > 0]


def likely_files(
    files: Sequence[SeenFile], call: Span, others: Sequence[Span], taken: Collection[RecordingFile]
) -> list[SeenFile]:
    """The files that may be the recording of ``call``, the likeliest first.

    ``others`` are the calls around it: a file belongs to the call whose end is nearest. ``taken``
    are recordings of other calls already. Of files that are as near, the longer
    comes first.
    """
    paths = {other.path for other in taken}
    same = {(other.size, other.modified_ns) for other in taken}  # by another path, or a copy
    found: list[tuple[float, int, str, SeenFile]] = []
    for file in files:
        if file.path in paths or (file.size, file.modified_ns) in same:
            continue
        away = _away(file, call)
        if away is None or any(_is_nearer(file, other, away) for other in others):
            continue
        found.append((away, -file.size, file.path, file))
    return [file for *_, file in sorted(found, key=lambda each: each[:3])]


def _is_nearer(file: SeenFile, call: Span, away: float) -> bool:
    other = _away(file, call)
    return other is not None and other < away


def _away(file: SeenFile, call: Span) -> float | None:
    """Seconds between a file's last change and the end of a call; ``None``: not of this call."""
    modified = file.modified_ns / NANOSECONDS
    created = None if file.created_ns is None else file.created_ns / NANOSECONDS
    started = call.start + min(0.0, call.shift) - BEFORE_START
    if created is not None and created < started:
        return None  # it was there before the call
    away = [
        abs(modified - end)
        for start, end in _readings(call)
        if max(start - BEFORE_START, end - BEFORE_END) <= modified <= end + AFTER_END
    ]
    return min(away, default=None)


def _readings(call: Span) -> tuple[tuple[float, float], ...]:
    """Start and end by the clock as it was at the start, and as it is now."""
    if not call.shift:
        return ((call.start, call.end),)
    moved = call.end + call.shift
    return ((call.start, call.end), (min(call.start, call.start + call.shift), moved))
