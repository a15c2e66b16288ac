"""What can be wrong with the journal's file."""

from __future__ import annotations


class JournalError(Exception):
    """The journal cannot be used as it is; nothing that was said since is committed."""


class JournalTooNew(JournalError):
    """A newer Offhook wrote this journal. It is left untouched. ``args``: its version, ours."""


class JournalEmpty(JournalError):
    """The file has no tables yet: it is being made, in one moment of the very first start."""


class JournalDamaged(JournalError):
    """The file is no readable SQLite database."""


class JournalUnwritable(JournalError):
    """The disk is full, read-only, or fails; or another program holds the file."""
