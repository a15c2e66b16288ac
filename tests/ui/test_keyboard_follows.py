"""Where the keyboard is when a call begins, is gone back to, and ends: never at a chance button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offhook.sandbox import Sandbox
from support.desk import Rep, open_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def rep(qtbot: QtBot, tmp_path: Path) -> Iterator[Rep]:
    with Sandbox() as crm, open_desk(crm, tmp_path / "data") as rep:
        rep.dial("4182579084")
        yield rep


def hung_up(rep: Rep) -> None:
    rep.wait_until(lambda: not rep.window.call_pane.hang_up.is_dead())
    rep.window.speaker.hang_up(rep.shown().call.id)  # as the other party does, at any moment
    rep.wait_ended()


def test_who_writes_a_note_goes_on_writing(rep: Rep) -> None:
    rep.type("Thurs")
    hung_up(rep)
    assert rep.window.ended_pane.note.hasFocus()
    rep.type("day")
    assert rep.window.ended_pane.note.toPlainText() == "Thursday"
    rep.dial("5145550142")  # now that the keyboard has been here before
    rep.type("Sun")
    hung_up(rep)
    rep.type("day")
    assert rep.window.ended_pane.note.toPlainText() == "Sunday"


def test_who_wrote_nothing_types_the_next_number(rep: Rep) -> None:
    hung_up(rep)
    rep.type("514")
    assert rep.window.dial_pane.text().startswith("514")
    assert rep.window.shown_call() == ""


def test_after_voicemail_by_one_press_the_next_number_is_typed(rep: Rep) -> None:
    rep.wait_until(lambda: not rep.window.call_pane.voicemail.is_dead())
    rep.press("Ctrl+3")
    rep.wait_ended()
    assert rep.window.ended_pane.note.toPlainText() == "Voicemail."  # not for digits to follow
    rep.type("514")
    assert rep.window.dial_pane.text().startswith("514")


def test_who_writes_a_note_when_it_was_voicemail_goes_on_writing(rep: Rep) -> None:
    rep.type("Thurs")
    rep.wait_until(lambda: not rep.window.call_pane.voicemail.is_dead())
    rep.press("Ctrl+3")
    rep.wait_ended()
    rep.type("day")
    assert rep.window.ended_pane.note.toPlainText() == "Voicemail.\nThursday"


def test_who_presses_a_button_types_the_next_number(rep: Rep) -> None:
    rep.window.call_pane.hang_up.setFocus()
    hung_up(rep)
    assert QApplication.focusWidget() is rep.window.dial_pane.field.edit


def test_back_to_the_open_call_is_back_to_its_note(rep: Rep) -> None:
    rep.press("Ctrl+N")
    assert rep.window.dial_pane.field.edit.hasFocus()
    rep.press("Esc")
    assert rep.window.call_pane.note.hasFocus()


def test_back_to_a_note_is_back_to_its_end(rep: Rep) -> None:
    rep.type("Thurs")
    hung_up(rep)
    shown = rep.window.shown_call()
    rep.wait_until(lambda: not rep.window.ended_pane.finish.is_dead())
    rep.press("Ctrl+Return")
    rep.dial("5145550142")
    hung_up(rep)
    rep.window.open_call(shown)
    rep.press("Ctrl+J")
    rep.type("day")
    assert rep.window.ended_pane.note.toPlainText() == "Thursday"


def test_one_click_turns_to_the_second_call_and_a_double_click_not_back(rep: Rep) -> None:
    first = rep.shown().call.id
    rep.window.speaker.hold(first, True)
    rep.wait_until(lambda: rep.shown().call.on_hold)
    rep.press("Ctrl+N")
    rep.dial("5145550142")
    second = rep.shown().call.id
    view = rep.window.day.list.view
    rep.wait_until(view.isVisible)
    row = view.model().index(0, 0)
    assert "On hold" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    place = view.visualRect(row).center()
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), button, pos=place)
    assert rep.window.shown_call() == first
    QTest.mouseDClick(view.viewport(), button, pos=place)
    assert rep.window.shown_call() == first != second
    rep.type("Sunday")
    assert rep.window.call_pane.note.toPlainText() == "Sunday"
    assert rep.window.day.list.current_key() in (None, second)


def test_the_answers_of_a_question_come_before_the_number(rep: Rep) -> None:
    rep.press("Ctrl+N")
    rep.type("5145550142")
    rep.wait_until(lambda: not rep.window.dial_pane.dial.is_dead())
    rep.press("Return")
    rep.wait_until(rep.window.notice.isVisible)
    assert rep.window.dial_pane.field.edit.hasFocus()
    rep.press("Shift+Tab")
    assert QApplication.focusWidget() is rep.window.notice.buttons()[-1]
    rep.press("Shift+Tab")
    assert QApplication.focusWidget() is rep.window.notice.buttons()[0]


def test_one_click_after_a_call_turns_to_the_one_that_goes_on(rep: Rep) -> None:
    first = rep.shown().call.id
    rep.window.speaker.hold(first, True)
    rep.wait_until(lambda: rep.shown().call.on_hold)
    rep.press("Ctrl+N")
    rep.dial("5145550142")
    hung_up(rep)
    over = rep.window.shown_call()
    view = rep.window.day.list.view
    places = [view.visualRect(view.model().index(row, 0)).center() for row in range(2)]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=places[1])
    assert rep.window.shown_call() == over
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=places[0])
    assert rep.window.shown_call() == first
    assert rep.window.call_pane.note.hasFocus()
