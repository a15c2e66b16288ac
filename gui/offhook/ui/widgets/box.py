"""A frame with rounded corners, drawn from the tokens."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from offhook.qt.paint import draw_box, draw_shadow
from offhook.qt.theme import current_tokens


class Box(QFrame):
    """Fill and edge are names of colour tokens; no edge where the name is empty."""

    def __init__(
        self,
        fill: str = "card",
        edge: str = "line",
        *,
        shadow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        self._edge = edge
        self._edge_width = 1
        self._shadow = shadow

    # Methods

    def set_look(self, fill: str, edge: str, edge_width: int = 1) -> None:
        """Change fill and edge; ``edge_width`` in pixels grows inward, so nothing moves."""
        self._fill, self._edge, self._edge_width = fill, edge, edge_width
        self.update()

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._shadow:
            rect.adjust(0, 0, 0, -1)
            draw_shadow(painter, rect, tokens.radius_l, tokens.shadow_alpha)
        draw_box(
            painter,
            rect,
            tokens.radius_l,
            fill=tokens.colour(self._fill),
            edge=tokens.colour(self._edge) if self._edge else "",
            width=self._edge_width,
        )
