"""What a file of pins means on Windows, wherever this runs: by the Python that is to install it.

    python pins_of_windows.py PINS.txt 3.11.9 >WINDOWS.txt

pip downloads for another system than its own, but judges ``; sys_platform == "win32"`` by its own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

MARKERS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}


def lines(text: str, version: str) -> Iterator[str]:
    """Each requirement that holds for Python ``version`` on Windows, with its hashes."""
    short = ".".join(version.split(".")[:2])
    facts = MARKERS | {"python_version": short, "python_full_version": version}
    for entry in re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE):
        parts = [line.strip(" \\") for line in entry.splitlines() if not line.startswith("#")]
        if not parts:
            continue
        requirement = Requirement(parts[0])
        if requirement.marker is None or requirement.marker.evaluate(facts):
            requirement.marker = None
            yield " ".join((str(requirement), *parts[1:]))


if __name__ == "__main__":
    print("\n".join(lines(Path(sys.argv[1]).read_text("utf-8"), sys.argv[2])))
