"""Events from the window and from the inbox: each happens once, in the order of their times."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import offhook
from offhook.calls.call import Direction, Place
from offhook.calls.crm_copy import Entry
from offhook.calls.events import Answered, Began, Ended, Event, NoteTyped, StillTalking
from offhook.calls.payloads import to_payload
from offhook.calls.rules import Refusal
from offhook.desk.inbox import Inbox
from offhook.journal.errors import JournalUnwritable
from offhook.journal.intake import Intake
from offhook.journal.journal import Journal, Recorded
from offhook.journal.reader import JournalReader
from offhook.journal.thread import JournalThread
from support.calls import JOHN, MARY, MORNING, RULES, make_event, new_id
from support.clocks import FakeClock

SECONDS = 10.0  # nothing takes longer

TAKER = """
import os, signal, sys
from pathlib import Path
from offhook.desk.clock import SystemClock
from offhook.desk.inbox import Inbox
from offhook.journal.intake import Intake
from offhook.journal.thread import JournalThread
from support.calls import RULES

told = 0

def recorded(_):
    # Committed, and its file not yet removed.
    global told
    told += 1
    if told == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

folder = Path(sys.argv[1])
clock = SystemClock()
thread = JournalThread(folder / "journal.sqlite3")
thread.start()
Intake(thread, Inbox(folder / "inbox", clock), clock, RULES, recorded).take_in().result(10)
"""


class Window:
    """An intake with its journal, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock(MORNING)
        self.path = folder / "journal.sqlite3"
        self.inbox = Inbox(folder / "inbox", self.clock)
        self.journal = JournalThread(self.path)
        self.told: list[Recorded] = []
        self.intake = Intake(self.journal, self.inbox, self.clock, RULES, self.told.append)

    def event(self, kind: type[Event], **fields: Any) -> Event:
        if kind is Began:
            fields = {"direction": Direction.OUTGOING, "number": JOHN} | fields
        return make_event(kind, self.clock.now(), **fields)

    def say(self, kind: type[Event], **fields: Any) -> Recorded:
        return self.intake.say(self.event(kind, **fields)).result(SECONDS)

    def leave(self, kind: type[Event], **fields: Any) -> Event:
        """The command line leaves a file."""
        event = self.event(kind, source="cli", **fields)
        self.inbox.put(event.id, to_payload(event), event.at)
        return event

    def take_in(self) -> int:
        return self.intake.take_in().result(SECONDS)

    def entries(self) -> list[Entry]:
        return self.journal.run(lambda journal: journal.entries()).result(SECONDS)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    window.journal.start()
    yield window
    assert window.journal.close(SECONDS)


def test_what_the_window_says_is_committed_then_told(window: Window) -> None:
    recorded = window.say(Began)
    assert window.told == [recorded]
    with JournalReader(window.path) as reader:
        assert reader.entries() == [recorded.entry]
    refused = window.say(Began, number="911")
    assert refused.refused is not None
    assert window.told[-1] == refused


def test_files_are_applied_in_the_order_of_their_times_and_removed(window: Window) -> None:
    call = window.leave(Began)
    window.clock.advance(5)
    window.leave(Answered)
    window.clock.advance(5)
    window.leave(Ended)
    assert window.take_in() == 3
    assert window.inbox.pending() == []
    (entry,) = window.entries()
    assert isinstance(call, Began)
    assert entry.call.id == call.new_call_id
    assert (entry.call.ring_seconds, entry.call.talk_seconds) == (5, 5)
    assert window.told[0].event_id == call.id
    assert window.take_in() == 0


def test_a_file_that_was_committed_and_not_removed(window: Window) -> None:
    event = window.leave(Began)
    window.intake.say(event).result(SECONDS)
    assert window.take_in() == 1
    assert [recorded.again for recorded in window.told] == [False, True]
    assert len(window.entries()) == 1
    assert window.inbox.pending() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("told", [1, 3])
def test_killed_between_commit_and_removal(tmp_path: Path, told: int) -> None:
    window = Window(tmp_path)
    window.leave(Began)
    for text in ("a", "ab", "abc"):
        window.clock.advance(1)
        window.leave(NoteTyped, text=text)
    tests = Path(__file__).parents[1]
    source = Path(offhook.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", TAKER, str(tmp_path), str(told)],
        env=os.environ | {"PYTHONPATH": f"{source}{os.pathsep}{tests}"},
        check=False,
        timeout=30,
    )
    assert done.returncode == -signal.SIGKILL
    assert len(window.inbox.pending()) == 4 - (told - 1)
    window.journal.start()
    window.take_in()
    assert [recorded.again for recorded in window.told] == [True] + [False] * (4 - told)
    (entry,) = window.entries()
    assert entry.call.note == "abc"
    assert window.journal.close(SECONDS)


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "rang"},
        {},
        {"number": None},
        {"at": {"wall": "2025-06-03T09:30:05", "ns": 1, "boot": "b"}},
        {"at": {"wall": "2025-06-03T09:30:05Z", "ns": 2**70, "boot": "b"}},
        {"number": "\ud800"},
        {"id": "another"},
    ],
)
def test_a_file_that_holds_no_event_holds_up_no_other(
    window: Window, broken: dict[str, Any]
) -> None:
    event = window.event(Began)
    payload = (to_payload(event) | broken) if broken else {}
    path = window.inbox.put(new_id(), {}, event.at)
    held = json.loads(path.read_text("utf-8")) | {"event_id": event.id, "payload": payload}
    path.write_text(json.dumps(held), "utf-8")
    window.clock.advance(1)
    window.leave(Began, number=MARY)
    assert window.take_in() == 2
    assert window.inbox.pending() == []
    assert [entry.call.remote for entry in window.entries()] == [MARY]
    told = window.journal.run(lambda journal: journal.event_result(event.id)).result(SECONDS)
    assert told is not None
    assert told[0] is not None
    assert told[0].reason is Refusal.MALFORMED


def test_new_rules_hold_from_the_next_event_on(window: Window) -> None:
    first = window.intake.say(window.event(Began))
    window.intake.use_rules(replace(RULES, never_log=frozenset({MARY})))
    second = window.say(Began, number=MARY)
    entry = first.result(SECONDS).entry
    assert entry is not None
    assert entry.call.place is Place.CRM
    assert second.entry is not None
    assert second.entry.call.place is Place.PRIVATE


# After a crash


def test_open_calls_are_taken_up_again_with_the_last_heartbeat(window: Window) -> None:
    window.say(Began)
    over = window.say(Began, number=MARY)
    assert over.entry is not None
    window.say(Ended, call_id=over.entry.call.id)
    window.clock.advance(20)
    heard = window.clock.now()
    window.journal.run(lambda journal: journal.heartbeat(heard)).result(SECONDS)
    window.clock.advance(300)
    window.told.clear()
    (asked,) = window.intake.take_up_again().result(SECONDS)
    assert (asked.call.question, asked.call.heard_at, asked.call.is_open) == (True, heard, True)
    assert [recorded.entry for recorded in window.told] == [asked]
    assert window.entries()[0] == asked
    # The rep does not answer, and the computer is restarted once more.
    window.journal.run(lambda journal: journal.heartbeat(window.clock.now())).result(SECONDS)
    assert window.intake.take_up_again().result(SECONDS) == [asked]
    still = window.say(StillTalking).entry
    assert still is not None
    assert not still.call.question
    assert still.call.duration is None


@pytest.mark.parametrize("reboot", [True, False])
def test_a_heartbeat_of_an_earlier_call_says_nothing(window: Window, reboot: bool) -> None:
    earlier = window.clock.now()
    window.journal.run(lambda journal: journal.heartbeat(earlier)).result(SECONDS)
    window.clock.advance(3600)
    if reboot:
        window.clock.reboot()
    begun = window.say(Began).entry
    assert begun is not None
    window.clock.advance(300)
    (asked,) = window.intake.take_up_again().result(SECONDS)
    assert asked.call.heard_at == begun.call.start


def test_without_a_heartbeat_the_start_is_what_is_known(window: Window) -> None:
    begun = window.say(Began).entry
    assert begun is not None
    (asked,) = window.intake.take_up_again().result(SECONDS)
    assert asked.call.heard_at == begun.call.start


@pytest.mark.parametrize("answered", [False, True])
def test_a_call_that_waited_in_its_file_is_asked_about(window: Window, answered: bool) -> None:
    """A phone told of it, or the program was killed before the commit, and nobody came for long."""
    window.leave(Began)
    if answered:
        window.clock.advance(7)
        window.leave(Answered)
    heard = window.clock.now()
    window.clock.advance(31)
    assert window.take_in() == 1 + answered
    (entry,) = window.entries()
    assert (entry.call.question, entry.call.heard_at) == (True, heard)
    assert window.told[-1].entry == entry
    assert window.say(StillTalking).entry != entry
    window.leave(Answered)
    window.take_in()
    assert not window.entries()[0].call.question


def test_a_file_from_before_a_reboot_is_asked_about(window: Window) -> None:
    window.leave(Began)
    window.clock.reboot(10)
    window.take_in()
    assert window.entries()[0].call.question


def test_what_a_file_tells_of_later_than_the_last_heartbeat_is_offered(window: Window) -> None:
    window.say(Began)
    window.clock.advance(100)
    window.leave(Answered)
    heard = window.clock.now()
    window.clock.advance(1000)
    (asked,) = window.intake.take_up_again().result(SECONDS)
    assert asked.call.heard_at == asked.call.start
    window.take_in()
    assert window.entries()[0].call.heard_at == heard


@pytest.mark.parametrize("over", [False, True])
def test_news_and_ended_calls_are_not_asked_about(window: Window, over: bool) -> None:
    window.leave(Began)
    window.clock.advance(30)
    if over:
        window.leave(Ended)
        window.clock.advance(1000)
    window.take_in()
    (entry,) = window.entries()
    assert (entry.call.question, entry.call.is_open) == (False, not over)


def test_a_call_taken_up_after_a_reboot_goes_on(tmp_path: Path) -> None:
    window = Window(tmp_path)
    window.journal.start()
    window.say(Began)
    assert window.journal.close(SECONDS)
    again = Window(tmp_path)
    again.clock.reboot(90)
    again.journal.start()
    again.intake.take_up_again().result(SECONDS)
    ended = again.say(Ended).entry
    assert ended is not None
    assert ended.call.duration == 90
    assert again.journal.close(SECONDS)


def test_a_journal_that_cannot_be_opened_keeps_the_files(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite3").write_bytes(b"no database" * 100)
    window = Window(tmp_path)
    window.leave(Began)
    window.journal.start()
    for future in (window.intake.say(window.event(Began)), window.intake.take_in()):
        assert future.exception(SECONDS) is not None
    assert window.told == []
    assert len(window.inbox.pending()) == 1
    assert window.journal.close(SECONDS)
    (tmp_path / "journal.sqlite3").unlink()
    journal = Journal(tmp_path / "journal.sqlite3")
    assert journal.entries() == []
    journal.close()


def test_a_file_that_stays_is_not_news_again(window: Window) -> None:
    """It could not be removed; the rep has long said that they are still on the phone."""
    event = window.leave(Began, new_call_id=new_id())
    window.clock.advance(60)
    window.take_in()
    (entry,) = window.entries()
    assert entry.call.question
    window.say(StillTalking, call_id=entry.call.id)
    window.inbox.put(event.id, to_payload(event), event.at)
    window.take_in()
    (entry,) = window.entries()
    assert not entry.call.question


@pytest.mark.parametrize("from_phone", [False, True])
def test_what_was_said_before_a_call_began_is_not_about_it(
    window: Window, from_phone: bool
) -> None:
    """A hang-up waited while the journal was held; the rep hung up by hand and dialled anew."""
    first, second = new_id(), new_id()
    window.say(Began, new_call_id=first)
    window.clock.advance(60)
    late = window.leave(Ended, from_phone=from_phone)
    window.clock.advance(5)
    window.say(Ended, call_id=first)
    window.clock.advance(5)
    window.say(Began, new_call_id=second)
    window.take_in()
    entries = {entry.call.id: entry.call for entry in window.entries()}
    assert entries[second].is_open
    assert entries[first].duration == 65
    refused, _ = window.journal.run(lambda j: j.event_result(late.id)).result(SECONDS) or (None, "")
    assert refused is not None
    assert refused.reason is Refusal.NO_OPEN_CALL


def test_hooks_that_overtake_each_other_are_about_one_call(window: Window) -> None:
    """Two processes that a phone starts in one moment read the clock in either order."""
    answered = window.event(Answered, source="phone", from_phone=True)
    window.clock.advance(1)
    window.say(Began, new_call_id=new_id(), source="phone", from_phone=True)
    assert window.intake.say(answered).result(SECONDS).refused is None


def test_calls_found_open_are_asked_about_once_the_journal_can_be_written(window: Window) -> None:
    """A backup may be at work when the program starts: then it can be read, and not written."""
    window.say(Began, new_call_id=new_id())
    window.clock.advance(600)
    window.journal.run(lambda j: j.connection.execute("PRAGMA busy_timeout=20")).result(SECONDS)
    holder = sqlite3.connect(window.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalUnwritable):
        window.intake.take_up_again().result(SECONDS)
    holder.execute("ROLLBACK")
    holder.close()
    window.clock.advance(1)
    window.say(Began, new_call_id=new_id(), number=MARY)
    window.take_in()
    found, new = (entry.call for entry in window.entries())
    assert (found.question, new.question) == (True, False)
    window.say(StillTalking, call_id=found.id)
    window.take_in()
    assert not window.entries()[0].call.question


@pytest.mark.parametrize("more", [False, True])
def test_a_late_call_is_asked_about_though_the_journal_was_held_just_then(
    window: Window, more: bool
) -> None:
    """Its file was taken in and is gone; the question after it, or the next file, could not be."""
    window.journal.run(lambda j: j.connection.execute("PRAGMA busy_timeout=20")).result(SECONDS)
    holder = sqlite3.connect(window.path, isolation_level=None, check_same_thread=False)

    def hold(_: Recorded) -> None:
        holder.execute("BEGIN IMMEDIATE")

    window.intake._recorded = hold
    window.leave(Began, new_call_id=new_id())
    window.clock.advance(1)
    if more:
        window.leave(NoteTyped, text="Wants a blue one.")
    window.clock.advance(600)
    with pytest.raises(JournalUnwritable):
        window.take_in()
    holder.close()
    window.intake._recorded = window.told.append
    window.take_in()
    (entry,) = window.entries()
    assert (entry.call.is_open, entry.call.question) == (True, True)
    assert entry.call.note == ("Wants a blue one." if more else "")
    window.say(StillTalking, call_id=entry.call.id)
    window.take_in()
    assert not window.entries()[0].call.question
