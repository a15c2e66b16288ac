"""Reading the journal beside the program that writes it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from .queries import Queries
from .schema import open_for_reading


class JournalReader(Queries):
    """A read-only view, for the command line and for tests. Usable as a context manager."""

    def __init__(self, path: Path) -> None:
        super().__init__(open_for_reading(path))

    def __enter__(self) -> JournalReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
