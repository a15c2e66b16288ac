"""What the frozen program needs of the Linux that it runs on.

PyInstaller's folder leaves out what every desktop has (``packaging/pyinstaller/offhook.spec``).
What that is, is read from the files themselves, so that nothing is forgotten; which package has it,
is written down here by hand, since Debian's own tools would ask for the versions of the system
that they run on, and Ubuntu 22.04 has older ones that do as well.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from job import MissingTool

OLDEST_GLIBC = "2.35"
"""Of Ubuntu 22.04; Debian 12 has 2.36, Fedora 36 has 2.35, RHEL 10 has 2.39."""

# Names with t64 are those of Debian 13 and Ubuntu 24.04 on.
_GLIBC = f"libc6 (>= {OLDEST_GLIBC})"
PACKAGES = {
    "ld-linux-x86-64.so.2": _GLIBC,
    "ld-linux-aarch64.so.1": _GLIBC,
    "libc.so.6": _GLIBC,
    "libdl.so.2": _GLIBC,
    "libm.so.6": _GLIBC,
    "libpthread.so.0": _GLIBC,
    "libresolv.so.2": _GLIBC,
    "librt.so.1": _GLIBC,
    "libutil.so.1": _GLIBC,
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6 (>= 11)",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcrypto.so.3": "libssl3 | libssl3t64",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libssl.so.3": "libssl3 | libssl3t64",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC_VERSION = re.compile(r"\(?GLIBC_(\d+)\.(\d+)\)?")


def libraries(app: Path) -> list[str]:
    """The names of the system's libraries that the program in ``app`` is linked to, sorted.

    Raises :class:`MissingTool` for one of no known package, or a newer glibc than promised.
    """
    files = [path for path in app.rglob("*") if _is_linked(path)]
    own = {path.name for path in files}
    headers = _objdump("-p", files)
    needed = sorted(set(_NEEDED.findall(headers)) - own)
    if unknown := [name for name in needed if name not in PACKAGES]:
        raise MissingTool(
            f"No package is known for {', '.join(unknown)}: see packaging/linux/needs.py."
        )
    oldest = tuple(map(int, OLDEST_GLIBC.split(".")))
    newest = max((int(major), int(minor)) for major, minor in _GLIBC_VERSION.findall(headers))
    if newest > oldest:
        raise MissingTool(
            f"This is built against glibc {newest[0]}.{newest[1]}; {OLDEST_GLIBC} is promised."
        )
    return needed


def to_build() -> dict[str, str]:
    """Every library that the frozen program may need, since it tests itself where it is built."""
    return {
        name: package.partition(" | ")[0].partition(" (")[0]
        for name, package in PACKAGES.items()
        if package != _GLIBC
    }


def packages(names: Iterable[str]) -> list[str]:
    """Debian's packages for those libraries, sorted."""
    return sorted({PACKAGES[name] for name in names})


def _is_linked(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _objdump(flag: str, files: list[Path]) -> str:
    command = ["objdump", flag, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
