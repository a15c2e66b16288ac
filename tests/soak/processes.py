"""The two processes of a soak, the program and the CRM, and how they are started and killed."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from offhook.calls.tokens import TokenState
from offhook.desk.folder import DataFolder
from offhook.desk.knock import ask
from offhook.desk.settings_file import SettingsFile
from offhook.sandbox.request_file import RequestFile

from .pace import Pace
from .verbs import Verbs

GUI = Path(__file__).parents[2] / "gui"
TOKEN = "sandbox-token"
PATIENCE = 30.0
AT_ONCE = 3
"""How many verbs may run at a time: each is a process."""


class Crm:
    """The sandbox as a process, on one port and one file whenever it is started."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.file = folder / "crm.jsonl"
        self.plan = folder / "faults.json"
        self.port = _free_port()
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._errors = folder / "crm.stderr"

    @property
    def base_url(self) -> str:
        """As the program is told."""
        return f"http://127.0.0.1:{self.port}/v2"

    def start(self, plan: Mapping[str, Any]) -> None:
        """Start with these faults, and wait until it answers."""
        self.plan.write_text(json.dumps(plan), "utf-8")
        with self._errors.open("ab") as errors:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "offhook", "sandbox"),
                    *("--port", str(self.port), "--file", str(self.file)),
                    *("--faults", str(self.plan), "--token", TOKEN),
                ],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        wait_until(self._listens)

    def kill(self) -> None:
        """As ``kill -9``."""
        _kill(self._process)

    def noise(self) -> int:
        """Grows with each request that comes."""
        requests = RequestFile(self.file).path
        return requests.stat().st_size if requests.exists() else 0

    def tell(self, method: str, path: str, body: object = None) -> bool:
        """Tell the sandbox something; whether it took it. It may be away or off the network."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        headers = {"Content-Type": "application/json"}
        try:
            connection.request(method, f"/_sandbox/{path}", json.dumps(body), headers)
            return connection.getresponse().status < 300
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def _listens(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self._errors.read_text()
        with socket.socket() as trial:
            return trial.connect_ex(("127.0.0.1", self.port)) == 0


class Desk:
    """The program on one data folder, and its command line."""

    def __init__(
        self, folder: Path, pace: Pace, base_url: str, environment: Mapping[str, str]
    ) -> None:
        self.folder = DataFolder(folder / "data").create()
        self.errors = folder / "program.stderr"
        self.recordings = folder / "recordings"
        self.recordings.mkdir()
        self._environment = {
            **environment,
            "OFFHOOK_DATA_DIR": str(self.folder.path),
            "OFFHOOK_NO_START": "1",
        }
        self._verbs = Verbs(folder, self._environment)
        self._turns = threading.Semaphore(AT_ONCE)
        self._process: subprocess.Popen[bytes] | None = None
        SettingsFile(self.folder.settings).save(pace.settings_on(base_url))

    def start(self) -> None:
        """Start the window, and wait for nothing."""
        with self.errors.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "offhook", "--minimized"],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )

    def wait_ready(self) -> None:
        """Until the window answers."""
        wait_until(self.state)

    def kill(self) -> None:
        """As ``kill -9``."""
        _kill(self._process)

    def close(self) -> None:
        """End the program and the command line."""
        self.kill()
        self._verbs.close()

    def died_by_itself(self) -> bool:
        """Whether the process has ended without being killed."""
        return self._process is not None and self._process.poll() is not None

    def state(self) -> dict[str, Any]:
        """What the window says of itself; empty if it does not answer."""
        return ask(self.folder.socket_name, {"do": "state"}) or {}

    def is_online(self) -> bool:
        """Whether the window says that it may send."""
        return self.state().get("token") == TokenState.OK

    def say(self, words: Sequence[str], given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a verb to its end. ``given`` is its standard input."""
        with self._turns:
            return self._verbs.run(words, given)

    def give_token(self) -> None:
        """As a rep or an installer does."""
        ran = self.say(("token", "set"), given=TOKEN)
        assert ran.returncode == 0, ran.stderr

    def complaints(self) -> list[str]:
        """What the program wrote where nothing should be: its standard error, crash reports."""
        said = self.errors.read_text("utf-8").splitlines() if self.errors.exists() else []
        crashes = [path.name for path in self.folder.log.glob("crash-*.txt")]
        return [line for line in said if line.strip() and "does not support" not in line] + crashes


def environment(bus_address: str, display: Mapping[str, str]) -> dict[str, str]:
    """That of both processes: a private key store, and somewhere to draw."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHON_KEYRING_BACKEND"}
    return {**kept, **display, "PYTHONPATH": str(GUI), "DBUS_SESSION_BUS_ADDRESS": bus_address}


def _kill(process: subprocess.Popen[bytes] | None) -> None:
    if process is not None:
        process.kill()
        process.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_until(condition: Any) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)
