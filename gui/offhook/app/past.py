"""The calls of the past behind the history's window: read, exported, and forgotten in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ..journal.history import HistoryQuery
from ..journal.history_thread import HistoryThread
from ..qt.bridge import Bridge
from ..ui.history.source import Sheet
from .exporting import Export

_GRACE_SECONDS = 0.5


class Past(QObject):
    """What :class:`offhook.ui.history.source.HistorySource` describes."""

    renewed = Signal()
    _progress = Signal(object)

    def __init__(self, journal: Path, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._bridge = bridge
        self._thread = HistoryThread(journal)
        self._exports: list[Export] = []
        self._progress.connect(self._deliver)

    # What the window asks for

    def find(self, query: HistoryQuery, then: Callable[[Any], None]) -> None:
        """The numbers of the calls that fit, in their order."""
        self._answer(self._thread.run(lambda history: history.find(query)), then)

    def read(self, seqs: Sequence[int], then: Callable[[Any], None]) -> None:
        """Pairs of number and entry."""
        self._answer(self._thread.run(lambda history: history.read(seqs)), then)

    def of_days(self, first: date, last: date, then: Callable[[Any], None]) -> None:
        """The entries of some days, oldest first."""
        self._answer(self._thread.run(lambda history: history.of_days(first, last)), then)

    def export(
        self,
        seqs: Sequence[int],
        path: Path,
        sheet: Sheet,
        told: Callable[[int], None],
        then: Callable[[Any], None],
    ) -> Callable[[], None]:
        """Write calls to a file; returns what calls it off."""

        def tell(count: int) -> None:
            try:
                self._progress.emit((told, count))
            except RuntimeError:
                pass  # the program ends

        export = Export(self._journal, seqs, path, sheet, tell)
        self._exports.append(export)

        def done(result: Any) -> None:
            self._exports.remove(export)
            then(result)

        self._answer(export.future, done)
        export.start()
        return export.call_off

    # What the program tells

    def open_anew(self) -> None:
        """Another file has the journal's name now."""
        self._thread.open_anew()
        self.renewed.emit()

    def stop(self) -> None:
        """The program ends."""
        for export in self._exports:
            export.call_off()
        self._thread.close(_GRACE_SECONDS)
        for export in self._exports:
            export.wait(_GRACE_SECONDS)

    def _answer(self, future: Future[Any], then: Callable[[Any], None]) -> None:
        def deliver(done: Future[Any]) -> None:
            if not done.cancelled():
                error = done.exception()
                then(error if error is not None else done.result())

        self._bridge.when_done(future, deliver)

    # Slots

    def _deliver(self, progress: object) -> None:
        assert isinstance(progress, tuple)
        told, count = progress
        told(count)
