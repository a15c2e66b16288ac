"""Where the other threads speak to the window.

One object that lives on the GUI thread. Its signals may be emitted from anywhere; what is connected
to them must be methods of objects that live on the GUI thread, so that Qt delivers there (a lambda
would run on the thread that emitted). All signals are ``Signal(object)``: ``Signal(int)`` overflows
at 2**31, and a ``dict`` with integer keys arrives empty.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal


class Bridge(QObject):
    """Events out of the core, as signals."""

    entry_changed = Signal(object)
    """An :class:`~offhook.calls.crm_copy.Entry` was committed."""

    recorded = Signal(object)
    """A :class:`~offhook.journal.journal.Recorded`: what became of an event."""

    status_changed = Signal(object)
    """A :class:`~offhook.sync.SyncStatus`."""

    lead_answered = Signal(object)
    """A :class:`~offhook.sync.lead_answer.LeadAnswer`: whose number, or name, it is."""

    tasks_changed = Signal(object)
    """A :class:`~offhook.calls.tasks.TaskList`: the rep's open call tasks, fresh from the CRM, or
    as fresh as they need to be."""

    upload_moved = Signal(object)
    """An :class:`~offhook.calls.follow_ups.UploadProgress`."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finished.connect(self._deliver)

    def when_done(self, future: Future[Any], then: Callable[[Future[Any]], None]) -> None:
        """Call ``then`` with ``future`` on the GUI thread once it is done."""
        future.add_done_callback(lambda done: self._tell((then, done)))

    def _tell(self, delivery: object) -> None:
        try:
            self._finished.emit(delivery)
        except RuntimeError:
            pass  # the window is gone; nobody is left to be told

    def _deliver(self, delivery: object) -> None:
        assert isinstance(delivery, tuple)
        then, future = delivery
        then(future)
