"""The SQLite that this Python was built with."""

from __future__ import annotations

import sqlite3
from contextlib import closing


def tried_engine() -> str:
    """SQLite's version, after it has found a part of a word through an index of trigrams.

    Raises :class:`sqlite3.Error` for a build without FTS5, or one too old for trigrams (3.34).
    """
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE words USING fts5(word, tokenize = 'trigram')")
        database.execute("INSERT INTO words VALUES ('Bélanger')")
        found = database.execute("SELECT word FROM words WHERE words MATCH 'lang'").fetchall()
    if found != [("Bélanger",)]:
        raise sqlite3.DatabaseError("an index of trigrams finds nothing")
    return sqlite3.sqlite_version
