"""A desk's share of the rate limit, divided between the calls of now and all else."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from offhook.sync.pacing import LONGEST_PAUSE, SLOWEST, Lane, Pacer

SHARES = st.integers(1, 200)
WANTED = st.lists(st.sets(st.sampled_from(Lane), min_size=1), min_size=1, max_size=40)
NEARLY = 1e-6


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


@settings(max_examples=40)
@given(SHARES, st.sets(st.sampled_from(Lane), min_size=1))
def test_no_minute_has_more_than_the_share_and_one_burst(share: int, lanes: set[Lane]) -> None:
    left = drive(Pacer(share, 0.0), 150.0, *lanes)
    assert most_in(left, 60.0) <= share + max(2, share // 6) + 1


@settings(max_examples=40)
@given(SHARES)
def test_the_backlog_alone_takes_half_of_the_share_evenly(share: int) -> None:
    left = drive(Pacer(share, 0.0), 600.0, Lane.BACKLOG)
    gaps = [later - earlier for (earlier, _), (later, _) in pairwise(left)]
    assert all(abs(gap - 120.0 / share) < 0.01 for gap in gaps[2:])
    assert len(left) >= 600 * share // 120 - 1


@settings(max_examples=40)
@given(
    SHARES, st.floats(0, 300), st.sampled_from([{Lane.LOOK}, {Lane.BACKLOG}, {*Lane} - {Lane.LIVE}])
)
def test_whatever_else_waits_a_call_of_now_leaves_at_once(
    share: int, when: float, others: set[Lane]
) -> None:
    pacer = Pacer(share, 0.0)
    drive(pacer, when, *others)
    assert pacer.wait_for(Lane.LIVE, when) == 0.0


@settings(max_examples=40)
@given(SHARES)
def test_look_ups_leave_the_backlog_waiting(share: int) -> None:
    left = drive(Pacer(share, 0.0), 600.0, Lane.LOOK, Lane.BACKLOG)
    assert [lane for _, lane in left].count(Lane.BACKLOG) <= 1


@settings(max_examples=40)
@given(SHARES, st.none() | st.floats(0, 1e9))
def test_too_many_requests_closes_every_lane_for_a_while(
    share: int, retry_after: float | None
) -> None:
    pacer = Pacer(share, 0.0)
    pause = pacer.slow_down(retry_after, 10.0)
    expected = 5.0 if retry_after is None else min(retry_after, LONGEST_PAUSE)
    assert abs(pause - expected) < NEARLY
    for lane in Lane:
        assert pacer.wait_for(lane, 10.0) >= pause - NEARLY
        assert pacer.wait_for(lane, 10.0 + pause / 2) >= pause / 2 - NEARLY


@settings(max_examples=40)
@given(st.integers(2, 30))
def test_requests_that_were_under_way_together_slow_down_once(together: int) -> None:
    one, many = Pacer(60, 0.0), Pacer(60, 0.0)
    one.slow_down(None, 10.0)
    for _ in range(together):
        many.slow_down(None, 10.0)
    assert drive(one, 100.0, Lane.LIVE, start=10.0) == drive(many, 100.0, Lane.LIVE, start=10.0)


@settings(max_examples=40)
@given(SHARES, st.integers(1, 20))
def test_the_share_creeps_back(share: int, times: int) -> None:
    pacer = Pacer(share, 0.0)
    now = 0.0
    for _ in range(times):
        now += pacer.slow_down(None, now)
    slow = most_in(drive(pacer, 60.0, Lane.LIVE, start=now), 60.0)
    assert slow <= share + 1
    healed = now + 60.0 * SLOWEST
    assert len(drive(pacer, 60.0, Lane.LIVE, start=healed)) >= share


@settings(max_examples=40)
@given(SHARES, SHARES)
def test_a_changed_share_holds_from_then_on(before: int, after: int) -> None:
    pacer = Pacer(before, 0.0)
    drive(pacer, 30.0, Lane.LIVE)
    pacer.use_share(after, 30.0)
    left = drive(pacer, 120.0, Lane.LIVE, start=30.0)
    assert most_in(left, 60.0) <= after + max(2, after // 6) + 1
    assert len(left) >= after * 2 - 1


@settings(max_examples=40)
@given(SHARES, WANTED, st.floats(0.01, 5))
def test_no_wait_is_ever_negative_or_without_end(
    share: int, wanted: list[set[Lane]], step: float
) -> None:
    pacer, now = Pacer(share, 0.0), 0.0
    for lanes in wanted:
        for lane in lanes:
            wait = pacer.wait_for(lane, now)
            assert 0.0 <= wait < 3600.0
            if wait == 0.0:
                pacer.take(lane, now)
            else:
                assert pacer.wait_for(lane, now + wait) <= NEARLY
        now += step
