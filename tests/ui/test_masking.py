"""One key hides names and numbers from whoever stands beside the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from offhook.sandbox import Sandbox
from offhook.ui import masking
from support.desk import LEAD_NUMBER, Rep, open_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def rep(qtbot: QtBot, tmp_path: Path) -> Iterator[Rep]:
    with Sandbox() as crm, open_desk(crm, tmp_path / "data") as rep:
        yield rep


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("(418) 257-9084", "(•••) •••-••84"),
        ("+33 6 12 34 56 78", "+•• • •• •• •• 78"),
        ("204", "•••"),
        ("", ""),
    ],
)
def test_a_hidden_number_keeps_two_digits(text: str, hidden: str) -> None:
    assert masking.number(text) == text
    masking.hide(True)
    assert masking.number(text) == hidden


def readable(rep: Rep) -> str:
    """All that the window shows, and all that it says to a screen reader."""
    view = rep.window.day.list.view.model()
    rows = (view.index(row, 0).data(11) for row in range(view.rowCount()))  # AccessibleTextRole
    names = (part.accessibleName() for part in rep.window.findChildren(QLineEdit))
    return "\n".join([*rep.texts(), *map(str, rows), *names, rep.window.windowTitle()])


def test_one_key_hides_and_shows(rep: Rep) -> None:
    entry = rep.dial("4182579084")
    rep.wait_synced()
    rep.wait_until(lambda: rep.shown().call.lead_name)
    name, number = rep.shown().call.lead_name, "257-9084"
    rep.window.call_pane.note.setPlainText("Calls back")
    rep.press("Esc")
    rep.window.dial_pane.field.setFocus()
    rep.window.show_dial()  # the open call is a row of the list now
    assert name in readable(rep)
    rep.press("Ctrl+Shift+M")
    rep.wait_until(lambda: name not in readable(rep))
    assert number not in readable(rep)
    assert "•84" in readable(rep)
    rep.window.open_call(entry.call.id)
    assert name not in readable(rep)
    assert number not in readable(rep)
    rep.press("Ctrl+Shift+M")
    rep.wait_until(lambda: name in readable(rep))
    assert number in readable(rep)
    assert rep.shown().call.remote == LEAD_NUMBER


def test_what_is_typed_stays_readable_and_what_was_filled_in_does_not(rep: Rep) -> None:
    rep.press("Ctrl+Shift+M")
    rep.wait_until(masking.is_hidden)
    edit = rep.window.dial_pane.field.edit
    rep.window.fill("4182579084")
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    edit.clear()
    rep.type("514555")
    assert edit.echoMode() is QLineEdit.EchoMode.Normal
    assert edit.text().startswith("(514")
    rep.press("Tab")
    assert edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_hidden_note_is_covered_until_it_has_the_keyboard(rep: Rep) -> None:
    rep.dial("4182579084")
    note = rep.window.call_pane.note
    note.setPlainText("MMMMMMMMMMMM")
    rep.press("Tab")
    assert not note.hasFocus()
    shown = note.grab().toImage()
    rep.press("Ctrl+Shift+M")
    rep.wait_until(lambda: note.grab().toImage() != shown)
    assert note.toPlainText() == "MMMMMMMMMMMM"
    rep.press("Ctrl+J")
    assert note.hasFocus()
