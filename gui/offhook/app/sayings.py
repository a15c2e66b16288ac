"""What the rep says, on its way into the journal: in order, and never dropped in silence.

A full disk, a locked file: what cannot be committed is kept here, tried again every second, and
told of at once (:attr:`Sayings.unsaved`), while the rep can still write it on paper. It counts with
the time of the key press once it can be committed. Only the rep, or the end of the program, lets go
of it.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ..calls.events import Event
from ..calls.payloads import to_payload
from ..desk.inbox import Inbox
from ..journal.errors import JournalDamaged, JournalUnwritable, Trouble
from ..journal.journal import Recorded
from ..qt.bridge import Bridge
from ..ui.unsaved import Unsaved

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 2.0
"""What takes longer than this is told of. SQLite waits longer for a file that another program
holds."""

LOOK_MS = 250
RETRY_MS = 1000


@dataclass(slots=True)
class _Saying:
    event: Event
    then: Callable[[Any], None]
    since: float
    trouble: Trouble | None = None
    last_try: bool = False


class Sayings(QObject):
    """One event at a time. ``unsaved`` carries a tuple of :class:`Unsaved`, empty when all is well
    again."""

    unsaved = Signal(object)

    def __init__(
        self,
        say: Callable[[Event], Future[Recorded]],
        bridge: Bridge,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._bridge = bridge
        self._waiting: deque[_Saying] = deque()
        self._under_way: _Saying | None = None
        self._told: tuple[Unsaved, ...] = ()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._tell)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._next)

    # Methods

    def say(self, event: Event, then: Callable[[Any], None]) -> None:
        """Commit ``event``; ``then`` gets its ``Recorded``, or the ``Exception``."""
        self._waiting.append(_Saying(event, then, time.monotonic()))
        if not self._look.isActive():
            self._look.start()
        if not self._retry.isActive():
            self._next()

    def try_now(self) -> None:
        """The rep has made room, or says so."""
        self._retry.stop()
        self._next()

    def let_go(self) -> None:
        """The rep does without what could not be saved so far; each is told that it failed.

        The one that is just tried again may still be saved: it is told as it turns out.
        """
        self._retry.stop()
        troubled = [saying for saying in self._waiting if saying.trouble is not None]
        for saying in troubled:
            saying.last_try = saying is self._under_way
        given_up = [saying for saying in troubled if not saying.last_try]
        self._waiting = deque(
            saying for saying in self._waiting if saying.trouble is None or saying.last_try
        )
        self._tell()
        for saying in given_up:
            saying.then(JournalUnwritable("let go", saying.trouble or Trouble.FAILING))
        self._next()

    def flush(self) -> list[tuple[Event, Future[Recorded]]]:
        """The program ends: hand in all that waits, in its order, for what it is worth. Returns
        what the rep was not told of: it must not be lost in silence."""
        self._look.stop()
        self._retry.stop()
        told = {each.event.id for each in self._told}
        events = [saying.event for saying in self._waiting if not saying.last_try]
        self._waiting.clear()
        handed_in = [(event, self._say(event)) for event in events]
        return [(event, future) for event, future in handed_in if event.id not in told]

    def _next(self) -> None:
        if self._under_way is not None or not self._waiting:
            return
        saying = self._under_way = self._waiting[0]
        self._bridge.when_done(self._say(saying.event), self._done)

    def _done(self, future: Future[Recorded]) -> None:
        saying, self._under_way = self._under_way, None
        if saying is None or not self._waiting or self._waiting[0] is not saying:
            self._next()  # flushed
            return
        error = None if future.cancelled() else future.exception()
        if isinstance(error, JournalUnwritable | JournalDamaged) and not saying.last_try:
            trouble = error.trouble if isinstance(error, JournalUnwritable) else Trouble.FAILING
            for each in self._waiting:
                each.trouble = trouble  # what waits behind it cannot be saved either
            self._retry.start(RETRY_MS)
            self._tell()
            return
        self._waiting.popleft()
        self._tell()
        if not future.cancelled():
            saying.then(error or future.result())
        self._next()

    # Slots

    def _tell(self) -> None:
        late = time.monotonic() - PATIENCE_SECONDS
        told = tuple(
            Unsaved(saying.event, saying.trouble or Trouble.HELD)
            for saying in self._waiting
            if (saying.trouble is not None or saying.since < late) and not saying.last_try
        )
        if not self._waiting:
            self._look.stop()
        if told != self._told:
            self._told = told
            self.unsaved.emit(told)


def keep_for_next_start(inbox: Inbox, untold: Sequence[tuple[Event, Future[Recorded]]]) -> None:
    """Put what is not committed where the next start finds it. Should the journal take it in this
    very moment after all, it knows it again by its id."""
    for event, future in untold:
        if not future.done() or future.cancelled() or future.exception() is not None:
            try:
                inbox.put(event.id, to_payload(event), event.at)
            except OSError as error:
                log.info("what was said at the end is not kept: %s", error)
