"""Choosing a recording among this computer's files."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


def choose_recording(parent: QWidget, then: Callable[[str], None]) -> QFileDialog:
    """Ask for a WAV or MP3 file, beside all else that goes on; ``then`` gets its path."""
    dialog = QFileDialog(parent, translate("Parts", "Recording from a file"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    # Names lie, so any file may be chosen: what it is, its content tells.
    everything = translate("Parts", "All files (*)")
    dialog.setNameFilters([translate("Parts", "Recordings (*.wav *.mp3)"), everything])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()
    return dialog
