"""Which keys that count in every program this desktop gives."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from .hot_keys import HotKeys, NoHotKeys, NoKey


def hot_keys_here(parent: QObject | None = None) -> HotKeys:
    """What this desktop gives."""
    platform = QGuiApplication.platformName()
    # An X11 program in a Wayland session hears the keys of other X11 programs alone.
    if platform.startswith("wayland") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        return NoHotKeys(NoKey.WAYLAND, parent)
    if platform == "xcb":
        from .hot_keys_x11 import NoX11, X11HotKeys  # loads libraries of X11

        try:
            return X11HotKeys(parent)
        except NoX11:
            return NoHotKeys(NoKey.UNSUPPORTED, parent)
    if sys.platform == "win32" and platform == "windows":
        from .hot_keys_windows import WindowsHotKeys

        return WindowsHotKeys(parent)
    return NoHotKeys(NoKey.UNSUPPORTED, parent)
