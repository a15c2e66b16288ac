"""Keeps the list of what is due: read anew when a call, a task or the time has changed it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ..calls.call import Call
from ..calls.due import DueItem, DueKind
from .controller import Controller
from .due_panel import DuePanel
from .speaker import Speaker

PAUSE_MS = 400
"""After a change: others come with it."""

AGAIN_MS = 60_000
"""What is due tomorrow is due today once the day has come."""


class DueDesk(QObject):
    """Between the journal and the panel. The item that was taken is done once its call begins.
    ``changed``: the panel says something else now."""

    changed = Signal()

    def __init__(
        self,
        controller: Controller,
        speaker: Speaker,
        panel: DuePanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._speaker = speaker
        self._panel = panel
        self._items: list[DueItem] = []
        self._taken: DueItem | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self.load)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.load)
        controller.bridge.entry_changed.connect(self._changed)
        controller.bridge.tasks_changed.connect(self._changed)
        panel.settled.connect(self._settle)

    # Methods

    def load(self) -> None:
        """Read it anew."""
        self._again.start()
        self._controller.load_due(self._take_in)

    def refresh(self) -> None:
        """Say it in the words of now."""
        settings, now = self._controller.settings, self._controller.now().wall
        self._panel.show_items(self._items, settings.region, now)
        self.changed.emit()

    def take(self, item: DueItem) -> None:
        """Its number stands in the field now."""
        self._taken = item

    def begun(self, call: Call) -> None:
        """A call has begun: the call-back that it is was made."""
        item, self._taken = self._taken, None
        if item is None or item.number != call.remote:
            return
        if item.kind is DueKind.CALL_BACK and item.call_id != call.id:
            self._speaker.call_back_done(item.call_id)

    # Slots

    def _changed(self, _what: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _take_in(self, items: object) -> None:
        if isinstance(items, list):  # else the journal cannot be read, which is told elsewhere
            self._items = items
            self.refresh()

    def _settle(self, item: object) -> None:
        assert isinstance(item, DueItem)
        if item.kind is DueKind.MISSED:
            self._speaker.let_go(item.call_id)
        elif item.kind is DueKind.CALL_BACK:
            self._speaker.call_back_done(item.call_id)
