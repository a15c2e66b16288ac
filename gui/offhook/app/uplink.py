"""The way to the CRM: sync and the token's keeper, loaded beside the window once it is painted."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..calls.clock import Clock
from ..calls.crm_copy import Entry
from ..desk.settings import Settings
from ..journal.thread import JournalThread
from ..qt.bridge import Bridge
from .terms import terms_of

if TYPE_CHECKING:
    from ..crm.client import CrmClient
    from ..crm.secret import Secret
    from ..sync.thread import SyncThread
    from ..ui.controller import TokenResult
    from ..vault import Tokens
    from .token_keeper import TokenKeeper

LEAST_SECONDS = 0.1
"""What each of those that end one after the other is waited for at least."""


@dataclass(frozen=True, slots=True)
class Ends:
    """What the way leads from. ``settings`` gives those in force, ``tokens`` the key store.

    Told on other threads than the window's: ``ready`` once sync runs, ``failed`` why a token that
    may be there could not be read.
    """

    journal: JournalThread
    clock: Clock
    bridge: Bridge
    settings: Callable[[], Settings]
    tokens: Callable[[], Tokens]
    ready: Callable[[SyncThread], None]
    failed: Callable[[TokenResult], None]


class Uplink:
    """Every method returns at once, :meth:`stop` aside, and may be called from any thread.

    What is said before everything is loaded is not lost: sync begins by reading the journal, and
    what is wanted of the token's keeper is done once there is one.
    """

    def __init__(self, ends: Ends) -> None:
        self._ends = ends
        self._sync: SyncThread | None = None
        self._keeper: Future[TokenKeeper] = Future()
        self._stopping = threading.Event()
        self._loading = threading.Thread(target=self._load, name="loading", daemon=True)

    # Properties

    @property
    def waits_for_key_store(self) -> bool:
        """Whether the key store has been asked for the token and has not answered yet."""
        return self._keeper.done() and self._keeper.result().is_waiting

    # Methods

    def start(self) -> None:
        """Load, and speak to the CRM from then on."""
        self._loading.start()

    def entry_changed(self, entry: Entry) -> None:
        """The journal committed a new value of a call."""
        if self._sync is not None:
            self._sync.entry_changed(entry)

    def hurry(self) -> None:
        """Try now what waits."""
        if self._sync is not None:
            self._sync.hurry()

    def woke(self) -> None:
        """The computer slept."""
        if self._sync is not None:
            self._sync.woke()

    def use_settings(self) -> None:
        """The settings in force are others."""
        if self._sync is not None:
            self._sync.use_terms(terms_of(self._ends.settings()))

    def read_token(self) -> None:
        """Ask the key store for the token of the server in use."""
        self.with_keeper(lambda keeper: keeper.read(self._ends.settings().base_url))

    def with_keeper(self, do: Callable[[TokenKeeper], None]) -> None:
        """Let ``do`` have the token's keeper, on whatever thread, as soon as there is one."""
        self._keeper.add_done_callback(lambda loaded: do(loaded.result()))

    def stop(self, until: float) -> None:
        """Leave requests open. ``until`` is by ``time.monotonic``."""
        self._stopping.set()
        if self._loading.is_alive():
            self._loading.join(seconds_left(until))
        if self._sync is not None:
            self._sync.stop(seconds_left(until))
        if self._keeper.done():
            self._keeper.result().close()

    def _load(self) -> None:
        from ..calls import numbers, time_zones
        from ..sync.engine import Ports
        from ..sync.thread import SyncThread
        from .token_keeper import TokenKeeper

        ends, settings = self._ends, self._ends.settings
        ports = Ports(
            journal=ends.journal,
            clock=ends.clock,
            connect=self._connect,
            entry_changed=ends.bridge.entry_changed.emit,
            status_changed=ends.bridge.status_changed.emit,
            lead_answered=ends.bridge.lead_answered.emit,
            tasks_changed=ends.bridge.tasks_changed.emit,
            upload_moved=ends.bridge.upload_moved.emit,
        )
        if self._stopping.is_set():
            return  # over before it began
        sync = SyncThread(ports, terms_of(settings()))
        self._sync = sync
        sync.start()
        sync.use_terms(terms_of(settings()))  # they may have changed meanwhile
        ends.ready(sync)
        keeper = TokenKeeper(sync, self._connect, ends.failed, ends.tokens())
        keeper.read(settings().base_url)
        self._keeper.set_result(keeper)
        numbers.load(settings().region)
        time_zones.load()

    def _connect(self, base_url: str, secret: Secret) -> CrmClient:
        from ..crm.client import CrmClient, Timeouts  # loads the HTTP library

        settings = self._ends.settings()
        timeouts = Timeouts(
            connect=settings.connect_timeout,
            read=settings.read_timeout,
            total=settings.total_timeout,
        )
        return CrmClient(base_url, secret, timeouts=timeouts)


def seconds_left(until: float) -> float:
    """How long to wait for one of those that end, if all are to have ended ``until`` then."""
    return max(LEAST_SECONDS, until - time.monotonic())
