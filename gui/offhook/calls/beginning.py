"""What a call is when it begins, or when it is entered afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from .call import Call, Certainty, Direction, Place, Stamp
from .clock import Instant
from .events import Began, Ended, LineGiven, PastCall, UserGiven
from .finding import LONGEST_CALL_SECONDS, Book
from .numbers import BadNumber, understand, withheld
from .recording import checked_recording
from .rules import Refusal, Refused, Rules, status_at_end


def new_call(event: Began, book: Book, rules: Rules) -> Call:
    """The call that begins with ``event``, whoever may have told of it before."""
    _check_new(event.new_call_id, book)
    call = numbered(
        Call(
            id=event.new_call_id,
            direction=event.direction,
            start=event.at,
            stamp=rules.stamp,
            local=own_line(event, rules),
            sources=frozenset({(event.source, event.phone_call)}),
        ),
        event.number,
        rules,
        from_phone=event.from_phone,
    )
    return replace(call, place=Place.PRIVATE) if event.private else call


def beginning_of(event: Ended, direction: Direction) -> Began:
    """The beginning that a phone never told of, at the moment of the end."""
    return Began(
        id=event.id,
        at=event.at,
        source=event.source,
        phone_call=event.phone_call,
        from_phone=event.from_phone,
        new_call_id=event.id,
        direction=direction,
        number=event.number,
    )


def past_call(event: PastCall, book: Book, rules: Rules) -> Call:
    """A call that took place without Offhook."""
    _check_new(event.new_call_id, book)
    if not 0 <= event.duration <= LONGEST_CALL_SECONDS:
        raise Refused(Refusal.BAD_LENGTH, str(event.duration))
    if event.at.wall - event.start < timedelta(seconds=event.duration):
        raise Refused(Refusal.IN_THE_FUTURE, event.start.isoformat())
    call = Call(
        id=event.new_call_id,
        direction=event.direction,
        # A boot id of its own: no steady clock was running for this call.
        start=Instant(event.start, 0, "past"),
        stamp=rules.stamp,
        local=own_line(event, rules),
        past=True,
        note=event.note,
        media_url=checked_recording(event.recording) if event.recording else None,
        sources=frozenset({(event.source, event.phone_call)}),
    )
    call = numbered(call, event.number, rules, from_phone=False)
    if event.status is None:
        status, certainty = status_at_end(call, event.duration, rules, phone_knows=False)
    else:
        status, certainty = event.status, Certainty.SAID
    return replace(call, duration=event.duration, status=status, certainty=certainty)


def numbered(call: Call, text: str, rules: Rules, *, from_phone: bool) -> Call:
    """``call`` with the other party's number understood and its place decided.

    The rep is told what is wrong with a number, since the CRM can never correct it. A phone
    cannot be told: what it reports took place, so it is kept here.
    """
    text = text.strip()
    call = replace(call, remote=None, remote_extension="", remote_text=text, place=Place.CRM)
    if not text and not from_phone:
        return call
    if withheld(text):
        return replace(call, place=Place.WITHHELD)
    try:
        number = understand(text, rules.region)
    except BadNumber as error:
        if not from_phone:
            raise Refused(Refusal.BAD_NUMBER, error.problem.value, text) from error
        return replace(call, place=Place.INTERNAL)
    if number.e164 is None:
        place = Place.INTERNAL
    elif number.e164 in rules.never_log:
        place = Place.PRIVATE
    else:
        place = Place.CRM
    return replace(call, remote=number.e164, remote_extension=number.extension, place=place)


def own_line(event: Began | PastCall | LineGiven, rules: Rules) -> str | None:
    """Which of the rep's own numbers ``event`` means; ``None`` if none is known yet."""
    if not event.line or event.line in rules.lines:
        return event.line or rules.default_line
    try:
        line = understand(event.line, rules.region).e164
    except BadNumber:
        line = None
    if line in rules.lines:
        return line
    if event.from_phone:
        # A desk phone may know its line by a name that nobody has told us.
        return rules.default_line
    raise Refused(Refusal.NOT_MY_LINE, event.line)


def given_user(stamp: Stamp, event: UserGiven, rules: Rules) -> Stamp:
    """``stamp`` with the user that ``event`` names."""
    email, did = stamp.user_email, stamp.user_did
    if event.user_email is not None:
        email = event.user_email.strip()
        if email and ("@" not in email or len(email.split()) > 1):
            raise Refused(Refusal.MALFORMED, email)
    if event.user_did is not None:
        did = event.user_did.strip()
        try:
            did = (did and understand(did, rules.region).e164) or ""
        except BadNumber as error:
            raise Refused(Refusal.BAD_NUMBER, error.problem.value, did) from error
    return replace(stamp, user_email=email, user_did=did)


def _check_new(call_id: str, book: Book) -> None:
    if book.call(call_id) is not None:
        raise Refused(Refusal.CALL_EXISTS, call_id)
