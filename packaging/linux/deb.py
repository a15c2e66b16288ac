"""The .deb, for Debian 12, Ubuntu 22.04 and whatever comes after them."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from job import ROOT, Job, run, say, source_date
from linux import needs, tree
from linux.scripts_for import script

NEEDS = {"dpkg-deb": "dpkg", "objdump": "binutils"}
MAINTAINER = "The Offhook authors <offhook@example.com>"
SCRIPTS = ("preinst", "prerm", "postinst", "postrm")

# Beyond what the program is linked to.
DEPENDS = ("ca-certificates",)  # what the CRM's certificate is checked against
RECOMMENDS = (
    "gnome-keyring | kwalletmanager | keepassxc",  # for the token
    "default-dbus-session-bus | dbus-session-bus",  # the way to them
    "desktop-file-utils",  # takes note of who opens tel: links
    "xdg-utils",
    "fonts-inter",
)


def build(job: Job) -> list[Path]:
    """Make it in ``dist``. Raises :class:`job.MissingTool`."""
    say("The .deb")
    root = job.folder("deb")
    tree.plant(job, root)
    doc = root / "usr" / "share" / "doc" / "offhook"
    (doc / "copyright").write_text(copyright_text(), "utf-8")
    tree.compress(changelog(job.version, source_date()), doc / "changelog.Debian.gz")
    overrides = root / "usr" / "share" / "lintian" / "overrides" / "offhook"
    tree.put(tree.FILES / "lintian-overrides", overrides)
    architecture = _told("dpkg", "--print-architecture")
    _write_control(job, root, architecture)
    target = job.dist / f"offhook_{job.version}-1_{architecture}.deb"
    epoch = {"SOURCE_DATE_EPOCH": str(source_date())}
    tightly = "-z1" if job.quick else "-z6"
    run(["dpkg-deb", "--root-owner-group", "-Zxz", tightly, "--build", root, target], epoch)
    return [target]


def control(version: str, architecture: str, depends: list[str], kilobytes: int) -> str:
    """The package's description of itself."""
    return f"""\
Package: offhook
Version: {version}-1
Architecture: {architecture}
Maintainer: {MAINTAINER}
Installed-Size: {kilobytes}
Depends: {", ".join(depends)}
Recommends: {", ".join(RECOMMENDS)}
Section: comm
Priority: optional
Description: keep a sales rep's phone calls true in Activix
 The window beside the phone: it starts the call log in the Activix CRM when
 the rep dials, keeps its status right while the call lasts, and completes it
 on hang-up, whatever the network or the computer does in between. Calls made
 without a network wait on this computer and are never logged twice.
 .
 Removing the package leaves each user's calls where they are, since some may
 not be in Activix yet; offhook(1) tells where.
"""


def changelog(version: str, seconds: int) -> str:
    """Debian's own; what changed for users is in the changelog beside it."""
    day = format_datetime(datetime.fromtimestamp(seconds, UTC))
    return f"""\
offhook ({version}-1) stable; urgency=medium

  * Version {version}; its changes are in changelog.gz.

 -- {MAINTAINER}  {day}
"""


def copyright_text() -> str:
    """Whose what is, in Debian's form."""
    licence = (ROOT / "LICENSE").read_text("utf-8")
    words = licence.split("\n\n", 2)[2].strip().splitlines()
    shown = "\n".join(f" {line}" if line else " ." for line in words)
    return (tree.FILES / "copyright").read_text("utf-8").replace("@MIT@", shown)


def _write_control(job: Job, root: Path, architecture: str) -> None:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    folder = root / "DEBIAN"
    folder.mkdir()
    depends = [*needs.packages(needs.libraries(job.app)), *DEPENDS]
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    (folder / "control").write_text(control(job.version, architecture, depends, size), "utf-8")
    sums = (f"{_md5(path)}  {path.relative_to(root).as_posix()}\n" for path in files)
    (folder / "md5sums").write_text("".join(sums), "utf-8")
    for name in SCRIPTS:
        (folder / name).write_text(f"#!/bin/sh\n{script(name)}", "utf-8")
        (folder / name).chmod(0o755)
    for name in ("control", "md5sums"):
        (folder / name).chmod(0o644)
    folder.chmod(0o755)


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
