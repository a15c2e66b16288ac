"""What is due: the difference between a call and its CRM copy, and where a call stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from offhook.calls.call import Call, Direction, Place, Status
from offhook.calls.crm_copy import CrmCopy, Entry, Parked, Posted, Settled, SyncState, Verb
from offhook.calls.deriving import Request, creation, due, is_unsettled, sync_state, wanted
from support.calls import JOHN, LINE, make_call
from support.clocks import FakeClock

OPEN = make_call()
OVER = replace(OPEN, duration=90, status=Status.ANSWERED)
RECORDED = replace(OVER, media_url="https://a.test/1.mp3")
END_AT = "2025-06-03T09:31:35-04:00"
NEW = CrmCopy(OPEN.id)
WHO = {"user_did": LINE, "user_email": "rep@example.com"}


def holds(call: Call, **changes: Any) -> CrmCopy:
    """A copy that holds all of ``call``."""
    stored = CrmCopy(call.id, Posted.STORED, 5, 6, wanted(call), frozen=True)
    return replace(stored, **changes)


def body(call: Call, copy: CrmCopy) -> dict[str, Any] | None:
    request = due(Entry(call, copy))
    return None if request is None else request.body


def test_the_one_post_tells_all_that_is_known() -> None:
    assert due(Entry(OPEN, NEW)) == Request(
        Verb.CREATE,
        None,
        {
            "status": "calling",
            "direction": "outgoing",
            "start_at": "2025-06-03T09:30:05-04:00",
            "from": LINE,
            "to": JOHN,
            **WHO,
        },
    )
    assert body(RECORDED, NEW) == creation(RECORDED)
    assert creation(RECORDED).items() >= {
        "end_at": END_AT, "duration": 90, "media_url": "https://a.test/1.mp3", **WHO,
    }.items()  # fmt: skip
    incoming = creation(replace(OPEN, direction=Direction.INCOMING))
    assert (incoming["from"], incoming["to"]) == (JOHN, LINE)


def test_who_the_user_is_may_be_unknown() -> None:
    stamp = replace(OPEN.stamp, user_email="", user_did="")
    assert WHO.keys().isdisjoint(creation(replace(OPEN, stamp=stamp)))


@pytest.mark.parametrize(
    "call",
    [
        *(replace(OVER, place=place) for place in Place if place is not Place.CRM),
        replace(OPEN, remote=None),
        replace(OPEN, local=None),
    ],
)
def test_what_cannot_or_must_not_be_sent_is_not_due(call: Call) -> None:
    assert due(Entry(call, NEW)) is None


@pytest.mark.parametrize("call", [OPEN, OVER, RECORDED])
def test_nothing_is_due_where_all_is_acknowledged(call: Call) -> None:
    assert due(Entry(call, holds(call))) is None


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        (OPEN, replace(OPEN, status=Status.ANSWERED), {"status": "answered"}),
        (
            replace(OPEN, status=Status.ANSWERED),
            OVER,
            {"status": "answered", "end_at": END_AT, "duration": 90},
        ),
        (OVER, RECORDED, {"status": "answered", "media_url": "https://a.test/1.mp3"}),
        (
            OVER,
            replace(OVER, duration=91),
            {"status": "answered", "end_at": "2025-06-03T09:31:36-04:00", "duration": 91},
        ),
        (RECORDED, replace(RECORDED, status=Status.ERROR), {"status": "error"}),
        (OPEN, replace(OPEN, note="n", lead_id=5, on_hold=True), None),
    ],
)
def test_a_put_carries_the_difference_and_the_status(
    before: Call, after: Call, sent: dict[str, Any] | None
) -> None:
    assert body(after, holds(before)) == sent


@pytest.mark.parametrize("name", ["end_at", "duration"])
def test_end_and_length_travel_together(name: str) -> None:
    sent = body(OVER, holds(OVER, unknown=frozenset({name})))
    assert sent == {"status": "answered", "end_at": END_AT, "duration": 90}


def test_what_is_unknown_travels_again() -> None:
    copy = holds(RECORDED, unknown=frozenset({"media_url"}))
    assert body(RECORDED, copy) == {"status": "answered", "media_url": "https://a.test/1.mp3"}


def test_a_put_goes_to_the_call_log_and_a_completion_to_the_communication() -> None:
    changed = replace(OVER, status=Status.ERROR)
    assert due(Entry(changed, holds(OVER))) == Request(Verb.UPDATE, 5, {"status": "error"})
    adopted = CrmCopy(OVER.id, Posted.ADOPTED, None, 6, frozen=True)
    sent = {"call_status": "answered", "call_duration": 90}
    assert due(Entry(OVER, adopted)) == Request(Verb.COMPLETE, 6, sent)
    assert body(OPEN, adopted) == {"call_status": "calling"}


def test_a_completion_does_not_repeat_the_length() -> None:
    adopted = CrmCopy(OVER.id, Posted.ADOPTED, None, 6, {"status": "answered", "duration": 90})
    assert body(OVER, adopted) is None
    assert body(RECORDED, adopted) is None  # a communication has no place for it
    assert body(replace(OVER, status=Status.ERROR), adopted) == {"call_status": "error"}
    corrected = body(replace(OVER, duration=80), adopted)
    assert corrected == {"call_status": "answered", "call_duration": 80}


def test_an_unconfirmed_post_is_looked_for_never_repeated() -> None:
    copy = replace(NEW, posted=Posted.UNCONFIRMED, frozen=True)
    assert due(Entry(OVER, copy)) == Request(Verb.LOOK, None, {})


def test_the_rep_s_word_settles_it() -> None:
    copy = replace(NEW, posted=Posted.UNCONFIRMED, settled=Settled.IN_CRM)
    assert due(Entry(OVER, copy)) is None
    assert sync_state(Entry(OVER, copy)) is SyncState.SETTLED_BY_HAND


@pytest.mark.parametrize("posted", [Posted.STORED, Posted.ADOPTED])
def test_a_settling_put_waits_its_time_and_leaves_the_recording_out(posted: Posted) -> None:
    clock = FakeClock(OPEN.start_at)
    fields = {"status": "answered", "duration": 90}
    known = wanted(RECORDED) if posted is Posted.STORED else fields
    copy = holds(RECORDED, posted=posted, fields=known, settle_from=clock.now())
    entry = Entry(RECORDED, copy)
    clock.advance(119)
    assert due(entry, clock.now(), 120) is None
    assert sync_state(entry) is SyncState.WAITING
    clock.advance(1)
    request = due(entry, clock.now(), 120)
    assert request is not None
    if posted is Posted.STORED:
        assert request.body == {"status": "answered", "end_at": END_AT, "duration": 90, **WHO}
    else:
        assert request.body == {"call_status": "answered", "call_duration": 90}


def test_a_change_does_not_wait_for_the_settling() -> None:
    clock = FakeClock(OPEN.start_at)
    entry = Entry(replace(OVER, status=Status.ERROR), holds(OVER, settle_from=clock.now()))
    assert due(entry, clock.now(), 120) == Request(Verb.UPDATE, 5, {"status": "error"})


@pytest.mark.parametrize(
    ("call", "copy", "state"),
    [
        (OPEN, NEW, SyncState.WAITING),
        (replace(OPEN, remote=None), NEW, SyncState.WAITING),
        (replace(OVER, remote=None), NEW, SyncState.NEEDS_YOU),
        (replace(OVER, local=None), NEW, SyncState.WAITING),
        (OPEN, replace(NEW, sending=Verb.CREATE, posted=Posted.UNCONFIRMED), SyncState.SENDING),
        (OVER, replace(NEW, sending=Verb.LOOK, posted=Posted.UNCONFIRMED), SyncState.UNCONFIRMED),
        (OVER, replace(NEW, posted=Posted.UNCONFIRMED), SyncState.UNCONFIRMED),
        (OPEN, holds(OPEN), SyncState.SYNCED),
        (OVER, holds(OVER), SyncState.SYNCED),
        (OVER, holds(OPEN), SyncState.WAITING),
        (OVER, replace(NEW, parked=Parked.INVALID), SyncState.NEEDS_YOU),
        (OPEN, replace(NEW, parked=Parked.FORBIDDEN), SyncState.NEEDS_YOU),
        (OPEN, replace(NEW, parked=Parked.UNDECIDED), SyncState.UNCONFIRMED),
        (OVER, replace(NEW, parked=Parked.UNDECIDED), SyncState.NEEDS_YOU),
        (replace(OVER, place=Place.PRIVATE), NEW, SyncState.LOCAL_ONLY),
        (replace(OPEN, place=Place.INTERNAL), NEW, SyncState.LOCAL_ONLY),
    ],
)
def test_where_a_call_stands(call: Call, copy: CrmCopy, state: SyncState) -> None:
    entry = Entry(call, copy)
    assert sync_state(entry) is state
    done = (SyncState.SYNCED, SyncState.LOCAL_ONLY, SyncState.SETTLED_BY_HAND)
    assert is_unsettled(entry) is (state not in done or (call is OPEN))
