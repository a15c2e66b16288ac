"""Choosing a key that counts in every program: pressed, refused, taken away, left, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offhook.desk.settings import Settings
from offhook.qt.hot_keys import HotKeys, NoKey
from offhook.ui.dialogs.key_field import KeyField, KeyLine
from offhook.ui.dialogs.setting_row import SettingRow
from offhook.ui.dialogs.settings_dialog import SettingsDialog
from support.desk_controller import DeskController

Key, Held = Qt.Key, Qt.KeyboardModifier
BOTH = Held.ControlModifier | Held.ShiftModifier
NAME = "hot_key_hang_up"
DEFAULT = Settings().hot_key_hang_up


@pytest.fixture
def desk() -> DeskController:
    return DeskController()


@pytest.fixture
def problems() -> dict[str, NoKey]:
    return {}


@pytest.fixture
def dialog(
    qtbot: QtBot, desk: DeskController, problems: dict[str, NoKey]
) -> Iterator[SettingsDialog]:
    dialog = SettingsDialog(desk, None, problems.get)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.lead_to(dialog.row(NAME).focus_field())
    yield dialog
    if isValid(dialog):
        dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def row(dialog: SettingsDialog) -> SettingRow:
    return dialog.row(NAME)


@pytest.fixture
def line(row: SettingRow) -> KeyLine:
    line = row.focus_field()
    assert isinstance(line, KeyLine)
    assert line.hasFocus()
    return line


def kept(desk: DeskController) -> str:
    return desk.settings.hot_key_hang_up


def test_a_key_that_is_pressed_is_kept(desk: DeskController, line: KeyLine) -> None:
    QTest.keyPress(line, Key.Key_Control, Held.ControlModifier)
    assert line.text() == "Ctrl+…"
    QTest.keyClick(line, Key.Key_F7, BOTH)
    assert line.text() == "Ctrl+Shift+F7"
    assert kept(desk) == "Ctrl+Shift+F7"
    QTest.keyClick(line, Key.Key_F7, BOTH)  # the same once more
    assert line.text() == "Ctrl+Shift+F7"


def test_a_key_half_pressed_and_let_go_changes_nothing(desk: DeskController, line: KeyLine) -> None:
    QTest.keyPress(line, Key.Key_Alt, Held.AltModifier)
    assert line.text() == "Alt+…"
    QTest.keyRelease(line, Key.Key_Alt)
    assert line.text() == DEFAULT
    assert kept(desk) == DEFAULT


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("D", "in your way when you write"),
        ("Ctrl+Alt+E", "in your way when you write"),
        ("Ctrl+Shift+F9", "Take the selected number into the field"),
        ("Ctrl+L", "Log a past call"),
    ],
)
def test_what_cannot_be_is_told_in_words_and_kept_nowhere(
    desk: DeskController, row: SettingRow, line: KeyLine, keys: str, words: str
) -> None:
    QTest.keySequence(line, QKeySequence(keys))
    assert line.text() == keys
    assert words in row.error()
    assert words in line.accessibleDescription()
    assert kept(desk) == DEFAULT
    QTest.keyClick(line, Key.Key_Escape)  # never mind
    assert line.text() == DEFAULT
    assert row.error() == ""
    assert line.window().isVisible()


def test_escape_with_nothing_pressed_is_the_dialog_s(line: KeyLine) -> None:
    dialog = line.window()
    QTest.keyClick(line, Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("key", "held"), [(Key.Key_Tab, Held.NoModifier), (Key.Key_Backtab, Held.ShiftModifier)]
)
def test_tab_leaves_it(line: KeyLine, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(line, key, held)
    assert not line.hasFocus()
    assert line.text() == DEFAULT


def test_leaving_gives_up_what_was_refused(
    desk: DeskController, row: SettingRow, line: KeyLine
) -> None:
    QTest.keyClick(line, Key.Key_D)
    assert row.error()
    QTest.keyClick(line, Key.Key_Tab)
    assert row.error() == ""
    assert line.text() == DEFAULT


@pytest.mark.parametrize("by_button", [False, True], ids=["backspace", "button"])
def test_it_is_taken_away(desk: DeskController, line: KeyLine, by_button: bool) -> None:
    field = line.parentWidget()
    assert isinstance(field, KeyField)
    if by_button:
        field.none.setFocus()
        QTest.keyClick(field.none, Key.Key_Space)
        assert line.hasFocus()  # a dead button has no keyboard
    else:
        QTest.keyClick(line, Key.Key_Backspace)
    assert kept(desk) == ""
    assert line.text() == ""
    assert not field.none.isEnabled()


def test_a_key_of_another_program_is_said_beside_it(
    dialog: SettingsDialog, row: SettingRow, line: KeyLine, problems: dict[str, NoKey]
) -> None:
    problems[NAME] = NoKey.TAKEN
    QTest.keyClick(line, Key.Key_F7, BOTH)
    assert row.error().startswith("Ctrl+Shift+F7 belongs to another program")
    problems.clear()
    QTest.keyClick(line, Key.Key_F8, BOTH)
    assert row.error() == ""


def test_a_desktop_without_such_keys_says_so(
    dialog: SettingsDialog, row: SettingRow, problems: dict[str, NoKey]
) -> None:
    problems[NAME] = NoKey.WAYLAND
    dialog.follow()
    assert "Wayland" in row.help()
    assert row.error() == ""


class FreeKeys(HotKeys):
    """Of a desktop where every key is free."""

    def _grab(self, name: str, text: str) -> NoKey | None:
        return None


def test_a_grabbed_key_is_heard_by_the_field_and_does_nothing(
    desk: DeskController, row: SettingRow, line: KeyLine
) -> None:
    keys = FreeKeys()
    pressed: list[object] = []
    keys.pressed.connect(pressed.append)
    keys.grab({"hot_key_dial": "Ctrl+Shift+F9", "hot_key_show": "Ctrl+Shift+F11"})
    keys._tell("hot_key_dial")
    QApplication.processEvents()
    assert pressed == []
    assert "Take the selected number" in row.error()
    line.clearFocus()
    keys._tell("hot_key_show")
    assert pressed == ["hot_key_show"]
