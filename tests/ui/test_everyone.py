"""For everyone: what takes the keyboard has a name, shows that it has it, and lets go of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from offhook.calls.call import Direction
from offhook.desk.people import People
from offhook.desk.settings import Line, Settings
from offhook.qt.theme import apply_theme
from offhook.ui.dialogs.key_sheet import KeySheet
from offhook.ui.dialogs.past_call_dialog import PastCallDialog
from offhook.ui.dialogs.people_dialog import PeopleDialog
from offhook.ui.mini_bar import MiniBar
from offhook.ui.mini_places import MiniPlaces
from offhook.ui.room import TITLE_BAR, fitting
from offhook.ui.speaker import Speaker
from offhook.ui.tray import TrayState, tray_picture
from offhook.ui.window import MainWindow
from support.desk_controller import DeskController

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LINES = (Line("Desk", "+15146526793"), Line("Mobile", "+14385550123"))
Build = Callable[[DeskController, Path], QWidget]


def idle(desk: DeskController, _folder: Path) -> QWidget:
    return MainWindow(desk)


def in_call(desk: DeskController, _folder: Path) -> QWidget:
    window = MainWindow(desk)
    window.speaker.begin(
        "4182579084", Direction.OUTGOING, "", private=False, then=lambda _recorded: None
    )
    window.open_call(window.book.open_entries()[0].call.id)
    return window


def ended(desk: DeskController, folder: Path) -> QWidget:
    window = in_call(desk, folder)
    assert isinstance(window, MainWindow)
    window.speaker.hang_up(window.shown_call())
    return window


def bar(desk: DeskController, _folder: Path) -> QWidget:
    window = in_call(desk, _folder)
    assert isinstance(window, MainWindow)
    strip = MiniBar(window.speaker, MiniPlaces())
    strip.show_call(window.book.open_entries()[0], "CA", 0)
    strip.note.show()
    window.setParent(strip)
    window.hide()
    return strip


def people(_desk: DeskController, folder: Path) -> QWidget:
    those = People(folder)
    those.add("Marie")
    return PeopleDialog(those, those.all()[0], 1, str)


def sheet(_desk: DeskController, _folder: Path) -> QWidget:
    return KeySheet(None)


def past(desk: DeskController, _folder: Path) -> QWidget:
    return PastCallDialog(desk, Speaker(desk))


@pytest.fixture(params=[idle, in_call, ended, bar, people, sheet, past])
def shown(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> QWidget:
    build: Build = request.param
    widget = build(DeskController(Settings(lines=LINES)), tmp_path)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
    return widget


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab leads to, until it comes round; all that can have the keyboard is among it."""
    found: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if found and focused is found[-1]:
            continue  # a date has several parts
        if focused in found:
            break
        found.append(focused)
    missed = [widget for widget in window.findChildren(QWidget) if _takes_tab(widget)]
    assert [widget for widget in missed if widget not in found] == [], found
    return found


def _takes_tab(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if not by_tab or widget.focusProxy() is not None:
        return False
    if isinstance(widget, QRadioButton) and not widget.isChecked():
        return False  # the arrow keys lead there
    return widget.isVisible() and widget.isEnabled()


def test_tab_leads_round_and_everything_has_a_name(shown: QWidget) -> None:
    reached = stops(shown)
    for widget in reached:
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name)
        assert name, widget
        if not isinstance(shown, KeySheet):  # whose text a reader reads line by line
            assert told.role() is not QAccessible.Role.Client, widget  # nothing, to a reader


def test_who_has_the_keyboard_shows_it(shown: QWidget) -> None:
    # The sheet of keys has one thing more: what scrolls, which shows that by scrolling.
    for widget in stops(shown):
        if isinstance(shown, KeySheet) and widget is shown.area:
            continue
        frame = widget.parentWidget() or widget  # some show it on the box around them
        widget.clearFocus()
        without = frame.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert frame.grab().toImage() != without, widget


@pytest.mark.parametrize("scale", [1, 1.5, 2, 3])
def test_no_window_wants_more_than_the_screen_has(qapp: QApplication, scale: float) -> None:
    apply_theme(qapp, "light", text_scale=scale)
    laptop = QSize(1366, 728)  # 1366 × 768 less a task bar
    for width, height in ((360, 560), (400, 700)):
        size = fitting(width, height, laptop)
        assert size.width() <= laptop.width()
        assert size.height() <= laptop.height() - TITLE_BAR
    assert scale > 1 or fitting(360, 560, laptop) == QSize(360, 560)


def test_nothing_moves_by_itself(qapp: QApplication) -> None:
    apply_theme(qapp, "light", text_scale=1)
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo,
                   Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_FadeTooltip):  # fmt: skip
        assert not QApplication.isEffectEnabled(effect)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", [state for state in TrayState if state.value[0]])
def test_the_tray_s_badge_is_seen(qapp: QApplication, theme: str, state: TrayState) -> None:
    """Its drawing on its ground, by WCAG's 3 : 1 for what is no text."""
    apply_theme(qapp, theme, text_scale=1)  # type: ignore[arg-type]  # one of the two
    picture = tray_picture(state, 64).toImage()
    tints = {
        picture.pixelColor(x, y).name()
        for x in range(30, 64)
        for y in range(30, 64)
        if picture.pixelColor(x, y).alpha() == 255
    }
    lights = sorted(_luminance(QColor(tint)) for tint in tints)
    assert (lights[-1] + 0.05) / (lights[0] + 0.05) >= 3


def _luminance(tint: QColor) -> float:
    parts = (tint.redF(), tint.greenF(), tint.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
