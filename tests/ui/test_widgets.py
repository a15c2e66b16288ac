"""The building blocks of the window, pressed and typed into as a rep does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QPainter, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from offhook.qt.theme import DARK, LIGHT, apply_theme, set_role
from offhook.qt.translations import install_language
from offhook.ui.widgets.banner import Banner
from offhook.ui.widgets.bars import Bars
from offhook.ui.widgets.call_row import CallRow, CallRowDelegate, CallRows, Index
from offhook.ui.widgets.card import Card
from offhook.ui.widgets.day_list import DayList
from offhook.ui.widgets.flow import FlowRows
from offhook.ui.widgets.icon_button import IconButton
from offhook.ui.widgets.key_button import KeyButton
from offhook.ui.widgets.labels import ElidedLabel, make_label
from offhook.ui.widgets.number_field import NumberField
from offhook.ui.widgets.pill import Pill
from offhook.ui.widgets.segmented import Segmented
from offhook.ui.widgets.timer_label import TimerLabel, clock_text
from ui.gallery import gallery

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Put widgets below each other into a window that has the keyboard."""
    kept: list[QWidget] = []  # pytest-qt keeps no window alive

    def build(*widgets: QWidget, width: int = 400) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.resize(width, window.sizeHint().height())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield build
    kept.clear()


def call(place: int, name: str = "Maxime Gagnon", status: str = "Answered") -> CallRow:
    return CallRow(place, "arrow-out", name, "06:12", status, "check", f"{name}, {status}")


# KeyButton


def test_the_key_presses_the_button_while_another_field_has_the_keyboard(
    qtbot: QtBot, show: Show
) -> None:
    edit, dial = QLineEdit(), KeyButton("Dial", QKeySequence("Return"))
    show(edit, dial)
    edit.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(dial.clicked):
            QTest.keyClick(edit, key)


def test_the_face_shows_the_key_in_the_language_of_the_window(
    qapp: QApplication, qtbot: QtBot, show: Show
) -> None:
    hang_up = KeyButton("Raccrocher", QKeySequence("Ctrl+Shift+H"), "stop")
    dial = KeyButton("Appeler", QKeySequence("Ctrl+Shift+Return"))
    show(hang_up, dial)
    assert (hang_up.key_text(), dial.key_text()) == ("Ctrl+Shift+H", "Ctrl+Shift+Enter")
    install_language(qapp, "fr")
    qtbot.waitUntil(lambda: hang_up.accessibleDescription() == "Ctrl+Maj+H")
    assert dial.key_text() == "Ctrl+Maj+Entrée"


def test_a_dead_button_ignores_mouse_and_keys_and_looks_the_same(qtbot: QtBot, show: Show) -> None:
    button = KeyButton("Hang up", QKeySequence("Ctrl+Shift+H"), "stop")
    window = show(button, QLineEdit())
    button.setFocus()
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    before = button.grab().toImage()

    button.set_dead_for(60_000)
    QTest.mouseClick(button, LEFT)
    QTest.mouseDClick(button, LEFT)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_H, control_shift)
    assert presses == []
    assert button.grab().toImage() == before

    button.set_dead_for(1)
    qtbot.waitUntil(lambda: not button.is_dead())
    QTest.mouseClick(button, LEFT)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(window, Qt.Key.Key_H, control_shift)
    assert len(presses) == 4


def test_a_press_begun_before_the_meaning_changed_does_not_count(qtbot: QtBot, show: Show) -> None:
    button = KeyButton("Dial")
    show(button)
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    QTest.mousePress(button, LEFT)
    button.set_dead_for(60_000)
    QTest.mouseRelease(button, LEFT)
    assert presses == []
    assert not button.isDown()


def test_enter_on_a_button_is_its_own_and_not_the_windows(qtbot: QtBot, show: Show) -> None:
    dial = KeyButton("Dial", QKeySequence("Return"))
    others = [KeyButton("Voicemail", None, "outline"), Pill("Calls"), IconButton("gear", "Set")]
    show(dial, *others)
    dialled: list[bool] = []
    dial.clicked.connect(lambda: dialled.append(True))
    for other in others:
        other.setFocus()
        with qtbot.waitSignal(other.clicked):
            QTest.keyClick(other, Qt.Key.Key_Return)
    assert dialled == []


def test_a_click_leaves_the_keyboard_in_the_note(qtbot: QtBot, show: Show) -> None:
    note, answered = QPlainTextEdit(), KeyButton("Answered", None, "outline")
    answered.setCheckable(True)
    show(note, answered)
    note.setFocus()
    QTest.mouseClick(answered, LEFT)
    assert note.hasFocus()
    assert answered.isChecked()


def test_choosing_moves_no_button(show: Show) -> None:
    choice = KeyButton("Answered", QKeySequence("Ctrl+1"), "outline")
    choice.setCheckable(True)
    show(choice)
    before = choice.sizeHint()
    choice.setChecked(True)
    assert choice.sizeHint() == before


# Focus


def link() -> QPushButton:
    button = QPushButton("Show it")
    set_role(button, "link")
    return button


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    "make",
    [
        lambda: KeyButton("Dial"),
        lambda: KeyButton("Hang up", None, "stop"),
        lambda: KeyButton("Voicemail", None, "outline"),
        lambda: KeyButton("Anyway", None, "warning"),
        lambda: KeyButton("Drop", None, "drop"),
        lambda: IconButton("gear", "Settings"),
        lambda: Pill("Calls"),
        lambda: NumberField("Number"),
        lambda: Segmented("Direction", [(1, "Outgoing"), (2, "Incoming")]),
        QLineEdit,
        QPlainTextEdit,
        QComboBox,
        QSpinBox,
        lambda: QCheckBox("Keep"),
        lambda: QPushButton("Save"),
        link,
    ],
)
def test_who_has_the_keyboard_is_seen(
    qapp: QApplication, qtbot: QtBot, show: Show, mode: str, make: Callable[[], QWidget]
) -> None:
    apply_theme(qapp, "dark" if mode == "dark" else "light", text_scale=1)
    widget, elsewhere = make(), QLineEdit()
    show(elsewhere, widget)
    elsewhere.setFocus()
    without = widget.grab().toImage()
    QTest.keyClick(elsewhere, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not elsewhere.hasFocus())
    image = widget.grab().toImage()
    # Counted in pixels: a blinking caret alone would be a dozen or two.
    changed = sum(
        image.pixel(x, y) != without.pixel(x, y)
        for x in range(image.width())
        for y in range(image.height())
    )
    assert changed > 60
    assert image.size() == without.size()


# Segmented


def test_arrow_keys_move_the_choice(qtbot: QtBot, show: Show) -> None:
    direction = Segmented("Direction", [("out", "Outgoing"), ("in", "Incoming")])
    show(direction)
    told: list[object] = []
    direction.changed.connect(told.append)
    direction.findChildren(QWidget)[0].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    direction.set_value("in")
    direction.set_value("in")
    assert told == ["in", "out", "in"]
    assert direction.value() == "in"


def test_segments_are_clicked_anywhere_and_are_radio_buttons(qtbot: QtBot, show: Show) -> None:
    direction = Segmented("Direction", [("out", "Outgoing"), ("in", "Incoming")])
    show(direction)
    direction.set_texts("Sens", ["Sortant", "Entrant"])
    second = direction.childAt(direction.width() - 6, direction.height() // 2)
    assert isinstance(second, QWidget)
    QTest.mouseClick(second, LEFT, pos=QPoint(second.width() - 4, 4))
    assert direction.value() == "in"
    seen = QAccessible.queryAccessibleInterface(second)
    assert seen.role() is QAccessible.Role.RadioButton
    assert seen.text(QAccessible.Text.Name) == "Entrant"


# Pill, labels, card, banner


def test_text_without_room_ends_in_an_ellipsis_and_is_whole_in_the_tip(show: Show) -> None:
    name = "Garage Bélanger <b>et fils</b>, pièces et service de Sainte-Anne-de-la-Pérade"
    label = ElidedLabel(name, "title")
    window = show(label, width=160)
    window.grab()
    assert label.shown_text().endswith("…")
    assert "&lt;b&gt;" in label.toolTip()
    window.resize(1200, 60)
    window.grab()
    assert label.shown_text() == name
    assert label.toolTip() == ""


def test_a_pill_gives_way_but_not_entirely(show: Show) -> None:
    pill = Pill("Where the calls stand")
    pill.set_state("warn", "3 to send · offline")
    show(pill)
    assert pill.minimumSizeHint().width() < pill.sizeHint().width()
    assert (pill.tone(), pill.toolTip()) == ("warn", "3 to send · offline")
    assert pill.accessibleName() == "Where the calls stand"


def test_names_from_a_server_are_never_taken_for_markup() -> None:
    assert make_label("<b>x</b>").textFormat() is Qt.TextFormat.PlainText
    assert ElidedLabel("<b>x</b>").textFormat() is Qt.TextFormat.PlainText


def test_an_empty_part_of_a_card_takes_no_room(qtbot: QtBot, show: Show) -> None:
    card = Card("John Doe")
    show(card)
    short = card.sizeHint().height()
    card.set_texts("John Doe", "Speaks French", "02:58")
    assert card.sizeHint().height() > short
    card.set_texts("John Doe")
    assert card.sizeHint().height() == short
    card.add(KeyButton("Yes", None, "outline"))
    qtbot.waitUntil(lambda: card.sizeHint().height() > short + 30)


def test_a_banner_offers_answers_and_tells_which_was_chosen(qtbot: QtBot, show: Show) -> None:
    banner = Banner()
    show(banner)
    assert not banner.isVisible()
    banner.show_message("warn", "Still on the phone?", [(2**40, "Yes"), ("ended", "No")])
    with qtbot.waitSignal(banner.chosen) as told:
        QTest.mouseClick(banner.buttons()[0], LEFT)
    assert told.args == [2**40]
    banner.show_message("stop", "Token refused", [("again", "Enter it")])
    assert [button.text() for button in banner.buttons()] == ["Enter it"]
    banner.clear()
    assert not banner.isVisible()
    assert banner.text() == ""


# Timer


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-5, "00:00"), (0, "00:00"), (151, "02:31"), (3599, "59:59"), (3751, "1:02:31"),
     (360_000, "100:00:00")],
)  # fmt: skip
def test_clock_text(seconds: int, text: str) -> None:
    assert clock_text(seconds) == text


def test_the_timer_never_jumps(show: Show) -> None:
    timer = TimerLabel("Length of the call")
    show(timer)
    widths = set()
    for seconds in (0, 71, 408, 1111, 3599):
        timer.set_seconds(seconds)
        widths.add(timer.sizeHint().width())
    assert len(widths) == 1
    assert timer.accessibleDescription() == "59:59"
    timer.set_seconds(3600)
    assert timer.sizeHint().width() > widths.pop()


# NumberField


def grouped(text: str, cursor: int) -> tuple[str, int]:
    """Groups of three digits; the cursor stays behind the digit that it stood behind."""
    digits = [character for character in text if character.isdigit()]
    before = sum(character.isdigit() for character in text[:cursor])
    shown = " ".join("".join(digits[at : at + 3]) for at in range(0, len(digits), 3))
    return shown, before + max(0, (before - 1) // 3)


def test_what_is_typed_is_shaped_and_the_cursor_stays_with_its_digit(
    qtbot: QtBot, show: Show
) -> None:
    field = NumberField("Number")
    field.formatter = grouped
    show(field)
    field.setFocus()
    QTest.keyClicks(field.edit, "418257")
    assert field.text() == "418 257"
    field.edit.setCursorPosition(2)
    QTest.keyClicks(field.edit, "9")
    assert (field.text(), field.edit.cursorPosition()) == ("419 825 7", 3)


def test_the_quiet_field_is_smaller_and_keeps_its_text(show: Show) -> None:
    field = NumberField("Number")
    field.set_region("CA")
    field.edit.setText("(418) 257-9084")
    show(field)
    large = field.sizeHint().height()
    field.set_quiet(True)
    assert field.is_quiet()
    assert field.sizeHint().height() < large
    assert field.text() == "(418) 257-9084"
    assert field.edit.font().pixelSize() == LIGHT.type_number_quiet
    assert field.edit.accessibleName() == "Number"


def test_the_field_keeps_its_size_when_the_theme_changes(qapp: QApplication, show: Show) -> None:
    field = NumberField("Number")
    show(field)
    apply_theme(qapp, "dark", text_scale=1.5)
    assert field.edit.font().pixelSize() == DARK.scaled(1.5).type_number


# Day list


@pytest.mark.parametrize("count", [0, 1, 12])
def test_the_list_shows_rows_or_says_that_there_are_none(show: Show, count: int) -> None:
    today = DayList("Calls of the day")
    today.set_empty_text("No calls yet today")
    today.set_rows([call(place) for place in range(count)])
    show(today)
    assert today.count() == count
    assert today.view.isVisible() is bool(count)


def test_a_row_opens_by_enter_and_double_click_even_where_enter_dials(
    qtbot: QtBot, show: Show
) -> None:
    today = DayList("Calls of the day")
    today.set_rows([call(2**40 + place) for place in range(3)])
    window = show(today)
    dialled: list[int] = []
    shortcut = QShortcut(QKeySequence("Return"), window)
    shortcut.activated.connect(lambda: dialled.append(1))
    window.resize(400, 300)
    view = today.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    with qtbot.waitSignal(today.opened) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [2**40 + 1]
    spot = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=spot)
    with qtbot.waitSignal(today.opened) as told:
        QTest.mouseDClick(view.viewport(), LEFT, pos=spot)
    assert told.args == [2**40 + 2]
    assert dialled == []


def test_new_rows_leave_the_keyboard_on_the_same_call(show: Show) -> None:
    today = DayList("Calls of the day")
    today.set_rows([call(1), call(2)])
    show(today)
    today.view.setCurrentIndex(today.view.model().index(1, 0))
    today.set_rows([call(3), call(1), call(2, status="Missed")])
    assert today.current_key() == 2
    today.set_rows([call(3)])
    assert today.current_key() is None


def test_a_screen_reader_hears_the_whole_call() -> None:
    rows = CallRows()
    rows.set_rows([call(1)])
    heard = rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Maxime Gagnon, Answered"


class CountingDelegate(CallRowDelegate):
    painted = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.painted += 1
        super().paint(painter, option, index)


def test_of_ten_thousand_calls_only_those_in_sight_are_drawn(show: Show) -> None:
    today = DayList("Calls of the day")
    rows = CallRows()
    rows.set_rows([call(place, "Very long name " * 20) for place in range(10_000)])
    delegate = CountingDelegate(rows)
    today.set_rows([call(0)])
    today.view.setModel(rows)
    today.view.setItemDelegate(delegate)
    window = show(today)
    window.resize(400, 400)
    window.grab()
    assert 5 < delegate.painted < 60


def test_bars_are_read_out_as_a_sentence(show: Show) -> None:
    bars = Bars()
    bars.set_values([0, 3, 12], "Calls by the hour, most at 10")
    show(bars)
    assert bars.accessibleName() == "Calls by the hour, most at 10"
    assert bars.grab().toImage().pixelColor(bars.width() - 3, 10).name() == LIGHT.bar
    bars.set_values([], "")
    assert bars.sizeHint().width() == 0


# Room


def test_choices_take_more_rows_where_they_do_not_fit(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowRows(8, window)
    buttons = [KeyButton(text, None, "outline") for text in ("Répondu", "Sans réponse", "Autre")]
    for button in buttons:
        flow.addWidget(button)
    for width in (140, 240, 600):
        window.resize(width, flow.heightForWidth(width))
        flow.setGeometry(window.rect())
        assert all(button.width() >= button.sizeHint().width() for button in buttons)
        assert max(button.geometry().bottom() for button in buttons) < window.height()
    assert flow.heightForWidth(140) > flow.heightForWidth(600)


@pytest.mark.parametrize("scale", [1, 1.25, 2])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_gallery(qapp: QApplication, qtbot: QtBot, mode: str, scale: float) -> None:
    apply_theme(qapp, "dark" if mode == "dark" else "light", text_scale=scale)
    window = gallery()
    qtbot.addWidget(window)
    window.show()
    picture = window.grab()
    for button in window.findChildren(KeyButton):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert button.height() >= button.sizeHint().height(), button.text()
    if folder := os.environ.get("SHOTS_DIR"):
        assert picture.save(str(Path(folder) / f"widgets-{mode}-{scale}.png"))
