"""The icon in a tray as most desktops have it, told over the session bus."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from offhook.sandbox import Sandbox
from support.desktop_services import notifications_on, tray_on
from support.keyboard import Keyboard
from support.running import RunningProgram, virtual_display, wait_until
from support.secret_service import secret_service

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bus of a Linux desktop")


def test_closed_to_the_tray_and_back(tmp_path: Path) -> None:
    with (
        Sandbox() as crm,
        secret_service() as bus,
        tray_on(bus) as tray,
        notifications_on(bus) as notifications,
        virtual_display() as display,
        RunningProgram(tmp_path / "data", crm, bus, **display) as program,
    ):
        program.give_token()
        program.start()
        wait_until(lambda: tray.items)
        wait_until(lambda: tray.tool_tip() == "Offhook: All calls in Activix")
        keyboard = Keyboard(program.environment)
        wait_until(lambda: keyboard.to_window("^Offhook"))

        def is_seen() -> bool:
            return bool(keyboard.xdotool("search", "--onlyvisible", "--name", "^Offhook$"))

        keyboard.keys("alt+F4")
        wait_until(lambda: not is_seen())
        assert program.state()  # it goes on
        wait_until(lambda: notifications.texts())
        assert notifications.texts()[0].startswith("Offhook goes on here")
        # A call goes on in there, can be hung up from there, and keeps its name to itself.
        program.tell("dial", "4182579084")
        wait_until(lambda: tray.tool_tip().startswith("Offhook: In a call, 0"))
        assert "257" not in tray.tool_tip()
        tray.choose("Hang up")
        wait_until(lambda: not program.entries()[-1].call.is_open)
        tray.click()
        wait_until(is_seen)
        tray.choose("Quit Offhook")
        assert program.wait_ended() == 0
