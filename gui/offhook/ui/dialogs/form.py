"""What every dialog is made of: rows with label, field, help and error, above a row of buttons."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ...qt.theme import current_tokens, set_role
from ..widgets.banner import Banner
from ..widgets.box import Box
from ..widgets.flow import FlowRows
from ..widgets.labels import make_label

Value = TypeVar("Value")
_TONED = (QLineEdit, QComboBox)


class Unfit(ValueError):
    """A field whose text has no value. ``words`` says why; ``field`` is where, if not the row's."""

    def __init__(self, words: str, field: QWidget | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.field = field


class Row(QWidget):
    """One field with its label above and, where needed, a sentence of help and one of complaint.

    The label's mnemonic leads to ``focus`` (default: the field), which screen readers call by the
    label's words and describe by what stands below the field.
    """

    def __init__(self, field: QWidget, focus: QWidget | None = None) -> None:
        super().__init__()
        self.field = field
        self._label = make_label("", "heading")
        self._help = make_label("", "small", wrap=True)
        self._error = make_label("", "small", tone="stop", wrap=True)
        self._wrong: QWidget | None = None
        self._focus = field
        self.set_focus(focus or field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_tokens().space_xs)
        for part in (self._label, field, self._error, self._help):
            column.addWidget(part)
        self._error.hide()
        self._help.hide()

    # Properties

    def error(self) -> str:
        """The complaint, empty if there is none."""
        return self._error.text()

    def help(self) -> str:
        """The sentence of help."""
        return self._help.text()

    # Methods

    def focus_field(self) -> QWidget:
        """Where the label leads."""
        return self._focus

    def set_focus(self, focus: QWidget) -> None:
        """Change where the label leads."""
        self._focus = focus
        self._label.setBuddy(focus)

    def set_texts(self, label: str, help_text: str = "") -> None:
        """Say label (with its ``&``; a check box has its own words) and help."""
        self._label.setText(label)
        self._label.setVisible(bool(label))
        if label:
            self._focus.setAccessibleName(without_mnemonic(label))
        self.set_help(help_text)

    def set_help(self, text: str) -> None:
        """Change the help alone."""
        self._help.setText(text)
        self._help.setVisible(bool(text))
        self._describe()

    def set_error(self, text: str, field: QWidget | None = None) -> None:
        """Complain, about ``field`` inside the row where one is named; empty takes it back."""
        if self._wrong is not None:
            set_role(self._wrong, str(self._wrong.property("role") or ""))
            self._wrong = None
        wrong = field or self._focus
        if text and isinstance(wrong, _TONED):
            set_role(wrong, str(wrong.property("role") or ""), tone="stop")
            self._wrong = wrong
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._describe()

    def clear_error(self) -> None:
        """The rep is mending it."""
        if self.error():
            self.set_error("")

    def _describe(self) -> None:
        said = (self._error.text(), self._help.text())
        self._focus.setAccessibleDescription(" ".join(text for text in said if text))


class Reading:
    """Reads the rows of a form one after the other; ``first`` is the first unfit field, if any."""

    def __init__(self) -> None:
        self.first: QWidget | None = None

    def take(self, row: Row, read: Callable[[], Value], otherwise: Value) -> Value:
        """What ``read`` gives; ``otherwise`` where it raises ``Unfit``, said next to the field."""
        try:
            value = read()
        except Unfit as unfit:
            row.set_error(unfit.words, unfit.field)
            self.first = self.first or unfit.field or row.field
            return otherwise
        row.set_error("")
        return value


class FormDialog(QDialog):
    """A window beside the window: what it holds scrolls where the screen is small, the banner
    and the buttons below stay. It grows with what it holds and is gone once it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current_tokens()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner()
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        side = tokens.space_l
        inner.setContentsMargins(side, side, side, tokens.space_m)
        self._body = QVBoxLayout()
        self._body.setSpacing(tokens.px(14))
        inner.addLayout(self._body)
        inner.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inner)
        self._edge = Box("line", "")
        self._edge.setFixedHeight(1)
        keeps_its_place = self._edge.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self._edge.setSizePolicy(keeps_its_place)
        self._edge.hide()
        self._foot = QWidget()
        self._buttons = FlowRows(tokens.space_s)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(side, tokens.space_s, side, side)
        foot.setSpacing(tokens.space_m)
        foot.addWidget(self.banner)
        foot.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self._edge)
        column.addWidget(self._foot)
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(self._show_edge)
        self._wanted = 0
        self._heads: list[QWidget] = []
        self._inner.installEventFilter(self)
        self._foot.installEventFilter(self)
        self.setMinimumSize(QSize(tokens.px(300), tokens.px(200)))

    # Methods

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put ``parts`` below what is there."""
        for part in parts:
            if isinstance(part, QLayout):
                self._body.addLayout(part)
                continue
            self._body.addWidget(part)
            self.guard_from_wheel(part)

    def add_head(self, head: QWidget) -> None:
        """Put ``head`` above what scrolls."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        self._heads.append(head)
        column.insertWidget(len(self._heads) - 1, head)

    def guard_from_wheel(self, part: QWidget) -> None:
        """The wheel scrolls the form; it must not change a field that it passes over."""
        for field in (*part.findChildren(QComboBox), *part.findChildren(QAbstractSpinBox)):
            field.installEventFilter(self)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """The buttons below, left to right; Enter presses the last, unless one has the focus."""
        for button in buttons:
            self._buttons.addWidget(button)
        buttons[-1].setDefault(True)

    def lead_to(self, field: QWidget) -> None:
        """Give ``field`` the keyboard, in sight."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(field)

    def retranslate(self) -> None:
        """Say everything in the language of now."""

    def _grow(self) -> None:
        """Make room for what was added, until the screen is full; a size chosen by hand stays."""
        room = self.screen().availableGeometry().size()
        limit = min(current_tokens().px(680), round(room.height() * 0.92))
        width = self.width()
        parts = (self._inner, self._foot, *self._heads)
        wanted = sum(_height(part, width) for part in parts) + self._edge.height()
        more, self._wanted = wanted - self._wanted, wanted
        if more > 0 and self.height() < limit:
            self.resize(width, min(self.height() + more, limit))

    # Slots and events

    def _show_edge(self, _least: int, most: int) -> None:
        """A line above the buttons where something is hidden behind them."""
        self._edge.setVisible(most > 0)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            width = min(current_tokens().px(400), self.screen().availableGeometry().width())
            self.resize(width, 0)
            self._wanted = self.height()
            self._grow()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        elif event.type() is QEvent.Type.Wheel and watched is not self._inner:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def make_button(role: str = "") -> QPushButton:
    """A button whose Enter is its own while it has the keyboard."""
    button = QPushButton()
    button.setAutoDefault(True)
    set_role(button, role)
    return button


def make_buttons(*buttons: QPushButton) -> FlowRows:
    """Buttons side by side, in as many rows as they need."""
    flow = FlowRows(current_tokens().space_s)
    for button in buttons:
        flow.addWidget(button)
    return flow


def aligned_left(button: QPushButton) -> QHBoxLayout:
    """A button no wider than its words."""
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row


def without_mnemonic(label: str) -> str:
    """``My &number`` as it is spoken."""
    return re.sub(r"&(.)", r"\1", label)


def show_problems(dialog: FormDialog, reading: Reading) -> bool:
    """Whether something is unfit; the first of it then has the keyboard."""
    if reading.first is None:
        return False
    dialog.lead_to(reading.first)
    return True


def _height(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    assert layout is not None
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()
