"""The switchboard: which call an event belongs to, and what it makes of that call.

Pure: it is given the calls it needs and returns a new value of the one that changes. Whatever is
said about a call, by whichever source, ends here. Two sources that report one conversation (the
rep's click and the desk phone's hook) meet on one call: :meth:`Switchboard.apply` finds a call by
its id, then by the phone's own call id, then by the number, then as the only open one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Protocol
from urllib.parse import urlsplit

from .call import Call, Certainty, Direction, Disposition, Place, Status
from .clock import Instant
from .events import (
    Answered,
    Began,
    Ended,
    Event,
    HoldChanged,
    LengthCorrected,
    MadePrivate,
    NoteTyped,
    NumberGiven,
    PastCall,
    RecordingGiven,
    StatusChosen,
    StillTalking,
)
from .numbers import BadNumber, understand, withheld
from .rules import Refusal, Refused, Rules, status_at_end, status_for

SAME_CALL_SECONDS = 30
"""Two sources that report a call to one number within this time speak of one call."""

LONGEST_CALL_SECONDS = 24 * 60 * 60


class Book(Protocol):
    """The calls as the journal has them."""

    def open_calls(self) -> Sequence[Call]:
        """Every open call, oldest first."""
        ...

    def call(self, call_id: str) -> Call | None:
        """One call, open or ended."""
        ...

    def by_phone_call(self, source: str, phone_call: str) -> Call | None:
        """The call that ``source`` calls ``phone_call``."""
        ...

    def frozen(self, call_id: str) -> bool:
        """Whether a request that tells of this call may have left this computer."""
        ...


class Switchboard:
    """Applies events under the rules of one desk."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def apply(self, event: Event, book: Book) -> Call:
        """The call as it is after ``event``; raises :class:`Refused`, and then nothing changed."""
        match event:
            case Began():
                return self._began(event, book)
            case PastCall():
                return self._past(event, book)
            case Answered():
                return self._answered(self._open_call(event, book), event.at)
            case Ended():
                return self._ended(event, book)
            case StatusChosen():
                return self._status_chosen(self._any_call(event, book), event)
            case NoteTyped():
                return replace(self._any_call(event, book), note=event.text)
            case RecordingGiven():
                url = checked_recording(event.url)
                return replace(self._any_call(event, book), media_url=url)
            case NumberGiven():
                return self._number_given(self._any_call(event, book), event, book)
            case LengthCorrected():
                return self._length_corrected(self._any_call(event, book), event)
            case StillTalking():
                return replace(self._open_call(event, book), question=False)
            case HoldChanged():
                return replace(self._open_call(event, book), on_hold=event.on_hold)
            case MadePrivate():
                return self._made_private(self._any_call(event, book), book)
        raise Refused(Refusal.MALFORMED, event.kind)

    def taken_up_again(self, call: Call, heard_at: Instant) -> Call:
        """An open call found at start-up or after sleep: only the rep knows whether it still is."""
        return replace(call, question=True, heard_at=heard_at)

    # Beginnings

    def _began(self, event: Began, book: Book) -> Call:
        if (known := book.call(event.new_call_id)) is not None:
            raise Refused(Refusal.CALL_EXISTS, known.id)
        call = self._numbered(
            Call(
                id=event.new_call_id,
                direction=event.direction,
                start=event.at,
                stamp=self.rules.stamp,
                local=self._line(event),
                sources=frozenset({(event.source, event.phone_call)}),
            ),
            event.number,
            from_phone=event.from_phone,
        )
        if event.private:
            call = replace(call, place=Place.PRIVATE)
        twin = self._twin(call, event, book)
        if twin is not None:
            return replace(twin, sources=twin.sources | call.sources)
        return call

    def _twin(self, call: Call, event: Began, book: Book) -> Call | None:
        """The open call that another source has already told of, if this is the same one."""
        if event.phone_call:
            known = book.by_phone_call(event.source, event.phone_call)
            if known is not None:
                return known
        for other in book.open_calls():
            told_before = any(source == event.source for source, _ in other.sources)
            near = abs(call.start.seconds_since(other.start)) <= SAME_CALL_SECONDS
            same = (other.direction, other.remote, other.remote_extension) == (
                call.direction,
                call.remote,
                call.remote_extension,
            )
            if same and near and not told_before and call.remote is not None:
                return other
        return None

    def _past(self, event: PastCall, book: Book) -> Call:
        if (known := book.call(event.new_call_id)) is not None:
            raise Refused(Refusal.CALL_EXISTS, known.id)
        if not 0 <= event.duration <= LONGEST_CALL_SECONDS:
            raise Refused(Refusal.BAD_LENGTH, str(event.duration))
        end = event.start + timedelta(seconds=event.duration)
        if end > event.at.wall:
            raise Refused(Refusal.IN_THE_FUTURE, end.isoformat())
        call = Call(
            id=event.new_call_id,
            direction=event.direction,
            # A boot id of its own: no steady clock was running for this call.
            start=Instant(event.start, 0, "past"),
            stamp=self.rules.stamp,
            local=self._line(event),
            past=True,
            note=event.note,
            media_url=checked_recording(event.recording) if event.recording else None,
            sources=frozenset({(event.source, event.phone_call)}),
        )
        call = self._numbered(call, event.number, from_phone=False)
        if event.status is None:
            status, certainty = status_at_end(call, event.duration, self.rules, phone_knows=False)
        else:
            status, certainty = event.status, Certainty.SAID
        return replace(call, duration=event.duration, status=status, certainty=certainty)

    def _numbered(self, call: Call, text: str, *, from_phone: bool) -> Call:
        """``call`` with the other party's number understood and its place decided.

        The rep is told what is wrong with a number, since the CRM can never correct it. A phone
        cannot be told: what it reports took place, so it is kept here.
        """
        text = text.strip()
        if not text and not from_phone:
            return replace(call, remote=None, remote_text="")
        if withheld(text):
            return replace(call, remote_text=text, place=Place.WITHHELD)
        try:
            number = understand(text, self.rules.region)
        except BadNumber as error:
            if not from_phone:
                raise Refused(Refusal.BAD_NUMBER, error.problem.value, text) from error
            return replace(call, remote_text=text, place=Place.INTERNAL)
        if number.e164 is None:
            place = Place.INTERNAL
        elif number.e164 in self.rules.never_log:
            place = Place.PRIVATE
        else:
            place = Place.CRM
        return replace(
            call,
            remote=number.e164,
            remote_extension=number.extension,
            remote_text=text,
            place=place,
        )

    def _line(self, event: Began | PastCall) -> str | None:
        if not event.line or event.line in self.rules.lines:
            return event.line or self.rules.default_line
        try:
            line = understand(event.line, self.rules.region).e164
        except BadNumber:
            line = None
        if line in self.rules.lines:
            return line
        if event.from_phone:
            # A desk phone may know its line by a name that nobody has told us.
            return self.rules.default_line
        raise Refused(Refusal.NOT_MY_LINE, event.line)

    # During the call

    def _answered(self, call: Call, at: Instant) -> Call:
        if call.answered_after is not None:
            return call
        answered = replace(call, answered_after=at.seconds_since(call.start), disposition=None)
        if not self.rules.live_answered:
            return answered
        return replace(answered, status=Status.ANSWERED, certainty=Certainty.SAID)

    def _status_chosen(self, call: Call, event: StatusChosen) -> Call:
        if event.status is Status.ANSWERED and call.is_open:
            call = self._answered(call, event.at)
        return replace(
            call,
            status=event.status,
            certainty=Certainty.SAID,
            disposition=event.disposition,
        )

    def _number_given(self, call: Call, event: NumberGiven, book: Book) -> Call:
        if book.frozen(call.id):
            raise Refused(Refusal.ALREADY_SENT, call.id)
        numbered = self._numbered(
            replace(call, place=Place.CRM), event.number, from_phone=event.from_phone
        )
        if call.place is Place.PRIVATE:
            return replace(numbered, place=Place.PRIVATE)
        return numbered

    def _made_private(self, call: Call, book: Book) -> Call:
        if book.frozen(call.id):
            raise Refused(Refusal.ALREADY_SENT, call.id)
        return replace(call, place=Place.PRIVATE)

    # Endings

    def _ended(self, event: Ended, book: Book) -> Call:
        try:
            call = self._open_call(event, book)
        except Refused as refused:
            if refused.reason is not Refusal.NO_OPEN_CALL or event.direction is None:
                raise
            call = self._began(_beginning_of(event, event.direction), book)
        duration = event.at.seconds_since(call.start)
        if event.disposition is not None:
            status, certainty = status_for(event.disposition, call.direction), Certainty.SAID
        else:
            knows = event.from_phone and any(source == event.source for source, _ in call.sources)
            status, certainty = status_at_end(call, duration, self.rules, phone_knows=knows)
        return replace(
            call,
            duration=duration,
            status=status,
            certainty=certainty,
            disposition=event.disposition or call.disposition,
            question=False,
            on_hold=False,
        )

    def _length_corrected(self, call: Call, event: LengthCorrected) -> Call:
        if not 0 <= event.duration <= LONGEST_CALL_SECONDS:
            raise Refused(Refusal.BAD_LENGTH, str(event.duration))
        if call.answered_after is not None and event.duration < call.answered_after:
            call = replace(call, answered_after=event.duration)
        if not call.is_open:
            return replace(call, duration=event.duration)
        status, certainty = status_at_end(call, event.duration, self.rules, phone_knows=False)
        return replace(
            call,
            duration=event.duration,
            status=status,
            certainty=certainty,
            question=False,
            on_hold=False,
        )

    # Which call?

    def _any_call(self, event: Event, book: Book) -> Call:
        if event.call_id is not None:
            call = book.call(event.call_id)
            if call is None:
                raise Refused(Refusal.NO_SUCH_CALL, event.call_id)
            return call
        return self._open_call(event, book)

    def _open_call(self, event: Event, book: Book) -> Call:
        if event.call_id is not None:
            call = self._any_call(event, book)
        elif event.phone_call and (known := book.by_phone_call(event.source, event.phone_call)):
            call = known
        else:
            call = self._only_open_call(event, book)
        if not call.is_open:
            raise Refused(Refusal.CALL_ENDED, call.id)
        return call

    def _only_open_call(self, event: Event, book: Book) -> Call:
        calls = list(book.open_calls())
        if event.from_phone and len(calls) > 1:
            calls = self._calls_of_phone(event, calls)
        if not calls:
            raise Refused(Refusal.NO_OPEN_CALL)
        if len(calls) > 1:
            raise Refused(Refusal.SEVERAL_OPEN, *(call.id for call in calls))
        return calls[0]

    def _calls_of_phone(self, event: Event, calls: list[Call]) -> list[Call]:
        """Phones without call ids name the number instead, or nothing but themselves."""
        number = getattr(event, "number", "")
        if number:
            try:
                remote = understand(number, self.rules.region).e164
            except BadNumber:
                remote = None
            named = [
                call
                for call in calls
                if call.remote_text == number or (remote is not None and call.remote == remote)
            ]
            if named:
                return named
        return [
            call for call in calls if any(source == event.source for source, _ in call.sources)
        ] or calls


def _beginning_of(event: Ended, direction: Direction) -> Began:
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


def checked_recording(url: str) -> str:
    """``url`` if it is one that the CRM could fetch: http or https, with a host."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        fit = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fit = False
    if not fit or len(url) > 2000 or any(ord(char) <= 32 for char in url):
        raise Refused(Refusal.BAD_RECORDING, url[:200])
    return url


def looks_like_audio(url: str) -> bool:
    """Whether the address ends as Activix documents recordings: in wav or mp3."""
    return urlsplit(url).path.lower().endswith((".wav", ".mp3"))


def no_answer(direction: Direction) -> Status:
    """What *No answer* means for a call of this direction."""
    return status_for(Disposition.NO_ANSWER, direction)
