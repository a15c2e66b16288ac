"""What is due of the parts of a call, and where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from offhook.calls.call import Place
from offhook.calls.clock import Instant
from offhook.calls.copying import Result, decided, leaving, mended, overtaken, returned
from offhook.calls.crm_copy import (
    CrmCopy,
    Decision,
    Entry,
    Outcome,
    Parked,
    Part,
    PartCopy,
    Posted,
    Settled,
    SyncState,
    Verb,
)
from offhook.calls.deriving import is_moving, is_unsettled, needs_rep, sync_state
from offhook.calls.part_copying import with_lead
from offhook.calls.part_deriving import PartState, due_parts, part_state, parts_unsettled
from support.calls import MORNING, make_attempt
from support.parts import AT, BACK, FILE, OVER, THERE, verbs, went


def test_each_part_has_its_request() -> None:
    note, task, upload = due_parts(Entry(OVER, THERE), owner_id=3)
    assert (note.verb, note.target, note.body) == (Verb.NOTE, "7", {"content": "Blue"})
    assert (task.verb, task.body) == (
        Verb.TASK,
        {
            "lead_id": 7,
            "title": "Price",
            "type": "call",
            "date": BACK.at.isoformat(),
            "owner": {"id": 3},
        },
    )
    assert (upload.verb, upload.target_id) == (Verb.UPLOAD, 6)
    assert sync_state(Entry(OVER, THERE)) is SyncState.SYNCED
    assert is_unsettled(Entry(OVER, THERE))


@pytest.mark.parametrize(
    ("changes", "copy"),
    [
        ({"duration": None}, THERE),
        ({"place": Place.PRIVATE}, THERE),
        ({"remote": None}, THERE),
        ({}, replace(THERE, posted=Posted.NO)),
        ({}, replace(THERE, posted=Posted.UNCONFIRMED)),
        ({}, replace(THERE, settled=Settled.LEFT_DELETED)),
    ],
)
def test_nothing_goes_before_the_log(changes: dict[str, Any], copy: CrmCopy) -> None:
    assert verbs(replace(OVER, **changes), copy) == []


def test_a_log_that_is_parked_holds_nothing_up() -> None:
    parked = replace(THERE, parked=Parked.INVALID, unknown=frozenset({"duration"}))
    assert verbs(OVER, parked) == [Verb.NOTE, Verb.TASK, Verb.UPLOAD]
    by_hand = replace(THERE, posted=Posted.UNCONFIRMED, settled=Settled.IN_CRM)
    assert verbs(OVER, replace(by_hand, communication_id=None)) == [Verb.NOTE, Verb.TASK]
    entry = Entry(OVER, replace(by_hand, communication_id=None))
    assert part_state(entry, Part.RECORDING) is PartState.NO_PLACE


def test_a_part_in_trouble_marks_only_itself() -> None:
    for trouble in (PartCopy(parked=Parked.INVALID), PartCopy(sending=Verb.NOTE)):
        copy = THERE.with_part(Part.NOTE, trouble)
        assert verbs(OVER, copy) == [Verb.TASK, Verb.UPLOAD]
        assert sync_state(Entry(OVER, copy)) is SyncState.SYNCED


def test_without_a_lead_it_is_looked_for_ever_more_seldom() -> None:
    call = replace(OVER, lead_id=None, recording=None, call_back=None)
    copy, looks, now = THERE, 0, AT
    assert verbs(call, copy, now=AT) == []  # the CRM has just said that there is none
    month = 30 * 24 * 3600
    for seconds in range(0, month, 300):
        now = replace(AT, steady_ns=AT.steady_ns + seconds * 10**9)
        if Verb.FIND_LEAD in verbs(call, copy, now=now):
            looks += 1
            copy = copy.with_part(Part.LEAD, replace(copy.part(Part.LEAD), looked=now))
    assert 20 < looks < 45
    assert part_state(Entry(call, copy), Part.NOTE) is PartState.NO_LEAD
    again = decided(copy, Decision.SEND_AGAIN, Part.LEAD)
    assert verbs(call, again, now=now) == [Verb.FIND_LEAD]


def test_a_note_that_is_being_written_waits() -> None:
    call = replace(OVER, note_at=AT, recording=None, call_back=None)
    assert verbs(call, now=AT, quiet_seconds=5) == []
    later = replace(AT, steady_ns=AT.steady_ns + 5 * 10**9)
    assert verbs(call, now=later, quiet_seconds=5) == [Verb.NOTE]


def test_the_lead_that_the_rep_named_stays() -> None:
    """Named while it was looked for, or before the log was changed."""
    said = Result(Outcome.FOUND, lead_id=8, lead_name="Jane Doe")
    for verb in (Verb.FIND_LEAD, Verb.UPDATE, Verb.COMPLETE):
        attempt = make_attempt(verb, {}, at=AT)
        assert with_lead(Entry(OVER, THERE), attempt, said).lead_id == 7
        unnamed = replace(OVER, lead_id=None)
        assert with_lead(Entry(unnamed, THERE), attempt, said).lead_id == 8
    for verb in (Verb.CREATE, Verb.LOOK):
        assert with_lead(Entry(OVER, THERE), make_attempt(verb, {}, at=AT), said).lead_id == 8


def test_a_note_is_never_repeated_without_a_word() -> None:
    lost = went(Verb.NOTE, Result(Outcome.UNCONFIRMED))
    changed = replace(OVER, note="Green")
    for call in (OVER, changed):
        assert Verb.NOTE not in verbs(call, mended(lost, OVER, call))
        assert part_state(Entry(call, lost), Part.NOTE) is PartState.NEEDS_YOU
    settled = decided(lost, Decision.IN_CRM, Part.NOTE)
    assert part_state(Entry(OVER, settled), Part.NOTE) is PartState.SETTLED_BY_HAND
    assert part_state(Entry(changed, settled), Part.NOTE) is PartState.DIFFERS
    assert part_state(Entry(changed, decided(settled, Decision.TAKEN_BACK, Part.NOTE)), Part.NOTE)
    again = decided(lost, Decision.SEND_AGAIN, Part.NOTE)
    assert Verb.NOTE in verbs(changed, again)


def test_what_was_refused_is_tried_once_it_changed() -> None:
    refused = Result(Outcome.NOT_STORED, 422, words="Too long.", parked=Parked.INVALID)
    copy = went(Verb.NOTE, refused)
    assert Verb.NOTE not in verbs(OVER, mended(copy, OVER, replace(OVER, lead_name="John")))
    shorter = replace(OVER, note="B")
    assert Verb.NOTE in verbs(shorter, mended(copy, OVER, shorter))
    gone = went(Verb.UPLOAD, Result(Outcome.NOT_STORED, code="file_gone", parked=Parked.FILE))
    assert gone.part(Part.RECORDING).parked_code == "file_gone"
    other = replace(OVER, recording=replace(FILE, path="/calls/2.wav"))
    assert Verb.UPLOAD in verbs(other, mended(gone, OVER, other))


def test_all_settled_is_settled() -> None:
    copy = went(Verb.NOTE, Result(Outcome.ACKNOWLEDGED, crm_id=9))
    copy = went(Verb.TASK, Result(Outcome.ACKNOWLEDGED, crm_id=10), copy)
    copy = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), copy)
    assert verbs(OVER, copy) == []
    assert not parts_unsettled(Entry(OVER, copy))
    assert not is_unsettled(Entry(OVER, copy))


def test_a_call_can_wait_and_ask_at_once() -> None:
    asked = THERE.with_part(Part.NOTE, PartCopy(Posted.UNCONFIRMED, parked=Parked.UNDECIDED))
    entry = Entry(OVER, replace(asked, fields={}))
    assert sync_state(entry) is SyncState.WAITING
    assert (needs_rep(entry), is_moving(entry)) == (True, True)
    parked = Entry(OVER, replace(asked, parked=Parked.UNDECIDED, posted=Posted.UNCONFIRMED))
    assert (needs_rep(parked), is_moving(parked)) == (True, False)


def test_a_clock_that_was_set_back_at_a_restart_holds_nothing_up() -> None:
    """A flat battery: everything in the journal is years ahead."""
    boot = Instant(MORNING - timedelta(days=3650), 600 * 10**9, "another boot")
    written = replace(OVER, note_at=AT)
    assert Verb.NOTE in verbs(written, now=boot, quiet_seconds=5)
    just_up = replace(boot, steady_ns=2 * 10**9)
    assert Verb.NOTE not in verbs(written, now=just_up, quiet_seconds=5)
    unheard = PartCopy(Posted.STORED, settle_from=AT, value=FILE.to_body())
    assert Verb.UPLOAD in verbs(OVER, THERE.with_part(Part.RECORDING, unheard), now=boot)
    edited = PartCopy(Posted.STORED, 9, 7, {"content": "Blue"}, settle_from=AT)
    copy = THERE.with_part(Part.NOTE, edited)
    assert Verb.EDIT_NOTE in verbs(OVER, copy, now=boot, settle_seconds=120)
    no_lead = replace(OVER, lead_id=None)
    assert Verb.FIND_LEAD in verbs(no_lead, now=boot)
    sought = THERE.with_part(Part.LEAD, PartCopy(looked=AT))
    assert Verb.FIND_LEAD not in verbs(no_lead, sought, now=boot)
    later = replace(boot, steady_ns=901 * 10**9)
    assert Verb.FIND_LEAD in verbs(no_lead, sought, now=later)


@pytest.mark.parametrize(
    ("verb", "parked", "changes"),
    [
        (Verb.NOTE, Parked.INVALID, {"note": "B"}),
        (Verb.TASK, Parked.INVALID, {"call_back": replace(BACK, title="P")}),
        (Verb.UPLOAD, Parked.FILE, {"recording": replace(FILE, path="/calls/2.wav")}),
    ],
)
def test_what_was_refused_of_a_part_that_changed_meanwhile_is_no_question(
    verb: Verb, parked: Parked, changes: dict[str, Any]
) -> None:
    (request,) = [one for one in due_parts(Entry(OVER, THERE), owner_id=3) if one.verb is verb]
    attempt = replace(make_attempt(verb, request.body, at=AT), target=request.target)
    refused = returned(leaving(THERE, verb), attempt, Result(Outcome.NOT_STORED, parked=parked), AT)
    assert verb not in verbs(OVER, overtaken(refused, OVER, attempt))
    changed = replace(OVER, **changes)
    assert verb in verbs(changed, overtaken(refused, changed, attempt))


def test_a_part_that_came_back_asks_nothing_anew_of_the_log() -> None:
    """Refused, the log waits for the rep, however often a lead is looked for meanwhile."""
    refused = replace(THERE, fields={}, parked=Parked.INVALID)
    for verb in (Verb.NOTE, Verb.FIND_LEAD):
        attempt = make_attempt(verb, {"content": "Blue"}, at=AT)
        assert overtaken(refused, OVER, attempt).parked is Parked.INVALID
