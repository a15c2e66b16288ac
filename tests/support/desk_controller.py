"""The program behind the window, in memory: real switchboard, real settings, no threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any

from offhook.calls.call import Call, Direction, Stamp
from offhook.calls.clock import Instant
from offhook.calls.copying import decided, mended
from offhook.calls.crm_copy import Attempt, CrmCopy, Entry
from offhook.calls.due import DueItem
from offhook.calls.events import Decided, Event
from offhook.calls.follow_ups import BadFile
from offhook.calls.leads import Query
from offhook.calls.part_copying import recording_may_be_there
from offhook.calls.rules import Refused, Rules
from offhook.calls.switchboard import Switchboard
from offhook.checkup import Finding
from offhook.desk.audio import look_at
from offhook.desk.policy import NO_POLICY, Policy
from offhook.desk.settings import Line, Settings
from offhook.journal.journal import Recorded
from offhook.qt.bridge import Bridge
from offhook.ui.controller import Practice, TokenResult
from support.clocks import FakeClock

MONTREAL = timezone(timedelta(hours=-5))
DESK = Line("", "+15146526793")


class MemoryBook:
    """The calls, as the switchboard asks for them."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}

    def open_calls(self) -> Sequence[Call]:
        return [entry.call for entry in self.entries.values() if entry.call.is_open]

    def call(self, call_id: str) -> Call | None:
        entry = self.entries.get(call_id)
        return entry.call if entry is not None else None

    def by_phone_call(self, source: str, phone_call: str) -> Call | None:
        calls = (entry.call for entry in self.entries.values())
        return next((call for call in calls if (source, phone_call) in call.sources), None)

    def last_call(self, direction: Direction, remote: str | None, text: str) -> Call | None:
        for entry in reversed(self.entries.values()):
            call = entry.call
            same = call.remote == remote and (remote is not None or call.remote_text == text)
            if same and call.direction is direction:
                return call
        return None

    def frozen(self, call_id: str) -> bool:
        return self.entries[call_id].copy.frozen

    def has_recording(self, call_id: str) -> bool:
        return recording_may_be_there(self.entries[call_id].copy)


class DeskController:
    """Fulfils :class:`offhook.ui.controller.Controller`. What it was told stands in its lists.

    ``journal_fault`` and ``settings_fit`` make the disk fail; while ``holding``, answers wait for
    :meth:`release`.
    """

    def __init__(self, settings: Settings | None = None, policy: Policy = NO_POLICY) -> None:
        self._bridge = Bridge()
        self._policy = policy
        self._settings = settings or Settings(lines=(DESK,))
        self.clock = FakeClock(datetime(2026, 1, 14, 14, 3, 7, tzinfo=MONTREAL))
        self.book = MemoryBook()
        self.due: list[DueItem] = []
        self.attempts: dict[str, list[Attempt]] = {}
        self.said: list[Event] = []
        self.tokens: list[tuple[str, str]] = []
        self.cleared: list[str] = []
        self.hurried = 0
        self.asked: dict[str, Query | None] = {}
        self.quits: list[bool] = []
        self.journal_fault: Exception | None = None
        self.settings_fit = True
        self.token_result = TokenResult.ACCEPTED
        self.practice_end = Practice.LOGGED
        self.findings: list[Finding] | None = []
        self.packed: list[Path] = []
        self.holding = False
        self._held: list[Callable[[], None]] = []

    # What the window asks for

    @property
    def bridge(self) -> Bridge:
        return self._bridge

    @property
    def settings(self) -> Settings:
        return self._settings

    @property
    def policy(self) -> Policy:
        return self._policy

    def now(self) -> Instant:
        return self.clock.now()

    def say(self, event: Event, then: Callable[[Any], None]) -> None:
        self.said.append(event)
        if self.journal_fault is not None:
            fault = self.journal_fault
            self._answer(lambda: then(fault))
            return
        settings = self._settings
        rules = Rules(
            stamp=Stamp(settings.base_url),
            region=settings.region,
            lines=tuple(line.number for line in settings.lines),
        )
        try:
            call = Switchboard(rules).apply(event, self.book)
        except Refused as refused:
            result = Recorded(event.id, refused=refused)
        else:
            known = self.book.entries.get(call.id)
            copy = known.copy if known else CrmCopy(call.id)
            if isinstance(event, Decided):
                copy = decided(copy, event.decision)
            elif known is not None:
                copy = mended(copy, known.call, call)
            entry = Entry(call, copy)
            self.put(entry)
            result = Recorded(event.id, entry)
        self._answer(lambda: then(result))

    def look_at_recording(self, path: str, then: Callable[[Any], None]) -> None:
        try:
            found: Any = look_at(Path(path))
        except BadFile as bad:
            found = bad
        self._answer(lambda: then(found))

    def load_day(self, then: Callable[[Any], None]) -> None:
        entries = list(self.book.entries.values())
        self._answer(lambda: then(entries))

    def load_due(self, then: Callable[[Any], None]) -> None:
        items = list(self.due)
        self._answer(lambda: then(items))

    def load_ledger(self, call_id: str, then: Callable[[list[Attempt]], None]) -> None:
        attempts = list(self.attempts.get(call_id, []))
        self._answer(lambda: then(attempts))

    def look_up(self, asker: str, query: Query | None) -> None:
        self.asked[asker] = query

    def hurry(self) -> None:
        self.hurried += 1

    def save_settings(self, settings: Settings) -> bool:
        if self.settings_fit:
            self._settings = self._policy.enforce(settings)
        return self.settings_fit

    def give_token(self, base_url: str, token: str, then: Callable[[TokenResult], None]) -> None:
        self.tokens.append((base_url, token))
        result = self.token_result
        self._answer(lambda: then(result))

    def clear_token(self, base_url: str, then: Callable[[TokenResult], None]) -> None:
        self.cleared.append(base_url)
        self._answer(lambda: then(TokenResult.CLEARED))

    def practise(self, told: Callable[[Practice], None]) -> None:
        for step in (Practice.DIALLED, Practice.ANSWERED, self.practice_end):
            self._answer(partial(told, step))

    def look_at_computer(self, then: Callable[[list[Finding] | None], None]) -> None:
        self._answer(lambda: then(self.findings))

    def pack_support(self, path: Path, then: Callable[[bool], None]) -> None:
        self.packed.append(path)
        self._answer(lambda: then(self.settings_fit))

    @property
    def data_folder(self) -> Path:
        return Path("/home/rep/.local/share/Offhook")

    def quit(self, *, force: bool) -> None:
        self.quits.append(force)

    # What a test does

    def put(self, entry: Entry) -> None:
        """Commit a call, as if something had happened to it."""
        self.book.entries[entry.call.id] = entry
        self._bridge.entry_changed.emit(entry)

    def release(self) -> None:
        """Give the answers that were held."""
        held, self._held = self._held, []
        for answer in held:
            answer()

    def _answer(self, answer: Callable[[], None]) -> None:
        if self.holding:
            self._held.append(answer)
        else:
            answer()
