"""What is due, out of a real journal: missed calls, call-backs, tasks of the CRM."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from offhook.calls.call import Call, Direction, Disposition
from offhook.calls.clock import Instant
from offhook.calls.due import DueItem, DueKind
from offhook.calls.events import (
    Answered,
    Began,
    CallBackCancelled,
    CallBackDone,
    CallBackPlanned,
    Ended,
    Event,
    MissedLetGo,
)
from offhook.calls.leads import Lead, LeadPhone
from offhook.calls.switchboard import Switchboard
from offhook.calls.tasks import CallTask, TaskList
from offhook.journal.due import MISSED_DAYS, gather_due
from offhook.journal.journal import Journal
from offhook.journal.lead_book import LeadBook, Whose
from support.calls import RULES, make_event

NOW = datetime.fromisoformat("2026-01-14T14:03:00-05:00")
WHOSE = Whose("https://crm.example/v2", "66")
JOHN, SARAH = "+14182579084", "+14185550101"


class Desk:
    """Says events at chosen minutes before :data:`NOW`."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def say(self, kind: type[Event], minutes_ago: float, **fields: Any) -> Call:
        moment = NOW - timedelta(minutes=minutes_ago)
        at = Instant(moment, int(moment.timestamp() * 10**9), "boot")
        entry = self.journal.record(make_event(kind, at, **fields), Switchboard(RULES)).entry
        assert entry is not None
        return entry.call

    def call(self, way: Direction, number: str, minutes_ago: float, *, answered: bool) -> Call:
        call = self.say(Began, minutes_ago, direction=way, number=number)
        if answered:
            self.say(Answered, minutes_ago - 0.1, call_id=call.id)
        disposition = None if answered else Disposition.NO_ANSWER
        return self.say(Ended, minutes_ago - 0.5, call_id=call.id, disposition=disposition)

    def missed(self, number: str, minutes_ago: float) -> Call:
        return self.call(Direction.INCOMING, number, minutes_ago, answered=False)

    def due(self) -> list[DueItem]:
        return gather_due(self.journal, WHOSE, NOW)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    journal = Journal(tmp_path / "journal.sqlite3")
    yield Desk(journal)
    journal.close()


def test_a_number_that_was_missed_is_one_line(desk: Desk) -> None:
    desk.missed(JOHN, 300)
    newest = desk.missed(JOHN, 60)
    other = desk.missed(SARAH, 90)
    assert [(item.call_id, item.number, item.times) for item in desk.due()] == [
        (other.id, SARAH, 1),
        (newest.id, JOHN, 2),
    ]


@pytest.mark.parametrize(
    ("way", "answered", "stays"),
    [
        (Direction.OUTGOING, True, False),
        (Direction.OUTGOING, False, False),  # they were called back, if in vain
        (Direction.INCOMING, True, False),  # they called again, and were heard
        (Direction.INCOMING, False, True),
    ],
)
def test_a_missed_call_is_due_until_it_is_returned(
    desk: Desk, way: Direction, answered: bool, stays: bool
) -> None:
    desk.missed(JOHN, 60)
    desk.call(way, SARAH, 40, answered=True)  # of another number
    assert [item.number for item in desk.due()] == [JOHN]
    desk.call(way, JOHN, 30, answered=answered)
    assert bool(desk.due()) is stays


def test_one_that_is_let_go_takes_the_older_along_and_not_the_next(desk: Desk) -> None:
    desk.missed(JOHN, 300)
    let_go = desk.missed(JOHN, 60)
    desk.say(MissedLetGo, 50, call_id=let_go.id)
    assert desk.due() == []
    again = desk.missed(JOHN, 20)
    assert [(item.call_id, item.times) for item in desk.due()] == [(again.id, 1)]
    desk.say(MissedLetGo, 10, call_id=let_go.id, let_go=False)
    assert [item.times for item in desk.due()] == [3]


def test_what_was_missed_long_ago_is_not_due_any_more(desk: Desk) -> None:
    desk.missed(JOHN, MISSED_DAYS * 24 * 60 + 1)
    assert desk.due() == []


def test_a_call_back_is_due_on_its_day(desk: Desk) -> None:
    call = desk.call(Direction.OUTGOING, JOHN, 60, answered=True)
    tomorrow, today = NOW + timedelta(days=1), NOW + timedelta(hours=3)
    desk.say(CallBackPlanned, 5, call_id=call.id, due=tomorrow, title="Financing")
    assert desk.due() == []
    desk.say(CallBackPlanned, 4, call_id=call.id, due=today, title="Financing")
    (item,) = desk.due()
    assert (item.kind, item.at, item.number, item.title) == (
        DueKind.CALL_BACK, today, JOHN, "Financing",
    )  # fmt: skip
    desk.say(CallBackDone, 3, call_id=call.id)
    assert desk.due() == []
    desk.say(CallBackDone, 2, call_id=call.id, done=False)
    assert desk.due() == [item]
    desk.say(CallBackCancelled, 1, call_id=call.id)
    assert desk.due() == []


def test_tasks_of_the_crm_have_the_number_of_their_lead(desk: Desk) -> None:
    def task(number: int, lead_id: int | None, minutes: int) -> CallTask:
        return CallTask(number, lead_id, 1, f"Task {number}", "", NOW + timedelta(minutes=minutes),
                        "normal")  # fmt: skip

    listed = (task(1, 7, -10), task(2, 8, 20), task(3, None, 30), task(4, 7, 24 * 60))
    desk.journal.tasks_fetched(TaskList(WHOSE.base_url, WHOSE.account_id, 1, listed, NOW))
    known = Lead(7, "John Doe", phones=(LeadPhone(JOHN, "mobile"),))
    LeadBook(desk.journal, WHOSE).learn([known], NOW)
    missed = desk.missed(SARAH, 5)
    assert [(item.task_id, item.call_id, item.number, item.name) for item in desk.due()] == [
        (1, "", JOHN, "John Doe"),
        (None, missed.id, SARAH, ""),
        (2, "", "", ""),
        (3, "", "", ""),
    ]
    # Of another account, or another server, they are not.
    assert [item.task_id for item in gather_due(desk.journal, Whose("x", "66"), NOW)] == [None]


def test_what_the_journal_forgets_is_not_due(desk: Desk) -> None:
    desk.missed(JOHN, 60)
    desk.journal.connection.execute("UPDATE call SET place = 'cleared', remote = NULL")
    assert desk.due() == []
