"""The engine: decides which request leaves when, and commits before and after it.

Runs on one asyncio loop. The journal's thread tells it of every committed call; what is due is
derived from the newest entry, so nothing that is said while a request is under way can be lost or
sent twice: it is simply still different when the answer has come.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from ..calls.clock import Clock
from ..calls.copying import Result
from ..calls.crm_copy import Attempt, Entry, Outcome, Posted, Verb
from ..calls.deriving import Request
from ..calls.tokens import TokenState
from ..crm.client import CrmClient
from ..crm.errors import CrmError, Refused, TokenRejected, TooManyRequests, Unavailable
from ..crm.secret import Secret
from ..journal import Journal, JournalError, JournalThread
from .backoff import Backoff
from .look import FIRST_LOOK_SECONDS, Lookout, look
from .outcomes import failed
from .pacing import Lane, Pacer
from .requests import send
from .status import SyncStatus
from .summary import status_of
from .work import Work
from .world import Terms, World, check_of, mark_of

log = logging.getLogger(__name__)
Value = TypeVar("Value")

LIVE_AT_ONCE = 8
"""How many calls may have a request under way; look-ups and the backlog take turns."""


@dataclass(frozen=True, slots=True)
class Ports:
    """What the engine is connected to. ``entry_changed`` and ``status_changed`` may be called from
    the engine's thread."""

    journal: JournalThread
    clock: Clock
    connect: Callable[[str, Secret], CrmClient]
    entry_changed: Callable[[Entry], None]
    status_changed: Callable[[SyncStatus], None]
    chance: Callable[[], float] = random.random


class Engine:
    """Sends what is due, one request of a call at a time."""

    def __init__(self, ports: Ports, terms: Terms) -> None:
        self._ports = ports
        self._world = World(terms)
        self._work = Work()
        self._in_flight: dict[str, tuple[Lane, asyncio.Task[None]]] = {}
        self._looks: dict[str, float] = {}
        self._client: CrmClient | None = None
        self._backoff = Backoff(ports.chance)
        self._probe_first = False
        self._pacer = Pacer(terms.rate_share, 0.0)
        self._wake = asyncio.Event()
        self._status = SyncStatus()

    # What the engine is told (on its loop)

    def entry_changed(self, entry: Entry) -> None:
        """The journal committed a new value of a call."""
        fresh = entry.call.id not in self._work and entry.copy.posted is Posted.NO
        self._work.put(entry)
        if fresh:
            # The rep has just begun a call: worth a try, whatever failed before.
            self._backoff.hurry()
        self._publish()
        self._wake.set()

    async def use_token(self, secret: Secret | None, *, durable: bool = True) -> None:
        """The token for the server in use was read, given or cleared."""
        base_url = self._world.terms.base_url
        check, mark = None, ""
        if secret is not None:
            mark = mark_of(secret, await self._in_journal(lambda j: j.salt()))
            check = await self._in_journal(lambda j: j.token_check(base_url, mark))
            account_id = check.account_id if check else ""
            for entry in await self._in_journal(
                lambda j: j.token_in_force(base_url, mark, account_id)
            ):
                self._took(entry)
        self._world = self._world.with_token(secret, mark, check, durable=durable)
        await self._drop_client()
        self.hurry()

    async def use_terms(self, terms: Terms) -> None:
        """Settings changed. Another server needs its own token: :meth:`use_token` follows."""
        if terms.base_url != self._world.terms.base_url:
            self._world = World(terms)
            await self._drop_client()
        else:
            self._world = replace(self._world, terms=terms)
        self._pacer.use_share(terms.rate_share, self._now())
        await self._complete()
        self.hurry()

    def hurry(self) -> None:
        """The network is back, the computer woke, or the rep asks: try at once."""
        self._backoff.hurry()
        self._publish()
        self._wake.set()

    async def woke(self) -> None:
        """The computer slept: every connection is stale."""
        if self._client is not None:
            await self._client.drop_connections()
        self.hurry()

    # The loop

    async def run(self) -> None:
        """Serve for ever; cancel to stop. What is under way then stays open in the journal."""
        self._pacer = Pacer(self._world.terms.rate_share, self._now())
        await self._load()
        try:
            while True:
                self._wake.clear()
                wait = await self._step()
                try:
                    await asyncio.wait_for(self._wake.wait(), wait)
                except TimeoutError:
                    pass
        finally:
            for _, task in self._in_flight.values():
                task.cancel()
            await asyncio.gather(
                *(task for _, task in self._in_flight.values()), return_exceptions=True
            )
            await self._drop_client()

    async def _load(self) -> None:
        now = self._ports.clock.now()
        while True:
            try:
                await self._in_journal(lambda journal: journal.close_open_attempts(now))
                await self._complete()
                entries = await self._in_journal(lambda journal: journal.unsettled())
                break
            except JournalError:
                # The window tells the rep; the file may be back in a moment.
                await asyncio.sleep(1.0)
        for entry in entries:
            if entry.call.id not in self._work:
                self._work.put(entry)
                self._ports.entry_changed(entry)
        self._publish()

    async def _complete(self) -> None:
        """Give calls what they lacked when they were made and is known by now."""
        terms = self._world.terms
        for entry in await self._in_journal(
            lambda j: j.complete(terms.line, terms.user_email, terms.user_did)
        ):
            self._took(entry)

    async def _step(self) -> float:
        """Start whatever may leave now. Returns the seconds after which to look again."""
        world = self._world
        if world.secret is None or world.token is TokenState.REJECTED:
            return 3600.0
        wait = self._backoff.wait(self._now())
        if wait > 0.0:
            return wait
        if self._client is None:
            self._client = self._ports.connect(world.terms.base_url, world.secret)
        if world.token is not TokenState.OK and not await self._check_token():
            return self._backoff.wait(self._now())
        if self._probe_first and not await self._probe():
            return self._backoff.wait(self._now())
        return await self._start_what_is_due()

    async def _start_what_is_due(self) -> float:
        soonest = 3600.0
        here = self._ports.clock.now()
        settle = self._world.terms.settle_seconds
        for lane, entry in self._work.ordered(here):
            if self._lane_is_full(lane):
                break
            if entry.call.id in self._in_flight or not self._world.owns(entry.call):
                continue
            request = self._work.next_request(entry, here, settle)
            if request is None:
                if entry.copy.settle_from is not None:
                    soonest = min(soonest, 1.0)
                continue
            if request.verb is Verb.LOOK:
                pause = self._looks.get(entry.call.id, 0.0) - self._now()
                if pause > 0.0:
                    soonest = min(soonest, pause)
                    continue
            pause = self._pacer.wait_for(lane, self._now())
            if pause > 0.0:
                soonest = min(soonest, pause)
                break
            self._pacer.take(lane, self._now())
            task = asyncio.create_task(self._serve(entry.call.id))
            self._in_flight[entry.call.id] = (lane, task)
        return soonest

    def _lane_is_full(self, lane: Lane) -> bool:
        lanes = [taken for taken, _ in self._in_flight.values()]
        if lane is Lane.LIVE:
            return len(lanes) >= LIVE_AT_ONCE
        return lane in lanes or Lane.BACKLOG in lanes

    # One request

    async def _serve(self, call_id: str) -> None:
        client = self._client
        assert client is not None
        clock, settle = self._ports.clock, self._world.terms.settle_seconds
        try:
            begun = await self._in_journal(lambda j: j.begin(call_id, clock.now(), settle))
            if begun is None:
                return
            attempt, entry, request = begun
            self._took(entry)
            result = await self._outcome_of(client, entry, attempt, request)
            self._took(await self._in_journal(lambda j: j.finish(attempt, result, clock.now())))
        except JournalError as error:
            log.info("the journal cannot be written: %s", type(error).__name__)
            self._backoff.failed(self._now())
        finally:
            self._in_flight.pop(call_id, None)
            self._publish()
            self._wake.set()

    async def _outcome_of(
        self, client: CrmClient, entry: Entry, attempt: Attempt, request: Request
    ) -> Result:
        clock = self._ports.clock
        try:
            if request.verb is Verb.LOOK:
                result = await self._look(client, entry)
            else:
                result = await send(client, entry.call, request, clock)
        except CrmError as error:
            result = failed(error, clock.now().wall)
            await self._note_failure(error)
        else:
            self._note_success()
        if result.outcome is Outcome.UNCONFIRMED and request.verb in (Verb.CREATE, Verb.LOOK):
            self._look_later(entry.call.id, attempt, request.verb)
        if result.server_ahead is not None:
            ahead = timedelta(seconds=result.server_ahead)
            self._world = replace(self._world, server_ahead=ahead)
        return result

    async def _look(self, client: CrmClient, entry: Entry) -> Result:
        call, world = entry.call, self._world

        def gather(journal: Journal) -> Lookout | None:
            attempt = journal.last_creation(call.id)
            if attempt is None:
                return None
            return Lookout(
                attempt=attempt,
                own_user=world.user_id(call.stamp.user_email),
                taken=journal.communications_taken(),
                other_calls=journal.calls_to(call.remote or "", besides=call.id),
                server_ahead=world.server_ahead,
                settle_seconds=world.terms.settle_seconds,
            )

        out = await self._in_journal(gather)
        if out is None:
            return Result(Outcome.NOT_FOUND, code="never_sent")
        return await look(client, call, out, self._ports.clock)

    def _look_later(self, call_id: str, attempt: Attempt, verb: Verb) -> None:
        """Soon after the attempt, since a log that arrived is usually there; then when it must be."""
        settle = self._world.terms.settle_seconds
        pause = min(FIRST_LOOK_SECONDS, settle) if verb is Verb.CREATE else settle
        self._looks[call_id] = self._now() + pause

    # What an answer says about the world

    def _note_success(self) -> None:
        self._backoff.succeeded()
        self._probe_first = False
        self._world = replace(self._world, online=True, problem="")

    async def _note_failure(self, error: CrmError) -> None:
        if isinstance(error, TokenRejected):
            await self._token_rejected()
        elif isinstance(error, TooManyRequests | Unavailable):
            self._pacer.slow_down(error.retry_after, self._now())
            self._world = replace(self._world, online=True)
        elif isinstance(error, Refused):
            self._note_success()
        else:
            self._backoff.failed(self._now())
            # An answer, even a bad one, says that there is a network.
            answered = error.http_status is not None
            self._probe_first = answered
            self._world = replace(self._world, online=answered, problem=error.reason.value)

    async def _token_rejected(self) -> None:
        world = self._world
        check = world.check
        if check is not None:
            check = replace(check, state=TokenState.REJECTED)
            await self._in_journal(lambda j: j.token_checked(check))
        self._world = replace(world, token=TokenState.REJECTED, check=check, online=True)

    async def _check_token(self) -> bool:
        """Ask the server whose token this is. Without an answer nothing may be sent."""
        client, world = self._client, self._world
        assert client is not None
        try:
            answer = await client.account()
        except CrmError as error:
            await self._note_failure(error)
            if isinstance(error, Refused) and not isinstance(error, TokenRejected):
                # A token that may not read its account cannot be told from another's.
                self._backoff.failed(self._now())
                self._world = replace(self._world, problem=error.reason.value)
            self._publish()
            return False
        now = self._ports.clock.now()
        check = check_of(answer.value, world.terms.base_url, world.mark, now.wall)
        if self._client is client:
            self._world = replace(self._world, check=check, token=TokenState.OK)
        self._note_success()
        for entry in await self._in_journal(lambda j: j.token_checked(check)):
            self._took(entry)
        self._publish()
        return self._client is client

    async def _probe(self) -> bool:
        """After a server error: is it back? Nothing can be stored twice by asking."""
        assert self._client is not None
        try:
            await self._client.probe()
        except CrmError as error:
            await self._note_failure(error)
            self._publish()
            return False
        self._note_success()
        return True

    # Inside

    def _took(self, entry: Entry) -> None:
        self._work.put(entry)
        self._ports.entry_changed(entry)

    def _publish(self) -> None:
        status = status_of(self._world, self._work)
        if status != self._status:
            self._status = status
            self._ports.status_changed(status)

    async def _in_journal(self, job: Callable[[Journal], Value]) -> Value:
        return await asyncio.wrap_future(self._ports.journal.run(job))

    async def _drop_client(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
