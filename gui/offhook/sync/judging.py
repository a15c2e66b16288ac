"""Is an unconfirmed call in the CRM? What the communications of its leads say. Pure.

A POST whose answer was lost may or may not have been stored. The only documented way to find out
is to look at the communications of the leads with that number. A wrong *yes* loses a call, a wrong
*no* doubles it, so whatever is not certain is asked. The first line that applies to a communication
says how well it fits:

==  ==========================================================================  ==============
 1  no telephone call, another direction, another number                        not at all
 2  known to belong to another call of this journal                             not at all
 3  dated (``executed_at``) with our start, and it is the rep's                 surely (a)
 4  dated with our start, and it is somebody else's                             perhaps
 5  dated otherwise, with the start of another call of this journal             not at all
 6  dated otherwise, created while ours may have been, by the rep               perhaps
 7  dated otherwise, and anything else                                          not at all
 8  undated, and it is somebody else's                                          not at all
 9  undated, created while ours cannot have been                                not at all
10  undated, created while ours must have been, showing what was sent of ours   surely (a) (b)
11  undated, and anything else                                                  likely
==  ==========================================================================  ==============

(a) *Likely* where it is not said whose it is, the rep is not known to the account, or it has no
number; likewise where another call of this journal to the number began (a) in the same second,
(b) within :data:`NEARBY`, or (b) was sent alike at the time it was created: after a morning offline
calls of hours apart are sent together. Line 6 is there because the documentation does not say how a
CRM that dates communications rounds.

One that surely fits beside none that is likely is the call: *found*; an undated one only where none
is perhaps. None that fits at all: *absent*, as far as these leads go (:mod:`.showing`). Everything
else is *undecided*.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from ..calls.call import Call
from ..calls.clock import Instant
from ..calls.copying import PROGRAM_ENDED
from ..calls.crm_copy import Attempt
from ..crm.resources import Communication

CLOCK_SLACK = timedelta(seconds=5)
"""How far a server's ``created_at`` may lie outside an attempt that it belongs to."""

UNKNOWN_CLOCK_SLACK = timedelta(days=1)
"""Likewise, if the server does not tell its time."""

NEARBY = timedelta(minutes=3)
"""Another call to the number within this time makes a mere nearness of time ambiguous."""

LONGEST_REQUEST = timedelta(minutes=1)
"""When the program ended under an attempt, it is known only when it began."""


class Verdict(StrEnum):
    """What the communications say."""

    FOUND = "found"
    ABSENT = "absent"
    UNDECIDED = "undecided"


class Fit(IntEnum):
    """How well a communication fits a call."""

    NOT = 0
    PERHAPS = 1
    LIKELY = 2
    SURELY = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, with the communication where it was found. ``dated``: by our start, which no
    other communication that appears later could change."""

    verdict: Verdict
    communication_id: int | None = None
    dated: bool = False


@dataclass(frozen=True, slots=True)
class KnownThen:
    """A moment at which the server said that it was ``ahead``."""

    at: Instant
    ahead: timedelta


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known beside the communications.

    ``attempts`` are the unconfirmed POSTs of the call, oldest first; ``own_user`` is the rep's id
    in the account, if known; ``taken`` the communications of other calls of this journal;
    ``other_calls`` those of its calls to the number whose communication is not known, ``rivals``
    their POSTs that may have been stored;
    ``server_ahead`` how far the server's clock is ahead at ``now``, ``None`` if it does not say;
    ``late`` how long after an attempt the server may still store it. ``known_then`` are moments of
    earlier starts of this computer, by their boot ids, with how far the server was ahead at each.
    """

    call: Call
    attempts: Sequence[Attempt]
    now: Instant
    own_user: int | None
    taken: Collection[int]
    other_calls: Sequence[Call]
    server_ahead: timedelta | None
    late: timedelta
    rivals: Sequence[Attempt] = ()
    known_then: Mapping[str, KnownThen] = field(default_factory=dict)


def judge(evidence: Evidence, communications: Sequence[Communication]) -> Judgement:
    """Look for the call among the communications of its leads."""
    fits = [(fit(evidence, one), one) for one in communications]
    sure = [one for how, one in fits if how is Fit.SURELY]
    likely = any(how is Fit.LIKELY for how, _ in fits)
    perhaps = any(how is Fit.PERHAPS for how, _ in fits)
    if not (sure or likely or perhaps):
        return Judgement(Verdict.ABSENT)
    if len(sure) == 1 and not likely:
        (only,) = sure
        dated = only.executed_at is not None
        if dated or not perhaps:
            return Judgement(Verdict.FOUND, only.id, dated)
    return Judgement(Verdict.UNDECIDED)


def fit(evidence: Evidence, one: Communication) -> Fit:
    """How well one communication fits, by the table above."""
    call = evidence.call
    others = [other for other in evidence.other_calls if other.direction == call.direction]
    if one.method != "phone" or one.kind != call.direction:
        return Fit.NOT
    if one.call_phone and not same_number(one.call_phone, call.remote):
        return Fit.NOT
    if one.id in evidence.taken:
        return Fit.NOT
    whose_is_known = None not in (evidence.own_user, one.user_id)
    somebody_elses = whose_is_known and one.user_id != evidence.own_user
    plain = whose_is_known and bool(one.call_phone)

    if one.executed_at == call.start_at:
        if somebody_elses:
            return Fit.PERHAPS
        twin = any(other.start_at == call.start_at for other in others)
        return Fit.SURELY if plain and not twin else Fit.LIKELY

    around = [attempt for attempt in evidence.attempts if _may_be_of(evidence, one, attempt)]
    if one.executed_at is not None:
        explained = any(other.start_at == one.executed_at for other in others)
        return Fit.PERHAPS if around and not (explained or somebody_elses) else Fit.NOT

    if somebody_elses or not around:
        return Fit.NOT
    ours = any(_must_be_of(evidence, one, attempt) and _as_sent(one, attempt) for attempt in around)
    alone = not any(abs(other.start_at - call.start_at) <= NEARBY for other in others)
    alone = alone and not any(
        _may_be_of(evidence, one, rival) and _as_sent(one, rival) for rival in evidence.rivals
    )
    return Fit.SURELY if plain and ours and alone else Fit.LIKELY


def same_number(text: str | None, e164: str | None) -> bool:
    """Whether a communication's number, in whatever spelling, is this E.164 number."""
    if not text or not e164:
        return False
    digits = "".join(char for char in text if char.isdigit())
    national = e164.removeprefix("+")
    return digits == national or (len(digits) >= 10 and national.endswith(digits))


def by_the_server(
    instant: Instant,
    now: Instant,
    server_ahead: timedelta | None,
    known_then: Mapping[str, KnownThen],
) -> datetime | None:
    """``instant`` by the server's clock; ``None`` if nobody knows.

    The wall clock may have been wrong at an earlier start of this computer, so what the server said
    of its own at that start goes first. Where it said nothing, a wall clock that was not ahead of
    the one of now is trusted.
    """
    if not instant.same_boot(now) and (then := known_then.get(instant.boot_id)) is not None:
        apart = timedelta(microseconds=(instant.steady_ns - then.at.steady_ns) // 1000)
        return then.at.wall + then.ahead + apart
    if not instant.same_boot(now) and instant.wall > now.wall:
        return None
    here = now.wall - timedelta(seconds=now.seconds_since(instant))
    return here + (server_ahead or timedelta())


def _may_be_of(evidence: Evidence, one: Communication, attempt: Attempt) -> bool:
    """Whether it was created when the attempt may have been carried out."""
    return one.created_at is None or _created_within(
        evidence, one.created_at, attempt.began, attempt.ended
    )


def _must_be_of(evidence: Evidence, one: Communication, attempt: Attempt) -> bool:
    """Likewise, with all times known: also where the program ended under the attempt."""
    if one.created_at is None or evidence.server_ahead is None:
        return False
    if _server_time(evidence, attempt.began) is None:
        return False
    if attempt.code != PROGRAM_ENDED:
        return _may_be_of(evidence, one, attempt)
    longest = replace(evidence, late=evidence.late + LONGEST_REQUEST)
    return _created_within(longest, one.created_at, attempt.began, None)


def _created_within(
    evidence: Evidence, created_at: datetime, began: Instant, ended: Instant | None
) -> bool:
    slack = UNKNOWN_CLOCK_SLACK if evidence.server_ahead is None else CLOCK_SLACK
    first, last = _server_time(evidence, began), _server_time(evidence, ended or began)
    if first is None or last is None:
        return True
    return first - slack <= created_at <= last + evidence.late + slack


def _server_time(evidence: Evidence, instant: Instant) -> datetime | None:
    return by_the_server(instant, evidence.now, evidence.server_ahead, evidence.known_then)


def _as_sent(one: Communication, attempt: Attempt) -> bool:
    """Whether it shows what the attempt sent; a call that the rep made elsewhere may not."""
    sent = attempt.body.get("duration") or 0
    return one.call_status == attempt.body.get("status") and (one.call_duration or 0) == sent
