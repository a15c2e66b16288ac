"""What the desk does for Windows, as far as it can be tried anywhere."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

import platformdirs
import pytest

from offhook.cli import run
from offhook.cli.parser import parse
from offhook.desk import ending
from offhook.desk.knock import over_pipe
from offhook.desk.state import state_folder


class Pipe(io.BytesIO):
    """One end of a pipe: answers a line whatever was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""

    def write(self, data: object) -> int:
        assert isinstance(data, bytes)
        self.written += data
        return len(data)

    def readline(self, size: int | None = -1) -> bytes:
        return b'{"ok": true}\n'


def test_a_pipe_that_is_busy_is_tried_again() -> None:
    ends: list[OSError | Pipe] = [OSError(22, "busy"), OSError(22, "busy"), Pipe()]

    def connect(address: str) -> IO[bytes]:
        end = ends.pop(0)
        if isinstance(end, OSError):
            raise end
        return end

    assert over_pipe("pipe", b"{}\n", 5, connect) == b'{"ok": true}\n'
    assert ends == []


@pytest.mark.parametrize("error", [FileNotFoundError(2, "nobody"), OSError(22, "busy")])
def test_a_pipe_that_nobody_serves_is_an_error_in_time(error: OSError) -> None:
    def connect(address: str) -> IO[bytes]:
        raise error

    with pytest.raises(OSError):
        over_pipe("pipe", b"{}\n", 0.1, connect)


def test_a_window_that_does_not_answer_holds_nobody_up() -> None:
    go_on = threading.Event()

    def connect(address: str) -> IO[bytes]:
        go_on.wait(30)
        return Pipe()

    with pytest.raises(TimeoutError):
        over_pipe("pipe", b"{}\n", 0.05, connect)
    go_on.set()


def test_state_never_lies_where_a_backup_of_the_data_would_take_it_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = platformdirs.user_data_path("Offhook", appauthor=False, roaming=False)
    assert not state_folder().is_relative_to(data)
    # As on Windows, where platformdirs gives one folder for both.
    monkeypatch.setattr(platformdirs, "user_state_path", platformdirs.user_data_path)
    assert state_folder() == data.with_name("Offhook State")


def running(*answers: list[int]) -> Callable[[Path], list[int]]:
    told = iter(answers)
    return lambda folder: next(told)


def test_an_installer_asks_each_program_once_and_waits_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(ending, "_ask", asked.append)
    monkeypatch.setattr(ending, "running_of", running([7, 8], [8], [8, 9], []))
    assert ending.ask_all_to_end(tmp_path) == []
    assert sorted(asked) == [7, 8, 9]
    monkeypatch.setattr(ending, "running_of", lambda folder: [7])
    assert ending.ask_all_to_end(tmp_path, patience=0) == [7]


def test_the_uninstaller_that_asks_is_not_asked_itself() -> None:
    folder = Path(r"C:\Program Files\Offhook")
    assert ending.is_program_of(r"C:\Program Files\Offhook\offhook.exe", folder)
    assert ending.is_program_of(r"c:\program files\OFFHOOK\Offhook.com", folder)
    assert not ending.is_program_of(r"C:\Program Files\Offhook\uninstall.exe", folder)
    assert not ending.is_program_of(r"C:\Program Files\Other\offhook.exe", folder)
    assert not ending.is_program_of("", folder)


def test_only_an_installed_program_asks_everyone(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(parse(["quit", "--everyone"])) == 2
    assert "installed Offhook" in capsys.readouterr().err
