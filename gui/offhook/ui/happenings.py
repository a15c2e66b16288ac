"""What happens to calls and to the token, told once each: for ears, notifications and the tray.

The journal tells what a call is; this tells what became of it since. Calls that a start finds are
no news.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ..calls.crm_copy import Entry
from ..calls.deriving import needs_rep
from ..calls.tokens import TokenState
from ..sync.status import SyncStatus
from .controller import Controller

NEWS_SECONDS = 60
"""A call that began longer ago than this, when it is first seen, was begun before this start."""


@dataclass(frozen=True, slots=True)
class _Seen:
    is_open: bool
    answered: bool
    needs_you: bool


class Happenings(QObject):
    """Each signal but the last carries an ``Entry``."""

    began = Signal(object)
    answered = Signal(object)
    ended = Signal(object)
    needs_you = Signal(object)
    token_refused = Signal()

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._seen: dict[str, _Seen] = {}
        self._token = TokenState.UNKNOWN
        controller.bridge.entry_changed.connect(self._entry_changed)
        controller.bridge.status_changed.connect(self._status_changed)

    # Slots

    def _entry_changed(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        call = entry.call
        before = self._seen.get(call.id)
        needs = needs_rep(entry)
        now = _Seen(call.is_open, call.answered_after is not None, needs)
        if now == before:
            return
        self._seen[call.id] = now
        if before is None:
            if call.is_open and not call.question and self._is_news(entry):
                self.began.emit(entry)
            return
        if now.answered and not before.answered and call.is_open:
            self.answered.emit(entry)
        if before.is_open and not now.is_open:
            self.ended.emit(entry)
        if now.needs_you and not before.needs_you:
            self.needs_you.emit(entry)

    def _is_news(self, entry: Entry) -> bool:
        return self._controller.now().seconds_since(entry.call.start) < NEWS_SECONDS

    def _status_changed(self, status: object) -> None:
        assert isinstance(status, SyncStatus)
        before, self._token = self._token, status.token
        if status.token is TokenState.REJECTED and before is not TokenState.REJECTED:
            self.token_refused.emit()
