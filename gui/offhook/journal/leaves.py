"""The rows of pages that no page leads to any more: the leaves of a table whose branches are gone.

SQLite, *Database File Format*, 1.6 *B-tree Pages* and 2.1 *Record Format*.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator

_LEAF = 0x0D  # of a table with rowids
_WIDTHS = (0, 1, 2, 3, 4, 6, 8)  # bytes of an integer, by its serial type

Value = int | float | bytes | str | None


def stray_rows(data: bytes, size: int, tables: str, table: str, key: str) -> list[sqlite3.Row]:
    """The rows of ``table``, told by the number and the kinds of their columns, from every leaf.

    ``tables`` is the SQL that makes the tables, ``key`` the column that is the rowid. Of several
    rows with one key the last in the file is taken.
    """
    memory = sqlite3.connect(":memory:")
    memory.row_factory = sqlite3.Row
    memory.executescript(tables)
    names = [row["name"] for row in memory.execute(f"PRAGMA table_info({table})")]
    places = ", ".join("?" * len(names))
    statement = f"INSERT OR REPLACE INTO {table} VALUES ({places})"  # noqa: S608 - our own names
    for rowid, values in _records(data, size):
        if len(values) != len(names):
            continue
        values[names.index(key)] = rowid
        try:
            memory.execute(statement, values)
        except sqlite3.Error:
            continue  # another table's, or damaged
    rows = memory.execute(f"SELECT * FROM {table} ORDER BY {key}").fetchall()  # noqa: S608
    memory.close()
    return rows


def _records(data: bytes, size: int) -> Iterator[tuple[int, list[Value]]]:
    for start in range(0, len(data) - size + 1, size):
        page = data[start : start + size]
        if page[0] != _LEAF:
            continue
        count = int.from_bytes(page[3:5], "big")
        for pointer in range(8, min(8 + 2 * count, size - 1), 2):
            place = int.from_bytes(page[pointer : pointer + 2], "big")
            try:
                length, place = _varint(page, place)
                rowid, place = _varint(page, place)
                if length <= size - 35:  # longer ones go on elsewhere
                    yield rowid, list(_values(page[place : place + length]))
            except (IndexError, ValueError, struct.error):
                continue  # no record


def _values(record: bytes) -> Iterator[Value]:
    header, place = _varint(record, 0)
    body = header
    while place < header:
        kind, place = _varint(record, place)
        if kind >= 12:
            width = (kind - 12) // 2
            piece = record[body : body + width]
            if len(piece) < width:
                raise ValueError("cut short")
            yield piece.decode() if kind % 2 else piece
        elif kind in (8, 9):
            width = 0
            yield kind - 8
        elif kind == 7:
            width = 8
            yield float(struct.unpack(">d", record[body : body + 8])[0])
        else:
            width = _WIDTHS[kind]
            yield int.from_bytes(record[body : body + width], "big", signed=True) if kind else None
        body += width


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        byte = data[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    return value << 8 | data[place], place + 1
