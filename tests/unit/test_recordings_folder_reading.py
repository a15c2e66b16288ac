"""What lies in a softphone's folder, read from a real one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from offhook.checkup import Finding, Found, Verdict
from offhook.checkup.recordings import folder as look_for_doctor
from offhook.desk import recordings
from offhook.desk.recordings import FolderTrouble, FolderUnread, newest_files

NOW_NS = 1_768_000_000 * 10**9


def put(path: Path, age: int = 0, data: bytes = b"RIFF") -> Path:
    """A file that was last changed ``age`` seconds ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, ns=(NOW_NS - age * 10**9,) * 2)
    return path


def names(folder: Path) -> list[str]:
    return [Path(file.path).name for file in newest_files(str(folder))]


def test_the_newest_come_first_of_the_folder_and_one_level_below(tmp_path: Path) -> None:
    put(tmp_path / "old.wav", 30)
    put(tmp_path / "2026-01-14" / "new.wav", 1, b"12345")
    put(tmp_path / "2026-01-14" / "deep" / "deeper.wav")
    put(tmp_path / ".hidden.wav")
    assert names(tmp_path) == ["new.wav", "old.wav"]
    newest = newest_files(str(tmp_path))[0]
    assert (newest.size, newest.modified_ns) == (5, NOW_NS - 10**9)


def test_of_many_only_the_newest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recordings, "NEWEST_FILES", 3)
    monkeypatch.setattr(recordings, "NEWEST_FOLDERS", 1)
    for age in range(5):
        put(tmp_path / f"{age}.wav", age)
    for age, day in ((1000, "yesterday"), (0, "today")):
        put(tmp_path / day / f"{day}.wav", age)
        os.utime(tmp_path / day, ns=(NOW_NS - age * 10**9,) * 2)
    assert names(tmp_path) == ["0.wav", "today.wav", "1.wav"]


def test_home_is_written_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    put(tmp_path / "Calls" / "a.wav")
    assert newest_files("~/Calls")[0].path == str(tmp_path / "Calls" / "a.wav")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX links and pipes")
def test_links_to_nothing_and_pipes_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "gone.wav").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.wav")
    assert names(tmp_path) == []


def test_no_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    for place in (tmp_path / "none", put(tmp_path / "file.wav")):
        with pytest.raises(FolderUnread) as unread:
            newest_files(str(place))
        assert unread.value.trouble is FolderTrouble.MISSING


def test_the_doctor_says_so_and_names_no_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(look_for_doctor("")) == []
    assert list(look_for_doctor(str(tmp_path))) == [Finding(Found.RECORDINGS_OK, Verdict.OK)]
    assert list(look_for_doctor(str(tmp_path / "none"))) == [
        Finding(Found.RECORDINGS_MISSING, Verdict.WARN)
    ]
