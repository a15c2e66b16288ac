"""The table of settings, one row each. The file, the command line, the administrator's policy and
the settings window all read it; the words for people are in :mod:`offhook.ui.setting_words`.

A new setting is a field of :class:`~.settings.Settings` with its default, a row here and its words
there; tests name what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from . import kinds
from .hot_key import hot_key
from .kinds import BadReason, Kind, Unfit
from .settings import Line, Settings


class BadSetting(Exception):
    """A setting that was not taken: which ``key`` and for what ``reason``."""

    def __init__(self, key: str, reason: BadReason) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key
        self.reason = reason


class Group(StrEnum):
    """Where a setting stands, in the order of the settings window."""

    YOU = "you"
    CALLS = "calls"
    LOOKS = "looks"
    COMPUTER = "computer"  # how it fits in with the desktop and other programs
    PRIVACY = "privacy"
    CONNECTION = "connection"  # for technicians


@dataclass(frozen=True, slots=True)
class Key:
    """One setting. ``personal``: its value tells of a person, and stays out of a support file.
    ``lockable``: an administrator may preset or lock it."""

    name: str
    kind: Kind
    group: Group
    personal: bool = False
    lockable: bool = True

    @property
    def default(self) -> Any:
        """The value where nobody has chosen one."""
        return getattr(_DEFAULTS, self.name)

    def parse(self, text: str) -> Any:
        """The value that ``text``, as a person types it, means. Raises :class:`BadSetting`."""
        try:
            return self.kind.check(self.kind.parse(text.strip()))
        except Unfit as unfit:
            raise BadSetting(self.name, unfit.reason) from None

    def check(self, value: object) -> Any:
        """The value that the file's ``value`` means. Raises :class:`BadSetting`."""
        try:
            return self.kind.check(value)
        except Unfit as unfit:
            raise BadSetting(self.name, unfit.reason) from None


def text_of(value: object) -> str:
    """A setting's value as text that :meth:`Key.parse` takes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Line):
        return f"{value.name}={value.number}"
    if isinstance(value, tuple):
        return ", ".join(text_of(item) for item in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


_DEFAULTS = Settings()
_ROWS = (
    Key("lines", kinds.lines(), Group.YOU, personal=True),
    Key("default_line", kinds.text(), Group.YOU, personal=True),
    Key("user_email", kinds.email(), Group.YOU, personal=True),
    Key("user_did", kinds.phone(), Group.YOU, personal=True),
    Key("region", kinds.region(), Group.CALLS),
    Key("live_answered", kinds.yes_no(), Group.CALLS),
    Key("short_call_seconds", kinds.whole(0, 3600, "s"), Group.CALLS),
    Key("calling_hours", kinds.hours(), Group.CALLS),
    Key("calling_hours_weekend", kinds.hours(), Group.CALLS),
    Key("lead_url", kinds.page_url(), Group.CALLS),
    Key("never_log", kinds.phones(), Group.CALLS, personal=True),
    Key("language", kinds.choice("en", "fr"), Group.LOOKS),
    Key("theme", kinds.choice("light", "dark"), Group.LOOKS),
    Key("mini_bar", kinds.yes_no(), Group.COMPUTER),
    Key("close_to_tray", kinds.yes_no(), Group.COMPUTER),
    Key("start_with_session", kinds.yes_no(), Group.COMPUTER),
    Key("notify", kinds.yes_no(), Group.COMPUTER),
    Key("recordings_folder", kinds.folder(), Group.COMPUTER, personal=True),
    Key("hot_key_dial", hot_key(), Group.COMPUTER),
    Key("hot_key_hang_up", hot_key(), Group.COMPUTER),
    Key("hot_key_show", hot_key(), Group.COMPUTER),
    Key("mask_names", kinds.yes_no(), Group.PRIVACY),
    Key("notify_names", kinds.yes_no(), Group.PRIVACY),
    Key("keep_months", kinds.whole(0, 120, "months"), Group.PRIVACY),
    Key("base_url", kinds.base_url(), Group.CONNECTION),
    # The CRM documents 200 a minute for a token; another server may allow more.
    Key("rate_share", kinds.whole(1, 60_000, "per minute"), Group.CONNECTION),
    Key("settle_seconds", kinds.whole(0, 3600, "s"), Group.CONNECTION),
    Key("retry_seconds", kinds.number(0.1, 3600, "s"), Group.CONNECTION),
    Key("connect_timeout", kinds.number(0.1, 300, "s"), Group.CONNECTION),
    Key("read_timeout", kinds.number(0.1, 300, "s"), Group.CONNECTION),
    Key("total_timeout", kinds.number(0.1, 600, "s"), Group.CONNECTION),
    Key("heartbeat_seconds", kinds.whole(1, 60, "s"), Group.CONNECTION),
)

KEYS = {row.name: row for row in _ROWS}
OWN_NUMBER = Key("own_number", kinds.phone(), Group.YOU, personal=True, lockable=False)
"""Not kept by that name: it is the default line's number."""
