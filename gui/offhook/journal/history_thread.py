"""A thread that reads the history, beside the one that writes: neither waits for the other."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from .errors import JournalError
from .history import History
from .schema import open_for_reading

Result = TypeVar("Result")
Job = tuple[Callable[[History], Any], "Future[Any]"]


class HistoryThread:
    """Runs jobs on a read-only connection, one after another. It starts with the first one: most
    days of a rep need none.

    A job's future holds the :class:`JournalError` if the file cannot be read; the next job opens it
    anew.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="history", daemon=True)
        self._door = threading.Lock()
        self._open: History | None = None
        self._stale = False
        self._closed = False

    def run(self, job: Callable[[History], Result]) -> Future[Result]:
        """Run ``job`` on the thread. The future's callbacks run there as well."""
        future: Future[Result] = Future()
        with self._door:
            if not self._closed:
                self._jobs.put((job, future))
                if not self._thread.is_alive():
                    self._thread.start()
                return future
        future.set_exception(JournalError("closed"))
        return future

    def open_anew(self) -> None:
        """Another file has the journal's name now."""
        self._stale = True

    def close(self, timeout: float | None = None) -> None:
        """Give up what is under way, and end."""
        with self._door:
            self._closed = True
            self._jobs.put(None)
            if self._open is not None:
                self._open.connection.interrupt()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        while (item := self._jobs.get()) is not None:
            job, future = item
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = job(self._history())
            except BaseException as error:  # it belongs to whoever asked
                self._shut()
                future.set_exception(error)
            else:
                future.set_result(result)
                del result
            # What waits for the answer must not live on here until the next job.
            del item, job, future
        self._shut()

    def _history(self) -> History:
        if self._stale:
            self._stale = False
            self._shut()
        if self._open is None:
            opened = History(open_for_reading(self._path))
            with self._door:
                self._open = opened
        return self._open

    def _shut(self) -> None:
        with self._door:
            opened, self._open = self._open, None
        if opened is not None:
            opened.close()
