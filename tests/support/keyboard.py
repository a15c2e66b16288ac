"""A real keyboard, on a virtual display."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

_WINDOW_TIMEOUT = 5.0
_KEYS_TIMEOUT = 30.0  # on a busy computer; cut short, keys would be lost


class Keyboard:
    """Presses keys by xdotool, on the display that ``environment`` names."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def keys(self, *pressed: str) -> None:
        """Press keys, to whatever window has them."""
        self.xdotool("key", "--delay", "30", *pressed)

    def type(self, text: str) -> None:
        """Key by key."""
        self.xdotool("type", "--delay", "10", text)

    def to_window(self, name: str) -> bool:
        """Give the window whose title matches ``name`` the keyboard, as Alt+Tab does; ``False`` if
        there is none, or no manager of windows yet."""
        found = ("search", "--onlyvisible", "--name", name)
        activate = (*found, "windowactivate", "--sync", "getactivewindow")
        return bool(self.xdotool(*activate, timeout=_WINDOW_TIMEOUT))

    def xdotool(self, *arguments: str, timeout: float = _KEYS_TIMEOUT) -> str:
        """What it prints; empty where it fails, or waits for what does not come."""
        try:
            done = subprocess.run(
                ["xdotool", *arguments],
                env=self._environment,
                capture_output=True,
                text=True,
                timeout=timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return ""
        return done.stdout if done.returncode == 0 else ""
