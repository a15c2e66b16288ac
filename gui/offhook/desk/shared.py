"""Whether a folder may be seen by other computers, which would make two journals of one."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

_NETWORK_TYPES = frozenset(
    name
    for family in (
        ("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "afs", "davfs", "ncpfs", "sshfs"),
        ("ceph", "glusterfs", "lustre", "beegfs"),
        ("9p", "prl_fs", "vboxsf", "virtiofs", "vmhgfs"),  # a virtual machine's view of its host
    )
    for name in family
)
# FUSE also serves folders that are encrypted or merged on this very computer.
_LOCAL_FUSE = frozenset(f"fuse.{name}" for name in ("bindfs", "cryfs", "encfs", "gocryptfs"))
_SYNCHRONISED = re.compile(
    r"box( sync)?|(cloudstorage|dropbox|google ?drive|icloud ?drive|megasync|mobile documents"
    r"|my drive|nextcloud|onedrive|owncloud|pcloud ?drive|syncthing)([ (-].*)?",
    re.IGNORECASE,
)
_ONEDRIVE_KEYS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


class SharedKind(StrEnum):
    """How a folder is shared with other computers."""

    NETWORK = "network"
    SYNCHRONISED = "synchronised"


def looks_shared(path: Path, mounts: str | None = None) -> SharedKind | None:
    """How other computers may see ``path``, or ``None`` if it seems to be this computer's alone.

    A good guess, made from the kind of file system and from the names that synchronising programs
    give to their folders; the answer is a question to the rep, not a verdict. ``mounts`` is the
    text of the system's table of mounts (default: read from the system; Linux and macOS).
    """
    real = path.resolve()
    if _on_network(real, mounts):
        return SharedKind.NETWORK
    if any(_SYNCHRONISED.fullmatch(part) for part in (*path.parts, *real.parts)):
        return SharedKind.SYNCHRONISED
    roots = [Path(os.environ[key]) for key in _ONEDRIVE_KEYS if os.environ.get(key)]
    if any(real.is_relative_to(root.resolve()) for root in roots):
        return SharedKind.SYNCHRONISED
    return None


def _on_network(real: Path, mounts: str | None) -> bool:
    if sys.platform == "win32":
        import ctypes

        if real.drive.startswith("\\\\"):
            return True
        drive_remote = 4  # GetDriveTypeW, fileapi.h
        return bool(ctypes.windll.kernel32.GetDriveTypeW(real.anchor) == drive_remote)
    if mounts is None:
        mounts = _system_mounts()
    table = _macos_table(mounts) if sys.platform == "darwin" else _linux_table(mounts)
    kind, depth = "", -1
    for point, name in table:
        # Of two mounts on one point the later one lies on top.
        if real.is_relative_to(point) and len(point.parts) >= depth:
            kind, depth = name, len(point.parts)
    if kind.startswith("fuse."):
        return kind not in _LOCAL_FUSE
    return kind in _NETWORK_TYPES


def _system_mounts() -> str:
    if sys.platform == "darwin":
        import subprocess

        try:
            told = subprocess.run(["/sbin/mount"], capture_output=True, timeout=5, check=False)
        except (OSError, subprocess.SubprocessError):
            return ""
        return told.stdout.decode(errors="replace")
    try:
        return Path("/proc/self/mountinfo").read_text(errors="surrogateescape")
    except OSError:
        return ""


def _linux_table(text: str) -> Iterable[tuple[Path, str]]:
    """Mount points and types; proc(5): point is field 5, the type follows a lone hyphen."""
    for line in text.splitlines():
        left, separator, right = line.partition(" - ")
        fields, types = left.split(" "), right.split(" ")
        if separator and len(fields) > 4:
            point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
            yield Path(point), types[0]


def _macos_table(text: str) -> Iterable[tuple[Path, str]]:
    """Lines such as ``//rep@host/share on /Volumes/share (smbfs, nodev)``."""
    for found in re.finditer(r"^.*? on (/.*) \((\w+)", text, re.MULTILINE):
        yield Path(found[1]), found[2]
