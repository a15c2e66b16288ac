"""The outcome of a call in words, as the first line of its note.

Activix has seven statuses, and none for a voicemail or a wrong number; its people read notes.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ..calls.call import Disposition

translate = QCoreApplication.translate


def words_of(disposition: Disposition | None) -> str:
    """What a status cannot tell; empty where it tells it all."""
    match disposition:
        case Disposition.VOICEMAIL:
            return translate("Outcome", "Voicemail.")
        case Disposition.BUSY:
            return translate("Outcome", "Busy.")
        case Disposition.DECLINED:
            return translate("Outcome", "Declined.")
        case Disposition.WRONG_NUMBER:
            return translate("Outcome", "Wrong number.")
    return ""


def with_outcome(note: str, before: Disposition | None, after: Disposition | None) -> str:
    """``note`` with the outcome that holds now in the place of the one before; the rep's own words
    stay as they are."""
    old, new = words_of(before), words_of(after)
    first, newline, rest = note.partition("\n")
    if old and first.strip() == old:
        note = rest if newline else ""
    if not new or note.split("\n", 1)[0].strip() == new:
        return note
    return f"{new}\n{note}" if note.strip() else new
