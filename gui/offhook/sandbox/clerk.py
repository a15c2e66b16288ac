"""Does things later, in one thread of its own."""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections.abc import Callable


class Clerk:
    """Runs jobs when their time has come, one after the other. The thread starts with the first
    job; what is still to come when the clerk stops is never done."""

    def __init__(self) -> None:
        self._jobs: list[tuple[float, int, Callable[[], object]]] = []
        self._order = itertools.count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopped = True

    def start(self) -> None:
        """Take jobs from now on, also after a stop."""
        with self._changed:
            self._stopped = False

    def later(self, seconds: float, job: Callable[[], object]) -> None:
        """Do ``job`` in ``seconds``; never, if the clerk does not work."""
        with self._changed:
            if self._stopped:
                return
            heapq.heappush(self._jobs, (time.monotonic() + seconds, next(self._order), job))
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._work, name="sandbox-clerk", daemon=True
                )
                self._thread.start()
            self._changed.notify()

    def stop(self) -> None:
        """Drop what waits; return when a job under way is done."""
        with self._changed:
            self._stopped = True
            self._jobs.clear()
            self._changed.notify()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        while job := self._next():
            job()

    def _next(self) -> Callable[[], object] | None:
        with self._changed:
            while not self._stopped:
                wait = self._jobs[0][0] - time.monotonic() if self._jobs else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._jobs)[2]
                self._changed.wait(wait)
            return None
