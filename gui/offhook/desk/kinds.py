"""The types of settings: how text becomes a value, what is allowed, and what an editor must know.

``parse`` makes of text what the JSON file would hold; ``check`` makes of that the value in
:class:`~.settings.Settings`. Both raise :class:`Unfit`.
"""

from __future__ import annotations

import ipaddress
import ntpath
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from ..calls.calling_hours import Hours
from .settings import Line

Number = TypeVar("Number", int, float)

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
    NOT_HOURS = "not_hours"
    NOT_A_KEY = "not_a_key"
    NO_PLACE_FOR_ID = "no_place_for_id"
    NOT_A_FOLDER = "not_a_folder"
    LOCKED = "locked"  # by an administrator
    NOT_LOCKABLE = "not_lockable"  # not even by an administrator
    NOT_TRUSTED = "not_trusted"  # a policy that anybody can change


class Unfit(Exception):
    """A value that a kind of setting does not take; ``reason`` says why."""

    def __init__(self, reason: BadReason) -> None:
        super().__init__(reason)
        self.reason = reason


class Form(StrEnum):
    """What a value looks like: which editor suits it, and how a policy writes it."""

    TEXT = "text"
    CHOICE = "choice"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "yes or no"
    PHONE = "phone number"
    PHONES = "phone numbers"
    LINES = "lines"
    EMAIL = "e-mail"
    REGION = "country"
    URL = "web address"
    PAGE = "address of a page"
    HOURS = "hours"
    HOT_KEY = "key"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of setting. A number has a range and may have a ``unit``: ``s``, ``min``, ``months``
    or ``per minute``; a choice has ``choices``, and is empty to follow the system."""

    form: Form
    parse: Callable[[str], object]
    check: Callable[[object], Any]
    choices: tuple[str, ...] = ()
    lowest: float = 0
    highest: float = 0
    unit: str = ""


def text(
    check: Callable[[str], str] = str, form: Form = Form.TEXT, *, needed: bool = False
) -> Kind:
    """One line of text; unless ``needed`` it may be empty."""

    def checked(value: object) -> str:
        if not isinstance(value, str):
            raise Unfit(BadReason.WRONG_TYPE)
        value = value.strip()
        return value if not (value or needed) else check(value)

    return Kind(form, str, checked)


def choice(*choices: str) -> Kind:
    """One of ``choices``, or empty."""

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise Unfit(BadReason.WRONG_TYPE)
        if value and value not in choices:
            raise Unfit(BadReason.NOT_A_CHOICE)
        return value

    return Kind(Form.CHOICE, str, check, choices=choices)


def whole(lowest: int, highest: int, unit: str = "") -> Kind:
    """A whole number."""

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Unfit(BadReason.NOT_A_NUMBER)
        return _in_range(value, lowest, highest)

    return Kind(Form.WHOLE, _parser(int), check, lowest=lowest, highest=highest, unit=unit)


def number(lowest: float, highest: float, unit: str = "") -> Kind:
    """A number with or without decimals."""

    def check(value: object) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise Unfit(BadReason.NOT_A_NUMBER)
        return float(_in_range(value, lowest, highest))

    return Kind(Form.NUMBER, _parser(float), check, lowest=lowest, highest=highest, unit=unit)


def yes_no() -> Kind:
    """On or off."""
    words = {"yes": True, "true": True, "on": True, "1": True}
    words |= {"no": False, "false": False, "off": False, "0": False}

    def check(value: object) -> bool:
        if not isinstance(value, bool):
            raise Unfit(BadReason.NOT_YES_OR_NO)
        return value

    return Kind(Form.YES_NO, lambda text: words.get(text.lower()), check)


def phone() -> Kind:
    """A number in E.164, or empty."""
    return text(_e164, Form.PHONE)


def phones() -> Kind:
    """Numbers in E.164, each once."""

    def check(value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise Unfit(BadReason.WRONG_TYPE)
        return tuple(dict.fromkeys(_e164(item) for item in value))

    return Kind(Form.PHONES, _split, check)


def lines() -> Kind:
    """The rep's own numbers with their names: ``Desk=+14185550101, Mobile=+14185550102``."""

    def parse(text: str) -> object:
        parts = (item.rpartition("=") for item in _split(text))
        return [{"name": name.strip(), "number": number.strip()} for name, _, number in parts]

    def check(value: object) -> tuple[Line, ...]:
        if not isinstance(value, list):
            raise Unfit(BadReason.WRONG_TYPE)
        found = tuple(_line(item) for item in value)
        if len({line.name.casefold() for line in found}) < len(found):
            raise Unfit(BadReason.SAID_TWICE)
        return found

    return Kind(Form.LINES, parse, check)


def email() -> Kind:
    """An e-mail address, or empty."""
    return text(_email, Form.EMAIL)


def region() -> Kind:
    """The two letters of a country."""
    return text(_region, Form.REGION, needed=True)


def base_url() -> Kind:
    """A server's address that a token may be sent to."""
    return text(_base_url, Form.URL, needed=True)


def hours() -> Kind:
    """The hours of a day, such as ``9:00-21:30``; ``never``, or empty for any hour."""
    return text(_hours, Form.HOURS)


def page_url() -> Kind:
    """A page for the browser with ``{id}`` in its address, or empty."""
    return text(_page_url, Form.PAGE)


def folder() -> Kind:
    """A folder's whole path, or empty; ``~`` stands for the user's own. Whether it is there is
    not looked at: a network drive comes and goes."""
    return text(_folder, Form.FOLDER)


def _parser(make: Callable[[str], float]) -> Callable[[str], float]:
    def parse(text: str) -> float:
        try:
            return make(text)
        except ValueError:
            raise Unfit(BadReason.NOT_A_NUMBER) from None

    return parse


def _in_range(value: Number, lowest: float, highest: float) -> Number:
    if not lowest <= value <= highest:  # false for NaN, too
        raise Unfit(BadReason.OUT_OF_RANGE)
    return value


def _e164(value: object) -> str:
    if not isinstance(value, str) or not _E164.fullmatch(value.strip()):
        raise Unfit(BadReason.NOT_E164)
    return value.strip()


def _line(item: object) -> Line:
    match item:
        case {"name": str(name), "number": number} if not set(",=") & set(name):
            return Line(name.strip(), _e164(number))
    raise Unfit(BadReason.NOT_A_LINE)


def _split(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise Unfit(BadReason.NOT_AN_EMAIL)
    return value


def _region(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", value):
        raise Unfit(BadReason.NOT_A_REGION)
    return value.upper()


def _base_url(value: str) -> str:
    """HTTPS anywhere, plain HTTP on this computer alone; no user, query or fragment."""
    try:
        url = urlsplit(value)
        host, _ = url.hostname, url.port  # reading the port checks it
    except ValueError:
        raise Unfit(BadReason.NOT_A_URL) from None
    if url.scheme not in ("http", "https") or not host or re.search(r"[\s?#@]", value):
        raise Unfit(BadReason.NOT_A_URL)
    if url.scheme == "http" and not _is_loopback(host):
        raise Unfit(BadReason.NOT_HTTPS)
    return f"{url.scheme}://{url.netloc.lower()}{url.path.rstrip('/')}"


def _hours(value: str) -> str:
    try:
        Hours.parse(value)
    except ValueError:
        raise Unfit(BadReason.NOT_HOURS) from None
    return value


def _page_url(value: str) -> str:
    """HTTPS alone: the browser opens it. ``{id}`` is the one thing that is put in."""
    try:
        url = urlsplit(value)
        host, _ = url.hostname, url.port
    except ValueError:
        raise Unfit(BadReason.NOT_A_URL) from None
    if not host or re.search(r"\s", value) or "{" in url.netloc:
        raise Unfit(BadReason.NOT_A_URL)
    if url.scheme != "https":
        raise Unfit(BadReason.NOT_HTTPS)
    if "{id}" not in value:
        raise Unfit(BadReason.NO_PLACE_FOR_ID)
    return value


def _folder(value: str) -> str:
    is_whole = ntpath.isabs(value) or posixpath.isabs(value) or re.match(r"~(?:[/\\]|$)", value)
    if not is_whole or not value.isprintable():
        raise Unfit(BadReason.NOT_A_FOLDER)
    return value


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
