"""The program killed by SIGKILL at every instant at which something could be lost or doubled.

Each life is a process of its own that ends at one named instant (:mod:`support.kill_at`) and must
have ended there; the next life begins with what it left. What was told by a verb that exited 0 is
in the CRM in the end, exactly once.
"""

from __future__ import annotations

import json
import os
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from offhook.calls.call import Call, Direction
from offhook.calls.crm_copy import Entry, Outcome, Part, Posted, SyncState
from offhook.calls.deriving import sync_state
from offhook.calls.events import CallBackPlanned, Event, PastCall
from offhook.calls.part_deriving import PartState, part_state
from offhook.calls.payloads import to_payload
from offhook.desk.clock import SystemClock
from offhook.desk.inbox import Inbox
from offhook.desk.knock import ask
from offhook.journal.reader import JournalReader
from offhook.sandbox import Sandbox
from support.desk import LEAD_NUMBER
from support.kill_at import TYPED, Lives, ages_of
from support.running import PYTHON_PATH, RunningProgram, virtual_display, wait_until
from support.secret_service import SessionBus

MAXIME, SARAH, EMILIE = "+14185550101", "+15145550123", "+15145550199"
"""Leads that every new sandbox has."""


@pytest.fixture(scope="module")
def lives() -> Iterator[Lives]:
    """Where the program begins and ends, again and again."""
    with Lives({**os.environ, "PYTHONPATH": PYTHON_PATH}) as lives:
        yield lives


@dataclass(frozen=True)
class Told:
    """When something was said, as near as whoever said it can tell."""

    earliest: datetime
    latest: datetime


def tell(program: RunningProgram, moment: str, number: str) -> Told:
    """As a phone's hook does: exit 0 says that it is kept, whoever lives."""
    before = datetime.now().astimezone()
    program.tell("event", moment, "--number", number, "--id", number, "--source", "hook")
    return Told(before, datetime.now().astimezone())


def only_entry(program: RunningProgram) -> Entry:
    """The one call of the journal."""
    (entry,) = program.entries()
    return entry


def wait_all_synced(program: RunningProgram) -> None:
    """Until nothing is left to send."""
    wait_until(lambda: {sync_state(entry) for entry in program.entries()} == {SyncState.SYNCED})


def check(program: RunningProgram, crm: Sandbox, number: str, status: str) -> Call:
    """The call to ``number`` is in the CRM exactly once, completed, as the journal says."""
    (call,) = [entry.call for entry in program.entries() if entry.call.remote == number]
    (log,) = [log for log in crm.call_logs() if log.to == number]
    (communication,) = [one for one in crm.communications() if one.call_phone == number]
    assert communication.id == log.communication_id
    assert datetime.fromisoformat(log.start_at) == call.start_at
    assert (communication.call_status, communication.call_duration) == (status, call.duration)
    if log.duration is not None:  # an adopted call is completed through its communication alone
        assert log.end_at is not None
        assert (log.status, log.duration) == (status, call.duration)
        assert datetime.fromisoformat(log.end_at) == call.end_at
    assert call.duration is not None
    assert call.end_at == call.start_at + timedelta(seconds=call.duration)
    return call


def check_start(call: Call, dialled: Told) -> None:
    """The moment of the dial counts, not that of a commit."""
    assert dialled.earliest.replace(microsecond=0) <= call.start_at <= dialled.latest


def check_times(call: Call, dialled: Told, ended: Told) -> None:
    """Told while no window ran, or one that died: what counts is when it was told."""
    check_start(call, dialled)
    assert call.duration is not None
    assert int((ended.earliest - dialled.latest).total_seconds()) <= call.duration
    assert call.duration <= (ended.latest - dialled.earliest).total_seconds()


def check_taken_up_again(program: RunningProgram, dialled: Told) -> None:
    """The call goes on: its timer counts from the dial, its end is asked for, one is offered."""
    call = only_entry(program).call
    assert (call.is_open, call.question) == (True, True)
    check_start(call, dialled)
    assert call.heard_at is not None
    with JournalReader(program.folder.journal) as reader:
        heartbeat = reader.last_heartbeat()
    assert call.heard_at in (call.start, heartbeat)


def test_one_call_through_twenty_deaths(
    program: RunningProgram, crm: Sandbox, lives: Lives
) -> None:
    """Its event, its POST, its look-up and its completion, each cut off wherever it can be."""
    dialled = tell(program, "dialing", LEAD_NUMBER)
    program.live_until(lives, "event:said", "event:at-commit")
    assert program.entries() == []
    program.live_until(lives, "event:committed", "restart:asking")
    assert not only_entry(program).call.question
    program.live_until(lives, "inbox:committed")
    assert len(list(program.folder.inbox.glob("*.json"))) == 1
    assert only_entry(program).copy.posted is Posted.NO

    program.live_until(lives, "create:begun")
    check_taken_up_again(program, dialled)
    program.live_until(lives, "restart:closing")
    assert only_entry(program).copy.sending is not None
    program.live_until(lives, "restart:closed", "create:half-sent")
    assert crm.call_logs() == []
    program.live_until(lives, "create:sent")
    crm.wait_for(lambda crm: crm.call_logs())

    program.live_until(lives, "look:begun", "look:searched", "look:answered", "look:at-outcome")
    assert only_entry(program).copy.posted is Posted.UNCONFIRMED
    program.live_until(lives, "look:outcome")
    assert only_entry(program).copy.posted is Posted.ADOPTED

    ended = tell(program, "ended", LEAD_NUMBER)
    program.live_until(lives, "complete:begun", "complete:half-sent", "complete:sent")
    program.live_until(lives, "complete:answered", "complete:at-outcome", "complete:outcome")
    program.start()
    wait_all_synced(program)
    assert len(crm.call_logs()) == 1
    check_times(check(program, crm, LEAD_NUMBER, "attempted"), dialled, ended)


def test_a_post_that_was_answered(program: RunningProgram, crm: Sandbox, lives: Lives) -> None:
    """Three calls: each was stored, and the answer came, but not as far as the journal; or did."""
    instants = {MAXIME: "create:answered", SARAH: "create:at-outcome", EMILIE: "create:outcome"}
    times = {}
    for number, instant in instants.items():
        dialled = tell(program, "dialing", number)
        program.live_until(lives, instant)
        times[number] = dialled, tell(program, "ended", number)
    program.start()
    wait_all_synced(program)
    assert len(crm.call_logs()) == 3
    posted = {entry.call.remote: entry.copy.posted for entry in program.entries()}
    assert posted == {MAXIME: Posted.ADOPTED, SARAH: Posted.ADOPTED, EMILIE: Posted.STORED}
    for number, (dialled, ended) in times.items():
        check_times(check(program, crm, number, "attempted"), dialled, ended)


def test_a_put_and_the_way_out(program: RunningProgram, crm: Sandbox, lives: Lives) -> None:
    """*Answered* is said once, and its PUT is cut off wherever it can be; so is quitting."""
    program.start(program=("-m", "support.kill_at", "update:begun"))
    dialled = tell(program, "dialing", LEAD_NUMBER)
    wait_until(program.entries)
    program.wait_synced()
    tell(program, "answered", LEAD_NUMBER)
    program.wait_killed_at("update:begun")
    program.live_until(lives, "update:half-sent")
    assert crm.call_logs()[0].statuses == ["calling"]
    program.live_until(
        lives, "update:sent", "update:answered", "update:at-outcome", "update:outcome"
    )
    check_taken_up_again(program, dialled)
    with JournalReader(program.folder.journal) as reader:
        _, *cut, last = reader.attempts(only_entry(program).call.id)
    assert {each.outcome for each in cut} == {Outcome.UNCONFIRMED}
    assert last.outcome is Outcome.ACKNOWLEDGED

    crm.offline(True)
    program.start(program=("-m", "support.kill_at", "quit:stopping"), online=False)
    ended = tell(program, "ended", LEAD_NUMBER)
    ask(program.folder.socket_name, {"do": "quit", "force": True})
    program.wait_killed_at("quit:stopping")
    program.start(program=("-m", "support.kill_at", "quit:closing"), online=False)
    ask(program.folder.socket_name, {"do": "quit", "force": True})
    program.wait_killed_at("quit:closing")
    crm.offline(False)
    program.start()
    wait_all_synced(program)
    assert len(crm.call_logs()) == 1
    check_times(check(program, crm, LEAD_NUMBER, "answered"), dialled, ended)


def test_a_key_was_pressed(key_store: SessionBus, program: RunningProgram, crm: Sandbox) -> None:
    """What was not committed was not shown as done, and leaves nothing; what was, goes on."""
    with virtual_display() as display:
        program.environment |= display

        def dial(instant: str) -> Told:
            program.start(program=("-m", "support.kill_at", instant), online=False)
            keys = ["search", "--sync", "--onlyvisible", "--name", "^Offhook", "windowactivate"]
            keys += ["--sync", "type", "--delay", "5", LEAD_NUMBER]
            subprocess.run(["xdotool", *keys], env=program.environment, check=True)
            before = datetime.now().astimezone()
            subprocess.run(["xdotool", "key", "Return"], env=program.environment, check=True)
            program.wait_killed_at(instant)
            return Told(before, datetime.now().astimezone())

        dial("event:at-commit")
        assert program.entries() == []
        dialled = dial("event:committed")
        program.start()
        program.wait_synced()
        check_taken_up_again(program, dialled)
        ended = tell(program, "ended", LEAD_NUMBER)
        wait_until(lambda: not only_entry(program).call.is_open)
        wait_all_synced(program)
        assert len(crm.call_logs()) == 1
        check_times(check(program, crm, LEAD_NUMBER, "attempted"), dialled, ended)
        program.tell("quit")
        program.wait_ended()


def say(program: RunningProgram, event: Event) -> None:
    """Told while no window runs, and none is started by it."""
    Inbox(program.folder.inbox, SystemClock()).put(event.id, to_payload(event), event.at)


def past_call(note: str = "") -> PastCall:
    """Five minutes ago, to a lead."""
    clock = SystemClock()
    return PastCall(
        id=str(uuid.uuid4()),
        at=clock.now(),
        new_call_id=str(uuid.uuid4()),
        direction=Direction.OUTGOING,
        number=LEAD_NUMBER,
        start=clock.now().wall - timedelta(minutes=5),
        duration=60,
        note=note,
    )


def test_a_note_on_its_way(program: RunningProgram, crm: Sandbox, lives: Lives) -> None:
    """Nothing can tell afterwards whether it arrived: it is asked about, and never sent again."""
    instants = ("note:begun", "note:half-sent", "note:sent", "note:at-outcome", "note:outcome")
    for instant in instants:
        say(program, past_call(note=instant))
        program.live_until(lives, instant)
    crm.wait_for(lambda crm: len(crm.notes()) == 3)
    program.start()
    wait_all_synced(program)
    states = {entry.call.note: part_state(entry, Part.NOTE) for entry in program.entries()}
    asked = dict.fromkeys(instants, PartState.NEEDS_YOU)
    assert states == {**asked, "note:outcome": PartState.SYNCED}
    assert {note.content for note in crm.notes()} == set(instants[2:])
    program.tell("quit")
    program.wait_ended()


def test_a_task_on_its_way(program: RunningProgram, crm: Sandbox, lives: Lives) -> None:
    """It is looked for afterwards, and made again only where it is not."""
    instants = [f"task:{name}" for name in ("begun", "half-sent", "sent")]
    instants += [f"task:{name}" for name in ("answered", "at-outcome", "outcome")]
    for instant in instants:
        call, clock = past_call(), SystemClock()
        due = clock.now().wall.replace(microsecond=0) + timedelta(days=1)
        say(program, call)
        say(
            program,
            CallBackPlanned(
                id=str(uuid.uuid4()),
                at=clock.now(),
                call_id=call.new_call_id,
                due=due,
                title=instant,
            ),
        )
        program.live_until(lives, instant)
    program.start()
    wait_until(
        lambda: {part_state(entry, Part.TASK) for entry in program.entries()} == {PartState.SYNCED}
    )
    # Which of them a death hit is a matter of whose turn it was.
    posted = {entry.copy.part(Part.TASK).posted for entry in program.entries()}
    assert posted == {Posted.STORED, Posted.ADOPTED}
    assert sorted(task.title for task in crm.tasks()) == sorted(instants)
    program.tell("quit")
    program.wait_ended()


def test_in_the_middle_of_a_word(
    key_store: SessionBus, program: RunningProgram, crm: Sandbox
) -> None:
    """At most the last 300 ms of typing are lost; another 300 are for a machine under load."""
    text = "".join(chr(ord("a") + place % 26) for place in range(TYPED))
    with virtual_display() as display:
        program.environment |= display
        program.start(program=("-m", "support.kill_at", "typing"), online=False)
        find = ["search", "--sync", "--onlyvisible", "--name", "^Offhook", "windowactivate"]
        for keys in (
            [*find, "--sync", "type", "--delay", "5", LEAD_NUMBER],
            ["key", "Return"],
            # The call's time stands in the title once its note has the keyboard.
            ["search", "--sync", "--onlyvisible", "--name", "^Offhook: "],
            ["type", "--delay", "25", text],
        ):
            subprocess.run(["xdotool", *keys], env=program.environment, check=True)
        program.wait_killed_at("typing")
    note = only_entry(program).call.note
    assert text.startswith(note)
    ages = json.loads(ages_of(program.folder.path).read_text())
    assert len(note) > TYPED // 3
    assert all(age <= 0.6 for age in ages[len(note) :]), (len(note), ages)
