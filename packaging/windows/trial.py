"""A Windows to try installers on, under Wine, with a sandbox CRM beside it on this computer."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from job import ROOT, MissingTool
from windows.wine import Done, Wine, windows_path

TOKEN = "sandbox-token"
NUMBER = "+14182579084"
_PATIENCE = 60.0


class Failed(Exception):
    """Something was not as it must be."""


class Crm:
    """The sandbox, in a process of its own."""

    def __init__(self, python: str) -> None:
        """``python`` is one that has what Offhook needs."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        command = [python, "-m", "offhook", "sandbox", "--port", str(port), "--token", TOKEN]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT / "gui",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for("the sandbox answers", self.logs, lambda logs: logs is not None)

    def logs(self) -> list[dict[str, Any]] | None:
        """The call logs it holds; ``None`` while it does not answer."""
        try:
            with urllib.request.urlopen(f"{self.url}/_sandbox/state", timeout=5) as answer:
                held: list[dict[str, Any]] = json.load(answer)["call_logs"]
                return held
        except OSError:
            return None

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(10)


class Screen:
    """A display that nobody sees: without one, Wine makes no windows."""

    def __init__(self) -> None:
        """Raises :class:`~job.MissingTool`."""
        if shutil.which("Xvfb") is None:
            raise MissingTool("Xvfb is missing (Debian: xvfb)")
        ours, theirs = os.pipe()
        command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1024x768x24"]
        self._process = subprocess.Popen(
            command, pass_fds=[theirs], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(theirs)
        with os.fdopen(ours) as number:
            self.name = f":{number.readline().strip()}"

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(10)


class Trial:
    """One Wine prefix, anew, and the program in it once it is installed in ``home``."""

    def __init__(self, folder: Path, crm: Crm, screen: Screen) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self.crm = crm
        self.wine = Wine(folder, screen.name)
        self.wine.create()
        self.home = self.wine.path(r"C:\Program Files\Offhook")

    def remove(self) -> None:
        """Leave nothing of it: a prefix takes a gigabyte."""
        shutil.rmtree(self.wine.prefix, ignore_errors=True)

    @property
    def local(self) -> Path:
        """%LOCALAPPDATA% of the only user."""
        (user,) = (p for p in (self.wine.drive / "users").iterdir() if p.name != "Public")
        return user / "AppData" / "Local"

    def offhook(self, *words: str, stdin: str = "") -> str:
        """What a verb prints. It has to end with 0, or with 3: kept, and not applied within five
        seconds, which on a busy computer under Wine is long."""
        done = self.wine.run([self.home / "offhook.com", *words], stdin=stdin, timeout=90)
        if done.code not in (0, 3):
            raise Failed(f"offhook {' '.join(words)}: {done}")
        return done.text

    def run(self, *command: str | Path, timeout: float = 300) -> Done:
        """Run an installer, from a script: Wine itself hands only the low byte of a code over."""
        script = self.wine.drive / "run.cmd"
        line = " ".join(self._quoted(word) for word in command)
        script.write_text(f"@{line}\r\n@echo code=%errorlevel%\r\n", "ascii", newline="")
        done = self.wine.run(["cmd", "/c", r"C:\run.cmd"], timeout=timeout)
        said, found, code = done.text.rpartition("code=")
        if not found:
            raise Failed(f"{line}: {done}")
        return Done(int(code), said)

    def _quoted(self, word: str | Path) -> str:
        if isinstance(word, Path):
            word = self.windows_path(word)
        # The uninstaller takes its folder without quotation marks, spaces or not.
        return f'"{word}"' if " " in word and not word.startswith("_?=") else word

    def windows_path(self, path: Path) -> str:
        """How a program in here names a file, on drive C: where it lies there."""
        if path.is_relative_to(self.wine.drive):
            return "C:\\" + str(path.relative_to(self.wine.drive)).replace("/", "\\")
        return windows_path(path)

    def start_window(self) -> None:
        """Open the window as the Start menu does, and wait until it answers."""
        self.wine.start([self.home / "offhook.exe", "--base-url", f"{self.crm.url}/v2"])
        self.wait_for_window(True)

    def wait_for_window(self, running: bool) -> None:
        """Until a window owns the journal, or none does."""
        wait_for(f"running: {running}", lambda: self.show()["running"], lambda it: it is running)

    def show(self) -> dict[str, Any]:
        """How the program says that things stand."""
        held: dict[str, Any] = json.loads(self.offhook("show", "--json"))
        return held

    def calls(self) -> list[dict[str, Any]]:
        """What the journal holds."""
        held: list[dict[str, Any]] = json.loads(self.offhook("calls", "--json"))
        return held

    def registry(self, root: str, key: str, name: str) -> str | None:
        """A value, by Windows' own tool; ``None`` without it."""
        which = ["/v", name] if name else ["/ve"]
        done = self.wine.run(["reg", "query", rf"{root}\{key}", *which])
        found = re.search(r"^    .*?    REG_\w+ ?(?:   )?(.*)$", done.text, re.MULTILINE)
        return found[1].strip() if done.code == 0 and found else None

    def mentions(self) -> list[str]:
        """The keys of the whole registry that speak of Offhook, once all programs have ended.

        The token is no part of it: Wine keeps the Credential Manager's things there.
        """
        self.wine.wait()
        found = []
        for hive in ("system.reg", "user.reg"):
            text = (self.wine.prefix / hive).read_text("utf-8", "replace")
            keys = re.split(r"^(?=\[)", text, flags=re.MULTILINE)
            found += [key for key in keys if "offhook" in key.lower()]
        return [key for key in found if "Credential Manager" not in key]

    def tokens(self) -> int:
        """How many credentials of Offhook's the Credential Manager keeps."""
        self.wine.wait()
        hive = (self.wine.prefix / "user.reg").read_text("utf-8", "replace")
        return len(re.findall(r"^\[.*Credential Manager.*offhook", hive, re.M | re.I))


def wait_for(what: str, look: Callable[[], Any], wanted: Callable[[Any], bool]) -> Any:
    """Look again and again until it is as ``wanted``. Raises :class:`Failed` after a minute."""
    until = time.monotonic() + _PATIENCE
    while not wanted(found := look()):
        if time.monotonic() > until:
            raise Failed(f"not so in time: {what}: {found}")
        time.sleep(0.2)
    return found


def check(what: str, is_so: object, found: object = "") -> None:
    """Say that something is as it must be. Raises :class:`Failed`."""
    if not is_so:
        raise Failed(f"{what}: {found}")
    print(f"ok  {what}", flush=True)
