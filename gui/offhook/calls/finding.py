"""Which call an event is about.

By the call's id, then by the phone's own call id, then by the number, then as the only open one.
Two sources that report one conversation (the rep's click and the desk phone's hook) meet on one
call; two conversations never do, since what a phone says of one must not end another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from .call import Call, Direction, Place
from .clock import Instant
from .events import Answered, Began, Event
from .numbers import PhoneNumber, number_in
from .rules import Refusal, Refused

SAME_CALL_SECONDS = 30
"""Two sources that report a call to one number within this time speak of one call."""

OVERTAKING_SECONDS = 2
"""Two hooks that a phone starts in one moment may read the clock in either order."""

LATE_END_SECONDS = 10 * 60
"""A phone's word that a call is over may come this long after the rep's."""

LONGEST_CALL_SECONDS = 24 * 60 * 60
"""Longer is a mistake. After this time a phone's call id may name another call."""


class Book(Protocol):
    """The calls as the journal has them."""

    def open_calls(self) -> Sequence[Call]:
        """Every open call, oldest first."""
        ...

    def call(self, call_id: str) -> Call | None:
        """One call, open or ended."""
        ...

    def by_phone_call(self, source: str, phone_call: str) -> Call | None:
        """The newest call that ``source`` calls ``phone_call``."""
        ...

    def last_call(self, direction: Direction, remote: str | None, text: str) -> Call | None:
        """The newest call with this number; where it has none in E.164, with this text for one."""
        ...

    def frozen(self, call_id: str) -> bool:
        """Whether a request that tells of this call may have left this computer."""
        ...

    def has_recording(self, call_id: str) -> bool:
        """Whether the CRM may have a recording of this call."""
        ...


def any_call(event: Event, book: Book, region: str) -> Call:
    """The call, open or ended, that ``event`` is about; raises :class:`Refused` if none is."""
    if event.call_id is not None:
        call = book.call(event.call_id)
        if call is None:
            raise Refused(Refusal.NO_SUCH_CALL, event.call_id)
        if call.place is Place.CLEARED:
            raise Refused(Refusal.CALL_CLEARED, call.id)
        return call
    return _by_phone_call(event, book) or _only_open_call(event, book, region)


def open_call(event: Event, book: Book, region: str) -> Call:
    """The open call that ``event`` is about; raises :class:`Refused` if none is."""
    call = any_call(event, book, region)
    if not call.is_open:
        raise Refused(Refusal.CALL_ENDED, call.id)
    return call


def twin_of(call: Call, event: Began, book: Book) -> Call | None:
    """The call that another source has already told of, if ``call`` is the same conversation."""
    if (known := _by_phone_call(event, book)) is not None:
        return known
    last = book.last_call(call.direction, call.remote, call.remote_text)
    others = list(book.open_calls())
    if last is not None and not last.past and seconds_after_end(last, event.at) == 0:
        others.append(last)  # hung up before the phone's word arrived
    others = [
        other
        for other in others
        if other.direction is call.direction
        and _near(other.start, call.start)
        and not _told_by(event.source, other)
    ]
    same = (other for other in others if _same_party(other, call))
    unnumbered = (other for other in others if lacks_number(other) and not lacks_number(call))
    return next(same, None) or next(unnumbered, None)


def ended_before(call: Call, event: Event, book: Book) -> Call | None:
    """The ended call whose end ``event`` tells late, if ``call`` (begun by it) is that one."""
    last = book.last_call(call.direction, call.remote, call.remote_text)
    if last is not None and _begun_after(event, last):
        return last  # the number was called again since: this is older news of the call before
    if last is None or last.is_open or last.past or _named_otherwise(event, last):
        return None
    limit = LATE_END_SECONDS if _told_by(event.source, last) else SAME_CALL_SECONDS
    return last if seconds_after_end(last, event.at) <= limit else None


def answered_late(event: Answered, book: Book, region: str) -> Call | None:
    """The ended call whose pick-up a phone tells late: one hook may overtake another.

    A phone that numbers its calls names it, and its clock may have been read a moment late; of one
    that does not, the pick-up lies within the call to that number.
    """
    if not event.from_phone:
        return None
    calls, slack = [_by_phone_call(event, book)], OVERTAKING_SECONDS
    if calls == [None] and (text := event.number.strip()):
        number = number_in(text, region)
        e164 = None if number is None else number.e164
        calls, slack = [book.last_call(direction, e164, text) for direction in Direction], 0
    fitting = [
        call
        for call in calls
        if call is not None
        and not (call.is_open or call.past or _named_otherwise(event, call))
        and call.start.same_boot(event.at)
        and call.start.seconds_since(event.at) <= slack
        and event.at.seconds_since(call.start) <= (call.duration or 0) + slack
    ]
    return fitting[0] if len(fitting) == 1 else None


def seconds_after_end(call: Call, at: Instant) -> int:
    """How long ``call`` has been over at the moment ``at``; 0 while it lasts."""
    return 0 if call.duration is None else max(0, at.seconds_since(call.start) - call.duration)


def lacks_number(call: Call) -> bool:
    """Whether the other party is not known yet (*Start now, number later*)."""
    return call.remote is None and not call.remote_text


def _by_phone_call(event: Event, book: Book) -> Call | None:
    if not event.phone_call:
        return None
    call = book.by_phone_call(event.source, event.phone_call)
    # Phones count their calls anew after a restart: an old call is not the one that begins now.
    limit = SAME_CALL_SECONDS if isinstance(event, Began) else LONGEST_CALL_SECONDS
    return call if call is None or seconds_after_end(call, event.at) <= limit else None


def _only_open_call(event: Event, book: Book, region: str) -> Call:
    # What waited in its file while the journal was held must not end the call of now.
    calls = [call for call in book.open_calls() if not _begun_after(event, call)]
    if event.from_phone:
        calls = _calls_of_phone(event, calls, region)
    if not calls:
        raise Refused(Refusal.NO_OPEN_CALL)
    if len(calls) > 1:
        raise Refused(Refusal.SEVERAL_OPEN, *(call.id for call in calls))
    return calls[0]


def _begun_after(event: Event, call: Call) -> bool:
    """Whether ``call`` began only after what ``event`` tells; of two boots nobody knows."""
    later = call.start.same_boot(event.at) and call.start.seconds_since(event.at)
    return later > OVERTAKING_SECONDS


def _calls_of_phone(event: Event, calls: list[Call], region: str) -> list[Call]:
    """Phones without call ids name the number instead, or nothing but themselves."""
    calls = [call for call in calls if not _named_otherwise(event, call)]
    text = getattr(event, "number", "").strip()
    if text:
        number = number_in(text, region)
        calls = [call for call in calls if _has_number(call, text, number)] or [
            call for call in calls if lacks_number(call)
        ]
    return [call for call in calls if _told_by(event.source, call)] or calls


def _has_number(call: Call, text: str, number: PhoneNumber | None) -> bool:
    if call.remote_text == text:
        return True
    if number is None:
        return False
    if number.e164 is None:
        return call.remote is None and call.remote_extension == number.extension
    return call.remote == number.e164


def _told_by(source: str, call: Call) -> bool:
    return any(told == source for told, _ in call.sources)


def _named_otherwise(event: Event, call: Call) -> bool:
    """Whether the event's source knows ``call`` by another id than the event's."""
    if not event.phone_call:
        return False
    names = {name for source, name in call.sources if source == event.source and name}
    return bool(names) and event.phone_call not in names


def _near(one: Instant, other: Instant) -> bool:
    return max(one.seconds_since(other), other.seconds_since(one)) <= SAME_CALL_SECONDS


def _same_party(one: Call, other: Call) -> bool:
    """Extensions behind a number do not tell: a phone reports none."""
    if one.remote is not None or other.remote is not None:
        return one.remote == other.remote
    if one.remote_extension or other.remote_extension:
        return one.remote_extension == other.remote_extension
    if one.place is Place.WITHHELD and other.place is Place.WITHHELD:
        return True
    return bool(one.remote_text) and one.remote_text == other.remote_text
