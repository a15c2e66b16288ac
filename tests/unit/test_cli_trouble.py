"""The command line where the disk or the journal is in trouble: never a 0 for what is not kept."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from offhook.__main__ import main
from offhook.desk.folder import DataFolder
from offhook.desk.marks import Marks
from offhook.desk.place import place_of
from offhook.journal.journal import Journal
from offhook.journal.own import OwnJournal
from support.disks import CAN_MOUNT, WHY_NOT, small_disk

NUMBER = "+14182579084"
Offhook = Callable[..., tuple[int, str, str]]


@pytest.fixture
def offhook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Offhook:
    monkeypatch.setenv("OFFHOOK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("OFFHOOK_NO_START", "1")

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out.strip(), err.strip()

    return run


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.mark.skipif(not CAN_MOUNT, reason=WHY_NOT)
def test_a_full_disk_and_one_that_may_only_be_read(offhook: Offhook, folder: DataFolder) -> None:
    ring = ("event", "ringing", "--number", NUMBER)
    with small_disk(folder.path) as disk:
        assert offhook(*ring)[0] == 0
        kept = list(folder.inbox.iterdir())
        disk.fill()
        code, out, err = offhook(*ring)
        assert (code, out) == (1, "")
        assert err == "This computer did not keep it: No space left on device."
        code, out, _ = offhook("log", NUMBER, "--start", "2025-06-03T09:30:00", "--duration", "5")
        assert (code, out) == (1, "")
        disk.make_room()
        disk.may_write(False)
        code, out, err = offhook(*ring)
        assert (code, out) == (1, "")
        assert err == "This computer did not keep it: Read-only file system."
        disk.may_write(True)
        assert list(folder.inbox.iterdir()) == kept  # not even a temporary file
        assert offhook(*ring)[0] == 0


def test_a_damaged_journal(offhook: Offhook, folder: DataFolder) -> None:
    folder.create().journal.write_bytes(b"not a database" * 100)
    for verb in (("calls", "--json"), ("show", "--json"), ("sync", "--wait", "0")):
        code, out, err = offhook(*verb)
        assert (code, out) == (1, "")
        assert err == "The journal is damaged; start the window to mend it."


def test_a_newer_journal(offhook: Offhook, folder: DataFolder) -> None:
    Journal(folder.create().journal).close()
    newer = sqlite3.connect(folder.journal)
    newer.execute("PRAGMA user_version=9")
    newer.close()
    before = folder.journal.read_bytes()
    code, out, err = offhook("calls", "--json")
    assert (code, out) == (1, "")
    assert err == "A newer version of Offhook wrote this journal; this one leaves it alone."
    assert folder.journal.read_bytes() == before


def test_a_held_journal(offhook: Offhook, folder: DataFolder, tmp_path: Path) -> None:
    path = folder.create().journal
    path.touch(0o600)
    assert json.loads(offhook("show", "--json")[1])["held"] is None
    marks = Marks(tmp_path / "state")
    there = place_of(path)
    OwnJournal(path, marks, there).close()
    (tmp_path / "data").rename(tmp_path / "before")
    folder.create()
    path.write_bytes((tmp_path / "before" / path.name).read_bytes())
    OwnJournal(path, Marks(tmp_path / "other"), type(there)("other machine", "/", 1, 1)).close()
    assert json.loads(offhook("show", "--json")[1])["held"] == "other_computer"
    assert "calls held:         from another computer" in offhook("show")[1]
