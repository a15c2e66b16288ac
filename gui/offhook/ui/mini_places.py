"""Where the mini bar stands: its place on each screen, kept beside the journal.

Places are offsets from the top left of a screen's free area, in logical pixels, so that they mean
the same after the screens were arranged anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication, QScreen

MARGIN = 24
_LAST = "mini_bar/last_screen"


class MiniPlaces:
    """Remembers a place per screen, and which screen was the last. ``path`` is an INI file; without
    one nothing outlives the program."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        # Written by Qt at leisure, through a temporary file; a place that is lost costs nothing.
        ini = QSettings.Format.IniFormat
        self._kept = QSettings(str(path), ini, parent) if path else None
        self._places: dict[str, QPoint] = {}
        self._last = self._recall(_LAST, "")

    def place_for(self, size: QSize) -> QPoint:
        """Where a bar of ``size`` goes now: on the last screen, or what there is instead of it."""
        screen = self._last_screen() or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        offset = self._offset(screen)
        if offset is None:  # by default at the lower right, away from what one reads
            corner = QPoint(area.width() - size.width(), area.height() - size.height())
            offset = corner - QPoint(MARGIN, MARGIN)
        return fitted(QRect(area.topLeft() + offset, size), area)

    def remember(self, bar: QRect) -> None:
        """The rep put the bar here."""
        screen = QGuiApplication.screenAt(bar.center())
        if screen is None:
            return
        key = screen_key(screen)
        offset = bar.topLeft() - screen.availableGeometry().topLeft()
        self._places[key] = offset
        self._last = key
        if self._kept is not None:
            self._kept.setValue(f"mini_bar/{key}", f"{offset.x()}x{offset.y()}")
            self._kept.setValue(_LAST, key)

    def wants_another_screen(self, bar: QRect) -> bool:
        """Whether the bar stands where no screen is, or its own screen is there again."""
        here = QGuiApplication.screenAt(bar.center())
        last = self._last_screen()
        return here is None or (last is not None and here is not last)

    def _last_screen(self) -> QScreen | None:
        screens = QGuiApplication.screens()
        return next((each for each in screens if screen_key(each) == self._last), None)

    def _offset(self, screen: QScreen) -> QPoint | None:
        key = screen_key(screen)
        if key not in self._places:
            # Not a comma, at which Qt's INI files split a value.
            found = re.fullmatch(r"(-?\d{1,6})x(-?\d{1,6})", self._recall(f"mini_bar/{key}", ""))
            if found is None:
                return None
            self._places[key] = QPoint(int(found[1]), int(found[2]))
        return self._places[key]

    def _recall(self, key: str, otherwise: str) -> str:
        value = self._kept.value(key, otherwise) if self._kept is not None else otherwise
        return value if isinstance(value, str) else otherwise


def screen_key(screen: QScreen) -> str:
    """The screen by what stays the same when it is plugged in again."""
    parts = (screen.manufacturer(), screen.model(), screen.serialNumber(), screen.name())
    return re.sub(r"[^A-Za-z0-9-]+", "_", " ".join(part for part in parts if part)) or "unnamed"


def fitted(bar: QRect, area: QRect) -> QPoint:
    """The top left of ``bar``, moved so that all of it lies in ``area``."""
    left = max(area.left(), min(bar.left(), area.right() + 1 - bar.width()))
    top = max(area.top(), min(bar.top(), area.bottom() + 1 - bar.height()))
    return QPoint(left, top)
