"""``settings``: all of them, one of them, or a new value for one."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable

from ..crm.servers import BadBaseUrl, check_base_url
from ..desk.folder import DataFolder
from ..desk.keys import KEYS, BadSetting, text_of
from ..desk.kinds import BadReason
from ..desk.settings import Settings
from ..desk.settings_file import SettingsFile
from ..speech import filled, translate
from . import words
from .window import Window

OWN_NUMBER = "own_number"


def run(options: Namespace, folder: DataFolder) -> int:
    """Print what is set, or set one key and tell the window."""
    file = SettingsFile(folder.settings)
    settings = load(file)
    key, text = options.key, options.value
    if key is not None and key != OWN_NUMBER and key not in KEYS:
        return _complain(words.bad_setting(BadSetting(key, BadReason.UNKNOWN_KEY)), 2)
    if text is None and options.json:
        held = [_object(name, settings, file) for name in KEYS if key in (None, name)]
        print(json.dumps(held, ensure_ascii=False, indent=2))
        return 0
    if text is None:
        for name in [OWN_NUMBER, *KEYS] if key is None else [key]:
            value = words.plain(text_of(getattr(settings, name)))
            print(value if key else f"{name} = {value}".rstrip())
        return 0
    try:
        meant = _READERS.get(key, _as_it_is)(text, settings)
        folder.create()
        settings = file.set(key, meant)
    except BadSetting as bad:
        if bad.reason is BadReason.LOCKED:
            return _complain(words.locked(key, file.policy), 1)
        return _complain(words.bad_setting(bad), 1)
    except BadBaseUrl as bad:
        return _complain(words.of_setting(key, words.urls()[bad.reason]), 1)
    except _BadNumber as bad:
        return _complain(words.of_setting(key, str(bad)), 1)
    except OSError as error:
        return _complain(words.not_kept(error), 1)
    Window(folder).ask({"do": "settings"})
    print(f"{key} = {text_of(getattr(settings, key))}".rstrip())
    return 0


def load(file: SettingsFile) -> Settings:
    """The settings; what could not be read of them is said on standard error."""
    settings = file.load()
    for problem in file.problems:
        print(words.setting_problem(problem, file.path), file=sys.stderr)
    return settings


def _object(name: str, settings: Settings, file: SettingsFile) -> dict[str, object]:
    """One setting as ``settings --json`` shows it; ``default`` is the preset where there is one."""
    policy = file.policy
    lock = policy.locks.get(name)
    return {
        "key": name,
        "value": text_of(getattr(settings, name)),
        "default": text_of(getattr(policy.base(), name)),
        "group": KEYS[name].group,
        "preset": name in policy.presets,
        "locked": lock is not None,
        "locked_by": lock.set_by if lock else None,
        "locked_in": lock.place if lock else None,
    }


class _BadNumber(ValueError):
    """A number that cannot be understood; the text says why."""


def _e164(text: str, settings: Settings) -> str:
    """A number as people write it, in E.164; empty stays empty."""
    from ..calls.numbers import BadNumber, understand

    if not text.strip():
        return ""
    try:
        number = understand(text, settings.region).e164
    except BadNumber as bad:
        said = translate("Terminal", "%1: %2")
        raise _BadNumber(filled(said, repr(text), words.numbers()[bad.problem])) from None
    if number is None:
        said = translate("Terminal", "%1 is an extension; a whole number is needed")
        raise _BadNumber(filled(said, repr(text)))
    return number


def _numbers(text: str, settings: Settings) -> str:
    return ", ".join(_e164(item, settings) for item in text.split(",") if item.strip())


def _lines(text: str, settings: Settings) -> str:
    """``NAME=NUMBER, …``, the names as they are."""
    lines = (item.rpartition("=") for item in text.split(",") if item.strip())
    return ", ".join(f"{name}={_e164(number, settings)}" for name, _, number in lines)


def _base_url(text: str, _settings: Settings) -> str:
    """In one spelling, since calls and tokens belong to a base URL."""
    return check_base_url(text)


def _as_it_is(text: str, _settings: Settings) -> str:
    return text


_READERS: dict[str, Callable[[str, Settings], str]] = {
    OWN_NUMBER: _e164,
    "user_did": _e164,
    "never_log": _numbers,
    "lines": _lines,
    "base_url": _base_url,
}


def _complain(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
