"""The journal: the SQLite file that holds every call, its CRM copy and every attempt to send it.

The truth. One thread owns the writing connection (:class:`JournalThread`); others read through
:class:`JournalReader`. Only this package speaks SQL.
"""

from .errors import JournalDamaged, JournalEmpty, JournalError, JournalTooNew, JournalUnwritable
from .intake import Intake
from .journal import Journal, Recorded
from .reader import JournalReader
from .thread import JournalThread

__all__ = [
    "Intake",
    "Journal",
    "JournalDamaged",
    "JournalEmpty",
    "JournalError",
    "JournalReader",
    "JournalThread",
    "JournalTooNew",
    "JournalUnwritable",
    "Recorded",
]
