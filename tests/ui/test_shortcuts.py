"""The table of keys: none is used twice, and none belongs to a desktop, a keyboard or an editor."""

from __future__ import annotations

import ast
import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from offhook.ui.dialogs.key_sheet import KeySheet
from offhook.ui.shortcuts import TABLE, Act, Moment, act_name, key_text, sequence

UI = Path(__file__).resolve().parents[2] / "gui" / "offhook" / "ui"

# On macOS Ctrl is Command: Apple, "Mac keyboard shortcuts" (support.apple.com/102650).
MACOS = {
    "Ctrl+H", "Ctrl+M", "Ctrl+W", "Ctrl+Space", "Ctrl+Tab", "Ctrl+`", "Ctrl+Shift+Q",
    "Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5", "Ctrl+Shift+/", "Ctrl+Shift+W",
    "Ctrl+Alt+Esc", "Ctrl+Shift+Tab",
}  # fmt: skip
# What a field of text does with its keys, on one system or another.
EDITING = {
    "Ctrl+A", "Ctrl+B", "Ctrl+C", "Ctrl+D", "Ctrl+E", "Ctrl+F", "Ctrl+I", "Ctrl+K", "Ctrl+U",
    "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Shift+V",
}  # fmt: skip
# Windows, and the input methods of Linux (IBus: a character by its number, emoji).
ELSEWHERE = {"Ctrl+Esc", "Ctrl+Shift+Esc", "Alt+F4", "F10", "Ctrl+Shift+U", "Ctrl+Shift+E"}
UNSHIFTED = re.compile(r"[A-Z0-9,.]|F\d{1,2}|Return|Esc")
"""Where no Canadian keyboard, French or English, needs AltGr or a dead key."""


def test_no_key_does_two_things_at_once() -> None:
    for one, other in itertools.combinations(TABLE.values(), 2):
        if one.keys == other.keys:
            assert Moment.ALWAYS not in (one.moment, other.moment)
            assert one.moment is not other.moment


def test_every_act_has_a_key_and_a_name() -> None:
    assert set(TABLE) == set(Act)
    names = [act_name(act) for act in Act]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("act", Act)
def test_a_key_is_free_to_use(act: Act) -> None:
    keys = TABLE[act].keys
    assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) == keys
    assert keys not in MACOS | EDITING | ELSEWHERE
    *modifiers, key = keys.split("+")
    assert UNSHIFTED.fullmatch(key)
    assert "Alt" not in modifiers  # with Ctrl it is AltGr: it types characters
    if len(key) == 1:
        assert "Ctrl" in modifiers  # a letter alone is typed
    if modifiers == ["Ctrl", "Shift"] and len(key) == 1:
        assert not key.isdigit()  # Shift makes another character of it


def test_no_key_is_named_outside_of_the_table() -> None:
    named = re.compile(r"(?:Ctrl|Alt|Shift|Meta)\+.+|F\d{1,2}")
    for path in UI.rglob("*.py"):
        if path.name in ("shortcuts.py", "hot_keys.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not named.fullmatch(node.value), f"{path.name}: {node.value}"


def test_the_sheet_shows_every_key(qtbot: QtBot) -> None:
    told = ((("Dial what is selected", "F9"),), ("There is no tray.",))
    sheet = KeySheet(lambda: told)
    qtbot.addWidget(sheet)
    sheet.show()
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {act_name(act) for act in Act} <= texts
    assert {key_text(act) for act in Act} <= texts
    assert {"Dial what is selected", "F9", "There is no tray."} <= texts
    spoken = {label.accessibleName() for label in sheet.findChildren(QLabel)}
    assert f"{act_name(Act.HANG_UP)}: {key_text(Act.HANG_UP)}" in spoken
    assert sequence(Act.SHEET).toString() == "F1"
