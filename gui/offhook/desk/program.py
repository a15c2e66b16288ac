"""How this very program is started again."""

from __future__ import annotations

import sys


def own_command() -> list[str]:
    """The command: of the installed program, or of the source that runs."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "offhook"]
