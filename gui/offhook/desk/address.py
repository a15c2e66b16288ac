"""Where the window of one user and one data folder listens for a knock."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_LONGEST = 99  # sun_path holds 104 bytes on macOS, 108 on Linux, the closing zero among them


def window_address(data_dir: Path, places: Iterable[Path] | None = None) -> str:
    """The local socket's path, or on Windows the pipe's name, for this user and ``data_dir``.

    On POSIX the socket lies in a folder that belongs to this user and is closed to all others: the
    first of ``places`` (default: the session's runtime folder, then one of our own in ``/tmp``,
    then the data folder) of which that is true and whose path is short enough for ``AF_UNIX``.
    Raises :class:`OSError` when there is none.
    """
    mark = hashlib.sha256(os.path.normcase(data_dir).encode()).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\offhook-{_user()}-{mark}"
    for place in _usual_places(data_dir) if places is None else places:
        address = str(place / f"offhook-{mark}.sock")
        if len(os.fsencode(address)) <= _LONGEST and _is_private(place):
            return address
    raise OSError("no private place for the window's socket")


if sys.platform == "win32":
    import ctypes

    def _user() -> str:
        """This user's name as a pipe's name may hold it, from the system: a softphone's hook may
        have an environment of its own."""
        length = ctypes.c_ulong(257)  # UNLEN + 1, lmcons.h
        name = ctypes.create_unicode_buffer(length.value)
        if not ctypes.windll.advapi32.GetUserNameW(name, ctypes.byref(length)):
            raise ctypes.WinError()
        return re.sub(r"[^A-Za-z0-9]", "_", name.value)


def _usual_places(data_dir: Path) -> Iterator[Path]:
    """A hook started by a softphone may lack the session's environment, so no place rests on it
    alone: ``/run/user/UID`` is what ``XDG_RUNTIME_DIR`` holds wherever systemd set it, and
    ``TMPDIR`` is not asked."""
    if sys.platform == "win32":
        return
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and Path(runtime).is_absolute():
        yield Path(runtime)
    yield Path("/run/user") / str(os.getuid())
    own = Path("/tmp") / f"offhook-{os.getuid()}"  # noqa: S108 - owner and mode are verified
    try:
        own.mkdir(mode=0o700)
    except OSError:
        pass  # it exists, or cannot be made: what counts is what _is_private finds there
    yield own
    yield data_dir


def _is_private(folder: Path) -> bool:
    """Whether ``folder`` is a real folder (no link) of this user that nobody else may enter."""
    if sys.platform == "win32":
        return True
    try:
        found = folder.lstat()
    except OSError:
        return False
    mine = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return mine and not found.st_mode & 0o077
