"""Instants: what lasts how long when clocks are changed, zones crossed and computers restarted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offhook.calls.clock import NANOSECONDS, Instant
from offhook.calls.events import Answered, Ended
from support.calls import MORNING, Desk
from support.clocks import FakeClock

MONTREAL = ZoneInfo("America/Montreal")


def test_wall_time_needs_an_offset_and_is_whole_seconds() -> None:
    with pytest.raises(ValueError, match="offset"):
        Instant(datetime(2025, 6, 3, 9, 30), 0, "boot")  # noqa: DTZ001
    instant = Instant(MORNING.replace(microsecond=999_999), 0, "boot")
    assert instant.wall == MORNING


@pytest.mark.parametrize("fold", [0, 1])
def test_a_zone_becomes_the_offset_that_it_has_then(fold: int) -> None:
    twice = datetime(2025, 11, 2, 1, 30, tzinfo=MONTREAL, fold=fold)
    instant = Instant(twice, 0, "boot")
    assert instant.wall.utcoffset() == timedelta(hours=-4 - fold)
    assert instant.later(3600) - instant.wall == timedelta(hours=1)
    assert instant.later(3600).utcoffset() == instant.wall.utcoffset()
    assert datetime.fromisoformat(instant.wall.isoformat()) == instant.wall


def test_zones_do_not_bend_the_time_between_boots() -> None:
    before = Instant(datetime(2025, 3, 9, 1, 59, tzinfo=MONTREAL), 0, "one")
    after = Instant(datetime(2025, 3, 9, 3, 1, tzinfo=MONTREAL), 0, "two")
    assert after.seconds_since(before) == 120
    assert not after.same_boot(before)


@given(st.integers(0, 2**62), st.integers(0, 2**62))
def test_of_one_boot_the_steady_clock_decides(one: int, other: int) -> None:
    early = Instant(MORNING, min(one, other), "boot")
    late = Instant(MORNING - timedelta(days=400), max(one, other), "boot")
    assert late.seconds_since(early) == abs(one - other) // NANOSECONDS
    assert early.seconds_since(late) == 0


def test_a_wall_clock_set_back_does_not_change_the_length() -> None:
    desk = Desk()
    desk.dial()
    desk.clock.advance(10)
    desk.say(Answered)
    desk.clock.set_wall(MORNING - timedelta(hours=5))
    desk.clock.advance(50)
    call = desk.say(Ended)
    assert (call.duration, call.talk_seconds) == (60, 50)
    assert call.end_at == MORNING + timedelta(seconds=60)


def test_a_flight_to_another_zone_does_not_change_the_offset() -> None:
    desk = Desk()
    desk.dial()
    desk.clock.advance(60)
    desk.clock.set_wall(desk.clock.now().wall.astimezone(timezone(timedelta(hours=2))))
    call = desk.say(Ended)
    assert call.duration == 60
    assert call.end_at is not None
    assert call.end_at.isoformat() == "2025-06-03T09:31:05-04:00"


def test_after_a_restart_of_the_computer_the_wall_clock_serves() -> None:
    desk = Desk()
    desk.dial()
    desk.clock.advance(100)
    desk.clock.reboot(200)
    call = desk.say(Ended)
    assert (call.duration, call.end_at) == (300, MORNING + timedelta(seconds=300))


def test_a_restart_with_the_wall_clock_set_back_invents_no_negative_length() -> None:
    desk = Desk()
    desk.dial()
    desk.clock.advance(100)
    desk.say(Answered)
    desk.clock.reboot()
    desk.clock.set_wall(MORNING - timedelta(days=1))
    call = desk.say(Ended)
    # They did talk: the call was not over before it was picked up.
    assert (call.duration, call.ring_seconds, call.talk_seconds) == (100, 100, 0)


def test_the_clock_of_the_tests_keeps_what_instants_need() -> None:
    clock = FakeClock(datetime(2025, 6, 3, 9, 30, 5, 700_000, tzinfo=UTC))
    start = clock.now()
    clock.advance(0.6)
    assert clock.now().seconds_since(start) == 0
    clock.advance(0.4)
    assert clock.now().seconds_since(start) == 1
