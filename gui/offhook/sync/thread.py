"""The one thread with the asyncio loop that speaks to the CRM, as the rest of the program sees it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from ..calls.crm_copy import Entry
from ..crm.secret import Secret
from .engine import Engine, Ports
from .world import Terms


class SyncThread:
    """Runs an :class:`Engine`. Every method returns at once and may be called from any thread."""

    def __init__(self, ports: Ports, terms: Terms) -> None:
        self._engine = Engine(ports, terms)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()
        self._ready.wait()

    def entry_changed(self, entry: Entry) -> None:
        """The journal committed a new value of a call."""
        self._call(self._engine.entry_changed, entry)

    def use_token(self, secret: Secret | None, *, durable: bool = True) -> None:
        """The token for the server in use was read, given or cleared (``None``)."""
        self._spawn(self._engine.use_token(secret, durable=durable))

    def use_terms(self, terms: Terms) -> None:
        """Settings changed."""
        self._spawn(self._engine.use_terms(terms))

    def hurry(self) -> None:
        """Try at once, whatever failed before."""
        self._call(self._engine.hurry)

    def woke(self) -> None:
        """The computer slept."""
        self._spawn(self._engine.woke())

    def stop(self, timeout: float) -> bool:
        """Cancel what is under way (its outcome stays open) and end the thread."""
        if self._main is not None:
            self._call(self._main.cancel)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        async def main() -> None:
            self._loop = asyncio.get_running_loop()
            self._main = asyncio.current_task()
            self._ready.set()
            try:
                await self._engine.run()
            except asyncio.CancelledError:
                pass

        asyncio.run(main())

    def _call(self, function: Callable[..., Any], *arguments: object) -> None:
        assert self._loop is not None
        try:
            self._loop.call_soon_threadsafe(function, *arguments)
        except RuntimeError:
            pass  # the loop has ended; there is nothing left to tell

    def _spawn(self, coroutine: Coroutine[Any, Any, None]) -> None:
        assert self._loop is not None
        try:
            asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        except RuntimeError:
            coroutine.close()
