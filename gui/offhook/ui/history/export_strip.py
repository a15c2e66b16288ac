"""Exporting: how far it is, a button that calls it off, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget
from shiboken6 import isValid

from ...journal.errors import JournalError
from ...qt.theme import current_tokens
from ..widgets.labels import ElidedLabel
from .source import HistorySource, Sheet


class ExportStrip(QWidget):
    """Hidden while nothing is exported. ``done`` carries a tone and a sentence."""

    done = Signal(object, object)

    def __init__(self, source: HistorySource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._path = Path()
        self._call_off: Callable[[], None] | None = None
        self._label = ElidedLabel("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(current_tokens().px(8))
        self.cancel = QPushButton()
        self.cancel.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_tokens().space_m)
        row.addWidget(self._label, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.retranslate()
        self.hide()

    # Properties

    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._call_off is not None

    # Methods

    def start(self, seqs: Sequence[int], path: Path, sheet: Sheet) -> None:
        """Write calls to ``path``."""
        self._path = path
        self.bar.setRange(0, max(1, len(seqs)))
        self.bar.setValue(0)
        self._say(0)
        self.show()
        self._call_off = self._source.export(seqs, path, sheet, self._told, self._done)

    def stop(self) -> None:
        """Call it off."""
        if self._call_off is not None:
            self._call_off()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Export"))

    def _say(self, count: int) -> None:
        text = self.tr("Exporting: %1 of %2").replace("%1", f"{self.locale().toString(count)}")
        self._label.setText(text.replace("%2", self.locale().toString(self.bar.maximum())))

    # Slots and events

    def _told(self, count: int) -> None:
        if isValid(self) and self.is_busy():
            self.bar.setValue(count)
            self._say(count)

    def _done(self, result: Any) -> None:
        if not isValid(self):
            return
        self._call_off = None
        self.hide()
        shown = QDir.toNativeSeparators(str(self._path))
        if result is None:
            self.done.emit("info", self.tr("Called off: nothing was exported."))
        elif isinstance(result, JournalError):
            self.done.emit("warn", self.tr("The calls cannot be read now. Try again."))
        elif isinstance(result, OSError):
            text = self.tr(
                "%1 cannot be written. Is the disk full, the folder protected, or the file open in"
                " another program?"
            )
            self.done.emit("warn", text.replace("%1", shown))
        elif isinstance(result, Exception):
            self.done.emit("warn", self.tr("The export failed. Nothing was written."))
        else:
            text = self.tr("%Ln call(s) exported to %1.", "", result).replace("%1", shown)
            self.done.emit("info", text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
