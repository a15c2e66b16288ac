"""Which recording a communication has: it has one, whichever was sent last and may land late."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offhook.calls.copying import Result, decided, leaving, returned
from offhook.calls.crm_copy import (
    CrmCopy,
    Decision,
    Entry,
    Outcome,
    Parked,
    Part,
    PartCopy,
    Posted,
    SyncState,
    Verb,
)
from offhook.calls.deriving import carried_other_recording, due, sync_state
from offhook.calls.part_copying import recording_may_be_there
from offhook.calls.part_deriving import PartState, part_state
from support.calls import make_attempt
from support.parts import AT, FILE, OVER, THERE, verbs, went

LINK = "https://example.test/calls/1.mp3"
LINKED = replace(OVER, recording=None, media_url=LINK)


# Files


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


def test_a_file_unheard_before_two_others_may_still_land_upon_the_last() -> None:
    second = replace(OVER, recording=replace(FILE, size=2000))
    third = replace(OVER, recording=replace(FILE, size=3000))
    copy = went(Verb.UPLOAD, Result(Outcome.UNCONFIRMED))
    copy = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), copy, second)
    copy = went(Verb.UPLOAD, Result(Outcome.UNCONFIRMED), copy, third)
    copy = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), copy, third)
    assert part_state(Entry(third, copy), Part.RECORDING) is PartState.WAITING


def test_try_again_of_a_file_forgets_none_that_went_unheard() -> None:
    other = replace(OVER, recording=replace(FILE, size=2000))
    lost = went(Verb.UPLOAD, Result(Outcome.UNCONFIRMED))
    held = Result(Outcome.NOT_STORED, code="file_gone", parked=Parked.FILE)
    copy = decided(went(Verb.UPLOAD, held, lost, other), Decision.SEND_AGAIN, Part.RECORDING)
    assert Verb.UPLOAD in verbs(other, copy)
    assert recording_may_be_there(copy), "another file asks first"
    done = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), copy, other)
    assert part_state(Entry(other, done), Part.RECORDING) is PartState.WAITING


def test_a_communication_that_is_named_late_takes_the_recording() -> None:
    unnamed = replace(THERE, communication_id=None)
    assert part_state(Entry(OVER, unnamed), Part.RECORDING) is PartState.NO_PLACE
    said = Result(Outcome.ACKNOWLEDGED, crm_id=5, communication_id=6)
    attempt = make_attempt(Verb.UPDATE, {"status": "answered"}, at=AT)
    assert Verb.UPLOAD in verbs(OVER, returned(unnamed, attempt, said, AT))
    again = returned(THERE, attempt, replace(said, communication_id=None), AT)
    assert again.communication_id == THERE.communication_id


# A link and a file


def put(result: Result, copy: CrmCopy) -> CrmCopy:
    """The copy after a PUT of the log with the link."""
    request = due(Entry(LINKED, copy))
    assert request is not None
    assert request.body["media_url"] == LINK
    attempt = replace(make_attempt(Verb.UPDATE, request.body, at=AT), target="5")
    return returned(leaving(copy, Verb.UPDATE), attempt, result, AT)


def test_a_link_that_took_a_file_s_place_gives_it_back() -> None:
    copy = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED))
    copy = put(Result(Outcome.ACKNOWLEDGED), copy)
    assert due(Entry(LINKED, copy)) is None
    assert Verb.UPLOAD in verbs(OVER, copy)
    copy = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), copy)
    assert Verb.UPLOAD not in verbs(OVER, copy)
    assert recording_may_be_there(copy)
    put(Result(Outcome.ACKNOWLEDGED), copy)


def test_a_link_that_went_unheard_may_land_upon_a_file() -> None:
    copy = put(Result(Outcome.UNCONFIRMED), THERE)
    assert part_state(Entry(LINKED, copy), Part.RECORDING) is PartState.NONE
    copy = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), copy)
    assert part_state(Entry(OVER, copy), Part.RECORDING) is PartState.WAITING
    again = went(Verb.UPLOAD, Result(Outcome.ACKNOWLEDGED), copy)
    assert part_state(Entry(OVER, again), Part.RECORDING) is PartState.SYNCED


def test_a_file_that_went_unheard_may_land_upon_a_link() -> None:
    copy = put(Result(Outcome.ACKNOWLEDGED), went(Verb.UPLOAD, Result(Outcome.UNCONFIRMED)))
    assert sync_state(Entry(LINKED, copy)) is SyncState.WAITING
    request = due(Entry(LINKED, copy), other_recording=True)
    assert request is not None
    attempt = replace(make_attempt(Verb.UPDATE, request.body, at=AT), target="5")
    copy = returned(leaving(copy, Verb.UPDATE), attempt, Result(Outcome.ACKNOWLEDGED), AT)
    assert sync_state(Entry(LINKED, copy)) is SyncState.SYNCED


def test_the_ledger_knows_of_a_file_that_may_land_late() -> None:
    upload = replace(make_attempt(Verb.UPLOAD, FILE.to_body(), at=AT), outcome=Outcome.UNCONFIRMED)
    linked = replace(
        make_attempt(Verb.UPDATE, {"media_url": LINK}, at=AT), outcome=Outcome.ACKNOWLEDGED
    )
    assert carried_other_recording(LINKED, [upload, linked], 120)
    later = replace(linked, began=replace(AT, steady_ns=AT.steady_ns + 120 * 10**9))
    assert not carried_other_recording(LINKED, [upload, linked, later], 120)
    assert not carried_other_recording(LINKED, [replace(upload, outcome=Outcome.ACKNOWLEDGED)], 120)


def test_a_link_and_a_file_are_not_under_way_together() -> None:
    """Of two that overlap nobody knows which one the CRM took last."""
    updating = leaving(replace(THERE, fields={}), Verb.UPDATE)
    assert Verb.UPLOAD in verbs(OVER, updating)  # there is one to send
    assert Verb.UPLOAD not in verbs(OVER, updating, now=AT)
    uploading = leaving(THERE, Verb.UPLOAD)
    assert due(Entry(LINKED, uploading)) is not None
    assert due(Entry(LINKED, uploading), AT) is None
    request = due(Entry(replace(LINKED, duration=91), uploading), AT)
    assert request is not None
    assert "media_url" not in request.body
