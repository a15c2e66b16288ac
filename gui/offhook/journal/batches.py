"""Many entries at once: one query a table, where one by one each would need them all."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..calls.crm_copy import PART_OF, CrmCopy, Entry, Verb
from .part_rows import follow_up_of, parts_of
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
    sending = _by_call(_in(connection, "attempt", "call_id", ids, " AND outcome IS NULL"))
    follow_ups = {row["call_id"]: row for row in _in(connection, "follow_up", "call_id", ids)}
    parts = _by_call(_in(connection, "crm_part", "call_id", ids))
    found = []
    for seq in seqs:
        if (row := calls.get(seq)) is None:
            continue
        call = call_of(row, sources[row["id"]], follow_up_of(follow_ups.get(row["id"])))
        verbs = [Verb(attempt["verb"]) for attempt in sending[call.id]]
        under_way = {PART_OF[verb]: verb for verb in verbs if verb in PART_OF}
        log = next((verb for verb in verbs if verb not in PART_OF), None)
        copy, known = copies.get(call.id), CrmCopy(call.id)
        if copy:
            known = copy_of(copy, fields[call.id], log, parts_of(parts[call.id], under_way))
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
