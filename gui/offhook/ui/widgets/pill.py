"""The pill that says where the calls stand."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from offhook.qt.icons import draw_icon
from offhook.qt.paint import draw_box, draw_focus
from offhook.qt.theme import current_tokens, mix, ui_font
from offhook.qt.tokens import Tokens
from offhook.ui.widgets.painted_button import PaintedButton

Tone = Literal["ok", "warn", "stop", "neutral"]

_ICONS: dict[Tone, str] = {"ok": "check", "warn": "waiting", "stop": "alert", "neutral": "dot"}


class Pill(PaintedButton):
    """A rounded button with a glyph and a few words, cut short where room is short."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", name, parent)
        self._tone: Tone = "neutral"
        self._icon = _ICONS["neutral"]
        self._short = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    # Properties

    def tone(self) -> Tone:
        """The tone shown."""
        return self._tone

    def sizeHint(self) -> QSize:
        tokens = current_tokens()
        size = QFontMetricsF(self._font(tokens))
        width = size.horizontalAdvance(self.text()) + self._around(tokens)
        return QSize(round(width) + 1, round(size.height()) + tokens.space_s)

    def minimumSizeHint(self) -> QSize:
        tokens = current_tokens()
        full = self.sizeHint()
        return QSize(min(full.width(), self._around(tokens) + tokens.px(48)), full.height())

    # Methods

    def set_state(self, tone: Tone, text: str, icon_name: str = "", short: str = "") -> None:
        """Show ``text`` in ``tone``, or ``short`` where it does not fit; the glyph follows the
        tone where none is named."""
        self._short = short or text
        self._tone = tone
        self._icon = icon_name or _ICONS[tone]
        self.setText(text)
        self.setToolTip(text)
        self.restyle()

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        ink, fill = {
            "ok": (tokens.ok, tokens.accent_soft),
            "warn": (tokens.warn, tokens.warn_soft),
            "stop": (tokens.stop, tokens.stop_soft),
            "neutral": (tokens.soft, tokens.line),
        }[self._tone]
        painter = QPainter(self)
        radius = self.height() / 2
        shade = 0.16 if self.isDown() else 0.08 if self.underMouse() else 0.0
        draw_box(painter, self.box(), radius, fill=mix(fill, ink, shade))
        if self.hasFocus():
            draw_focus(painter, self.box(), radius, ink, 0)
        side = tokens.px(12)
        font = self._font(tokens)
        metrics = QFontMetricsF(font)
        room = self.width() - self._around(tokens)
        fits = metrics.horizontalAdvance(self.text()) <= room + 1
        text = self.text() if fits else self._short
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room + 1)
        left = tokens.space_m + max(0.0, (room - metrics.horizontalAdvance(text)) / 2)
        draw_icon(painter, QRectF(left, (self.height() - side) / 2, side, side), self._icon, ink)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        start = left + side + tokens.px(5)
        place = QRectF(start, 0, self.width() - start, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    # Drawing

    def _font(self, tokens: Tokens) -> QFont:
        return ui_font(tokens.type_tiny, 500)

    def _around(self, tokens: Tokens) -> int:
        return 2 * tokens.space_m + tokens.px(17)
