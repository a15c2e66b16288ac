"""The calls as a table for a spreadsheet: heads and cells in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from ...calls.call import Direction, Place
from ...calls.crm_copy import Entry
from ...sync.status import SyncStatus
from .. import words
from ..whereabouts import whereabouts
from .source import Sheet

translate = QCoreApplication.translate


def sheet_of(region: str, status: SyncStatus) -> Sheet:
    """How calls are written. Days and times are ISO 8601, which every spreadsheet reads; the
    separator is the one that spreadsheets of this language expect."""

    def row(entry: Entry) -> tuple[str, ...]:
        call = entry.call
        outgoing = call.direction is Direction.OUTGOING
        talk = call.talk_seconds
        cleared = call.place is Place.CLEARED
        return (
            f"{call.start_at:%Y-%m-%d}",
            f"{call.start_at:%H:%M:%S}",
            translate("Words", "outgoing") if outgoing else translate("Words", "incoming"),
            call.lead_name or (words.party(call, region) if cleared else ""),
            words.number_text(call.remote, region) if call.remote else call.remote_text,
            call.remote_extension,
            words.number_text(call.local, region) if call.local else "",
            "" if call.duration is None else str(call.duration),
            "" if talk is None else str(talk),
            words.outcome_name(call),
            call.note,
            whereabouts(entry, status),
            call.media_url or "",
        )

    return Sheet(_head(), row, ";" if QLocale().decimalPoint() == "," else ",")


def _head() -> tuple[str, ...]:
    return (
        translate("History", "Day"),
        translate("History", "Time"),
        translate("History", "Direction"),
        translate("History", "Name"),
        translate("History", "Number"),
        translate("History", "Extension"),
        translate("History", "Own number"),
        translate("History", "Length (s)"),
        translate("History", "Talked (s)"),
        translate("History", "Outcome"),
        translate("History", "Note"),
        translate("History", "Where the call is"),
        translate("History", "Recording"),
    )
