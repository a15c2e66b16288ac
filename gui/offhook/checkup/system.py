"""The computer itself: display, disk, links."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from ..desk.launch import START_FOLDER, program_command
from .findings import Finding, Found, Verdict

MEGABYTE = 1 << 20
LOW_MB = 500
FULL_MB = 20
"""A journal of a year is some 30 MB; SQLite needs room for a change and its undoing."""

_PATIENCE = 15.0  # seconds
_TEL = "x-scheme-handler/tel"


def display() -> Finding:
    """Whether a window can be shown: in a process of its own, which Qt ends where none can."""
    command = [*program_command(), "doctor", "--probe-display"]
    try:
        ran = subprocess.run(  # noqa: S603 - this very program
            command,
            cwd=START_FOLDER,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Finding(Found.DISPLAY_NONE, Verdict.FAIL, (type(error).__name__,))
    if ran.returncode == 0:
        platform = ran.stdout.decode(errors="replace").strip()
        return Finding(Found.DISPLAY_OK, Verdict.OK, (platform,))
    said = ran.stderr.decode(errors="replace").strip().splitlines()
    return Finding(Found.DISPLAY_NONE, Verdict.FAIL, (said[0] if said else "",))


def disk(folder: Path) -> Finding:
    """Whether calls can still be kept."""
    place = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    try:
        free = shutil.disk_usage(place).free // MEGABYTE
    except OSError:
        return Finding(Found.DISK_REFUSED, Verdict.FAIL, (str(folder),))
    if free < FULL_MB:
        return Finding(Found.DISK_FULL, Verdict.FAIL, (str(free),))
    if free < LOW_MB:
        return Finding(Found.DISK_LOW, Verdict.WARN, (str(free),))
    return Finding(Found.DISK_OK, Verdict.OK, (str(free),))


def links() -> Finding:
    """Which program opens ``tel:`` links."""
    if sys.platform == "darwin":
        return Finding(Found.LINKS_UNKNOWN, Verdict.SKIPPED)
    opener = _opener()
    if opener is None:
        return Finding(Found.LINKS_UNKNOWN, Verdict.SKIPPED)
    if not opener:
        return Finding(Found.LINKS_NONE, Verdict.WARN)
    if "offhook" in opener.casefold():
        return Finding(Found.LINKS_OK, Verdict.OK)
    return Finding(Found.LINKS_OTHER, Verdict.WARN, (opener,))


def _opener() -> str | None:
    """Its name; empty if there is none, ``None`` if the system does not say."""
    if sys.platform == "win32":
        import winreg

        choice = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\tel\UserChoice"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, choice) as key:
                return str(winreg.QueryValueEx(key, "ProgId")[0])
        except OSError:
            return ""
    try:
        ran = subprocess.run(  # noqa: S603 - nothing in it comes from outside
            ["xdg-mime", "query", "default", _TEL],  # noqa: S607 - the desktop's own, by its name
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ran.stdout.decode(errors="replace").strip()
