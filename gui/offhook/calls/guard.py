"""May this number be called? What there is to warn of before a call; the rep decides. Pure.

==========================================================  ======================================
a lead with the number asked not to be called               ``no_calls``, with the date
a lead with the number asked not to be contacted at all     ``no_contact``, with the date
it is not an hour for calls there                           ``hours``, with the time and the hours
no lead is known                                            nothing of the first two
the time there is not known                                 nothing of the third
==========================================================  ======================================
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .calling_hours import CallingHours, Hours
from .leads import Lead


class Caution(StrEnum):
    """What is warned of."""

    NO_CALLS = "no_calls"
    NO_CONTACT = "no_contact"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning. ``lead`` is whose wish it is and ``since`` of when, if that can be read;
    ``there`` is the time where the number rings, ``hours`` are those of that day."""

    caution: Caution
    lead: Lead | None = None
    since: datetime | None = None
    there: datetime | None = None
    hours: Hours | None = None

    def record(self) -> str:
        """The warning as the journal keeps it: ``no_calls 2026-01-05T15:00:00+00:00``."""
        fact = self.since or self.there
        return f"{self.caution} {fact.isoformat()}" if fact else str(self.caution)


def warnings_for(
    leads: Iterable[Lead], there: datetime | None, hours: CallingHours
) -> tuple[Warned, ...]:
    """What to warn of before calling a number that ``leads`` have, where it is ``there`` o'clock.

    Of several leads with the number one wish is enough: nobody knows who will pick up.
    """
    found = [warned for lead in leads if (warned := _wish(lead)) is not None][:1]
    if there is not None and not hours.allow(there):
        found.append(Warned(Caution.HOURS, there=there, hours=hours.on(there)))
    return tuple(found)


def _wish(lead: Lead) -> Warned | None:
    if not lead.do_not_call:
        return None
    if lead.no_contact_since is not None and lead.no_calls_since is None:
        return Warned(Caution.NO_CONTACT, lead, lead.no_contact_since)
    return Warned(Caution.NO_CALLS, lead, lead.no_calls_since)
