"""Links and second starts, seen from the window that runs; a real keyboard on a real display."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from offhook.sandbox import Sandbox
from support.desk import LEAD_NUMBER, TOKEN, Rep, open_desk
from support.running import RunningProgram, virtual_display, wait_until
from support.secret_service import SessionBus

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def start_again(rep: Rep, folder: Path, *arguments: str) -> int:
    """Start the program once more, while the window lives on; its exit code."""
    command = [sys.executable, "-m", "offhook", "--data-dir", str(folder), *arguments]
    gui = Path(__file__).parents[2] / "gui"
    with subprocess.Popen(command, cwd=gui) as process:
        rep.wait_until(lambda: process.poll() is not None)
    return int(process.returncode)


def digits(rep: Rep) -> str:
    """What stands in the number field, however it is grouped."""
    return "".join(filter(str.isdigit, rep.window.dial_pane.text()))


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("tel:+14182579084", "14182579084"),
        ("callto:418-257-9084", "4182579084"),
        ("tel:%2B1418257908%34;ext=5", "141825790845"),
        ("tel:hello", ""),
    ],
)
def test_a_link_fills_the_field_and_no_more(
    qtbot: QtBot, crm: Sandbox, tmp_path: Path, link: str, shown: str
) -> None:
    with open_desk(crm, tmp_path / "data") as rep:
        rep.window.showMinimized()
        assert start_again(rep, tmp_path / "data", link) == 0
        rep.wait_until(rep.window.isActiveWindow)
        assert not rep.window.isMinimized()
        assert digits(rep) == shown
        assert rep.window.book.open_entries() == []
        assert crm.call_logs() == []


def test_a_second_start_raises_the_window(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> None:
    with open_desk(crm, tmp_path / "data") as rep:
        rep.type("418257")
        rep.window.showMinimized()
        assert start_again(rep, tmp_path / "data") == 0
        assert not rep.window.isMinimized()
        assert digits(rep) == "418257"
        rep.window.showMinimized()
        assert start_again(rep, tmp_path / "data", "--minimized") == 0
        assert rep.window.isMinimized()


def test_a_link_in_a_call_leaves_the_call_open(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> None:
    with open_desk(crm, tmp_path / "data") as rep:
        rep.dial("514 555 0142")
        rep.wait_synced()
        assert start_again(rep, tmp_path / "data", f"tel:{LEAD_NUMBER}") == 0
        assert digits(rep) == "14182579084"
        assert len(rep.window.book.open_entries()) == 1
        assert len(crm.call_logs()) == 1


def test_a_real_keyboard(crm: Sandbox, key_store: SessionBus, tmp_path: Path) -> None:
    """Under a window manager: a hasty Enter, and the call from start to end."""
    with (
        virtual_display() as display,
        RunningProgram(tmp_path / "data", crm, key_store, **display) as program,
    ):
        program.give_token(TOKEN)
        program.start()

        def keys(*arguments: str) -> None:
            subprocess.run(
                ["xdotool", *arguments], env={**program.environment, **display}, check=True
            )

        keys("search", "--sync", "--onlyvisible", "--name", "^Offhook", "windowactivate", "--sync")
        keys("type", "--delay", "5", "4182579084")
        keys("key", "--delay", "30", "Return", "Return", "Return", "ctrl+shift+h")
        wait_until(lambda: [log.statuses for log in crm.call_logs()] == [["calling"]])

        def answered() -> bool:
            keys("key", "ctrl+1")  # dead at first
            return crm.call_logs()[0].status == "answered"

        wait_until(answered)
        keys("type", "--delay", "5", "call back")
        keys("key", "ctrl+shift+h")
        wait_until(lambda: crm.call_logs()[0].is_complete)
        assert [log.statuses for log in crm.call_logs()] == [["calling", "answered", "answered"]]
        assert program.calls()[0]["note"] == "call back"
