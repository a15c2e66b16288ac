"""What is due of the parts of a call, and where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from offhook.calls.call import Call, Place
from offhook.calls.copying import Result, decided, leaving, mended, returned
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
from offhook.calls.deriving import is_moving, is_unsettled, needs_rep, sync_state, wanted
from offhook.calls.follow_ups import AudioKind, CallBack, RecordingFile
from offhook.calls.part_copying import with_lead
from offhook.calls.part_deriving import PartState, due_parts, part_state, parts_unsettled
from support.calls import MORNING, make_attempt, make_call

FILE = RecordingFile("/calls/1.wav", 1000, 5, AudioKind.WAV)
BACK = CallBack(MORNING + timedelta(days=1), "Price")
OVER = make_call(duration=90, note="Blue", lead_id=7, recording=FILE, call_back=BACK)
THERE = CrmCopy(OVER.id, Posted.STORED, 5, 6, wanted(OVER), frozen=True)
AT = OVER.start


def verbs(call: Call, copy: CrmCopy = THERE, **more: Any) -> list[Verb]:
    return [request.verb for request in due_parts(Entry(call, copy), **more)]


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


def went(verb: Verb, result: Result, copy: CrmCopy = THERE, call: Call = OVER) -> CrmCopy:
    """The copy after a request of that kind left and came back."""
    request = next(one for one in due_parts(Entry(call, copy), owner_id=3) if one.verb is verb)
    attempt = replace(make_attempt(verb, request.body, at=AT), target=request.target)
    return returned(leaving(copy, verb), attempt, result, AT)


def test_what_an_upload_may_overwrite_is_only_itself() -> None:
    lost = went(Verb.UPLOAD, Result(Outcome.UNCONFIRMED))
    assert verbs(OVER, lost) == [Verb.NOTE, Verb.TASK, Verb.UPLOAD]
    done = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), lost)
    assert part_state(Entry(OVER, done), Part.RECORDING) is PartState.SYNCED
    other = replace(OVER, recording=replace(FILE, size=2000))
    assert Verb.UPLOAD in verbs(other, done)
    taken_out = replace(OVER, recording=None)
    assert part_state(Entry(taken_out, done), Part.RECORDING) is PartState.DIFFERS
    assert part_state(Entry(taken_out, lost), Part.RECORDING) is PartState.DIFFERS


def test_another_file_is_said_once_more_after_one_that_went_unheard() -> None:
    """The first may still land, and would lie upon its successor."""
    other = replace(OVER, recording=replace(FILE, size=2000))
    lost = went(Verb.UPLOAD, Result(Outcome.UNCONFIRMED))
    done = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), lost, other)
    assert part_state(Entry(other, done), Part.RECORDING) is PartState.WAITING
    assert Verb.UPLOAD not in verbs(other, done, now=AT, settle_seconds=120)
    later = replace(AT, steady_ns=AT.steady_ns + 120 * 10**9)
    assert Verb.UPLOAD in verbs(other, done, now=later, settle_seconds=120)
    again = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), done, other)
    assert part_state(Entry(other, again), Part.RECORDING) is PartState.SYNCED


def test_of_two_files_that_went_unheard_either_may_land_last() -> None:
    other = replace(OVER, recording=replace(FILE, size=2000))
    lost = went(Verb.UPLOAD, Result(Outcome.UNCONFIRMED))
    both = went(Verb.UPLOAD, Result(Outcome.UNCONFIRMED), lost, other)
    for call in (OVER, other):
        done = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), both, call)
        assert part_state(Entry(call, done), Part.RECORDING) is PartState.WAITING


def test_a_log_that_is_made_anew_has_no_recording_yet() -> None:
    done = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED))
    done = went(Verb.NOTE, Result(Outcome.ACKNOWLEDGED, crm_id=9), done)
    anew = decided(replace(done, parked=Parked.GONE), Decision.SEND_AGAIN)
    assert (anew.posted, anew.part(Part.RECORDING)) == (Posted.NO, PartCopy())
    assert anew.part(Part.NOTE).crm_id == 9


@pytest.mark.parametrize(
    "result",
    [
        Result(Outcome.ACKNOWLEDGED),
        Result(Outcome.UNCONFIRMED),
        Result(Outcome.NOT_STORED, 404, parked=Parked.GONE),
    ],
)
def test_an_upload_to_the_log_of_before_says_nothing_of_the_new_one(result: Result) -> None:
    under_way = replace(leaving(THERE, Verb.UPLOAD), parked=Parked.GONE)
    attempt = replace(make_attempt(Verb.UPLOAD, FILE.to_body(), at=AT), target="6")
    anew = returned(decided(under_way, Decision.SEND_AGAIN), attempt, result, AT)
    assert anew.part(Part.RECORDING) == PartCopy()
    stored = replace(anew, posted=Posted.STORED, crm_id=8, communication_id=9)
    stored = returned(stored, attempt, result, AT)
    assert Verb.UPLOAD in verbs(OVER, stored)


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
