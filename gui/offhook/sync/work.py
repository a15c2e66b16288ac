"""The calls of which something may still have to be sent or asked, and what is next.

A log goes before the parts of its call (:class:`~offhook.calls.crm_copy.Part`), which have lists of
their own: calls with a part to send, and calls that only wait for a lead to appear. The latter may
be many and wait for months, so they are looked through once in a while.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ..calls.call import Place
from ..calls.clock import Instant
from ..calls.crm_copy import Entry, Posted, Verb
from ..calls.deriving import (
    Request,
    due,
    is_log_unsettled,
    is_moving,
    is_ready,
    is_unsettled,
    needs_rep,
)
from ..calls.part_deriving import due_parts
from .pacing import Lane

LIVE_SECONDS = 120
"""A call is of *now* while it lasts and for this long after it began or ended."""

_Place: TypeAlias = tuple[float, int, str]
_Looks: TypeAlias = tuple[object, ...]


class Work:
    """An index of unsettled entries. Entries that are settled leave it by themselves.

    What the engine asks at every step costs the same with ten calls and with ten thousand: the
    entries are kept by lane, and counted by what a picture of sync tells of them.
    """

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._lanes: dict[Lane, list[_Place]] = {lane: [] for lane in Lane}
        self._places: dict[str, tuple[Lane, _Place]] = {}
        self._looks: dict[str, _Looks] = {}
        self._alike: dict[_Looks, dict[str, None]] = {}
        self._following: dict[Lane, dict[str, None]] = {lane: {} for lane in Lane}
        self._leadless: dict[str, None] = {}

    def __contains__(self, call_id: str) -> bool:
        return call_id in self._entries

    def put(self, entry: Entry) -> None:
        """Take note of an entry's newest value."""
        call_id = entry.call.id
        self._forget(call_id)
        if not is_unsettled(entry):
            return
        self._entries[call_id] = entry
        self._looks[call_id] = looks = _looks(entry)
        self._alike.setdefault(looks, {})[call_id] = None
        self._follow(entry)
        if not is_log_unsettled(entry):
            return
        if entry.copy.parked is None and is_ready(entry.call):
            looking = entry.copy.posted is Posted.UNCONFIRMED
            # Whether it is one of now is asked when it would be served.
            self._line_up(entry, Lane.LOOK if looking else Lane.LIVE)

    def kinds(self) -> Iterable[tuple[Entry, int]]:
        """One entry of each kind, and how many there are. Entries of a kind have the same stamp
        (the user aside) and state, and are alike in being open, in the CRM, without a line, or to
        be sent."""
        for call_ids in self._alike.values():
            yield self._entries[next(iter(call_ids))], len(call_ids)

    def ordered(self, now: Instant) -> Iterator[tuple[Lane, Entry]]:
        """Entries in the order in which they should be served: calls of now, look-ups, backlog,
        each oldest first. Those that wait for the rep are left out."""
        for _, _, call_id in list(self._lanes[Lane.LIVE]):
            if not is_live(self._entries[call_id], now):
                self._leave_line(call_id)
                self._line_up(self._entries[call_id], Lane.BACKLOG)
        for lane, places in self._lanes.items():
            for _, _, call_id in places:
                yield lane, self._entries[call_id]

    def next_request(self, entry: Entry, now: Instant, settle_seconds: int) -> Request | None:
        """What is due for ``entry`` now, if nothing of it is under way or parked."""
        if entry.copy.sending is not None or entry.copy.parked is not None:
            return None
        return due(entry, now, settle_seconds)

    def following(self, lane: Lane) -> Iterator[Entry]:
        """Entries with a part to be sent that has its turn in ``lane``, in the order in which it
        came to be so."""
        for call_id in list(self._following[lane]):
            yield self._entries[call_id]

    @property
    def has_leadless(self) -> bool:
        """Whether there are any :meth:`leadless`."""
        return bool(self._leadless)

    def is_leadless(self, call_id: str) -> bool:
        """Whether it is among :meth:`leadless`."""
        return call_id in self._leadless

    def leadless(self) -> Iterator[Entry]:
        """Entries of which something waits for a lead with the number."""
        for call_id in list(self._leadless):
            yield self._entries[call_id]

    def _follow(self, entry: Entry) -> None:
        for request in due_parts(entry):
            if request.verb is Verb.FIND_LEAD:
                self._leadless[entry.call.id] = None
            else:
                self._following[lane_of(request)][entry.call.id] = None

    def _line_up(self, entry: Entry, lane: Lane) -> None:
        call = entry.call
        place = (call.start_at.timestamp(), call.start.steady_ns, call.id)
        insort(self._lanes[lane], place)
        self._places[call.id] = lane, place

    def _leave_line(self, call_id: str) -> None:
        if call_id in self._places:
            lane, place = self._places.pop(call_id)
            places = self._lanes[lane]
            del places[bisect_left(places, place)]

    def _forget(self, call_id: str) -> None:
        if self._entries.pop(call_id, None) is None:
            return
        self._leave_line(call_id)
        for following in self._following.values():
            following.pop(call_id, None)
        self._leadless.pop(call_id, None)
        looks = self._looks.pop(call_id)
        del self._alike[looks][call_id]
        if not self._alike[looks]:
            del self._alike[looks]


def is_live(entry: Entry, now: Instant) -> bool:
    """Whether there is hurry about a call: it is one of now."""
    call = entry.call
    if call.place is not Place.CRM or call.past:
        return False
    return call.is_open or now.seconds_since(call.start) - (call.duration or 0) < LIVE_SECONDS


def lane_of(request: Request) -> Lane:
    """Whose turn a request about a part of a call has."""
    if request.verb in (Verb.FIND_LEAD, Verb.FIND_TASK):
        return Lane.LOOK
    return Lane.UPLOAD if request.verb is Verb.UPLOAD else Lane.BACKLOG


def in_crm(entry: Entry) -> bool:
    """Whether the CRM is known to have the call."""
    return entry.copy.posted in (Posted.STORED, Posted.ADOPTED)


def _looks(entry: Entry) -> _Looks:
    """What entries of one kind have in common."""
    call, stamp = entry.call, entry.call.stamp
    whose = (stamp.base_url, stamp.account_id, stamp.token_mark)
    lacks_line = call.local is None and is_log_unsettled(entry)
    return (
        *whose,
        call.is_open,
        lacks_line,
        in_crm(entry),
        needs_rep(entry),
        is_moving(entry),
    )
