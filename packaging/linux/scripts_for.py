"""The scripts that package managers run: each with what it shares with the others before it."""

from __future__ import annotations

from pathlib import Path

SCRIPTS = Path(__file__).parent / "scripts"


def script(name: str) -> str:
    """The body of one of ``scripts``, without the line that names a shell."""
    return "\n".join(
        [
            "set -e",
            (SCRIPTS / "running.sh").read_text("utf-8"),
            (SCRIPTS / name).read_text("utf-8"),
        ]
    )
