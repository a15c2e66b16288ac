"""The sending history of one call, and what the rep can do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ...calls.crm_copy import Attempt, Decision, Entry, SyncState
from ...calls.deriving import sync_state
from ...qt.theme import current_tokens
from ...sync.status import SyncStatus
from .. import ledger_outcomes, ledger_words, needs, words
from ..controller import Controller
from ..ledger_fields import sent
from ..mender import Mender
from ..whereabouts import recording_stays, whereabouts
from ..widgets.card import Card
from ..widgets.labels import make_label
from .form import FormDialog, make_button

MOST_CARDS = 60
"""More are in *Copy as text*."""

_SETTLED = (SyncState.SYNCED, SyncState.LOCAL_ONLY, SyncState.SETTLED_BY_HAND)
_SCROLL_KEYS = {
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_End: 1000,
}


class LedgerDialog(FormDialog):
    """Every attempt: when, what, what came back, newest first. Follows the journal while open."""

    def __init__(
        self,
        controller: Controller,
        mender: Mender,
        entry: Entry,
        region: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._mender = mender
        self._entry = entry
        self._region = region
        self._status = SyncStatus(base_url=entry.call.stamp.base_url)
        self._attempts: list[Attempt] | None = None
        self._name = make_label("", "title", wrap=True)
        self._below = make_label("", "small", wrap=True)
        self._empty = make_label("", "small", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(current_tokens().space_s)
        head = QVBoxLayout()
        head.setSpacing(current_tokens().space_xs)
        head.addWidget(self._name)
        head.addWidget(self._below)
        self.in_crm = make_button()
        self.again = make_button()
        self.take_back = make_button()
        self.copy = make_button()
        self.done_button = make_button("primary")
        self.add(head, self._empty, self._cards)
        self.add_buttons(self.again, self.in_crm, self.take_back, self.copy, self.done_button)
        bridge = controller.bridge
        bridge.entry_changed.connect(self._entry_changed)
        bridge.status_changed.connect(self.set_status)
        self.in_crm.clicked.connect(self._settle)
        self.again.clicked.connect(self._try_again)
        self.take_back.clicked.connect(self._take_back)
        self.copy.clicked.connect(self._copy)
        self.done_button.clicked.connect(self.reject)
        self.retranslate()
        self.done_button.setFocus()
        controller.load_ledger(entry.call.id, self._loaded)

    # Properties

    def cards(self) -> list[Card]:
        """What is shown of the attempts, newest first."""
        items = (self._cards.itemAt(place) for place in range(self._cards.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Card)]

    # Methods

    def set_status(self, status: SyncStatus) -> None:
        """How things stand, which says where the call is."""
        self._status = status
        self._show_entry()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Sending history"))
        self.in_crm.setText(self.tr("It is in &Activix"))
        self.take_back.setText(self.tr("&Take that back"))
        self.copy.setText(self.tr("&Copy as text"))
        self.done_button.setText(self.tr("C&lose"))
        self._show_entry()
        self._show_attempts()

    def _show_entry(self) -> None:
        call, copy, state = self._entry.call, self._entry.copy, sync_state(self._entry)
        self._name.setText(words.party(call, self._region))
        parts = [
            words.below_party(call, self._region),
            words.clock_time(call.start_at),
            whereabouts(self._entry, self._status),
        ]
        self._below.setText(" · ".join(parts))
        asks = state is SyncState.NEEDS_YOU
        if asks:
            self.banner.show_message("warn", needs.sentence(needs.need_of(self._entry)))
        elif stays := recording_stays(self._entry):
            self.banner.show_message("info", stays)
        else:
            self.banner.clear()
        # Not only what asks: while it waits, the rep may have entered it in Activix by hand.
        waits = state in (SyncState.WAITING, SyncState.UNCONFIRMED) and not call.is_open
        self.in_crm.setVisible(waits or (asks and copy.parked is not None))
        self.take_back.setVisible(state is SyncState.SETTLED_BY_HAND)
        self.again.setVisible(state not in _SETTLED and not (asks and copy.parked is None))
        again = self.tr("&Send it again") if copy.parked else self.tr("&Try again now")
        self.again.setText(again)

    def _show_attempts(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        attempts = self._attempts or []
        self._empty.setVisible(not attempts)
        self.copy.setEnabled(self._attempts is not None)
        if self._attempts is None:
            self._empty.setText(self.tr("Reading…"))
            return
        self._empty.setText(self.tr("Nothing of this call has been sent yet."))
        all_tries = ledger_words.folded(attempts)
        for tries in all_tries[:MOST_CARDS]:
            self._cards.addWidget(self._card(tries))
        earlier = len(all_tries) - MOST_CARDS
        if earlier > 0:
            text = self.tr("%Ln earlier one(s) are in the copied text.", "", earlier)
            self._cards.addWidget(make_label(text, "small", wrap=True))

    def _card(self, tries: ledger_words.Tries) -> Card:
        attempt = tries.last
        outcome = " ".join(
            part for part in (ledger_outcomes.outcome(attempt), ledger_words.since(tries)) if part
        )
        when = ledger_words.when(tries, self._controller.now().wall)
        card = Card(ledger_words.title(tries), outcome, when, small=True)
        tone = ledger_outcomes.tone(attempt)
        card.set_subtitle_tone(tone)
        fields = sent(attempt.body, self._region, in_lines=True)
        if fields:
            card.add(make_label(fields, "tiny", wrap=True), spacing=4)
        card.setAccessibleDescription(" ".join((when, outcome, fields)))
        return card

    # Slots

    def _loaded(self, attempts: list[Attempt]) -> None:
        if isValid(self) and attempts != self._attempts:
            self._attempts = attempts
            self._show_attempts()

    def _entry_changed(self, entry: Entry) -> None:
        if entry.call.id != self._entry.call.id:
            return
        self._entry = entry
        self._show_entry()
        self._controller.load_ledger(entry.call.id, self._loaded)

    def _try_again(self) -> None:
        if self._entry.copy.parked is not None:
            self._mender.decide(self._entry.call.id, Decision.SEND_AGAIN)
        else:
            self._controller.hurry()

    def _settle(self) -> None:
        self._mender.decide(self._entry.call.id, Decision.IN_CRM)

    def _take_back(self) -> None:
        self._mender.decide(self._entry.call.id, Decision.TAKEN_BACK)

    def _copy(self) -> None:
        where = self.banner.text() or whereabouts(self._entry, self._status)
        text = ledger_words.as_text(self._entry, self._attempts or [], self._region, where)
        QGuiApplication.clipboard().setText(text)
        self.copy.setText(self.tr("Copied ✓"))

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = _SCROLL_KEYS.get(Qt.Key(event.key()))
        if pages is None:
            super().keyPressEvent(event)
            return
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())
