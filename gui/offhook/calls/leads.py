"""What is known of the people behind a number: leads, as Activix calls its customers.

The values are what the CRM said at some moment. They are shown and kept with that moment, since a
wish not to be called that was taken back, or made, since then is not in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from .call import Direction, Status

SAME_CALL = timedelta(seconds=90)
"""A call here and a communication there that began so close together are one."""

MOST_CONTACTS = 5
"""Calls of a lead that are kept with it; older ones tell a rep who dials little."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: an E.164 ``number``, or the ``words`` of a name or an e-mail address."""

    number: str = ""
    words: str = ""

    @property
    def key(self) -> str:
        """The same for questions that have the same answer."""
        return self.number or " ".join(self.words.casefold().split())


@dataclass(frozen=True, slots=True)
class LeadPhone:
    """A number of a lead in E.164; ``kind`` is home, work or mobile."""

    number: str
    kind: str = ""
    extension: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A telephone call with somebody, of this desk or of a colleague.

    ``at`` is when it began; ``direction`` and ``status`` are the CRM's words, which may be new
    ones; ``duration`` is whole seconds. ``is_open``: it still lasts, as far as this desk knows.
    """

    at: datetime
    direction: str = Direction.OUTGOING
    status: str = ""
    duration: int | None = None
    communication_id: int | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """A customer. ``language`` is two letters, ``status`` the CRM's (duplicate, invalid, lost).

    ``do_not_call``: they asked not to be called, or not to be contacted at all; since when, as far
    as it can be read, say ``no_calls_since`` and ``no_contact_since``. ``contacts`` are the last
    calls, newest first, ``None`` where nobody has asked for them.
    """

    id: int
    name: str = ""
    language: str = ""
    phones: tuple[LeadPhone, ...] = ()
    emails: tuple[str, ...] = ()
    do_not_call: bool = False
    no_calls_since: datetime | None = None
    no_contact_since: datetime | None = None
    status: str = ""
    advisor: str = ""
    advisor_email: str = ""
    contacts: tuple[Contact, ...] | None = None

    def has_number(self, e164: str) -> bool:
        """Whether this is one of the lead's numbers."""
        return any(phone.number == e164 for phone in self.phones)


@dataclass(frozen=True, slots=True)
class Known:
    """What this computer remembers of a question's answer.

    ``fetched_at`` is when the CRM named these leads, ``None`` if it never did; ``more``: it has
    others beside these, which are the newest. ``asked``: it was asked this very question, so that
    whom it did not name it does not have.
    """

    leads: tuple[Lead, ...] = ()
    fetched_at: datetime | None = None
    more: bool = False
    asked: bool = False


def merged(ours: Iterable[Contact], theirs: Iterable[Contact]) -> tuple[Contact, ...]:
    """The calls of the journal and those of a lead's page, each once, newest first; without those
    that still last."""
    ours = list(ours)
    known = {contact.communication_id for contact in ours} - {None}

    def is_ours(other: Contact) -> bool:
        return other.communication_id in known or any(
            own.direction == other.direction and abs(own.at - other.at) <= SAME_CALL for own in ours
        )

    every = ours + [contact for contact in theirs if not is_ours(contact)]
    over = [one for one in every if not one.is_open and one.status != Status.CALLING]
    return tuple(sorted(over, key=lambda contact: contact.at, reverse=True)[:MOST_CONTACTS])
