"""Dial, answered, hang-up, in the real window: by mouse, by keyboard, and pressed twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offhook.calls.call import Direction
from offhook.sandbox import Sandbox
from offhook.sandbox.records import CallLogRecord
from offhook.ui.widgets import key_button
from support.desk import LEAD_NUMBER, OWN_NUMBER, Rep, open_desk

RECORDING = "https://recordings.example.com/call.wav"


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def rep(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> Iterator[Rep]:
    with open_desk(crm, tmp_path / "data") as rep:
        yield rep


def only_call(crm: Sandbox) -> CallLogRecord:
    """The one call log that the CRM holds, complete and consistent."""
    (log,) = crm.call_logs()
    assert log.end_at is not None
    lasted = datetime.fromisoformat(log.end_at) - datetime.fromisoformat(log.start_at)
    assert lasted.total_seconds() == log.duration
    return log


def test_by_mouse(rep: Rep, crm: Sandbox) -> None:
    window = rep.window
    rep.click(window.dial_pane.field.edit)
    rep.type("(418) 257-9084")
    rep.click(window.dial_pane.dial)
    rep.wait_until(lambda: [log.statuses for log in crm.call_logs()] == [["calling"]])
    rep.wait_synced()
    rep.wait_until(lambda: rep.pill() == "Live in Activix")
    rep.click(window.call_pane.answered)
    rep.wait_until(lambda: crm.call_logs()[0].statuses == ["calling", "answered"])
    rep.wait_synced()
    rep.click(window.call_pane.recording.edit)
    rep.type(RECORDING)
    rep.click(window.call_pane.hang_up)
    rep.wait_ended()
    rep.wait_synced()
    log = only_call(crm)
    assert log.statuses == ["calling", "answered", "answered"]
    assert (log.from_, log.to, log.direction) == (OWN_NUMBER, LEAD_NUMBER, "outgoing")
    assert log.media_url == RECORDING
    rep.wait_until(lambda: rep.pill() == "All calls in Activix")


def test_by_keyboard_alone(rep: Rep, crm: Sandbox) -> None:
    window = rep.window
    rep.type("4182579084")
    rep.press("Return")
    rep.wait_until(rep.window.shown_call)
    rep.wait_synced()
    rep.wait_until(lambda: not window.call_pane.answered.is_dead())
    rep.press("Ctrl+1")
    rep.wait_until(lambda: crm.call_logs()[0].statuses == ["calling", "answered"])
    rep.wait_synced()
    rep.type("Calls back Thursday")
    while not window.call_pane.recording.edit.hasFocus():
        rep.press("Tab")
    rep.type(RECORDING)
    rep.press("Ctrl+Shift+H")
    rep.wait_ended()
    rep.wait_synced()
    log = only_call(crm)
    assert log.statuses == ["calling", "answered", "answered"]
    assert log.media_url == RECORDING
    assert rep.shown().call.note == "Calls back Thursday"
    # And on to the next, without a mouse.
    rep.wait_until(lambda: not window.ended_pane.finish.is_dead())
    rep.press("Ctrl+Return")
    assert window.shown_call() == ""
    assert window.dial_pane.field.edit.hasFocus()


def test_an_incoming_call_that_rang_out(rep: Rep, crm: Sandbox) -> None:
    rep.press("Ctrl+Shift+I")
    rep.dial("514 555 0142")
    rep.wait_synced()
    rep.click(rep.window.call_pane.no_answer)
    rep.wait_ended()
    rep.wait_synced()
    log = only_call(crm)
    assert log.statuses == ["calling", "interrupted"]
    assert (log.from_, log.to, log.direction) == ("+15145550142", OWN_NUMBER, "incoming")


def test_a_declined_call_is_called_so_in_the_list(rep: Rep) -> None:
    rep.press("Ctrl+Shift+I")
    rep.dial("514 555 0142")
    rep.wait_until(lambda: not rep.window.call_pane.voicemail.is_dead())
    rep.press("Ctrl+3")
    rep.wait_ended()
    row = rep.window.day.list.view.model().index(0, 0)
    assert "Declined" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_each_call_begins_as_an_outgoing_one(rep: Rep) -> None:
    rep.press("Ctrl+Shift+I")
    rep.dial("514 555 0142")
    assert rep.window.header.direction.value() is Direction.OUTGOING


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine takes longer over one click than people over two."""
    monkeypatch.setattr(key_button, "DEAD_MS", 3_000)


@pytest.mark.usefixtures("slowly")
def test_enter_twice_dials_once_and_does_not_hang_up(rep: Rep, crm: Sandbox) -> None:
    rep.type("4182579084")
    for _ in range(4):
        rep.press("Return")
    rep.wait_until(rep.window.shown_call)
    rep.press("Return")
    rep.press("Ctrl+Shift+H")
    rep.press("Ctrl+2")
    rep.wait_synced()
    assert rep.shown().call.is_open
    assert rep.window.call_pane.note.toPlainText() == ""
    assert [log.statuses for log in crm.call_logs()] == [["calling"]]


@pytest.mark.usefixtures("slowly")
def test_a_second_click_on_the_spot_of_dial_does_nothing(rep: Rep, crm: Sandbox) -> None:
    rep.type("4182579084")
    place = rep.place_of(rep.window.dial_pane.dial)
    rep.click_at(place)
    rep.click_at(place)
    rep.wait_until(rep.window.shown_call)
    pane = rep.window.call_pane
    buttons = (pane.answered, pane.no_answer, pane.voicemail, pane.more, pane.hang_up)
    assert all(button.is_dead() for button in buttons)
    rep.click_at(place)
    for button in buttons:
        rep.click(button, at_once=True)
    rep.wait_synced()
    call = rep.shown().call
    assert call.is_open
    assert call.answered_after is None
    assert [log.statuses for log in crm.call_logs()] == [["calling"]]
    # Dead for a while, and not for ever.
    rep.click(pane.hang_up)
    rep.wait_ended()


@pytest.mark.usefixtures("slowly")
def test_hang_up_twice_does_not_dial_or_correct(rep: Rep, crm: Sandbox) -> None:
    rep.dial("4182579084")
    rep.wait_synced()
    rep.wait_until(lambda: not rep.window.call_pane.hang_up.is_dead())
    place = rep.place_of(rep.window.call_pane.hang_up)
    rep.click_at(place)
    rep.wait_ended()
    shown = rep.window.shown_call()
    rep.click_at(place)
    rep.press("Ctrl+1")
    rep.press("Ctrl+Return")
    rep.wait_synced()
    assert rep.window.shown_call() == shown
    assert only_call(crm).statuses == ["calling", "attempted"]
