"""An older journal: backed up, then migrated whole or not at all."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from offhook.calls.follow_ups import CallBack
from offhook.cli.words import journal as journal_words
from offhook.journal.errors import JournalOlder, JournalUnwritable
from offhook.journal.journal import Journal
from offhook.journal.migrations import Layout, back_up
from offhook.journal.reader import JournalReader
from offhook.journal.schema import LAYOUT, TABLES, VERSION_1, open_for_writing
from support.calls import make_call
from support.dying import dies_at

CALLS = 20
NOW = LAYOUT.version


def with_language(connection: sqlite3.Connection) -> None:
    """A column more."""
    connection.execute("ALTER TABLE call ADD COLUMN language TEXT NOT NULL DEFAULT ''")
    connection.execute("UPDATE call SET language = 'fr'")


def made_anew(connection: sqlite3.Connection) -> None:
    """A table made anew, to which others refer."""
    connection.execute("CREATE TABLE moved AS SELECT * FROM call")
    connection.execute("DROP TABLE call")
    connection.execute("ALTER TABLE moved RENAME TO call")
    connection.execute("CREATE UNIQUE INDEX call_by_id ON call (id)")


NEWER = Layout(TABLES, (*LAYOUT.steps, with_language, made_anew))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal as this version left it, its last calls in the write-ahead log alone."""
    path = tmp_path / "journal.sqlite3"
    journal = Journal(path)
    for _ in range(CALLS - 2):
        journal.put(make_call())
    journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    main = path.read_bytes()
    for _ in range(2):
        journal.put(make_call())
    log = path.with_name("journal.sqlite3-wal").read_bytes()
    journal.close()
    path.write_bytes(main)
    path.with_name("journal.sqlite3-wal").write_bytes(log)
    return path


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return int(found)


def calls_in(path: Path) -> int:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    found = connection.execute("SELECT count(*) FROM call JOIN crm_copy ON id = call_id")
    count = int(found.fetchone()[0])
    connection.close()
    return count


def backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"journal.v{NOW}-*.sqlite3"))


def test_it_is_backed_up_then_migrated(path: Path) -> None:
    connection = open_for_writing(path, NEWER)
    assert {row["language"] for row in connection.execute("SELECT language FROM call")} == {"fr"}
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    connection.close()
    assert (version(path), calls_in(path)) == (NOW + 2, CALLS)
    (backup,) = backups(path)
    assert (version(backup), calls_in(backup)) == (NOW, CALLS)
    # This program reads it as if nothing had been.
    journal = Journal(backup)
    assert len(journal.entries()) == CALLS
    journal.close()
    # And it is done once.
    open_for_writing(path, NEWER).close()
    assert backups(path) == [backup]


def test_from_the_version_in_between(path: Path) -> None:
    between = Layout(TABLES, (*LAYOUT.steps, with_language))
    open_for_writing(path, between).close()
    assert version(path) == NOW + 1
    open_for_writing(path, NEWER).close()
    assert (version(path), calls_in(path)) == (NOW + 2, CALLS)
    assert [file.name[:10] for file in sorted(path.parent.glob("journal.v*"))] == [
        f"journal.v{NOW}",
        f"journal.v{NOW + 1}",
    ]


def test_a_step_that_fails_changes_nothing(path: Path) -> None:
    def lose_rows(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM call WHERE seq = 1")

    for steps in ((with_language, lose_rows), (with_language, with_language)):
        with pytest.raises(JournalUnwritable):
            open_for_writing(path, Layout(TABLES, (*LAYOUT.steps, *steps)))
        assert (version(path), calls_in(path)) == (NOW, CALLS)
    journal = Journal(path)
    assert len(journal.entries()) == CALLS
    journal.close()


def test_a_kill_at_any_point(path: Path) -> None:
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    code = f"""
        from pathlib import Path
        from offhook.journal.migrations import Layout
        from offhook.journal.schema import open_for_writing
        from unit.test_journal_migrations import NEWER
        {{arm}}
        open_for_writing(Path({str(path)!r}), NEWER).close()
    """
    change = 1
    seen = set()
    while True:
        for file in path.parent.iterdir():
            file.unlink()
        for name, data in before.items():
            path.with_name(name).write_bytes(data)
        died = dies_at(change, code)
        # Whichever version finds it can use it.
        seen.add(version(path))
        if version(path) == LAYOUT.version:
            journal = Journal(path)
            assert len(journal.entries()) == CALLS
            journal.close()
        open_for_writing(path, NEWER).close()
        assert (version(path), calls_in(path)) == (NOW + 2, CALLS)
        assert all((version(each), calls_in(each)) == (NOW, CALLS) for each in backups(path))
        assert backups(path)
        assert not list(path.parent.glob("*.tmp"))
        if not died:
            break
        change += 1
    assert change > 5
    assert seen == {NOW, NOW + 2}


def test_no_room_for_the_backup_migrates_nothing(path: Path) -> None:
    path.with_name("journal.backup.tmp").mkdir()
    with pytest.raises(JournalUnwritable):
        open_for_writing(path, NEWER)
    assert (version(path), calls_in(path)) == (NOW, CALLS)


def test_a_backup_is_this_user_s_alone(path: Path) -> None:
    connection = open_for_writing(path)
    assert back_up(connection, path).stat().st_mode & 0o077 == 0
    connection.close()


def test_a_journal_of_the_first_version(tmp_path: Path) -> None:
    """What version 1 had is still there, what came since is empty, and both hold what is new."""
    path = tmp_path / "journal.sqlite3"
    open_for_writing(path, Layout(VERSION_1)).close()
    fresh = Journal(tmp_path / "fresh.sqlite3")
    call = fresh.put(make_call()).call
    first = sqlite3.connect(path)
    first.execute("ATTACH ? AS fresh", (str(fresh.path),))
    for table in ("call", "crm_copy"):
        first.execute(f"INSERT INTO {table} SELECT * FROM fresh.{table}")
    first.commit()
    first.close()
    fresh.close()

    journal = Journal(path)
    assert [entry.call for entry in journal.entries()] == [call]
    due = call.start_at + timedelta(days=1)
    changed = replace(call, call_back=CallBack(due, "John"), note_at=call.start)
    assert journal.entry(journal.put(changed).call.id).call == changed
    assert journal.call_backs_due(int(due.timestamp())) == [call.id]
    journal.close()
    assert version(path) == NOW


def test_before_the_window_has_opened_it_the_verbs_say_so(tmp_path: Path) -> None:
    """After an upgrade: neither SQLite's own words, nor a change by whoever only reads."""
    path = tmp_path / "journal.sqlite3"
    open_for_writing(path, Layout(VERSION_1)).close()
    before = path.read_bytes()
    with pytest.raises(JournalOlder) as older:
        JournalReader(path)
    assert older.value.args == (1, NOW)
    assert "start the window" in journal_words(older.value)
    assert path.read_bytes() == before
    Journal(path).close()
    with JournalReader(path) as reader:
        assert reader.entries() == []
