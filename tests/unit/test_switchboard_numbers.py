"""Numbers, places and lines; past calls; recordings."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from offhook.calls.call import Certainty, Direction, Place, Status
from offhook.calls.deriving import wanted
from offhook.calls.events import (
    Began,
    Ended,
    Event,
    HoldChanged,
    LengthCorrected,
    MadePrivate,
    NoteTyped,
    NumberGiven,
    PastCall,
    RecordingGiven,
)
from offhook.calls.recording import looks_like_audio
from offhook.calls.rules import Refusal
from support.calls import JOHN, LINE, MARY, MOBILE, MORNING, RULES, Desk, make_event

OUT, IN = Direction.OUTGOING, Direction.INCOMING
MONTREAL = ZoneInfo("America/Montreal")


@pytest.fixture
def desk() -> Desk:
    return Desk()


# Numbers


def test_numbers_end_up_as_from_and_to(desk: Desk) -> None:
    out = desk.dial("Tel: (418) 257-9084 ext. 5")
    assert (out.origin, out.target, out.remote_extension) == (LINE, JOHN, "5")
    into = desk.ring("tel:+14185550101")
    assert (into.origin, into.target) == (MARY, LINE)


@pytest.mark.parametrize("number", ["911", "*67", "12345678901234567890", "hello", "418257908"])
def test_a_number_that_cannot_be_called(desk: Desk, number: str) -> None:
    refused = desk.refused(Began, direction=OUT, number=number)
    assert (refused.reason, refused.detail[1]) == (Refusal.BAD_NUMBER, number)
    kept = desk.phone(Began, direction=OUT, number=number)
    assert (kept.remote, kept.remote_text, kept.place) == (None, number, Place.INTERNAL)


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("123", Place.INTERNAL),
        ("anonymous", Place.WITHHELD),
        ("Numéro masqué", Place.WITHHELD),
        (MARY, Place.PRIVATE),
        (JOHN, Place.CRM),
    ],
)
def test_where_a_call_belongs(number: str, place: Place) -> None:
    desk = Desk(replace(RULES, never_log=frozenset({MARY})))
    assert desk.ring(number).place is place
    assert desk.phone(Began, direction=OUT, number=number).place is place
    assert desk.dial(number, private=True).place is Place.PRIVATE


def test_no_number_is_number_later_for_the_rep_and_withheld_for_a_phone(desk: Desk) -> None:
    assert desk.dial(" ").place is Place.CRM
    assert desk.phone(Began, direction=IN, number="").place is Place.WITHHELD


def test_the_number_later(desk: Desk) -> None:
    call = desk.dial("")
    assert (call.remote, call.place) == (None, Place.CRM)
    assert desk.refused(NumberGiven, number="911").reason is Refusal.BAD_NUMBER
    assert desk.say(NumberGiven, number=JOHN).remote == JOHN
    desk.say(Ended)
    assert desk.say(NumberGiven, call_id=call.id, number=MARY).remote == MARY


def test_a_number_that_was_sent_stays(desk: Desk) -> None:
    call = desk.dial()
    desk.sent.add(call.id)
    for kind, fields in ((NumberGiven, {"number": MARY}), (MadePrivate, {})):
        refused = desk.refused(kind, **fields)
        assert (refused.reason, refused.detail) == (Refusal.ALREADY_SENT, (call.id,))


@pytest.mark.parametrize("number", ["", "anonymous", "123"])
def test_a_new_number_leaves_nothing_of_the_old(desk: Desk, number: str) -> None:
    desk.dial("418 257-9084 x 5")
    call = desk.say(NumberGiven, number=number)
    assert (call.remote, call.remote_text) == (None, number)
    assert call.remote_extension == ("123" if number == "123" else "")


def test_a_private_call_stays_so_with_its_number(desk: Desk) -> None:
    desk.dial("")
    desk.say(MadePrivate)
    assert desk.say(NumberGiven, number=JOHN).place is Place.PRIVATE


def test_a_number_on_the_never_log_list_given_later() -> None:
    desk = Desk(replace(RULES, never_log=frozenset({MARY})))
    desk.dial("")
    assert desk.say(NumberGiven, number=MARY).place is Place.PRIVATE


# Lines


@pytest.mark.parametrize(
    ("line", "local"), [("", LINE), (MOBILE, MOBILE), ("514 555-0188", MOBILE)]
)
def test_the_rep_s_lines(desk: Desk, line: str, local: str) -> None:
    assert desk.dial(line=line).local == local


@pytest.mark.parametrize("line", ["desk", MARY])
def test_a_line_that_is_not_the_rep_s(desk: Desk, line: str) -> None:
    refused = desk.refused(Began, direction=OUT, number=JOHN, line=line)
    assert (refused.reason, refused.detail) == (Refusal.NOT_MY_LINE, (line,))
    assert desk.phone(Began, direction=OUT, number=JOHN, line=line).local == LINE


def test_no_line_is_known_yet() -> None:
    assert Desk(replace(RULES, lines=())).dial().local is None


# Past calls


def past(desk: Desk, start: datetime, duration: int, **fields: Any) -> Event:
    values = {"direction": OUT, "number": JOHN, "start": start, "duration": duration}
    return make_event(PastCall, desk.clock.now(), **(values | fields))


def test_a_past_call_is_complete(desk: Desk) -> None:
    start = MORNING - timedelta(hours=1)
    call = desk.apply(past(desk, start, 90, note="n", recording=" https://a.test/1.mp3 "))
    assert wanted(call) == {
        "status": "answered",
        "end_at": "2025-06-03T08:31:35-04:00",
        "duration": 90,
        "media_url": "https://a.test/1.mp3",
        "user_did": LINE,
        "user_email": "rep@example.com",
    }
    assert (call.past, call.certainty, call.note) == (True, Certainty.GUESS, "n")


@pytest.mark.parametrize(
    ("direction", "duration", "status"),
    [(OUT, 59, Status.ATTEMPTED), (OUT, 60, Status.ANSWERED), (IN, 5, Status.ANSWERED)],
)
def test_a_past_call_s_status_is_guessed_or_said(
    desk: Desk, direction: Direction, duration: int, status: Status
) -> None:
    start = MORNING - timedelta(hours=1)
    guessed = desk.apply(past(desk, start, duration, direction=direction))
    assert (guessed.status, guessed.certainty) == (status, Certainty.GUESS)
    said = desk.apply(past(desk, start, duration, status=Status.PENDING))
    assert (said.status, said.certainty) == (Status.PENDING, Certainty.SAID)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"start": MORNING, "duration": 1}, Refusal.IN_THE_FUTURE),
        ({"start": MORNING.replace(year=9999), "duration": 86400}, Refusal.IN_THE_FUTURE),
        ({"duration": -1}, Refusal.BAD_LENGTH),
        ({"duration": 24 * 3600 + 1}, Refusal.BAD_LENGTH),
        ({"duration": 10**30}, Refusal.BAD_LENGTH),
        ({"number": "911"}, Refusal.BAD_NUMBER),
        ({"line": MARY}, Refusal.NOT_MY_LINE),
        ({"recording": "ftp://a.test/1.mp3"}, Refusal.BAD_RECORDING),
    ],
)
def test_a_past_call_that_cannot_be(desk: Desk, fields: dict[str, Any], reason: Refusal) -> None:
    usual = {
        "direction": OUT, "number": JOHN, "start": MORNING - timedelta(days=2), "duration": 60,
    }  # fmt: skip
    assert desk.refused(PastCall, **(usual | fields)).reason is reason


def test_a_past_call_that_ends_now_in_another_offset(desk: Desk) -> None:
    start = (MORNING - timedelta(seconds=60)).astimezone(ZoneInfo("Asia/Tokyo"))
    call = desk.apply(past(desk, start, 60))
    assert call.end_at == MORNING
    assert call.start_at.isoformat() == "2025-06-03T22:29:05+09:00"


@pytest.mark.parametrize(
    ("start", "end_at"),
    [
        (datetime(2025, 3, 9, 1, 59, tzinfo=MONTREAL), "2025-03-09T02:01:00-05:00"),
        (datetime(2024, 11, 3, 1, 59, tzinfo=MONTREAL), "2024-11-03T02:01:00-04:00"),
        (datetime(2024, 11, 3, 1, 59, tzinfo=MONTREAL, fold=1), "2024-11-03T02:01:00-05:00"),
    ],
)
def test_a_past_call_over_the_change_of_the_clocks(
    desk: Desk, start: datetime, end_at: str
) -> None:
    call = desk.apply(past(desk, start, 120))
    assert wanted(call)["end_at"] == end_at
    assert call.end_at is not None
    assert (call.end_at - call.start_at).total_seconds() == 120


def test_a_past_call_corrected_into_the_future(desk: Desk) -> None:
    call = desk.apply(past(desk, MORNING - timedelta(hours=1), 60))
    assert desk.say(LengthCorrected, call_id=call.id, duration=3600).duration == 3600
    refused = desk.refused(LengthCorrected, call_id=call.id, duration=2 * 3600)
    assert refused.reason is Refusal.IN_THE_FUTURE


# What is given to a call


@pytest.mark.parametrize(
    "url",
    [
        "https://a.test/1.mp3",
        "http://a.test:8080/x?y=1#z",
        "HTTPS://a.test/é.wav",
        "https://[::1]/a",
    ],
)
def test_a_recording(desk: Desk, url: str) -> None:
    desk.dial()
    assert desk.say(RecordingGiven, url=f" {url}\n").media_url == url


@pytest.mark.parametrize(
    "url",
    [
        "a.test/1.mp3", "ftp://a.test/1.mp3", "file:///tmp/1.mp3", "javascript:alert(1)",
        "https://", "https:///1.mp3", "https://a.test/a b.mp3", "https://a.test/a\nb",
        "https://[::1/1.mp3", "https://a.test:99999/1.mp3", "https://a.test:x/1.mp3",
        "https://a.test/" + 2000 * "a",
    ],
)  # fmt: skip
def test_a_recording_that_the_crm_could_not_fetch(desk: Desk, url: str) -> None:
    desk.dial()
    refused = desk.refused(RecordingGiven, url=url)
    assert refused.reason is Refusal.BAD_RECORDING
    assert len(refused.detail[0]) <= 200


def test_an_empty_recording_leaves_it_out(desk: Desk) -> None:
    desk.dial()
    desk.say(RecordingGiven, url="https://a.test/1.mp3")
    assert desk.say(RecordingGiven, url=" ").media_url is None


def test_how_activix_documents_recordings() -> None:
    assert looks_like_audio("https://a.test/1.MP3?x=1")
    assert not looks_like_audio("https://a.test/1?x=.mp3")


def test_a_note_is_the_whole_note(desk: Desk) -> None:
    call = desk.dial()
    desk.say(NoteTyped, text="one")
    desk.say(Ended)
    assert desk.say(NoteTyped, call_id=call.id, text="").note == ""


def test_hold(desk: Desk) -> None:
    desk.dial()
    assert desk.say(HoldChanged, on_hold=True).on_hold
    assert not desk.say(HoldChanged, on_hold=False).on_hold
