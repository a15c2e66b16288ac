"""Keys that count in every program, under a real X server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from offhook.sandbox import Sandbox
from support.keyboard import Keyboard
from support.running import RunningProgram, virtual_display, wait_until
from support.secret_service import secret_service

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11")

# Another program: it has something selected, grabs a key, and tells what its window is given.
OTHER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit
from offhook.qt.hot_keys import hot_keys_here
app = QApplication(["other"])
field = QLineEdit("Call 514 555-0142 back")
field.setWindowTitle("Another program")
field.show()
field.selectAll()
app.clipboard().setText(field.text(), QClipboard.Mode.Selection)
keys = hot_keys_here(app)
refused = keys.grab(dict(pair.split("=") for pair in sys.argv[1:]))
keys.pressed.connect(lambda name: print("pressed", name, flush=True))
print("ready", *(f"{name}:{why}" for name, why in refused.items()), flush=True)
app.exec()
"""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[RunningProgram]:
    with (
        Sandbox() as crm,
        secret_service() as bus,
        virtual_display() as display,
        RunningProgram(tmp_path / "data", crm, bus, **display) as program,
    ):
        program.give_token()
        yield program


@pytest.fixture
def other(program: RunningProgram) -> Iterator[subprocess.Popen[str]]:
    """The other program; it has Ctrl+Shift+F11, and never ends by itself."""
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER, "mine=Ctrl+Shift+F11", "far=Ctrl+Shift+F24"],
        env=program.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_global_keys(program: RunningProgram, other: subprocess.Popen[str]) -> None:
    assert other.stdout is not None
    # A keyboard without F24 is told apart from a key that somebody has.
    assert other.stdout.readline().split() in (["ready"], ["ready", "far:not_there"])
    program.start("--minimized")

    keyboard = Keyboard(program.environment)
    wait_until(lambda: keyboard.to_window("^Another program$"))
    # Its key is its own: ours was refused, which is told once, and the first program keeps it.
    keyboard.keys("ctrl+shift+F11")
    assert other.stdout.readline().split() == ["pressed", "mine"]
    told = program.folder.window_state
    wait_until(lambda: told.exists() and "hot_key_show=Ctrl+Shift+F11" in told.read_text())
    # What is selected there fills our field; it is never dialled.
    keyboard.keys("ctrl+shift+F9")
    wait_until(lambda: keyboard.to_window("^Offhook"))
    assert program.calls() == []
    keyboard.keys("Return")
    wait_until(program.entries)
    assert program.entries()[0].call.remote == "+15145550142"
    # Hang up, while the other program has the keyboard; CapsLock changes nothing.
    wait_until(lambda: keyboard.to_window("^Another program$"))
    keyboard.keys("Caps_Lock", "ctrl+shift+F10")
    wait_until(lambda: not program.entries()[0].call.is_open)
