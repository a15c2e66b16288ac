"""Killed, quit in the middle, and quit while the server keeps it waiting."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from offhook import __version__
from offhook.journal.reader import JournalReader
from offhook.sandbox import Sandbox
from support.desk import LEAD_NUMBER, Rep, open_desk
from support.running import RunningProgram, wait_until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


def test_killed_in_a_call(qtbot: QtBot, program: RunningProgram, crm: Sandbox) -> None:
    program.start()
    program.tell("dial", LEAD_NUMBER)
    program.wait_synced()
    program.tell("answered")
    began = datetime.fromisoformat(program.calls()[0]["start_at"])
    beat = wait_until(lambda: _seconds_to_last_heartbeat(program))  # one comes every second here
    program.kill()
    assert program.calls()[0]["end_at"] is None
    with open_desk(crm, program.folder.path) as rep:
        rep.wait_until(rep.window.shown_call)
        _assert_asked(rep, began)
        offered = rep.window.call_pane.question.buttons()[1]
        rep.click(offered)
        rep.wait_ended()
        rep.wait_synced()
        (log,) = crm.call_logs()
        assert log.is_complete
        assert log.status == "answered"
        # Where the last sign of life was, not where the window was opened again.
        assert log.duration in (beat, beat + 1)
    assert len(crm.call_logs()) == 1


def _seconds_to_last_heartbeat(program: RunningProgram) -> int:
    with JournalReader(program.folder.journal) as reader:
        beat, (call,) = reader.last_heartbeat(), reader.open_calls()
    return beat.seconds_since(call.start) if beat is not None else 0


def _assert_asked(rep: Rep, began: datetime) -> None:
    question = rep.window.call_pane.question
    assert question.isVisible()
    assert question.text() == "Still on the phone?"
    assert question.buttons()[1].text().startswith("It ended at")
    passed = (rep.desk.program.now().wall - began).total_seconds()
    assert abs(rep.window.call_pane.timer.seconds() - passed) <= 1


@pytest.mark.parametrize("fault", ["latency", "dribble"])
def test_quits_within_two_seconds(program: RunningProgram, crm: Sandbox, fault: str) -> None:
    more: dict[str, Any] = {"seconds": 20.0} if fault == "latency" else {"interval": 1.0}
    crm.faults.add(fault, method="POST", path="call-logs$", **more)
    program.start()
    program.tell("dial", LEAD_NUMBER)
    wait_until(lambda: [each for each in crm.requests() if each.method == "POST"])
    program.tell("hangup")
    before = time.monotonic()
    program.tell("quit")
    assert program.wait_ended() == 0
    assert time.monotonic() - before < 2
    # The call is neither lost nor taken for sent.
    assert program.calls()[0]["sync"] in ("sending", "unconfirmed")


def test_quits_as_soon_as_it_answers(program: RunningProgram) -> None:
    """Before the libraries are loaded and the journal is open."""
    process = program.start(online=False)
    program.tell("quit")
    assert process.wait(5) == 0


def test_a_signal_to_the_program_loses_nothing(program: RunningProgram, crm: Sandbox) -> None:
    """A session that ends sends SIGTERM: what was said is in the journal all the same."""
    process = program.start()
    program.tell("dial", LEAD_NUMBER)
    process.terminate()
    process.wait(5)
    assert len(program.calls()) == 1
    assert not program.is_running()


def test_the_journal_is_closed_to_others(program: RunningProgram) -> None:
    program.start()
    program.tell("dial", LEAD_NUMBER)
    assert program.folder.path.stat().st_mode & 0o077 == 0
    assert Path(program.folder.socket_name).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there the installer starts the program")
def test_asked_to_restart_it_comes_back(program: RunningProgram) -> None:
    """As the scripts of a package ask it before an upgrade; none is under way here."""
    program.start()
    program.tell("quit", "--restart")
    assert program.wait_ended() == 0
    try:
        wait_until(program.is_running)
        told = wait_until(lambda: program.state().get("version"))
        assert told == __version__
    finally:
        program.tell("quit")
    assert not program.is_running()
