"""Where a system keeps an administrator's policy. Only an administrator can write to these places,
and no variable or option leads elsewhere: whoever could name another place would be rid of it.

============  ===================================================================================
Linux         ``/etc/offhook/policy.json``
macOS         ``/Library/Managed Preferences/[USER/]app.offhook.Offhook.plist`` (from a device
              management), else ``/Library/Application Support/Offhook/policy.json``
Windows       ``Software\\Policies\\Offhook`` of the computer, else of the user
============  ===================================================================================

The JSON file is ``{"set_by": "…", "presets": {…}, "locks": {…}}``, the values as in
``settings.json``; the property list has the same keys. In the registry ``SetBy`` is a value, and
``Presets`` and ``Locks`` are keys that hold one value for each setting.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from .keys import KEYS
from .kinds import BadReason, Form, Unfit
from .policy import Policy, PolicySource
from .problems import SettingProblem

LINUX_FILE = Path("/etc/offhook/policy.json")
MACOS_FILE = Path("/Library/Application Support/Offhook/policy.json")
MACOS_MANAGED = Path("/Library/Managed Preferences")
MACOS_DOMAIN = "app.offhook.Offhook.plist"
REGISTRY_KEY = r"Software\Policies\Offhook"

Values = Mapping[str, object]
_WRITABLE_BY_ALL = 0o002


def system_policy() -> Policy:
    """The policy of this computer and user. Never raises for what it holds: see ``problems``."""
    if sys.platform == "win32":
        return Policy.of(_from_windows())
    if sys.platform == "darwin":
        import os
        import pwd

        user = pwd.getpwuid(os.getuid()).pw_name  # no variable, which the user could change
        managed = (MACOS_MANAGED / user / MACOS_DOMAIN, MACOS_MANAGED / MACOS_DOMAIN)
        return Policy.of(from_files((*managed, MACOS_FILE)))
    return Policy.of(from_files((LINUX_FILE,)))


def from_files(paths: Iterable[Path]) -> Iterable[PolicySource]:
    """The files among ``paths`` that exist: JSON, or property lists by their ending."""
    for path in paths:
        place = str(path)
        try:
            if sys.platform != "win32" and path.stat().st_mode & _WRITABLE_BY_ALL:
                problem = SettingProblem(reason=BadReason.NOT_TRUSTED, place=place)
                yield PolicySource(place, problems=(problem,))
                continue
            data = path.read_bytes()
            yield _source(place, _plist(data) if path.suffix == ".plist" else json.loads(data))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, ValueError, RecursionError):
            yield PolicySource(place, problems=(SettingProblem(place=place),))


def _plist(data: bytes) -> object:
    """Raises ValueError."""
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        return plistlib.loads(data)
    except (ExpatError, LookupError, TypeError) as error:
        raise ValueError("no property list") from error


def _source(place: str, held: object) -> PolicySource:
    """Raises ValueError where it is no policy at all."""
    if not isinstance(held, dict):
        raise ValueError("not an object")
    problems = [
        SettingProblem(str(name), BadReason.UNKNOWN_KEY, place=place)
        for name in held
        if name not in ("set_by", "presets", "locks")
    ]
    parts: dict[str, Values] = {}
    for name in ("presets", "locks"):
        part = held.get(name, {})
        if not isinstance(part, dict):
            problems.append(SettingProblem(name, BadReason.WRONG_TYPE, place=place))
            part = {}
        parts[name] = part
    set_by = held.get("set_by", "")
    if not isinstance(set_by, str):
        problems.append(SettingProblem("set_by", BadReason.WRONG_TYPE, place=place))
        set_by = ""
    return PolicySource(place, set_by.strip(), **parts, problems=tuple(problems))


def from_registry(
    hives: Iterable[str], values_of: Callable[[str, str], Values | None]
) -> Iterable[PolicySource]:
    """The policies under ``hives``. ``values_of(hive, key)`` gives the values of a key of the
    registry, ``None`` where there is none: REG_SZ as str, REG_DWORD as int, REG_MULTI_SZ as list.
    """
    for hive in hives:
        parts = [values_of(hive, rf"{REGISTRY_KEY}\{part}") for part in ("Presets", "Locks")]
        if parts == [None, None]:
            continue
        presets, locks = ({k.lower(): _plain(k, v) for k, v in (p or {}).items()} for p in parts)
        set_by = (values_of(hive, REGISTRY_KEY) or {}).get("SetBy", "")
        named = set_by.strip() if isinstance(set_by, str) else ""
        yield PolicySource(rf"{hive}\{REGISTRY_KEY}", named, presets, locks)


def _plain(name: str, value: object) -> object:
    """A value of the registry as the JSON file of settings has it."""
    key = KEYS.get(name.lower())
    if key is None:
        return value
    if key.kind.form is Form.YES_NO and value in (0, 1):
        return bool(value)
    if key.kind.form is Form.LINES and isinstance(value, list):
        value = ", ".join(map(str, value))
    if not isinstance(value, str):
        return value
    try:
        return key.kind.parse(value.strip())
    except Unfit:
        return value  # which is then no value of this kind, and said so


def _from_windows() -> Iterable[PolicySource]:
    if sys.platform == "win32":
        import winreg

        hives = {"HKLM": winreg.HKEY_LOCAL_MACHINE, "HKCU": winreg.HKEY_CURRENT_USER}
        kinds = (winreg.REG_SZ, winreg.REG_DWORD, winreg.REG_MULTI_SZ)

        def values_of(hive: str, path: str) -> Values | None:
            try:
                with winreg.OpenKey(hives[hive], path) as key:
                    count = winreg.QueryInfoKey(key)[1]
                    found = [winreg.EnumValue(key, place) for place in range(count)]
            except OSError:
                return None
            return {name: value for name, value, kind in found if kind in kinds and name}

        return from_registry(hives, values_of)
    return ()
