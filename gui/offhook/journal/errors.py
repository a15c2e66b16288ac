"""What can be wrong with the journal's file."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """Why the file cannot be written at this moment."""

    FULL = "full"
    READ_ONLY = "read_only"
    HELD = "held"  # another program, such as a backup, has locked it
    FAILING = "failing"  # the disk answers with an error, or is gone


class JournalError(Exception):
    """The journal cannot be used as it is; nothing that was said since is committed."""


class JournalTooNew(JournalError):
    """A newer Offhook wrote this journal. It is left untouched. ``args``: its version, ours."""


class JournalOlder(JournalError):
    """An older Offhook wrote this journal, and it has not been brought up to date yet, which is
    done by the window that opens it. ``args``: its version, ours."""


class JournalEmpty(JournalError):
    """The file has no tables yet: it is being made, in one moment of the very first start."""


class JournalHeld(JournalError):
    """The journal may be a copy: nothing is sent before the rep has answered. ``args``: why."""


class JournalDamaged(JournalError):
    """The file is no readable SQLite database."""


class JournalUnwritable(JournalError):
    """The disk is full, read-only, or fails; or another program holds the file."""

    def __init__(self, words: str, trouble: Trouble = Trouble.FAILING) -> None:
        super().__init__(words)
        self.trouble = trouble
