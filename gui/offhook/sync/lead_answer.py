"""What a look-up of leads has come to, for whoever asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ..calls.leads import Contact, Lead, Query


class LookState(StrEnum):
    """How far a look-up is."""

    ASKING = "asking"  # the CRM is being asked; meanwhile the leads are those remembered
    FRESH = "fresh"  # the CRM said so just now
    UNREACHABLE = "unreachable"  # it cannot be asked now, and will be
    REFUSED = "refused"  # the token may not look up leads
    NO_TOKEN = "no_token"  # noqa: S105 - a name


@dataclass(frozen=True, slots=True)
class LeadAnswer:
    """The newest leads that ``query`` is about; another answer may follow.

    ``fetched_at`` is when the CRM named them, ``None`` if it never did. ``asked``: it was asked
    this very question; if not, no leads means that nothing is known. ``more``: it has others.
    ``calls`` are the last ones with the number, of this desk and of colleagues, newest first.
    """

    query: Query
    state: LookState
    leads: tuple[Lead, ...] = ()
    fetched_at: datetime | None = None
    more: bool = False
    asked: bool = False
    calls: tuple[Contact, ...] = ()

    @property
    def nobody(self) -> bool:
        """Whether the CRM said that it has no such lead."""
        return not self.leads and self.asked
