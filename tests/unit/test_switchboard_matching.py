"""Which call an event is about: several open calls, several sources, late and repeated words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from offhook.calls.call import Call, Certainty, Direction, Disposition, Place, Status
from offhook.calls.clock import Instant
from offhook.calls.events import (
    Answered,
    Began,
    Ended,
    Event,
    NoteTyped,
    RecordingGiven,
    StatusChosen,
)
from offhook.calls.rules import Refusal
from support.calls import JOHN, LINE, MARY, Desk, make_event, new_id

OUT, IN = Direction.OUTGOING, Direction.INCOMING


@pytest.fixture
def desk() -> Desk:
    return Desk()


# The rep and the command line


def test_without_an_id_the_only_open_call_is_meant(desk: Desk) -> None:
    assert desk.refused(Ended).reason is Refusal.NO_OPEN_CALL
    first = desk.dial(JOHN)
    assert desk.say(Answered).id == first.id
    second = desk.ring(MARY)
    refused = desk.refused(Ended)
    assert (refused.reason, refused.detail) == (Refusal.SEVERAL_OPEN, (first.id, second.id))
    assert desk.say(Ended, call_id=first.id).id == first.id
    assert desk.say(Ended).id == second.id


def test_an_id_that_nobody_knows(desk: Desk) -> None:
    desk.dial()
    assert desk.refused(Ended, call_id="x").reason is Refusal.NO_SUCH_CALL
    assert desk.refused(NoteTyped, call_id="x", text="n").reason is Refusal.NO_SUCH_CALL


def test_the_rep_can_call_one_number_twice_within_seconds(desk: Desk) -> None:
    first = desk.dial()
    desk.say(Ended)
    assert desk.dial().id != first.id
    assert desk.dial().id not in (first.id, desk.open_calls()[0].id)


def test_a_call_id_is_used_once(desk: Desk) -> None:
    call = desk.dial()
    assert desk.refused(Began, new_call_id=call.id, direction=OUT).reason is Refusal.CALL_EXISTS


# Two sources, one conversation


@pytest.mark.parametrize("seconds", [0, 30])
@pytest.mark.parametrize("rep_first", [True, False])
def test_the_click_and_the_phone_s_hook_meet(desk: Desk, rep_first: bool, seconds: int) -> None:

    def rep() -> Call:
        return desk.dial("(418) 257-9084")

    def phone() -> Call:
        return desk.phone(Began, direction=OUT, number=JOHN)

    first, second = (rep, phone) if rep_first else (phone, rep)
    one = first()
    desk.clock.advance(seconds)
    other = second()
    assert (other.id, other.start) == (one.id, one.start)
    assert {source for source, _ in other.sources} == {"window", "desk phone"}


def test_the_hook_s_word_may_be_older_than_the_click(desk: Desk) -> None:
    earlier = desk.clock.now()
    desk.clock.advance(3)
    call = desk.dial()
    event = make_event(Began, earlier, source="phone", from_phone=True, direction=OUT, number=JOHN)
    assert desk.apply(event).id == call.id
    hours_old = replace(event, id=new_id(), source="other")
    desk.clock.advance(3600)
    desk.say(Ended)
    later = desk.dial()
    assert desk.apply(hours_old).id != later.id


@pytest.mark.parametrize(
    "other",
    [
        {"number": MARY, "direction": OUT},
        {"number": JOHN, "direction": IN},
        {"number": "123", "direction": OUT},
        {"number": "", "direction": OUT},
    ],
)
def test_another_conversation_is_another_call(desk: Desk, other: dict[str, Any]) -> None:
    call = desk.dial(JOHN)
    assert desk.phone(Began, **other).id != call.id


def test_half_a_minute_later_is_another_call(desk: Desk) -> None:
    call = desk.dial()
    desk.clock.advance(31)
    assert desk.phone(Began, direction=OUT, number=JOHN).id != call.id


def test_an_extension_that_the_phone_does_not_know(desk: Desk) -> None:
    call = desk.dial("418 257-9084 ext. 5")
    met = desk.phone(Began, direction=OUT, number=JOHN)
    assert (met.id, met.remote_extension) == (call.id, "5")


def test_internal_calls_and_hidden_callers_meet_as_well(desk: Desk) -> None:
    internal = desk.dial("123")
    assert desk.phone(Began, direction=OUT, number="123").id == internal.id
    hidden = desk.phone(Began, source="a", direction=IN, number="anonymous")
    assert desk.phone(Began, source="b", direction=IN, number="").id == hidden.id


def test_a_phone_knows_the_number_that_the_rep_would_give_later(desk: Desk) -> None:
    call = desk.dial("", private=True)
    met = desk.phone(Began, direction=OUT, number=JOHN)
    assert (met.id, met.remote, met.place) == (call.id, JOHN, Place.PRIVATE)


def test_private_holds_though_the_phone_was_first(desk: Desk) -> None:
    call = desk.phone(Began, direction=OUT, number=JOHN)
    assert desk.dial(private=True).place is Place.PRIVATE
    assert desk.calls[call.id].place is Place.PRIVATE


def test_too_late_for_private(desk: Desk) -> None:
    call = desk.phone(Began, direction=OUT, number=JOHN)
    desk.sent.add(call.id)
    refused = desk.refused(Began, direction=OUT, number=JOHN, private=True)
    assert (refused.reason, refused.detail) == (Refusal.ALREADY_SENT, (call.id,))


# Phones: by their own id


def test_a_phone_s_own_id_finds_its_call(desk: Desk) -> None:
    one = desk.phone(Began, phone_call="1", direction=OUT, number=JOHN)
    two = desk.phone(Began, phone_call="2", direction=IN, number=MARY)
    assert desk.phone(Answered, phone_call="2").id == two.id
    assert desk.phone(Ended, phone_call="1").id == one.id
    again = desk.phone(Began, phone_call="2", direction=IN, number=MARY)
    assert again == desk.calls[two.id]
    # Two phones may use the same id.
    other = desk.phone(Began, source="other", phone_call="2", direction=OUT, number="4185550188")
    assert other.id not in (one.id, two.id)


def test_an_id_is_learnt_from_the_pick_up(desk: Desk) -> None:
    one = desk.dial(JOHN)
    two = desk.dial(MARY)
    assert desk.phone(Answered, phone_call="7", number=MARY).id == two.id
    assert desk.phone(Ended, phone_call="7").id == two.id
    assert desk.calls[one.id].is_open


def test_the_end_of_a_call_that_is_not_here_ends_no_other(desk: Desk) -> None:
    desk.phone(Began, phone_call="1", direction=OUT, number=JOHN)
    refused = desk.refused(Ended, source="desk phone", from_phone=True, phone_call="2")
    assert refused.reason is Refusal.NO_OPEN_CALL


def test_phones_count_from_one_again_after_a_restart(desk: Desk) -> None:
    old = desk.phone(Began, phone_call="1", direction=OUT, number=JOHN)
    desk.phone(Ended, phone_call="1")
    desk.clock.advance(31)
    new = desk.phone(Began, phone_call="1", direction=IN, number=MARY)
    assert new.id != old.id
    assert desk.phone(Ended, phone_call="1").id == new.id
    desk.clock.advance(25 * 3600)
    missed = desk.phone(Ended, phone_call="1", direction=IN, number=MARY)
    assert missed.id not in (old.id, new.id)


def test_a_recording_comes_after_the_end(desk: Desk) -> None:
    call = desk.phone(Began, phone_call="1", direction=OUT, number=JOHN)
    desk.phone(Ended, phone_call="1")
    given = desk.phone(RecordingGiven, phone_call="1", url="https://pbx.test/1.wav")
    assert (given.id, given.media_url) == (call.id, "https://pbx.test/1.wav")


# Phones: by the number, or by nothing


def test_a_phone_without_ids_names_the_number(desk: Desk) -> None:
    one, two = desk.dial(JOHN), desk.dial(MARY)
    assert desk.phone(Answered, number="418 555-0101").id == two.id
    assert desk.phone(Ended, number=JOHN).id == one.id


def test_a_phone_without_ids_and_numbers_means_its_own_call(desk: Desk) -> None:
    desk.dial(JOHN)
    two = desk.phone(Began, direction=IN, number=MARY)
    assert desk.phone(Answered).id == two.id
    assert desk.phone(Ended, number="").id == two.id


def test_a_phone_that_means_any_of_two_is_refused(desk: Desk) -> None:
    desk.dial(JOHN)
    desk.dial(MARY)
    refused = desk.refused(Ended, source="phone", from_phone=True)
    assert refused.reason is Refusal.SEVERAL_OPEN


@pytest.mark.parametrize("number", [MARY, "123", "anonymous", "alice@pbx"])
def test_a_call_missed_while_talking_does_not_end_the_talk(desk: Desk, number: str) -> None:
    talk = desk.dial(JOHN)
    desk.say(Answered)
    missed = desk.phone(Ended, number=number, direction=IN, disposition=Disposition.NO_ANSWER)
    assert (missed.status, missed.duration, missed.local) == (Status.INTERRUPTED, 0, LINE)
    assert desk.calls[talk.id].is_open


def test_a_missed_call_begins_and_ends_at_once(desk: Desk) -> None:
    missed = desk.phone(Ended, number=JOHN, direction=IN, disposition=Disposition.NO_ANSWER)
    assert (missed.status, missed.is_open, missed.remote) == (Status.INTERRUPTED, False, JOHN)
    assert desk.refused(Ended, number=JOHN).reason is Refusal.NO_OPEN_CALL


# A phone's late word


@pytest.mark.parametrize("phone_call", ["", "7"])
@pytest.mark.parametrize("told_of_the_beginning", [True, False])
@pytest.mark.parametrize("number", [JOHN, "123", "anonymous"])
def test_the_rep_hung_up_first(
    desk: Desk, number: str, told_of_the_beginning: bool, phone_call: str
) -> None:
    call = desk.ring(number)
    phone = {"source": "desk phone", "from_phone": True, "phone_call": phone_call}
    if told_of_the_beginning:
        desk.say(Began, **phone, direction=IN, number=number)
    desk.clock.advance(12)
    ended = desk.say(Ended, call_id=call.id)
    desk.clock.advance(8)
    refused = desk.refused(Ended, **phone, number=number, direction=IN)
    assert (refused.reason, refused.detail) == (Refusal.CALL_ENDED, (call.id,))
    assert desk.calls[call.id].duration == ended.duration == 12


def test_the_phone_says_twice_that_it_is_over(desk: Desk) -> None:
    call = desk.dial()
    desk.phone(Ended, phone_call="7", number=JOHN, direction=OUT)
    desk.clock.advance(60)
    refused = desk.refused(
        Ended, source="desk phone", from_phone=True, phone_call="7", number=JOHN, direction=OUT
    )
    assert refused.detail == (call.id,)


def test_the_beginning_is_told_after_the_rep_hung_up(desk: Desk) -> None:
    at = desk.clock.now()
    call = desk.dial()
    desk.clock.advance(2)
    ended = desk.say(Ended)
    late = make_event(
        Began, at, source="phone", from_phone=True, phone_call="7", direction=OUT, number=JOHN
    )
    told = desk.apply(late)
    assert (told.id, told.duration) == (call.id, ended.duration)
    assert desk.open_calls() == []


def late_answer(desk: Desk, at: Instant, **fields: Any) -> Event:
    phone = {"source": "desk phone", "from_phone": True}
    return make_event(Answered, at, **(phone | fields))


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("said", [{"phone_call": "7"}, {"number": "418 257-9084"}])
@pytest.mark.parametrize("told_of_the_beginning", [True, False])
@pytest.mark.parametrize("by_phone", [True, False])
def test_the_pick_up_is_told_after_the_end(
    desk: Desk,
    by_phone: bool,
    told_of_the_beginning: bool,
    said: dict[str, str],
    direction: Direction,
) -> None:
    """Hooks of one phone are processes, and one may overtake the other."""
    names = {"phone_call": said.get("phone_call", "")}
    call = desk.say(Began, direction=direction, number=JOHN)
    if told_of_the_beginning or "phone_call" in said:
        desk.phone(Began, direction=direction, number=JOHN, **names)
    desk.clock.advance(4)
    at = desk.clock.now()
    desk.clock.advance(3)
    over = desk.phone(Ended, **names, number=JOHN) if by_phone else desk.say(Ended)
    assert over.id == call.id
    told = desk.apply(late_answer(desk, at, **said))
    assert (told.id, told.status, told.certainty) == (call.id, Status.ANSWERED, Certainty.SAID)
    assert (told.answered_after, told.duration) == (4, 7)


def test_what_somebody_said_of_the_end_outlives_a_late_pick_up(desk: Desk) -> None:
    for how in (Disposition.BUSY, Disposition.VOICEMAIL):
        desk.dial()
        at = desk.clock.now()
        desk.clock.advance(5)
        desk.say(Ended, disposition=how)
        assert desk.refused_event(late_answer(desk, at, number=JOHN)).reason is Refusal.NO_OPEN_CALL
    desk.clock.advance(60)
    call = desk.phone(Began, direction=OUT, number=JOHN)
    at = desk.clock.now()
    desk.phone(Ended)
    desk.say(StatusChosen, call_id=call.id, status=Status.ATTEMPTED)
    assert desk.refused_event(late_answer(desk, at, number=JOHN)).reason is Refusal.NO_OPEN_CALL


def test_a_pick_up_before_or_after_the_call_is_another_calls(desk: Desk) -> None:
    before = desk.clock.now()
    desk.clock.advance(5)
    desk.phone(Began, direction=OUT, number=JOHN, phone_call="7")
    desk.clock.advance(5)
    desk.phone(Ended, phone_call="7")
    desk.clock.advance(1)
    just_after = desk.clock.now()
    desk.clock.advance(5)
    for at in (before, just_after, desk.clock.now()):
        assert desk.refused_event(late_answer(desk, at, number=JOHN)).reason is Refusal.NO_OPEN_CALL
        late = late_answer(desk, at, phone_call="8", number=JOHN)
        assert desk.refused_event(late).reason is Refusal.NO_OPEN_CALL
    for at in (before, desk.clock.now()):
        assert (
            desk.refused_event(late_answer(desk, at, phone_call="7")).reason is Refusal.CALL_ENDED
        )
    # Named, and of the same moment as the end: the two read the clock in either order.
    assert desk.apply(late_answer(desk, just_after, phone_call="7")).answered_after == 5


def test_the_customer_calls_a_second_time_and_is_missed_again(desk: Desk) -> None:
    first = desk.phone(Ended, number=JOHN, direction=IN, disposition=Disposition.NO_ANSWER)
    desk.clock.advance(11 * 60)
    second = desk.phone(Ended, number=JOHN, direction=IN, disposition=Disposition.NO_ANSWER)
    assert second.id != first.id
    third = desk.phone(Ended, phone_call="a", number=MARY, direction=IN)
    assert desk.phone(Ended, phone_call="b", number=MARY, direction=IN).id != third.id


def test_a_status_by_the_phone_s_id_of_an_ended_call(desk: Desk) -> None:
    call = desk.phone(Began, phone_call="1", direction=OUT, number=JOHN)
    desk.phone(Ended, phone_call="1")
    chosen = desk.phone(StatusChosen, phone_call="1", status=Status.ERROR)
    assert (chosen.id, chosen.status) == (call.id, Status.ERROR)
