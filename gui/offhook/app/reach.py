"""What reaches the rep outside of the window: the mini bar, the tray, notifications, keys."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ..desk import DataFolder
from ..ui.mini_keeper import MiniKeeper
from ..ui.mini_places import MiniPlaces
from ..ui.window import MainWindow
from .program import Program


class Reach(QObject):
    """Built with the window, closed before it."""

    def __init__(self, window: MainWindow, program: Program, folder: DataFolder) -> None:
        super().__init__(window)
        self.mini = MiniKeeper(window, program, MiniPlaces(folder.window_state))

    def close(self) -> None:
        """The program ends."""
        self.mini.close()
