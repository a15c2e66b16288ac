"""Labels for text that comes from people and servers: never taken for HTML."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from offhook.qt.icons import draw_icon
from offhook.qt.theme import current_tokens, set_role


def plain_tip(text: str) -> str:
    """``text`` as a tool tip that shows its angle brackets instead of obeying them."""
    return f"<qt>{escape(text)}</qt>" if text else ""


_LONG_WORD = re.compile(r"[^\s\u200b]{24}(?=[^\s\u200b])")


class Paragraph(QLabel):
    """Text in lines. A word too long for a line, such as a file's name or an address, is broken:
    Qt would cut it, and widen the window for it."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._said = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)

    def text(self) -> str:
        """The text as it was given."""
        return self._said

    def clear(self) -> None:
        self.setText("")

    def setText(self, text: str) -> None:
        self._said = text
        if self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().setText(text)  # it may be copied
            return
        super().setText(_LONG_WORD.sub("\\g<0>\u200b", text))  # where a line may end


def make_label(text: str = "", role: str = "", *, tone: str = "", wrap: bool = False) -> QLabel:
    """A label in plain text, styled by ``role`` and ``tone`` of the style sheet."""
    label = Paragraph(text) if wrap else QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_role(label, role, tone=tone)
    return label


class IconLabel(QWidget):
    """An icon as tall as small text, in a colour of the theme. It says nothing by itself."""

    def __init__(self, icon_name: str, colour_token: str) -> None:
        super().__init__()
        self._icon = icon_name
        self._colour = colour_token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = current_tokens().px(16)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = current_tokens().colour(self._colour)
        draw_icon(QPainter(self), QRectF(self.rect()), self._icon, colour)


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it does not fit, whole in its tool tip. ``middle``:
    the end of the text tells as much as its beginning, as with files."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        tone: str = "",
        middle: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_role(self, role, tone=tone)

    # Properties

    def shown_text(self) -> str:
        """The text as it fits now."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), self._mode, room)

    def sizeHint(self) -> QSize:
        full = super().sizeHint()
        return QSize(full.width() + 1, full.height())

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        return QSize(min(full.width(), self.fontMetrics().averageCharWidth() * 6), full.height())

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.shown_text()
        tip = plain_tip(self.text() if shown != self.text() else "")
        if tip != self.toolTip():
            self.setToolTip(tip)
        self.style().drawItemText(
            QPainter(self),
            self.contentsRect(),
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            shown,
            QPalette.ColorRole.WindowText,
        )
