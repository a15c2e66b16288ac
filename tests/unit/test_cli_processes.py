"""The program as a process: what it loads, and how it speaks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from offhook import __version__
from offhook.desk.folder import DataFolder
from support.window_stand_in import WindowStandIn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in has a Unix socket")

GUI = Path(__file__).parents[2] / "gui"
LOADED = """
import sys
from offhook.__main__ import main
code = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules} | set(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
NUMBER = "+14182579084"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def _environment(folder: DataFolder, **more: str) -> dict[str, str]:
    own = {"PYTHONPATH": str(GUI), "OFFHOOK_NO_START": "1", "OFFHOOK_DATA_DIR": str(folder.path)}
    return {**os.environ, **own, **more}


def _run(
    folder: DataFolder, *arguments: str, program: Sequence[str] = ("-m", "offhook"), **more: Any
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *program, *arguments],
        env=_environment(folder, **more),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--version"], {"sqlite3", "socket", "offhook.desk", "offhook.calls"}),
        (["event", "ringing", "--number", NUMBER], {"sqlite3", "phonenumbers", "filelock"}),
        (["dial", NUMBER], {"phonenumbers", "filelock"}),
        (["calls", "--json"], {"phonenumbers", "filelock"}),
        (["show", "--json"], {"phonenumbers", "filelock"}),
        (["settings", "region", "CA"], {"phonenumbers", "filelock", "sqlite3"}),
        (["token", "present"], {"phonenumbers", "sqlite3"}),
        (["quit"], {"phonenumbers", "sqlite3"}),
    ],
)
def test_a_verb_loads_no_more_than_it_needs(
    folder: DataFolder, arguments: list[str], heavy: set[str]
) -> None:
    with WindowStandIn(folder):
        ran = _run(folder, *arguments, program=("-c", LOADED))
    loaded = set(ran.stderr.decode().splitlines()[-1].split())
    assert "sys" in loaded
    assert not loaded & (heavy | {"PySide6", "httpx", "httpcore", "shiboken6"})
    assert "keyring" not in loaded or arguments[0] == "token"


def test_version_and_help(folder: DataFolder) -> None:
    ran = _run(folder, "--version")
    assert (ran.returncode, ran.stdout.decode().strip()) == (0, f"Offhook {__version__}")
    helped = _run(folder, "--help").stdout.decode()
    assert "event" in helped
    assert "\n    link" not in helped
    assert not folder.path.exists()


def test_utf8_whatever_the_locale(folder: DataFolder) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    with WindowStandIn(folder):
        assert _run(folder, "dial", NUMBER).returncode == 0
        assert _run(folder, "note", "Éloïse 🚗", **plain).returncode == 0
    ran = _run(folder, "calls", "--json", **plain)
    assert ran.returncode == 0
    assert '"note": "Éloïse 🚗"' in ran.stdout.decode()


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [["settings"], ["dial", NUMBER], ["--help"]])
def test_a_reader_that_leaves_is_no_fault(
    folder: DataFolder, arguments: list[str], unbuffered: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with WindowStandIn(folder):
        ran = subprocess.run(
            [sys.executable, "-m", "offhook", *arguments],
            env=_environment(folder, PYTHONUNBUFFERED=unbuffered),
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=30,
            check=False,
        )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_control_c_ends_it_quietly(folder: DataFolder) -> None:
    with WindowStandIn(folder) as window:
        # Something is left to send, so it waits.
        past = ["log", NUMBER, "--start", "2025-06-03T09:30", "--duration", "60"]
        assert _run(folder, *past).returncode == 0
        # What a shell starts in the background, and so these tests there, is deaf to Ctrl+C.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            process = subprocess.Popen(
                [sys.executable, "-m", "offhook", "sync", "--wait", "60"],
                env=_environment(folder),
                stderr=subprocess.PIPE,
            )
        finally:
            signal.signal(signal.SIGINT, before)
        with process:
            while {"do": "hurry"} not in window.requests:
                assert process.poll() is None
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"")


def test_the_end_waits_for_no_thread() -> None:
    """One that waits for a key store's user cannot be ended, and would abort the process."""
    waiting = (
        "import sys, threading; from offhook.__main__ import end;"
        "threading.Thread(target=threading.Event().wait).start(); print('said'); end(3)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", waiting],
        env={**os.environ, "PYTHONPATH": str(GUI)},
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, b"said\n", b"")
