"""How anything is written to the journal: in transactions, a call always with all that is its."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..calls.crm_copy import Entry
from ..calls.deriving import is_unsettled
from .part_writes import write_parts
from .queries import Queries
from .rows import CALL_COLUMNS, call_row, copy_row
from .schema import fault, open_for_writing
from .search import search_row, write_search


class Writing(Queries):
    """An open journal, and the means to change it. For the thread that owns the writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(open_for_writing(path))
        self.path = path

    def remember(self, key: str, value: str) -> None:
        """Commit one value of ``meta``."""
        with self._transaction():
            self.connection.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                (key, value),
            )

    def _write(self, entry: Entry) -> Entry:
        row = call_row(entry.call)
        self.connection.execute(
            f"INSERT INTO call ({', '.join(CALL_COLUMNS)})"  # noqa: S608 - our own column names
            f" VALUES ({', '.join(':' + column for column in CALL_COLUMNS)})"
            f" ON CONFLICT (id) DO UPDATE SET"
            f" {', '.join(f'{column} = excluded.{column}' for column in CALL_COLUMNS[1:])}",
            row,
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO call_source VALUES (?, ?, ?)",
            [(entry.call.id, source, phone_call) for source, phone_call in entry.call.sources],
        )
        copy = copy_row(entry.copy, unsettled=is_unsettled(entry))
        self.connection.execute(
            f"INSERT OR REPLACE INTO crm_copy ({', '.join(copy)})"  # noqa: S608
            f" VALUES ({', '.join(':' + column for column in copy)})",
            copy,
        )
        self.connection.execute("DELETE FROM crm_field WHERE call_id = ?", (entry.call.id,))
        fields = [(name, json.dumps(value), 1) for name, value in entry.copy.fields.items()]
        fields += [(name, "null", 0) for name in entry.copy.unknown]
        self.connection.executemany(
            "INSERT INTO crm_field VALUES (?, ?, ?, ?)",
            [(entry.call.id, *values) for values in fields],
        )
        write_parts(self.connection, entry)
        seq = self.connection.execute("SELECT seq FROM call WHERE id = ?", (entry.call.id,))
        write_search(self.connection, [search_row(seq.fetchone()["seq"], entry)])
        return entry

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except BaseException as error:
            # A full disk may have ended the transaction already.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise fault(error) from error
            raise
