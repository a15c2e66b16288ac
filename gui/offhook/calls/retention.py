"""How long the name, the number and the note of a call are kept on this computer. Pure.

Québec's Law 25 (*Act respecting the protection of personal information in the private sector*,
s. 23) has personal information destroyed once its purpose is achieved. Once a call is in the CRM,
that is where it is kept; here it serves to find a call again, and a year of them is plenty.
"""

from __future__ import annotations

import calendar
from datetime import datetime

DEFAULT_MONTHS = 13
"""A year, so that the same season can be looked at, and a month to do it in."""


def kept_since(now: datetime, months: int) -> datetime:
    """Calls that began before this are older than ``months`` calendar months."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    day = min(now.day, calendar.monthrange(year, month + 1)[1])
    return now.replace(year=year, month=month + 1, day=day)
