"""A day and a week in figures: over midnight, the night in which clocks go back, other zones."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from offhook.calls.call import Call, Disposition, Place, Status
from offhook.calls.clock import Instant
from offhook.calls.figures import Figures, figures_of
from support.calls import make_call


def call(start: str, **fields: object) -> Call:
    return make_call(start=Instant(datetime.fromisoformat(start), 0, "boot"), **fields)


def test_nothing() -> None:
    assert figures_of([]) == Figures()
    assert list(figures_of([]).hours()) == []


def test_answered_calls_talk() -> None:
    figures = figures_of(
        [
            call("2025-11-24T09:05-05:00", status=Status.ANSWERED, answered_after=20, duration=80),
            call("2025-11-24T09:50-05:00", status=Status.ANSWERED, duration=90),  # when, who knows
            call("2025-11-24T11:00-05:00", status=Status.ATTEMPTED, duration=500),
            call("2025-11-24T11:30-05:00", status=Status.ANSWERED, answered_after=5, duration=None),
        ]
    )
    assert (figures.calls, figures.answered, figures.talk_seconds) == (4, 3, 150)
    assert [figures.by_hour[hour] for hour in figures.hours()] == [2, 0, 2]


def test_private_calls_and_misdials_are_no_figures() -> None:
    figures = figures_of(
        [
            call("2025-11-24T09:00-05:00", duration=60, place=Place.PRIVATE),
            call("2025-11-24T09:00-05:00", duration=5, disposition=Disposition.NOT_A_CALL),
            call("2024-11-24T09:00-05:00", duration=60, place=Place.CLEARED, remote=None),
        ]
    )
    assert figures.calls == 1


def test_the_wall_clock_of_the_call_decides() -> None:
    """Over midnight a call belongs to where it began; 1 h comes twice on 2 November 2025."""
    figures = figures_of(
        [
            call("2025-11-01T23:59:59-04:00", duration=600),
            call("2025-11-02T01:30:00-04:00", duration=60),
            call("2025-11-02T01:30:00-05:00", duration=60),
            call("2025-11-02T23:59:59-05:00", duration=60),
            make_call(
                start=Instant(datetime(2025, 11, 3, 8, tzinfo=timezone(timedelta(hours=9))), 0, "b")
            ),
        ]
    )
    assert figures.by_day == {date(2025, 11, 1): 1, date(2025, 11, 2): 3, date(2025, 11, 3): 1}
    assert figures.by_hour == {23: 2, 1: 2, 8: 1}
