"""The journal as the program's own: opened, watched, and asked about where it may be a copy."""

from __future__ import annotations

import json
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ..calls.crm_copy import Entry
from ..desk.marks import Marks
from ..journal.journal import Journal, Recorded
from ..journal.opening import Opener
from ..journal.own import OwnJournal
from ..journal.provenance import Hold
from ..journal.salvage import MENDED, Mended
from ..journal.thread import JournalThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..sync.thread import SyncThread


@dataclass(frozen=True, slots=True)
class Opened:
    """How the journal was found. ``again``: it is not the file that it was a moment ago."""

    hold: Hold | None
    mended: Mended | None
    again: bool


class Keeping(QObject):
    """``opened`` carries an :class:`Opened`, each time that the file was opened."""

    opened = Signal(object)

    def __init__(
        self,
        path: Path,
        changed: Callable[[Recorded], None],
        marks: Marks | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``changed`` is told, on the journal's thread, of calls that an answer changed."""
        super().__init__(parent)
        self._changed = changed
        self._again = False
        self.sync: SyncThread | None = None
        self.journal = JournalThread(path, Opener(marks or Marks()), self._was_opened)

    # Methods

    def go_on(self) -> Future[None]:
        """The rep says: from now on this journal is the one that sends. The future holds what kept
        that from being written; then nothing is sent, and it is to be asked again."""

        def go_on(journal: Journal) -> None:
            assert isinstance(journal, OwnJournal)
            self._tell_all(journal.go_on())
            self._hold(None)

        return self.journal.run(go_on)

    def only_look(self) -> Future[None]:
        """The rep says: nothing is to be sent from here. The future as above."""

        def only_look(journal: Journal) -> None:
            assert isinstance(journal, OwnJournal)
            journal.only_look()
            self._hold(journal.hold)

        return self.journal.run(only_look)

    def mending_was_read(self) -> None:
        """The rep knows what became of the damaged journal."""
        self.journal.run(lambda journal: journal.remember(MENDED, ""))

    # On the journal's thread

    def _was_opened(self, journal: Journal) -> None:
        assert isinstance(journal, OwnJournal)
        told = journal.recall(MENDED)
        mended = Mended(**json.loads(told)) if told else None
        again, self._again = self._again, True
        if again and self.sync is not None:
            self.sync.read_anew()
        self.opened.emit(Opened(journal.hold, mended, again))

    def _tell_all(self, entries: list[Entry]) -> None:
        for entry in entries:
            self._changed(Recorded("", entry))

    def _hold(self, hold: Hold | None) -> None:
        if self.sync is not None:
            self.sync.hold(hold)
