"""Notes, call-backs and the leads they go to: sent once, never doubled, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from offhook.calls.crm_copy import Decision, Outcome, Parked, Part, SyncState, Verb
from offhook.calls.events import (
    CallBackCancelled,
    LeadGiven,
    UserGiven,
)
from offhook.calls.part_deriving import PartState
from offhook.calls.tokens import TokenState
from offhook.crm.client import Timeouts
from offhook.sandbox import Sandbox, follow_up_state
from offhook.sandbox.starters import COLLEAGUE, LEADS, REP
from offhook.sandbox.state import FIRST_CALL_LOG
from offhook.sync.serving import HOPELESS_LOOKS, HOPELESS_SECONDS
from support.clocks import JumpingClock
from support.sync_desk import JOHN, NOBODY, SyncDesk, requests_of

NOTES = "/notes"
POST_NOTE: dict[str, Any] = {"method": "POST", "path": "/notes$"}
PUT_NOTE: dict[str, Any] = {"method": "PUT", "path": "/notes/"}
POST_TASK: dict[str, Any] = {"method": "POST", "path": "/tasks$"}
SYNCED, NEEDS_YOU = PartState.SYNCED, PartState.NEEDS_YOU


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
def desk(sandbox: Sandbox, tmp_path: Path, clock: JumpingClock) -> Iterator[SyncDesk]:
    limits = Timeouts(total=0.5)
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True, timeouts=limits, clock=clock) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        yield desk


def contents(sandbox: Sandbox) -> list[str]:
    return [note.content for note in sandbox.notes()]


# Notes


def test_a_note_goes_to_the_lead_once_the_call_is_over(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.dial()
    desk.note(call, "Wants a blue one.")
    desk.wait_until_synced(call)
    assert desk.part(call, Part.NOTE) is PartState.LATER
    desk.hang_up(call)
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    (note,) = sandbox.notes()
    assert (note.lead_id, note.content) == (LEADS[0].id, "Wants a blue one.")
    # Changed later, it is the same note.
    desk.note(call, "Wants a green one.\nOr red.")
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    assert contents(sandbox) == ["Wants a green one.\nOr red."]
    # Whatever else is sent of the call leaves it alone.
    desk.correct(call, 0)
    desk.wait_until_synced(call)
    assert len(requests_of(sandbox, "POST", "PUT", path=NOTES)) == 2
    # It cannot be taken out there, which is said.
    desk.note(call, "")
    assert desk.part(call, Part.NOTE) is PartState.DIFFERS
    desk.wait(lambda: desk.status.waiting == 0)


def test_a_note_is_left_alone_while_it_is_written(
    sandbox: Sandbox, tmp_path: Path, clock: JumpingClock
) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, clock=clock, quiet=60) as desk:
        call = desk.whole_call()
        desk.wait_until_synced(call)
        desk.note(call, "Wants")
        desk.wait_for_status(lambda status: status.waiting == 1)
        desk.note(call, "Wants a blue one.")
        clock.jump(61)
        desk.wait_for_part(call, Part.NOTE, SYNCED)
    (request,) = requests_of(sandbox, "POST", path=NOTES)
    assert request["body"] == {"content": "Wants a blue one."}


def test_offline_all_day(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.offline(True)
    calls = [desk.whole_call() for _ in range(3)]
    for number, call in enumerate(calls):
        desk.note(call, f"Note {number}")
        desk.call_back(call, title=f"Task {number}")
    sandbox.offline(False)
    parts = [(call, part) for call in calls for part in (Part.NOTE, Part.TASK)]
    desk.wait_impatiently(lambda: all(desk.part(*one) is SYNCED for one in parts))
    assert sorted(contents(sandbox)) == ["Note 0", "Note 1", "Note 2"]
    assert sorted(task.title for task in sandbox.tasks()) == ["Task 0", "Task 1", "Task 2"]


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize("decision", [Decision.IN_CRM, Decision.SEND_AGAIN])
def test_a_note_of_unknown_outcome_is_the_rep_s(
    desk: SyncDesk, sandbox: Sandbox, stored: bool, decision: Decision
) -> None:
    sandbox.faults.add("drop_after" if stored else "drop_before", times=1, **POST_NOTE)
    call = desk.dial()
    desk.note(call, "Wants a blue one.")
    desk.hang_up(call)
    entry = desk.wait_for_part(call, Part.NOTE, NEEDS_YOU)
    assert entry.copy.part(Part.NOTE).parked is Parked.UNDECIDED
    desk.wait_for_status(lambda status: status.needs_you == 1)
    # The call itself is in Activix, and goes on being kept true there.
    desk.wait_until_synced(call)
    desk.correct(call, 0)
    desk.wait_until_synced(call)
    desk.sync.hurry()
    desk.decide(call, decision, Part.NOTE)
    if decision is Decision.SEND_AGAIN:
        desk.wait_for_part(call, Part.NOTE, SYNCED)
    else:
        assert desk.part(call, Part.NOTE) is PartState.SETTLED_BY_HAND
    desk.wait_for_status(lambda status: status.needs_you == status.waiting == 0)
    assert len(sandbox.notes()) == stored + (decision is Decision.SEND_AGAIN)
    # Said twice, it is done once.
    desk.decide(call, decision, Part.NOTE)
    other = desk.whole_call()
    desk.wait_until_synced(other)
    assert len(requests_of(sandbox, "POST", path=NOTES)) == 1 + (decision is Decision.SEND_AGAIN)
    assert [
        (one.code, dict(one.body)) for one in desk.attempts(call, Verb.DECIDE)
    ] == [(decision, {"part": "note"})]  # fmt: skip


def test_a_change_of_unknown_outcome_is_sent_again(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.dial()
    desk.note(call, "One")
    desk.hang_up(call)
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    sandbox.faults.add("drop_after", times=1, **PUT_NOTE)
    sandbox.faults.add("drop_before", times=1, **PUT_NOTE)
    desk.note(call, "Two")
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    assert contents(sandbox) == ["Two"]
    assert len(requests_of(sandbox, "POST", path=NOTES)) == 1


def test_a_change_that_lands_late_does_not_win(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, settle=1) as desk:
        call = desk.dial()
        desk.note(call, "One")
        desk.hang_up(call)
        desk.wait_for_part(call, Part.NOTE, SYNCED)
        sandbox.faults.add("store_late", seconds=0.6, times=1, **PUT_NOTE)
        desk.note(call, "Two")
        desk.wait(lambda: desk.attempts(call, Verb.EDIT_NOTE)[-1:])
        desk.note(call, "Three")
        desk.wait_for_part(call, Part.NOTE, SYNCED)
        assert "Two" in [one["payload"]["content"] for one in sandbox.notes()[0].history]
        assert contents(sandbox) == ["Three"]


@pytest.mark.parametrize(("code", "why"), [(403, Parked.FORBIDDEN), (422, Parked.INVALID)])
def test_a_note_that_is_refused(desk: SyncDesk, sandbox: Sandbox, code: int, why: Parked) -> None:
    sandbox.faults.add("status", code=code, message="No such thing.", times=1, **POST_NOTE)
    call = desk.dial()
    desk.note(call, "One")
    desk.call_back(call)
    desk.hang_up(call)
    part = desk.wait_for_part(call, Part.NOTE, NEEDS_YOU).copy.part(Part.NOTE)
    assert (part.parked, part.parked_words) == (why, "No such thing.")
    # Neither the log nor the task waits for it.
    desk.wait_for_part(call, Part.TASK, SYNCED)
    desk.wait_until_synced(call)
    if code == 422:
        desk.note(call, "Two")
    else:
        desk.decide(call, Decision.SEND_AGAIN, Part.NOTE)
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    assert len(sandbox.notes()) == 1


def test_nothing_of_a_private_call(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.offline(True)
    call = desk.dial(private=True)
    desk.note(call, "Mum")
    desk.call_back(call)
    desk.hang_up(call)
    withheld = desk.ring("anonymous")
    desk.note(withheld, "Who was that?")
    desk.hang_up(withheld)
    sandbox.offline(False)
    public = desk.whole_call()
    desk.wait_impatiently(lambda: desk.state(public) is SyncState.SYNCED)
    for one in (call, withheld):
        assert desk.part(one, Part.NOTE) is PartState.LOCAL_ONLY
    assert requests_of(sandbox, path=NOTES) == requests_of(sandbox, path="/tasks") == []
    desk.wait(lambda: desk.status.waiting == 0)


# Leads


def test_a_lead_that_appears_after_the_call(
    desk: SyncDesk, sandbox: Sandbox, clock: JumpingClock
) -> None:
    call = desk.dial(NOBODY)
    desk.note(call, "Who is this?")
    desk.hang_up(call)
    desk.wait_for_part(call, Part.NOTE, PartState.NO_LEAD)
    desk.wait_until_synced(call)
    # It lies there, and counts as nothing that is on its way.
    desk.wait(lambda: desk.status.waiting == 0)
    lead = sandbox.add_lead("Ada", "Roy", NOBODY)
    assert requests_of(sandbox, "GET", path="/leads/search") == []
    clock.jump(301)
    desk.sync.hurry()
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    assert [note.lead_id for note in sandbox.notes()] == [lead.id]
    assert (desk.entry(call).call.lead_id, desk.entry(call).call.lead_name) == (lead.id, "Ada Roy")


def test_three_leads_with_one_number(desk: SyncDesk, sandbox: Sandbox, clock: JumpingClock) -> None:
    # The CRM says which one the log went to, so that the note goes there.
    others = [sandbox.add_lead(name, "Doe", JOHN) for name in ("Jane", "Jim")]
    call = desk.dial()
    desk.note(call, "One")
    desk.hang_up(call)
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    assert sandbox.notes()[0].lead_id == others[1].id == desk.entry(call).call.lead_id

    # Where it did not say, and they came later, the rep does.
    call = desk.dial(NOBODY)
    desk.note(call, "Two")
    desk.hang_up(call)
    desk.wait_for_part(call, Part.NOTE, PartState.NO_LEAD)
    leads = [sandbox.add_lead(name, "Roy", NOBODY) for name in ("Ada", "Bob", "Cid")]
    clock.jump(301)
    desk.sync.hurry()
    part = desk.wait_for_part(call, Part.LEAD, NEEDS_YOU).copy.part(Part.LEAD)
    assert part.parked is Parked.SEVERAL_LEADS
    assert dict(part.parked_fields) == {str(lead.id): [f"{lead.first_name} Roy"] for lead in leads}
    desk.say(LeadGiven, call_id=call, lead_id=leads[1].id, lead_name="Bob Roy")
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    assert sandbox.notes()[1].lead_id == leads[1].id
    assert desk.part(call, Part.LEAD) is PartState.NONE


def test_an_adopted_call_s_note_goes_to_the_lead_where_it_was_found(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.add_lead("Jane", "Doe", JOHN)
    sandbox.faults.add("drop_after", method="POST", path="/call-logs$", times=1)
    call = desk.dial()
    desk.note(call, "One")
    desk.hang_up(call)
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    (log,) = sandbox.call_logs()
    assert sandbox.notes()[0].lead_id == log.lead_id == desk.entry(call).call.lead_id


@pytest.mark.parametrize("what", ["note", "change", "task"])
def test_a_lead_that_was_merged_away(desk: SyncDesk, sandbox: Sandbox, what: str) -> None:
    lead = sandbox.add_lead("Ada", "Roy", NOBODY)
    call = desk.dial(NOBODY)
    if what == "change":
        desk.note(call, "One")
    desk.hang_up(call)
    desk.wait_until_synced(call)
    if what == "change":
        desk.wait_for_part(call, Part.NOTE, SYNCED)
    other = sandbox.add_lead("Ada", "Roy-Ross", NOBODY)
    sandbox.merge_lead(lead, other)
    if what == "task":
        desk.call_back(call)
        desk.wait_for_part(call, Part.TASK, SYNCED)
        assert [task.lead_id for task in sandbox.tasks()] == [other.id]
    else:
        desk.note(call, "Two")
        desk.wait_for_part(call, Part.NOTE, SYNCED)
        assert [(note.lead_id, note.content) for note in sandbox.notes()] == [(other.id, "Two")]
    assert desk.entry(call).call.lead_id == other.id


def test_a_lead_that_is_gone_for_good(
    desk: SyncDesk, sandbox: Sandbox, clock: JumpingClock
) -> None:
    lead = sandbox.add_lead("Ada", "Roy", NOBODY)
    call = desk.whole_call(NOBODY)
    desk.wait_until_synced(call)
    sandbox.merge_lead(lead)
    desk.note(call, "One")
    desk.wait_for_part(call, Part.NOTE, PartState.NO_LEAD)
    again = sandbox.add_lead("Ada", "Roy", NOBODY)
    desk.wait(lambda: desk.attempts(call, Verb.FIND_LEAD))
    clock.jump(901)
    desk.sync.hurry()
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    assert sandbox.notes()[0].lead_id == again.id


def test_a_lead_that_is_there_but_takes_nothing(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.faults.add("status", code=404, **POST_NOTE)
    call = desk.dial()
    desk.note(call, "One")
    desk.hang_up(call)
    part = desk.wait_for_part(call, Part.LEAD, NEEDS_YOU).copy.part(Part.LEAD)
    assert part.parked is Parked.GONE
    assert len(requests_of(sandbox, "POST", path=NOTES)) == 1
    sandbox.faults.clear()
    desk.decide(call, Decision.SEND_AGAIN, Part.LEAD)
    desk.wait_for_part(call, Part.NOTE, SYNCED)


def test_a_note_that_was_deleted_there(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.dial()
    desk.note(call, "One")
    desk.hang_up(call)
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    sandbox.faults.add("status", code=404, **PUT_NOTE)
    desk.note(call, "Two")
    entry = desk.wait(lambda: _needing(desk, call))
    assert entry


def _needing(desk: SyncDesk, call: str) -> bool:
    return NEEDS_YOU in (desk.part(call, Part.NOTE), desk.part(call, Part.LEAD))


# Call-backs


def test_a_call_back_is_a_task_of_the_rep(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.dial()
    entry = desk.call_back(call, title="Price of the blue one")
    desk.hang_up(call)
    desk.wait_for_part(call, Part.TASK, SYNCED)
    (task,) = sandbox.tasks()
    assert (task.lead_id, task.owner_id, task.title, task.type) == (
        LEADS[0].id, REP.id, "Price of the blue one", "call",
    )  # fmt: skip
    assert entry.call.call_back is not None
    assert datetime.fromisoformat(task.date) == entry.call.call_back.at
    assert desk.read(lambda journal: journal.calls_of_tasks(sandbox.base_url)) == {task.id: call}
    # No way is documented to change it: it is not sent again, and that it differs is said.
    desk.call_back(call, hours=48, title="Later")
    assert desk.part(call, Part.TASK) is PartState.DIFFERS
    other = desk.whole_call()
    desk.wait_until_synced(other)
    assert len(sandbox.tasks()) == 1


def test_one_that_was_cancelled_before_it_was_sent(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.dial()
    desk.call_back(call)
    desk.say(CallBackCancelled, call_id=call)
    desk.hang_up(call)
    desk.wait_until_synced(call)
    assert desk.part(call, Part.TASK) is PartState.NONE
    assert sandbox.tasks() == []


@pytest.mark.parametrize("stored", [True, False])
def test_a_task_of_unknown_outcome_is_looked_for(
    desk: SyncDesk, sandbox: Sandbox, stored: bool
) -> None:
    sandbox.faults.add("drop_after" if stored else "drop_before", times=1, **POST_TASK)
    call = desk.dial()
    desk.call_back(call)
    # Others alike in all but one thing are not it.
    due = datetime.fromisoformat("2030-01-01T00:00:00-05:00")
    sandbox.add_task(LEADS[0], REP.email, "Call back", due.isoformat())
    sandbox.add_task(LEADS[1], REP.email, "Call back", _due(desk, call))
    sandbox.add_task(LEADS[0], REP.email, "Call him back", _due(desk, call))
    desk.hang_up(call)
    desk.wait_for_part(call, Part.TASK, SYNCED)
    assert len(sandbox.tasks()) == 4
    tried = [(one.verb, one.outcome) for one in desk.attempts(call, Verb.TASK, Verb.FIND_TASK)]
    assert tried[:2] == [
        (Verb.TASK, Outcome.UNCONFIRMED),
        (Verb.FIND_TASK, Outcome.FOUND if stored else Outcome.NOT_FOUND),
    ]


@pytest.mark.parametrize("how", ["to the minute", "to the day", "the title"])
def test_a_task_that_the_crm_keeps_otherwise_is_not_doubled(
    desk: SyncDesk, sandbox: Sandbox, how: str
) -> None:
    """The documentation does not say how it rounds a date, nor how long a title may be."""
    sandbox.faults.add("drop_before", times=1, **POST_TASK)
    call = desk.dial()
    desk.call_back(call, title="Price of the blue one")
    date = datetime.fromisoformat(_due(desk, call))
    title = "Price of the" if how == "the title" else "Price of the blue one"
    kept = {
        "to the minute": date - timedelta(seconds=1),
        "to the day": date.replace(hour=0, minute=0, second=0),
        "the title": date,
    }
    sandbox.add_task(LEADS[0], REP.email, title, kept[how].isoformat())
    desk.hang_up(call)
    part = desk.wait_for_part(call, Part.TASK, NEEDS_YOU).copy.part(Part.TASK)
    assert part.parked is Parked.UNDECIDED
    assert len(sandbox.tasks()) == 1


def test_where_every_look_for_a_task_fails_for_an_hour_the_rep_is_asked(
    desk: SyncDesk, sandbox: Sandbox, clock: JumpingClock
) -> None:
    sandbox.faults.add("drop_after", times=1, **POST_TASK)
    sandbox.faults.add("garbage", method="GET", path="/tasks")
    call = desk.dial()
    desk.call_back(call)
    desk.hang_up(call)
    desk.wait_impatiently(lambda: len(desk.attempts(call, Verb.FIND_TASK)) > HOPELESS_LOOKS)
    assert desk.part(call, Part.TASK) is PartState.UNCONFIRMED
    clock.jump(HOPELESS_SECONDS)
    desk.sync.hurry()
    part = desk.wait_for_part(call, Part.TASK, NEEDS_YOU).copy.part(Part.TASK)
    assert part.parked is Parked.UNDECIDED
    assert len(sandbox.tasks()) == 1


def test_two_tasks_that_could_be_it(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.faults.add("drop_after", times=1, **POST_TASK)
    call = desk.dial()
    desk.call_back(call)
    sandbox.add_task(LEADS[0], COLLEAGUE.email, "Call back", _due(desk, call))
    desk.hang_up(call)
    part = desk.wait_for_part(call, Part.TASK, NEEDS_YOU).copy.part(Part.TASK)
    assert part.parked is Parked.UNDECIDED
    desk.decide(call, Decision.IN_CRM, Part.TASK)
    assert desk.part(call, Part.TASK) is PartState.SETTLED_BY_HAND
    assert len(sandbox.tasks()) == 2


def test_a_rep_whom_the_account_does_not_know(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.dial()
    desk.say(UserGiven, call_id=call, user_email="nobody@example.com")
    desk.call_back(call)
    desk.hang_up(call)
    part = desk.wait_for_part(call, Part.TASK, NEEDS_YOU).copy.part(Part.TASK)
    assert part.parked is Parked.NO_OWNER
    desk.say(UserGiven, call_id=call, user_email=REP.email)
    desk.wait_for_part(call, Part.TASK, SYNCED)
    assert requests_of(sandbox, "POST", path="/tasks")[0]["body"]["owner"] == {"id": REP.id}


def _due(desk: SyncDesk, call: str) -> str:
    call_back = desk.entry(call).call.call_back
    assert call_back is not None
    return call_back.at.isoformat()


# Numbers


def test_notes_and_tasks_are_numbered_by_themselves(
    desk: SyncDesk, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each may have the number of another call's log."""
    for kind in ("FIRST_NOTE", "FIRST_TASK"):
        monkeypatch.setattr(follow_up_state, kind, FIRST_CALL_LOG)
    desk.wait_until_synced(desk.whole_call())
    call = desk.dial()
    desk.note(call, "One")
    desk.call_back(call)
    desk.hang_up(call)
    desk.wait_for_part(call, Part.NOTE, SYNCED)
    desk.wait_for_part(call, Part.TASK, SYNCED)
    assert [one.outcome for one in desk.attempts(call, Verb.NOTE, Verb.TASK)] == [
        Outcome.ACKNOWLEDGED
    ] * 2


# The rep's tasks


def test_the_list_of_tasks(sandbox: Sandbox, tmp_path: Path) -> None:
    clock = JumpingClock()
    now = clock.now().wall
    mine = sandbox.add_task(LEADS[0], REP.email, "Mine", (now - timedelta(days=2)).isoformat())
    sandbox.add_task(LEADS[0], COLLEAGUE.email, "Theirs", now.isoformat())
    sandbox.add_task(LEADS[0], REP.email, "Next week", (now + timedelta(days=7)).isoformat())
    for number in range(120):
        sandbox.add_task(LEADS[1], COLLEAGUE.email, f"{number}", now.isoformat())
    with SyncDesk(tmp_path, sandbox.base_url, tasks=900, clock=clock) as desk:
        desk.wait(lambda: desk.task_lists)
        assert [task.id for task in desk.task_lists[-1].tasks] == [mine.id]
        assert desk.read(lambda journal: journal.tasks(sandbox.base_url, "66")).tasks == (
            desk.task_lists[-1].tasks
        )
    # A restart asks no sooner.
    asked = len(requests_of(sandbox, "GET", path="/tasks"))
    assert asked == 2  # all pages
    with SyncDesk(tmp_path, sandbox.base_url, tasks=900, clock=clock) as desk:
        desk.wait(lambda: desk.task_lists)
        assert len(requests_of(sandbox, "GET", path="/tasks")) == asked
    sandbox.complete_task(mine.id)
    clock.jump(901)
    with SyncDesk(tmp_path, sandbox.base_url, tasks=900, clock=clock) as desk:
        desk.wait(lambda: desk.task_lists)
        assert desk.task_lists[-1].tasks == ()


def test_a_token_that_may_not_see_tasks(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.faults.add("status", code=403, method="GET", path="/tasks")
    with SyncDesk(tmp_path, sandbox.base_url, tasks=900) as desk:
        sandbox.wait_for(lambda crm: requests_of(crm, "GET", path="/tasks"))
        desk.wait_until_synced(desk.whole_call())
        assert desk.task_lists == []
