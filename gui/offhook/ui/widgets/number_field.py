"""The field for the number, with the region that it is read in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from offhook.qt.paint import draw_box
from offhook.qt.theme import current_tokens, set_role, ui_font
from offhook.ui import masking
from offhook.ui.widgets.box import Box

Formatter = Callable[[str, int], tuple[str, int]]
"""(text, cursor) as typed -> (text, cursor) as shown; cursor counts characters from 0."""


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RegionBadge(QLabel):
    """Two letters in a thin frame."""

    def sizeHint(self) -> QSize:
        tokens = current_tokens()
        size = self.fontMetrics()
        width = size.horizontalAdvance(self.text()) + tokens.px(15)
        return QSize(width, size.height() + tokens.px(7))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        draw_box(painter, self.rect().toRectF(), tokens.radius_s, edge=tokens.line)
        painter.end()
        super().paintEvent(event)


class NumberField(Box):
    """A rounded field: large while the next call waits to be dialled, quiet otherwise.

    ``edit`` is the line edit inside. ``formatter`` shapes what is typed, as it is typed.
    ``stepped`` carries -1 and 1 for the keys up and down, which a single line has no use for.
    """

    stepped = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("field", "edge", parent=parent)
        self.formatter: Formatter | None = None
        self._quiet = False
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setFrame(False)
        self.edit.textEdited.connect(self._typed)
        self.edit.textEdited.connect(self._format)
        self.edit.installEventFilter(self)
        set_role(self.edit, "bare")
        self._badge = RegionBadge()
        set_role(self._badge, "tiny")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.addWidget(self._badge)
        row.addWidget(self.edit, 1)
        self.set_region("")
        self._restyle()

    # Properties

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def is_quiet(self) -> bool:
        """Whether the field is the small one."""
        return self._quiet

    # Methods

    def set_region(self, region: str) -> None:
        """Show the two letters of ``region`` (ISO 3166), or no badge."""
        self._badge.setText(region)
        self._badge.setVisible(bool(region))
        self._badge.setToolTip(
            self.tr("Where numbers without a country code belong: a setting") if region else ""
        )

    def set_quiet(self, quiet: bool) -> None:
        """Choose between the small and the large field."""
        self._quiet = quiet
        self._restyle()

    def show_hidden(self) -> None:
        """The number may have been hidden, or shown again, or put here by somebody else."""
        masking.hide_text(self.edit)

    def _restyle(self) -> None:
        tokens = current_tokens()
        size = tokens.type_number_quiet if self._quiet else tokens.type_number
        font = ui_font(size, tabular=True)
        if self.edit.font() != font:
            self.edit.setFont(font)
        side, top = (12, 9) if self._quiet else (16, 12)
        row = self.layout()
        if row is not None:
            row.setContentsMargins(*(tokens.px(each) for each in (side, top, side, top)))
            row.setSpacing(tokens.px(12))
        self._show_focus()

    def _show_focus(self) -> None:
        focused = self.edit.hasFocus()
        self.set_look("field", "accent" if focused else "edge", 2 if focused else 1)

    # Slots and events

    def _typed(self) -> None:
        masking.hide_text(self.edit, typing=True)

    def _format(self, typed: str) -> None:
        if self.formatter is None:
            return
        text, cursor = self.formatter(typed, self.edit.cursorPosition())
        if text != typed:
            self.edit.setText(text)
        self.edit.setCursorPosition(cursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.set_region(self._badge.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_focus()
            if event.type() is QEvent.Type.FocusOut:
                self.show_hidden()
        elif event.type() is QEvent.Type.StyleChange:  # earlier, the style would undo the font
            self._restyle()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.stepped.emit(step)
                return True
        return super().eventFilter(watched, event)
