"""Hardship around the window: no network, a locked journal, another account, a close in a call."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offhook.calls.crm_copy import SyncState
from offhook.calls.deriving import sync_state
from offhook.desk.folder import DataFolder
from offhook.sandbox import Sandbox
from support.desk import LEAD_NUMBER, TOKEN, Rep, desk_settings, open_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox(token=TOKEN) as sandbox:
        yield sandbox


@pytest.fixture
def data(qtbot: QtBot, tmp_path: Path) -> Path:
    return tmp_path / "data"


def a_call(rep: Rep) -> tuple[list[str], list[str]]:
    """Dial and *Answered*; what the window shows after each, the seconds aside."""
    rep.dial("819 555 0178")  # no lead has it, so that no name comes from the CRM
    rep.wait_until(lambda: not rep.window.call_pane.answered.is_dead())
    dialled = rep.texts()
    rep.press("Ctrl+1")
    rep.wait_until(lambda: rep.shown().call.answered_after is not None)
    return dialled, [text for text in rep.texts() if not text.startswith("rang")]


def test_without_a_network_only_the_pill_differs(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data / "online") as rep:
        online = a_call(rep)
        rep.wait_until(lambda: rep.pill() == "Live in Activix")
    crm.offline(True)
    with open_desk(crm, data / "offline", online=False) as rep:
        offline = a_call(rep)
        rep.wait_until(lambda: rep.pill() == "Offline")
    assert offline == online


def test_a_call_from_before_the_cut_goes_on(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        rep.dial("4182579084")
        rep.wait_synced()
        crm.offline(True)
        rep.click(rep.window.call_pane.answered)
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
        rep.wait_until(lambda: rep.pill() == "1 to send · offline")
        assert "Tries again at once" in rep.window.header.pill.toolTip()
        crm.offline(False)
        rep.wait_synced()
        (log,) = crm.call_logs()
        assert log.statuses == ["calling", "answered"]
        assert log.is_complete


def test_a_whole_call_offline_is_one_post(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        crm.offline(True)
        a_call(rep)
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
        rep.wait_until(lambda: rep.pill() == "1 to send · offline")
        rep.wait_until(lambda: "when you are online" in " ".join(rep.texts()))
        crm.offline(False)
        rep.wait_synced()
        assert [log.statuses for log in crm.call_logs()] == [["answered"]]
        assert [each.method for each in crm.requests() if each.path.endswith("/call-logs")] == [
            "POST"
        ]
        rep.wait_until(lambda: rep.pill() == "All calls in Activix")


def test_no_put_carries_what_is_acknowledged(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        rep.dial("4182579084")
        rep.wait_synced()
        rep.click(rep.window.call_pane.answered)
        rep.wait_until(lambda: crm.call_logs()[0].status == "answered")
        rep.wait_synced()
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
        rep.wait_synced()
        rep.click(rep.window.ended_pane.recording.edit)
        rep.type("https://recordings.example.com/1.mp3")
        rep.press("Return")
        rep.wait_until(lambda: crm.call_logs()[0].media_url)
        rep.wait_synced()
        rep.click(rep.window.ended_pane.no_answer)
        rep.wait_until(lambda: crm.call_logs()[0].status == "attempted")
        rep.wait_synced()
    held: dict[str, object] = {}
    (log,) = crm.call_logs()
    for request in log.history:
        again = {key for key, value in request["payload"].items() if held.get(key) == value}
        assert again <= {"status"}
        held |= request["payload"]
    assert len(log.history) == 5


def test_another_accounts_token_sends_nothing_of_the_first(crm: Sandbox, data: Path) -> None:
    crm.add_token("other-token", 67, ["rep@example.com"], name="Another dealership")
    with open_desk(crm, data) as rep:
        crm.offline(True)
        rep.dial("4182579084")
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
    crm.offline(False)
    with open_desk(crm, data, token="other-token") as rep:
        assert rep.desk.program.status.account_name == "Another dealership"
        rep.wait_until(lambda: "held" in rep.pill())
        # A call of this account goes, the other stays.
        rep.dial("5145550142")
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
        rep.wait_synced()
        rep.wait_until(lambda: "held" in rep.pill())
        assert [log.account_id for log in crm.call_logs()] == [67]
    with open_desk(crm, data) as rep:
        rep.wait_until(lambda: len(crm.call_logs()) == 2)
        assert (crm.call_logs()[1].account_id, crm.call_logs()[1].to) == (66, LEAD_NUMBER)
        rep.wait_until(lambda: rep.pill() == "All calls in Activix")


def test_a_locked_journal_loses_nothing(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        dial = rep.window.dial_pane.dial
        with closing(sqlite3.connect(DataFolder(data).journal, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            rep.type("4182579084")
            pressed = rep.desk.program.now().wall
            rep.press("Return")
            until = time.monotonic() + 2

            def two_seconds_later() -> bool:
                assert dial.text() == "Saving…"
                assert rep.window.shown_call() == ""
                assert rep.window.dial_pane.text() == "(418) 257-9084"
                rep.press("Return")  # impatience makes no second call
                return time.monotonic() > until

            rep.wait_until(two_seconds_later)
            other.execute("ROLLBACK")
        rep.wait_until(rep.window.shown_call)
        rep.wait_synced()
        assert 0 <= (rep.shown().call.start_at - pressed).total_seconds() <= 1
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
        rep.press("Esc")
        assert dial.text() == "Dial"
        assert len(crm.call_logs()) == 1


def test_what_is_typed_at_once_is_not_lost(crm: Sandbox, data: Path) -> None:
    """Before the journal is open, and while another program keeps it from being opened."""
    folder = DataFolder(data)
    with open_desk(crm, data):
        pass  # so that there is a journal to lock
    with closing(sqlite3.connect(folder.journal, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with open_desk(crm, data, online=False) as rep:
            rep.type("4182579084")
            pressed = rep.desk.program.now().wall
            rep.press("Return")
            until = time.monotonic() + 0.5
            rep.wait_until(lambda: time.monotonic() > until)
            assert rep.window.dial_pane.text() == "(418) 257-9084"
            other.execute("ROLLBACK")
            rep.wait_until(rep.window.shown_call)
            rep.wait_synced()
            assert 0 <= (rep.shown().call.start_at - pressed).total_seconds() <= 1
            assert [log.to for log in crm.call_logs()] == [LEAD_NUMBER]


def test_typing_is_kept_while_the_day_comes_in(crm: Sandbox, data: Path) -> None:
    """An open call is shown at start-up, but not over what the rep has begun to type."""
    with open_desk(crm, data) as rep:
        rep.dial("4182579084")
        rep.wait_synced()
    with open_desk(crm, data, online=False) as rep:
        rep.type("514")
        rep.wait_online()
        rep.wait_until(rep.window.book.open_entries)
        assert rep.window.dial_pane.text() == "514"
        assert rep.window.shown_call() == ""


def test_the_language_is_switched_while_it_runs(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        program = rep.desk.program
        english = rep.texts()
        program.save_settings(replace(desk_settings(crm.base_url), language="fr"))
        rep.wait_until(lambda: {"Appeler", "Sortant", "Entrant"} <= set(rep.texts()))
        rep.dial("4182579084")
        rep.wait_synced()
        assert {"Répondu", "Sans réponse", "Raccrocher"} <= set(rep.texts())
        program.save_settings(desk_settings(crm.base_url))
        rep.wait_until(lambda: rep.window.call_pane.hang_up.text() == "Hang up")
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
        rep.press("Esc")
        assert set(english) - {"No calls yet today."} <= set(rep.texts())


def test_closing_with_a_call_open_asks(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        ended: list[bool] = []
        rep.desk.program.ended.connect(lambda: ended.append(True))
        rep.dial("4182579084")
        rep.wait_synced()
        rep.window.close()
        assert rep.window.isVisible()
        assert "A call is still open" in rep.notice()
        rep.answer("Stay")
        assert ended == []
        rep.press("Ctrl+Q")
        assert "A call is still open" in rep.notice()
        rep.answer("Quit anyway")
        assert ended == [True]
        assert rep.shown().call.is_open


def test_an_open_call_is_asked_about_at_the_next_start(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        rep.dial("4182579084")
        rep.type("Half a note")
        rep.wait_synced()
    with open_desk(crm, data) as rep:
        rep.wait_until(rep.window.shown_call)
        assert rep.shown().call.note == "Half a note"
        rep.wait_until(lambda: "Still on the phone?" in rep.window.call_pane.question.text())
        rep.answer("Yes, still talking")
        rep.wait_until(lambda: not rep.window.call_pane.question.isVisible())
        assert rep.shown().call.is_open
    with open_desk(crm, data) as rep:
        rep.wait_until(rep.window.call_pane.question.isVisible)
        offered = rep.window.call_pane.question.buttons()[1]
        assert offered.text().startswith("It ended at")
        rep.click(offered)
        rep.wait_ended()
        rep.wait_until(lambda: sync_state(rep.shown()) is SyncState.SYNCED)
        assert crm.call_logs()[0].is_complete


def test_no_window_is_left_over(crm: Sandbox, data: Path) -> None:
    def windows() -> set[str]:
        return {type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()}

    before = windows()
    with open_desk(crm, data) as rep:
        for keys in ("Ctrl+,", "Ctrl+L"):
            rep.window.activateWindow()
            rep.wait_until(rep.window.isActiveWindow)
            rep.press(keys)
        rep.wait_until(lambda: len(windows() - before) == 3)
    assert windows() == before
