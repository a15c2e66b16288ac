"""Whether Qt can show a window here. Where it cannot, it ends the process, so this is one."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication


def show_platform() -> int:
    """Print what windows are shown with, such as ``wayland``; the exit code."""
    app = QGuiApplication(sys.argv[:1])
    print(app.platformName())  # noqa: T201 - read by the doctor
    return 0
