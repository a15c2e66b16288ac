"""Answers that are well formed and wrong: about another call, or of what nobody can keep."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from offhook.calls.crm_copy import Outcome, Parked, Part, Posted, Verb
from offhook.calls.part_deriving import PartState
from offhook.calls.tokens import TokenState
from offhook.sandbox import Sandbox
from support.front import Deed, Front
from support.raw_http import Peer, Received, message
from support.sync_desk import JOHN, MAXIME, SyncDesk


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def front(sandbox: Sandbox) -> Iterator[Front]:
    with Front(sandbox) as front:
        yield front


@pytest.fixture
def desk(front: Front, tmp_path: Path) -> Iterator[SyncDesk]:
    with SyncDesk(tmp_path, front.base_url, hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        yield desk


def once(front: Front, method: str, path: str, content: dict[str, Any]) -> Deed:
    """The next request of that kind reaches the CRM, but another answer comes back."""
    struck: list[Received] = []

    class Swallow:
        """A peer that hears the CRM's own answer and passes on nothing."""

        def send(self, data: bytes) -> None: ...

    def deed(peer: Peer, received: Received) -> None:
        if struck or received.method != method or path not in received.target:
            front.hand_on(peer, received)
        else:
            struck.append(received)
            front.hand_on(Swallow(), received)  # type: ignore[arg-type]
            peer.send(message(201 if method == "POST" else 200, content))

    return deed


def log_of(sandbox: Sandbox, number: str) -> Any:
    (log,) = [log for log in sandbox.call_logs() if log.to == number]
    return log


def answer_about(log: Any) -> dict[str, Any]:
    names = ("id", "communication_id", "status", "direction", "start_at")
    return {
        "data": {name: getattr(log, name) for name in names} | {"from": log.from_, "to": log.to}
    }


@pytest.mark.parametrize("told", ["all of it", "its id alone"])
def test_an_answer_about_another_call_is_not_taken_for_ours(
    desk: SyncDesk, front: Front, sandbox: Sandbox, told: str
) -> None:
    """A connection that is one answer behind: what came back is the answer to the call before."""
    first = desk.whole_call(MAXIME)
    desk.wait_until_synced(first)
    statuses = log_of(sandbox, MAXIME).statuses
    answer = answer_about(log_of(sandbox, MAXIME))
    if told == "its id alone":
        answer = {"data": {"id": answer["data"]["id"]}}
    front.does = once(front, "POST", "/call-logs", answer)
    second = desk.dial(JOHN)
    desk.wait(lambda: (Verb.CREATE, Outcome.UNCONFIRMED) in desk.outcomes(second))
    desk.say_error(second)
    desk.wait_until_synced(second)
    assert log_of(sandbox, MAXIME).statuses == statuses
    assert desk.entry(second).copy.posted is Posted.ADOPTED
    john, maxime = log_of(sandbox, JOHN), log_of(sandbox, MAXIME)
    shown = {one.id: one.call_status for one in sandbox.communications()}
    assert shown[john.communication_id] == "error"
    assert shown[maxime.communication_id] == "answered"


def test_a_note_that_is_another_calls_was_not_made_by_this_one(
    desk: SyncDesk, front: Front, sandbox: Sandbox
) -> None:
    """The next change of it would overwrite the other one."""
    first = desk.dial(MAXIME)
    desk.note(first, "One")
    desk.hang_up(first)
    desk.wait_for_part(first, Part.NOTE, PartState.SYNCED)
    (note,) = sandbox.notes()
    front.does = once(front, "POST", "/notes", {"data": {"id": note.id}})
    second = desk.dial(JOHN)
    desk.note(second, "Two")
    desk.hang_up(second)
    part = desk.wait_for_part(second, Part.NOTE, PartState.NEEDS_YOU).copy.part(Part.NOTE)
    assert (part.parked, part.crm_id) == (Parked.UNDECIDED, None)
    assert [each.content for each in sandbox.notes()] == ["One", "Two"]


def test_a_log_of_a_number_that_was_not_called_is_not_ours(
    desk: SyncDesk, front: Front, sandbox: Sandbox
) -> None:
    """A colleague's, say: no call of this journal has its id."""
    others = {"id": 987654, "direction": "outgoing", "from": "+15145550100", "to": "+15145550199"}
    front.does = once(front, "POST", "/call-logs", {"data": others})
    call = desk.whole_call(JOHN)
    desk.wait_until_synced(call)
    assert desk.entry(call).copy.crm_id != 987654
    assert {one.method for one in front.requests if "987654" in one.target} == set()


@pytest.mark.parametrize(
    "spelling", ["4182579084", "(418) 257-9084", "1-418-257-9084 #12", "", None]
)
def test_a_number_may_come_back_in_another_spelling(
    desk: SyncDesk, front: Front, sandbox: Sandbox, spelling: str | None
) -> None:
    front.does = once(front, "POST", "/call-logs", {"data": {"id": 1, "to": spelling}})
    call = desk.dial(JOHN)
    desk.wait(lambda: desk.entry(call).copy.posted is Posted.STORED)


@pytest.mark.parametrize("adopted", [False, True])
def test_a_change_is_only_believed_of_the_call_it_was_sent_for(
    desk: SyncDesk, front: Front, sandbox: Sandbox, adopted: bool
) -> None:
    if adopted:
        sandbox.faults.add("drop_after", method="POST", path="/call-logs$", times=1)
    call = desk.dial(JOHN)
    desk.wait_until_synced(call)
    front.does = once(front, "PUT", "/", {"data": {"id": 987654}})
    desk.answer(call)
    verb = Verb.COMPLETE if adopted else Verb.UPDATE
    desk.wait(lambda: (verb, Outcome.UNCONFIRMED) in desk.outcomes(call))
    desk.hang_up(call)
    desk.wait_until_synced(call)


def test_another_leads_calls_rule_nothing_out(
    desk: SyncDesk, front: Front, sandbox: Sandbox
) -> None:
    others = {"data": {"id": 987654, "communications": []}}
    front.does = once(front, "GET", "?include", others)
    sandbox.faults.add("drop_after", method="POST", path="/call-logs$", times=1)
    call = desk.whole_call(JOHN)
    desk.wait_until_synced(call)
    assert log_of(sandbox, JOHN)
    looks = [outcome for verb, outcome in desk.outcomes(call) if verb is Verb.LOOK]
    assert looks == [Outcome.UNCONFIRMED, Outcome.FOUND]


HALF_A_PAIR = "Jos\ud83d"
"""A name with an emoji, cut by somebody who counts in UTF-16."""


def test_half_an_emoji_in_a_leads_name_holds_up_no_call(
    desk: SyncDesk, front: Front, sandbox: Sandbox
) -> None:
    def deed(peer: Peer, received: Received) -> None:
        class Rename:
            def send(self, data: bytes) -> None:
                head, _, body = data.partition(b"\r\n\r\n")
                content = json.loads(body)
                if isinstance(lead := content.get("data", {}).get("lead"), dict):
                    lead["first_name"] = HALF_A_PAIR
                peer.send(message(int(head.split()[1]), content))

        front.hand_on(Rename(), received)  # type: ignore[arg-type]

    front.does = deed
    call = desk.dial(JOHN)
    desk.wait(lambda: desk.entry(call).copy.posted is Posted.STORED)
    assert desk.entry(call).call.lead_name.startswith("Jos")
    front.does = None
    desk.hang_up(call)
    desk.wait_until_synced(call)
    assert log_of(sandbox, JOHN).is_complete


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-05:00"])
def test_a_time_that_cannot_be_counted_with_is_none(
    desk: SyncDesk, front: Front, sandbox: Sandbox, when: str
) -> None:
    """Of a communication: it leaves the question open, and the look is not tried for ever."""

    def deed(peer: Peer, received: Received) -> None:
        class Date:
            def send(self, data: bytes) -> None:
                head, _, body = data.partition(b"\r\n\r\n")
                content = json.loads(body)
                for one in content["data"].get("communications", ()):
                    one["created_at"], one["executed_at"] = when, None
                date = {"Date": "Fri, 31 Dec 9999 23:59:59 GMT"}
                peer.send(message(int(head.split()[1]), content, date))

        strange = "/leads/" in received.target and "search" not in received.target
        front.hand_on(Date() if strange else peer, received)  # type: ignore[arg-type]

    front.does = deed
    sandbox.faults.add("drop_after", method="POST", path="/call-logs$", times=1)
    call = desk.whole_call(JOHN)
    desk.wait(lambda: desk.entry(call).copy.parked)
