"""The window follows the journal at once, and a backlog that drains only as fast as eyes can."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pytestqt.qtbot import QtBot

from offhook.calls.call import Call, Direction, Stamp, Status
from offhook.calls.clock import Instant
from offhook.calls.crm_copy import CrmCopy, Entry, Parked, Posted
from offhook.ui.call_book import CallBook
from support.calls import JOHN, LINE, MORNING, new_id

BASE_URL = "http://127.0.0.1:1/v2"


def entry(minutes: int = 0, *, duration: int | None = 30, parked: Parked | None = None) -> Entry:
    """A call that began so many minutes into the morning; open with no ``duration``."""
    start = Instant(MORNING + timedelta(minutes=minutes), minutes * 60 * 10**9, "boot")
    call = Call(
        id=new_id(),
        direction=Direction.OUTGOING,
        start=start,
        stamp=Stamp(BASE_URL),
        status=Status.ANSWERED,
        remote=JOHN,
        local=LINE,
        duration=duration,
    )
    posted = Posted.UNCONFIRMED if parked else Posted.NO
    return Entry(call, CrmCopy(call.id, posted=posted, parked=parked))


def test_many_changes_are_told_once_and_the_last_of_them_is(qtbot: QtBot) -> None:
    book, told = CallBook(), list[int]()
    day = MORNING.date()
    book.changed.connect(lambda: told.append(len(book.of_day(day))))
    for minutes in range(300):
        book.put(entry(minutes))
    assert told == [1]
    qtbot.waitUntil(lambda: told[-1] == 300)
    assert len(told) == 2


def test_a_change_that_stands_alone_is_told_at_once(qtbot: QtBot) -> None:
    book, told = CallBook(), list[int]()
    book.changed.connect(lambda: told.append(len(book.open_entries())))
    first = entry(duration=None)
    book.put(first)
    assert told == [1]
    book.put(first)
    assert told == [1]
    book.put(replace(first, call=replace(first.call, duration=5)))
    qtbot.waitUntil(lambda: told == [1, 0])


def test_lists_follow_a_call_that_changes_its_day_or_its_state(qtbot: QtBot) -> None:
    book = CallBook()
    asked = entry(10, parked=Parked.UNDECIDED)
    early, late = entry(5), entry(20)
    book.put_all([late, asked, early])
    day, next_day = MORNING.date(), MORNING.date() + timedelta(days=1)
    assert book.of_day(day) == [late, asked, early]
    assert book.needing() == [asked]
    answered = replace(asked, copy=replace(asked.copy, parked=None, posted=Posted.STORED))
    book.put(answered)
    assert book.needing() == []
    start = replace(late.call.start, wall=late.call.start.wall + timedelta(days=1))
    moved = replace(late, call=replace(late.call, start=start))
    book.put(moved)
    assert book.of_day(day) == [answered, early]
    assert book.of_day(next_day) == [moved]
