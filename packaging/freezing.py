"""From source to the frozen program: PyInstaller's folder, tested by the program itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

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
    pyinstaller = [VENV.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    folders = ["--distpath", str(job.app.parent), "--workpath", str(WORK / "pyinstaller")]
    spec = ROOT / "packaging" / "pyinstaller" / "offhook.spec"
    settled = {
        "OFFHOOK_SOURCE": str(source(job)),
        "PYTHONHASHSEED": "1",  # sets in compiled code have an order then
        "SOURCE_DATE_EPOCH": str(source_date()),
    }
    run([*pyinstaller, *folders, spec], settled)
    forget_this_computer(job)
    say("The frozen program tests itself")
    test(job)


def forget_this_computer(job: Job) -> None:
    """Take out where this computer's Python lies, which its modules name as a place of libraries.

    Nobody else has it there, or somebody else has something else there.
    """
    if not sys.platform.startswith("linux"):
        return
    for file in job.app.rglob("*.so*"):
        if not file.is_symlink():
            asked = ["patchelf", "--print-rpath", str(file)]
            place = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
            if place.startswith("/"):
                run(["patchelf", "--remove-rpath", file])


def source(job: Job) -> str | os.PathLike[str]:
    """The folder to import ``offhook`` from: ``gui``, or a copy that bears another version."""
    if job.version == version():
        return ROOT / "gui"
    copy = job.folder("source")
    shutil.copytree(_INIT.parent, copy / "offhook", ignore=shutil.ignore_patterns("__pycache__"))
    init = copy / "offhook" / "__init__.py"
    renamed = _VERSION.sub(f'__version__ = "{job.version}"', _INIT.read_text("utf-8"))
    init.write_text(renamed, "utf-8")
    return copy


def test(job: Job) -> None:
    """Have the frozen program test itself, without a display and without what a shell may say."""
    env = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "", "LANG": "C.UTF-8"}
    run([job.program, "self-test"], env)
