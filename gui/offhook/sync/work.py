"""The calls of which something may still have to be sent or asked, and what is next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..calls.call import Place
from ..calls.clock import Instant
from ..calls.crm_copy import Entry, Posted, SyncState
from ..calls.deriving import Request, due, is_unsettled, sync_state
from .pacing import Lane

LIVE_SECONDS = 120
"""A call is of *now* while it lasts and for this long after it began or ended."""


class Work:
    """An index of unsettled entries. Entries that are settled leave it by themselves."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._states: dict[str, SyncState] = {}
        self._counts: Counter[SyncState] = Counter()

    def __contains__(self, call_id: str) -> bool:
        return call_id in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def entries(self) -> Iterable[Entry]:
        """Every unsettled entry, oldest first."""
        return self._entries.values()

    def put(self, entry: Entry) -> None:
        """Take note of an entry's newest value."""
        call_id = entry.call.id
        if (before := self._states.pop(call_id, None)) is not None:
            self._counts[before] -= 1
        if not is_unsettled(entry):
            self._entries.pop(call_id, None)
            return
        state = sync_state(entry)
        self._entries[call_id] = entry
        self._states[call_id] = state
        self._counts[state] += 1

    def state(self, entry: Entry) -> SyncState:
        """The state of one of the entries."""
        return self._states[entry.call.id]

    def count(self, *states: SyncState) -> int:
        """How many entries are in one of these states."""
        return sum(self._counts[state] for state in states)

    def ordered(self, now: Instant) -> Iterator[tuple[Lane, Entry]]:
        """Entries in the order in which they should be served: calls of now, look-ups, backlog."""
        later: list[tuple[Lane, Entry]] = []
        for entry in self._entries.values():
            lane = lane_of(entry, now)
            if lane is Lane.LIVE:
                yield lane, entry
            else:
                later.append((lane, entry))
        later.sort(key=lambda item: item[0])
        yield from later

    def next_request(self, entry: Entry, now: Instant, settle_seconds: int) -> Request | None:
        """What is due for ``entry`` now, if nothing of it is under way or parked."""
        if entry.copy.sending is not None or entry.copy.parked is not None:
            return None
        return due(entry, now, settle_seconds)


def lane_of(entry: Entry, now: Instant) -> Lane:
    """What kind of hurry there is about a call."""
    if entry.copy.posted is Posted.UNCONFIRMED:
        return Lane.LOOK
    call = entry.call
    if call.place is Place.CRM and not call.past:
        if call.is_open:
            return Lane.LIVE
        if now.seconds_since(call.start) - (call.duration or 0) < LIVE_SECONDS:
            return Lane.LIVE
    return Lane.BACKLOG
