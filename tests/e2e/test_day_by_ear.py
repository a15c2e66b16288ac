"""A rep's day by keys alone, in French, at 200 % of a 1366 × 768 screen, as a screen reader has it.

Nothing is read from the program but what AT-SPI tells; nothing is done but by keys.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from offhook.desk.folder import DataFolder
from offhook.desk.people import People
from offhook.desk.settings_file import SettingsFile
from offhook.sandbox import Sandbox
from support.keyboard import Keyboard
from support.running import RunningProgram, virtual_display, wait_until
from support.screen_reader import ScreenReader, screen_reader
from support.secret_service import secret_service

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11 and AT-SPI")


class Ear:
    """A rep who sees nothing."""

    def __init__(self, program: RunningProgram, reader: ScreenReader) -> None:
        self.program = program
        self.reader = reader
        self.keyboard = Keyboard(program.environment)
        self.keys = self.keyboard.keys
        self.type = self.keyboard.type

    def to_window(self, name: str) -> None:
        """Wait for a window, and give it the keyboard."""
        wait_until(lambda: self.keyboard.to_window(name))

    def hears(self, text: str) -> None:
        """Wait until it is announced."""
        wait_until(lambda: any(text in said for said in self.reader.hear()))
        self.reader.said.clear()

    def reads(self, *texts: str) -> None:
        """Wait until all of it is in the tree."""
        try:
            wait_until(lambda: self.reader.reads(*texts))
        except AssertionError:
            tree = "\n".join(node.spoken() for node in self.reader.tree())
            raise AssertionError(f"{texts} is not all in\n{tree}") from None

    def is_at(self, name: str) -> None:
        """Wait until what has the keyboard is called ``name``."""
        try:
            wait_until(lambda: self.place() == name)
        except AssertionError:
            tree = "\n".join(f"{node.spoken()} {set(node.states)}" for node in self.reader.tree())
            raise AssertionError(f"at {self.place()!r}, not {name!r}\n{tree}") from None

    def place(self) -> str:
        node = self.reader.focused()
        return node.name if node is not None else ""

    def does_not_read(self, pattern: str) -> None:
        """Wait until nothing that is showing says it."""

        def said() -> list[str]:
            lines = (f"{node.spoken()} {node.description}" for node in self.reader.tree())
            return [line for line in lines if re.search(pattern, line)]

        try:
            wait_until(lambda: not said())
        except AssertionError:
            raise AssertionError(said()) from None


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def ear(crm: Sandbox, tmp_path: Path) -> Iterator[Ear]:
    with (
        secret_service() as bus,
        virtual_display("1366x768") as display,
        screen_reader(bus, display) as reader,
        RunningProgram(
            tmp_path / "data",
            crm,
            bus,
            **display,
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            QT_SCALE_FACTOR="2",
        ) as program,
    ):
        file = SettingsFile(program.folder.settings)
        file.save(replace(file.load(), language="fr"))
        program.give_token()
        program.start()
        wait_until(reader.programs)
        ear = Ear(program, reader)
        ear.to_window("^Offhook")
        ear.is_at("Numéro ou nom")
        yield ear


def test_a_day_by_ear(ear: Ear, crm: Sandbox, tmp_path: Path) -> None:
    # A complaint is said as well as shown.
    ear.keys("Return")
    ear.hears("Tapez ou collez d’abord un numéro")

    # An outgoing call.
    ear.reads("Sortant", "Appeler | push button", "Tout est dans Activix")
    ear.type("4182579084")
    ear.keys("Return")
    ear.hears("Appel à ")
    ear.reads("Durée de l’appel", "Raccrocher | push button")
    ear.is_at("Note")
    wait_until(lambda: crm.call_logs())
    ear.reads("John Doe | label")
    wait_until(lambda: _pressed(ear, "ctrl+1", crm))
    ear.hears("Répondu")
    wait_until(
        lambda: any(
            node.name == "Répondu" and "checked" in node.states for node in ear.reader.tree()
        )
    )
    ear.type("jeudi")
    ear.reads("Note | text | jeudi")

    # The strip in the place of the window, and the end of the call in it.
    ear.keys("ctrl+shift+b")
    ear.to_window("mini-barre")
    ear.reads("mini-barre | dialog", "John Doe")
    wait_until(lambda: _ended(ear, "ctrl+shift+h"))
    ear.hears("Appel terminé")
    ear.to_window("^Offhook$")
    ear.reads("Terminé | push button", "John Doe")
    wait_until(lambda: ear.program.entries()[0].call.note == "jeudi")

    # A correction, and on to the next.
    wait_until(lambda: _noted(ear, "ctrl+3"))
    ear.reads("Boîte vocale | check box")
    ear.keys("ctrl+Return")
    ear.is_at("Numéro ou nom")
    ear.reads("Aujourd’hui")

    # An incoming call that nobody took.
    ear.keys("ctrl+shift+i")
    ear.reads("Ça sonne | push button")
    ear.type("5145550142")
    ear.reads("514 555-0142")
    ear.keys("Return")
    ear.hears("Appel entrant")
    wait_until(lambda: _ended(ear, "ctrl+2"))
    ear.hears("Appel terminé")

    # Names hidden: nothing in the whole tree gives them away.
    ear.keys("ctrl+shift+m")
    ear.hears("Les noms et numéros sont cachés")
    ear.does_not_read("John Doe|257-9084|555-0142")
    ear.keys("ctrl+shift+m")
    ear.hears("Les noms et numéros sont visibles")

    # The sheet of keys, and what this desktop lacks.
    ear.keys("F1")
    ear.reads("Raccrocher: Ctrl+Maj+H", "Ce bureau n’a pas de zone de notification")
    ear.keys("Escape")
    ear.to_window("^Offhook$")

    # Round the window by Tab: no trap, and everything has a name.
    ear.keys("ctrl+n")
    ear.is_at("Numéro ou nom")
    places = _round_by_tab(ear)
    assert {"Appeler", "Sortant", "Menu"} <= set(places), places
    assert any("514 555-0142" in place for place in places)  # the row of the list
    assert all(places)

    # Somebody else sits down.
    ear.keys("ctrl+shift+d")
    ear.reads("Qui est à ce bureau\u202f? | dialog")
    ear.keys("Down", "Tab")
    ear.is_at("Son nom")
    ear.type("Marie")
    ear.keys("Return")
    marie = tmp_path / "data" / "desks" / "marie"
    wait_until(lambda: People(tmp_path / "data").current().path == marie)
    ear.program.folder = DataFolder(marie)  # which is closed at the end
    wait_until(lambda: ear.program.state().get("token") == "missing")
    ear.to_window("^Offhook$")


def _pressed(ear: Ear, key: str, crm: Sandbox) -> bool:
    """A key may be dead for a moment after its button has changed its meaning."""
    ear.keys(key)
    return crm.call_logs()[-1].status == "answered"


def _ended(ear: Ear, key: str) -> bool:
    ear.keys(key)
    return not any(entry.call.is_open for entry in ear.program.entries())


def _noted(ear: Ear, key: str) -> bool:
    ear.keys(key)
    return ear.program.entries()[0].call.disposition is not None


def _round_by_tab(ear: Ear) -> list[str]:
    """The names of all that Tab leads to, until it is back at the number."""
    places: list[str] = []
    for _ in range(40):
        before = ear.place()
        ear.keys("Tab")
        wait_until(lambda before=before: ear.place() != before)  # type: ignore[misc]
        places.append(ear.place())
        if places[-1] == "Numéro ou nom":
            return places
    raise AssertionError(f"a trap: {places}")
