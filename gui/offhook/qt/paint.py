"""The few shapes that our own widgets are drawn with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def draw_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: str = "",
    edge: str = "",
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A rounded rectangle whose edge, ``width`` pixels wide, lies wholly inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = 0.0
    if edge:
        pen = QPen(QColor(edge), width)
        if dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        inset = width / 2
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    radius -= inset
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def draw_focus(painter: QPainter, rect: QRectF, radius: float, colour: str, inset: float) -> None:
    """The ring of the widget that has the keyboard, two pixels wide, ``inset`` inside ``rect``."""
    ring = rect.adjusted(inset, inset, -inset, -inset)
    draw_box(painter, ring, radius - inset, edge=colour, width=2)


def draw_shadow(painter: QPainter, rect: QRectF, radius: float, alpha: int) -> None:
    """A soft shadow one to two pixels below ``rect``; nothing where ``alpha`` is 0."""
    if not alpha:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for drop, part in ((2, 0.4), (1, 1.0)):
        painter.setBrush(QColor(0, 0, 0, round(alpha * part)))
        painter.drawRoundedRect(rect.translated(0, drop), radius, radius)
    painter.restore()
