"""What time it is where a number rings.

The zones of a number are those that Google's libphonenumber gives for where it was issued: a
mobile may be elsewhere, and a toll-free number is of a whole continent. Whatever is not one time is
not known. Loaded on first use.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def load() -> None:
    """Import the zones of numbers now, in the background, so that no key press has to wait."""
    zones_of("+12015550123")


@lru_cache(maxsize=256)
def zones_of(e164: str) -> tuple[str, ...]:
    """The names of the zones that a number may be in (IANA); none for what is no number."""
    import phonenumbers
    from phonenumbers import timezone

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return ()
    unknown = {timezone.UNKNOWN_TIMEZONE}
    return tuple(name for name in timezone.time_zones_for_number(number) if name not in unknown)


def time_there(e164: str, now: datetime) -> datetime | None:
    """``now``, which has an offset, by the clocks where the number is; ``None`` if that is not
    known: no zone, several whose clocks differ at this moment, or one that this computer's zone
    database lacks."""
    try:
        times = [now.astimezone(ZoneInfo(name)) for name in zones_of(e164)]
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    if len({time.utcoffset() for time in times}) != 1:
        return None
    return times[0]
