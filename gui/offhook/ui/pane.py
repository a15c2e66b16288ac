"""What the window shows of one call: what the pane during a call and the one after it share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from ..calls.call import Call, Place, Status
from ..calls.crm_copy import Entry
from ..qt.theme import current_tokens
from . import part_words, words
from .note_field import NoteField
from .recording_desk import RecordingDesk
from .recording_field import RecordingField
from .shortcuts import Act, sequence
from .speaker import Speaker
from .widgets.banner import Banner
from .widgets.key_button import KeyButton, Role
from .widgets.labels import make_label


class Pane(QWidget):
    """Note, recording, a menu with all statuses, and one button at the foot that is always in
    sight; the rest scrolls where the window is too small for it."""

    def __init__(self, speaker: Speaker, more: Act, foot: tuple[Act, Role]) -> None:
        super().__init__()
        self._speaker = speaker
        self._call: Call | None = None
        self.question = Banner()
        self.more = KeyButton("", sequence(more), "outline")
        self._menu = QMenu(self)
        self._statuses = QMenu(self._menu)
        self.note = NoteField()
        self.note_state = make_label("", "small", tone="soft", wrap=True)
        self.note_state.hide()
        self.recording = RecordingField()
        act, role = foot
        self.foot = KeyButton("", sequence(act), role)
        self.more.clicked.connect(self._show_menu)
        self._menu.triggered.connect(self._choose)
        self.note.typed.connect(speaker.type_note)
        self._recordings = RecordingDesk(speaker, self.recording)

    def _build(self, *parts: QWidget | QLayout) -> None:
        """``parts`` above note and recording."""
        tokens = current_tokens()
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(tokens.space_l, 0, tokens.space_l, tokens.space_m)
        inner.setSpacing(tokens.space_m)
        for part in parts:
            if isinstance(part, QLayout):
                inner.addLayout(part)
            else:
                inner.addWidget(part)
        inner.addLayout(self._note_with_state(), 1)
        inner.addWidget(self.recording)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inner)
        area.setMinimumHeight(tokens.px(80))
        self._area = area
        self.recording.attention.connect(self._lead_to)
        below = QVBoxLayout()
        below.setContentsMargins(tokens.space_l, 0, tokens.space_l, tokens.px(14))
        below.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(below)
        self._below = below
        self.retranslate()

    def _note_with_state(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(current_tokens().space_xs)
        column.addWidget(self.note, 1)
        column.addWidget(self.note_state)
        return column

    # Properties

    def call_id(self) -> str:
        """The id of the call shown, empty if none is."""
        return self._call.id if self._call else ""

    def height_for(self, width: int) -> int:
        """How high the pane must be for all of it to be in sight, in pixels."""
        inner = self._inner.heightForWidth(width)
        if inner < 0:  # nothing in it wraps now
            inner = self._inner.sizeHint().height()
        return inner + self._below.sizeHint().height()

    # Methods

    def _show_left(self, entry: Entry) -> None:
        """What the call leaves to be done: note and recording, with where they are."""
        call = entry.call
        self.note.show_note(call.id, call.note)
        self.note.setPlaceholderText(self._note_hint(call))
        state = part_words.note_state(entry)
        self.note_state.setText(state)
        self.note_state.setVisible(bool(state))
        self.recording.show_recording(entry)

    def show_upload(self, call_id: str, sent: int, total: int) -> None:
        """So many bytes of a call's recording are uploaded."""
        if call_id == self.call_id():
            self.recording.show_progress(sent, total)

    def leave(self) -> None:
        """Another pane is shown: tell what was typed here."""
        self.tell_typed()
        self._call = None

    def tell_typed(self) -> None:
        """Tell what is typed and not yet told."""
        self.note.tell()
        self.recording.tell()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.more.setText(self.tr("More ▾"))
        if self._call is not None:
            self.note.setPlaceholderText(self._note_hint(self._call))
        self.note.setAccessibleName(self.tr("Note"))
        self.recording.retranslate()
        self._fill_menu()

    def _note_hint(self, call: Call) -> str:
        if call.place is not Place.CRM:
            return self.tr("Note; stays on this computer")
        if call.is_open:
            return self.tr("Note; goes to the lead in Activix after the call")
        return self.tr("Note; goes to the lead in Activix")

    def _fill_menu(self) -> None:
        if self._menu.isVisible():
            return  # nothing moves under the rep's hand
        self._menu.clear()
        self._statuses.clear()
        self._statuses.setTitle(self.tr("Status in Activix"))
        self._menu.addMenu(self._statuses)
        for status in Status:
            action = self._statuses.addAction(words.status_name(status))
            action.setData(status)
            action.setCheckable(True)
            action.setChecked(self._call is not None and self._call.status is status)
        self._add_to_menu()

    def _add_to_menu(self) -> None:
        """What else the menu offers."""

    def _say_status(self, call: Call, status: Status) -> None:
        """A status was chosen in the menu."""

    def _say(self, call: Call, chosen: object) -> None:
        """Something else was chosen in the menu."""

    # Slots and events

    def _lead_to(self, widget: QWidget) -> None:
        # Once it has its place: it has only just been shown.
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(widget))

    def _show_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        chosen, call = action.data(), self._call
        if call is None:
            return
        if chosen in tuple(Status):  # Qt gives a StrEnum back as a plain string
            self._say_status(call, Status(chosen))
        else:
            self._say(call, chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
