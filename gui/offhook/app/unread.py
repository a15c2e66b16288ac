"""What phones and scripts told and nobody can read: somebody has to know of it."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ..desk.inbox import Inbox
from ..journal.thread import JournalThread
from ..qt.bridge import Bridge


class Unread(QObject):
    """``changed`` carries the inbox's files that were put aside, whenever they are others."""

    changed = Signal(object)

    def __init__(
        self, journal: JournalThread, inbox: Inbox, bridge: Bridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._inbox = inbox
        self._bridge = bridge
        self._files: list[Path] = []

    def look(self) -> None:
        """After the inbox was looked into; on the thread that does that."""
        aside = self._journal.run(lambda _: self._inbox.unreadable())
        self._bridge.when_done(aside, self._found)

    # Slots

    def _found(self, future: Future[list[Path]]) -> None:
        if future.cancelled() or future.exception() is not None:
            return
        if (files := future.result()) != self._files:
            self._files = files
            self.changed.emit(files)
