"""The journal keeps what it is given: calls, copies, events, attempts; whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offhook.calls.call import Call, Certainty, Direction, Disposition, Place, Stamp, Status
from offhook.calls.clock import Instant
from offhook.calls.events import Answered, Began, Ended, NoteTyped, NumberGiven
from offhook.calls.follow_ups import AudioKind, CallBack, RecordingFile
from offhook.calls.rules import Refusal, Refused
from offhook.calls.switchboard import Switchboard
from offhook.journal.errors import JournalError
from offhook.journal.journal import Journal, Recorded
from offhook.journal.reader import JournalReader
from support.calls import JOHN, MARY, MORNING, RULES, make_call, make_event, new_id
from support.clocks import FakeClock

BOARD = Switchboard(RULES)
text = st.text(st.characters(exclude_categories=["Cs"]))
moments = st.builds(
    lambda seconds, minutes: datetime.fromtimestamp(seconds, timezone(timedelta(minutes=minutes))),
    st.integers(-2_000_000_000, 200_000_000_000),
    st.integers(-14 * 60, 14 * 60),
)
instants = st.builds(
    Instant,
    moments,
    st.integers(0, 2**63 - 1),
    text,
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "id": st.uuids().map(str),
    "direction": st.sampled_from(Direction),
    "start": instants,
    "stamp": st.builds(Stamp, text, text, text, text, text),
    "status": st.sampled_from(Status),
    "certainty": st.sampled_from(Certainty),
    "place": st.sampled_from(Place),
    "remote": st.none() | text,
    "local": st.none() | text,
    "answered_after": st.none() | st.integers(0, 2**40),
    "duration": st.none() | st.integers(0, 2**32),  # the end must be a date
    "heard_at": st.none() | instants,
    "disposition": st.none() | st.sampled_from(Disposition),
    "media_url": st.none() | text,
    "note_at": st.none() | instants,
    "recording": st.none()
    | st.builds(
        RecordingFile,
        text,
        st.integers(1, 2**40),
        st.integers(-(2**62), 2**62),
        st.sampled_from(AudioKind),
    ),
    "call_back": st.none() | st.builds(CallBack, moments, text, st.booleans()),
    "lead_id": st.none() | st.integers(0, 2**60),
    "sources": st.frozensets(st.tuples(text, text), max_size=3),
    **dict.fromkeys(("remote_extension", "remote_text", "note", "lead_name"), text),
    **dict.fromkeys(("question", "on_hold", "past", "let_go"), st.booleans()),
}


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(MORNING)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "journal.sqlite3")
    yield journal
    journal.close()


def dial(journal: Journal, clock: FakeClock, number: str = JOHN) -> Recorded:
    event = make_event(Began, clock.now(), direction=Direction.OUTGOING, number=number)
    return journal.record(event, BOARD)


def test_the_values_are_all_there_are() -> None:
    assert VALUES.keys() == set(Call.__dataclass_fields__)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(call=st.builds(Call, **VALUES))
def test_a_call_comes_back_as_it_was(journal: Journal, call: Call) -> None:
    call = replace(call, id=new_id())
    written = journal.put(call)
    assert written.call == call
    kept = journal.entry(call.id)
    assert kept == written
    assert kept.call.start_at.utcoffset() == call.start_at.utcoffset()


def test_an_event_is_committed_with_its_effect(journal: Journal, clock: FakeClock) -> None:
    recorded = dial(journal, clock)
    assert recorded.entry is not None
    with JournalReader(journal.path) as reader:
        assert reader.entries() == [recorded.entry]
        assert reader.event_result(recorded.event_id) == (None, recorded.entry.call.id)


def test_an_event_that_comes_twice_happens_once(journal: Journal, clock: FakeClock) -> None:
    dial(journal, clock)
    clock.advance(5)
    event = make_event(Ended, clock.now())
    first = journal.record(event, BOARD)
    clock.advance(5)
    second = journal.record(event, BOARD)
    assert second == replace(first, again=True)
    assert len(journal.entries()) == 1
    # What happened to the call since then is told, not what the event made of it then.
    note = make_event(NoteTyped, clock.now(), call_id=journal.entries()[0].call.id, text="n")
    journal.record(note, BOARD)
    third = journal.record(event, BOARD)
    assert third.entry is not None
    assert third.entry.call.note == "n"


def test_a_refusal_is_committed_as_well(journal: Journal, clock: FakeClock) -> None:
    event = make_event(Began, clock.now(), direction=Direction.OUTGOING, number="911")
    for again in (False, True):
        recorded = journal.record(event, BOARD)
        assert (recorded.entry, recorded.again) == (None, again)
        assert recorded.refused is not None
        assert recorded.refused.args == (Refusal.BAD_NUMBER, "emergency", "911")
    told = journal.event_result(event.id)
    assert told is not None
    assert told[0] is not None
    assert (told[0].args, told[1]) == ((Refusal.BAD_NUMBER, "emergency", "911"), None)


def test_what_was_no_event_is_told_once(journal: Journal, clock: FakeClock) -> None:
    event_id = new_id()
    for payload in ({"kind": "rang", "é": [1]}, {}):
        journal.refuse(event_id, payload, Refused(Refusal.MALFORMED))
    told = journal.event_result(event_id)
    assert told is not None
    assert told[0] is not None
    assert (told[0].reason, told[1]) == (Refusal.MALFORMED, None)
    kept = journal.connection.execute("SELECT payload FROM event").fetchall()
    assert [json.loads(row["payload"]) for row in kept] == [{"kind": "rang", "é": [1]}]


def test_what_fails_half_way_leaves_nothing(journal: Journal, clock: FakeClock) -> None:
    call = make_call()
    journal.connection.execute(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON crm_copy BEGIN SELECT raise(ABORT, 'no'); END"
    )
    event = make_event(Began, clock.now(), direction=Direction.OUTGOING, number=JOHN)
    for job in (lambda: journal.put(call), lambda: journal.record(event, BOARD)):
        with pytest.raises(JournalError):
            job()
    journal.connection.execute("DROP TRIGGER full")
    assert journal.entries() == []
    assert journal.event_result(event.id) is None
    assert journal.record(event, BOARD).again is False


def test_an_error_of_ours_rolls_back_and_stays_what_it_was(
    journal: Journal, clock: FakeClock
) -> None:
    class Broken(Switchboard):
        def apply(self, event: Any, book: Any) -> Call:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal.record(make_event(Ended, clock.now()), Broken(RULES))
    assert not journal.connection.in_transaction
    assert dial(journal, clock).entry is not None


def test_the_book_of_the_switchboard(journal: Journal, clock: FakeClock) -> None:
    phone = {"source": "desk", "from_phone": True, "phone_call": "7"}
    first = make_event(Began, clock.now(), direction=Direction.INCOMING, number=JOHN, **phone)
    one = journal.record(first, BOARD).entry
    two = dial(journal, clock, MARY).entry
    hidden = make_event(
        Began, clock.now(), direction=Direction.INCOMING, number="anonymous", source="x",
        from_phone=True,
    )  # fmt: skip
    three = journal.record(hidden, BOARD).entry
    assert one is not None
    assert two is not None
    assert three is not None
    assert [call.id for call in journal.open_calls()] == [one.call.id, two.call.id, three.call.id]
    assert journal.by_phone_call("desk", "7") == one.call
    assert journal.by_phone_call("desk", "8") is None
    assert journal.by_phone_call("window", "") is None
    assert journal.last_call(Direction.INCOMING, JOHN, "") == one.call
    assert journal.last_call(Direction.OUTGOING, JOHN, JOHN) is None
    assert journal.last_call(Direction.INCOMING, None, "anonymous") == three.call
    assert journal.last_call(Direction.INCOMING, None, "x") is None
    answered = make_event(Answered, clock.now(), **phone)
    assert journal.record(answered, BOARD).entry == journal.entry(one.call.id)
    assert [call.id for call in journal.calls_to(MARY, besides="")] == [two.call.id]
    assert journal.calls_to(MARY, besides=two.call.id) == []


def test_the_newest_of_two_calls_with_one_phone_id(journal: Journal, clock: FakeClock) -> None:
    sources = frozenset({("desk", "1")})
    journal.put(make_call(sources=sources, duration=5))
    newer = journal.put(make_call(sources=sources, duration=5)).call
    assert journal.by_phone_call("desk", "1") == newer
    assert journal.last_call(Direction.OUTGOING, JOHN, JOHN) == newer


def test_calls_are_told_in_the_order_of_their_times(journal: Journal, clock: FakeClock) -> None:
    late, early = clock.now(), replace(clock.now(), wall=MORNING - timedelta(hours=2))
    journal.put(make_call(id="late", start=late))
    journal.put(make_call(id="early", start=early))
    journal.put(make_call(id="tokyo", start=replace(early, wall=early.wall.astimezone(UTC))))
    assert [entry.call.id for entry in journal.entries()] == ["early", "tokyo", "late"]
    since = int(MORNING.timestamp())
    assert [entry.call.id for entry in journal.entries(since)] == ["late"]
    assert [entry.call.id for entry in journal.unsettled()] == ["early", "tokyo", "late"]


def test_what_needs_no_sending_is_not_unsettled(journal: Journal) -> None:
    journal.put(make_call(place=Place.PRIVATE, duration=5))
    journal.put(make_call(place=Place.INTERNAL))
    waiting = journal.put(make_call(duration=5))
    nameless = journal.put(make_call(duration=5, remote=None))
    assert journal.unsettled() == [waiting, nameless]


def test_a_call_that_is_not_there(journal: Journal) -> None:
    assert journal.call("x") is None
    assert journal.event_result("x") is None
    with pytest.raises(KeyError):
        journal.entry("x")
    assert not journal.connection.in_transaction


def test_a_number_given_later_makes_the_call_due(journal: Journal, clock: FakeClock) -> None:
    recorded = dial(journal, clock, "")
    assert recorded.entry is not None
    call_id = recorded.entry.call.id
    assert journal.begin(call_id, clock.now(), 120) is None
    journal.record(make_event(NumberGiven, clock.now(), number=JOHN), BOARD)
    assert journal.begin(call_id, clock.now(), 120) is not None
    refused = journal.record(make_event(NumberGiven, clock.now(), number=MARY), BOARD).refused
    assert refused is not None
    assert refused.reason is Refusal.ALREADY_SENT


def test_what_else_is_remembered(journal: Journal, clock: FakeClock) -> None:
    assert journal.recall("x") is None
    journal.remember("x", "1")
    journal.remember("x", "2")
    assert journal.recall("x") == "2"
    assert journal.last_heartbeat() is None
    journal.heartbeat(clock.now())
    assert journal.last_heartbeat() == clock.now()
    assert journal.salt() == journal.salt() != ""
