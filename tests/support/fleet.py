"""Many desks on one token, in virtual time: real engines and journals, one simulated CRM.

    PYTHONPATH=gui:tests .venv/bin/python -m support.fleet --desks 30 --backlog 20 --minutes 60

prints how long everything took and how often the CRM had to say *too many requests*.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from email.utils import format_datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from offhook.calls.call import Call, Direction, Stamp, Status
from offhook.calls.crm_copy import Entry, SyncState
from offhook.calls.deriving import sync_state
from offhook.crm.answers import Answer, Reply, read_answer
from offhook.crm.client import CrmClient
from offhook.crm.secret import Secret
from offhook.journal.journal import Journal
from offhook.journal.thread import JournalThread
from offhook.sync.engine import Engine, Ports
from offhook.sync.status import SyncStatus
from offhook.sync.world import Terms
from support.calls import JOHN, MARY, MORNING, new_id
from support.virtual_time import VirtualClock, VirtualLoop, run_virtually

T = TypeVar("T")

BASE_URL = "http://127.0.0.1:1/v2"
ACCOUNT = {"data": {"id": 77, "name": "Garage", "users": [{"id": 1, "email": "rep@example.com"}]}}
LONG_AGO = "2020-01-01T00:00:00+00:00"
LEAD = {
    "id": 1,
    "created_at": LONG_AGO,
    "phones": [{"number": MARY, "created_at": LONG_AGO, "updated_at": LONG_AGO}],
}


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``count`` requests of a token in ``seconds``: any such time, or (``fixed``) each that
    begins with a request, as Laravel counts."""

    count: int
    seconds: float
    fixed: bool = False


DOCUMENTED = (Limit(200, 60.0), Limit(2000, 3600.0))


class SimulatedCrm:
    """Answers ``latency`` seconds after it was asked, and keeps to its limits.

    ``tells_when``: a 429 carries ``Retry-After``. ``unwell`` are the seconds between which it
    answers 500; what it is sent meanwhile is stored if ``stores``. ``log`` is every request: when,
    whose, what, with which status.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        limits: Sequence[Limit] = DOCUMENTED,
        *,
        tells_when: bool = False,
        unwell: tuple[float, float] = (0.0, 0.0),
        stores: bool = False,
        latency: float = 0.15,
    ) -> None:
        self.log: list[tuple[float, int, str, int]] = []
        self.stored: dict[int, dict[str, Any]] = {}
        self._loop = loop
        self._limits = limits
        self._seen: list[deque[float]] = [deque() for _ in limits]
        self._tells_when = tells_when
        self._unwell = unwell
        self._stores = stores
        self._latency = latency

    async def exchange(
        self, desk: int, method: str, path: str, body: dict[str, Any] | None
    ) -> Reply:
        """What the transport of a client would bring back."""
        await asyncio.sleep(self._latency / 2)
        now = self._loop.time()
        reply = self._answer(method, path, body)
        reply.date = format_datetime(
            (MORNING + timedelta(seconds=now)).astimezone(UTC), usegmt=True
        )
        self.log.append((now, desk, f"{method} {path}", reply.status))
        await asyncio.sleep(self._latency / 2)
        return reply

    def _answer(self, method: str, path: str, body: dict[str, Any] | None) -> Reply:
        wait = self._over_limit()
        if wait > 0.0:
            return Reply(429, None, f"{wait + 1:.0f}" if self._tells_when else None)
        begin, end = self._unwell
        if begin <= self._loop.time() < end:
            if body is not None and self._stores:
                self._store(method, path, body)
            return Reply(500, None, None)
        if body is not None:
            return self._store(method, path, body)
        if path == "/account":
            return _reply(200, ACCOUNT)
        if path == "/leads/search":
            return _reply(200, {"data": [LEAD], "meta": {"last_page": 1}})
        return _reply(200, {"data": {**LEAD, "communications": self._communications()}})

    def _store(self, method: str, path: str, body: dict[str, Any]) -> Reply:
        crm_id = len(self.stored) + 1 if method == "POST" else int(path.rpartition("/")[2]) % 50_000
        self.stored[crm_id] = {**self.stored.get(crm_id, {}), **body}
        ids = {"id": crm_id, "communication_id": crm_id + 50_000}
        if path.startswith("/communications"):
            ids = {"id": crm_id + 50_000}
        return _reply(201 if method == "POST" else 200, {"data": ids})

    def _communications(self) -> list[dict[str, Any]]:
        return [
            {
                "id": crm_id + 50_000,
                "method": "phone",
                "type": log["direction"],
                "call_phone": log["to"],
                "call_status": log["status"],
                "call_duration": log.get("duration"),
                "executed_at": log["start_at"],
                "created_at": log["start_at"],
                "user_id": 1,
            }
            for crm_id, log in self.stored.items()
        ]

    def _over_limit(self) -> float:
        """Seconds until one more would be allowed; counts this one if it is."""
        now = self._loop.time()
        wait = 0.0
        for limit, seen in zip(self._limits, self._seen, strict=True):
            if limit.fixed and seen and seen[0] <= now - limit.seconds:
                seen.clear()
            while seen and seen[0] <= now - limit.seconds:
                seen.popleft()
            if len(seen) >= limit.count:
                wait = max(wait, seen[0] + limit.seconds - now)
        if wait == 0.0:
            for seen in self._seen:
                seen.append(now)
        return wait


def _reply(status: int, content: object) -> Reply:
    return Reply(status, None, None, json.dumps(content).encode())


class _Client(CrmClient):
    """The real client over a wire that is simulated."""

    def __init__(self, desk: int, crm: SimulatedCrm, base_url: str, token: Secret) -> None:
        super().__init__(base_url, token)
        self._desk, self._crm = desk, crm

    async def _ask(
        self,
        method: str,
        path: str,
        read: Callable[[dict[str, Any]], T],
        *,
        query: Sequence[tuple[str, str]] = (),
        body: dict[str, Any] | None = None,
    ) -> Answer[T]:
        return read_answer(
            await self._crm.exchange(self._desk, method, path, body), self._token, read
        )


class _HereAndNow(JournalThread):
    """The journal without its thread: nothing in virtual time may wait for one."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.journal = Journal(path)
        # Nobody cuts the power of a simulation.
        self.journal.connection.execute("PRAGMA synchronous=OFF")

    def run(self, job: Callable[[Journal], T]) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(job(self.journal))
        except Exception as error:
            future.set_exception(error)
        return future


@dataclass(slots=True)
class CallMade:
    """A call of a desk, with the virtual seconds of what became of it."""

    begun: float
    in_crm: float | None = None
    complete: float | None = None


class FleetDesk:
    """One of the desks. Made on the loop."""

    def __init__(self, number: int, folder: Path, crm: SimulatedCrm, share: int, seed: int) -> None:
        self.number = number
        self.made: dict[str, CallMade] = {}
        self.live: list[str] = []
        self.statuses: list[SyncStatus] = []
        self._loop = asyncio.get_running_loop()
        assert isinstance(self._loop, VirtualLoop)
        self.clock = VirtualClock(self._loop)
        self.thread = _HereAndNow(folder / f"desk-{number}.sqlite3")
        chance = random.Random(seed * 1000 + number)
        ports = Ports(
            journal=self.thread,
            clock=self.clock,
            connect=partial(_Client, number, crm),
            entry_changed=self._entry_changed,
            status_changed=self.statuses.append,
            chance=chance.random,
        )
        terms = Terms(BASE_URL, rate_share=share, user_email="rep@example.com", user_did=JOHN)
        self._stamp = Stamp(BASE_URL, user_email="rep@example.com", user_did=JOHN)
        self.engine = Engine(ports, terms)

    def begin(self, *, past: bool = False) -> Call:
        """A call begins; one of the past is over already."""
        now = self.clock.now()
        call = Call(
            id=new_id(),
            direction=Direction.OUTGOING,
            start=now,
            stamp=self._stamp,
            remote=MARY,
            local=JOHN,
        )
        if past:
            ago = timedelta(hours=1, minutes=len(self.made))
            began = replace(now, wall=now.wall - ago)
            call = replace(call, start=began, past=True, duration=60, status=Status.ANSWERED)
        self.put(call)
        return call

    def put(self, call: Call) -> None:
        """The journal commits a call's newest value, and the engine hears of it."""
        self.made.setdefault(call.id, CallMade(self._loop.time()))
        known = self.thread.journal.call(call.id)
        stamp = known.stamp if known else call.stamp
        entry = self.thread.journal.put(replace(call, stamp=stamp))
        self.engine.entry_changed(entry)

    async def live_call(self, after: float, lasting: int = 90) -> None:
        """In ``after`` seconds a call begins, is answered and ends."""
        await asyncio.sleep(after)
        call = self.begin()
        self.live.append(call.id)
        await asyncio.sleep(8)
        call = replace(call, answered_after=8, status=Status.ANSWERED)
        self.put(call)
        await asyncio.sleep(lasting - 8)
        self.put(replace(call, duration=lasting))

    @property
    def is_done(self) -> bool:
        """Whether all of its calls are in the CRM, complete."""
        return all(made.complete is not None for made in self.made.values())

    def _entry_changed(self, entry: Entry) -> None:
        made = self.made[entry.call.id]
        if made.in_crm is None and entry.copy.crm_id is not None:
            made.in_crm = self._loop.time()
        done = not entry.call.is_open and sync_state(entry) is SyncState.SYNCED
        if made.complete is None and done:
            made.complete = self._loop.time()


@dataclass(frozen=True, slots=True)
class Day:
    """What happens: each desk comes on line at once with ``backlog`` calls of the past, and makes
    ``calls`` new ones, spread over ``minutes`` by chance."""

    desks: int = 30
    backlog: int = 20
    calls: int = 5
    minutes: int = 60
    share: int = 60
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """Seconds throughout. ``delays``: from the dial of each new call until it was in the CRM;
    ``drained``: when the last past call of each desk was. ``None`` where it never was."""

    made: list[CallMade]
    delays: list[float | None]
    drained: list[float | None]
    sent: list[int]
    refused: list[int]
    busiest_minute: int
    log: list[tuple[float, int, str, int]]
    statuses: list[list[SyncStatus]]
    stored: list[dict[str, Any]]
    cpu: float


def play(
    day: Day, limits: Sequence[Limit] = DOCUMENTED, *, hours: float = 12.0, **manners: Any
) -> Outcome:
    """Play ``day`` until every call is in the CRM, for at most so many ``hours``; ``manners`` are
    those of :class:`SimulatedCrm`."""
    loop = VirtualLoop()
    crm = SimulatedCrm(loop, limits, **manners)

    async def main(folder: Path) -> Outcome:
        chance = random.Random(day.seed)
        desks = [FleetDesk(n, folder, crm, day.share, day.seed) for n in range(day.desks)]
        for desk in desks:
            for _ in range(day.backlog):
                desk.begin(past=True)
        past = [list(desk.made) for desk in desks]
        began = time.process_time()
        tasks = [asyncio.create_task(desk.engine.run()) for desk in desks]
        for desk in desks:
            desk.engine.use_token(Secret("one-for-all"))
        lives = [
            asyncio.create_task(desk.live_call(chance.uniform(0, day.minutes * 60)))
            for desk in desks
            for _ in range(day.calls)
        ]
        await asyncio.gather(*lives)
        deadline = hours * 3600
        while loop.time() < deadline and not all(desk.is_done for desk in desks):  # noqa: ASYNC110
            await asyncio.sleep(5)
        cpu = time.process_time() - began
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        made = [desk.made[call] for desk in desks for call in desk.live]
        ends = [
            [desk.made[call].in_crm for call in ids] for desk, ids in zip(desks, past, strict=True)
        ]
        for desk in desks:
            desk.thread.journal.close()
        return Outcome(
            made=made,
            delays=[None if one.in_crm is None else one.in_crm - one.begun for one in made],
            drained=[
                None if None in end else max((at for at in end if at is not None), default=0.0)
                for end in ends
            ],
            sent=[sum(1 for _, who, _, _ in crm.log if who == desk.number) for desk in desks],
            refused=[
                sum(1 for _, who, _, status in crm.log if who == desk.number and status == 429)
                for desk in desks
            ],
            busiest_minute=busiest([at for at, _, _, _ in crm.log], 60.0),
            log=crm.log,
            statuses=[desk.statuses for desk in desks],
            stored=list(crm.stored.values()),
            cpu=cpu,
        )

    with tempfile.TemporaryDirectory() as folder:
        return run_virtually(loop, main(Path(folder)))


def busiest(moments: Sequence[float], seconds: float) -> int:
    """The most of these moments (sorted) within any ``seconds``."""
    most, first = 0, 0
    for last, at in enumerate(moments):
        while moments[first] <= at - seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


def _told(outcome: Outcome) -> str:
    delays = sorted(9e9 if delay is None else delay for delay in outcome.delays)
    drained = sorted(9e9 if end is None else end for end in outcome.drained)
    requests, refused = sum(outcome.sent), sum(outcome.refused)
    worst, minute = max(outcome.refused), outcome.busiest_minute
    first, median, last = drained[0], drained[len(drained) // 2], drained[-1]
    lines = [
        f"requests {requests}, 429: {refused} (worst desk {worst}), busiest minute {minute}",
        f"past calls in: first desk {first:.0f} s, median {median:.0f} s, last {last:.0f} s",
    ]
    if delays:
        lines.append(
            f"new calls ({len(delays)}): median {delays[len(delays) // 2]:.1f} s, 95 %"
            f" {delays[len(delays) * 95 // 100]:.1f} s, worst {delays[-1]:.1f} s"
        )
    lines.append(f"CPU {1000 * outcome.cpu / requests:.2f} ms a request, journal included")
    return "\n".join(lines)


def main() -> None:
    """Play one day and print its figures."""
    options = argparse.ArgumentParser()
    for name in ("desks", "backlog", "calls", "minutes", "share", "seed"):
        options.add_argument(f"--{name}", type=int, default=getattr(Day(), name))
    options.add_argument("--fixed", action="store_true", help="windows as Laravel counts them")
    options.add_argument("--tells-when", action="store_true", help="a 429 has Retry-After")
    given = vars(options.parse_args())
    fixed, tells_when = given.pop("fixed"), given.pop("tells_when")
    limits = [replace(limit, fixed=fixed) for limit in DOCUMENTED]
    print(_told(play(Day(**given), limits, tells_when=tells_when, hours=48)))


if __name__ == "__main__":
    main()
