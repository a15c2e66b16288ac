"""Where the recording of a call is given: a web address."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ..calls.recording import looks_like_audio
from ..qt.theme import current_tokens
from . import complaints, masking
from .widgets.labels import make_label


class RecordingField(QWidget):
    """``given`` carries the call's id and the address, once the rep presses Enter or moves on."""

    given = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call_id = ""
        self._told = ""
        self.edit = QLineEdit()
        self.edit.setClearButtonEnabled(True)
        self.edit.setMaxLength(2000)
        self._remark = make_label("", "small", tone="warn", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_tokens().space_xs)
        column.addWidget(self.edit)
        column.addWidget(self._remark)
        self.edit.editingFinished.connect(self.tell)
        self.edit.textEdited.connect(self._remark_on)
        self._remark.hide()

    def show_recording(self, call_id: str, url: str) -> None:
        """Show a call's recording; what the rep is typing into the same call stays as it is."""
        if call_id == self._call_id:
            return
        self.tell()
        self._call_id = call_id
        self._told = url
        self.edit.setText(url)
        self._remark_on(url)

    def tell(self) -> None:
        """Tell the address, if it changed."""
        url = self.edit.text().strip()
        if self._call_id and url and url != self._told:
            self._told = url
            self.given.emit(self._call_id, url)

    def complain(self, text: str) -> None:
        """Say why the address was not taken; it stays for mending."""
        self._told = ""
        self._remark.setText(text)
        self._remark.show()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        masking.hide_text(self.edit, typing=self.edit.hasFocus())
        self.edit.setPlaceholderText(self.tr("Recording: paste a link"))
        self.edit.setAccessibleName(self.tr("Link to the recording"))
        self._remark_on(self.edit.text())

    def _remark_on(self, text: str) -> None:
        url = text.strip()
        unlike = url.startswith(("http://", "https://")) and not looks_like_audio(url)
        self._remark.setText(complaints.unlike_audio() if unlike else "")
        self._remark.setVisible(unlike)
