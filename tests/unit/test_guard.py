"""May this number be called? Hours, zones and wishes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from offhook.calls.calling_hours import CallingHours, Hours
from offhook.calls.guard import Caution, warnings_for
from offhook.calls.leads import Contact, Lead, merged
from offhook.calls.time_zones import time_there, zones_of

CANADA = CallingHours.parse()
JANUARY_5 = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 1, 13, 14, 3, tzinfo=timezone(timedelta(hours=-5)))
PLAIN = Lead(1, "John Doe")


# Hours


@pytest.mark.parametrize(
    ("day", "clock", "allowed"),
    [
        (13, "08:59", False),
        (13, "09:00", True),
        (13, "21:29", True),
        (13, "21:30", False),
        (17, "09:30", False),  # Saturday
        (17, "10:00", True),
        (18, "17:59", True),
        (18, "18:00", False),
        (19, "00:00", False),
    ],
)
def test_the_hours_of_canada(day: int, clock: str, allowed: bool) -> None:
    hour, minute = map(int, clock.split(":"))
    assert CANADA.allow(datetime(2026, 1, day, hour, minute, 59, tzinfo=UTC)) is allowed


def test_hours_in_several_spans_none_and_all() -> None:
    france = CallingHours.parse("10:00-13:00, 14:00-20:00", "never")
    tuesday, sunday = (datetime(2026, 1, day, 13, 30, tzinfo=UTC) for day in (13, 18))
    assert not france.allow(tuesday)
    assert france.allow(tuesday + timedelta(hours=1))
    assert not france.allow(sunday)
    assert CallingHours.parse("", "").allow(sunday)
    assert Hours.parse("0:00 – 24:00") == Hours(((0, 1440),))


@pytest.mark.parametrize(
    "text",
    ["9-17", "21:30-9:00", "9:00-24:01", "9:60-10:00", "9:00-9:00", "9:00-12:00, 11:00-13:00"],
)
def test_what_are_no_hours(text: str) -> None:
    with pytest.raises(ValueError):
        Hours.parse(text)


# The time there


def test_the_time_where_a_number_rings() -> None:
    assert zones_of("+14182579084") == ("America/Toronto",)
    there = time_there("+16045550123", TUESDAY)
    assert there is not None
    assert (there.hour, there.minute) == (11, 3)
    assert time_there("+33142685300", TUESDAY) == TUESDAY


def test_daylight_saving_is_that_of_the_place_and_day() -> None:
    july = datetime(2026, 7, 14, 14, 3, tzinfo=UTC)
    for number, hour in (("+13065551234", 8), ("+14035551234", 8), ("+14165551234", 10)):
        there = time_there(number, july)
        assert there is not None
        assert there.hour == hour
    # Saskatchewan keeps its clocks in winter, Alberta does not.
    january = july.replace(month=1)
    assert [
        there.hour
        for number in ("+13065551234", "+14035551234")
        if (there := time_there(number, january)) is not None
    ] == [8, 7]


@pytest.mark.parametrize(
    "number",
    [
        "+18005550199",  # toll-free: a whole continent
        "+17095550123",  # Newfoundland and Labrador: half an hour apart
        "+80012345678",  # of no country
        "nonsense",
        "",
    ],
)
def test_where_no_one_time_is_known(number: str) -> None:
    assert time_there(number, TUESDAY) is None


# Warnings


def test_a_wish_is_told_with_its_date() -> None:
    asked = Lead(2, "Émilie", do_not_call=True, no_calls_since=JANUARY_5)
    (warned,) = warnings_for([PLAIN, asked], TUESDAY, CANADA)
    assert (warned.caution, warned.lead, warned.since) == (Caution.NO_CALLS, asked, JANUARY_5)
    assert warned.record() == "no_calls 2026-01-05T15:00:00+00:00"


def test_of_two_wishes_the_one_about_calls_counts() -> None:
    both = Lead(
        2,
        do_not_call=True,
        no_calls_since=JANUARY_5,
        no_contact_since=JANUARY_5 - timedelta(days=9),
    )
    only = Lead(3, do_not_call=True, no_contact_since=JANUARY_5)
    undated = Lead(4, do_not_call=True)
    told = [warnings_for([lead], None, CANADA)[0] for lead in (both, only, undated)]
    assert [(one.caution, one.since) for one in told] == [
        (Caution.NO_CALLS, JANUARY_5),
        (Caution.NO_CONTACT, JANUARY_5),
        (Caution.NO_CALLS, None),
    ]
    assert told[2].record() == "no_calls"


def test_hours_there_and_wishes_are_told_together() -> None:
    night = TUESDAY.replace(hour=22)
    asked = Lead(2, do_not_call=True)
    warned = warnings_for([asked], night, CANADA)
    assert [one.caution for one in warned] == [Caution.NO_CALLS, Caution.HOURS]
    assert warned[1].there == night
    assert warned[1].hours == CANADA.weekdays


def test_what_is_not_known_warns_of_nothing() -> None:
    assert warnings_for([], None, CANADA) == ()
    assert warnings_for([PLAIN], TUESDAY, CANADA) == ()


# The last calls


def test_a_call_that_is_here_and_there_counts_once() -> None:
    def at(minutes: int, **more: object) -> Contact:
        return Contact(TUESDAY - timedelta(minutes=minutes), status="answered", **more)  # type: ignore[arg-type]

    ours = [at(0, is_open=True), at(60, communication_id=7), at(120)]
    theirs = [
        at(0),
        at(61, communication_id=7),
        at(121, communication_id=8),  # ours, before it is known
        at(300, communication_id=9),  # a colleague's
        Contact(TUESDAY, status="calling", communication_id=10, direction="incoming"),
    ]
    assert [one.at for one in merged(ours, theirs)] == [
        TUESDAY - timedelta(minutes=minutes) for minutes in (60, 120, 300)
    ]
