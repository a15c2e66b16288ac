"""Tries again for ever, ever more slowly, and at once when there is reason to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from offhook.sync.backoff import FIRST_SECONDS, LONGEST_SECONDS, Backoff

CHANCES = st.floats(0, 1, exclude_max=True)


def waits(backoff: Backoff, failures: int) -> list[float]:
    """The waits after failures that come one after another."""
    now, found = 100.0, []
    for _ in range(failures):
        backoff.failed(now)
        found.append(backoff.wait(now))
        now += found[-1]
    return found


def test_each_failure_doubles_the_wait_up_to_a_minute() -> None:
    longest = waits(Backoff(lambda: 1.0), 10)
    assert longest == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    assert waits(Backoff(lambda: 0.0), 10) == [wait / 2 for wait in longest]


def test_the_longest_wait_is_a_setting() -> None:
    backoff = Backoff(lambda: 1.0, longest=3.0)
    assert waits(backoff, 4) == [1, 2, 3, 3]
    backoff.hurry()
    backoff.longest = 0.25
    assert waits(backoff, 1) == [0.25]


@given(CHANCES, st.integers(1, 2000))
def test_no_wait_is_longer_than_a_minute_or_shorter_than_half_a_second(
    chance: float, failures: int
) -> None:
    assert all(
        FIRST_SECONDS / 2 <= wait <= LONGEST_SECONDS
        for wait in waits(Backoff(lambda: chance), failures)
    )


@given(CHANCES, st.integers(2, 50))
def test_requests_that_fail_together_count_as_one_failure(chance: float, together: int) -> None:
    alone, many = Backoff(lambda: chance), Backoff(lambda: chance)
    alone.failed(100.0)
    for nth in range(together):
        many.failed(100.0 + nth * 0.001)
    assert many.wait(100.1) == alone.wait(100.1)


def test_a_success_ends_the_waiting_and_the_counting() -> None:
    backoff = Backoff(lambda: 0.0)
    waits(backoff, 5)
    backoff.succeeded()
    assert backoff.wait(100.0) == 0.0
    assert waits(backoff, 1) == [0.5]


def test_a_reason_to_hurry_ends_the_waiting_but_not_the_counting() -> None:
    backoff = Backoff(lambda: 0.0)
    backoff.failed(100.0)
    backoff.hurry()
    assert backoff.wait(100.0) == 0.0
    backoff.failed(100.0)
    assert backoff.wait(100.0) == 1.0
