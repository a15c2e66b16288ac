"""The engine: knows what there is to send, and when anything may leave at all.

Runs on one asyncio loop. It is told of every committed call; what is due is derived from the
newest value, so nothing that is said while a request is under way can be lost or sent twice: it is
simply still different when the answer has come. What it is told only changes what it knows and
wakes the loop, which alone acts on it; so nothing that takes time can be overtaken by what is said
meanwhile.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..calls.call import Place
from ..calls.clock import Clock
from ..calls.crm_copy import Entry, Posted
from ..calls.follow_ups import UploadProgress
from ..calls.leads import Query
from ..calls.tasks import TaskList
from ..crm.client import CrmClient
from ..crm.secret import Secret
from ..journal.errors import JournalError
from ..journal.provenance import Hold, hold_of
from ..journal.thread import JournalThread
from .chores import Chores
from .commits import RETRY_SECONDS, Commits
from .departures import Departures
from .lead_answer import LeadAnswer
from .link import Link
from .look_ups import LookUps
from .status import SyncStatus
from .summary import status_of
from .task_refresh import TaskRefresh
from .waits import Waits
from .work import Work
from .world import Terms


def _nobody_asked(_: LeadAnswer) -> None:
    """Where nobody looks up leads."""


@dataclass(frozen=True, slots=True)
class Ports:
    """What the engine is connected to. ``entry_changed`` is called on the journal's thread,
    the others on the engine's. ``lead_answered`` gets what a look-up found, ``tasks_changed`` the
    rep's open call tasks, ``upload_moved`` how far the upload of a recording is."""

    journal: JournalThread
    clock: Clock
    connect: Callable[[str, Secret], CrmClient]
    entry_changed: Callable[[Entry], None]
    status_changed: Callable[[SyncStatus], None]
    tasks_changed: Callable[[TaskList], None] = lambda _: None
    upload_moved: Callable[[UploadProgress], None] = lambda _: None
    chance: Callable[[], float] = random.random
    lead_answered: Callable[[LeadAnswer], None] = _nobody_asked


class Engine:
    """Sends what is due, one request of a call at a time. Made on the loop that it runs on."""

    def __init__(self, ports: Ports, terms: Terms) -> None:
        self._loop = asyncio.get_running_loop()
        self._ports = ports
        self._wake = asyncio.Event()
        self._waits = Waits(ports.chance, terms.retry_seconds)
        self._commits = Commits(ports.journal, ports.clock, self._tell)
        self._chores = Chores(self._commits, ports.clock)
        self._link = Link(terms, ports.clock, ports.connect, ports.chance, self._wake.set)
        self._departures = Departures(
            self._link,
            self._waits,
            self._commits,
            ports.clock,
            progress=ports.upload_moved,
            wake=self._wake.set,
        )
        self._tasks = TaskRefresh(
            self._commits, ports.clock, self._link, ports.tasks_changed, self._wake.set
        )
        self._slept = False
        self._hold: Hold | None = None
        self._knows_hold = False
        self._status = SyncStatus()
        self._look_ups = LookUps(
            self._link,
            self._commits,
            ports.clock,
            ports.lead_answered,
            chance=ports.chance,
            may_ask=lambda: self._hold is None if self._knows_hold else None,
        )

    # What the engine is told, on its loop

    def entry_changed(self, entry: Entry) -> None:
        """The journal committed a new value of a call."""
        fresh = entry.call.id not in self._work and entry.copy.posted is Posted.NO
        self._work.put(entry)
        self._waits.changed(entry.call.id)
        self._departures.seek_leads()
        if fresh and entry.call.place is Place.CRM:
            # The rep has just begun a call: worth a try, whatever failed before.
            self._link.health.backoff.hurry()
        if self._link.world.adopts(entry.call):
            self._chores.orphan_seen()
        self._wake.set()

    def look_up(self, asker: str, query: Query | None, *, spare: bool = False) -> None:
        """``asker`` wants to know whose number or name this is; ``None``: nothing any more."""
        self._look_ups.ask(asker, query, spare=spare)

    def use_token(
        self, secret: Secret | None, *, durable: bool = True, base_url: str | None = None
    ) -> None:
        """The token for ``base_url`` (``None``: the server in use) was read, given or cleared."""
        self._link.use_token(secret, durable=durable, base_url=base_url)
        self.hurry()

    def use_terms(self, terms: Terms) -> None:
        """Settings changed. Another server needs its own token: :meth:`use_token` follows."""
        self._link.use_terms(terms)
        self._waits.longest = terms.retry_seconds
        self.hurry()

    def hurry(self) -> None:
        """The network is back, the computer woke, or the rep asks: try at once."""
        self._link.health.backoff.hurry()
        self._waits.hurry()
        self._departures.seek_leads()
        self._look_ups.news()
        self._wake.set()

    def woke(self) -> None:
        """The computer slept: every connection is stale."""
        self._slept = True
        self.hurry()

    def hold(self, hold: Hold | None) -> None:
        """Send nothing, and say why; or, with ``None``, send what there is to send."""
        self._hold, self._knows_hold = hold, True
        self._wake.set()

    def read_anew(self) -> None:
        """The journal is another file now, with what could be read of the first."""
        self._departures.work = Work()
        self._chores = Chores(self._commits, self._ports.clock)
        self._knows_hold = False
        self._wake.set()

    # The loop

    async def run(self) -> None:
        """Serve for ever; cancel to stop. What is under way then stays open in the journal."""
        try:
            while True:
                self._wake.clear()
                try:
                    wait = await self._step()
                except JournalError:
                    # The window tells the rep; the file may be back in a moment.
                    wait = RETRY_SECONDS
                self._publish()
                try:
                    # Not wait_for: a cancellation that comes with the wake is lost in there
                    # (python/cpython 86296, until 3.12).
                    async with asyncio.timeout(wait):
                        await self._wake.wait()
                except TimeoutError:
                    pass
        finally:
            self._link.end_session()
            await self._look_ups.stop()
            self._tasks.cancel()
            await self._departures.stop()
            await self._link.close_sessions(at_once=True)

    async def _step(self) -> float | None:
        """Start whatever may leave now. Returns the seconds after which to look again, ``None`` if
        only something that is said can change anything."""
        await self._catch_up()
        if self._hold is not None:
            return None
        wait = self._link.wait(self._commits)
        session = self._link.session
        if wait != 0.0 or session is None:
            return wait
        pauses = self._departures.start(session)
        if (pause := self._tasks.refresh(session)) is not None:
            pauses.append(pause)
        return min(pauses, default=None)

    async def _catch_up(self) -> None:
        """Put right what has to be before anything is sent. Raises ``JournalError``."""
        link, chores = self._link, self._chores
        await link.close_sessions()
        if self._slept and link.session is not None:
            await link.session.drop_connections()
        self._slept = False
        await chores.load()
        if not self._knows_hold:
            self.hold(await self._commits.run(hold_of))
        await chores.remember_refusals(link.refusals)
        session = link.session
        if session is not None and not session.mark:
            link.identified(session, *await chores.identify(session))
        await chores.complete(link.world)
        await chores.adopt_orphans(link.world)
        await chores.tell_strays(link.world, frozenset(one.mark for one in link.unasked))

    # Told to others

    @property
    def _work(self) -> Work:
        return self._departures.work

    def _tell(self, entry: Entry) -> None:
        """On the journal's thread, after a commit."""
        self._ports.entry_changed(entry)
        try:
            self._loop.call_soon_threadsafe(self._take_note, entry)
        except RuntimeError:
            pass  # the loop has ended: what was committed is read at the next start

    def _take_note(self, entry: Entry) -> None:
        before = self._work.is_leadless(entry.call.id)
        self._work.put(entry)
        if self._work.is_leadless(entry.call.id) and not before:
            self._departures.seek_leads()  # its lead may have been merged away just now

    def _publish(self) -> None:
        status = replace(
            status_of(self._link.world, self._link.health, self._work), hold=self._hold
        )
        if status != self._status:
            if status.online and not self._status.online:
                self._look_ups.news()
            self._status = status
            self._ports.status_changed(status)
