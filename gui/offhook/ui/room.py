"""How large a window may be."""

from __future__ import annotations

from PySide6.QtCore import QSize

from ..qt.theme import current_tokens

TITLE_BAR = 40


def fitting(width: int, height: int, room: QSize) -> QSize:
    """A window's size for 14-pixel text, at the size of the text of now; no larger than ``room``,
    the free part of a screen, leaves beside a title bar. What does not fit then scrolls."""
    tokens = current_tokens()
    free = QSize(room.width(), room.height() - TITLE_BAR)
    return QSize(tokens.px(width), tokens.px(height)).boundedTo(free)
