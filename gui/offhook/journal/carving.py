"""Reading the rows of a damaged database, round the pages that cannot be read."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .leaves import stray_rows
from .schema import TABLES

_PREFIXES = 1 << 16
_NUMBERS = 1 << 22
_PATIENCE = 1 << 11
_PATIENCE_WITHOUT_ANSWER = 1 << 6
"""Questions put to a damaged table at most: where its root is gone, none is ever answered."""


class Carver:
    """The rows of one file. ``torn`` names the tables of which something could not be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        uri = f"{path.resolve().as_uri()}?immutable=1"
        self._connection = sqlite3.connect(uri, uri=True)
        self._connection.row_factory = sqlite3.Row
        # A name with a damaged letter is better than none.
        self._connection.text_factory = lambda text: text.decode(errors="replace")
        self.torn: set[str] = set()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def tables(self) -> set[str]:
        """The names of the tables, empty if not even those can be read."""
        try:
            found = self._connection.execute("SELECT name FROM sqlite_schema").fetchall()
        except sqlite3.Error:
            return set()
        return {row["name"] for row in found}

    def numbered(self, table: str, key: str) -> list[sqlite3.Row]:
        """The rows of a table whose ``key`` is its rowid."""
        rows = {int(row[key]): row for row in self._around(_Keys(table, key, _NUMBERS, int))}
        if table in self.torn:
            size = self._connection.execute("PRAGMA page_size").fetchone()[0]
            for row in stray_rows(self._path.read_bytes(), size, TABLES, table, key):
                rows.setdefault(row[key], row)
        return [rows[number] for number in sorted(rows)]

    def named(self, table: str, key: str) -> list[sqlite3.Row]:
        """The rows of a table that lies in the order of ``key``, which mostly is a UUID."""
        return self._around(_Keys(table, key, _PREFIXES, "{:04x}".format))

    def _around(self, keys: _Keys) -> list[sqlite3.Row]:
        """From both ends to the damage, then the same between its halves."""
        found: dict[tuple[object, ...], sqlite3.Row] = {}

        def take(low: int | None, high: int | None, order: str) -> tuple[sqlite3.Row | None, bool]:
            newest = None
            try:
                # Row by row: what came before the damage counts.
                for row in self._connection.execute(*keys.query(low, high, order)):
                    found[tuple(row)] = newest = row
            except sqlite3.Error:
                self.torn.add(keys.table)
                return newest, False
            return newest, True

        _, complete = take(None, None, "ASC")
        if complete:
            return list(found.values())
        take(None, None, "DESC")
        gaps = deque([(0, keys.last)])
        for asked in range(_PATIENCE):
            if not gaps or (asked > _PATIENCE_WITHOUT_ANSWER and not found):
                break
            low, high = gaps.popleft()
            low_row, complete = take(low, high, "ASC")
            if complete:
                continue
            high_row, _ = take(low, high, "DESC")
            low = max(low, keys.place(low_row, low))
            high = min(high, keys.place(high_row, high - 1) + 1)
            middle = (low + high) // 2
            if high - low > 1:
                gaps += [(low, middle), (middle, high)]
        return list(found.values())


@dataclass(frozen=True, slots=True)
class _Keys:
    """A table in the order of its keys; ``bound`` makes one of each number below ``last``."""

    table: str
    key: str
    last: int
    bound: Callable[[int], int | str]

    def query(self, low: int | None, high: int | None, order: str) -> tuple[str, list[int | str]]:
        where: str = ""
        values: list[int | str] = []
        if low is not None and high is not None:
            where = f" WHERE {self.key} >= ? AND {self.key} < ?"
            values = [self.bound(low), self.bound(high)]
        # Names and order are this package's own.
        return f"SELECT * FROM {self.table}{where} ORDER BY {self.key} {order}", values  # noqa: S608

    def place(self, row: sqlite3.Row | None, otherwise: int) -> int:
        """Which number's key a row has."""
        if row is None:
            return otherwise
        value = row[self.key]
        try:
            return value if isinstance(value, int) else int(str(value)[:4], 16)
        except ValueError:
            return otherwise
