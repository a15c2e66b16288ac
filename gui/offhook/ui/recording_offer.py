"""The file that the softphone has just recorded: offered for its call, never added by itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..calls.call import Call, Place
from ..calls.follow_ups import RecordingFile
from ..qt.icons import draw_icon
from ..qt.paint import draw_box
from ..qt.theme import current_tokens
from . import masking, part_words
from .shortcuts import Act, sequence
from .widgets.announce import announce
from .widgets.key_button import KeyButton
from .widgets.labels import ElidedLabel, make_label

MOST = 20
"""Offers that are remembered, for as many calls; those before that are of another hour."""


class RecordingOffer(QWidget):
    """Hidden unless a file is offered for the call that is shown. ``taken`` carries the path;
    ``turned_down``: by keyboard, which needs another place; ``changed``: shown, or hidden."""

    taken = Signal(object)
    turned_down = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current_tokens()
        self._call: Call | None = None
        self._offers: dict[str, RecordingFile] = {}
        self._said = ""
        self.name = ElidedLabel("", middle=True)
        self._question = make_label("", "small", tone="soft", wrap=True)
        self.add = KeyButton("", sequence(Act.ADD_RECORDING), "outline")
        self.dismiss = KeyButton("", None, "outline")
        answers = QHBoxLayout()
        answers.setSpacing(tokens.space_s)
        answers.addWidget(self.add, 3)
        answers.addWidget(self.dismiss, 2)
        column = QVBoxLayout(self)
        side = tokens.px(10)
        column.setContentsMargins(side + tokens.px(22), side, side, side)
        column.setSpacing(tokens.space_xs)
        column.addWidget(self.name)
        column.addWidget(self._question)
        column.addLayout(answers)
        self.add.clicked.connect(self._take)
        self.dismiss.clicked.connect(self._turn_down)
        self.hide()

    # Properties

    def file(self) -> RecordingFile | None:
        """What is offered now."""
        call = self._call
        if call is None or call.is_open or call.place is Place.PRIVATE:
            return None
        if call.recording is not None or call.media_url is not None:
            return None
        return self._offers.get(call.id)

    # Methods

    def offer(self, call_id: str, file: RecordingFile) -> None:
        """This is likely the recording of that call."""
        self._offers.pop(call_id, None)
        self._offers[call_id] = file
        while len(self._offers) > MOST:
            del self._offers[next(iter(self._offers))]
        self._show()

    def show_call(self, call: Call) -> None:
        """What is offered for ``call``, if anything."""
        if self._call is None or self._call.id != call.id:
            self._said = ""
        self._call = call
        if call.recording is not None or call.media_url is not None:
            self._offers.pop(call.id, None)  # taking that out again does not mean another
        self._show()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._question.setText(self.tr("From your recordings folder. Add it?"))
        self.add.setText(self.tr("Add it"))
        self.dismiss.setText(self.tr("Not this one"))
        self._show()

    def _show(self) -> None:
        file = self.file()
        if self.isHidden() is (file is not None):
            self.setVisible(file is not None)
            self.changed.emit()
        if file is None:
            return
        # Softphones put the number into the name.
        hidden = masking.is_hidden()
        line = self.tr("A recording") if hidden else part_words.file_line(file)
        self.name.setText(line)
        self.add.setAccessibleName(f"{self.add.text()}: {line}")
        if self.isVisible() and self._said != file.path:
            self._said = file.path
            self.add.set_dead_for()
            announce(self, f"{line}. {self._question.text()}")

    # Slots and events

    def _take(self) -> None:
        file = self.file()
        if file is not None:
            self.taken.emit(file.path)

    def _turn_down(self) -> None:
        if self._call is not None:
            had_keyboard = self.dismiss.hasFocus()
            self._offers.pop(self._call.id, None)
            self._show()
            if had_keyboard:
                self.turned_down.emit()

    def sizeHint(self) -> QSize:
        return QSize(current_tokens().px(200), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        draw_box(painter, box, tokens.radius_l, edge=tokens.edge, dashed=True)
        side = tokens.px(16)
        spot = QRectF(tokens.px(10), tokens.px(12), side, side)
        draw_icon(painter, spot, "recording", tokens.soft)
