"""Where call events come in: applied by the switchboard, committed, then told to everyone.

The window says its events directly; whatever else speaks (the command line, softphones) leaves a
file in the inbox. Both end in the same transaction, in the order of their times.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from ..calls.clock import Clock, Instant
from ..calls.crm_copy import Entry
from ..calls.events import Answered, Began, Event
from ..calls.payloads import MalformedEvent, from_payload
from ..calls.rules import Refusal, Refused, Rules
from ..calls.switchboard import Switchboard
from ..desk.inbox import Inbox, InboxItem
from .journal import Journal, Recorded
from .thread import JournalThread

log = logging.getLogger(__name__)

LATE_SECONDS = 30
"""A file that waited longer than this for a window: the call that it tells of may be over."""


class Intake:
    """Hands events to the journal's thread. ``recorded`` is called there after each commit."""

    def __init__(
        self,
        journal: JournalThread,
        inbox: Inbox,
        clock: Clock,
        rules: Rules,
        recorded: Callable[[Recorded], None],
    ) -> None:
        self._journal = journal
        self._inbox = inbox
        self._clock = clock
        self._switchboard = Switchboard(rules)
        self._recorded = recorded
        self._to_take_up: Instant | None = None
        self._late: dict[str, Instant] = {}  # calls to be asked about, whose files are gone

    def use_rules(self, rules: Rules) -> None:
        """Settings or the account changed; holds for every event from now on."""
        self._switchboard = Switchboard(rules)

    def say(self, event: Event) -> Future[Recorded]:
        """Apply and commit ``event``. The future holds a ``JournalError`` if it could not be."""
        switchboard = self._switchboard
        return self._journal.run(lambda journal: self._apply(journal, event, switchboard))

    def take_in(self) -> Future[int]:
        """Apply every file of the inbox. The future holds their number."""
        return self._journal.run(self._take_in)

    def take_up_again(self) -> Future[list[Entry]]:
        """Calls found open at start-up, or after sleep, are asked about. Returns them.

        Should the journal not take it now, it is done before the inbox is looked into next.
        """
        self._to_take_up = self._clock.now()
        return self._journal.run(self._take_up_again)

    def _apply(self, journal: Journal, event: Event, switchboard: Switchboard) -> Recorded:
        recorded = journal.record(event, switchboard)
        self._recorded(recorded)
        return recorded

    def _take_in(self, journal: Journal) -> int:
        if self._to_take_up is not None:
            self._take_up_again(journal)
        items = self._inbox.pending()
        for item in items:
            event = self._read(item)
            if event is not None:
                recorded = self._apply(journal, event, self._switchboard)
                news = None if recorded.again else recorded.entry
                if news is not None and self._is_late_news(event):
                    self._late[news.call.id] = event.at
            else:
                journal.refuse(item.event_id, item.payload, Refused(Refusal.MALFORMED))
            # Only now: a crash before this line applies the file again, and its UUID is known.
            self._inbox.remove(item)
        # After a crash before this line they are open calls found at start-up.
        for call_id, heard_at in list(self._late.items()):
            self._ask_about(journal, call_id, heard_at)
            del self._late[call_id]
        return len(items)

    def _is_late_news(self, event: Event) -> bool:
        """Whether somebody was on the phone at a time that is long gone."""
        now = self._clock.now()
        waited = not now.same_boot(event.at) or now.seconds_since(event.at) > LATE_SECONDS
        return waited and isinstance(event, Began | Answered)

    def _ask_about(self, journal: Journal, call_id: str, heard_at: Instant) -> None:
        call = journal.call(call_id)
        if call is None or not call.is_open:
            return
        if call.heard_at is not None and heard_at.seconds_since(call.heard_at) == 0:
            heard_at = call.heard_at
        asked = journal.put(replace(call, question=True, heard_at=heard_at))
        self._recorded(Recorded("", asked))

    @staticmethod
    def _read(item: InboxItem) -> Event | None:
        try:
            event = from_payload(item.payload)
        except MalformedEvent as error:
            log.info("an inbox file holds no event: %s", error)
            return None
        return event if event.id == item.event_id else None

    def _take_up_again(self, journal: Journal) -> list[Entry]:
        found, entries = self._to_take_up or self._clock.now(), []
        heartbeat = journal.last_heartbeat()
        for call in journal.open_calls():
            if call.start.same_boot(found) and call.start.steady_ns > found.steady_ns:
                continue  # begun since
            # The last heartbeat may be of an earlier call, if this one was cut off at once.
            beaten = heartbeat is not None and heartbeat.seconds_since(call.start) > 0
            heard_at = heartbeat if heartbeat is not None and beaten else call.start
            asked = self._switchboard.taken_up_again(call, heard_at)
            entries.append(journal.put(asked))
        self._to_take_up = None
        for entry in entries:
            self._recorded(Recorded("", entry))
        return entries
