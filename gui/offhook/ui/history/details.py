"""The call that has the keyboard, in full: what the row has no room for."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ...calls.call import Call, Place
from ...calls.crm_copy import Entry
from ...qt.theme import current_tokens
from ...sync.status import SyncStatus
from .. import masking, words
from ..whereabouts import whereabouts
from ..widgets.card import Card
from ..widgets.labels import make_label
from ..widgets.timer_label import clock_text
from .row_words import when_text

translate = QCoreApplication.translate


class Details(Card):
    """Who, when, how it ended, where its log is, and the note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        tokens = current_tokens()
        self.note = make_label("", "row", wrap=True)
        self.note.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self._area.setFixedHeight(tokens.px(58))
        self.add(self._area, spacing=4)

    # Methods

    def show_entry(self, entry: Entry, region: str, status: SyncStatus, now: datetime) -> None:
        """Show a call."""
        call = entry.call
        self.set_texts(
            words.party(call, region),
            detail_sentence(entry, region, status, now),
            "" if call.duration is None else clock_text(call.duration),
        )
        note = "" if masking.is_hidden() else call.note
        self.note.setText(note)
        self.note.setAccessibleName(self.tr("Note"))
        self._area.setVisible(bool(note))

    def labels(self) -> list[QLabel]:
        """All that can be read."""
        return self.findChildren(QLabel)


def detail_sentence(entry: Entry, region: str, status: SyncStatus, now: datetime) -> str:
    """The line below the name: number, direction, when, outcome, where the log is."""
    call = entry.call
    parts = [
        words.below_party(call, region),
        when_text(call.start_at, now),
        words.guessed(words.outcome_name(call)) if words.is_guess(call) else
        words.outcome_name(call),
        *_ring_and_talk(call),
        whereabouts(entry, status),
    ]  # fmt: skip
    if call.place is not Place.CLEARED and call.media_url:
        parts.append(translate("History", "with a recording"))
    return " · ".join(part for part in parts if part)


def _ring_and_talk(call: Call) -> list[str]:
    if call.talk_seconds is None or call.answered_after is None:
        return []
    return [translate("History", "talked %1").replace("%1", clock_text(call.talk_seconds))]
