"""The values that an option takes: what was typed, read; and why it is none."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from datetime import date, datetime

from ..speech import filled, translate


def text(typed: str) -> str:
    """What was typed, read as UTF-8 whatever the locale says, and without what no file can hold."""
    return os.fsencode(typed).decode("utf-8", "replace")


def number(typed: str) -> str:
    """A phone number, as it was typed."""
    if not typed.strip():
        raise ArgumentTypeError(translate("Terminal", "there is no number"))
    return text(typed)


def moment(typed: str) -> datetime:
    """A time with an offset; one without is this computer's local time."""
    try:
        date.fromisoformat(typed)
    except ValueError:
        return day(typed)
    said = translate("Terminal", "%1 is a day; a time is needed: 2025-06-03T09:30")
    raise ArgumentTypeError(filled(said, repr(typed)))


def day(typed: str) -> datetime:
    """A time, or the beginning of a day."""
    try:
        at = datetime.fromisoformat(typed)
        return at if at.tzinfo else at.astimezone()
    except (ValueError, OverflowError, OSError):
        said = translate("Terminal", "%1 is no ISO 8601 time")
        raise ArgumentTypeError(filled(said, repr(typed))) from None


def seconds(typed: str) -> int:
    """A length."""
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 9):
        said = translate("Terminal", "%1 is no whole number of seconds")
        raise ArgumentTypeError(filled(said, repr(typed)))
    return int(typed)


def port(typed: str) -> int:
    """A TCP port; 0 is any."""
    if not (typed.isascii() and typed.isdigit() and int(typed) < 1 << 16):
        raise ArgumentTypeError(filled(translate("Terminal", "%1 is no port"), repr(typed)))
    return int(typed)
