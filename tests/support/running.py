"""The real program as a process of its own, and the command line beside it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from offhook.calls.crm_copy import Entry, SyncState
from offhook.calls.deriving import sync_state
from offhook.desk.folder import DataFolder
from offhook.desk.knock import ask
from offhook.desk.lock import JournalLock
from offhook.desk.settings_file import SettingsFile
from offhook.journal.reader import JournalReader
from offhook.sandbox import Sandbox
from support import kill_at
from support.desk import TOKEN, desk_settings
from support.keyboard import Keyboard
from support.secret_service import SessionBus

TESTS = Path(__file__).parents[1]
PYTHON_PATH = os.pathsep.join((str(TESTS.parent / "gui"), str(TESTS)))
PROGRAM = ("-m", "offhook")
PATIENCE = 40.0  # seconds
_POLL = 0.02
_HARMLESS = "This plugin does not support"
"""What Qt says of itself without a display."""


def wait_until(condition: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """What ``condition`` returns once it is true; fails after ``seconds``."""
    until = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < until, "waited in vain"
        time.sleep(_POLL)
    return found


class RunningProgram:
    """One data folder with the program on it, started and ended as often as a test likes.

    What the program wrote to its standard error must be empty at the end.
    """

    def __init__(self, data_dir: Path, crm: Sandbox, bus: SessionBus, **environment: str) -> None:
        self.folder = DataFolder(data_dir).create()
        self.crm = crm
        self.environment = {
            **os.environ,
            "PYTHONPATH": PYTHON_PATH,
            "QT_QPA_PLATFORM": "offscreen",
            "OFFHOOK_DATA_DIR": str(data_dir),
            "DBUS_SESSION_BUS_ADDRESS": bus.address,
            "OFFHOOK_NO_START": "1",
            **environment,
        }
        # What keeps the tests themselves away from any key store.
        del self.environment["PYTHON_KEYRING_BACKEND"]
        self.program: Sequence[str] = PROGRAM
        self.process: subprocess.Popen[bytes] | None = None
        self.errors = data_dir.with_suffix(".stderr")
        settings = replace(desk_settings(crm.base_url), theme="", language="en")
        SettingsFile(self.folder.settings).save(settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.cli("quit", "--force")
        if self.process is not None:
            try:
                self.process.wait(PATIENCE)
            finally:
                self.process.kill()
        if error is None:
            assert self.said_on_stderr() == [], self.said_on_stderr()

    # The program

    def start(
        self, *arguments: str, program: Sequence[str] | None = None, online: bool = True
    ) -> subprocess.Popen[bytes]:
        """Start the window and wait until it answers; with ``online``, until its token is good."""
        process = self.launch(*arguments, program=program)
        wait_until(self.state)
        if online:
            wait_until(lambda: self.state().get("token") == "ok")
        return process

    def launch(
        self, *arguments: str, program: Sequence[str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start the window and wait for nothing."""
        if self.process is not None:
            self.process.wait(PATIENCE)
        with self.errors.open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, *(program or self.program), *arguments],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        return self.process

    def wait_ended(self, seconds: float = PATIENCE) -> int:
        """The exit code of the program."""
        assert self.process is not None
        return self.process.wait(seconds)

    def kill(self) -> None:
        """As ``kill -9``."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(PATIENCE)

    def wait_killed_at(self, instant: str) -> None:
        """Until the program, started as :mod:`support.kill_at`, has died at ``instant``."""
        self._died(self.wait_ended(), instant)

    def live_until(self, lives: kill_at.Lives, *instants: str) -> None:
        """One life until each of the instants, one after the other."""
        for instant in instants:
            self._died(lives.live_until(instant, self.environment, self.errors), instant)

    def _died(self, exit_code: int, instant: str) -> None:
        mark = kill_at.mark_of(self.folder.path)
        died_at = mark.read_text() if mark.exists() else ""
        assert (exit_code, died_at) == (-signal.SIGKILL, instant), self.said_on_stderr()
        mark.unlink()

    def state(self) -> dict[str, Any]:
        """What the window says of itself; empty if it does not answer."""
        return ask(self.folder.socket_name, {"do": "state"}) or {}

    def is_running(self) -> bool:
        """Whether any process owns the journal."""
        return JournalLock(self.folder.lock).held_by_another()

    def said_on_stderr(self) -> list[str]:
        """What the program complained of."""
        lines = self.errors.read_text().splitlines() if self.errors.exists() else []
        return [line for line in lines if _HARMLESS not in line]

    # The command line

    def cli(
        self, *arguments: str, given: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a verb to its end. ``given`` is its standard input."""
        return subprocess.run(
            [sys.executable, *self.program, *arguments],
            env={**self.environment, **environment},
            input=given,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    def tell(self, *arguments: str) -> str:
        """Run a verb that must succeed; what it printed."""
        ran = self.cli(*arguments)
        assert ran.returncode == 0, (arguments, ran.returncode, ran.stderr)
        return ran.stdout.strip()

    def calls(self) -> list[dict[str, Any]]:
        """``calls --json``."""
        return list(json.loads(self.tell("calls", "--json")))

    def entries(self) -> list[Entry]:
        """The same from the journal itself, for waiting: a verb costs a process each time."""
        if not self.folder.journal.exists():
            return []
        with JournalReader(self.folder.journal) as reader:
            return reader.entries(0)

    def wait_synced(self) -> None:
        """Until the CRM has acknowledged all that is known of the latest call."""
        wait_until(lambda: sync_state(self.entries()[-1]) is SyncState.SYNCED)

    def give_token(self, token: str = TOKEN) -> None:
        """As a rep or an installer does."""
        ran = self.cli("token", "set", given=token)
        assert ran.returncode == 0, ran.stderr


@contextmanager
def virtual_display(size: str = "1024x900") -> Iterator[dict[str, str]]:
    """An X server with a window manager; the environment of whoever shall be seen on it."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        # -noreset: whoever comes and goes first must not take the window manager along.
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{size}x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    # The first key of all makes the server tell everyone of another keyboard; the manager lets go
    # of its own keys for a moment then, and the one that is being pressed can be lost.
    Keyboard({**os.environ, **environment}).keys("shift")
    manager = subprocess.Popen(
        ["openbox"],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield environment
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(PATIENCE)
