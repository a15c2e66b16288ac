"""A folder of this computer or of the network: typed, or chosen in the system's own dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ...qt.theme import current_tokens


class FolderField(QWidget):
    """``finished``: a whole path was typed, or a folder chosen."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.choose = QPushButton()
        self.choose.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_tokens().space_s)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        self.line.editingFinished.connect(self.finished)
        self.choose.clicked.connect(self._choose)

    # Methods

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.choose.setText(self.tr("Choose…"))
        self.choose.setAccessibleName(self.tr("Choose the folder…"))

    # Slots

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Recordings folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Not where the path leads: Qt would look there, and a network drive may never answer.
        dialog.setDirectory(str(Path.home()))
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, folder: str) -> None:
        self.line.setText(folder)
        self.finished.emit()
