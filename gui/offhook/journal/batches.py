"""Many entries at once: five queries for all of them, where one by one each would need four."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..calls.crm_copy import CrmCopy, Entry
from .rows import call_of, copy_of


def entries_of(connection: sqlite3.Connection, seqs: Sequence[int]) -> list[tuple[int, Entry]]:
    """The entries of the calls numbered ``seqs``, in that order; those that are gone left out.

    At most some hundreds at once. Raises ``sqlite3.Error``. What the writer commits between the
    queries is seen unless a transaction is under way.
    """
    calls = {row["seq"]: row for row in _in(connection, "call", "seq", seqs)}
    ids = [row["id"] for row in calls.values()]
    sources = _by_call(_in(connection, "call_source", "call_id", ids))
    copies = {row["call_id"]: row for row in _in(connection, "crm_copy", "call_id", ids)}
    fields = _by_call(_in(connection, "crm_field", "call_id", ids))
    sending = {
        row["call_id"]: row["verb"]
        for row in _in(connection, "attempt", "call_id", ids, " AND outcome IS NULL")
    }
    found = []
    for seq in seqs:
        if (row := calls.get(seq)) is None:
            continue
        call = call_of(row, sources[row["id"]])
        copy = copies.get(call.id)
        known = copy_of(copy, fields[call.id], sending.get(call.id)) if copy else CrmCopy(call.id)
        found.append((seq, Entry(call, known)))
    return found


def _in(
    connection: sqlite3.Connection, table: str, key: str, values: Sequence[object], more: str = ""
) -> list[sqlite3.Row]:
    places = ", ".join("?" * len(values))
    # The names are this package's own.
    query = f"SELECT * FROM {table} WHERE {key} IN ({places}){more}"  # noqa: S608
    return connection.execute(query, tuple(values)).fetchall()


def _by_call(rows: Iterable[sqlite3.Row]) -> defaultdict[str, list[sqlite3.Row]]:
    grouped: defaultdict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        grouped[row["call_id"]].append(row)
    return grouped
