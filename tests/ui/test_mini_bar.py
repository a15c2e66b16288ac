"""The strip that stays on top while the window is away: in the real window, on a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from offhook.sandbox import Sandbox
from offhook.ui.mini_bar import MiniBar
from offhook.ui.mini_places import MiniPlaces, fitted, screen_key
from support.desk import Rep, open_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def rep(qtbot: QtBot, tmp_path: Path) -> Iterator[Rep]:
    with Sandbox() as crm, open_desk(crm, tmp_path / "data") as rep:
        yield rep


def bar_of(rep: Rep) -> MiniBar:
    return rep.desk.reach.mini.bar


def press(bar: MiniBar, keys: str) -> None:
    QTest.keySequence(bar.windowHandle(), QKeySequence(keys))


def in_the_bar(rep: Rep) -> MiniBar:
    """A call, and the bar in the place of the window."""
    rep.dial("4182579084")
    rep.wait_synced()
    rep.press("Ctrl+Shift+B")
    bar = bar_of(rep)
    rep.wait_until(bar.isVisible)
    rep.wait_until(bar.isActiveWindow)
    return bar


def test_a_call_is_played_in_the_bar_by_keyboard(rep: Rep) -> None:
    bar = in_the_bar(rep)
    assert rep.window.isMinimized()
    assert bar.name.text() == rep.shown().call.lead_name or "257-9084" in bar.name.text()
    rep.wait_until(lambda: not bar.answered.is_dead())
    press(bar, "Ctrl+1")
    rep.wait_until(lambda: rep.shown().call.answered_after is not None)
    press(bar, "Ctrl+J")
    assert bar.note.hasFocus()
    for char in "Thursday":
        QTest.keyClick(bar.windowHandle(), char)  # type: ignore[call-overload]  # its stub knows no text
    press(bar, "Ctrl+Shift+H")
    rep.wait_until(lambda: bar.below.text().startswith("Ended"))
    assert bar.isVisible()  # the spot of Hang up is not yet another program's
    assert not bar.hang_up.isEnabled()
    rep.wait_until(lambda: not bar.isVisible())
    assert not rep.window.isMinimized()  # it had given its place
    rep.wait_until(lambda: rep.shown().call.note == "Thursday")
    assert rep.window.ended_pane.note.toPlainText() == "Thursday"


def test_a_press_on_the_bar_that_has_just_come_does_nothing(rep: Rep) -> None:
    bar = in_the_bar(rep)
    press(bar, "Ctrl+Shift+H")
    QTest.mouseClick(bar.hang_up, Qt.MouseButton.LeftButton)
    press(bar, "Ctrl+1")
    QTest.qWait(50)
    assert rep.shown().call.is_open
    assert rep.shown().call.answered_after is None


def test_it_comes_when_the_window_is_minimised_and_goes_when_it_is_back(rep: Rep) -> None:
    bar = bar_of(rep)
    rep.window.showMinimized()
    QTest.qWait(20)
    assert not bar.isVisible()  # no call
    rep.window.bring_up()
    rep.dial("4182579084")
    rep.window.showMinimized()
    rep.wait_until(bar.isVisible)
    assert bar.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    rep.window.bring_up()
    rep.wait_until(lambda: not bar.isVisible())
    rep.window.hide()
    rep.wait_until(bar.isVisible)


def test_after_the_call_it_goes_and_a_minimised_window_stays_so(rep: Rep) -> None:
    bar = bar_of(rep)
    rep.dial("4182579084")
    rep.window.showMinimized()
    rep.wait_until(bar.isVisible)
    rep.window.speaker.hang_up(rep.shown().call.id)
    rep.wait_until(lambda: bar.below.text().startswith("Ended"))
    rep.wait_until(lambda: not bar.isVisible())
    assert rep.window.isMinimized()


def test_hidden_by_the_rep_it_stays_away_until_the_next_call(rep: Rep) -> None:
    bar = in_the_bar(rep)
    press(bar, "Esc")
    rep.wait_until(lambda: not bar.isVisible())
    rep.desk.reach.mini.follow()
    assert not bar.isVisible()
    rep.window.bring_up()
    rep.wait_until(rep.window.isActiveWindow)
    rep.window.show_dial()
    rep.wait_until(lambda: not rep.window.dial_pane.dial.is_dead())
    rep.type("5145550142")
    rep.press("Return")
    rep.answer("It is on hold")
    rep.wait_until(lambda: len(rep.window.book.open_entries()) == 2)
    rep.window.showMinimized()
    rep.wait_until(bar.isVisible)
    assert "1 more open" in bar.below.text()


def test_without_a_call_the_key_says_so(rep: Rep) -> None:
    rep.press("Ctrl+Shift+B")
    assert rep.notice() == "The mini bar shows an open call, and there is none."
    assert not rep.window.isMinimized()


def test_names_are_hidden_in_the_bar_too(rep: Rep) -> None:
    bar = in_the_bar(rep)
    before = bar.name.text()
    press(bar, "Ctrl+Shift+M")
    rep.wait_until(lambda: bar.name.text() != before)
    assert bar.name.text() == "(•••) •••-••84"


def test_a_note_typed_in_the_bar_is_in_the_window_and_the_other_way_round(rep: Rep) -> None:
    rep.dial("4182579084")
    rep.type("one")
    rep.press("Ctrl+Shift+B")
    bar = bar_of(rep)
    rep.wait_until(lambda: bar.note.toPlainText() == "one")
    rep.wait_until(lambda: not bar.show_note.is_dead())
    press(bar, "Ctrl+J")
    bar.note.setPlainText("one two")
    press(bar, "Ctrl+Shift+B")
    rep.wait_until(lambda: rep.window.call_pane.note.toPlainText() == "one two")
    rep.wait_until(lambda: rep.shown().call.note == "one two")


def test_a_note_goes_on_at_its_end_and_no_space_hangs_up(rep: Rep) -> None:
    rep.dial("4182579084")
    rep.type("Thurs")
    rep.press("Ctrl+Shift+B")
    bar = bar_of(rep)
    rep.wait_until(lambda: bar.note.toPlainText() == "Thurs")
    rep.wait_until(bar.isActiveWindow)
    rep.wait_until(lambda: not bar.show_note.is_dead())
    QTest.keyClick(bar.focusWidget(), Qt.Key.Key_Space)
    assert bar.note.hasFocus()
    QTest.keyClicks(bar.note, "day")
    assert bar.note.toPlainText() == "Thursday"
    assert rep.shown().call.is_open


# Where it stands


def test_the_arrow_keys_move_it_and_its_place_is_kept(rep: Rep, tmp_path: Path) -> None:
    bar = in_the_bar(rep)
    bar.grip.setFocus()
    first = bar.pos()
    press(bar, "Up")
    press(bar, "Left")
    QTest.keyClick(bar.windowHandle(), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert bar.pos() == first + QPoint(-21, -20)
    file = tmp_path / "data" / "window.ini"
    places = rep.desk.reach.mini.bar._places
    rep.wait_until(lambda: places.place_for(bar.size()) == bar.pos())
    assert places._kept is not None
    places._kept.sync()
    assert MiniPlaces(file).place_for(bar.size()) == bar.pos()


def test_it_comes_back_onto_a_screen_that_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    """What was kept of a screen that is gone, or smaller now, leads to no place out of sight."""
    file = tmp_path / "window.ini"
    screen = QGuiApplication.primaryScreen()
    area, size = screen.availableGeometry(), QSize(380, 120)
    file.write_text(
        f"[mini_bar]\nlast_screen=Gone_4K\nGone_4K=3000x1800\n{screen_key(screen)}=5x6\n"
    )
    places = MiniPlaces(file)
    assert places.place_for(size) == area.topLeft() + QPoint(5, 6)
    assert places.wants_another_screen(QRect(QPoint(3000, 1800), size))
    places.remember(QRect(area.topLeft() + QPoint(40, 40), size))
    assert not places.wants_another_screen(QRect(area.topLeft() + QPoint(90, 90), size))


@pytest.mark.parametrize("kept", ["garbage", "1;2", "99999999x1", "", "nanx0"])
def test_a_place_that_cannot_be_read_is_forgotten(qtbot: QtBot, tmp_path: Path, kept: str) -> None:
    file = tmp_path / "window.ini"
    key = screen_key(QGuiApplication.primaryScreen())
    file.write_text(f"[mini_bar]\nlast_screen={key}\n{key}={kept}\n")
    area = QGuiApplication.primaryScreen().availableGeometry()
    assert area.contains(QRect(MiniPlaces(file).place_for(QSize(380, 120)), QSize(380, 120)))


def test_a_bar_is_moved_into_what_is_free() -> None:
    area = QRect(100, 30, 800, 600)
    assert fitted(QRect(0, 0, 380, 120), area) == QPoint(100, 30)
    assert fitted(QRect(880, 700, 380, 120), area) == QPoint(520, 510)
    assert fitted(QRect(0, 0, 2000, 120), area) == QPoint(100, 30)
