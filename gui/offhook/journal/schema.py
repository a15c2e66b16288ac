"""The journal's tables, and how its file is opened."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from pathlib import Path

from . import leads_schema, parts_schema, search_filling, search_schema
from .errors import (
    JournalDamaged,
    JournalEmpty,
    JournalOlder,
    JournalTooNew,
    JournalUnwritable,
    Trouble,
)
from .migrations import Layout, migrate
from .version import stored_version

BUSY_SECONDS = 10.0
"""How long a write waits for a program that holds the file, such as a backup."""

VERSION_1 = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE call (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    direction TEXT NOT NULL,
    start_at TEXT NOT NULL,
    start_epoch INTEGER NOT NULL,
    start_ns INTEGER NOT NULL,
    start_boot TEXT NOT NULL,
    status TEXT NOT NULL,
    certainty TEXT NOT NULL,
    place TEXT NOT NULL,
    remote TEXT,
    remote_extension TEXT NOT NULL,
    remote_text TEXT NOT NULL,
    local TEXT,
    answered_after INTEGER,
    duration INTEGER,
    heard_at TEXT,
    question INTEGER NOT NULL,
    on_hold INTEGER NOT NULL,
    past INTEGER NOT NULL,
    disposition TEXT,
    media_url TEXT,
    note TEXT NOT NULL,
    lead_id INTEGER,
    lead_name TEXT NOT NULL,
    base_url TEXT NOT NULL,
    account_id TEXT NOT NULL,
    token_mark TEXT NOT NULL,
    user_email TEXT NOT NULL,
    user_did TEXT NOT NULL
) STRICT;
CREATE INDEX call_by_start ON call (start_epoch);
CREATE INDEX call_open ON call (seq) WHERE duration IS NULL;
CREATE INDEX call_by_remote ON call (remote) WHERE remote IS NOT NULL;

CREATE TABLE call_source (
    call_id TEXT NOT NULL REFERENCES call (id),
    source TEXT NOT NULL,
    phone_call TEXT NOT NULL,
    PRIMARY KEY (call_id, source, phone_call)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_source_by_phone ON call_source (source, phone_call) WHERE phone_call <> '';

CREATE TABLE event (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE,
    call_id TEXT,
    kind TEXT NOT NULL,
    wall TEXT NOT NULL,
    source TEXT NOT NULL,
    payload TEXT NOT NULL,
    refusal TEXT,
    detail TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE crm_copy (
    call_id TEXT PRIMARY KEY REFERENCES call (id),
    posted TEXT NOT NULL,
    crm_id INTEGER,
    communication_id INTEGER,
    frozen INTEGER NOT NULL,
    parked TEXT,
    parked_words TEXT NOT NULL,
    parked_fields TEXT NOT NULL,
    settled TEXT,
    settle_from TEXT,
    unsettled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX crm_copy_unsettled ON crm_copy (call_id) WHERE unsettled = 1;
CREATE INDEX crm_copy_communication ON crm_copy (communication_id);

CREATE TABLE crm_field (
    call_id TEXT NOT NULL REFERENCES call (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    known INTEGER NOT NULL,
    PRIMARY KEY (call_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES call (id),
    verb TEXT NOT NULL,
    target TEXT NOT NULL,
    body TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    http_status INTEGER,
    code TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    field_errors TEXT NOT NULL DEFAULT '{}',
    server_ahead REAL
) STRICT;
CREATE INDEX attempt_by_call ON attempt (call_id, id);
CREATE INDEX attempt_open ON attempt (id) WHERE outcome IS NULL;

CREATE TABLE token (
    base_url TEXT NOT NULL,
    mark TEXT NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    users TEXT NOT NULL,
    checked TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (base_url, mark)
) STRICT, WITHOUT ROWID;
"""


VERSION_2 = (
    *search_schema.STATEMENTS,
    *leads_schema.STATEMENTS,
    *parts_schema.STATEMENTS,
)
"""What version 2 has beside version 1, one statement each: the step runs within a transaction."""

TABLES = VERSION_1 + "".join(f"{statement};\n" for statement in VERSION_2)
"""The tables of a new journal: those of all versions, in the order in which they came."""


def _to_version_2(connection: sqlite3.Connection) -> None:
    for statement in VERSION_2:
        connection.execute(statement)
    search_filling.fill(connection)


LAYOUT = Layout(TABLES, (_to_version_2,))
"""The tables of this version. Who changes them gives the layout a step that leads there."""


def first_page() -> bytes:
    """The first page of a journal that has the tables of version 1 and no others.

    These come first in every journal, so they begin at the same pages in each. Those that came
    later lie elsewhere in a journal that was led there by a step than in a new one, and what tells
    where does not fit on one page.
    """
    memory = sqlite3.connect(":memory:")
    memory.executescript(VERSION_1)
    size = memory.execute("PRAGMA page_size").fetchone()[0]
    page = memory.serialize()[:size]
    memory.close()
    return page


def open_for_writing(path: Path, layout: Layout = LAYOUT) -> sqlite3.Connection:
    """The one writing connection, with the file's tables made, migrated or checked.

    WAL with ``synchronous=FULL``, so that what was committed survives a power cut; on macOS a
    flush that reaches the platter needs ``fullfsync`` (SQLite, *PRAGMA fullfsync*).
    """
    try:
        if not path.is_dir():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        _refuse_newer(path, layout.version)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise fault(error) from error
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        # What is removed is overwritten: see :mod:`.forgetting`.
        connection.execute("PRAGMA secure_delete=ON")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync=ON")
            connection.execute("PRAGMA checkpoint_fullfsync=ON")
        migrate(connection, path, layout)
    except (OSError, sqlite3.Error) as error:
        connection.close()
        raise fault(error) from error
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A read-only connection, which never stands in the writer's way.

    Raises :class:`JournalEmpty` while the file has no tables, and :class:`JournalOlder` while it
    has those of an older version.
    """
    connection = None
    try:
        _refuse_newer(path, LAYOUT.version)
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS
        )
        connection.row_factory = sqlite3.Row
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except (OSError, sqlite3.Error) as error:
        if connection is not None:
            connection.close()
        raise fault(error) from error
    if version < LAYOUT.version:
        connection.close()
        raise JournalOlder(version, LAYOUT.version) if version else JournalEmpty(str(path))
    return connection


def fault(error: OSError | sqlite3.Error) -> JournalDamaged | JournalUnwritable:
    """The system's or SQLite's error as one of ours."""
    if isinstance(error, OSError):
        return JournalUnwritable(str(error), _ERRNO.get(error.errno or 0, Trouble.FAILING))
    # An extended result code has the primary one in its lowest byte (SQLite, *Result Codes*).
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return JournalDamaged(str(error))
    return JournalUnwritable(str(error), _CODES.get(code, Trouble.FAILING))


_ERRNO = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EFBIG: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
}
_CODES = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_BUSY: Trouble.HELD,
    sqlite3.SQLITE_LOCKED: Trouble.HELD,
}


def _refuse_newer(path: Path, ours: int) -> None:
    """Raise before anything of a newer journal is touched, its write-ahead log included.

    A folder that has its name is no journal either.
    """
    if path.is_dir():
        raise JournalDamaged(f"a folder: {path}")
    version = stored_version(path)
    if version > ours:
        raise JournalTooNew(str(version), str(ours))
