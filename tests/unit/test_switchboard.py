"""What a call's status is at each moment (the table of statuses), and how calls end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offhook.calls.call import Call, Certainty, Direction, Disposition, Status
from offhook.calls.events import (
    Answered,
    Began,
    Ended,
    HoldChanged,
    LengthCorrected,
    NoteTyped,
    StatusChosen,
    StillTalking,
)
from offhook.calls.rules import Refusal
from support.calls import JOHN, MARY, RULES, Desk

OUT, IN = Direction.OUTGOING, Direction.INCOMING
NOBODY = (
    Disposition.NO_ANSWER,
    Disposition.VOICEMAIL,
    Disposition.BUSY,
    Disposition.DECLINED,
)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def begin(desk: Desk, direction: Direction, **fields: object) -> Call:
    return desk.say(Began, direction=direction, number=JOHN, **fields)


@pytest.mark.parametrize("direction", Direction)
def test_a_call_that_begins_is_calling(desk: Desk, direction: Direction) -> None:
    call = begin(desk, direction)
    assert (call.status, call.certainty, call.is_open) == (Status.CALLING, Certainty.RULE, True)
    assert (call.ring_seconds, call.talk_seconds, call.end_at) == (None, None, None)


@pytest.mark.parametrize("direction", Direction)
def test_picked_up_is_answered_at_once_and_stays_so(desk: Desk, direction: Direction) -> None:
    begin(desk, direction)
    desk.clock.advance(7)
    call = desk.say(Answered)
    assert (call.status, call.certainty, call.answered_after) == (
        Status.ANSWERED, Certainty.SAID, 7,
    )  # fmt: skip
    desk.clock.advance(20)
    call = desk.say(Ended)
    assert (call.status, call.certainty) == (Status.ANSWERED, Certainty.SAID)
    assert (call.duration, call.ring_seconds, call.talk_seconds) == (27, 7, 20)


def test_picked_up_twice_counts_once(desk: Desk) -> None:
    desk.dial()
    desk.clock.advance(5)
    first = desk.say(Answered)
    desk.clock.advance(5)
    assert desk.say(Answered) == first


@pytest.mark.parametrize(
    ("direction", "disposition", "status"),
    [
        *((OUT, how, Status.ATTEMPTED) for how in NOBODY),
        *((IN, how, Status.INTERRUPTED) for how in NOBODY),
        *((way, Disposition.FAILED, Status.ERROR) for way in Direction),
        *((way, Disposition.NOT_A_CALL, Status.ERROR) for way in Direction),
        *((way, Disposition.WRONG_NUMBER, Status.ANSWERED) for way in Direction),
    ],
)
def test_one_press_says_how_it_ended_and_ends_it(
    desk: Desk, direction: Direction, disposition: Disposition, status: Status
) -> None:
    begin(desk, direction)
    desk.clock.advance(300)
    call = desk.say(Ended, disposition=disposition)
    assert (call.status, call.certainty, call.disposition) == (status, Certainty.SAID, disposition)
    assert call.duration == 300


@pytest.mark.parametrize(
    ("direction", "seconds", "status"),
    [
        (OUT, 0, Status.ATTEMPTED),
        (OUT, 59, Status.ATTEMPTED),
        (OUT, 60, Status.ANSWERED),
        (IN, 0, Status.ANSWERED),
        (IN, 300, Status.ANSWERED),
    ],
)
def test_an_end_without_a_word_is_a_guess(
    desk: Desk, direction: Direction, seconds: int, status: Status
) -> None:
    call = begin(desk, direction)
    desk.clock.advance(seconds)
    guessed = desk.say(Ended)
    assert (guessed.status, guessed.certainty) == (status, Certainty.GUESS)
    corrected = desk.say(StatusChosen, call_id=call.id, status=Status.UNANSWERED)
    assert (corrected.status, corrected.certainty) == (Status.UNANSWERED, Certainty.SAID)


def test_the_short_call_is_a_setting() -> None:
    desk = Desk(replace(RULES, short_call_seconds=10))
    desk.dial()
    desk.clock.advance(10)
    assert desk.say(Ended).status is Status.ANSWERED


@pytest.mark.parametrize(
    ("direction", "status"), [(OUT, Status.ATTEMPTED), (IN, Status.INTERRUPTED)]
)
def test_a_phone_that_knows_does_not_guess(
    desk: Desk, direction: Direction, status: Status
) -> None:
    desk.phone(Began, direction=direction, number=JOHN)
    desk.clock.advance(90)
    call = desk.phone(Ended)
    assert (call.status, call.certainty) == (status, Certainty.SILENCE)


def test_a_phone_that_only_hears_the_end_knows_nothing_of_a_pick_up(desk: Desk) -> None:
    desk.dial()
    desk.clock.advance(90)
    call = desk.phone(Ended, phone_call="1")
    assert (call.status, call.certainty) == (Status.ANSWERED, Certainty.GUESS)


@pytest.mark.parametrize("status", Status)
def test_all_seven_can_be_chosen_while_it_rings_in_the_talk_and_afterwards(
    desk: Desk, status: Status
) -> None:
    ringing = desk.dial()
    assert desk.say(StatusChosen, status=status, call_id=ringing.id).status is status
    desk.say(Answered, call_id=ringing.id)
    assert desk.say(StatusChosen, status=status, call_id=ringing.id).status is status
    desk.say(Ended, call_id=ringing.id)
    chosen = desk.say(StatusChosen, status=status, call_id=ringing.id)
    assert (chosen.status, chosen.certainty) == (status, Certainty.SAID)


@pytest.mark.parametrize("status", set(Status) - {Status.CALLING, Status.PENDING})
def test_what_was_chosen_by_hand_survives_the_end(desk: Desk, status: Status) -> None:
    desk.dial()
    desk.say(Answered)
    desk.say(StatusChosen, status=status)
    desk.clock.advance(90)
    call = desk.say(Ended)
    assert (call.status, call.certainty) == (status, Certainty.SAID)


@pytest.mark.parametrize("status", [Status.CALLING, Status.PENDING])
def test_a_call_that_is_over_is_not_left_as_one_that_begins(desk: Desk, status: Status) -> None:
    desk.dial()
    desk.say(StatusChosen, status=status)
    assert desk.say(Ended).status is Status.ATTEMPTED


def test_answered_by_hand_is_a_pick_up(desk: Desk) -> None:
    desk.dial()
    desk.clock.advance(4)
    assert desk.say(StatusChosen, status=Status.ANSWERED).answered_after == 4


def test_a_setting_keeps_calling_until_hang_up() -> None:
    desk = Desk(replace(RULES, live_answered=False))
    desk.dial()
    desk.say(StatusChosen, status=Status.ATTEMPTED)
    desk.clock.advance(4)
    talking = desk.say(Answered)
    assert (talking.status, talking.answered_after) == (Status.CALLING, 4)
    desk.clock.advance(4)
    assert desk.say(Ended).status is Status.ANSWERED
    desk.dial()
    assert desk.say(StatusChosen, status=Status.ANSWERED).status is Status.ANSWERED


def test_an_ended_call_is_not_ended_again(desk: Desk) -> None:
    call = desk.dial()
    desk.say(Ended)
    for kind in (Ended, Answered, StillTalking):
        refused = desk.refused(kind, call_id=call.id)
        assert (refused.reason, refused.detail) == (Refusal.CALL_ENDED, (call.id,))
    assert desk.refused(HoldChanged, call_id=call.id, on_hold=True).reason is Refusal.CALL_ENDED


def test_the_rep_s_voicemail_counts_though_the_phone_was_faster(desk: Desk) -> None:
    call = desk.phone(Began, direction=OUT, number=JOHN)
    desk.clock.advance(25)
    desk.phone(Ended)
    desk.clock.advance(1)
    ended = desk.say(Ended, call_id=call.id, disposition=Disposition.VOICEMAIL)
    assert (ended.disposition, ended.duration) == (Disposition.VOICEMAIL, 25)


def test_picked_up_after_all_it_went_to_no_voicemail(desk: Desk) -> None:
    desk.dial()
    desk.say(StatusChosen, status=Status.ATTEMPTED, disposition=Disposition.VOICEMAIL)
    assert desk.say(Answered).disposition is None


def test_the_end_takes_hold_and_question_away(desk: Desk) -> None:
    call = desk.dial()
    desk.say(HoldChanged, on_hold=True)
    desk.calls[call.id] = desk.switchboard.taken_up_again(desk.calls[call.id], call.start)
    ended = desk.say(Ended)
    assert (ended.on_hold, ended.question) == (False, False)


def test_taken_up_again_asks_and_goes_on(desk: Desk) -> None:
    call = desk.dial()
    desk.clock.advance(40)
    heard = desk.clock.now()
    asked = desk.switchboard.taken_up_again(call, heard)
    assert (asked.question, asked.heard_at, asked.is_open) == (True, heard, True)
    desk.clock.advance(40)
    # Nobody has answered yet: a second restart offers no later end.
    assert desk.switchboard.taken_up_again(asked, desk.clock.now()) == asked
    desk.calls[call.id] = asked
    assert desk.say(StillTalking).question is False
    assert desk.say(Ended).duration == 80


def test_it_ended_when_it_was_last_heard(desk: Desk) -> None:
    call = desk.dial()
    desk.clock.advance(40)
    asked = desk.switchboard.taken_up_again(call, desk.clock.now())
    desk.calls[call.id] = asked
    desk.clock.advance(3 * 3600)
    ended = desk.say(LengthCorrected, call_id=call.id, duration=40)
    assert (ended.duration, ended.question, ended.status) == (40, False, Status.ATTEMPTED)


def test_a_corrected_length_corrects_the_guess(desk: Desk) -> None:
    call = desk.dial()
    desk.clock.advance(3 * 3600)
    assert desk.say(Ended).status is Status.ANSWERED
    assert desk.say(LengthCorrected, call_id=call.id, duration=20).status is Status.ATTEMPTED


def test_a_call_is_no_shorter_than_its_ringing(desk: Desk) -> None:
    call = desk.dial()
    desk.clock.advance(30)
    desk.say(Answered)
    desk.clock.advance(30)
    desk.say(Ended)
    short = desk.say(LengthCorrected, call_id=call.id, duration=10)
    assert (short.ring_seconds, short.talk_seconds) == (10, 0)


@pytest.mark.parametrize(
    ("duration", "reason"),
    [
        (-1, Refusal.BAD_LENGTH),
        (24 * 3600 + 1, Refusal.BAD_LENGTH),
        (30 + 61, Refusal.IN_THE_FUTURE),
    ],
)
def test_a_length_that_cannot_be(desk: Desk, duration: int, reason: Refusal) -> None:
    call = desk.dial()
    desk.clock.advance(30)
    desk.say(Ended)
    refused = desk.refused(LengthCorrected, call_id=call.id, duration=duration)
    assert refused.reason is reason


@given(st.lists(st.sampled_from(["answered", "note", "wall", "reboot", "time"]), max_size=8))
def test_end_is_start_plus_duration_whatever_the_clocks_do(moments: list[str]) -> None:
    desk = Desk()
    call = desk.dial(MARY)
    for moment in moments:
        match moment:
            case "answered":
                desk.say(Answered)
            case "note":
                desk.say(NoteTyped, text="n")
            case "wall":
                desk.clock.set_wall(desk.clock.now().wall.replace(hour=3))
            case "reboot":
                desk.clock.reboot(30)
            case "time":
                desk.clock.advance(12.7)
    ended = desk.say(Ended)
    assert ended.end_at is not None
    assert ended.duration is not None
    assert (ended.end_at - ended.start_at).total_seconds() == ended.duration >= 0
    assert ended.duration >= (ended.answered_after or 0)
    assert ended.end_at.utcoffset() == call.start_at.utcoffset()
