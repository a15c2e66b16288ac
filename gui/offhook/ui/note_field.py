"""The note of a call, told to the journal at every pause in typing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ..qt.theme import current_tokens
from . import masking

PAUSE_MS = 200
"""With what the disk takes for the commit, a kill loses at most the last 300 ms of typing."""


class NoteField(QPlainTextEdit):
    """Belongs to one call at a time. ``typed`` carries the call's id and the whole note."""

    typed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call_id = ""
        self._told = ""
        self._unheard = False
        self.setTabChangesFocus(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        self.textChanged.connect(self._note_change)

    def sizeHint(self) -> QSize:
        """Three lines; it takes what room there is besides."""
        return QSize(super().sizeHint().width(), current_tokens().px(70))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), current_tokens().px(44))

    def show_note(self, call_id: str, text: str) -> None:
        """Show a call's note; what the rep is typing into the same call stays as it is."""
        if call_id == self._call_id:
            self._follow(text)
            return
        self.tell()
        self._unheard = False
        self._call_id = call_id
        self._told = text
        self.setPlainText(text)

    def change_to(self, text: str) -> None:
        """Put ``text`` in the place of what is there, and tell it at once."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.tell()

    def go_on(self) -> None:
        """Take the keyboard, to write on where the note ends."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def tell(self) -> None:
        """Tell what was typed since the last time."""
        self._pause.stop()
        text = self.toPlainText()
        if self._call_id and text != self._told:
            self._told = text
            self._unheard = True
            self.typed.emit(self._call_id, text)

    def _follow(self, text: str) -> None:
        """The journal's word on the same note: taken over if it was typed elsewhere (in the mini
        bar), never while something typed here is on its way."""
        if text == self._told:
            self._unheard = False
        elif not self._unheard and self.toPlainText() == self._told:
            self._told = text
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def _note_change(self) -> None:
        if self._call_id and self.toPlainText() != self._told and not self._pause.isActive():
            self._pause.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not masking.is_hidden() or not self.toPlainText():
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        margin = round(self.document().documentMargin())
        spot = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
        painter.drawText(spot, Qt.TextFlag.TextWordWrap, self.tr("Note hidden; click to read it"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self.toPlainText():
            return  # a second Enter that was meant for Dial; no note begins with an empty line
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.tell()
        super().focusOutEvent(event)
