"""Would a call log that was stored show at this lead? Only then does its absence prove anything.

The documentation says that a call log gets *the associated lead*; not when, nor by which number. So
a lead proves that a log was not stored only if nothing about lead and number has changed since
before the POST left:

===============================================================================  ==============
the lead has the number, and both were there, unchanged, before the POST         proof
the lead was created, or given the number, since: the log has no lead            none
its number was changed since, perhaps from another one                           none
the lead was merged or deleted while it was looked at: the log may be gone too   none, of nobody
no lead has the number                                                           none
===============================================================================  ==============

What no look can see: of two leads with the number, the one that got the log has lost the number
since. ``GET /leads/search`` finds numbers as they are now, and nothing lists those of before.
"""

from __future__ import annotations

from datetime import datetime

from ..crm.resources import Lead, Phone
from .judging import CLOCK_SLACK, UNKNOWN_CLOCK_SLACK, same_number


def has_number(lead: Lead, e164: str) -> bool:
    """Whether the lead has this number. A search by digits finds more."""
    return any(same_number(phone.number, e164) for phone in lead.phones)


def would_show(lead: Lead, e164: str, sent_at: datetime | None, *, exactly: bool) -> bool:
    """Whether a call with this number would show at this lead, if it was stored.

    ``sent_at`` is when it left by the server's clock, ``None`` if nobody knows; ``exactly``: the
    server says what its clock is.
    """
    if sent_at is None:
        return False
    latest = sent_at - (CLOCK_SLACK if exactly else UNKNOWN_CLOCK_SLACK)
    changes = [
        _last_change(lead, phone) for phone in lead.phones if same_number(phone.number, e164)
    ]
    return any(change is not None and change <= latest for change in changes)


def _last_change(lead: Lead, phone: Phone) -> datetime | None:
    """When the lead came to have this phone as it is, at the latest; ``None`` if it is not said.

    The documentation dates phones. Where one is not, the lead's own last change has to do.
    """
    times = [lead.created_at, phone.created_at, phone.updated_at]
    if None in times[1:]:
        times[1:] = [lead.updated_at]
    known = [time for time in times if time is not None]
    return max(known) if len(known) == len(times) else None
