"""From an older version's tables to this one's: backed up first, then all steps or none."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..desk.files import sync_file, sync_folder

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables of one version of the program, and how older ones are led there.

    ``steps[n]`` changes tables of version ``n + 1`` into those of version ``n + 2``, within the
    transaction that it is called in.
    """

    tables: str
    steps: tuple[Callable[[sqlite3.Connection], None], ...] = ()

    @property
    def version(self) -> int:
        """What ``user_version`` says of such a file."""
        return len(self.steps) + 1


def migrate(connection: sqlite3.Connection, path: Path, layout: Layout) -> None:
    """Bring the file at ``path`` to ``layout``. Raises ``sqlite3.Error`` and ``OSError``, and then
    the file is as it was."""
    version = _version(connection)
    if version == layout.version:
        return
    if version == 0:
        connection.executescript(
            f"BEGIN IMMEDIATE; {layout.tables} PRAGMA user_version={layout.version}; COMMIT;"
        )
        return
    backup = back_up(connection, path)
    log.info("the journal of version %d is kept as %s", version, backup.name)
    # Tables that are made anew must not pull the rows that refer to them along; the setting is
    # deaf within a transaction (SQLite, *Making Other Kinds Of Table Schema Changes*).
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        for step in layout.steps[version - 1 :]:
            step(connection)
        if strays := connection.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.IntegrityError(f"{len(strays)} rows refer to none after the migration")
        connection.execute(f"PRAGMA user_version={layout.version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def back_up(connection: sqlite3.Connection, path: Path) -> Path:
    """A copy of all that is committed, on the disk under a name of its own when this returns."""
    version = _version(connection)
    temp = path.with_name(f"{path.stem}.backup.tmp")
    temp.unlink(missing_ok=True)  # of a backup that was cut off
    os.close(os.open(temp, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection.execute("VACUUM INTO ?", (str(temp),))
    with temp.open("rb+") as file:
        sync_file(file.fileno())
    stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    kept = path.with_name(f"{path.stem}.v{version}-{stamp}{path.suffix}")
    temp.replace(kept)
    sync_folder(path.parent)
    return kept


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
