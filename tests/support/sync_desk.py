"""A desk without a window: the real journal, intake and sync thread, against a real server.

``SyncDesk`` says what a rep says and waits for what sync makes of it. Waiting is for a condition,
looked at whenever something was told, and never for a time.
"""

from __future__ import annotations

import ssl
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from offhook.calls.call import Direction, Disposition, Stamp, Status
from offhook.calls.clock import Clock
from offhook.calls.crm_copy import (
    Attempt,
    Decision,
    Entry,
    Outcome,
    Parked,
    Part,
    SyncState,
    Verb,
)
from offhook.calls.deriving import sync_state
from offhook.calls.events import (
    Answered,
    Began,
    CallBackPlanned,
    Decided,
    Ended,
    Event,
    LengthCorrected,
    NoteTyped,
    PastCall,
    RecordingFileGiven,
    RecordingGiven,
    StatusChosen,
)
from offhook.calls.follow_ups import UploadProgress
from offhook.calls.leads import Query
from offhook.calls.part_deriving import PartState, part_state
from offhook.calls.rules import Rules
from offhook.calls.tasks import TaskList
from offhook.crm.client import CrmClient, Timeouts
from offhook.crm.secret import Secret
from offhook.desk.audio import look_at
from offhook.desk.clock import SystemClock
from offhook.desk.inbox import Inbox
from offhook.journal.intake import Intake
from offhook.journal.journal import Journal, Recorded
from offhook.journal.thread import JournalThread
from offhook.sandbox import Sandbox
from offhook.sync.engine import Ports
from offhook.sync.lead_answer import LeadAnswer, LookState
from offhook.sync.status import SyncStatus
from offhook.sync.thread import SyncThread
from offhook.sync.world import Terms

JOHN = "+14182579084"  # a lead of every sandbox
MAXIME = "+14185550101"  # another
NOBODY = "+14185550999"  # no lead has this number
LINE = "+15146526793"
EMAIL = "rep@example.com"
TOKEN = "sandbox-token"
RECORDING = "https://example.test/calls/1.mp3"
PATIENCE = 30.0  # seconds; nothing that a test waits for takes longer

T = TypeVar("T")


class SyncDesk:
    """One computer with its journal in ``folder``. Seconds throughout; use with ``with``.

    ``share`` is requests a minute. A new desk in the same folder is the program started again. A
    ``hasty`` one waits for nothing that it need not wait for: not for what may be stored late, and
    a hundredth of the time after a failure. ``quiet`` is how long a note must have been left alone,
    ``tasks`` how old the list of tasks may become (0: nobody looks at it).
    """

    def __init__(
        self,
        folder: Path,
        base_url: str,
        *,
        token: str | None = TOKEN,
        settle: int = 1,
        hasty: bool = False,
        share: int = 6000,
        quiet: float = 0.0,
        tasks: float = 0.0,
        timeouts: Timeouts | None = None,
        clock: Clock | None = None,
        user_email: str = EMAIL,
        line: str | None = LINE,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self.clock = clock or SystemClock()
        self.told: list[Entry] = []
        self.statuses: list[SyncStatus] = []
        self.answers: list[LeadAnswer] = []
        self.task_lists: list[TaskList] = []
        self.uploads: list[UploadProgress] = []
        self.upload_moves: Callable[[UploadProgress], None] = self.uploads.append
        self.clients: list[str] = []
        self.terms = Terms(
            base_url=base_url,
            settle_seconds=0 if hasty else settle,
            rate_share=share,
            user_email=user_email,
            user_did=line or "",
            line=line,
            quiet_seconds=quiet,
            tasks_seconds=tasks,
        )
        self._token = token
        self._ssl_context = ssl_context
        self._timeouts = timeouts or Timeouts(connect=1.0, read=2.0, total=2.0)
        self._changed = threading.Condition()
        self.journal = JournalThread(folder / "journal.sqlite3")
        self.intake = Intake(
            self.journal, Inbox(folder / "inbox", self.clock), self.clock, self._rules(), self._said
        )
        ports = Ports(
            journal=self.journal,
            clock=self.clock,
            connect=self._connect,
            entry_changed=self._entry_told,
            status_changed=self._status_told,
            lead_answered=self._lead_told,
            tasks_changed=self._tasks_told,
            upload_moved=lambda moved: self.upload_moves(moved),
            chance=lambda: -0.98 if hasty else 0.0,
        )
        self.sync = SyncThread(ports, self.terms)

    def __enter__(self) -> Self:
        self.journal.start()
        self.sync.start()
        if self._token is not None:
            self.use_token(self._token)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self.stop()

    def stop(self, timeout: float = 1.0) -> bool:
        """The program ends; whether it did so in time. What is under way stays open."""
        ended = self.sync.stop(timeout)
        return self.journal.close(timeout) and ended

    # What the rep says

    def use_token(self, token: str | None) -> None:
        """The key store gives a token, or has none."""
        self.sync.use_token(Secret(token) if token else None)

    def use_terms(self, **changes: Any) -> None:
        """Settings change."""
        self.terms = replace(self.terms, **changes)
        self.intake.use_rules(self._rules())
        self.sync.use_terms(self.terms)

    def dial(self, number: str = JOHN, **more: Any) -> str:
        """An outgoing call begins. Returns its id; what it is told of is committed by then."""
        return self._begin(Direction.OUTGOING, number, **more)

    def ring(self, number: str = JOHN) -> str:
        """An incoming call begins."""
        return self._begin(Direction.INCOMING, number)

    def answer(self, call_id: str) -> Entry:
        """Somebody picked up."""
        return self.say(Answered, call_id=call_id)

    def hang_up(self, call_id: str) -> Entry:
        """The call is over."""
        return self.say(Ended, call_id=call_id)

    def say_error(self, call_id: str) -> Entry:
        """The call is over: the line failed."""
        return self.say(Ended, call_id=call_id, disposition=Disposition.FAILED)

    def recording(self, call_id: str, url: str = RECORDING) -> Entry:
        """The recording lies there."""
        return self.say(RecordingGiven, call_id=call_id, url=url)

    def note(self, call_id: str, text: str) -> Entry:
        """The whole note as it now stands."""
        return self.say(NoteTyped, call_id=call_id, text=text)

    def file(self, call_id: str, path: Path, *, overwrite: bool = False) -> Entry:
        """The recording is that file."""
        found = look_at(path)
        return self.say(
            RecordingFileGiven,
            call_id=call_id,
            path=found.path,
            size=found.size,
            modified_ns=found.modified_ns,
            audio=found.kind,
            overwrite=overwrite,
        )

    def call_back(self, call_id: str, hours: float = 24, title: str = "Call back") -> Entry:
        """The rep wants to call again."""
        due = self.clock.now().wall + timedelta(hours=hours)
        return self.say(CallBackPlanned, call_id=call_id, due=due, title=title)

    def decide(self, call_id: str, decision: Decision, part: Part) -> Entry:
        """The rep's word on a part of a call."""
        return self.say(Decided, call_id=call_id, decision=decision, part=part)

    def choose(self, call_id: str, status: Status) -> Entry:
        """A status, by hand."""
        return self.say(StatusChosen, call_id=call_id, status=status)

    def correct(self, call_id: str, duration: int) -> Entry:
        """The call's true length."""
        return self.say(LengthCorrected, call_id=call_id, duration=duration)

    def past(self, number: str = JOHN, minutes_ago: int = 60, duration: int = 90) -> str:
        """A call that took place without the program."""
        call_id = str(uuid.uuid4())
        start = self.clock.now().wall - timedelta(minutes=minutes_ago)
        self.say(
            PastCall,
            new_call_id=call_id,
            direction=Direction.OUTGOING,
            number=number,
            start=start,
            duration=duration,
        )
        return call_id

    def whole_call(self, number: str = JOHN, **more: Any) -> str:
        """Dialled, answered, hung up."""
        call_id = self.dial(number, **more)
        self.answer(call_id)
        self.hang_up(call_id)
        return call_id

    def say(self, kind: type[Event], **said: Any) -> Entry:
        """Any event, now; committed when this returns."""
        event = kind(id=str(uuid.uuid4()), at=self.clock.now(), **said)
        recorded = self.intake.say(event).result(PATIENCE)
        assert recorded.refused is None, recorded.refused
        assert recorded.entry is not None
        return recorded.entry

    def send_again(self, call_id: str) -> None:
        """*Send it again*."""
        self.say(Decided, call_id=call_id, decision=Decision.SEND_AGAIN)

    def settle_by_hand(self, call_id: str) -> None:
        """*It is in Activix*."""
        self.say(Decided, call_id=call_id, decision=Decision.IN_CRM)

    # What has become of it

    @property
    def status(self) -> SyncStatus:
        """The newest picture."""
        return self.statuses[-1] if self.statuses else SyncStatus()

    def read(self, job: Callable[[Journal], T]) -> T:
        """Whatever the journal knows."""
        return self.journal.run(job).result(PATIENCE)

    def entry(self, call_id: str) -> Entry:
        """A call and its copy, as committed."""
        return self.read(lambda journal: journal.entry(call_id))

    def state(self, call_id: str) -> SyncState:
        """Where a call stands."""
        return sync_state(self.entry(call_id))

    def part(self, call_id: str, part: Part) -> PartState:
        """Where a part of a call stands."""
        return part_state(self.entry(call_id), part)

    def wait_for_part(self, call_id: str, part: Part, state: PartState) -> Entry:
        """The call, once a part of it stands like that."""
        self.wait(lambda: self.part(call_id, part) is state)
        return self.entry(call_id)

    def attempts(self, call_id: str, *verbs: Verb) -> list[Attempt]:
        """The ledger of a call, or those attempts of it."""
        attempts = self.read(lambda journal: journal.attempts(call_id))
        return [attempt for attempt in attempts if not verbs or attempt.verb in verbs]

    def outcomes(self, call_id: str) -> list[tuple[Verb, Outcome | None]]:
        """The requests of the ledger in short."""
        attempts = self.attempts(call_id, Verb.CREATE, Verb.UPDATE, Verb.COMPLETE, Verb.LOOK)
        return [(attempt.verb, attempt.outcome) for attempt in attempts]

    def wait(self, condition: Callable[[], T], timeout: float = PATIENCE) -> T:
        """What ``condition`` returns once it is true."""
        deadline = time.monotonic() + timeout
        while not (result := condition()):
            assert time.monotonic() < deadline, "in vain"
            with self._changed:
                # A condition may also look at what nobody tells of: a server, a file.
                self._changed.wait(0.02)
        return result

    def wait_impatiently(self, condition: Callable[[], T]) -> T:
        """Likewise, while the rep asks again and again to try at once."""

        def after_asking() -> T:
            self.sync.hurry()
            return condition()

        return self.wait(after_asking)

    def look_up(self, number: str = "", words: str = "", asker: str = "field") -> LeadAnswer:
        """Whose number or name it is, as the CRM says."""
        return self.wait_for_answer(LookState.FRESH, number, words, asker)

    def wait_for_answer(
        self, state: LookState, number: str = "", words: str = "", asker: str = "field"
    ) -> LeadAnswer:
        """Ask, and wait for an answer of that kind."""
        query, before = Query(number, words), len(self.answers)
        self.sync.look_up(asker, query)

        def answer() -> LeadAnswer | None:
            news = (one for one in self.answers[before:] if one.query == query)
            return next((one for one in news if one.state is state), None)

        return self.wait(answer)  # type: ignore[return-value]  # not None: it waited for it

    def wait_for_status(self, condition: Callable[[SyncStatus], object]) -> SyncStatus:
        """The newest picture, once it is like that."""
        self.wait(lambda: condition(self.status))
        return self.status

    def wait_until(self, call_id: str, *states: SyncState) -> Entry:
        """The call, once it stands like that."""
        self.wait(lambda: self.state(call_id) in states)
        return self.entry(call_id)

    def wait_until_synced(self, *call_ids: str) -> None:
        """Until the CRM is known to hold all that is to say of these calls."""
        for call_id in call_ids:
            self.wait_until(call_id, SyncState.SYNCED)

    def wait_until_asked(self, call_id: str, why: Parked) -> Entry:
        """Until the call needs the rep, for that reason."""
        entry = self.wait_until(call_id, SyncState.NEEDS_YOU)
        assert entry.copy.parked is why
        return entry

    def _begin(self, direction: Direction, number: str, **more: Any) -> str:
        call_id = str(uuid.uuid4())
        self.say(Began, new_call_id=call_id, direction=direction, number=number, **more)
        return call_id

    def _rules(self) -> Rules:
        terms, status = self.terms, self.status
        ours = status.base_url == terms.base_url
        return Rules(
            stamp=Stamp(
                base_url=terms.base_url,
                account_id=status.account_id if ours else "",
                token_mark=status.token_mark if ours else "",
                user_email=terms.user_email,
                user_did=terms.user_did,
            ),
            lines=(terms.line,) if terms.line else (),
        )

    def _connect(self, base_url: str, secret: Secret) -> CrmClient:
        self.clients.append(secret.reveal())
        return CrmClient(base_url, secret, timeouts=self._timeouts, ssl_context=self._ssl_context)

    # Told on other threads

    def _said(self, recorded: Recorded) -> None:
        if recorded.entry is not None:
            self._entry_told(recorded.entry)
            self.sync.entry_changed(recorded.entry)

    def _entry_told(self, entry: Entry) -> None:
        with self._changed:
            self.told.append(entry)
            self._changed.notify_all()

    def _lead_told(self, answer: LeadAnswer) -> None:
        with self._changed:
            self.answers.append(answer)
            self._changed.notify_all()

    def _tasks_told(self, tasks: TaskList) -> None:
        with self._changed:
            self.task_lists.append(tasks)
            self._changed.notify_all()

    def _status_told(self, status: SyncStatus) -> None:
        with self._changed:
            self.statuses.append(status)
            self._changed.notify_all()
        self.intake.use_rules(self._rules())


def requests_of(sandbox: Sandbox, *methods: str, path: str = "") -> list[dict[str, Any]]:
    """What the CRM received: ``{"method", "path", "status", "body"}``, account checks aside."""
    return [
        {"method": one.method, "path": one.path, "status": one.status, "body": one.body}
        for one in sandbox.requests()
        if one.path != "/v2/account"
        and one.method in (methods or (one.method,))
        and path in one.path
    ]


def moment(text: str | None) -> datetime:
    """A time of the CRM's."""
    assert text is not None
    return datetime.fromisoformat(text)
