"""Accounts, leads, communications and call logs: what the sandbox knows.

Every change is an event: written to the file first, then applied, and applied again from the file
at the next start. The state has no lock of its own; :class:`offhook.sandbox.core.Core` holds one
around every use.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from .event_file import EventFile
from .follow_up_state import FollowUpState, next_id
from .records import Account, CallLogRecord, Communication, JsonObject, Lead, ServerClock, iso

# The ids of the documentation's own example come first.
FIRST_CALL_LOG = 42_534_452
FIRST_COMMUNICATION = 521_345
FIRST_LEAD = 2_100_000


@dataclass(frozen=True, slots=True)
class Quirks:
    """How the communication of one new call log differs from what one would hope for.

    ``late`` is in seconds. ``colleague`` attributes it to another user of the account, who is
    ``user_id``, or the first other one.
    """

    late: float = 0.0
    undated: bool = False
    colleague: bool = False
    user_id: int | None = None


class State(FollowUpState):
    """All records of all accounts, kept in ``file`` if there is one."""

    def __init__(self, clock: ServerClock, file: EventFile | None) -> None:
        super().__init__()
        self.clock = clock
        self.accounts: dict[int, Account] = {}
        self.leads: dict[int, Lead] = {}
        self.communications: dict[int, Communication] = {}
        self.call_logs: dict[int, CallLogRecord] = {}
        self._file = file

    def replay(self) -> None:
        """Become what the file says. For an empty state only."""
        for event in self._file.read() if self._file else ():
            self._apply(event)

    def create_call_log(
        self, account_id: int, payload: JsonObject, fields: JsonObject, quirks: Quirks
    ) -> CallLogRecord:
        """Store a call log and its communication. ``fields`` are the documented parameters of
        ``payload``. ``OSError`` if the file cannot be written: nothing is stored then."""
        number = fields["to"] if fields["direction"] == "outgoing" else fields["from"]
        lead = next(iter(self.leads_with(account_id, number)), None)
        visible = datetime.now(UTC) + timedelta(seconds=quirks.late)
        identity = next_id(self.call_logs, FIRST_CALL_LOG)
        self._commit(
            op="call_log",
            id=identity,
            communication_id=next_id(self.communications, FIRST_COMMUNICATION),
            account_id=account_id,
            at=iso(self.clock.now()),
            payload=payload,
            fields=fields,
            lead_id=None if lead is None else lead.id,
            call_phone=number,
            user_id=self._author(account_id, fields.get("user_email"), quirks),
            undated=quirks.undated,
            visible_at=visible.isoformat() if quirks.late else None,
        )
        return self.call_logs[identity]

    def update_call_log(
        self, call_log: CallLogRecord, payload: JsonObject, fields: JsonObject
    ) -> CallLogRecord:
        """Set what ``fields`` name in the call log and its communication."""
        account = self.accounts[call_log.account_id]
        changes = (
            {"user_id": account.user_id(fields["user_email"])} if "user_email" in fields else {}
        )
        self._commit(
            op="call_log_update",
            id=call_log.id,
            at=iso(self.clock.now()),
            payload=payload,
            fields=fields,
            communication=changes,
        )
        return self.call_logs[call_log.id]

    def update_communication(
        self, communication: Communication, payload: JsonObject, fields: JsonObject
    ) -> Communication:
        """Set what ``fields`` name; the call log behind it stays as it is."""
        self._commit(
            op="communication_update",
            id=communication.id,
            at=iso(self.clock.now()),
            payload=payload,
            fields=fields,
        )
        return self.communications[communication.id]

    def add_lead(self, data: JsonObject) -> Lead:
        """A lead made of attributes of :class:`Lead`; ``id`` and ``created_at`` may be left out.
        Calls logged earlier stay without it: that a CRM attaches them later is not documented."""
        defaults = {
            "id": next_id({*self.leads, *self.gone}, FIRST_LEAD),
            "created_at": iso(self.clock.now()),
        }
        lead = Lead.from_json({**defaults, **data})
        self._commit(op="lead", lead=asdict(lead))
        return lead

    def add_communication(self, data: JsonObject) -> Communication:
        """A communication that no call log stands behind, such as a colleague's call."""
        now = iso(self.clock.now())
        defaults = {
            "id": next_id(self.communications, FIRST_COMMUNICATION),
            "created_at": now,
            "updated_at": data.get("created_at", now),
        }
        communication = Communication(**{**defaults, **data})
        self._commit(op="communication", communication=asdict(communication))
        return communication

    def leads_of(self, account_id: int) -> list[Lead]:
        """The account's leads, newest first."""
        mine = [lead for lead in self.leads.values() if lead.account_id == account_id]
        return sorted(mine, key=lambda lead: (_moment(lead.created_at), lead.id), reverse=True)

    def leads_with(self, account_id: int, number: str) -> list[Lead]:
        """The account's leads with this E.164 number, newest first."""
        return [lead for lead in self.leads_of(account_id) if lead.has_number(number)]

    def _author(self, account_id: int, email: str | None, quirks: Quirks) -> int | None:
        account = self.accounts[account_id]
        author = account.user_id(email)
        if not quirks.colleague:
            return author
        others = (user.id for user in account.users if user.id != author)
        return quirks.user_id if quirks.user_id is not None else next(others, None)

    def _commit(self, **event: Any) -> None:
        if self._file:
            self._file.append(event)
        self._apply(event)

    def _apply(self, event: JsonObject) -> None:
        if self.apply_follow_up(event):
            return
        match event["op"]:
            case "lead":
                lead = Lead.from_json(event["lead"])
                self.leads[lead.id] = lead
            case "communication":
                history = tuple(event["communication"]["history"])
                communication = Communication(**{**event["communication"], "history": history})
                self.communications[communication.id] = communication
            case "call_log":
                self.call_logs[event["id"]] = _created(event)
                self.communications[event["communication_id"]] = _communication(event)
            case "call_log_update":
                call_log = _updated(self.call_logs[event["id"]], event)
                self.call_logs[call_log.id] = call_log
                self.communications[call_log.communication_id] = replace(
                    self.communications[call_log.communication_id],
                    updated_at=event["at"],
                    call_status=call_log.status,
                    call_duration=call_log.duration,
                    **event["communication"],
                )
            case "communication_update":
                old = self.communications[event["id"]]
                self.communications[old.id] = replace(
                    old,
                    **event["fields"],
                    updated_at=event["at"],
                    history=(*old.history, _entry("PUT", event)),
                )
            case unknown:
                raise ValueError(f"an event of unknown kind: {unknown}")


def _created(event: JsonObject) -> CallLogRecord:
    fields = dict(event["fields"])
    origin = fields.pop("from")
    return CallLogRecord(
        **fields,
        from_=origin,
        id=event["id"],
        account_id=event["account_id"],
        communication_id=event["communication_id"],
        created_at=event["at"],
        updated_at=event["at"],
        lead_id=event["lead_id"],
        history=(_entry("POST", event),),
    )


def _communication(event: JsonObject) -> Communication:
    fields = event["fields"]
    executed = None if event["undated"] else iso(_moment(fields["start_at"]))
    return Communication(
        id=event["communication_id"],
        account_id=event["account_id"],
        created_at=event["at"],
        updated_at=event["at"],
        lead_id=event["lead_id"],
        user_id=event["user_id"],
        type=fields["direction"],
        executed_at=executed,
        call_phone=event["call_phone"],
        call_status=fields["status"],
        call_duration=fields.get("duration"),
        visible_at=event["visible_at"],
    )


def _updated(call_log: CallLogRecord, event: JsonObject) -> CallLogRecord:
    history = (*call_log.history, _entry("PUT", event))
    return replace(call_log, **event["fields"], updated_at=event["at"], history=history)


def _entry(method: str, event: JsonObject) -> JsonObject:
    return {"method": method, "at": event["at"], "payload": event["payload"]}


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
