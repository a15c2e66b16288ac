"""The journal: the SQLite file that holds every call, its CRM copy and every attempt to send it.

The truth. One thread owns the writing connection (:class:`JournalThread`); others read through
:class:`JournalReader`. Only this package speaks SQL.
"""

from .errors import (
    JournalDamaged,
    JournalEmpty,
    JournalError,
    JournalHeld,
    JournalOlder,
    JournalTooNew,
    JournalUnwritable,
    Trouble,
)
from .intake import Intake
from .journal import Journal, Recorded
from .opening import Opener
from .own import OwnJournal
from .provenance import Doubt, Hold, hold_of
from .reader import JournalReader
from .salvage import Mended
from .thread import JournalThread

__all__ = [
    "Doubt",
    "Hold",
    "Intake",
    "Journal",
    "JournalDamaged",
    "JournalEmpty",
    "JournalError",
    "JournalHeld",
    "JournalOlder",
    "JournalReader",
    "JournalThread",
    "JournalTooNew",
    "JournalUnwritable",
    "Mended",
    "Opener",
    "OwnJournal",
    "Recorded",
    "Trouble",
    "hold_of",
]
