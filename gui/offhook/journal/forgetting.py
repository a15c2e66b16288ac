"""Removing from the journal whose call it was, once a call is in the CRM and its time is over.

What stays is that there was a call: when, how long, which way, how it ended, and its ids in the
CRM. Nothing is removed of a call that is not in the CRM, or whose note or recording is not. All of
it goes in small transactions, each of which can be the last one: the next start goes on where it
was.

An index forgets later than a table: FTS5 only marks what was removed, until its parts are merged.
And what the log held before is in its file until that is cut. So :func:`merge` and
:func:`cut_log` come last, and only then is the day done. ``secure_delete`` overwrites what is
removed. What it does not reach is the copy of a row that SQLite leaves in the unused end of a page
when it shares rows out between pages: one text in some thousands, until that page is used again.
"""

from __future__ import annotations

import sqlite3

from ..calls.crm_copy import Entry, Part
from ..calls.part_deriving import PartState, part_state, wants
from .batches import entries_of

OF_A_CALL = (
    """UPDATE call SET place = 'cleared', remote = NULL, remote_extension = '', remote_text = '',
        media_url = NULL, note = '', lead_id = NULL, lead_name = '' WHERE id = :id""",
    "UPDATE OR REPLACE call_source SET phone_call = '' WHERE call_id = :id",
    "UPDATE event SET payload = '{}' WHERE call_id = :id",
    "UPDATE crm_copy SET parked_words = '', parked_fields = '{}' WHERE call_id = :id",
    "DELETE FROM crm_field WHERE call_id = :id",
    "DELETE FROM crm_part WHERE call_id = :id",
    "DELETE FROM follow_up WHERE call_id = :id",
    "UPDATE attempt SET body = '{}', words = '', field_errors = '{}' WHERE call_id = :id",
    """UPDATE call_search SET number = '', words = ''
        WHERE seq = (SELECT seq FROM call WHERE id = :id)""",
)
"""What takes a call's name, number and note out of each table. A new table has its line here."""

_IN_CRM = frozenset(
    {PartState.NONE, PartState.SYNCED, PartState.SETTLED_BY_HAND, PartState.LOCAL_ONLY}
)

INDEX_REMEMBERS = "index_remembers"
"""The key of ``meta`` that is set while the index may know what the tables have forgotten."""

_REFUSED_TO = "forgotten_events"
"""The key of ``meta`` for the number up to which refused events were gone through."""


def forget_calls(connection: sqlite3.Connection, before: int, at_most: int) -> int:
    """Clear the oldest calls that began before ``before`` (Unix seconds) and are in the CRM, within
    the transaction that is under way. Returns how many; fewer than ``at_most`` if none is left."""
    cleared, last = 0, (0, 0)
    while cleared < at_most:
        rows = connection.execute(
            "SELECT seq, start_epoch FROM call JOIN crm_copy ON id = call_id WHERE place = 'crm'"
            " AND start_epoch < ? AND (start_epoch, seq) > (?, ?) AND duration IS NOT NULL"
            " AND unsettled = 0 ORDER BY start_epoch, seq LIMIT ?",
            (before, *last, at_most - cleared),
        ).fetchall()
        if not rows:
            break
        last = (rows[-1]["start_epoch"], rows[-1]["seq"])
        for _, entry in entries_of(connection, [row["seq"] for row in rows]):
            if not _is_needed(entry):
                for statement in OF_A_CALL:
                    connection.execute(statement, {"id": entry.call.id})
                cleared += 1
    if cleared:
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (INDEX_REMEMBERS,))
    return cleared


def _is_needed(entry: Entry) -> bool:
    """Whether something of a call is here alone (its note, a recording), or still to be done."""
    back = entry.call.call_back
    if back is not None and not back.done:
        return True
    return _link_is_here_alone(entry) or any(_part_is_needed(entry, part) for part in Part)


def _link_is_here_alone(entry: Entry) -> bool:
    """Whether the recording's address never went to the CRM: an adopted call takes none along."""
    link, copy = entry.call.media_url, entry.copy
    return bool(link) and copy.settled is None and copy.fields.get("media_url") != link


def _part_is_needed(entry: Entry, part: Part) -> bool:
    state = part_state(entry, part)
    if state is PartState.DIFFERS:  # what was taken back here leaves nothing
        return wants(entry.call, part) is not None
    return state not in _IN_CRM


def forget_leads(connection: sqlite3.Connection, before: int) -> None:
    """Remove what was learnt of leads before ``before`` (Unix seconds), and not since."""
    connection.execute("DELETE FROM lead WHERE fetched < ?", (before,))
    connection.execute("DELETE FROM lead_asked WHERE fetched < ?", (before,))
    connection.execute(
        "DELETE FROM lead_number WHERE NOT EXISTS (SELECT 1 FROM lead WHERE"
        " lead.base_url = lead_number.base_url AND lead.account_id = lead_number.account_id"
        " AND lead.id = lead_id)"
    )


def forget_refused(connection: sqlite3.Connection, before: str, at_most: int) -> int:
    """The same for what was said and refused, and so belongs to no call. ``before`` is ISO 8601.

    Returns how many events were gone through.
    """
    known = connection.execute("SELECT value FROM meta WHERE key = ?", (_REFUSED_TO,)).fetchone()
    done = int(known["value"]) if known else 0
    events = connection.execute(
        "SELECT id, seq, wall, call_id FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
        (done, at_most),
    ).fetchall()
    count = 0
    for event in events:
        if event["wall"] >= before:
            break
        count += 1
        done = event["seq"]
        if event["call_id"] is None:
            connection.execute(
                "UPDATE event SET payload = '{}', detail = '[]' WHERE id = ?", (event["id"],)
            )
    if count:
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_REFUSED_TO, str(done)))
    return count


def merge(connection: sqlite3.Connection, pages: int, *, first: bool) -> bool:
    """Merge some ``pages`` of the index into one, if it remembers anything; ``first`` begins it.
    Whether there is more to do."""
    known = connection.execute("SELECT value FROM meta WHERE key = ?", (INDEX_REMEMBERS,))
    if known.fetchone() is None:
        return False
    before = connection.total_changes
    connection.execute(
        "INSERT INTO call_match (call_match, rank) VALUES ('merge', ?)",
        (-pages if first else pages,),
    )
    # SQLite, *FTS5*, 6.8: fewer than two changes say that nothing was left to be merged.
    if connection.total_changes - before >= 2:
        return True
    connection.execute("DELETE FROM meta WHERE key = ?", (INDEX_REMEMBERS,))
    return False


def cut_log(connection: sqlite3.Connection) -> bool:
    """Move the log into the file and cut it to nothing; ``False`` if somebody reads just now."""
    (waits,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout=0")
    try:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout={waits}")
    return not busy
