"""The calls that are not simply dialled, and what the rep mends afterwards, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offhook.calls.call import Place, Status
from offhook.calls.crm_copy import Posted, SyncState
from offhook.calls.deriving import sync_state
from offhook.desk.settings import Line
from offhook.sandbox import Sandbox
from offhook.ui.dialogs.length_dialog import LengthDialog
from offhook.ui.dialogs.needs_you_dialog import NeedsYouDialog
from offhook.ui.dialogs.past_call_dialog import PastCallDialog
from offhook.ui.header import Choice
from offhook.ui.needs import Act
from support.desk import LEAD_NUMBER, Rep, desk_settings, open_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

DialogT = TypeVar("DialogT", bound=QDialog)
MOBILE = Line("Mobile", "+15145550142")


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def rep(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> Iterator[Rep]:
    usual = desk_settings(crm.base_url)
    settings = replace(usual, lines=(*usual.lines, MOBILE))
    with open_desk(crm, tmp_path / "data", settings=settings) as rep:
        yield rep


def sent(crm: Sandbox) -> list[str]:
    return [f"{each.method} {each.body['status']}" for each in crm.requests() if each.body]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("257-9084", "Digits are missing"),
        ("911", "Emergency"),
        ("000 000 0000", "No such number can exist"),
        ("", "Type or paste a phone number first"),
    ],
)
def test_a_bad_number_gets_its_sentence(rep: Rep, crm: Sandbox, typed: str, said: str) -> None:
    rep.type(typed)
    rep.press("Return")
    rep.wait_until(rep.window.dial_pane.banner.isVisible)
    assert said in rep.window.dial_pane.banner.text()
    assert rep.window.shown_call() == ""
    assert rep.window.dial_pane.field.edit.hasFocus()
    assert [char for char in rep.window.dial_pane.text() if char.isdigit()] == [
        char for char in typed if char.isdigit()
    ]
    # Mended, it can be dialled.
    rep.press("Ctrl+A")
    rep.dial("4182579084")
    rep.wait_synced()
    assert sent(crm) == ["POST calling"]


def test_the_line_is_chosen(rep: Rep, crm: Sandbox) -> None:
    rep.choose(rep.window.dial_pane._line_menu, MOBILE.number)
    rep.dial("4182579084")
    rep.wait_synced()
    assert crm.call_logs()[0].from_ == MOBILE.number


def wish(rep: Rep, number: str) -> None:
    """Dial beside an open call; the question comes."""
    rep.press("Ctrl+N")
    rep.type(number)
    rep.wait_until(lambda: not rep.window.dial_pane.dial.is_dead())
    rep.press("Return")
    rep.wait_until(rep.window.notice.isVisible)


def test_a_second_call_asks_about_the_first(rep: Rep, crm: Sandbox) -> None:
    first = rep.dial("4182579084").call.id
    rep.wait_synced()
    wish(rep, "5145550142")
    assert "is still open" in rep.notice()
    assert len(crm.call_logs()) == 1
    rep.answer("It is on hold")
    rep.wait_until(lambda: rep.window.shown_call() not in ("", first))
    rep.wait_synced()
    held = rep.window.book.entry(first)
    assert held is not None
    assert held.call.on_hold
    assert held.call.is_open
    # A third: the one that is not on hold is asked about, and has ended.
    second = rep.window.shown_call()
    wish(rep, "5145550123")
    rep.answer("It has ended")
    rep.wait_until(lambda: rep.window.shown_call() not in (first, second, ""))
    rep.wait_synced()
    ended = rep.window.book.entry(second)
    assert ended is not None
    rep.wait_until(lambda: crm.call_logs()[1].is_complete)
    assert [log.is_complete for log in crm.call_logs()] == [False, True, False]


def test_a_private_call_is_sent_nowhere(rep: Rep, crm: Sandbox) -> None:
    rep.type("4182579084")
    rep.choose(rep.window.header._menu, Choice.PRIVATE)
    rep.wait_until(rep.window.shown_call)
    assert rep.window.call_pane.note.placeholderText() == "Note; stays on this computer"
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    assert rep.window.ended_pane.note.placeholderText() == "Note; stays on this computer"
    assert rep.shown().call.place is Place.PRIVATE
    assert sync_state(rep.shown()) is SyncState.LOCAL_ONLY
    # What comes after it has arrived, so it would have.
    rep.dial("5145550142")
    hint = "Note; goes to the lead in Activix"
    assert rep.window.call_pane.note.placeholderText() == f"{hint} after the call"
    rep.wait_synced()
    assert [log.to for log in crm.call_logs()] == ["+15145550142"]


def test_start_now_number_later(rep: Rep, crm: Sandbox) -> None:
    rep.press("Ctrl+Shift+S")
    rep.wait_until(rep.window.shown_call)
    began = rep.shown().call.start_at
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    rep.wait_until(lambda: rep.pill() == "1 call needs you" or "need you" in rep.pill())
    assert crm.call_logs() == []
    shown = rep.window.shown_call()
    assert "Opens what needs you (Ctrl+Shift+N)" in rep.window.header.pill.toolTip()
    rep.answer("Give its number…")
    (card,) = _dialog(rep, NeedsYouDialog).cards()
    number, *_ = card.rows
    assert number.focus_field().hasFocus()
    QTest.keyClicks(number.focus_field(), "4182579084")
    card.buttons[Act.SAVE].click()
    rep.wait_until(lambda: rep.shown().copy.posted is Posted.STORED)
    (log,) = crm.call_logs()
    assert rep.window.shown_call() == shown
    assert log.to == LEAD_NUMBER
    assert datetime.fromisoformat(log.start_at) == began


def test_a_withheld_caller_stays_here(rep: Rep, crm: Sandbox) -> None:
    rep.choose(rep.window.header._menu, Choice.WITHHELD)
    rep.wait_until(rep.window.shown_call)
    assert rep.shown().call.place is Place.WITHHELD
    rep.click(rep.window.call_pane.answered)
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    assert crm.call_logs() == []


def test_status_and_length_are_corrected_afterwards(rep: Rep, crm: Sandbox) -> None:
    rep.dial("4182579084")
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    rep.wait_synced()
    # Short and without a mark: a guess that one key corrects.
    assert "guess" in rep.window.ended_pane.no_answer.text()
    rep.wait_until(lambda: not rep.window.ended_pane.answered.is_dead())
    rep.press("Ctrl+1")
    rep.wait_until(lambda: crm.call_logs()[0].status == "answered")
    began = rep.shown().call.start_at
    rep.wait_until(lambda: rep.desk.program.now().wall.timestamp() > began.timestamp() + 1)
    rep.choose(rep.window.ended_pane._menu, "length")
    dialog = _dialog(rep, LengthDialog)
    dialog.length.setText("0:01")
    dialog.save.click()
    rep.wait_until(lambda: crm.call_logs()[0].duration == 1)
    (log,) = crm.call_logs()
    assert log.end_at is not None
    lasted = datetime.fromisoformat(log.end_at) - datetime.fromisoformat(log.start_at)
    assert lasted.total_seconds() == 1
    assert log.status == "answered"


def test_any_of_the_seven_statuses_is_sent_at_once(rep: Rep, crm: Sandbox) -> None:
    rep.dial("4182579084")
    rep.wait_synced()
    said = []
    for status in Status:
        if status is rep.shown().call.status:
            continue
        rep.choose(rep.window.call_pane._menu, status)
        said.append(status.value)
        rep.wait_until(lambda: crm.call_logs()[0].status == said[-1])
        rep.wait_synced()
    assert crm.call_logs()[0].statuses == ["calling", *said]
    assert rep.shown().call.is_open


def test_a_past_call_is_one_post(rep: Rep, crm: Sandbox) -> None:
    rep.press("Ctrl+L")
    dialog = _dialog(rep, PastCallDialog)
    dialog.number.edit.setText("(418) 257-9084")
    dialog.length.setText("2:30")
    dialog.log.click()
    rep.wait_until(crm.call_logs)
    rep.wait_until(lambda: rep.pill() == "All calls in Activix")
    (log,) = crm.call_logs()
    assert (log.statuses, log.duration, log.to) == (["answered"], 150, LEAD_NUMBER)
    rep.wait_until(lambda: not isValid(dialog) or not dialog.isVisible())


@pytest.mark.parametrize(
    ("fault", "answer", "stored"),
    [("drop_before", "No, send it", 1), ("drop_after", "Yes, it is there", 1)],
)
def test_a_call_without_an_answer_is_asked_about(
    rep: Rep, crm: Sandbox, fault: str, answer: str, stored: int
) -> None:
    crm.faults.add(fault, method="POST", path="call-logs$", times=1)
    call_id = rep.dial("819 555 0178").call.id  # no lead has this number, so no look-up can tell
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    question = rep.window.ended_pane.question
    rep.wait_until(question.isVisible)
    assert "Is it there?" in question.text()
    rep.wait_until(lambda: rep.pill() in ("1 call needs you", "1 call(s) need you"))
    before = len(crm.call_logs())
    rep.answer(answer)
    assert rep.shown().call.id == call_id
    if fault == "drop_before":
        rep.wait_synced()
        assert not question.isVisible()
        assert before == 0
        assert crm.call_logs()[0].is_complete
    else:
        rep.wait_until(lambda: sync_state(rep.shown()) is SyncState.SETTLED_BY_HAND)
        rep.wait_until(lambda: "nothing more is sent of it" in question.text())
        rep.answer("Take that back")
        rep.wait_until(lambda: "Is it there?" in question.text())
        rep.answer(answer)
        rep.wait_until(lambda: sync_state(rep.shown()) is SyncState.SETTLED_BY_HAND)
    assert len(crm.call_logs()) == stored


def test_what_the_crm_refuses_can_be_mended(rep: Rep, crm: Sandbox) -> None:
    crm.faults.add(
        "status",
        method="POST",
        path="call-logs$",
        code=422,
        message="The given data was invalid.",
        errors={"to": ["The to is not allowed."]},
    )
    rep.dial("4182579084")
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    rep.wait_until(rep.window.ended_pane.question.isVisible)
    assert "The to is not allowed." in rep.window.ended_pane.question.text()
    rep.answer("See what is wrong…")
    (card,) = _dialog(rep, NeedsYouDialog).cards()
    number, *_ = card.rows
    assert number.error() == "Activix says: “The to is not allowed.”"
    assert number.focus_field().hasFocus()
    number.focus_field().clear()  # type: ignore[attr-defined]  # a line edit
    QTest.keyClicks(number.focus_field(), "4185550101")
    crm.faults.clear()
    card.buttons[Act.SAVE].click()
    rep.wait_synced()
    (log,) = crm.call_logs()
    assert log.to == "+14185550101"
    rep.wait_until(lambda: not _dialog(rep, NeedsYouDialog).cards())


def _dialog(rep: Rep, kind: type[DialogT]) -> DialogT:
    rep.wait_until(lambda: any(each.isVisible() for each in rep.window.findChildren(kind)))
    return next(each for each in rep.window.findChildren(kind) if each.isVisible())
