"""Disks that are full, or may only be read: really mounted where that is allowed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _can_mount() -> bool:
    """Tried, since root in a container often may not."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "offhook-test", folder]
        try:
            if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
                return False
        except FileNotFoundError:
            return False
        subprocess.run(["umount", "-l", folder], check=True)
    return True


CAN_MOUNT = _can_mount()
WHY_NOT = "this user may not mount a disk"


class SmallDisk:
    """A disk of its own in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        """Not a byte is free."""
        with self._ballast.open("wb", buffering=0) as file:
            size = 65536
            while size:
                try:
                    file.write(bytes(size))
                except OSError:
                    size //= 2

    def make_room(self) -> None:
        """As when somebody deletes a film."""
        self._ballast.unlink()

    def may_write(self, may: bool) -> None:
        """Whether anything can be written. No file may be open for it."""
        mode = "rw" if may else "ro"
        subprocess.run(["mount", "-o", f"remount,{mode}", self.folder], check=True)


@contextmanager
def small_disk(folder: Path, megabytes: int = 2) -> Iterator[SmallDisk]:
    """One, mounted on the new ``folder``."""
    folder.mkdir()
    size = f"size={megabytes}m,mode=0700"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "offhook-test", folder], check=True)
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@contextmanager
def seen_elsewhere(folder: Path, again: Path) -> Iterator[Path]:
    """The same folder under another name: a bind mount."""
    again.mkdir()
    subprocess.run(["mount", "--bind", folder, again], check=True)
    try:
        yield again
    finally:
        subprocess.run(["umount", "-l", again], check=True)
