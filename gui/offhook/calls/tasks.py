"""A call task of the CRM, as the list of what is due shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CallTask:
    """A call that this rep is to make, by the CRM. ``date`` has an offset; ``priority`` is
    ``normal``, ``high``, or whatever else the CRM may say."""

    id: int
    lead_id: int | None
    owner_id: int | None
    title: str
    description: str
    date: datetime
    priority: str


@dataclass(frozen=True, slots=True)
class TaskList:
    """The open call tasks of one rep of an account, the earliest first. ``fetched`` is when the
    CRM gave them, by this computer's wall clock; ``None`` if it never did."""

    base_url: str
    account_id: str
    owner_id: int | None = None
    tasks: tuple[CallTask, ...] = ()
    fetched: datetime | None = None
