"""The one thread with the asyncio loop that speaks to the CRM, as the program sees it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from typing import Concatenate, ParamSpec

from ..calls.crm_copy import Entry
from ..calls.leads import Query
from ..crm.secret import Secret
from ..journal.provenance import Hold
from .engine import Engine, Ports
from .executor import DaemonExecutor
from .world import Terms

P = ParamSpec("P")

START_SECONDS = 1.0
"""Far more than it takes to start; it never comes to that."""


class SyncThread:
    """Runs an :class:`Engine`. Every method returns at once and may be called from any thread."""

    def __init__(self, ports: Ports, terms: Terms) -> None:
        self._ports = ports
        self._terms = terms
        self._loop: asyncio.AbstractEventLoop | None = None
        self._engine: Engine | None = None
        self._main: asyncio.Task[None] | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()
        self._ready.wait()

    def entry_changed(self, entry: Entry) -> None:
        """The journal committed a new value of a call. Before the start nobody needs to say so:
        the engine begins by reading the journal."""
        if self._ready.is_set():
            self._tell(Engine.entry_changed, entry)

    def use_token(
        self, secret: Secret | None, *, durable: bool = True, base_url: str | None = None
    ) -> None:
        """The token for ``base_url`` was read, given or cleared (``None``). A token for another
        server than the one in use is passed over; no ``base_url`` means the one in use."""
        self._tell(Engine.use_token, secret, durable=durable, base_url=base_url)

    def use_terms(self, terms: Terms) -> None:
        """Settings changed."""
        self._tell(Engine.use_terms, terms)

    def look_up(self, asker: str, query: Query | None, *, spare: bool = False) -> None:
        """Answer through the port ``lead_answered``. Before the start nothing comes of it."""
        if self._ready.is_set():
            self._tell(Engine.look_up, asker, query, spare=spare)

    def hurry(self) -> None:
        """Try at once, whatever failed before."""
        self._tell(Engine.hurry)

    def woke(self) -> None:
        """The computer slept."""
        self._tell(Engine.woke)

    def hold(self, hold: Hold | None) -> None:
        """Send nothing, for the reason given; with ``None`` go on."""
        self._tell(Engine.hold, hold)

    def read_anew(self) -> None:
        """The journal is another file now. Before the start nobody needs to say so."""
        if self._ready.is_set():
            self._tell(Engine.read_anew)

    def stop(self, timeout: float) -> bool:
        """Cancel what is under way (its outcome stays open) and end the thread."""
        if not self._ready.is_set():
            return True
        assert self._main is not None
        self._call(self._main.cancel)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        async def main() -> None:
            self._loop = asyncio.get_running_loop()
            self._loop.set_default_executor(DaemonExecutor())
            self._main = asyncio.current_task()
            self._engine = Engine(self._ports, self._terms)
            self._ready.set()
            try:
                await self._engine.run()
            except asyncio.CancelledError:
                pass

        asyncio.run(main())

    def _tell(
        self, command: Callable[Concatenate[Engine, P], None], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        # It may be said while another thread is just starting this one.
        assert self._ready.wait(START_SECONDS), "not started"
        assert self._engine is not None
        self._call(partial(command, self._engine, *args, **kwargs))

    def _call(self, function: Callable[[], object]) -> None:
        assert self._loop is not None
        try:
            self._loop.call_soon_threadsafe(function)
        except RuntimeError:
            pass  # the loop has ended; there is nothing left to tell
