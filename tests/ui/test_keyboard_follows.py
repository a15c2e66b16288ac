"""Where the keyboard is when a call begins, is gone back to, and ends: never at a chance button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
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


def test_who_wrote_nothing_types_the_next_number(rep: Rep) -> None:
    hung_up(rep)
    rep.type("514")
    assert rep.window.dial_pane.text().startswith("514")
    assert rep.window.shown_call() == ""


def test_who_presses_a_button_types_the_next_number(rep: Rep) -> None:
    rep.window.call_pane.hang_up.setFocus()
    hung_up(rep)
    assert QApplication.focusWidget() is rep.window.dial_pane.field.edit


def test_back_to_the_open_call_is_back_to_its_note(rep: Rep) -> None:
    rep.press("Ctrl+N")
    assert rep.window.dial_pane.field.edit.hasFocus()
    rep.press("Esc")
    assert rep.window.call_pane.note.hasFocus()
