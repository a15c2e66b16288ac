"""The portable .tar.xz: runs from any folder, and installs itself for one user without root."""

from __future__ import annotations

import lzma
import platform
import shutil
import tarfile
from pathlib import Path

from job import ROOT, Job, say, source_date
from linux import needs, tree

NEEDS = {"objdump": "binutils"}


def build(job: Job) -> list[Path]:
    """Make it in ``dist``. Raises :class:`job.MissingTool`."""
    say("The .tar.xz")
    needs.libraries(job.app)  # says so where the system would have to have what it may not have
    name = f"offhook-{job.version}-linux-{platform.machine()}"
    root = job.folder("tar") / name
    shutil.copytree(job.app, root, symlinks=True)
    tree.desktop_files(job, root / "share")
    tree.document(job, root / "share")
    for source in (tree.FILES / "install.sh", tree.FILES / "README.txt", ROOT / "LICENSE"):
        tree.put(source, root / source.name)
    tree.settle(root, root / "offhook", root / "install.sh")
    target = job.dist / f"{name}.tar.xz"
    pack(root, target, source_date(), 0 if job.quick else 6)
    return [target]


def pack(root: Path, target: Path, seconds: int, preset: int) -> None:
    """Pack ``root``: nobody's files, in a fixed order, of that moment since 1970.

    ``preset`` is xz's own, 0 to 9.
    """

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = seconds
        return entry

    with (
        lzma.open(target, "wb", preset=preset) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        archive.add(root, root.name, filter=plain)
