"""The tables of what a call leaves to be done beside its log, and of the rep's tasks.

They came with version 2. What a call wants stands in ``follow_up``, what the CRM is known to hold
of it in ``crm_part``; ``task`` is a copy of what ``GET /tasks`` last said, ``task_list`` how old.
"""

from __future__ import annotations

STATEMENTS = (
    """
CREATE TABLE follow_up (
    call_id TEXT PRIMARY KEY REFERENCES call (id),
    note_at TEXT,
    recording_path TEXT,
    recording_size INTEGER,
    recording_modified INTEGER,
    recording_kind TEXT,
    call_back_at TEXT,
    call_back_epoch INTEGER,
    call_back_title TEXT,
    call_back_done INTEGER,
    let_go INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID""",
    """
CREATE INDEX follow_up_due ON follow_up (call_back_epoch)
    WHERE call_back_epoch IS NOT NULL AND call_back_done = 0""",
    """
CREATE TABLE crm_part (
    call_id TEXT NOT NULL REFERENCES call (id),
    part TEXT NOT NULL,
    posted TEXT NOT NULL,
    crm_id INTEGER,
    lead_id INTEGER,
    value TEXT,
    parked TEXT,
    parked_code TEXT NOT NULL,
    parked_words TEXT NOT NULL,
    parked_fields TEXT NOT NULL,
    settled TEXT,
    settle_from TEXT,
    looked TEXT,
    PRIMARY KEY (call_id, part)
) STRICT, WITHOUT ROWID""",
    """
CREATE INDEX crm_part_by_id ON crm_part (part, crm_id) WHERE crm_id IS NOT NULL""",
    """
CREATE TABLE task (
    base_url TEXT NOT NULL,
    account_id TEXT NOT NULL,
    id INTEGER NOT NULL,
    lead_id INTEGER,
    owner_id INTEGER,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    date TEXT NOT NULL,
    priority TEXT NOT NULL,
    PRIMARY KEY (base_url, account_id, id)
) STRICT, WITHOUT ROWID""",
    """
CREATE TABLE task_list (
    base_url TEXT NOT NULL,
    account_id TEXT NOT NULL,
    owner_id INTEGER NOT NULL,
    fetched TEXT NOT NULL,
    PRIMARY KEY (base_url, account_id)
) STRICT, WITHOUT ROWID""",
)
"""One statement each."""
