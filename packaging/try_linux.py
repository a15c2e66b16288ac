#!/usr/bin/env python3
"""Install, use, upgrade and remove what build.py made, on a Debian 12 that was never used before.

    python3 packaging/try_linux.py [deb|rpm|tar]      without a word: all three, from dist/

A fresh system is made by debootstrap from where this computer's apt has its packages; the rep's
desktop in it is real (X server, session bus, GNOME Keyring, window manager), and so is the CRM that
the calls go to: Offhook's own sandbox, on this computer. Needs root; elsewhere it says why it is
skipped, which is no failure. An older version to upgrade from is built for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "gui")]

import argparse
import subprocess
import time
from collections.abc import Sequence

import dev
import freezing
from job import DIST, WORK, say
from linux import trial_deb, trial_others
from linux.chroot import Failed, Impossible, alone

NEEDS = {"debootstrap": "debootstrap", "rpm": "rpm", "unshare": "util-linux"}
OLD_VERSION = "0.0.9"
OLD = WORK / "trial" / OLD_VERSION


def main(arguments: Sequence[str]) -> int:
    """Try what ``arguments`` name; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", metavar="deb|rpm|tar")
    targets = parser.parse_args(arguments).targets or ["deb", "rpm", "tar"]
    if unknown := set(targets) - {"deb", "rpm", "tar"}:
        parser.error(f"there is no {', '.join(sorted(unknown))} to try")
    began = time.monotonic()
    try:
        prepare(targets)
        alone()
        for target in targets:
            attempt(target)
    except Impossible as reason:
        print(f"Skipped: {reason}.")
        return 0
    except Failed as failure:
        print(f"try_linux.py: {failure}", file=sys.stderr)
        return 1
    say(f"All of {', '.join(targets)} holds: {time.monotonic() - began:.0f} s.")
    return 0


def prepare(targets: Sequence[str]) -> None:
    """Have the tools, what is to be tried, and an older version of it."""
    absent = dev.missing(NEEDS)
    if absent and dev.root_prefix() is not None:
        dev.install_packages(absent)
    if absent := dev.missing(NEEDS):
        raise Impossible(f"missing here: {', '.join(absent)}")
    for target in targets:
        made(target, DIST, freezing.version())
    if any(not list(OLD.glob(f"*{OLD_VERSION}*.{target}")) for target in ("deb", "rpm")):
        older()


def older() -> None:
    """Build the same program as an older version, beside the one of now."""
    say(f"An older version, {OLD_VERSION}, to upgrade from")
    build = [sys.executable, str(HERE / "build.py"), "--version", OLD_VERSION, "--quick"]
    subprocess.run([*build, "deb", "rpm"], check=True)


def made(target: str, folder: Path, version: str) -> Path:
    """The installer of that version in ``folder``. Raises :class:`Failed` where none is."""
    ending = "tar.xz" if target == "tar" else target
    found = sorted(folder.glob(f"offhook[-_]{version}*.{ending}"))
    if not found:
        raise Failed(f"there is none to try: python3 packaging/build.py {target}")
    return found[-1]


def attempt(target: str) -> None:
    """Try one target. Raises :class:`Failed`."""
    version = freezing.version()
    new = made(target, DIST, version)
    match target:
        case "deb":
            trial_deb.try_deb(new, made(target, OLD, OLD_VERSION), version, OLD_VERSION)
        case "rpm":
            trial_others.try_rpm(new, made(target, OLD, OLD_VERSION), version)
        case "tar":
            trial_others.try_tar(new, version)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
