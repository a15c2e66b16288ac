"""All moments, and the window of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from offhook.desk.settings import Settings
from offhook.ui.window import MainWindow
from support.desk_controller import DeskController

from .dialogs import DIALOGS
from .follow_ups import FOLLOW_UPS
from .notices import NOTICES
from .scenes import SCENES
from .values import LINES
from .windows import WINDOWS

MAIN: list[Callable[..., Any]] = [*SCENES, *FOLLOW_UPS, *NOTICES]
"""Those of the main window."""

EVERY: list[Callable[..., Any]] = [*MAIN, *DIALOGS, *WINDOWS]


def shown(make: Callable[..., Any]) -> Iterator[QWidget]:
    """The window of a moment, once it is laid out; gone afterwards."""
    desk = DeskController(Settings(lines=LINES))
    window: QWidget
    if make in MAIN:
        window = MainWindow(desk)
        make(window, desk)
    else:
        window = make(desk)
    window.show()
    settle()
    yield window
    window.hide()
    window.deleteLater()
    settle()


def settle() -> None:
    """Have told what is to be told, and gone what is to go."""
    for _ in range(4):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
