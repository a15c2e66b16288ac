"""The sandbox as programs and tests use it."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from .api import PREFIX
from .control import Control
from .core import Core
from .event_file import EventFile
from .faults import FaultPlan
from .follow_up_records import Note, Recording, Task
from .records import (
    Account,
    CallLogRecord,
    Communication,
    Lead,
    Phone,
    RequestRecord,
    ServerClock,
    User,
)
from .request_file import RequestFile
from .server import LOOPBACK, Listener
from .starters import ACCOUNT, LEADS
from .state import State

ResultT = TypeVar("ResultT")

PORT_PATIENCE_SECONDS = 2.0


class Sandbox:
    """A CRM on loopback.

    ``file`` keeps what it stored through a restart, with a list of all requests beside it; without
    one it is forgotten with the object, but not at :meth:`stop`. ``port`` 0 takes a free one,
    which is kept from then on. ``token`` belongs to the built-in account. ``clock.offset`` and
    ``limit.per_minute`` may be changed at any time. Every method may be called from any thread.
    """

    def __init__(
        self,
        file: Path | None = None,
        port: int = 0,
        token: str = "sandbox-token",  # noqa: S107  (worth nothing outside this computer)
        clock_offset: timedelta = timedelta(0),
        faults: FaultPlan | None = None,
    ) -> None:
        self.port = port
        self.clock = ServerClock(clock_offset)
        self.faults = FaultPlan() if faults is None else faults
        state = State(self.clock, EventFile(file) if file else None)
        state.accounts[ACCOUNT.id] = ACCOUNT
        state.leads.update((lead.id, lead) for lead in LEADS)
        state.replay()
        self._core = Core(state, self.clock, self.faults, RequestFile(file) if file else None)
        self._core.api.tokens[token] = ACCOUNT.id
        self._core.local = Control(self._core, ACCOUNT.id, self.offline).answer
        self.limit = self._core.api.limit
        self._listener: Listener | None = None
        self._switching = threading.Lock()

    def __enter__(self) -> Sandbox:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """What a client is given as the base URL; the port is known after :meth:`start`."""
        return f"http://{LOOPBACK}:{self.port}{PREFIX}"

    def start(self) -> None:
        """Serve. ``OSError`` if the port is taken."""
        self._core.clerk.start()
        self.offline(False)

    def stop(self) -> None:
        """Cut all connections, drop what was to be stored later, join all threads."""
        self._core.clerk.stop()
        self.offline(True)

    def offline(self, off: bool) -> None:
        """Off the network: connections are refused, open ones are cut. Or back, on the port of
        before. What was to be stored later still is."""
        with self._switching:
            if off and self._listener:
                self._listener.close()
                self._listener = None
            elif not off and not self._listener:
                self._listener = _listen(self.port, self._core)
                self.port = self._listener.server_port

    def call_logs(self, account_id: int | None = None) -> list[CallLogRecord]:
        """The call logs of one account, or all, oldest first."""
        with self._core.changed:
            records = list(self._core.state.call_logs.values())
        return [record for record in records if account_id in (None, record.account_id)]

    def communications(self) -> list[Communication]:
        """All communications, those that do not appear yet too, oldest first."""
        with self._core.changed:
            return list(self._core.state.communications.values())

    def notes(self) -> list[Note]:
        """All notes, oldest first."""
        with self._core.changed:
            return list(self._core.state.notes.values())

    def tasks(self) -> list[Task]:
        """All tasks, oldest first."""
        with self._core.changed:
            return list(self._core.state.tasks.values())

    def recordings(self) -> dict[int, Recording]:
        """What was uploaded, by the communication that it belongs to."""
        with self._core.changed:
            return dict(self._core.state.recordings)

    def requests(self) -> list[RequestRecord]:
        """Every request to the API, oldest first, the latest 20,000."""
        return self._core.requests()

    def wait_for(self, predicate: Callable[[Sandbox], ResultT], timeout: float = 10) -> ResultT:
        """What ``predicate`` returns once it is true; looked at again after each change.
        ``TimeoutError`` after ``timeout`` seconds."""
        with self._core.changed:
            result = self._core.changed.wait_for(lambda: predicate(self), timeout)
        if not result:
            raise TimeoutError(f"not within {timeout} s")
        return result

    def add_token(
        self, token: str, account_id: int, users: Sequence[User | str] = (), name: str = ""
    ) -> Account:
        """One more token, of an account that exists or is made. A user may be given by e-mail."""
        with self._core.changed:
            known = self._core.state.accounts.get(account_id)
            account = known or Account(account_id, name or f"Account {account_id} (sandbox)")
            first = account_id * 1000 + len(account.users)
            added = (
                User(first + place, user) if isinstance(user, str) else user
                for place, user in enumerate(users)
            )
            account = Account(account.id, account.name, (*account.users, *added))
            self._core.state.accounts[account_id] = account
            self._core.api.tokens[token] = account_id
            return account

    def add_lead(
        self,
        first_name: str,
        last_name: str,
        *phones: str | Phone,
        account_id: int = ACCOUNT.id,
        **attributes: Any,
    ) -> Lead:
        """A lead with these numbers (E.164) and further attributes of :class:`Lead`."""
        given = [Phone(phone) if isinstance(phone, str) else phone for phone in phones]
        data = {
            "first_name": first_name,
            "last_name": last_name,
            "account_id": account_id,
            "phones": [
                {"number": p.number, "type": p.type, "extension": p.extension, "valid": p.valid}
                for p in given
            ],
            **attributes,
        }
        with self._core.changed:
            return self._core.state.add_lead(data)

    def add_communication(self, lead: Lead, **attributes: Any) -> Communication:
        """A communication of that lead, such as a colleague's call. ``attributes`` are those of
        :class:`Communication`; ``call_phone`` is the lead's first number unless given."""
        number = lead.phones[0].number if lead.phones else None
        data = {"account_id": lead.account_id, "lead_id": lead.id, "call_phone": number}
        with self._core.changed:
            return self._core.state.add_communication({**data, **attributes})

    def add_task(self, lead: Lead, owner: str, title: str, date: str, **attributes: Any) -> Task:
        """A call task that somebody made in the CRM itself. ``owner`` is a user's e-mail, ``date``
        ISO 8601 with offset; ``attributes`` are those of :class:`Task`."""
        with self._core.changed:
            state = self._core.state
            owner_id = state.accounts[lead.account_id].user_id(owner)
            fields = {"lead_id": lead.id, "title": title, "type": "call", "date": date}
            return state.create_task(lead.account_id, owner_id, {}, {**fields, **attributes})

    def complete_task(self, task_id: int) -> None:
        """Somebody ticked it off."""
        with self._core.changed:
            self._core.state.complete_task(task_id)

    def merge_lead(self, lead: Lead, into: Lead | None = None) -> None:
        """The lead is not found any more; its numbers, addresses, communications, notes and tasks
        are another's now, or gone too."""
        with self._core.changed:
            self._core.state.merge_lead(lead.id, into.id if into else None)


def _listen(port: int, core: Core) -> Listener:
    # A client that tried the port while nobody listened may hold it for a moment.
    patience = time.monotonic() + PORT_PATIENCE_SECONDS
    while True:
        try:
            return Listener(port, core)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > patience:
                raise
            time.sleep(0.05)
