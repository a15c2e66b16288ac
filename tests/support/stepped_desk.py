"""One computer with the program on it, in virtual time and one step at a time.

The real intake, switchboard, journal file, engine and CRM client, on one loop. Between any two
steps the program can be killed: what it has in memory is gone, what it has committed is not.
"""

from __future__ import annotations

import asyncio
import functools
import tempfile
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import httpx

from offhook.calls.call import Stamp
from offhook.calls.clock import Instant
from offhook.calls.events import Event
from offhook.calls.rules import Rules
from offhook.crm.client import CrmClient, Timeouts
from offhook.crm.connections import Connections
from offhook.crm.secret import Secret
from offhook.crm.transport import Transport
from offhook.desk.inbox import Inbox
from offhook.journal.errors import JournalError
from offhook.journal.intake import Intake
from offhook.journal.journal import Journal, Recorded
from offhook.journal.thread import JournalThread
from offhook.sync.engine import Engine, Ports
from offhook.sync.status import SyncStatus
from offhook.sync.world import Terms
from support.calls import LINE
from support.crm_model import EMAIL, CrmModel
from support.virtual_time import VirtualClock, VirtualLoop

BASE_URL = "http://127.0.0.1:1/v2"
SETTLE_SECONDS = 120

T = TypeVar("T")


class Killed(Exception):
    """The program was killed. What it was told last may or may not be committed."""


class SteppedLoop(VirtualLoop):
    """A virtual loop that can be run for one step: what is ready now, or the next timer."""

    _one_step = False

    def step(self) -> None:
        """Run one step."""
        self._one_step = True
        try:
            self.run_forever()
        finally:
            self._one_step = False

    def sit_idle(self, seconds: float) -> None:
        """Let time go by while no program runs."""
        self.call_later(seconds, self.stop)
        self.run_forever()

    def _process_events(self, event_list: Any) -> None:
        # Between the wait and what it waited for: told to stop earlier, the loop would not wait.
        super()._process_events(event_list)  # type: ignore[misc]
        if self._one_step:
            self.stop()


class BootClock(VirtualClock):
    """A virtual clock of a computer that can be started anew."""

    boots = 1

    def now(self) -> Instant:
        """This moment of this boot."""
        return replace(super().now(), boot_id=f"boot {self.boots}")


class _Wire(httpx.AsyncBaseTransport):
    """Leads to the model, as long as the program is alive."""

    def __init__(self, crm: CrmModel, alive: Callable[[], bool]) -> None:
        self._crm, self._alive = crm, alive

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if not self._alive():
            raise httpx.ConnectError("")
        return await self._crm.handle(request)


class _Connections(Connections):
    """A pool of wires to the model."""

    def __init__(self, wire: _Wire) -> None:
        super().__init__(BASE_URL, Timeouts(), "", None)
        self._wire = wire

    def _open(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=self._wire)


class _Client(CrmClient):
    """The real client, down to the last byte before the socket."""

    def __init__(self, base_url: str, token: Secret, wire: _Wire) -> None:
        super().__init__(base_url, token)
        self._connections = _Connections(wire)
        self._transport = Transport(base_url, token, Timeouts(), self._connections)


@functools.cache
def _new_file() -> bytes:
    """A journal's file with nothing in it. Made once: with its power cuts in mind, that is slow."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal.sqlite3")
        Journal(path).close()
        return path.read_bytes()


class _SteppedJournal(JournalThread):
    """Does each job in a step of its own, in the order they came in."""

    def __init__(self, path: Path, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(path)
        if not path.exists():
            path.write_bytes(_new_file())
        self._steps = loop
        self._todo: deque[Callable[[], None]] = deque()
        self.alive = True
        self.journal = Journal(path)
        # The computer keeps its power, so what is written is there for the next start.
        self.journal.connection.execute("PRAGMA synchronous=OFF")

    def run(self, job: Callable[[Journal], T]) -> Future[T]:
        """The result comes a step later."""
        future: Future[T] = Future()

        def work() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(job(self.journal))
            except BaseException as error:
                future.set_exception(error)

        if self.alive:
            self._todo.append(work)
            self._steps.call_soon(self._next)
        else:
            future.set_exception(JournalError("killed"))
        return future

    def _next(self) -> None:
        if self._todo:
            self._todo.popleft()()

    def end(self, *, orderly: bool) -> None:
        """Close the file: at once, or after what was handed in."""
        self.alive = False
        while orderly and self._todo:
            self._next()
        self._todo.clear()
        self.journal.close()


class SteppedDesk:
    """The program, started. Another one in the same folder is the program started again.

    ``fuse``: steps after which it is killed, ``None`` for never.
    """

    def __init__(self, loop: SteppedLoop, clock: BootClock, crm: CrmModel, folder: Path) -> None:
        self.fuse: int | None = None
        self.status = SyncStatus()
        self._loop = loop
        self._journal = _SteppedJournal(folder / "journal.sqlite3", loop)
        self._intake = Intake(
            self._journal, Inbox(folder / "inbox", clock), clock, self._rules(""), self._said
        )
        wire = _Wire(crm, lambda: self._journal.alive)
        ports = Ports(
            journal=self._journal,
            clock=clock,
            connect=lambda base_url, secret: _Client(base_url, secret, wire),
            entry_changed=lambda entry: None,
            status_changed=self._status_changed,
            chance=lambda: 0.5,
        )
        terms = Terms(BASE_URL, settle_seconds=SETTLE_SECONDS, user_email=EMAIL, line=LINE)
        self._intake.take_up_again()
        self._main = loop.create_task(self._run(ports, terms))
        self._loop.step()
        self.use_token(crm.token)

    # What is said to it

    def say(self, event: Event, did: str = "") -> Recorded:
        """Commit an event. A call that begins with it is this ``user_did``'s. May raise
        :class:`Killed`."""
        self._intake.use_rules(self._rules(did))
        return self._result(self._intake.say(event))

    def use_token(self, token: str) -> None:
        """The key store, or the rep, gives a token."""
        self._engine.use_token(Secret(token))

    def hurry(self) -> None:
        """The network is back."""
        self._engine.hurry()

    def read(self, job: Callable[[Journal], T]) -> T:
        """Whatever the journal knows, without a step."""
        return job(self._journal.journal)

    # Time, and the end

    def pass_time(self, until: float) -> None:
        """Let it run until that time of the loop. May raise :class:`Killed`."""
        reached = self._loop.create_future()
        timer = self._loop.call_at(until, reached.set_result, None)
        try:
            while not reached.done():
                self._burn()
        finally:
            timer.cancel()

    def kill(self) -> None:
        """``kill -9``: it can neither write nor send any more. Its tasks are cleared away."""
        self._journal.end(orderly=False)
        self._clear()

    def quit(self) -> None:
        """What is under way is cancelled, what was handed to the journal is committed."""
        self._clear()
        self._journal.end(orderly=True)

    async def _run(self, ports: Ports, terms: Terms) -> None:
        self._engine = Engine(ports, terms)
        await self._engine.run()

    def _clear(self) -> None:
        self._main.cancel()
        while not self._main.done():
            self._loop.step()
        for _ in range(20):  # an errand that was cancelled ends a few steps later
            self._loop.call_soon(lambda: None)
            self._loop.step()

    def _result(self, future: Future[T]) -> T:
        while not future.done():
            self._burn()
        return future.result()

    def _burn(self) -> None:
        if self.fuse == 0:
            self.kill()
            raise Killed
        if self.fuse is not None:
            self.fuse -= 1
        self._loop.step()
        if self._main.done():
            self._main.result()  # the engine never ends by itself

    def _rules(self, did: str) -> Rules:
        status = self.status
        stamp = Stamp(BASE_URL, status.account_id, status.token_mark, EMAIL, did)
        return Rules(stamp, lines=(LINE,))

    def _said(self, recorded: Recorded) -> None:
        if recorded.entry is not None:
            self._loop.call_soon(self._engine.entry_changed, recorded.entry)

    def _status_changed(self, status: SyncStatus) -> None:
        self.status = status
