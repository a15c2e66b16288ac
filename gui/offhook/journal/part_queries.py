"""What is read of follow-ups: what calls want, what the CRM holds of it, and the rep's tasks."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

from ..calls.crm_copy import PART_OF, Part, PartCopy, Verb
from ..calls.tasks import TaskList
from .part_rows import follow_up_of, parts_of, task_of
from .schema import fault


class PartQueries:
    """Reading; never changes the file. Raises ``JournalError`` where the file cannot be read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def tasks(self, base_url: str, account_id: str) -> TaskList:
        """The rep's open call tasks, as this server last gave them for the account."""
        row = self._row(
            "SELECT owner_id, fetched FROM task_list WHERE base_url = ? AND account_id = ?",
            (base_url, account_id),
        )
        rows = self._rows(
            "SELECT * FROM task WHERE base_url = ? AND account_id = ? ORDER BY date, id",
            (base_url, account_id),
        )
        if row is None:
            return TaskList(base_url, account_id)
        return TaskList(
            base_url,
            account_id,
            row["owner_id"],
            tuple(task_of(each) for each in rows),
            datetime.fromisoformat(row["fetched"]),
        )

    def call_backs_due(self, until_epoch: int) -> list[str]:
        """The ids of the calls to be called back by then (Unix seconds), the earliest first."""
        rows = self._rows(
            "SELECT call_id FROM follow_up WHERE call_back_epoch IS NOT NULL"
            " AND call_back_done = 0 AND call_back_epoch <= ? ORDER BY call_back_epoch, call_id",
            (until_epoch,),
        )
        return [row["call_id"] for row in rows]

    def calls_of_tasks(self, base_url: str) -> dict[int, str]:
        """Which call each task was made for by this program: a task is not to be shown beside the
        reminder that it is of."""
        return self._calls_of(Part.TASK, base_url)

    def parts_taken(self, part: Part, base_url: str, besides: str) -> set[int]:
        """The notes, or tasks, of one server that belong to a call of this journal, one aside."""
        taken = self._calls_of(part, base_url)
        return {crm_id for crm_id, call_id in taken.items() if call_id != besides}

    def _calls_of(self, part: Part, base_url: str) -> dict[int, str]:
        rows = self._rows(
            "SELECT crm_id, call_id FROM crm_part JOIN call ON id = call_id"
            " WHERE part = ? AND crm_id IS NOT NULL AND base_url = ?",
            (part, base_url),
        )
        return {row["crm_id"]: row["call_id"] for row in rows}

    def _follow_up(self, call_id: str) -> dict[str, Any]:
        return follow_up_of(self._row("SELECT * FROM follow_up WHERE call_id = ?", (call_id,)))

    def _parts(self, call_id: str, sending: list[Verb]) -> dict[Part, PartCopy]:
        rows = self._rows("SELECT * FROM crm_part WHERE call_id = ?", (call_id,))
        return parts_of(rows, {PART_OF[verb]: verb for verb in sending if verb in PART_OF})

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        try:
            return self.connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise fault(error) from error

    def _row(self, query: str, values: tuple[object, ...] = ()) -> sqlite3.Row | None:
        rows = self._rows(query, values)
        return rows[0] if rows else None
