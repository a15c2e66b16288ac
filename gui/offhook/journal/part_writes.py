"""What is written of follow-ups, within the transaction of whoever calls."""

from __future__ import annotations

import sqlite3

from ..calls.crm_copy import Entry
from ..calls.tasks import TaskList
from .part_rows import follow_up_row, part_row, task_row


def write_parts(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write what a call wants beside its log, and what the CRM is known to hold of it."""
    call_id = entry.call.id
    row = follow_up_row(entry.call)
    if row is None:
        connection.execute("DELETE FROM follow_up WHERE call_id = ?", (call_id,))
    else:
        insert(connection, "follow_up", row)
    connection.execute("DELETE FROM crm_part WHERE call_id = ?", (call_id,))
    for part, copy in entry.copy.parts.items():
        insert(connection, "crm_part", part_row(call_id, part, copy))


def write_tasks(connection: sqlite3.Connection, listed: TaskList) -> None:
    """Replace the list of tasks of one account by a newer one."""
    whose = (listed.base_url, listed.account_id)
    connection.execute("DELETE FROM task WHERE base_url = ? AND account_id = ?", whose)
    for task in listed.tasks:
        insert(connection, "task", task_row(*whose, task))
    fetched = listed.fetched.isoformat() if listed.fetched else None
    connection.execute(
        "INSERT OR REPLACE INTO task_list VALUES (?, ?, ?, ?)", (*whose, listed.owner_id, fetched)
    )


def insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    """Insert a row, or replace the one with its key. Names are this package's own."""
    places = ", ".join(f":{name}" for name in row)
    connection.execute(
        f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({places})",  # noqa: S608
        row,
    )
