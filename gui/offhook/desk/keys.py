"""The table of settings: for each key its type, how text becomes a value, and what is allowed.

``parse`` reads what a person types after ``offhook settings KEY``; ``check`` takes a value as the
JSON file holds it. Both give the value of :class:`~.settings.Settings` or raise
:class:`BadSetting`.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from .settings import Line, Settings

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class BadReason(StrEnum):
    """Why a value was not taken."""

    UNKNOWN_KEY = "unknown_key"
    WRONG_TYPE = "wrong_type"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_CHOICE = "not_a_choice"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_E164 = "not_e164"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_REGION = "not_a_region"
    NOT_A_URL = "not_a_url"
    NOT_HTTPS = "not_https"
    NOT_A_LINE = "not_a_line"
    SAID_TWICE = "said_twice"


class BadSetting(Exception):
    """A setting that was not taken: which ``key`` and for what ``reason``."""

    def __init__(self, key: str, reason: BadReason) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key
        self.reason = reason


class _Bad(Exception):
    """The same, raised where the key is not known."""

    def __init__(self, reason: BadReason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of setting. ``parse`` makes of text what the JSON file would hold."""

    name: str
    parse: Callable[[str], object]
    check: Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Key:
    """One setting."""

    name: str
    kind: Kind
    default: Any

    def parse(self, text: str) -> Any:
        """The value that ``text`` means. Raises :class:`BadSetting`."""
        try:
            return self.kind.check(self.kind.parse(text.strip()))
        except _Bad as bad:
            raise BadSetting(self.name, bad.reason) from None

    def check(self, value: object) -> Any:
        """The value that the file's ``value`` means. Raises :class:`BadSetting`."""
        try:
            return self.kind.check(value)
        except _Bad as bad:
            raise BadSetting(self.name, bad.reason) from None


def text_of(value: object) -> str:
    """A setting's value as text that :meth:`Key.parse` takes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Line):
        return f"{value.name}={value.number}"
    if isinstance(value, tuple):
        return ", ".join(text_of(item) for item in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _text(check: Callable[[str], str], *, may_be_empty: bool = True) -> Kind:
    def checked(value: object) -> str:
        if not isinstance(value, str):
            raise _Bad(BadReason.WRONG_TYPE)
        value = value.strip()
        return value if may_be_empty and not value else check(value)

    return Kind("text", str, checked)


def _choice(*choices: str) -> Kind:
    def check(value: str) -> str:
        if value not in choices:
            raise _Bad(BadReason.NOT_A_CHOICE)
        return value

    return _text(check)


def _number(lowest: float, highest: float, *, whole: bool) -> Kind:
    def parse(text: str) -> float:
        try:
            return int(text) if whole else float(text)
        except ValueError:
            raise _Bad(BadReason.NOT_A_NUMBER) from None

    def check(value: object) -> float:
        allowed = int if whole else (int, float)
        if not isinstance(value, allowed) or isinstance(value, bool):
            raise _Bad(BadReason.NOT_A_NUMBER)
        if not lowest <= value <= highest:  # false for NaN, too
            raise _Bad(BadReason.OUT_OF_RANGE)
        return value if whole else float(value)

    return Kind("whole number" if whole else "number", parse, check)


def _yes_or_no() -> Kind:
    words = {"yes": True, "true": True, "on": True, "1": True}
    words |= {"no": False, "false": False, "off": False, "0": False}

    def check(value: object) -> bool:
        if not isinstance(value, bool):
            raise _Bad(BadReason.NOT_YES_OR_NO)
        return value

    return Kind("yes or no", lambda text: words.get(text.lower()), check)


def _e164(value: object) -> str:
    if not isinstance(value, str) or not _E164.fullmatch(value.strip()):
        raise _Bad(BadReason.NOT_E164)
    return value.strip()


def _numbers() -> Kind:
    def check(value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise _Bad(BadReason.WRONG_TYPE)
        return tuple(dict.fromkeys(_e164(item) for item in value))

    return Kind("numbers", _split, check)


def _lines() -> Kind:
    def parse(text: str) -> object:
        parts = (item.rpartition("=") for item in _split(text))
        return [{"name": name.strip(), "number": number.strip()} for name, _, number in parts]

    def check(value: object) -> tuple[Line, ...]:
        if not isinstance(value, list):
            raise _Bad(BadReason.WRONG_TYPE)
        lines = tuple(_line(item) for item in value)
        if len({line.name.casefold() for line in lines}) < len(lines):
            raise _Bad(BadReason.SAID_TWICE)
        return lines

    return Kind("lines", parse, check)


def _line(item: object) -> Line:
    match item:
        case {"name": str(name), "number": number} if not set(",=") & set(name):
            return Line(name.strip(), _e164(number))
    raise _Bad(BadReason.NOT_A_LINE)


def _split(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise _Bad(BadReason.NOT_AN_EMAIL)
    return value


def _region(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", value):
        raise _Bad(BadReason.NOT_A_REGION)
    return value.upper()


def _base_url(value: str) -> str:
    """HTTPS anywhere, plain HTTP on this computer alone; no user, query or fragment."""
    try:
        url = urlsplit(value)
        host, _ = url.hostname, url.port  # reading the port checks it
    except ValueError:
        raise _Bad(BadReason.NOT_A_URL) from None
    if url.scheme not in ("http", "https") or not host or re.search(r"[\s?#@]", value):
        raise _Bad(BadReason.NOT_A_URL)
    if url.scheme == "http" and not _is_loopback(host):
        raise _Bad(BadReason.NOT_HTTPS)
    return f"{url.scheme}://{url.netloc.lower()}{url.path.rstrip('/')}"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


_DEFAULTS = Settings()
_KINDS = {
    "base_url": _text(_base_url, may_be_empty=False),
    "region": _text(_region, may_be_empty=False),
    "language": _choice("en", "fr"),
    "theme": _choice("light", "dark"),
    "lines": _lines(),
    "default_line": _text(str),
    "user_email": _text(_email),
    "user_did": _text(_e164),
    "short_call_seconds": _number(0, 3600, whole=True),
    "live_answered": _yes_or_no(),
    "settle_seconds": _number(0, 3600, whole=True),
    # The CRM documents 200 a minute for a token; another server may allow more.
    "rate_share": _number(1, 60_000, whole=True),
    "retry_seconds": _number(0.1, 3600, whole=False),
    "connect_timeout": _number(0.1, 300, whole=False),
    "read_timeout": _number(0.1, 300, whole=False),
    "total_timeout": _number(0.1, 600, whole=False),
    "heartbeat_seconds": _number(1, 60, whole=True),
    "never_log": _numbers(),
    "mask_names": _yes_or_no(),
    "mini_bar": _yes_or_no(),
    "close_to_tray": _yes_or_no(),
    "notify": _yes_or_no(),
    "notify_names": _yes_or_no(),
    "start_with_session": _yes_or_no(),
}

KEYS = {name: Key(name, kind, getattr(_DEFAULTS, name)) for name, kind in _KINDS.items()}
OWN_NUMBER = Key("own_number", _text(_e164), "")
"""Not kept by that name: it is the default line's number."""
