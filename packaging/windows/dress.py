"""What makes the frozen program one of Windows': its icon, its version, its two executables.

``offhook.exe`` opens no console: links, the Start menu, phones' hooks and the window itself.
``offhook.com`` is the same program for a prompt: typed without its ending it comes first, by the
order of PATHEXT, waits until it is done and says what it has to say.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from job import RESOURCES, Job, run

PUBLISHER = "The Offhook authors"
DESCRIPTION = "Offhook keeps a sales rep's phone calls true in Activix"


def prepare(job: Job, python: str) -> dict[str, str | Path]:
    """Make the pictures and the version's resource; the environment that tells the spec of them."""
    folder = job.folder("windows")
    icon, version = folder / "offhook.ico", folder / "version.txt"
    drawing, side = RESOURCES / "icons" / "offhook.svg", folder / "side.bmp"
    run([python, Path(__file__).with_name("icon.py"), drawing, icon, side])
    version.write_text(version_resource(job.version), "utf-8")
    return {"OFFHOOK_ICON": icon, "OFFHOOK_VERSION_FILE": version}


def finish(job: Job) -> None:
    """Give the second executable the name by which a prompt finds it."""
    (job.app / "console.exe").replace(job.app / "offhook.com")


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """``1.2.3`` as Windows' version of four numbers. Raises :class:`ValueError`."""
    parts = [int(part) for part in version.split(".")]
    if len(parts) > 4 or not all(0 <= part < 1 << 16 for part in parts):
        raise ValueError(f"Windows knows no version {version}")
    first, second, third, fourth = parts + [0] * (4 - len(parts))
    return first, second, third, fourth


def version_resource(version: str) -> str:
    """What Explorer shows of an executable (VS_VERSIONINFO), as PyInstaller reads it."""
    strings = {
        "CompanyName": PUBLISHER,
        "FileDescription": "Offhook",
        "FileVersion": version,
        "InternalName": "offhook",
        "LegalCopyright": "MIT licence",
        "OriginalFilename": "offhook.exe",
        "ProductName": "Offhook",
        "ProductVersion": version,
    }
    words = " ".join(f"StringStruct({key!r}, {value!r})," for key, value in strings.items())
    numbers = four_numbers(version)
    return dedent(
        f"""\
        VSVersionInfo(
          ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0,
                            OS=0x40004, fileType=1, subtype=0, date=(0, 0)),
          kids=[
            StringFileInfo([StringTable("040904B0", [{words}])]),
            VarFileInfo([VarStruct("Translation", [0x409, 1200])]),
          ],
        )
        """
    )
