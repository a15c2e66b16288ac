"""The journal, as sync uses it from its loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TypeVar

from ..calls.clock import Clock
from ..calls.copying import Result
from ..calls.crm_copy import Attempt, Entry, Part
from ..calls.deriving import Request
from ..journal.errors import JournalError
from ..journal.journal import Journal
from ..journal.thread import JournalThread

Value = TypeVar("Value")

RETRY_SECONDS = 1.0
"""Another program may hold the file, or the disk be full: tried again after this."""


class Commits:
    """Runs jobs on the journal's thread and tells of the entries that they changed.

    ``tell`` is called on that thread, straight after the commit. Call events are told of there as
    well, so everyone hears of the values of a call in the order in which they were committed; told
    of when the loop comes round to it, an older value could replace a newer one.
    """

    def __init__(self, journal: JournalThread, clock: Clock, tell: Callable[[Entry], None]) -> None:
        self._journal = journal
        self._clock = clock
        self._tell = tell

    async def run(self, job: Callable[[Journal], Value]) -> Value:
        """What ``job`` returns. Raises :class:`JournalError`."""
        return await asyncio.wrap_future(self._journal.run(job))

    async def change(self, job: Callable[[Journal], Iterable[Entry]]) -> None:
        """Run a job that returns the entries that it changed. Raises :class:`JournalError`."""
        await self.run(lambda journal: self._tell_all(job(journal)))

    def post(self, job: Callable[[Journal], Iterable[Entry]]) -> None:
        """The same without waiting for it; nobody hears if it fails."""
        self._journal.run(lambda journal: self._tell_all(job(journal)))

    async def begin(
        self, call_id: str, settle_seconds: int, part: Part | None = None
    ) -> tuple[Attempt, Entry, Request] | None:
        """Commit that the request leaves that is due for a call's log, or for one part of it.

        Raises :class:`JournalError`."""

        def begin(journal: Journal) -> tuple[Attempt, Entry, Request] | None:
            begun = journal.begin(call_id, self._clock.now(), settle_seconds, part)
            # Nothing is due: whoever thought so has an old value.
            self._tell(journal.entry(call_id) if begun is None else begun[1])
            return begun

        return await self.run(begin)

    async def finish(self, attempt: Attempt, result: Result) -> None:
        """Commit what came back, however long the journal cannot be written."""
        at = self._clock.now()

        def finish(journal: Journal) -> None:
            self._tell(journal.finish(attempt, result, at))

        while True:
            future = self._journal.run(finish)
            try:
                return await asyncio.wrap_future(future)
            except JournalError:
                await asyncio.sleep(RETRY_SECONDS)
            except asyncio.CancelledError:
                if future.cancelled():
                    # The program ends before the journal came to it. The journal closes after us.
                    self._journal.run(finish)
                raise

    def _tell_all(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._tell(entry)
