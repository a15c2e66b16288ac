"""Reading the journal beside the program that writes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from ..calls.crm_copy import Entry
from .queries import Queries
from .schema import open_for_reading


class JournalReader(Queries):
    """A read-only view, for the command line and for tests. Usable as a context manager."""

    def __init__(self, path: Path) -> None:
        super().__init__(open_for_reading(path))

    def entry(self, call_id: str) -> Entry:
        """A call with its CRM copy, both of one moment; raises ``KeyError``."""
        with self._moment():
            return super().entry(call_id)

    def entries(self, since_epoch: int = 0) -> list[Entry]:
        """Every call that began at or after ``since_epoch``, as they were at one moment."""
        with self._moment():
            return super().entries(since_epoch)

    def unsettled(self) -> list[Entry]:
        """Every unsettled call, as they were at one moment."""
        with self._moment():
            return super().unsettled()

    def __enter__(self) -> JournalReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _moment(self) -> Iterator[None]:
        """What the writer commits in between is not seen: a call would not fit its copy."""
        self._rows("BEGIN")
        try:
            yield
        finally:
            self.connection.rollback()
