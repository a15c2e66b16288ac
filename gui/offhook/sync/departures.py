"""Which request leaves now: one of a call's log, and one of each of its parts, at a time.

Calls of now come first, then look-ups, the backlog, and uploads last (:class:`~.pacing.Lane`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from ..calls.clock import Clock, Instant
from ..calls.crm_copy import Entry, Verb
from ..calls.follow_ups import UploadProgress
from ..calls.part_deriving import due_parts
from ..calls.request import Request
from ..journal.errors import JournalError
from .commits import Commits
from .link import Link
from .pacing import Lane
from .serving import Serving, serve
from .session import Session
from .waits import Subject, Waits
from .work import Work, lane_of

LIVE_AT_ONCE = 8
"""How many calls may have a request under way; look-ups and the backlog take turns."""

LEADS_SECONDS = 60.0
"""How often to see whether it is time to look for the lead of a call that has none."""

FOLLOWING_LANES = (Lane.LOOK, Lane.BACKLOG, Lane.UPLOAD)

SETTLING_SECONDS = 1.0
"""How often to see whether a settling PUT is due, by the clock that calls are measured with; or a
note been left alone for long enough."""


class Departures:
    """Starts requests and follows them to their end. Used on the engine's loop alone.

    ``wake`` is called whenever one has ended; ``progress`` gets how far an upload is. What there is
    to send is read from ``work`` each time.
    """

    def __init__(
        self,
        link: Link,
        waits: Waits,
        commits: Commits,
        clock: Clock,
        *,
        progress: Callable[[UploadProgress], None],
        wake: Callable[[], None],
    ) -> None:
        self.work = Work()
        self._loop = asyncio.get_running_loop()
        self._link = link
        self._waits = waits
        self._commits = commits
        self._clock = clock
        self._progress = progress
        self._wake = wake
        self._in_flight: dict[Subject, tuple[Lane, asyncio.Task[None]]] = {}
        self._leads_at = 0.0

    def seek_leads(self) -> None:
        """Something happened that makes it worth looking for the leads of calls that have none."""
        self._leads_at = 0.0

    async def stop(self) -> None:
        """End what is under way; it stays open in the journal."""
        tasks = [task for _, task in self._in_flight.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def start(self, session: Session) -> list[float]:
        """Let leave whatever may; the pauses after which more may, as far as they are known."""
        pauses: list[float] = []
        here, settle = self._clock.now(), self._link.world.terms.settle_seconds
        full: set[Lane] = set()
        for lane, entry in self.work.ordered(here):
            if lane in full:
                break  # whatever follows has the same turn or a later one
            if (entry.call.id, None) in self._in_flight:
                continue
            request = self.work.next_request(entry, here, settle)
            if request is not None:
                pauses += self._offer(session, lane, entry, request, full)
            elif entry.copy.settle_from is not None:
                pauses.append(SETTLING_SECONDS)
        return pauses + self._follow_up(session, here, full)

    def _follow_up(self, session: Session, here: Instant, full: set[Lane]) -> list[float]:
        """Start what is due of the parts of calls. The pauses after which more may be."""
        pauses = self._look_for_leads(session, here, full)
        for lane in FOLLOWING_LANES:
            for entry in self.work.following(lane):
                if lane in full:
                    break
                offered = self._offer_parts(session, lane, entry, here, full)
                # All that are listed in a lane have something there: if only later.
                pauses += [SETTLING_SECONDS] if offered is None else offered
        return pauses

    def _look_for_leads(self, session: Session, here: Instant, full: set[Lane]) -> list[float]:
        now, pauses = self._loop.time(), []
        if not self.work.has_leadless:
            return []
        if self._leads_at <= now:
            self._leads_at = now + LEADS_SECONDS
            for entry in self.work.leadless():
                pauses += self._offer_parts(session, Lane.LOOK, entry, here, full) or []
            if Lane.LOOK in full:
                self._leads_at = now + SETTLING_SECONDS  # somebody may not have had their turn
        return [*pauses, self._leads_at - now]

    def _offer_parts(
        self, session: Session, lane: Lane, entry: Entry, here: Instant, full: set[Lane]
    ) -> list[float] | None:
        """Let leave what is due of an entry in a lane; ``None`` if nothing is yet."""
        terms = self._link.world.terms
        due = due_parts(entry, here, terms.settle_seconds, terms.quiet_seconds)
        pauses: list[float] | None = None
        for request in due:
            if lane_of(request) is lane and lane not in full:
                pauses = pauses or []
                if (entry.call.id, request.part) not in self._in_flight:
                    pauses += self._offer(session, lane, entry, request, full)
        return pauses

    def _offer(
        self, session: Session, lane: Lane, entry: Entry, request: Request, full: set[Lane]
    ) -> list[float]:
        """Let a request leave, if it may leave now; else the pause after which it may, if that is
        known. A lane in which nothing more may leave is ``full``."""
        link, now = self._link, self._loop.time()
        subject = (entry.call.id, request.part)
        if not link.world.owns(entry.call):
            return []
        looking = request.verb in (Verb.LOOK, Verb.FIND_TASK)
        if (pause := self._waits.wait(subject, now, looking=looking)) > 0.0:
            return [pause]
        if self._lane_is_full(lane):
            full.add(lane)
            return []
        if (pause := link.health.pacer.wait_for(lane, now)) > 0.0:
            full.add(lane)
            return [pause]
        link.health.pacer.take(lane, now)
        task = asyncio.create_task(self._serve(session, subject))
        self._in_flight[subject] = (lane, task)
        return []

    def _lane_is_full(self, lane: Lane) -> bool:
        lanes = [taken for taken, _ in self._in_flight.values()]
        if lane is Lane.LIVE:
            return len(lanes) >= LIVE_AT_ONCE
        if lane is Lane.UPLOAD:
            return lane in lanes
        return lane in lanes or Lane.BACKLOG in lanes

    async def _serve(self, session: Session, subject: Subject) -> None:
        call_id, part = subject
        link = self._link
        serving = Serving(
            self._commits,
            self._clock,
            session,
            link.world,
            heard=lambda error, result: link.heard(session, error, result),
            turn=lambda: link.turn(session),
            progress=self._progress,
        )
        try:
            served = await serve(call_id, serving, part)
            if served is not None:
                self._waits.served(
                    subject, self._loop.time(), failed=served.failed, look_in=served.look_in
                )
        except JournalError:
            link.health.backoff.failed(self._loop.time())
        finally:
            del self._in_flight[subject]
            self._wake()
