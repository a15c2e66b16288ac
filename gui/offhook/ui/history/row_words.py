"""What a row of the history says, column by column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from ...calls.call import Call, Place
from ...calls.crm_copy import Entry
from ...journal.history import Column
from ...sync.status import SyncStatus
from .. import masking, words
from ..call_book import row_of
from ..widgets.call_row import CallRow

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """``look`` is the row as the day's list has it; ``spoken`` all of it as one sentence."""

    look: CallRow
    when: str
    number: str
    note: str
    where: str
    spoken: str
    tip: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column: its key, how wide it is in pixels at 14-pixel text (0 takes what is left), the
    window's width from which on it is shown, and what it sorts by."""

    key: str
    wide: int
    shown_from: int
    sorts: Column | None
    title: Callable[[], str]
    text: Callable[[HistoryRow], str]


COLUMNS = (
    ColumnLook("when", 132, 0, Column.TIME, lambda: translate("History", "When"),
               lambda row: row.when),
    ColumnLook("name", 0, 0, Column.NAME, lambda: translate("History", "Who"),
               lambda row: row.look.name),
    ColumnLook("number", 138, 620, None, lambda: translate("History", "Number"),
               lambda row: row.number),
    ColumnLook("length", 64, 460, Column.LENGTH, lambda: translate("History", "Length"),
               lambda row: row.look.duration),
    ColumnLook("status", 132, 420, Column.STATUS, lambda: translate("History", "Outcome"),
               lambda row: row.look.status),
    ColumnLook("note", 0, 800, None, lambda: translate("History", "Note"),
               lambda row: row.note),
    ColumnLook("where", 34, 0, None, lambda: "", lambda row: row.where),
)  # fmt: skip


def history_row(entry: Entry, region: str, status: SyncStatus, today: datetime) -> HistoryRow:
    """The words of a call."""
    call = entry.call
    look = row_of(entry, region, status)
    if call.place is Place.PRIVATE:
        look = replace(look, sync_icon="lock", sync_tone="soft")
    when = when_text(call.start_at, today)
    number = words.remote_number(call.remote, region) if call.remote and call.lead_name else ""
    note = "" if masking.is_hidden() else " ".join(call.note.split())
    where = look.tip.partition(" · ")[2]
    spoken = ", ".join(part for part in (when, look.accessible, note) if part)
    tip = " · ".join(part for part in (when, look.name, number, look.status, where) if part)
    return HistoryRow(
        look,
        when,
        number,
        note,
        where,
        spoken,
        f"{tip}\n{note}" if note else tip,
        soft=call.place is Place.CLEARED,
    )


def when_text(at: datetime, today: datetime) -> str:
    """The time today; before, the day as well; before this year, the year too."""
    if at.date() == today.date():
        return words.clock_time(at)
    if at.year == today.year:
        return words.day_and_time(at)
    return f"{day_text(at)} {words.clock_time(at)}"


def day_text(at: datetime) -> str:
    """``24 Nov 2025``."""
    return QLocale().toString(QDate(at.year, at.month, at.day), "d MMM yyyy")


def is_known(call: Call) -> bool:
    """Whether whom it was with is still kept here."""
    return call.place is not Place.CLEARED
