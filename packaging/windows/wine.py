"""A Windows of our own under Wine, below ``build/``: for checks only, never for a release.

Everything that is run gets a limit of time.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from job import MissingTool

NEEDED = {
    "wine": "wine",
    "wineserver": "wine64",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-objdump": "binutils-mingw-w64-x86-64",
}
"""The programs that the checks under Wine want, with Debian's packages of them."""

_HERE = Path(__file__).resolve().parent
_STAND_INS = ("icuuc", "mscms")


class TimedOut(Exception):
    """A program under Wine did not end in time; it was ended."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a program under Wine left: its exit ``code`` and its output."""

    code: int
    text: str


class Wine:
    """One Wine prefix: a C: drive, a registry and a user of its own."""

    def __init__(self, prefix: Path, display: str = "") -> None:
        """``display`` is the X server to show windows on; without one there are none."""
        self.display = display
        self.prefix = prefix.resolve()
        self.drive = self.prefix / "drive_c"

    def create(self) -> None:
        """Make the prefix as a Windows 10, with the stand-ins, where that has not been done.

        Raises :class:`~job.MissingTool`.
        The stand-ins lie in system32, where Windows has the real ones. They must never lie beside
        the program: PyInstaller would take them along.
        """
        if absent := [name for name in NEEDED if shutil.which(name) is None]:
            packages = " ".join(dict.fromkeys(NEEDED[name] for name in absent))
            raise MissingTool(f"Wine's part is missing: {', '.join(absent)} (Debian: {packages})")
        if (self.prefix / "made").exists():
            return
        self.prefix.mkdir(parents=True, exist_ok=True)
        self.run(["wineboot", "--init"], timeout=300)
        self.run(["winecfg", "-v", "win10"], timeout=120)
        for name in _STAND_INS:
            target = self.drive / "windows" / "system32" / f"{name}.dll"
            compile_c(_HERE / "checks" / f"{name}.c", target, "-shared")
        self.wait()
        (self.prefix / "made").touch()

    def environment(self, extra: dict[str, str] | None = None) -> dict[str, str]:
        """The environment of a program under Wine: nothing of a developer's own."""
        kept = {
            k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "OFFHOOK", "QT"))
        }
        return (
            kept
            | {
                "WINEPREFIX": str(self.prefix),
                "DISPLAY": self.display,
                "WINEARCH": "win64",
                "WINEDEBUG": "-all",
                # No offers to download Mono or Gecko, no menu entries on the host.
                "WINEDLLOVERRIDES": "mscms=n;mscoree,mshtml=;winemenubuilder.exe=d",
            }
            | (extra or {})
        )

    def start(
        self,
        command: Sequence[str | Path],
        *,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        stdin: int = subprocess.DEVNULL,
        stdout: int = subprocess.DEVNULL,
    ) -> subprocess.Popen[bytes]:
        """Start a program and leave it running."""
        return subprocess.Popen(
            ["nice", "-n", "10", "wine", *map(str, command)],
            env=self.environment(env),
            cwd=cwd,
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.STDOUT if stdout != subprocess.DEVNULL else subprocess.DEVNULL,
            start_new_session=True,
        )

    def run(
        self,
        command: Sequence[str | Path],
        *,
        timeout: float = 60,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        stdin: str = "",
    ) -> Done:
        """Run a program to its end. Raises :class:`TimedOut` after ``timeout`` seconds.

        Its output comes by a pipe, since Python under Wine cannot write to a file that it was
        given; and what has come when it ends is all, since what it started keeps the pipe open.
        """
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        inward, said = os.pipe()
        with closing_all(ours, inward):
            with closing_all(theirs, said):
                os.write(said, stdin.encode())  # a few words, less than a pipe holds
                process = self.start(command, env=env, cwd=cwd, stdin=inward, stdout=theirs)
            until, parts = time.monotonic() + timeout, list[bytes]()
            while process.poll() is None:
                parts.append(_arrived(ours, 0.05))
                if time.monotonic() > until:
                    process.kill()
                    text = b"".join(parts).decode("utf-8", "replace")
                    raise TimedOut(f"{command[0]} took longer than {timeout} s: {text}")
            while part := _arrived(ours, 0):
                parts.append(part)
            text = b"".join(parts).decode("utf-8", "replace").replace("\r\n", "\n")
            return Done(process.returncode, text)

    def wait(self, timeout: float = 60) -> None:
        """Wait until everything in this prefix has ended."""
        self._server("-w", timeout)

    def stop(self) -> None:
        """End whatever still runs in this prefix, and nothing else."""
        self._server("-k", 30)

    def _server(self, flag: str, timeout: float) -> None:
        try:
            subprocess.run(
                ["wineserver", flag], env=self.environment(), timeout=timeout, check=False
            )
        except subprocess.TimeoutExpired:
            raise TimedOut(f"programs still run in {self.prefix}") from None

    def path(self, path: PureWindowsPath | str) -> Path:
        """Where ``C:\\...`` lies on this computer."""
        inside = PureWindowsPath(path)
        return self.drive.joinpath(*inside.parts[1:])


def windows_path(path: Path) -> str:
    """How a program under Wine names a file of this computer: on drive Z:."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


@contextmanager
def closing_all(*descriptors: int) -> Iterator[None]:
    """Close them in the end."""
    try:
        yield
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def _arrived(descriptor: int, patience: float) -> bytes:
    """What a pipe holds, waited for ``patience`` seconds; nothing at its end, too."""
    if not select.select([descriptor], [], [], patience)[0]:
        return b""
    return os.read(descriptor, 1 << 16)


def compile_c(source: Path, target: Path, *flags: str) -> None:
    """Compile C for Windows."""
    target.parent.mkdir(parents=True, exist_ok=True)
    compiler = ["x86_64-w64-mingw32-gcc", "-Os", "-s", *flags]
    subprocess.run([*compiler, "-o", target, source], check=True)
