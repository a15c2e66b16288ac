"""Start with the session: one way for each system, and each read back where the system keeps it.

The person may switch it off in the system's own settings; what is there counts, not what was
written. All of it belongs to this user; nothing needs an administrator.
"""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from .files import write_atomic

NAME = "Offhook"


class Autostart(Protocol):
    """Raises :class:`OSError` where the system refuses."""

    def is_on(self) -> bool:
        """Whether the system starts the program with the session."""
        ...

    def turn_on(self, command: Sequence[str]) -> None:
        """Have ``command`` started with the session."""
        ...

    def turn_off(self) -> None:
        """No longer."""
        ...


def autostart_here() -> Autostart:
    """The way of this system."""
    if sys.platform == "win32":
        return RunKey()
    if sys.platform == "darwin":
        return LaunchAgent()
    return AutostartFile()


class AutostartFile:
    """Linux: a file as the Desktop Application Autostart Specification 0.5 has it.

    A file of the same name in ``XDG_CONFIG_DIRS`` would start it for everybody; ours, in the user's
    own folder, goes before that one, also where it says no.
    """

    FILE = "offhook.desktop"

    def __init__(self, config: Path | None = None) -> None:
        self._config = config

    @property
    def path(self) -> Path:
        """The user's own file."""
        home = os.environ.get("XDG_CONFIG_HOME", "")
        config = self._config or (Path(home) if Path(home).is_absolute() else None)
        return (config or Path.home() / ".config") / "autostart" / self.FILE

    def is_on(self) -> bool:
        for path in (self.path, *self._shared()):
            try:
                text = path.read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            said = dict(_keys(text))
            hidden = said.get("Hidden", "").lower() == "true"
            # GNOME and KDE switch an entry off by this key of GNOME's.
            off = said.get("X-GNOME-Autostart-enabled", "").lower() == "false"
            return not (hidden or off) and bool(said.get("Exec"))
        return False

    def turn_on(self, command: Sequence[str]) -> None:
        self._write(
            "Type=Application",
            f"Name={NAME}",
            f"Exec={' '.join(map(_quoted, command))}",
            "Icon=offhook",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )

    def turn_off(self) -> None:
        if any(path.exists() for path in self._shared()):
            self._write("Type=Application", f"Name={NAME}", "Hidden=true")
        else:
            self.path.unlink(missing_ok=True)

    def _shared(self) -> list[Path]:
        dirs = os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        return [Path(each) / "autostart" / self.FILE for each in dirs.split(":") if each]

    def _write(self, *lines: str) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(self.path, "\n".join(("[Desktop Entry]", *lines, "")).encode())


class RunKey:
    """Windows: a value of the Run key. The task manager's switch is another key, and is read."""

    RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
    APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

    def is_on(self) -> bool:
        if self._value(self.RUN) is None:
            return False
        approved = self._value(self.APPROVED)
        # Twelve bytes; an odd first one means that the person has switched the entry off.
        return not (isinstance(approved, bytes) and approved[:1] and approved[0] & 1)

    def turn_on(self, command: Sequence[str]) -> None:
        if sys.platform == "win32":
            import subprocess
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, self.RUN) as key:
                line = subprocess.list2cmdline(command)
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, line)
            self._forget(self.APPROVED)

    def turn_off(self) -> None:
        self._forget(self.RUN)

    def _value(self, path: str) -> object:
        if sys.platform == "win32":
            import winreg

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                    return winreg.QueryValueEx(key, NAME)[0]
            except FileNotFoundError:
                pass
        return None

    def _forget(self, path: str) -> None:
        if sys.platform == "win32":
            import winreg

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path, 0, winreg.KEY_SET_VALUE) as key:
                    winreg.DeleteValue(key, NAME)
            except FileNotFoundError:
                pass


class LaunchAgent:
    """macOS: a property list that launchd reads at the next login (launchd.plist(5))."""

    LABEL = "offhook"

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or Path.home() / "Library" / "LaunchAgents") / f"{self.LABEL}.plist"

    def is_on(self) -> bool:
        try:
            held = plistlib.loads(self.path.read_bytes())
        except (OSError, ValueError, plistlib.InvalidFileException):
            return False
        return bool(held.get("RunAtLoad")) and not held.get("Disabled")

    def turn_on(self, command: Sequence[str]) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = {
            "Label": self.LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        write_atomic(self.path, plistlib.dumps(held))

    def turn_off(self) -> None:
        self.path.unlink(missing_ok=True)


def _keys(text: str) -> list[tuple[str, str]]:
    """The keys of the entry's first group, which is the one that counts."""
    found: list[tuple[str, str]] = []
    groups = 0
    for line in text.splitlines():
        groups += line.startswith("[")
        key, equals, value = line.partition("=")
        if groups == 1 and equals and not line.startswith("#"):
            found.append((key.strip(), value.strip()))
    return found


def _quoted(argument: str) -> str:
    """An argument of Exec (Desktop Entry Specification, *The Exec key*): quoted, then escaped once
    more as every value is; ``%`` would begin a field code."""
    quoted = "".join(f"\\{each}" if each in '"`$\\' else each for each in argument)
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'
