#!/usr/bin/env python3
"""Make the installers of this system; needs nothing but Python 3.11 or newer.

    python3 packaging/build.py [deb|rpm|tar|windows|macos|all]... [--no-system]

From the source of this folder to `dist/`: the translations are compiled, PyInstaller freezes the
program, the frozen program tests itself, and each installer is made of it; beside them lie
SHA256SUMS and, as CycloneDX, the bill of materials. `all`, which is also what no word means, makes
those of the system that it runs on: deb, rpm and tar on Linux.

What is missing is installed as dev.py does it: build/venv from packaging/pins/installers.txt, and
on Debian and its kin the system's packages through apt, named before they are; --no-system leaves
the system alone. --version V makes the same program under another version, to try upgrades (a
release takes it from gui/offhook/__init__.py); --quick packs loosely, which spares minutes.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]  # the targets' folders, and dev.py

import argparse
import importlib
import subprocess
import time
from collections.abc import Sequence

import bill
import dev
import freezing
from job import ROOT, Job, MissingTool, Target, say

TARGETS = {
    "deb": "linux.deb",
    "rpm": "linux.rpm",
    "tar": "linux.tar",
    "windows": "windows.installers",
    "macos": "macos.disk_image",
}
OF_SYSTEM = {"linux": ("deb", "rpm", "tar"), "win32": ("windows",), "darwin": ("macos",)}


def main(arguments: Sequence[str]) -> int:
    """Build what ``arguments`` name; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", default=["all"], metavar="TARGET")
    parser.add_argument("--version", default="", help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--no-system", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if unknown := set(options.targets) - {*TARGETS, "all"}:
        parser.error(f"there is no {', '.join(sorted(unknown))}: {', '.join(TARGETS)}, all")
    names = OF_SYSTEM.get(sys.platform, ()) if "all" in options.targets else options.targets
    try:
        targets = [load(name) for name in names]
        if not targets:
            raise MissingTool(f"There is no installer for {sys.platform}.")
        version = options.version or freezing.version()
        trial = version != freezing.version()
        job = Job(version, quick=options.quick, trial=trial, system=system_of(names[0]))
        build(targets, job, system=not options.no_system)
    except MissingTool as missing:
        print(f"build.py: {missing}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        command = " ".join(map(str, error.cmd))
        print(f"build.py: status {error.returncode} from {command}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def load(name: str) -> Target:
    """The module that makes the target ``name``. Raises :class:`MissingTool` where none does."""
    try:
        return importlib.import_module(TARGETS[name])
    except ModuleNotFoundError as error:
        if error.name and TARGETS[name].startswith(error.name):
            raise MissingTool(f"There is no way to make the {name} installer yet.") from None
        raise


def system_of(target: str) -> str:
    """The system that a target is for, as ``sys.platform`` has it."""
    return next(system for system, names in OF_SYSTEM.items() if target in names)


def build(targets: Sequence[Target], job: Job, *, system: bool) -> None:
    """Freeze once, then make every target of it, with checksums and a bill of materials."""
    began = time.monotonic()
    needs: dict[str, str] = dict(freezing.NEEDS)
    for target in targets:
        needs |= target.NEEDS
    dev.have(needs, freezing.VENV, system)
    require(needs)
    job.dist.mkdir(parents=True, exist_ok=True)
    bill.collect_licences(job.version)
    freezing.freeze(job)
    made: list[Path] = []
    for target in targets:
        made += target.build(job)
    if not job.check_only:
        made.append(bill.write(job))
    bill.write_checksums(job.dist)
    for path in made:
        say(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB")
    say(f"Done in {time.monotonic() - began:.0f} s.")


def require(needs: dict[str, str]) -> None:
    """Raise :class:`MissingTool`, naming what has it, for anything that is not on this computer."""
    if absent := dev.missing(needs):
        wanted = ", ".join(f"{name} (Debian: {package})" for name, package in absent.items())
        raise MissingTool(f"Missing here: {wanted}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
