"""Where the recording of a call is given: a web address, or a file that is dropped or chosen."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from ..calls.call import Call
from ..calls.crm_copy import Entry
from ..calls.follow_ups import RecordingFile
from ..calls.recording import looks_like_audio
from ..qt.theme import current_tokens
from . import complaints, masking, part_words
from .file_choice import choose_recording
from .recording_offer import RecordingOffer
from .widgets.banner import Banner
from .widgets.icon_button import IconButton
from .widgets.labels import ElidedLabel, make_label

PER_MILLE = 1000
"""Steps of the progress bar: bytes would not fit into its 32 bits."""


class RecordingField(QWidget):
    """``given`` carries the call's id and the address, once the rep presses Enter or moves on;
    ``file_given`` the id and the path of a file; ``removed`` the id of a call whose file is not to
    be uploaded after all; ``chosen`` the answer to what the field asks; ``attention`` the
    widget that has something to say, and should be in sight."""

    given = Signal(object, object)
    file_given = Signal(object, object)
    removed = Signal(object)
    chosen = Signal(object)
    attention = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call_id = ""
        self._told = ""
        self._complaint = ""
        self._entry: Entry | None = None
        self.edit = QLineEdit()
        self.edit.setClearButtonEnabled(True)
        self.edit.setMaxLength(2000)
        self.edit.setAcceptDrops(False)  # the whole field takes what is dropped
        self.choose = IconButton("recording", "")
        self._remark = make_label("", "small", tone="warn", wrap=True)
        self.file = ElidedLabel("", middle=True)
        self.remove = IconButton("close", "")
        self.bar = QProgressBar()
        self.bar.setRange(0, PER_MILLE)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(current_tokens().px(8))
        self._state = make_label("", "small", tone="soft", wrap=True)
        self.question = Banner()
        self.offered = RecordingOffer()
        self._build()
        self.setAcceptDrops(True)
        self.edit.editingFinished.connect(self.tell)
        self.edit.textEdited.connect(self._follow)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self.question.chosen.connect(self.chosen)
        self.offered.taken.connect(self._take)
        self.offered.changed.connect(self._make_room)
        self.offered.turned_down.connect(self.edit.setFocus)
        self._remark.hide()
        self._show_file(None)

    def _build(self) -> None:
        tokens = current_tokens()
        row = QHBoxLayout()
        row.setSpacing(tokens.space_xs)
        row.addWidget(self.edit, 1)
        row.addWidget(self.file, 1)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space_xs)
        column.addWidget(self.offered)
        column.addLayout(row)
        for part in (self.bar, self._state, self._remark, self.question):
            column.addWidget(part)

    # Methods

    def show_recording(self, entry: Entry) -> None:
        """Show a call's recording; what the rep is typing into the same call stays as it is."""
        self._entry = entry
        call = entry.call
        self.offered.show_call(call)
        self._show_file(entry if call.recording is not None else None)
        if call.id != self._call_id:
            self.tell()
            self._call_id = call.id
            self.question.clear()
            self.bar.hide()
            self._show_url(call)
        elif call.media_url is None and call.recording is not None:
            self._show_url(call)  # the file took the address's place

    def offer(self, call_id: str, file: RecordingFile) -> None:
        """This file is likely the recording of that call: the rep may add it."""
        before = self.offered.file()
        self.offered.offer(call_id, file)
        if self.offered.file() is not before and self.offered.isVisible():
            self.attention.emit(self.offered)

    def show_progress(self, sent: int, total: int) -> None:
        """So many bytes of the file are uploaded."""
        done = PER_MILLE * sent // max(1, total)
        self.bar.setVisible(sent < total)
        self.bar.setValue(done)
        if sent < total:
            self._state.setText(part_words.uploading(done // 10))

    def ask(self, text: str, answers: tuple[tuple[object, str], ...]) -> None:
        """Ask the rep about what they gave."""
        self.question.show_message("warn", text, answers)
        self.attention.emit(self.question)

    def tell(self) -> None:
        """Tell the address, if it changed."""
        url = self.edit.text().strip()
        if self._call_id and url and url != self._told:
            self._told = url
            self.given.emit(self._call_id, url)

    def complain(self, text: str) -> None:
        """Say why what was given was not taken; an address stays for mending."""
        self._told = ""
        self._complaint = text
        self._remark_on(self.edit.text())
        self.attention.emit(self._remark)

    def forget(self) -> None:
        """What was given is not meant: show the recording that the call has."""
        if self._entry is not None:
            self._show_url(self._entry.call)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        masking.hide_text(self.edit, typing=self.edit.hasFocus())
        self.edit.setPlaceholderText(self.tr("Recording: link or file"))
        self.edit.setAccessibleName(self.tr("Link to the recording"))
        self.choose.set_name(self.tr("Recording from a file…"))
        self.remove.set_name(self.tr("Take the recording out"))
        self.bar.setAccessibleName(self.tr("Upload of the recording"))
        self.offered.retranslate()
        self._remark_on(self.edit.text())
        self._show_file(self._entry if self._entry and self._entry.call.recording else None)

    def _show_url(self, call: Call) -> None:
        self._told = call.media_url or ""
        self._complaint = ""
        self.edit.setText(self._told)
        self._remark_on(self._told)

    def _show_file(self, entry: Entry | None) -> None:
        file = entry.call.recording if entry else None
        state = part_words.recording_state(entry) if entry and file else ""
        if entry and part_words.is_uploading(entry) and not self.bar.isHidden():
            state = part_words.uploading(self.bar.value() // 10)
        line = part_words.file_line(file) if file else ""
        self.file.setText(self.tr("Recording hidden") if masking.is_hidden() and file else line)
        self._state.setText(state)
        for part in (self.file, self.remove, self._state):
            part.setVisible(file is not None)
        self._make_room()
        if file is None or (entry and not part_words.is_uploading(entry)):
            self.bar.hide()

    def _make_room(self) -> None:
        """What is offered stands in the place of the address, unless one is being written."""
        has_file = self._entry is not None and self._entry.call.recording is not None
        writing = bool(self.edit.text()) or self.edit.hasFocus()
        alone = not self.offered.isHidden() and not writing
        self.edit.setVisible(not has_file and not alone)
        self.choose.setVisible(not alone)

    def _remark_on(self, text: str) -> None:
        url = text.strip()
        unlike = url.startswith(("http://", "https://")) and not looks_like_audio(url)
        remark = self._complaint or (complaints.unlike_audio() if unlike else "")
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    # Slots and events

    def _follow(self, text: str) -> None:
        self._complaint = ""
        self._remark_on(text)

    def _choose(self) -> None:
        choose_recording(self, self._take)

    def _take(self, path: str) -> None:
        if self._call_id and path:
            self._follow("")
            self.question.clear()
            self.file_given.emit(self._call_id, path)

    def _remove(self) -> None:
        if self._call_id:
            self.removed.emit(self._call_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData().urls()) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if path := _dropped(event.mimeData().urls()):
            self._take(path)
        else:
            self.edit.setText(event.mimeData().text().strip())
            self.tell()


def _dropped(urls: list[QUrl]) -> str:
    """The first file of this computer among what was dropped."""
    return next((url.toLocalFile() for url in urls if url.isLocalFile()), "")
