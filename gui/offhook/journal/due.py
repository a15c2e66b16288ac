"""What is due, out of the journal: missed calls, planned call-backs, the CRM's tasks."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..calls.due import DueItem, due_items
from .lead_book import LeadReader, Whose
from .queries import Queries

MISSED_DAYS = 14
"""A call that was missed longer ago is not called back any more; the history still has it."""

# The newest missed call of each number, unless somebody was called or spoken with since.
_MISSED = """
SELECT id, times FROM (
    SELECT id, start_epoch, count(*) OVER (PARTITION BY remote) AS times,
        row_number() OVER (PARTITION BY remote ORDER BY start_epoch DESC, seq DESC) AS place
    FROM call AS missed
    WHERE direction = 'incoming' AND status = 'interrupted' AND duration IS NOT NULL
        AND remote IS NOT NULL AND place <> 'cleared' AND start_epoch >= ?
        AND NOT EXISTS (
            SELECT 1 FROM call AS later LEFT JOIN follow_up ON call_id = later.id
            WHERE later.remote = missed.remote
            AND (later.start_epoch, later.seq) >= (missed.start_epoch, missed.seq)
            AND (later.direction = 'outgoing' OR later.status = 'answered' OR let_go = 1)
        )
) WHERE place = 1 ORDER BY start_epoch
"""


def gather_due(journal: Queries, whose: Whose, now: datetime) -> list[DueItem]:
    """Everything that is due up to the end of the day of ``now``. Raises ``JournalError``."""
    since = now - timedelta(days=MISSED_DAYS)
    end_of_day = now.replace(hour=23, minute=59, second=59, microsecond=0)
    missed = [
        (journal.entry(row["id"]).call, row["times"])
        for row in journal._rows(_MISSED, (int(since.timestamp()),))
    ]
    planned = journal.call_backs_due(int(end_of_day.timestamp()))
    listed = journal.tasks(whose.base_url, whose.account_id)
    return due_items(
        missed,
        [journal.entry(call_id).call for call_id in planned],
        [task for task in listed.tasks if task.date <= end_of_day],
        journal.calls_of_tasks(whose.base_url),
        LeadReader(journal, whose).lead,
    )
