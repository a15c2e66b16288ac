"""A POST whose connection is cut when the server has stored it, or stores it later: one log."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from functools import partial

from offhook.calls.crm_copy import Outcome, Posted, SyncState, Verb
from offhook.calls.deriving import sync_state
from offhook.desk.settings_file import SettingsFile
from offhook.journal.reader import JournalReader
from offhook.sandbox import Sandbox
from support.desk import LEAD_NUMBER
from support.running import RunningProgram, wait_until

MAXIME = "+14185550101"
"""A lead that every new sandbox has."""

LATE = 10.0
"""Seconds after which the second log is stored."""

SETTLE = 12
"""``settle_seconds`` here; 120 as shipped. A server may store a log for so long."""


def test_stored_and_the_answer_is_lost(program: RunningProgram, crm: Sandbox) -> None:
    """Both calls go on, and end, before anyone knows whether they are in the CRM."""
    print(f"settle_seconds = {SETTLE}")
    file = SettingsFile(program.folder.settings)
    file.save(replace(file.load(), settle_seconds=SETTLE))
    posts = partial(crm.faults.add, method="POST", path="call-logs$", times=1)
    posts("drop_after")
    posts("store_late", seconds=LATE)
    program.start()
    first = program.tell("dial", LEAD_NUMBER)
    wait_until(lambda: len(crm.call_logs()) == 1)
    second = program.tell("dial", MAXIME)
    program.tell("answered", "--call", second)
    program.tell("hangup", "--call", first)
    program.tell("hangup", "--call", second)
    assert len(crm.call_logs()) == 1
    wait_until(lambda: {sync_state(entry) for entry in program.entries()} == {SyncState.SYNCED})
    assert len(crm.call_logs()) == 2
    for call_id, number, status in (
        (first, LEAD_NUMBER, "attempted"),
        (second, MAXIME, "answered"),
    ):
        _check(program, crm, call_id, number, status)
    for call in json.loads(program.tell("calls", "--json")):
        assert (call["crm_id"], call["sync"]) == (None, "synced")


def _check(program: RunningProgram, crm: Sandbox, call_id: str, number: str, status: str) -> None:
    with JournalReader(program.folder.journal) as reader:
        (entry,) = [each for each in reader.entries() if each.call.id == call_id]
        attempts = reader.attempts(call_id)
    call = entry.call
    (log,) = [each for each in crm.call_logs() if each.to == number]
    (communication,) = [each for each in crm.communications() if each.call_phone == number]
    assert entry.copy.posted is Posted.ADOPTED
    assert entry.copy.communication_id == communication.id == log.communication_id
    assert datetime.fromisoformat(log.start_at) == call.start_at
    assert (communication.call_status, communication.call_duration) == (status, call.duration)
    sent = [(each.verb, each.outcome) for each in attempts]
    assert sent[0] == (Verb.CREATE, Outcome.UNCONFIRMED)
    assert [verb for verb, _ in sent].count(Verb.CREATE) == 1
    assert (Verb.LOOK, Outcome.FOUND) in sent
    assert sent[-1] == (Verb.COMPLETE, Outcome.ACKNOWLEDGED)
