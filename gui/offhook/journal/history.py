"""Every call of the journal, as a rep looks for it: which calls fit, and what they hold.

A search gives the numbers of all that fit, in their order; what is shown of them is read as it is
looked at. So the end of 100,000 calls is as near as their beginning, and rows do not move under the
rep's eyes when a new call comes.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from ..calls.call import Direction, Place, Status
from ..calls.crm_copy import Entry, SyncState
from .batches import entries_of
from .errors import JournalDamaged
from .queries import Queries
from .search import needles

_DAY = 86_400
_FARTHEST = 15 * 3600
"""Seconds that a clock on a wall can be away from UTC, with a little to spare."""


class Where(StrEnum):
    """Where the log of a call is, in so many words as a rep needs to look for it."""

    IN_CRM = "in_crm"
    TO_SEND = "to_send"
    NEEDS_YOU = "needs_you"
    HERE = "here"  # never meant for the CRM
    PRIVATE = "private"  # the part of those that the rep or the never-log list kept off it


_STATES = {
    Where.IN_CRM: (SyncState.SYNCED, SyncState.SETTLED_BY_HAND),
    Where.TO_SEND: (SyncState.WAITING, SyncState.SENDING, SyncState.UNCONFIRMED),
    Where.NEEDS_YOU: (SyncState.NEEDS_YOU,),
    Where.HERE: (SyncState.LOCAL_ONLY,),
    Where.PRIVATE: (SyncState.LOCAL_ONLY,),
}


class Column(StrEnum):
    """What calls can be sorted by."""

    TIME = "time"
    NAME = "name"
    LENGTH = "length"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Order:
    """``descending`` is the newest, the longest, or the last of the alphabet first."""

    column: Column = Column.TIME
    descending: bool = True

    def to_sql(self) -> str:
        way = "DESC" if self.descending else "ASC"
        by_time = f"start_epoch {way}, call.seq {way}"
        newest = "start_epoch DESC, call.seq DESC"
        match self.column:
            case Column.TIME:
                return by_time
            case Column.NAME:  # those without a name last, by their numbers
                return f"lead_name = '', words {way}, {newest}"
            case Column.LENGTH:  # open ones have none yet
                return f"duration IS NULL, duration {way}, {newest}"
            case Column.STATUS:
                return f"status {way}, {newest}"


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What a call must be to be shown; the defaults let every call through.

    ``first`` and ``last`` are days by the clock on the wall where the call was made.
    """

    text: str = ""
    first: date | None = None
    last: date | None = None
    direction: Direction | None = None
    status: Status | None = None
    where: Where | None = None
    order: Order = Order()

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == HistoryQuery(order=self.order)


class History(Queries):
    """Reads for the history. Raises ``JournalError`` where the file cannot be read."""

    def find(self, query: HistoryQuery) -> array[int]:
        """The numbers of all calls that fit, in their order. Where the index is damaged, they are
        found without it: slower, a third of a second in 100,000 calls."""
        try:
            return self._find(query, by_index=True)
        except JournalDamaged:
            return self._find(query, by_index=False)

    def _find(self, query: HistoryQuery, *, by_index: bool) -> array[int]:
        conditions, values = _conditions(query, by_index=by_index)
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        searched = query.order.column is Column.NAME or any(
            "sync" in condition or "instr" in condition for condition in conditions
        )
        join = " JOIN call_search ON call_search.seq = call.seq" if searched else ""
        # As one text: row by row, the thread would take turns with the window's at each of them.
        order = query.order.to_sql()
        fitting = f"SELECT call.seq FROM call{join}{where} ORDER BY {order}"  # noqa: S608
        row = self._row(f"SELECT group_concat(seq) FROM ({fitting})", tuple(values))  # noqa: S608
        text = row[0] if row else None
        return array("q", map(int, text.split(","))) if text else array("q")

    def read(self, seqs: Sequence[int]) -> list[tuple[int, Entry]]:
        """The entries of some calls, in the order of ``seqs``."""
        self._rows("BEGIN")
        try:
            return entries_of(self.connection, seqs)
        finally:
            self.connection.rollback()

    def of_days(self, first: date, last: date) -> list[Entry]:
        """Every call of some days, oldest first."""
        order = Order(descending=False)
        seqs = self.find(HistoryQuery(first=first, last=last, order=order))
        return [entry for _, entry in self.read(seqs)]


def _conditions(query: HistoryQuery, *, by_index: bool) -> tuple[list[str], list[object]]:
    found: list[str] = []
    values: list[object] = []

    def want(condition: str, *more: object) -> None:
        found.append(condition)
        values.extend(more)

    for day, compare, slack in ((query.first, ">=", 0), (query.last, "<=", _DAY)):
        if day is not None:
            near = _midnight(day) + slack + (_FARTHEST if slack else -_FARTHEST)
            want(f"start_epoch {compare} ?", near)  # by the index
            want(f"substr(start_at, 1, 10) {compare} ?", day.isoformat())
    if query.direction is not None:
        want("direction = ?", query.direction)
    if query.status is not None:
        want("status = ?", query.status)
    if query.where is not None:
        states = _STATES[query.where]
        want(f"sync IN ({', '.join('?' * len(states))})", *states)
        if query.where is Where.PRIVATE:
            want("place = ?", Place.PRIVATE)
    wanted = needles(query.text)
    if long := [needle for needle in wanted if by_index and not needle.is_short]:
        match = " AND ".join(needle.to_match() for needle in long)
        want("call.seq IN (SELECT rowid FROM call_match WHERE call_match MATCH ?)", match)
    for needle in wanted:
        if needle not in long:
            condition, texts = needle.to_condition()
            want(condition, *texts)
    return found, values


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
