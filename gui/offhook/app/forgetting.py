"""Once a day the journal forgets whom old calls were with. A little at a time: between two bits
the journal's thread does whatever else is asked of it, and a call of now never waits for more than
one of them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ..calls.clock import Clock
from ..calls.retention import kept_since
from ..journal.journal import Journal
from ..journal.leftovers import remove_leftovers
from ..journal.own import OwnJournal
from ..journal.thread import JournalThread
from ..qt.bridge import Bridge

FIRST_MS = 30_000
"""After the start: it has better things to do first."""
AGAIN_MS = 600_000
PAUSE_MS = 40
CALLS_AT_ONCE = 25
PAGES_AT_ONCE = 64
DONE_ON = "forgotten_on"
"""The key of ``meta`` for the day on which everything was last gone through."""


class Forgetting(QObject):
    """``forgot``: calls were cleared. ``months`` says how long they are kept now, 0 for ever."""

    forgot = Signal()

    def __init__(
        self,
        journal: JournalThread,
        bridge: Bridge,
        clock: Clock,
        months: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._bridge = bridge
        self._clock = clock
        self._months = months
        self._stopped = False
        self._under_way = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    # Methods

    def start(self) -> None:
        """Look from time to time whether a day's work is to be done."""
        self._timer.start(FIRST_MS)

    def stop(self) -> None:
        """No more from now on."""
        self._stopped = True
        self._timer.stop()

    def look(self) -> None:
        """Do the day's work unless it is done; also after a change of the settings."""
        months = self._months()
        self._timer.start(AGAIN_MS)
        if self._under_way or self._stopped or not months:
            return
        now = self._clock.now().wall
        mark = f"{now.date().isoformat()} {months}"

        def due_at(journal: Journal) -> datetime | None:
            held = isinstance(journal, OwnJournal) and journal.hold is not None
            if held or journal.recall(DONE_ON) == mark:
                return None
            # What is cleared is gone for good. So a clock that is years fast does not count alone:
            # by the CRM's, at its last answer, the time must be over as well.
            return min(now, journal.last_server_time() or now)

        def begin(at: datetime | None) -> None:
            if at is not None:
                self._clear(kept_since(at, months), at, mark, any_yet=False)
            else:
                self._under_way = False

        self._under_way = True
        self._run(due_at, begin)

    def _clear(self, before: datetime, now: datetime, mark: str, *, any_yet: bool) -> None:
        def go_on(count: int) -> None:
            if count:
                self._clear(before, now, mark, any_yet=True)
            else:
                if any_yet:
                    self.forgot.emit()
                self._merge(before, now, mark, first=True)

        self._run(lambda journal: journal.forget(before, CALLS_AT_ONCE), go_on)

    def _merge(self, before: datetime, now: datetime, mark: str, *, first: bool) -> None:
        def go_on(more: bool) -> None:
            if more:
                self._merge(before, now, mark, first=False)
            else:
                self._finish(before, now, mark)

        self._run(lambda journal: journal.forget_in_index(PAGES_AT_ONCE, first=first), go_on)

    def _finish(self, before: datetime, now: datetime, mark: str) -> None:
        def finish(journal: Journal) -> bool:
            remove_leftovers(journal.path, now, before)
            journal.forget_leads(before)
            # While somebody reads, the log cannot be cut: the day's work is not done yet.
            cut = journal.cut_log()
            if cut:
                journal.remember(DONE_ON, mark)
            return cut

        def done(_cut: bool) -> None:
            self._under_way = False

        self._run(finish, done)

    def _run(self, job: Callable[[Journal], object], then: Callable[..., None]) -> None:
        def deliver(future: Future[object]) -> None:
            if self._stopped or future.cancelled() or future.exception() is not None:
                self._under_way = False  # the next look tries again
            else:
                result = future.result()
                QTimer.singleShot(PAUSE_MS, self, lambda: then(result))

        self._bridge.when_done(self._journal.run(job), deliver)
