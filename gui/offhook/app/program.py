"""The core behind the window: built once, started after the first paint, stopped in order."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from ..calls.clock import Clock, Instant
from ..calls.crm_copy import Attempt, Entry
from ..calls.events import Event
from ..calls.leads import Query
from ..checkup import Finding
from ..desk.aside import fulfil
from ..desk.audio import look_at
from ..desk.clock import SystemClock
from ..desk.folder import DataFolder
from ..desk.inbox import Inbox
from ..desk.marks import Marks
from ..desk.policy import Policy
from ..desk.policy_places import system_policy
from ..desk.settings import Settings
from ..journal.due import gather_due
from ..journal.intake import Intake
from ..journal.journal import Journal, Recorded
from ..journal.lead_book import Whose
from ..qt.bridge import Bridge
from ..sync.status import SyncStatus
from ..ui.controller import Practice, TokenResult
from . import errands
from .forgetting import Forgetting
from .heart import Heart
from .inquiries import Inquiries
from .keeping import Keeping, Opened
from .past import Past
from .preferences import Preferences
from .sayings import Sayings, keep_for_next_start
from .terms import rules_of
from .unread import Unread
from .uplink import Ends, Uplink, seconds_left

if TYPE_CHECKING:
    from ..sync.thread import SyncThread
    from ..vault import Tokens
    from .token_keeper import TokenKeeper

log = logging.getLogger(__name__)

QUIT_SECONDS = 1.5
DAY_SECONDS = 36 * 3600
KEY_STORE_PATIENCE_MS = 2500
"""A key store that has not answered by then is asking its user for something."""


class Program(QObject):
    """What :class:`offhook.ui.controller.Controller` describes.

    ``base_url``, where given, stands for the setting in this run; ``clock`` and ``tokens`` for the
    system's clock and key store (the demo plays a day in a minute, and needs no account), ``marks``
    for where this user's programs keep how far a journal has come, ``policy`` for what an
    administrator has set: whatever must never reach the account brings its own.
    """

    settings_changed = Signal()
    quit_refused = Signal()
    key_store_silent = Signal()
    key_store_failed = Signal(object)
    ended = Signal()
    stopping = Signal()

    def __init__(
        self,
        folder: DataFolder,
        base_url: str = "",
        *,
        clock: Clock | None = None,
        tokens: Tokens | None = None,
        marks: Marks | None = None,
        policy: Callable[[], Policy] = system_policy,
    ) -> None:
        super().__init__()
        self._folder = folder
        self.preferences = Preferences(folder.settings, policy, base_url, self)
        self.preferences.changed.connect(self._use_settings)
        self._clock = clock or SystemClock()
        self._bridge = Bridge(self)
        self._status = SyncStatus(base_url=self.settings.base_url)
        self.keeping = Keeping(folder.journal, self._tell_recorded, marks, self)
        self._journal = self.keeping.journal
        self._inbox = Inbox(folder.inbox, self._clock)
        self.unread = Unread(self._journal, self._inbox, self._bridge, self)
        self._open_calls: set[str] = set()
        self.intake = Intake(
            self._journal,
            self._inbox,
            self._clock,
            rules_of(self.settings, self._status),
            self._tell_recorded,
        )
        self.sayings = Sayings(self.intake.say, self._bridge, self)
        self.past = Past(folder.journal, self._bridge, self)
        self.keeping.opened.connect(self._journal_opened)
        self.forgetting = Forgetting(
            self._journal, self._bridge, self._clock, lambda: self.settings.keep_months, self
        )
        self.forgetting.forgot.connect(self.past.renewed)
        self.inquiries = Inquiries(self)
        self.uplink = Uplink(
            Ends(
                journal=self._journal,
                clock=self._clock,
                bridge=self._bridge,
                settings=lambda: self.settings,
                tokens=lambda: tokens or _vault(folder.person),
                ready=self._sync_runs,
                failed=self.key_store_failed.emit,
            )
        )
        self._bridge.status_changed.connect(self._take_status)
        self._bridge.entry_changed.connect(self._count_open)
        self._bridge.entry_changed.connect(self.inquiries.follow)
        self.heart = Heart(self._clock, self)
        self.heart.woke.connect(self._woke)
        self.heart.beat.connect(self._beat)

    # Properties

    @property
    def bridge(self) -> Bridge:
        """Where changes are told."""
        return self._bridge

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.preferences.settings

    @property
    def policy(self) -> Policy:
        """What an administrator presets and locks."""
        return self.preferences.policy

    @property
    def status(self) -> SyncStatus:
        """How things stand with the CRM."""
        return self._status

    # Start and stop

    def start(self) -> None:
        """After the first paint: open the journal, load what takes long, look into the inbox."""
        self._journal.start()
        self.intake.take_up_again()
        self.take_in()
        self.uplink.start()
        self.heart.start(self.settings.heartbeat_seconds)
        self.forgetting.start()
        QTimer.singleShot(KEY_STORE_PATIENCE_MS, self._look_at_key_store)

    def stop(self) -> None:
        """No new events; commit what was said; leave requests open; gone within two seconds."""
        until = time.monotonic() + QUIT_SECONDS
        self.stopping.emit()
        self.heart.stop()
        self.forgetting.stop()
        untold = self.sayings.flush()
        self.uplink.stop(until)
        self.past.stop()
        if not self._journal.close(seconds_left(until)):
            log.info("the journal was still busy at the end")
        keep_for_next_start(self._inbox, untold)

    # Calls

    def now(self) -> Instant:
        """This moment."""
        return self._clock.now()

    def say(self, event: Event, then: Callable[[Any], None]) -> None:
        """Apply and commit an event."""
        self.sayings.say(event, then)

    def take_in(self) -> None:
        """Look into the inbox."""
        self.intake.take_in()
        self.unread.look()

    def look_at_recording(self, path: str, then: Callable[[Any], None]) -> None:
        """What recording a file is; it may lie on a computer that does not answer."""
        future: Future[Any] = Future()
        self._bridge.when_done(future, _with_result(then))
        fulfil(future, lambda: look_at(Path(path)), "recording")

    def load_day(self, then: Callable[[Any], None]) -> None:
        """Today's entries, open ones, and those that wait."""
        # A day by the clock on the wall can have begun up to a day and a half ago: clocks are put
        # back, and a rep may have flown west. What is too much is sorted out by date.
        since = int(self._clock.now().wall.timestamp()) - DAY_SECONDS

        def gather(journal: Journal) -> list[Entry]:
            found = {entry.call.id: entry for entry in journal.entries(since)}
            found |= {entry.call.id: entry for entry in journal.unsettled()}
            found |= {call.id: journal.entry(call.id) for call in journal.open_calls()}
            return list(found.values())

        self._bridge.when_done(self._journal.run(gather), _with_result(then))

    def load_due(self, then: Callable[[Any], None]) -> None:
        """Missed calls, planned call-backs and the CRM's tasks, up to the end of today."""
        whose = Whose(self.settings.base_url, self._status.account_id)
        now = self._clock.now().wall
        self._bridge.when_done(
            self._journal.run(lambda journal: gather_due(journal, whose, now)), _with_result(then)
        )

    def load_ledger(self, call_id: str, then: Callable[[list[Attempt]], None]) -> None:
        """The attempts of one call."""
        self._bridge.when_done(
            self._journal.run(lambda journal: journal.attempts(call_id)), _with_result(then)
        )

    def look_up(self, asker: str, query: Query | None) -> None:
        """Ask whose number or name it is."""
        self.inquiries.ask(asker, query)

    def hurry(self) -> None:
        """Try now what waits."""
        self.uplink.hurry()

    # Settings and token

    def save_settings(self, settings: Settings) -> bool:
        """Keep and apply settings."""
        return self.preferences.save(settings)

    def reload_settings(self) -> None:
        """Another process changed the settings' file."""
        self.preferences.reload()

    def give_token(self, base_url: str, token: str, then: Callable[[TokenResult], None]) -> None:
        """Check a token with the server, keep it in the key store, use it."""
        in_use = base_url == self.settings.base_url
        self._ask_keeper(lambda keeper: keeper.give(base_url, token, in_use=in_use), then)

    def clear_token(self, base_url: str, then: Callable[[TokenResult], None]) -> None:
        """Forget a token."""
        in_use = base_url == self.settings.base_url
        self._ask_keeper(lambda keeper: keeper.clear(base_url, in_use=in_use), then)

    def read_token(self) -> None:
        """Another process changed the token."""
        self.uplink.read_token()

    def _ask_keeper(
        self,
        ask: Callable[[TokenKeeper], Future[TokenResult]],
        then: Callable[[TokenResult], None],
    ) -> None:
        self.uplink.with_keeper(
            lambda keeper: self._bridge.when_done(ask(keeper), _with_result(then))
        )

    def practise(self, told: Callable[[Practice], None]) -> None:
        """A call on a server of this very computer."""
        self._while_running(errands.practise(told, self))

    def look_at_computer(self, then: Callable[[list[Finding] | None], None]) -> None:
        """What ``offhook doctor`` finds."""
        self._while_running(errands.look(self._whereabouts(), then, self))

    def pack_support(self, path: Path, then: Callable[[bool], None]) -> None:
        """What ``offhook support`` packs."""
        self._while_running(errands.pack_support(self._whereabouts(), path, then, self))

    @property
    def data_folder(self) -> Path:
        """Where everything is kept."""
        return self._folder.path

    def _while_running(self, errand: errands.Errand) -> None:
        self.stopping.connect(errand.close)

    def _whereabouts(self) -> tuple[str, ...]:
        return ("--data-dir", str(self._folder.path), "--base-url", self.settings.base_url)

    def quit(self, *, force: bool) -> None:
        """End the program; without ``force`` not while a call is open."""
        if self._open_calls and not force:
            self.quit_refused.emit()
        else:
            self.ended.emit()

    def open_calls(self) -> list[str]:
        """The ids of the open calls."""
        return sorted(self._open_calls)

    # Told by other threads

    def _tell_recorded(self, recorded: Recorded) -> None:
        """On the journal's thread, after a commit: show it, then send it."""
        self._bridge.recorded.emit(recorded)
        if recorded.entry is not None:
            self._bridge.entry_changed.emit(recorded.entry)
            self.uplink.entry_changed(recorded.entry)

    def _sync_runs(self, sync: SyncThread) -> None:
        """On the thread that loaded it."""
        self.keeping.sync = sync
        self.inquiries.use(sync)

    # Slots

    def _use_settings(self, before: object, now: object) -> None:
        assert isinstance(before, Settings)
        assert isinstance(now, Settings)
        self.intake.use_rules(rules_of(now, self._status))
        self.heart.start(now.heartbeat_seconds)
        self.uplink.use_settings()
        if before.base_url != now.base_url:
            self.read_token()
        if before.keep_months != now.keep_months:
            self.forgetting.look()
        self.settings_changed.emit()

    def _journal_opened(self, opened: object) -> None:
        assert isinstance(opened, Opened)
        if opened.again:
            self.past.open_anew()

    def _take_status(self, status: object) -> None:
        assert isinstance(status, SyncStatus)
        before, self._status = self._status, status
        mine = (status.base_url, status.account_id, status.token_mark)
        if mine != (before.base_url, before.account_id, before.token_mark):
            self.intake.use_rules(rules_of(self.settings, self._status))

    def _count_open(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        if entry.call.is_open:
            self._open_calls.add(entry.call.id)
        else:
            self._open_calls.discard(entry.call.id)

    def _look_at_key_store(self) -> None:
        if self.uplink.waits_for_key_store:
            self.key_store_silent.emit()

    def _woke(self) -> None:
        if self._open_calls:
            self.intake.take_up_again()
        self.uplink.woke()

    def _beat(self, now: object) -> None:
        assert isinstance(now, Instant)
        if self._open_calls:
            self._journal.run(lambda journal: journal.heartbeat(now))
        self.take_in()


def _vault(person: str) -> Tokens:
    from ..vault import Vault  # loads the key store's library

    return Vault(person)


def _with_result(then: Callable[[Any], None]) -> Callable[[Future[Any]], None]:
    """Hand over a future's result, or the exception that it holds."""

    def deliver(future: Future[Any]) -> None:
        if not future.cancelled():
            then(future.exception() or future.result())

    return deliver
