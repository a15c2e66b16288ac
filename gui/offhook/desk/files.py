"""Writes that survive ``kill -9`` and power loss."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

TEMP_SUFFIX = ".tmp"


def write_atomic(path: Path, data: bytes) -> None:
    """Make ``path`` hold exactly ``data``, readable by this user only, or leave it as it was.

    When this returns, the file is on the disk under its name. Raises :class:`OSError`; the
    temporary file is then gone again, unless the process itself was killed.
    """
    descriptor, name = tempfile.mkstemp(suffix=TEMP_SUFFIX, prefix=".", dir=path.parent)
    temp = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            sync_file(file.fileno())
        _replace(temp, path)
    except BaseException:
        temp.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(descriptor: int) -> None:
    """Have the disk, not only the kernel, hold the file.

    ``fsync`` on macOS leaves the data in the drive's own cache (fsync(2)); ``F_FULLFSYNC`` does
    not.
    """
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make renames and removals in ``folder`` durable. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(temp: Path, path: Path) -> None:
    """``os.replace``, patient with the virus scanner that holds a new file open on Windows."""
    if sys.platform == "win32":
        for pause in (0.01, 0.05, 0.25):
            try:
                temp.replace(path)
            except PermissionError:
                time.sleep(pause)
            else:
                return
    temp.replace(path)
