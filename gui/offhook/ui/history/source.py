"""What the history's window may ask for. The program behind it (:mod:`offhook.app`) does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance

from ...calls.crm_copy import Entry
from ...journal.history import HistoryQuery


@dataclass(frozen=True, slots=True)
class Sheet:
    """How calls become a table: ``head`` and, for each call, ``row`` are the cells of a line.

    ``row`` is called on a thread of its own.
    """

    head: Sequence[str]
    row: Callable[[Entry], Sequence[str]]
    separator: str = ","


class HistorySource(Protocol):
    """Every method returns at once. ``then`` is called on the GUI thread, with what was asked for
    or with the ``Exception``."""

    @property
    def renewed(self) -> SignalInstance:
        """All that was read before may be out of date."""
        ...

    def find(self, query: HistoryQuery, then: Callable[[Any], None]) -> None:
        """The numbers of the calls that fit, in their order."""
        ...

    def read(self, seqs: Sequence[int], then: Callable[[Any], None]) -> None:
        """Pairs of number and entry; a call that is gone is left out."""
        ...

    def of_days(self, first: date, last: date, then: Callable[[Any], None]) -> None:
        """The entries of some days, oldest first."""
        ...

    def export(
        self,
        seqs: Sequence[int],
        path: Path,
        sheet: Sheet,
        told: Callable[[int], None],
        then: Callable[[Any], None],
    ) -> Callable[[], None]:
        """Write calls to ``path``. ``told`` gets how many are done now and then, ``then`` how many
        it were, or ``None`` if it was called off. Returns what calls it off."""
        ...
