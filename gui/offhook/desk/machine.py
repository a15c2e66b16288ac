"""Which machine this is, so that a copied journal can be told from the first."""

from __future__ import annotations

import hashlib
import re
import sys
import uuid
from pathlib import Path

from .files import write_atomic
from .state import state_folder

_SALT = b"offhook machine\0"
_LINUX_PLACES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def machine_id(state_dir: Path | None = None) -> str:
    """32 hexadecimal digits that stay the same on this machine and tell nothing about it.

    The system's own id, hashed as machine-id(5) asks: ``/etc/machine-id`` on Linux,
    ``IOPlatformUUID`` on macOS, ``MachineGuid`` on Windows. Where there is none, a random id that
    is kept in ``state_dir`` (default: the user's state folder, never the data folder: it would be
    copied along). Two clones of one virtual machine share the system's id.
    """
    raw = _system_id() or _kept_id(state_dir)
    return hashlib.sha256(_SALT + raw.encode()).hexdigest()[:32]


def _system_id() -> str | None:
    if sys.platform == "win32":
        import winreg

        path = r"SOFTWARE\Microsoft\Cryptography"
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path, 0, access) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0]) or None
        except OSError:
            return None
    if sys.platform == "darwin":
        return _macos_id()
    return linux_id(_LINUX_PLACES)


def linux_id(places: tuple[Path, ...]) -> str | None:
    """The first real id in ``places``: an image not yet booted says ``uninitialized``."""
    for place in places:
        try:
            text = place.read_text("ascii", errors="replace").strip()
        except OSError:
            continue
        if re.fullmatch(r"[0-9a-f]{32}", text) and text.strip("0"):
            return text
    return None


def _macos_id() -> str | None:
    import subprocess

    try:
        told = subprocess.run(
            ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"],
            capture_output=True,
            text=True,
            timeout=5,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r'"IOPlatformUUID" = "([0-9A-Fa-f-]{36})"', told)
    return found.group(1) if found else None


def _kept_id(state_dir: Path | None) -> str:
    if state_dir is None:
        state_dir = state_folder()
    path = state_dir / "machine-id"
    try:
        kept = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    if not re.fullmatch(r"[0-9a-f]{32}", kept):
        kept = uuid.uuid4().hex
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(path, kept.encode("ascii"))
    return kept
