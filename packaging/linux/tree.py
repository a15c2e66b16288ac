"""The files of a package, as they lie below the root of a Linux system."""

from __future__ import annotations

import gzip
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import freezing
from job import RESOURCES, ROOT, Job, run, source_date
from linux import man
from linux.man_words import ENGLISH, FRENCH

FILES = Path(__file__).parent / "files"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
"""In pixels; those of the icon theme specification that desktops look for beside the SVG."""
PICTURES = ("before", "in-call", "offline", "needs-you")
APPSTREAM_ID = "app.offhook.offhook"


def plant(job: Job, root: Path) -> None:
    """Put the program and all that the system knows it by below ``root``."""
    share = root / "usr" / "share"
    program = root / "usr" / "lib" / "offhook"
    shutil.copytree(job.app, program, symlinks=True)
    binary = root / "usr" / "bin" / "offhook"
    binary.parent.mkdir(parents=True)
    binary.symlink_to("../lib/offhook/offhook")
    desktop_files(job, share)
    document(job, share)
    settle(root, program / "offhook")


def desktop_files(job: Job, share: Path) -> None:
    """What menus, links and software centres look for, below ``share``."""
    put(FILES / "offhook.desktop", share / "applications" / "offhook.desktop")
    put(FILES / "autostart.desktop", share / "offhook" / "autostart" / "offhook.desktop")
    metainfo = share / "metainfo" / f"{APPSTREAM_ID}.metainfo.xml"
    metainfo.parent.mkdir(parents=True)
    metainfo.write_text(appstream(job.version, source_date()), "utf-8")
    icons = share / "icons" / "hicolor"
    put(RESOURCES / "icons" / "offhook.svg", icons / "scalable" / "apps" / "offhook.svg")
    drawn = [f"{size}={icons / f'{size}x{size}' / 'apps' / 'offhook.png'}" for size in SIZES]
    draw: list[str | Path] = [freezing.VENV.python, ROOT / "packaging" / "draw_icon.py"]
    run([*draw, RESOURCES / "icons" / "offhook.svg", *drawn], {"QT_QPA_PLATFORM": "offscreen"})


def document(job: Job, share: Path) -> None:
    """The manual page, changes, licences and pictures, below ``share``."""
    doc = share / "doc" / "offhook"
    for name in PICTURES:
        put(RESOURCES / "pictures" / f"{name}.png", doc / "pictures" / f"{name}.png")
    compress((ROOT / "CHANGELOG.md").read_text("utf-8"), doc / "changelog.gz")
    for language, words in (("", ENGLISH), ("fr", FRENCH)):
        page = man.page(job.version, source_date(), words)
        compress(page, share / "man" / language / "man1" / "offhook.1.gz")


def appstream(version: str, seconds: int, pictures: str = "") -> str:
    """The description for software centres; ``pictures`` is where its pictures are, as a URL.

    They are those in the package, which GNOME Software shows. The specification wants them on the
    web; whoever has a place there names it.
    """
    day = datetime.fromtimestamp(seconds, UTC).date().isoformat()
    text = (FILES / "metainfo.xml").read_text("utf-8")
    place = pictures or "file:///usr/share/doc/offhook/pictures"
    values = {"@PICTURES@": place, "@VERSION@": version, "@DATE@": day}
    return re.sub("|".join(values), lambda found: values[found[0]], text)


def put(source: Path, target: Path) -> None:
    """Copy a file, and make the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def compress(text: str, target: Path) -> None:
    """Write ``text`` as gzip without a name or a time in it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def settle(root: Path, *programs: Path) -> None:
    """Modes as packages have them, whatever the umask was."""
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in programs else 0o644)
