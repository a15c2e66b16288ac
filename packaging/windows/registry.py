"""What Windows is told of an installed Offhook: one table for setup.exe and for the MSI.

Windows 10 and 11 let only the person, or a policy, choose the program for ``tel:``; a program can
but offer itself, by RegisteredApplications and Capabilities ("Default Programs" in Microsoft's
documentation). Its own scheme, ``offhook:``, is nobody else's and is registered outright.

A key or value once shipped keeps its name: what a person chose rests on ``Offhook.tel``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

HOME = r"Software\Offhook"
LINK_CLASS = "Offhook.tel"
SCHEMES = ("tel", "callto", "offhook")
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Offhook"

AUTOSTART = r"Software\Microsoft\Windows\CurrentVersion\Run"
AUTOSTART_SWITCH = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the program itself writes for a user who wants it started with the session
(``offhook.desk.autostart``), and where the task manager switches that off."""

_APP_PATH = r"Software\Microsoft\Windows\CurrentVersion\App Paths\offhook.exe"
_CLASS = rf"Software\Classes\{LINK_CLASS}"
_OWN_SCHEME = r"Software\Classes\offhook"
_OPEN = r"shell\open\command"
# What follows -- is one link and nothing else, however a page has spelled it.
_OPEN_LINK = r'"{dir}\offhook.exe" -- "%1"'
_ICON = r"{dir}\offhook.exe,0"

REMOVED = (_CLASS, _OWN_SCHEME, _APP_PATH, HOME)
"""Keys that are Offhook's alone: removing it removes them whole."""

SHARED = (r"Software\RegisteredApplications", "Offhook")
"""The one value of ours in a key of everybody's."""


@dataclass(frozen=True, slots=True)
class Value:
    """A text in the registry. ``key`` lies below HKLM or, for one user, HKCU; ``name`` is empty for
    the key's own; ``{dir}`` in ``data`` stands for the folder of the program."""

    key: str
    name: str
    data: str


def values(version: str, installed_by: Literal["setup", "msi"]) -> Iterator[Value]:
    """All that is written. ``installed_by`` is how one kind of installer knows of the other."""
    description = "Keeps your phone calls true in Activix"
    for key, label in ((_CLASS, "URL:Offhook"), (_OWN_SCHEME, "URL:Offhook")):
        yield Value(key, "", label)
        yield Value(key, "URL Protocol", "")
        yield Value(rf"{key}\DefaultIcon", "", _ICON)
        yield Value(rf"{key}\{_OPEN}", "", _OPEN_LINK)
    yield Value(rf"{_CLASS}\Application", "ApplicationName", "Offhook")
    yield Value(rf"{_CLASS}\Application", "ApplicationIcon", _ICON)
    yield Value(rf"{_CLASS}\Application", "ApplicationDescription", description)
    yield Value(rf"{HOME}\Capabilities", "ApplicationName", "Offhook")
    yield Value(rf"{HOME}\Capabilities", "ApplicationIcon", _ICON)
    yield Value(rf"{HOME}\Capabilities", "ApplicationDescription", description)
    for scheme in SCHEMES:
        yield Value(rf"{HOME}\Capabilities\URLAssociations", scheme, LINK_CLASS)
    yield Value(*SHARED, rf"{HOME}\Capabilities")
    yield Value(_APP_PATH, "", r"{dir}\offhook.exe")
    yield Value(_APP_PATH, "Path", r"{dir}")
    yield Value(HOME, "InstallDir", r"{dir}")
    yield Value(HOME, "Program", r"{dir}\offhook.exe")
    yield Value(HOME, "Version", version)
    yield Value(HOME, "InstalledBy", installed_by)


def for_nsis(version: str) -> str:
    """The macros ``WRITE_REGISTRY`` and ``REMOVE_REGISTRY`` of setup.exe."""
    lines = ["!macro WRITE_REGISTRY"]
    for value in values(version, "setup"):
        data = value.data.replace("$", "$$").replace("{dir}", "$INSTDIR")
        lines.append(f"  WriteRegStr SHCTX '{value.key}' '{value.name}' '{data}'")
    lines += ["!macroend", "!macro REMOVE_REGISTRY"]
    lines += [f"  DeleteRegKey SHCTX '{key}'" for key in REMOVED]
    lines.append("  DeleteRegValue SHCTX '{}' '{}'".format(*SHARED))
    return "\n".join([*lines, "!macroend", ""])
