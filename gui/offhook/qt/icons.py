"""Our own icons: small SVG drawings in one colour, tinted to the theme.

A drawing says ``currentColor`` where the tint goes. Pictures are rendered for the exact
device pixels asked for, so they are crisp at any scaling, and kept in Qt's pixmap cache.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from offhook.qt.theme import current_tokens, theme
from offhook.resources import resource_path

_SIZES = (16, 20, 24, 32, 40, 48, 64)
_APP_SIZES = (16, 20, 22, 24, 32, 40, 48, 64, 96, 128, 256)


def icon(name: str, colour_token: str) -> QIcon:
    """The icon ``name`` in a colour of the theme as it is now; see ``set_icon`` to follow it.

    FileNotFoundError if there is no such drawing.
    """
    colour = current_tokens().colour(colour_token)
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_picture(name, colour, size))
    return made


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    made = QIcon()
    for size in _APP_SIZES:
        made.addPixmap(_picture("offhook", "", size))
    return made


def set_icon(button: QAbstractButton, name: str, colour_token: str) -> None:
    """Give ``button`` an icon that is tinted anew whenever the theme changes."""
    button.setProperty("icon_name", name)
    button.setProperty("icon_colour", colour_token)
    button.setIcon(icon(name, colour_token))
    dress = theme()
    if dress is not None and not dress.property("tints_icons"):
        dress.setProperty("tints_icons", True)
        dress.changed.connect(_tint_again)


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Draw the icon ``name`` in ``colour`` (``#rrggbb``), fitted into the middle of ``rect``."""
    ratio = painter.device().devicePixelRatio()
    side = min(rect.width(), rect.height())
    picture = _picture(name, colour, round(side * ratio))
    spot = QRectF(0, 0, side, side)
    spot.moveCenter(rect.center())
    painter.drawPixmap(spot, picture, QRectF(picture.rect()))


def _tint_again() -> None:
    for widget in QApplication.allWidgets():
        name = widget.property("icon_name")
        if name and isinstance(widget, QAbstractButton):
            widget.setIcon(icon(str(name), str(widget.property("icon_colour"))))


def _picture(name: str, colour: str, side: int) -> QPixmap:
    key = f"offhook/{name}/{colour}/{side}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    svg = _drawing(name).replace("currentColor", colour)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


@cache
def _drawing(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
