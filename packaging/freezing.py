"""From source to the frozen program: PyInstaller's folder, tested by the program itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import dev
from job import ROOT, WORK, Job, MissingTool, run, say, source_date
from linux import needs

VENV = dev.Venv(WORK / "venv", dev.PINS / "installers.txt")
PYTHON_LIBRARY = f"libpython3.{sys.version_info.minor}.so.1.0"
NEEDS = {
    **needs.to_build(),
    "objdump": "binutils",
    "patchelf": "patchelf",
    **(
        {}
        if sys.base_prefix != "/usr"
        else {PYTHON_LIBRARY: f"libpython3.{sys.version_info.minor}"}
    ),
}
"""What PyInstaller and the frozen program's test need. Debian's Python has its library apart."""

_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
_INIT = ROOT / "gui" / "offhook" / "__init__.py"


def version() -> str:
    """The program's version, from the one place that has it."""
    found = _VERSION.search(_INIT.read_text("utf-8"))
    if found is None:
        raise MissingTool(f"There is no version in {_INIT.relative_to(ROOT)}.")
    return found[1]


def freeze(job: Job) -> None:
    """Make ``job.app``. Raises :class:`subprocess.CalledProcessError`, also for a test it fails."""
    say(f"Offhook {job.version}: translations")
    run([VENV.python, ROOT / "packaging" / "translations.py"])
    say("PyInstaller (about a minute)")
    machine = machine_of(job)
    pyinstaller = [machine.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    work = WORK / f"pyinstaller-{job.system}"
    folders: list[str | Path] = ["--distpath", job.app.parent, "--workpath", work]
    spec = ROOT / "packaging" / "pyinstaller" / "offhook.spec"
    settled: dict[str, str | Path] = {
        "OFFHOOK_SOURCE": source(job),
        "PYTHONHASHSEED": "1",  # sets in compiled code have an order then
        "SOURCE_DATE_EPOCH": str(source_date()),
    }
    if job.system == "win32":
        from windows import dress

        settled |= dress.prepare(job, VENV.python)
    elif job.system == "darwin":
        from macos import dress as dress_of_macos

        settled |= dress_of_macos.prepare(job, VENV.python)
    machine.run([*pyinstaller, *folders, spec], settled)
    if job.system == "win32":
        dress.finish(job)
    forget_this_computer(job)
    say("The frozen program tests itself")
    test(job, machine)


def forget_this_computer(job: Job) -> None:
    """Take out where this computer's Python lies, which its modules name as a place of libraries.

    Nobody else has it there, or somebody else has something else there.
    """
    if job.system != "linux":
        return
    for file in job.app.rglob("*.so*"):
        if not file.is_symlink():
            asked = ["patchelf", "--print-rpath", str(file)]
            place = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
            if place.startswith("/"):
                run(["patchelf", "--remove-rpath", file])


class Machine(Protocol):
    """What runs the build's Python and the frozen program: this computer, or Wine on it."""

    @property
    def python(self) -> str | Path:
        """The Python that has PyInstaller and what the program ships with."""
        ...

    def run(self, command: Sequence[str | Path], env: Mapping[str, str | Path]) -> None:
        """Run a command. Raises :class:`subprocess.CalledProcessError`."""
        ...


class Here:
    """This computer."""

    python = VENV.python

    def run(self, command: Sequence[str | Path], env: Mapping[str, str | Path]) -> None:
        """Run a command. Raises :class:`subprocess.CalledProcessError`."""
        run(command, {name: str(value) for name, value in env.items()})


def machine_of(job: Job) -> Machine:
    """What can freeze for the job's system. Raises :class:`MissingTool`."""
    if not job.check_only:
        return Here()
    if job.system != "win32":
        raise MissingTool(f"Nothing here can freeze a program for {job.system}.")
    from windows.wine_python import WineMachine

    return WineMachine(VENV.python)


def source(job: Job) -> Path:
    """The folder to import ``offhook`` from: ``gui``, or a copy that bears another version."""
    if job.version == version():
        return ROOT / "gui"
    copy = job.folder("source")
    shutil.copytree(_INIT.parent, copy / "offhook", ignore=shutil.ignore_patterns("__pycache__"))
    init = copy / "offhook" / "__init__.py"
    renamed = _VERSION.sub(f'__version__ = "{job.version}"', _INIT.read_text("utf-8"))
    init.write_text(renamed, "utf-8")
    return copy


def test(job: Job, machine: Machine) -> None:
    """Have the frozen program test itself, without a display and without what a shell may say."""
    env = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "", "LANG": "C.UTF-8"}
    machine.run([job.program, "self-test"], env)
