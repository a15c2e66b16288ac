"""How this very program is started again, as a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

START_FOLDER = Path(__file__).parents[2]
"""Where to start it: ``-m`` looks there first, for this very code, not for what lies in a hook's
folder."""


def own_command() -> list[str]:
    """The program and what comes before its arguments."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "offhook"]
