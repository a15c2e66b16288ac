"""Compile the translations: resources/translations/*.ts to .qm, where a .qm is missing or older.

Needs PySide6 in the interpreter that runs it, whose `lrelease` does the work. The .qm files are
not in git; `dev.py` and the build hook make them.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"


def stale(folder: Path = TRANSLATIONS) -> list[Path]:
    """Return the .ts files whose .qm is missing or older."""
    return [source for source in sorted(folder.glob("*.ts")) if _is_stale(source)]


def compile_stale(folder: Path = TRANSLATIONS) -> None:
    """Compile what is stale. Raises RuntimeError, with what to do, where that is impossible."""
    sources = stale(folder)
    if not sources:
        return
    lrelease = _lrelease()
    for source in sources:
        done = subprocess.run(
            [lrelease, "-silent", source, "-qm", source.with_suffix(".qm")],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{source.name} was not compiled: {done.stderr.strip()}")


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".qm")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _lrelease() -> Path:
    found = importlib.util.find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError(
            f"the translations need PySide6-Essentials in {sys.executable}: "
            "pip install PySide6-Essentials, or run dev.py setup"
        )
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    return Path(found.submodule_search_locations[0]) / name


if __name__ == "__main__":
    try:
        compile_stale()
    except RuntimeError as error:
        sys.exit(str(error))
