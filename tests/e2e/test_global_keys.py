"""Keys that count in every program, under a real X server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from offhook.sandbox import Sandbox
from support.keyboard import Keyboard
from support.running import PYTHON_PATH, RunningProgram, virtual_display, wait_until
from support.secret_service import secret_service

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11")

# Another program: it has something selected, grabs a key, and tells what its window is given.
OTHER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit
from offhook.qt.desktop_hot_keys import hot_keys_here
app = QApplication(["other"])
field = QLineEdit("Call 514 555-0142 back")
field.setWindowTitle("Another program")
field.show()
field.selectAll()
app.clipboard().setText(field.text(), QClipboard.Mode.Selection)
keys = hot_keys_here(app)
refused = keys.grab(dict(pair.split("=") for pair in sys.argv[1:]))
grab = keys.grab
keys.grab = lambda wanted: (grab(wanted), print("moved", flush=True))
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


@contextmanager
def other_program(environment: Mapping[str, str], *keys: str) -> Iterator[Callable[[], list[str]]]:
    """The other program with its ``keys``; gives what it says next. Never ends by itself."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, *keys],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout
        try:
            yield lambda: said.readline().split()
        finally:
            process.kill()


@pytest.fixture
def says(program: RunningProgram) -> Iterator[Callable[[], list[str]]]:
    """What the other program says next; it has Ctrl+Shift+F11."""
    keys = "mine=Ctrl+Shift+F11", "far=Ctrl+Shift+F24"
    with other_program(program.environment, *keys) as says:
        yield says


def test_global_keys(program: RunningProgram, says: Callable[[], list[str]]) -> None:
    # A keyboard without F24 is told apart from a key that somebody has.
    assert says() in (["ready"], ["ready", "far:not_there"])
    program.start("--minimized")

    keyboard = Keyboard(program.environment)
    wait_until(lambda: keyboard.to_window("^Another program$"))
    # Its key is its own: ours was refused, which is told once, and the first program keeps it.
    keyboard.keys("ctrl+shift+F11")
    assert says() == ["pressed", "mine"]
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


def test_the_keys_are_let_go_where_they_moved_and_not_whenever_a_keyboard_is_told() -> None:
    with virtual_display() as display:
        environment = {**os.environ, **display, "PYTHONPATH": PYTHON_PATH}

        def layout(name: str) -> None:
            subprocess.run(["setxkbmap", name], env=environment, check=True, capture_output=True)

        keys = "first=Ctrl+Shift+Q", "second=Ctrl+Shift+E", "third=Ctrl+Shift+A"
        with other_program(environment, *keys) as says:
            keyboard = Keyboard(environment)
            assert says() == ["ready"]
            keyboard.keys("ctrl+shift+q")
            assert says() == ["pressed", "first"]
            layout("ca")  # they lie where they lay
            keyboard.keys("ctrl+shift+e")
            assert says() == ["pressed", "second"]
            layout("fr")  # A lies where Q lay
            assert says() == ["moved"]
            keyboard.keys("ctrl+shift+a")
            assert says() == ["pressed", "third"]
