"""The switchboard: which call an event belongs to, and what it makes of that call.

Pure: it is given the calls it needs and returns a new value of the one that changes. Whatever is
said about a call, by whichever source, ends here. Which call an event is about is found in
:mod:`offhook.calls.finding`.
"""

from __future__ import annotations

from dataclasses import replace

from .beginning import beginning_of, given_user, new_call, numbered, own_line, past_call
from .call import Call, Certainty, Direction, Place, Status
from .clock import Instant
from .events import (
    Answered,
    Began,
    CallBackCancelled,
    CallBackDone,
    CallBackPlanned,
    Decided,
    Ended,
    Event,
    HoldChanged,
    LeadGiven,
    LengthCorrected,
    LineGiven,
    MadePrivate,
    MissedLetGo,
    NoteTyped,
    NumberGiven,
    PastCall,
    RecordingFileGiven,
    RecordingGiven,
    StatusChosen,
    StillTalking,
    UserGiven,
)
from .finding import (
    LONGEST_CALL_SECONDS,
    Book,
    answered_late,
    any_call,
    ended_before,
    lacks_number,
    open_call,
    twin_of,
)
from .following_up import called_back, noted, recorded_at, recorded_in, with_lead_given
from .rules import Refusal, Refused, Rules, status_at_end, status_for

CLOCK_SLACK_SECONDS = 60
"""People read a length off clocks that may differ a little from this computer's."""


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
                return past_call(event, book, self.rules)
            case Answered():
                return self._picked_up(event, book)
            case Ended():
                return self._ended(event, book)
            case StatusChosen():
                return self._status_chosen(self._any_call(event, book), event)
            case NoteTyped():
                return noted(self._any_call(event, book), event)
            case RecordingGiven():
                return recorded_at(self._any_call(event, book), event, book)
            case RecordingFileGiven():
                return recorded_in(self._any_call(event, book), event, book)
            case CallBackPlanned() | CallBackDone() | CallBackCancelled():
                return called_back(self._any_call(event, book), event)
            case MissedLetGo():
                return replace(self._any_call(event, book), let_go=event.let_go)
            case LeadGiven():
                return with_lead_given(self._any_call(event, book), event)
            case NumberGiven():
                return self._number_given(self._any_call(event, book), event, book)
            case LineGiven():
                return self._line_given(self._any_call(event, book), event, book)
            case UserGiven():
                call = self._any_call(event, book)
                return replace(call, stamp=given_user(call.stamp, event, self.rules))
            case Decided():
                return self._any_call(event, book)
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
        """An open call found at start-up or after sleep: only the rep knows whether it still is.

        While they have not answered, what was first offered as its end stands.
        """
        return call if call.question else replace(call, question=True, heard_at=heard_at)

    # Beginnings

    def _began(self, event: Began, book: Book) -> Call:
        call = new_call(event, book, self.rules)
        twin = twin_of(call, event, book)
        if twin is None:
            return call
        if event.private:
            twin = self._made_private(twin, book)
        if lacks_number(twin) and not lacks_number(call):
            twin = replace(
                twin,
                remote=call.remote,
                remote_extension=call.remote_extension,
                remote_text=call.remote_text,
                place=Place.PRIVATE if twin.place is Place.PRIVATE else call.place,
            )
        return replace(twin, sources=twin.sources | call.sources)

    # During the call

    def _picked_up(self, event: Answered, book: Book) -> Call:
        try:
            call = self._open_call(event, book)
        except Refused:
            late = answered_late(event, book, self.rules.region)
            if late is None or late.certainty not in (Certainty.GUESS, Certainty.SILENCE):
                raise  # what somebody said of the end stands
            after = min(event.at.seconds_since(late.start), late.duration or 0)
            known = replace(late, status=Status.ANSWERED, certainty=Certainty.SAID)
            return replace(_named(known, event), answered_after=after)
        return self._answered(_named(call, event), event.at)

    def _answered(self, call: Call, at: Instant) -> Call:
        if call.answered_after is not None:
            return call
        answered = replace(call, answered_after=at.seconds_since(call.start), disposition=None)
        if not self.rules.live_answered:
            return replace(answered, status=Status.CALLING, certainty=Certainty.RULE)
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
        given = numbered(call, event.number, self.rules, from_phone=event.from_phone)
        return replace(given, place=Place.PRIVATE) if call.place is Place.PRIVATE else given

    def _line_given(self, call: Call, event: LineGiven, book: Book) -> Call:
        if book.frozen(call.id):
            raise Refused(Refusal.ALREADY_SENT, call.id)
        return replace(call, local=own_line(event, self.rules))

    def _made_private(self, call: Call, book: Book) -> Call:
        if book.frozen(call.id):
            raise Refused(Refusal.ALREADY_SENT, call.id)
        return replace(call, place=Place.PRIVATE)

    # Endings

    def _ended(self, event: Ended, book: Book) -> Call:
        try:
            call = self._open_call(event, book)
        except Refused as refused:
            if refused.reason is Refusal.NO_OPEN_CALL and event.direction is not None:
                call = self._begun_at_end(event, event.direction, book)
            elif refused.reason is Refusal.CALL_ENDED and not event.from_phone:
                return self._end_explained(self._any_call(event, book), event, refused)
            else:
                raise
        duration = max(event.at.seconds_since(call.start), call.answered_after or 0)
        if event.disposition is not None:
            status, certainty = status_for(event.disposition, call.direction), Certainty.SAID
        else:
            knows = event.from_phone and any(source == event.source for source, _ in call.sources)
            status, certainty = status_at_end(call, duration, self.rules, phone_knows=knows)
        return replace(
            _named(call, event),
            duration=duration,
            status=status,
            certainty=certainty,
            disposition=event.disposition or call.disposition,
            question=False,
            on_hold=False,
        )

    def _begun_at_end(self, event: Ended, direction: Direction, book: Book) -> Call:
        """A call whose beginning no phone has told of; not one that the rep has ended already."""
        call = new_call(beginning_of(event, direction), book, self.rules)
        if (before := ended_before(call, event, book)) is not None:
            raise Refused(Refusal.CALL_ENDED, before.id)
        return call

    @staticmethod
    def _end_explained(call: Call, event: Ended, refused: Refused) -> Call:
        """The rep said how it ended in the moment in which a phone said that it had."""
        if event.disposition is None:
            raise refused
        return replace(
            call,
            status=status_for(event.disposition, call.direction),
            certainty=Certainty.SAID,
            disposition=event.disposition,
        )

    def _length_corrected(self, call: Call, event: LengthCorrected) -> Call:
        duration = event.duration
        if not 0 <= duration <= LONGEST_CALL_SECONDS:
            raise Refused(Refusal.BAD_LENGTH, str(duration))
        known = [event.at, call.heard_at or call.start]
        longest = max(moment.seconds_since(call.start) for moment in known)
        if duration > max(longest, call.duration or 0) + CLOCK_SLACK_SECONDS:
            raise Refused(Refusal.IN_THE_FUTURE, str(duration))
        if call.answered_after is not None and duration < call.answered_after:
            call = replace(call, answered_after=duration)
        if call.is_open or call.certainty is Certainty.GUESS:
            status, certainty = status_at_end(call, duration, self.rules, phone_knows=False)
            call = replace(call, status=status, certainty=certainty)
        return replace(call, duration=duration, question=False, on_hold=False)

    # Which call?

    def _any_call(self, event: Event, book: Book) -> Call:
        return any_call(event, book, self.rules.region)

    def _open_call(self, event: Event, book: Book) -> Call:
        return open_call(event, book, self.rules.region)


def _named(call: Call, event: Event) -> Call:
    """``call``, found under the id that a phone gives it from now on."""
    if not (event.from_phone and event.phone_call):
        return call
    return replace(call, sources=call.sources | {(event.source, event.phone_call)})
