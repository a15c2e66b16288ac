"""A desk's share of the rate limit, divided between the calls of now and all else."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from offhook.sync.pacing import (
    ALLOWANCE,
    LONGEST_PAUSE,
    RECOVERY_SECONDS,
    SLOWDOWN,
    SLOWEST,
    Lane,
    Pacer,
)

SHARES = st.integers(1, 200)
WANTED = st.lists(st.sets(st.sampled_from(Lane), min_size=1), min_size=1, max_size=40)
CHANCES = st.floats(0, 1)
NEARLY = 1e-6


def paced(share: int, chance: float = 0.5) -> Pacer:
    """A pacer that begins at 0 seconds."""
    return Pacer(share, 0.0, lambda: chance)


def drive(
    pacer: Pacer, seconds: float, *lanes: Lane, start: float = 0.0
) -> list[tuple[float, Lane]]:
    """What leaves in so many seconds if every lane always has something to send, LIVE first."""
    now, left = start, []
    while now < start + seconds:
        ready = [lane for lane in sorted(lanes) if pacer.wait_for(lane, now) == 0.0]
        if ready:
            pacer.take(ready[0], now)
            left.append((now, ready[0]))
        else:
            now += max(NEARLY, min(pacer.wait_for(lane, now) for lane in lanes))
    return left


def most_in(left: list[tuple[float, Lane]], window: float) -> int:
    """The most requests in any window of so many seconds."""
    return max(sum(start <= at < start + window for at, _ in left) for start, _ in left)


@settings(max_examples=40, deadline=None)
@given(SHARES, st.sets(st.sampled_from(Lane), min_size=1))
def test_no_minute_has_more_than_the_share_and_one_burst(share: int, lanes: set[Lane]) -> None:
    left = drive(paced(share), 150.0, *lanes)
    assert most_in(left, 60.0) <= share + max(2, share // 6) + 1


@settings(max_examples=40, deadline=None)
@given(SHARES)
def test_the_backlog_alone_takes_half_of_the_share_evenly(share: int) -> None:
    left = drive(paced(share), 600.0, Lane.BACKLOG)
    gaps = [later - earlier for (earlier, _), (later, _) in pairwise(left)]
    assert all(abs(gap - 120.0 / share) < 0.01 for gap in gaps[2:])
    assert len(left) >= 600 * share // 120 - 1


@settings(max_examples=40, deadline=None)
@given(
    SHARES, st.floats(0, 300), st.sampled_from([{Lane.LOOK}, {Lane.BACKLOG}, {*Lane} - {Lane.LIVE}])
)
def test_whatever_else_waits_a_call_of_now_leaves_at_once(
    share: int, when: float, others: set[Lane]
) -> None:
    pacer = paced(share)
    drive(pacer, when, *others)
    assert pacer.wait_for(Lane.LIVE, when) == 0.0


@settings(max_examples=40, deadline=None)
@given(SHARES)
def test_look_ups_leave_the_backlog_waiting(share: int) -> None:
    left = drive(paced(share), 600.0, Lane.LOOK, Lane.BACKLOG)
    assert [lane for _, lane in left].count(Lane.BACKLOG) <= 1


@settings(max_examples=40, deadline=None)
@given(SHARES, st.floats(0, 1e9), CHANCES)
def test_retry_after_is_kept_to_by_every_lane(
    share: int, retry_after: float, chance: float
) -> None:
    pacer = paced(share, chance)
    pause = pacer.slow_down(retry_after, 10.0)
    assert abs(pause - min(retry_after, LONGEST_PAUSE)) < NEARLY
    for lane in Lane:
        assert pacer.wait_for(lane, 10.0) >= pause - NEARLY
        assert pacer.wait_for(lane, 10.0 + pause / 2) >= pause / 2 - NEARLY


@settings(max_examples=40, deadline=None)
@given(SHARES, CHANCES, st.integers(1, 20))
def test_without_a_word_of_when_the_pause_grows_but_not_for_long(
    share: int, chance: float, times: int
) -> None:
    pacer, now, pauses = paced(share, chance), 10.0, []
    for _ in range(times):
        pauses.append(pacer.slow_down(None, now))
        now += pauses[-1]
    assert 3.75 <= pauses[0] <= 6.25
    assert all(later >= earlier - NEARLY for earlier, later in pairwise(pauses))
    assert pauses[-1] <= 25.0 + NEARLY


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 30), CHANCES)
def test_requests_that_were_under_way_together_slow_down_once(together: int, chance: float) -> None:
    one, many = paced(60, chance), paced(60, chance)
    one.slow_down(None, 10.0)
    for _ in range(together):
        many.slow_down(None, 10.0)
    assert drive(one, 100.0, Lane.LIVE, start=10.0) == drive(many, 100.0, Lane.LIVE, start=10.0)


@settings(max_examples=40, deadline=None)
@given(SHARES, st.integers(1, 20))
def test_the_share_creeps_back(share: int, times: int) -> None:
    pacer = paced(share)
    now = 0.0
    for _ in range(times):
        now += pacer.slow_down(None, now)
    slow = most_in(drive(pacer, 60.0, Lane.LIVE, start=now), 60.0)
    assert slow <= share / SLOWDOWN * 1.5 + 2
    healed = now + RECOVERY_SECONDS * SLOWEST
    assert len(drive(pacer, 60.0, Lane.LIVE, start=healed)) >= share


@settings(max_examples=40, deadline=None)
@given(CHANCES)
def test_desks_that_are_slowed_down_together_do_not_march_in_step(chance: float) -> None:
    def next_turn(of: float) -> float:
        pacer = paced(60, of)
        pacer.slow_down(30.0, 10.0)
        return pacer.wait_for(Lane.BACKLOG, 10.0)

    assert next_turn(chance) >= next_turn(0.0) >= 30.0
    assert next_turn(1.0) - next_turn(0.0) > 5.0


def test_once_the_token_is_shared_the_backlog_leaves_most_of_the_hour_to_the_calls_of_now() -> None:
    pacer = paced(60)
    pacer.slow_down(None, 0.0)
    pacer.ration(0.0)
    hours = [drive(pacer, 3600.0, Lane.BACKLOG, start=hour * 3600.0) for hour in range(9)]
    counts = [len(hour) for hour in hours]
    assert ALLOWANCE <= counts[0] <= ALLOWANCE + 30
    assert 30 * counts[1] < 2000
    assert counts[1:] == sorted(counts[1:])
    assert counts[-1] >= 1790  # half of the share, as if nothing had been
    assert pacer.wait_for(Lane.BACKLOG, 1e9) == 0.0


def test_a_second_too_many_does_not_grant_a_second_allowance() -> None:
    pacer = paced(60)
    for now in (0.0, 600.0, 1200.0):
        pacer.slow_down(None, now)
        pacer.ration(now)
        drive(pacer, 600.0, Lane.BACKLOG, start=now)
    assert len(drive(pacer, 3600.0, Lane.BACKLOG, start=1800.0)) <= 40
    assert pacer.wait_for(Lane.LIVE, 5400.0) == 0.0


@settings(max_examples=40, deadline=None)
@given(SHARES, SHARES)
def test_a_changed_share_holds_from_then_on(before: int, after: int) -> None:
    pacer = paced(before)
    drive(pacer, 30.0, Lane.LIVE)
    pacer.use_share(after, 30.0)
    left = drive(pacer, 120.0, Lane.LIVE, start=30.0)
    assert most_in(left, 60.0) <= after + max(2, after // 6) + 1
    assert len(left) >= after * 2 - 1


@settings(max_examples=40, deadline=None)
@given(SHARES, WANTED, st.floats(0.01, 5))
def test_no_wait_is_ever_negative_or_without_end(
    share: int, wanted: list[set[Lane]], step: float
) -> None:
    pacer, now = paced(share), 0.0
    for lanes in wanted:
        for lane in lanes:
            wait = pacer.wait_for(lane, now)
            assert 0.0 <= wait < 3600.0
            if wait == 0.0:
                pacer.take(lane, now)
            else:
                assert pacer.wait_for(lane, now + wait) <= NEARLY
        now += step
