"""What every step of a build is told, and how it speaks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build"
DIST = ROOT / "dist"
RESOURCES = ROOT / "resources"


class MissingTool(Exception):
    """Something that a build needs is not here. The message says what, and what to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """One build. ``version`` as in ``gui/offhook/__init__.py``; ``quick``: pack loosely, to try.

    ``trial``: of another version than the source's, to upgrade from; it gets in no other's way.
    ``system`` as in ``sys.platform``.
    """

    version: str
    quick: bool = False
    trial: bool = False
    system: str = sys.platform

    @property
    def check_only(self) -> bool:
        """Whether it is made for another system than this one: to be tried, never released."""
        return self.system != sys.platform

    @property
    def dist(self) -> Path:
        """Where the installers go; it is made by then."""
        return WORK / "trial" / self.version if self.trial else DIST

    @property
    def app(self) -> Path:
        """The frozen program: PyInstaller's folder, with ``offhook`` or ``offhook.exe`` in it."""
        kind = "frozen-check-only" if self.check_only else "frozen"
        return WORK / (f"{kind}-{self.version}" if self.trial else kind) / "offhook"

    @property
    def program(self) -> Path:
        """The frozen program's executable, one that speaks to a console."""
        return self.app / ("offhook.com" if self.system == "win32" else "offhook")

    def folder(self, name: str) -> Path:
        """A folder of that name for what is made on the way, empty."""
        import shutil

        made = WORK / name
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        return made


class Target(Protocol):
    """A module that makes one system's installers."""

    NEEDS: dict[str, str]
    """Programs and libraries of the system that it needs: each with its Debian package."""

    def build(self, job: Job) -> list[Path]:
        """Make the installers of ``job.app`` in ``dist``. Raises :class:`MissingTool`."""
        ...


def say(text: str) -> None:
    """Tell how far the build is."""
    print(f"== {text}", flush=True)


def run(command: Sequence[str | Path], env: dict[str, str] | None = None) -> None:
    """Run a tool. Raises :class:`subprocess.CalledProcessError`."""
    sys.stdout.flush()
    subprocess.run(command, check=True, env=os.environ | (env or {}))


def source_date() -> int:
    """The second since 1970 that files in an installer bear: of the last commit, else of now.

    The same source so gives the same installer. ``SOURCE_DATE_EPOCH`` (reproducible-builds.org)
    comes first.
    """
    import time

    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return int(time.time())
