"""What the sandbox holds, and how each object looks on the wire.

All moments are ISO 8601 text, as on the wire; those that the server makes are in UTC. An attribute
without a value is present as ``null``, never left out, as the Activix documentation promises.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

JsonObject = dict[str, Any]


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second, as the CRM writes its own moments."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


@dataclass(slots=True)
class ServerClock:
    """The server's idea of the time: the computer's, wrong by ``offset``."""

    offset: timedelta = timedelta(0)

    def now(self) -> datetime:
        """What the server believes."""
        return datetime.now(UTC) + self.offset


@dataclass(frozen=True, slots=True)
class User:
    """Someone who works with the CRM. The documentation gives users no telephone number."""

    id: int
    email: str
    first_name: str = ""
    last_name: str = ""
    created_at: str = "2019-01-07T14:00:00+00:00"

    def document(self) -> JsonObject:
        """As in ``include[]=users`` and as a lead's ``advisor``."""
        return {**asdict(self), "updated_at": self.created_at}


@dataclass(frozen=True, slots=True)
class Account:
    """A dealership: the owner of tokens, users, leads and calls."""

    id: int
    name: str
    users: tuple[User, ...] = ()
    created_at: str = "2015-05-29T19:42:58+00:00"

    def document(self, include: Collection[str] = ()) -> JsonObject:
        """As ``GET /account`` gives it."""
        document: JsonObject = {
            "id": self.id,
            "created_at": self.created_at,
            "updated_at": self.created_at,
            "name": self.name,
        }
        if "users" in include:
            document["users"] = [user.document() for user in self.users]
        return document

    def user_id(self, email: str | None) -> int | None:
        """The user with that e-mail, upper and lower case being the same."""
        wanted = (email or "").casefold()
        return next((user.id for user in self.users if user.email.casefold() == wanted), None)


@dataclass(frozen=True, slots=True)
class Phone:
    """One of a lead's numbers, in E.164. ``since``: when the lead was given it, or it was last
    changed; with the lead, unless said."""

    number: str
    type: str = "mobile"
    extension: int | None = None
    valid: bool = True
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """A customer. ``unsubscribe_*_date`` say that they do not want to be called."""

    id: int
    account_id: int
    created_at: str
    first_name: str | None = None
    last_name: str | None = None
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    advisor_id: int | None = None
    locale: str | None = None
    unsubscribe_call_date: str | None = None
    unsubscribe_all_date: str | None = None
    result: str | None = None
    status: str | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Lead:
        """The lead that :func:`dataclasses.asdict` took apart."""
        phones = tuple(Phone(**phone) for phone in data.get("phones", ()))
        return cls(**{**data, "phones": phones, "emails": tuple(data.get("emails", ()))})

    @property
    def name(self) -> str:
        """First and last name, as far as they are known."""
        return " ".join(filter(None, (self.first_name, self.last_name)))

    def has_number(self, number: str) -> bool:
        """Whether one of the phones is this E.164 number."""
        return any(phone.number == number for phone in self.phones)

    def document(self) -> JsonObject:
        """The lead's own attributes, without any nested object."""
        document = asdict(self)
        for nested in ("phones", "emails", "advisor_id"):
            del document[nested]
        return {**document, "updated_at": self.created_at, "customer_id": None}

    def phone_documents(self) -> list[JsonObject]:
        """As in ``include[]=phones``; ids are made up, but stay the same."""
        documents = []
        for place, phone in enumerate(self.phones):
            document = {"id": self.id * 10 + place, "lead_id": self.id, **asdict(phone)}
            since = document.pop("since") or self.created_at
            documents.append({**document, "created_at": since, "updated_at": since})
        return documents

    def email_documents(self) -> list[JsonObject]:
        """As in ``include[]=emails``."""
        stamps = {"created_at": self.created_at, "updated_at": self.created_at}
        return [
            {"id": self.id * 10 + place, "lead_id": self.id, **stamps, "address": address}
            for place, address in enumerate(self.emails)
        ]


@dataclass(frozen=True, slots=True)
class Communication:
    """What a lead's page shows of a call. Before ``visible_at`` (this computer's time) it does
    not appear there. ``history`` holds every accepted ``PUT /communications/:id``."""

    id: int
    account_id: int
    created_at: str
    updated_at: str
    lead_id: int | None = None
    user_id: int | None = None
    method: str = "phone"
    type: str = "outgoing"
    executed_at: str | None = None
    call_phone: str | None = None
    call_status: str | None = None
    call_duration: int | None = None
    visible_at: str | None = None
    history: tuple[JsonObject, ...] = ()

    @property
    def is_visible(self) -> bool:
        """Whether it already appears in its lead."""
        return self.visible_at is None or datetime.fromisoformat(self.visible_at) <= datetime.now(
            UTC
        )

    def document(self) -> JsonObject:
        """As in ``include[]=communications`` and as ``PUT /communications/:id`` answers."""
        document = asdict(self)
        for private in ("account_id", "visible_at", "history"):
            del document[private]
        return document


@dataclass(frozen=True, slots=True)
class CallLogRecord:
    """A call log as stored. ``from_`` is the parameter ``from``. ``history`` holds every accepted
    request in order: ``{"method", "at", "payload"}``, the payload as it was sent."""

    id: int
    account_id: int
    communication_id: int
    created_at: str
    updated_at: str
    status: str
    direction: str
    start_at: str
    from_: str
    to: str
    end_at: str | None = None
    duration: int | None = None
    media_url: str | None = None
    user_did: str | None = None
    user_email: str | None = None
    lead_id: int | None = None
    history: tuple[JsonObject, ...] = ()

    @property
    def statuses(self) -> list[str]:
        """The status of every accepted request, oldest first."""
        return [entry["payload"]["status"] for entry in self.history]

    @property
    def is_complete(self) -> bool:
        """Completed as documented: ``end_at`` and ``duration`` are both there."""
        return self.end_at is not None and self.duration is not None

    def document(self, lead: Lead | None) -> JsonObject:
        """The call-log object of the documentation, with its ``lead`` or ``null``."""
        return {
            "id": self.id,
            "created_at": self.created_at,
            "updated_at": self.updated_at,
            "communication_id": self.communication_id,
            "start_at": self.start_at,
            "end_at": self.end_at,
            "duration": self.duration,
            "direction": self.direction,
            "status": self.status,
            "from": self.from_,
            "to": self.to,
            "lead": None if lead is None else lead.document(),
        }

    def to_json(self) -> JsonObject:
        """Everything, for a process that watches the sandbox."""
        data = asdict(self)
        data["from"] = data.pop("from_")
        return data


@dataclass(slots=True)
class RequestRecord:
    """One request to the API as it was received, and what became of it.

    ``body`` is the parsed JSON, ``None`` without one. ``status`` is the status code of the answer,
    ``None`` until there is one. ``fault`` names what was done to it, empty if nothing was.
    """

    number: int
    at: str
    method: str
    path: str
    query: dict[str, list[str]]
    body: Any = None
    status: int | None = None
    fault: str = ""
    account_id: int | None = None
    unknown_parameters: tuple[str, ...] = ()
