"""The one thread that owns the journal's writing connection.

A file that another program holds must stop neither the window nor the network, so both hand their
writes in here and get a future. Jobs run in the order they came in.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol, TypeVar

from .errors import JournalDamaged, JournalError
from .journal import Journal

Result = TypeVar("Result")


class Open(Protocol):
    """Opens a journal; ``damaged`` if it is known to be. Raises :class:`JournalError`."""

    def __call__(self, path: Path, *, damaged: bool = False) -> Journal: ...


def open_as_it_is(path: Path, *, damaged: bool = False) -> Journal:
    """The journal without more ado: for whoever does not own it."""
    return Journal(path)


class JournalThread:
    """Opens the journal on a thread of its own and runs jobs on it, one after another.

    Jobs handed in before the file is open wait for it. If it cannot be opened (each job tries
    anew), or after :meth:`close`, a job's future holds the :class:`JournalError` that says why. A
    file that turns out to be damaged is opened anew, knowing that, and the job tried once more.

    ``opened`` is called on the thread whenever a file was opened.
    """

    def __init__(
        self,
        path: Path,
        open_journal: Open = open_as_it_is,
        opened: Callable[[Journal], None] = lambda _: None,
    ) -> None:
        self._path = path
        self._open_journal = open_journal
        self._opened = opened
        self._journal: Journal | None = None
        self._jobs: queue.SimpleQueue[tuple[Callable[[Journal], Any], Future[Any]] | None]
        self._jobs = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._door = threading.Lock()
        self._closed = False

    def start(self) -> None:
        """Start opening the file; returns at once."""
        self._thread.start()

    def run(self, job: Callable[[Journal], Result]) -> Future[Result]:
        """Run ``job`` on the thread. The future's callbacks run there as well."""
        future: Future[Result] = Future()
        with self._door:
            if not self._closed:
                self._jobs.put((job, future))
                return future
        future.set_exception(JournalError("closed"))
        return future

    def close(self, timeout: float | None = None) -> bool:
        """Finish what was handed in, close the file, end the thread. ``False`` on a time-out."""
        with self._door:
            self._closed = True
            self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._open()
        except JournalError:
            pass  # the first job finds out, and tells whoever asked for it
        while (item := self._jobs.get()) is not None:
            job, future = item
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = self._do(job)
            except BaseException as error:  # it belongs to whoever asked
                future.set_exception(error)
            else:
                future.set_result(result)
                del result
            # What waits for the answer must not live on here until the next job.
            del item, job, future
        self._close()

    def _do(self, job: Callable[[Journal], Result]) -> Result:
        try:
            return job(self._journal or self._open())
        except JournalDamaged:
            self._close()
            # What was rolled back can be done again.
            return job(self._open(damaged=True))

    def _open(self, *, damaged: bool = False) -> Journal:
        self._journal = self._open_journal(self._path, damaged=damaged)
        self._opened(self._journal)
        return self._journal

    def _close(self) -> None:
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.close()
