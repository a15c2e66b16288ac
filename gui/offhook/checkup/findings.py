"""What a look at this computer can find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARN = "warn"  # calls are logged, and something could be better
    FAIL = "fail"  # calls are not logged, or not kept
    SKIPPED = "skipped"  # nobody could look


class Found(StrEnum):
    """One thing that was found. The word before the first underscore is what was looked at."""

    DISPLAY_OK = "display_ok"  # the platform
    DISPLAY_NONE = "display_none"  # Qt's own last words
    STORE_OK = "store_ok"  # the kind of store
    STORE_NONE = "store_none"
    STORE_LOCKED = "store_locked"
    STORE_SILENT = "store_silent"
    STORE_REFUSED = "store_refused"
    STORE_FAILED = "store_failed"
    NETWORK_OK = "network_ok"  # the base URL
    NETWORK_FAULT = "network_fault"  # the base URL, a Reason
    NETWORK_BAD_URL = "network_bad_url"  # the base URL
    NETWORK_STATUS = "network_status"  # the base URL, an HTTP status
    TOKEN_OK = "token_ok"  # noqa: S105 - how many users the account has
    TOKEN_MISSING = "token_missing"  # noqa: S105
    TOKEN_REJECTED = "token_rejected"  # noqa: S105
    TOKEN_UNCHECKED = "token_unchecked"  # noqa: S105
    CLOCK_OK = "clock_ok"  # seconds that it differs from the server's
    CLOCK_OFF = "clock_off"  # the same
    CLOCK_UNCHECKED = "clock_unchecked"
    LINKS_OK = "links_ok"
    LINKS_OTHER = "links_other"  # the program that opens them
    LINKS_NONE = "links_none"
    LINKS_UNKNOWN = "links_unknown"
    JOURNAL_OK = "journal_ok"  # calls, those to be sent, those that need the rep
    JOURNAL_NONE = "journal_none"
    JOURNAL_NEEDS_YOU = "journal_needs_you"  # how many
    JOURNAL_HELD = "journal_held"
    JOURNAL_DAMAGED = "journal_damaged"
    JOURNAL_TOO_NEW = "journal_too_new"
    JOURNAL_UNREADABLE = "journal_unreadable"
    JOURNAL_UNREAD = "journal_unread"  # how many things that phones or scripts told
    SETTINGS_OK = "settings_ok"
    SETTINGS_NO_LINE = "settings_no_line"
    SETTINGS_BAD_KEY = "settings_bad_key"  # the key, a BadReason
    SETTINGS_DAMAGED = "settings_damaged"
    POLICY_OK = "policy_ok"  # how many locks, how many presets, the places
    POLICY_NONE = "policy_none"
    POLICY_BAD_KEY = "policy_bad_key"  # the key, a BadReason, the place
    POLICY_UNREADABLE = "policy_unreadable"  # the place
    RECORDINGS_OK = "recordings_ok"
    RECORDINGS_MISSING = "recordings_missing"
    RECORDINGS_UNREADABLE = "recordings_unreadable"
    RECORDINGS_SILENT = "recordings_silent"
    DISK_OK = "disk_ok"  # free megabytes
    DISK_LOW = "disk_low"  # the same
    DISK_FULL = "disk_full"  # the same
    DISK_REFUSED = "disk_refused"  # the folder


@dataclass(frozen=True, slots=True)
class Finding:
    """``facts`` are what the comment at its :class:`Found` says, as text."""

    found: Found
    verdict: Verdict
    facts: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """What was looked at: ``display``, ``store``, …"""
        return self.found.partition("_")[0]
