"""Which file is the recording of a call: told by times alone, and nothing where they do not fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from offhook.calls.call import Call, Direction, Stamp
from offhook.calls.clock import NANOSECONDS, Instant
from offhook.calls.follow_ups import AudioKind, RecordingFile
from offhook.calls.recording_match import SeenFile, Span, finished, likely_files, span_of

MONTREAL = timezone(timedelta(hours=-5))
START = datetime(2026, 1, 14, 14, 3, 0, tzinfo=MONTREAL)
BEGAN = Instant(START, 1_000 * NANOSECONDS, "boot")
CALL = Span(0.0, 180.0)


def file(name: str, modified: float, size: int = 1000, created: float | None = None) -> SeenFile:
    """``modified`` and ``created`` in seconds after the start of the call."""
    made = None if created is None else round(created * NANOSECONDS)
    return SeenFile(f"/calls/{name}.wav", size, round(modified * NANOSECONDS), made)


def likely(*files: SeenFile, call: Span = CALL, others: tuple[Span, ...] = ()) -> list[str]:
    return [each.path[7:-4] for each in likely_files(files, call, others, ())]


@pytest.mark.parametrize(
    ("modified", "fits"),
    [
        (-6, False),
        (59, False),  # two minutes before the end and more: not what the call ended with
        (61, True),  # the rep told the end late
        (180, True),
        (359, True),  # made into an MP3
        (361, False),
    ],
)
def test_a_file_is_of_a_call_if_it_was_last_changed_near_its_end(
    modified: float, fits: bool
) -> None:
    assert bool(likely(file("a", modified))) is fits


def test_a_short_call_takes_no_file_from_before_it() -> None:
    short = Span(0, 10)
    assert likely(file("before", -8), file("its", 4), call=short) == ["its"]


def test_the_nearest_is_the_likeliest_then_the_longer() -> None:
    files = (file("late", 200), file("near", 181), file("early", 150))
    assert likely(*files) == ["near", "late", "early"]
    assert likely(file("short", 181, 44), file("long", 181, 4000)) == ["long", "short"]
    assert likely(file("b", 181), file("a", 181)) == ["a", "b"]


def test_a_file_that_was_there_before_the_call_is_not_of_it() -> None:
    assert likely(file("tape", 180, created=-3600), file("its", 182, created=7)) == ["its"]
    assert likely(file("moved here", 180, created=200)) == ["moved here"]


def test_two_calls_back_to_back_have_each_its_own() -> None:
    first, second = Span(0, 180), Span(185, 200)
    files = (file("first", 181), file("second", 201))
    assert likely(*files, call=first, others=(second,)) == ["first"]
    assert likely(*files, call=second, others=(first,)) == ["second"]
    # Where only the second was recorded, the first has none.
    assert likely(files[1], call=first, others=(second,)) == []


def test_what_an_open_call_writes_is_its_own() -> None:
    its = file("of the open call", 200)
    assert likely(its, call=CALL, others=(Span(190, 203),)) == []
    # A file that has not changed for long is not what somebody records at this moment.
    assert likely(file("first", 183), call=CALL, others=(Span(182, 240),)) == ["first"]


def test_a_file_is_given_once() -> None:
    given, copy, other = file("a", 181), file("b", 181), file("c", 184)
    taken = RecordingFile(given.path, given.size, given.modified_ns, AudioKind.WAV)
    assert likely_files([given, copy, other], CALL, (), (taken,)) == [other]


def test_a_file_that_grows_or_is_empty_is_not_finished() -> None:
    before = [file("done", 180), file("grows", 180), file("empty", 180, 0)]
    now = [*before[::2], replace(before[1], size=2000), file("new", 181)]
    assert finished(before, now) == [before[0]]
    touched = replace(before[0], modified_ns=before[0].modified_ns + 1)
    assert finished(before, [touched]) == []
    assert finished([], before) == []


def call(duration: int | None) -> Call:
    return Call("id", Direction.OUTGOING, BEGAN, Stamp("https://x"), duration=duration)


def after(seconds: int, *, set_by: int = 0, boot: str = "boot") -> Instant:
    """``seconds`` later, on a clock that was meanwhile set forward by ``set_by``."""
    wall = START + timedelta(seconds=seconds + set_by)
    return Instant(wall, BEGAN.steady_ns + seconds * NANOSECONDS, boot)


def test_a_span_is_by_the_clock_on_the_wall() -> None:
    start = START.timestamp()
    assert span_of(call(180), after(200)) == Span(start, start + 180)
    assert span_of(call(180), after(200, set_by=2)) == Span(start, start + 180)
    assert span_of(call(None), after(42)) == Span(start, start + 42)
    # After a restart nobody knows; a zone that changes moves no moment.
    assert span_of(call(180), after(200, set_by=3600, boot="next")).shift == 0
    west = replace(after(200), wall=after(200).wall.astimezone(timezone(timedelta(hours=-8))))
    assert span_of(call(180), west).shift == 0


@pytest.mark.parametrize("hours", [-1, 1])
def test_the_clock_is_set_during_a_call(hours: int) -> None:
    start, set_by = START.timestamp(), hours * 3600
    span = span_of(call(180), after(200, set_by=set_by))
    assert span.shift == set_by
    by_old, by_new = (SeenFile(name, 9, 0) for name in ("old", "new"))
    by_old = replace(by_old, modified_ns=round(start + 181) * NANOSECONDS)
    by_new = replace(by_new, modified_ns=round(start + 182 + set_by) * NANOSECONDS)
    between = replace(by_new, modified_ns=round(start + set_by / 2) * NANOSECONDS)
    assert likely_files([between, by_new, by_old], span, (), ()) == [by_old, by_new]
