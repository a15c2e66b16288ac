"""The tables that calls are found by.

They came with version 2. ``call_search`` has a row for each call, made anew with each write of it:
``number`` its digits, ``words`` name, number as written and note, both folded (see
:mod:`.search`), ``sync`` where it stands. ``call_match`` is the index over both, of three
characters each, so that any part of a name or a number is found; the triggers keep it. Folding is
done here and not by SQLite, whose trigrams know accents only from 3.45 on.
"""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE call_search (
    seq INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    words TEXT NOT NULL,
    sync TEXT NOT NULL
) STRICT""",
    "CREATE INDEX call_search_by_sync ON call_search (sync)",
    """CREATE VIRTUAL TABLE call_match USING fts5 (
    number, words, content = 'call_search', content_rowid = 'seq',
    columnsize = 0, tokenize = 'trigram case_sensitive 1'
)""",
    """CREATE TRIGGER call_search_added AFTER INSERT ON call_search BEGIN
    INSERT INTO call_match (rowid, number, words) VALUES (new.seq, new.number, new.words);
END""",
    """CREATE TRIGGER call_search_removed AFTER DELETE ON call_search BEGIN
    INSERT INTO call_match (call_match, rowid, number, words)
        VALUES ('delete', old.seq, old.number, old.words);
END""",
    """CREATE TRIGGER call_search_changed AFTER UPDATE OF number, words ON call_search
    WHEN old.number IS NOT new.number OR old.words IS NOT new.words BEGIN
    INSERT INTO call_match (call_match, rowid, number, words)
        VALUES ('delete', old.seq, old.number, old.words);
    INSERT INTO call_match (rowid, number, words) VALUES (new.seq, new.number, new.words);
END""",
    # What the passing of time removes: the oldest calls that still have a name, and their events.
    "CREATE INDEX call_kept ON call (start_epoch) WHERE place = 'crm'",
    "CREATE INDEX event_by_call ON event (call_id) WHERE call_id IS NOT NULL",
)
"""One statement each."""
