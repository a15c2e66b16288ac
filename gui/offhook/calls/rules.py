"""The rules of one desk that decide what an event makes of a call."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from .call import Call, Certainty, Direction, Disposition, Stamp, Status


@dataclass(frozen=True, slots=True)
class Rules:
    """What the desk's settings say about new calls and about calls that end without a word.

    ``lines`` are the rep's own numbers in E.164, the default first. ``short_call_seconds``: an
    outgoing call that ended sooner without a mark is guessed to be unanswered.
    """

    stamp: Stamp
    region: str = "CA"
    lines: tuple[str, ...] = ()
    short_call_seconds: int = 60
    live_answered: bool = True
    never_log: frozenset[str] = field(default_factory=frozenset)

    @property
    def default_line(self) -> str | None:
        """The number that calls are made from unless another is named."""
        return self.lines[0] if self.lines else None


class Refusal(StrEnum):
    """Why an event could not be applied."""

    BAD_NUMBER = "bad_number"
    NO_SUCH_CALL = "no_such_call"
    NO_OPEN_CALL = "no_open_call"
    SEVERAL_OPEN = "several_open"
    CALL_ENDED = "call_ended"
    CALL_OPEN = "call_open"
    ALREADY_SENT = "already_sent"
    BAD_RECORDING = "bad_recording"
    OTHER_RECORDING = "other_recording"  # Activix may have one already; the rep is asked
    NO_CALL_BACK = "no_call_back"
    BAD_LENGTH = "bad_length"
    IN_THE_FUTURE = "in_the_future"
    NOT_MY_LINE = "not_my_line"
    CALL_EXISTS = "call_exists"
    CALL_CLEARED = "call_cleared"
    MALFORMED = "malformed"


class Refused(ValueError):
    """The event cannot be applied. ``detail`` holds facts: a number problem, the ids of calls."""

    def __init__(self, reason: Refusal, *detail: str) -> None:
        super().__init__(reason, *detail)
        self.reason = reason
        self.detail = detail


def status_for(disposition: Disposition, direction: Direction) -> Status:
    """The CRM's status for how a call ended (the table of statuses in README.md)."""
    if disposition in (Disposition.FAILED, Disposition.NOT_A_CALL):
        return Status.ERROR
    if disposition is Disposition.WRONG_NUMBER:
        return Status.ANSWERED
    return Status.ATTEMPTED if direction is Direction.OUTGOING else Status.INTERRUPTED


def status_at_end(
    call: Call, duration: int, rules: Rules, *, phone_knows: bool
) -> tuple[Status, Certainty]:
    """What an ended call's status is when nobody said how it ended.

    ``phone_knows`` says that the call's phone would have told of a pick-up: then its silence is
    an answer. Otherwise it is a guess, and marked as one.
    """
    if call.certainty is Certainty.SAID and call.status not in (Status.CALLING, Status.PENDING):
        return call.status, Certainty.SAID
    if call.answered_after is not None:
        return Status.ANSWERED, Certainty.SAID
    unanswered = status_for(Disposition.NO_ANSWER, call.direction)
    if phone_knows:
        return unanswered, Certainty.SILENCE
    if call.direction is Direction.OUTGOING and duration < rules.short_call_seconds:
        return unanswered, Certainty.GUESS
    return Status.ANSWERED, Certainty.GUESS
