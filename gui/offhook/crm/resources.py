"""What comes back: the parts of Activix's objects that Offhook uses.

The documentation promises that attributes and enumerated values may be added at any time and that
blank attributes are null, so reading is lenient: unknown attributes are passed over, enumerations
stay text, ids may be numbers or digits, and anything optional may be missing, null or odd. Text
that is missing is ``""``; numbers and times that are missing or cannot be read are ``None``. Only
an object without its own id is :class:`Unreadable`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .values import Unreadable
from .values import moment_of as _moment
from .values import object_of as _object
from .values import own_id as _own_id
from .values import text_of as _text
from .values import whole_of as _whole
from .values import with_id as _with_id

__all__ = [
    "Account",
    "CallLog",
    "Communication",
    "Lead",
    "Phone",
    "Unreadable",
    "User",
    "read_communications",
]


@dataclass(frozen=True, slots=True)
class Phone:
    """A number of a lead; ``number`` is as stored in the CRM, ``kind`` home, work or mobile.

    A lead has one number of each kind, so a changed number has a new ``updated_at``.
    """

    number: str
    extension: str
    kind: str
    valid: bool | None
    created_at: datetime | None = None
    updated_at: datetime | None = None

    @classmethod
    def read(cls, data: object) -> Phone:
        """From its JSON object."""
        source = _object(data)
        valid = source.get("valid")
        return cls(
            number=_text(source.get("number")),
            extension=_text(source.get("extension")),
            kind=_text(source.get("type")),
            valid=valid if isinstance(valid, bool) else None,
            created_at=_moment(source.get("created_at")),
            updated_at=_moment(source.get("updated_at")),
        )


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who works with the CRM. Activix keeps no phone numbers of users."""

    id: int
    email: str
    first_name: str
    last_name: str

    @classmethod
    def read(cls, data: object) -> User:
        """From its JSON object."""
        source = _object(data)
        return cls(
            id=_own_id(source),
            email=_text(source.get("email")),
            first_name=_text(source.get("first_name")),
            last_name=_text(source.get("last_name")),
        )


@dataclass(frozen=True, slots=True)
class Account:
    """A dealership. ``users`` is empty unless they were asked for."""

    id: int
    name: str
    users: tuple[User, ...]

    @classmethod
    def read(cls, data: object) -> Account:
        """From its JSON object, or from the list of one that the documentation's example shows."""
        source = _object(data[0] if isinstance(data, list) and data else data)
        return cls(
            id=_own_id(source),
            name=_text(source.get("name")),
            users=tuple(User.read(user) for user in _with_id(source.get("users"))),
        )


@dataclass(frozen=True, slots=True)
class Lead:
    """A customer. ``locale`` is a two-letter language.

    ``do_not_call``: they asked not to be called or contacted; ``no_calls_since`` and
    ``no_contact_since`` say since when, where the date can be read.
    """

    id: int
    first_name: str
    last_name: str
    locale: str
    do_not_call: bool
    result: str
    status: str
    phones: tuple[Phone, ...]
    advisor: User | None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    no_calls_since: datetime | None = None
    no_contact_since: datetime | None = None
    emails: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: object) -> Lead:
        """From its JSON object."""
        source = _object(data)
        phones = source.get("phones")
        advisors = [User.read(advisor) for advisor in _with_id([source.get("advisor")])]
        return cls(
            id=_own_id(source),
            first_name=_text(source.get("first_name")),
            last_name=_text(source.get("last_name")),
            locale=_text(source.get("locale")),
            # Any date at all forbids the call, even one that cannot be read.
            do_not_call=bool(
                source.get("unsubscribe_call_date") or source.get("unsubscribe_all_date")
            ),
            result=_text(source.get("result")),
            status=_text(source.get("status")),
            phones=tuple(
                Phone.read(phone)
                for phone in (phones if isinstance(phones, list) else [])
                if isinstance(phone, dict)
            ),
            advisor=advisors[0] if advisors else None,
            created_at=_moment(source.get("created_at")),
            updated_at=_moment(source.get("updated_at")),
            no_calls_since=_moment(source.get("unsubscribe_call_date")),
            no_contact_since=_moment(source.get("unsubscribe_all_date")),
            emails=tuple(_addresses(source.get("emails"))),
        )


@dataclass(frozen=True, slots=True)
class CallLog:
    """A call log as the CRM holds it; ``duration`` is in seconds."""

    id: int
    communication_id: int | None
    status: str
    direction: str
    from_: str
    to: str
    start_at: datetime | None
    end_at: datetime | None
    duration: int | None
    created_at: datetime | None
    updated_at: datetime | None
    lead: Lead | None

    @classmethod
    def read(cls, data: object) -> CallLog:
        """From its JSON object."""
        source = _object(data)
        leads = [Lead.read(lead) for lead in _with_id([source.get("lead")])]
        return cls(
            id=_own_id(source),
            communication_id=_whole(source.get("communication_id")),
            status=_text(source.get("status")),
            direction=_text(source.get("direction")),
            from_=_text(source.get("from")),
            to=_text(source.get("to")),
            start_at=_moment(source.get("start_at")),
            end_at=_moment(source.get("end_at")),
            duration=_whole(source.get("duration")),
            created_at=_moment(source.get("created_at")),
            updated_at=_moment(source.get("updated_at")),
            lead=leads[0] if leads else None,
        )


@dataclass(frozen=True, slots=True)
class Communication:
    """Something that passed between a user and a lead; a phone call if ``method`` is ``phone``.

    ``kind`` is the direction, ``call_phone`` the customer's number.
    """

    id: int
    user_id: int | None
    method: str
    kind: str
    call_phone: str
    call_status: str
    call_duration: int | None
    created_at: datetime | None
    executed_at: datetime | None

    @classmethod
    def read(cls, data: object) -> Communication:
        """From its JSON object."""
        source = _object(data)
        return cls(
            id=_own_id(source),
            user_id=_whole(source.get("user_id")),
            method=_text(source.get("method")),
            kind=_text(source.get("type")),
            call_phone=_text(source.get("call_phone")),
            call_status=_text(source.get("call_status")),
            call_duration=_whole(source.get("call_duration")),
            created_at=_moment(source.get("created_at")),
            executed_at=_moment(source.get("executed_at")),
        )


@dataclass(frozen=True, slots=True)
class LeadPage:
    """A lead with all that passed between it and the dealership."""

    lead: Lead
    communications: list[Communication]

    @classmethod
    def read(cls, data: object) -> LeadPage:
        """From the JSON object of a lead that was asked for with both."""
        return cls(Lead.read(data), read_communications(data))


def read_communications(data: object) -> list[Communication]:
    """The communications of a lead asked for with them.

    A lead without the list is unreadable rather than a lead that was never called: the difference
    decides whether a call is sent again.
    """
    communications = _object(data).get("communications")
    if not isinstance(communications, list):
        raise Unreadable
    return [Communication.read(communication) for communication in communications]


def _addresses(data: object) -> list[str]:
    items = data if isinstance(data, list) else []
    return [text for one in items if isinstance(one, dict) and (text := _text(one.get("address")))]
