"""The journal's file: made, refused, damaged, locked, full, and read beside its writer."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import offhook
from offhook.calls.crm_copy import Entry
from offhook.journal import schema
from offhook.journal.errors import (
    JournalDamaged,
    JournalEmpty,
    JournalTooNew,
    JournalUnwritable,
    Trouble,
)
from offhook.journal.journal import Journal
from offhook.journal.reader import JournalReader
from offhook.journal.schema import LAYOUT
from support.calls import make_call
from support.disks import CAN_MOUNT, WHY_NOT, small_disk

SOURCE = Path(offhook.__file__).parents[1]
TESTS = Path(__file__).parents[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def bytes_in(folder: Path) -> dict[str, str]:
    """What lies in a folder, to the last bit."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


@contextmanager
def written_by_a_newer_program(path: Path) -> Iterator[None]:
    """The version stands in the write-ahead log alone: nothing has moved it into the file yet."""
    newer = sqlite3.connect(path, isolation_level=None)
    newer.execute(f"PRAGMA user_version={LAYOUT.version + 1}")
    yield
    newer.close()


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env=os.environ | {"PYTHONPATH": f"{SOURCE}{os.pathsep}{TESTS}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


# Made


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_it_is_this_user_s_alone(path: Path) -> None:
    journal = Journal(path)
    journal.put(make_call())
    modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    journal.close()
    assert modes == {0o600}


def test_it_is_durable(path: Path) -> None:
    journal = Journal(path)
    asked = {
        name: journal.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "user_version")
    }
    journal.close()
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "user_version": LAYOUT.version,
    }


def test_a_file_whose_tables_were_not_made_before_the_crash(path: Path) -> None:
    path.touch(0o600)
    with pytest.raises(JournalEmpty):
        JournalReader(path)
    journal = Journal(path)
    entry = journal.put(make_call())
    journal.close()
    with JournalReader(path) as reader:
        assert reader.entries() == [entry]


# Refused


def test_a_newer_one_is_left_as_it_is(path: Path) -> None:
    Journal(path).close()
    with written_by_a_newer_program(path):
        pass
    before = bytes_in(path.parent)
    for opened in (Journal, JournalReader):
        with pytest.raises(JournalTooNew) as caught:
            opened(path)
        assert caught.value.args == (str(LAYOUT.version + 1), str(LAYOUT.version))
    assert bytes_in(path.parent) == before


def test_a_newer_one_that_crashed_is_left_as_it_is(path: Path, tmp_path: Path) -> None:
    journal = Journal(path)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with written_by_a_newer_program(path):
        for file in (path, path.with_name(path.name + "-wal")):
            shutil.copy(file, crashed)
    journal.close()
    before = bytes_in(crashed)
    assert int.from_bytes((crashed / path.name).read_bytes()[60:64], "big") <= LAYOUT.version
    for opened in (Journal, JournalReader):
        with pytest.raises(JournalTooNew):
            opened(crashed / path.name)
    assert bytes_in(crashed) == before


def test_what_a_newer_one_did_not_commit_does_not_count(path: Path, tmp_path: Path) -> None:
    journal = Journal(path)
    entry = journal.put(make_call())
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    newer = sqlite3.connect(path, isolation_level=None)
    newer.execute("PRAGMA cache_size=1")  # pages: what is not committed spills into the log
    newer.execute("BEGIN")
    newer.execute(f"PRAGMA user_version={LAYOUT.version + 1}")
    newer.execute("CREATE TABLE big (x)")
    newer.executemany("INSERT INTO big VALUES (?)", [("x" * 3000,)] * 200)
    for file in (path, path.with_name(path.name + "-wal")):
        shutil.copy(file, crashed)
    newer.execute("ROLLBACK")
    newer.close()
    journal.close()
    with JournalReader(crashed / path.name) as reader:
        assert reader.entries() == [entry]


def test_a_log_that_was_begun_anew(path: Path) -> None:
    journal = Journal(path)
    journal.connection.execute("PRAGMA wal_checkpoint(RESTART)")
    entry = journal.put(make_call())
    with JournalReader(path) as reader:
        assert reader.entries() == [entry]
    journal.close()


# Damaged


@pytest.mark.parametrize("content", [b"not a database" * 100, b"\xff" * 4096, b"SQLite"])
def test_a_file_that_is_no_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(JournalDamaged):
        Journal(path)
    with pytest.raises(JournalDamaged):
        JournalReader(path)
    assert path.read_bytes() == content


def test_a_page_that_is_overwritten(path: Path) -> None:
    journal = Journal(path)
    for _ in range(50):
        journal.put(make_call())
    journal.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    # The names of the tables fill more than the first page: it may show at once.
    with pytest.raises(JournalDamaged), closing(JournalReader(path)) as reader:
        reader.entries()
    with pytest.raises(JournalDamaged), closing(Journal(path)) as broken:
        broken.put(make_call())


# Unwritable


def test_no_folder_and_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for path, error in (
        (tmp_path / "none" / "journal.sqlite3", JournalUnwritable),
        (folder, JournalDamaged),
    ):
        with pytest.raises(error):
            Journal(path)
        with pytest.raises(error):
            JournalReader(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_folder_that_may_only_be_read(path: Path) -> None:
    code = f"""
        import os
        from pathlib import Path
        from offhook.journal.errors import JournalUnwritable
        from offhook.journal.journal import Journal
        path = Path({str(path)!r})
        path.parent.chmod(0o555)
        os.chdir(path.parent)
        if os.geteuid() == 0:  # may write everywhere: become nobody
            os.setuid(65534)
        try:
            Journal(Path(path.name))
        except JournalUnwritable:
            print("unwritable")
    """
    done = run(code)
    path.parent.chmod(0o755)
    assert (done.stdout, done.stderr) == ("unwritable\n", "")
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
def test_a_full_disk_claims_nothing(path: Path) -> None:
    code = f"""
        import resource
        from pathlib import Path
        from offhook.journal.errors import JournalUnwritable
        from offhook.journal.journal import Journal
        from support.calls import make_call
        journal = Journal(Path({str(path)!r}))
        wal = journal.path.with_name(journal.path.name + "-wal")
        size = wal.stat().st_size + 300_000  # bytes that any file may have
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        for number in range(1000):
            call = make_call(note="n" * 1000)
            try:
                journal.put(call)
            except JournalUnwritable:
                break
            print(call.id)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        print(journal.put(make_call()).call.id)
    """
    done = run(code)
    assert done.stderr == ""
    with JournalReader(path) as reader:
        assert {entry.call.id for entry in reader.entries()} == set(done.stdout.split())
    assert len(done.stdout.split()) > 1


def test_another_program_holds_the_file_for_a_moment(path: Path) -> None:
    journal = Journal(path)
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, lambda: holder.execute("COMMIT"))
    timer.start()
    entry = journal.put(make_call())
    timer.join()
    holder.close()
    assert journal.entries() == [entry]
    journal.close()


def put_until_it_fails(journal: Journal) -> tuple[list[Entry], Trouble]:
    """What was committed before the disk took no more, and what it said."""
    kept = []
    try:
        while True:
            kept.append(journal.put(make_call(note="n" * 1000)))
    except JournalUnwritable as error:
        return kept, error.trouble


@pytest.mark.skipif(not CAN_MOUNT, reason=WHY_NOT)
def test_a_disk_that_is_really_full_or_may_only_be_read(tmp_path: Path) -> None:
    """It says which; what it had taken is there, and as soon as it can it takes more."""
    with small_disk(tmp_path / "disk") as disk:
        path = disk.folder / "journal.sqlite3"
        journal = Journal(path)
        disk.fill()
        kept, trouble = put_until_it_fails(journal)
        assert trouble is Trouble.FULL
        disk.make_room()
        kept.append(journal.put(make_call()))
        journal.close()

        disk.may_write(False)
        with pytest.raises(JournalUnwritable) as caught:
            Journal(path)
        assert caught.value.trouble is Trouble.READ_ONLY
        disk.may_write(True)
        journal = Journal(path)
        assert journal.entries() == kept
        journal.close()


def test_another_program_holds_the_file_for_long(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.05)
    journal = Journal(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(JournalUnwritable) as caught:
        journal.put(make_call())
    assert caught.value.trouble is Trouble.HELD
    holder.close()
    journal.close()
