"""One request of one call: committed, carried out, committed again."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile

from ..calls.call import Call
from ..calls.clock import Clock, Instant
from ..calls.copying import PROGRAM_ENDED, Result
from ..calls.crm_copy import Attempt, Entry, Outcome, Parked, Part, Verb
from ..calls.follow_ups import BadFile
from ..calls.request import Request
from ..crm.client import CrmClient
from ..crm.errors import CrmError, Forbidden, Invalid, NotFound, Reason, Unconfirmed
from ..crm.resources import Account
from ..journal.errors import JournalError
from ..journal.journal import Journal
from .commits import Commits
from .finding import TaskLookout, find_lead, find_task
from .follow_ups import Progress, send_part
from .judging import KnownThen
from .look import Lookout, look
from .outcomes import failed, not_seen
from .requests import send
from .session import Session, SessionOver
from .world import World

log = logging.getLogger(__name__)

FIRST_LOOK_SECONDS = 3.0
"""A log that was stored is usually there by then; found early, the call goes on live."""


HOPELESS_LOOKS = 10
HOPELESS_SECONDS = 3600
"""Looks that have failed in a row, and since when, before the rep is asked instead."""

_FAILURES = frozenset(reason.value for reason in Reason)


async def _nothing_to_remember(_: Account) -> None:
    """Where nobody keeps accounts, each look-up asks anew."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What a request is carried out with.

    ``heard`` is told of an answer (``None``) or an error before its outcome is committed, since it
    says something of all other requests as well. ``turn`` returns when one more request of a
    look-up may leave, or raises :class:`SessionOver`. ``progress`` is told how far an upload is.
    ``learnt`` is given an account that a look-up had to ask for, to remember its users.
    """

    commits: Commits
    clock: Clock
    session: Session
    world: World
    heard: Callable[[CrmError | None, Result], None]
    turn: Callable[[], Awaitable[None]]
    progress: Progress = lambda _: None
    learnt: Callable[[Account], Awaitable[None]] = _nothing_to_remember


@dataclass(frozen=True, slots=True)
class Served:
    """What became of a request. A call that ``failed`` should wait a little before the next.

    A look-up can tell more than now in ``look_in`` seconds.
    """

    failed: bool
    look_in: float | None = None


async def serve(call_id: str, with_: Serving, part: Part | None = None) -> Served | None:
    """Carry out what is due for a call's log, or one part of it; ``None`` if nothing is any more.

    Raises :class:`~offhook.journal.errors.JournalError`, and then nothing has left this computer.
    """
    begun = await with_.commits.begin(call_id, with_.world.terms.settle_seconds, part)
    if begun is None:
        return None
    attempt, entry, request = begun
    error: CrmError | None = None
    failure, look_in = False, None
    try:
        if not with_.session.current:
            raise SessionOver
        async with with_.session.client() as client:
            result, look_in = await _carried_out(client, entry, request, with_)
        if result.http_status is not None:
            with_.heard(None, result)
    except CrmError as raised:
        error = raised
        failure = isinstance(error, Unconfirmed)
        became = not_seen if request.verb is Verb.LOOK else failed
        result = became(error, with_.clock.now().wall)
        with_.heard(error, result)
    except BadFile as bad:  # which says nothing of the server
        result = Result(Outcome.NOT_STORED, code=bad.problem.value, parked=Parked.FILE)
    except SessionOver:
        result = Result(Outcome.NOT_STORED, code="token_changed")
    except JournalError:  # only a look-up needs it: nothing was sent that could be stored
        failure, result = True, Result(Outcome.UNCONFIRMED, code="internal")
    except Exception:  # a bug of ours must not leave an attempt open: it could never be repeated
        log.exception("a request could not be carried out")
        failure, result = True, Result(Outcome.UNCONFIRMED, code="internal")
    await with_.commits.finish(attempt, result)
    if request.verb in (Verb.CREATE, Verb.TASK) and result.outcome is Outcome.UNCONFIRMED:
        look_in = min(FIRST_LOOK_SECONDS, with_.world.terms.settle_seconds)
    return Served(failure, look_in)


def maybe_stored(attempts: Sequence[Attempt]) -> list[Attempt]:
    """The POSTs of one call's ledger that may have been stored, those that were looked for in vain
    aside."""
    posts: list[Attempt] = []
    for attempt in attempts:
        if attempt.verb is Verb.LOOK and attempt.outcome is Outcome.NOT_FOUND:
            posts = []
        elif attempt.verb is Verb.CREATE and attempt.outcome is not Outcome.NOT_STORED:
            posts.append(attempt)
    return posts


def was_refused(ledger: Sequence[Attempt]) -> bool:
    """Whether the last look for one call, since it was last sent, was refused."""
    done = [one for one in ledger if one.outcome is not None and one.verb is not Verb.DECIDE]
    return bool(done) and done[-1].verb is Verb.LOOK and done[-1].code == Parked.NO_RIGHT_TO_LOOK


def is_hopeless(ledger: Sequence[Attempt], post: Verb, look: Verb, now: Instant) -> bool:
    """Whether the looks for what the last ``post`` made have failed for so long, one after the
    other, that the rep should be asked.

    A request that changes nothing goes before each that follows a failure, so the server is well
    but for these. What never reached it, and what ended with the program, says nothing of them.
    """
    since = takewhile(lambda one: one.verb is not post, reversed(ledger))
    looks = [one for one in since if one.verb is look and one.outcome is Outcome.UNCONFIRMED]
    looks = [one for one in looks if one.code != PROGRAM_ENDED]
    run = list(takewhile(lambda one: one.code in _FAILURES, looks))
    return len(run) >= HOPELESS_LOOKS and now.waited_since(run[-1].began) >= HOPELESS_SECONDS


async def _carried_out(
    client: CrmClient, entry: Entry, request: Request, with_: Serving
) -> tuple[Result, float | None]:
    """What became of it, and the seconds after which a look that was too early can tell more."""
    clock, turn = with_.clock, with_.turn
    match request.verb:
        case Verb.LOOK:
            out = await _lookout(client, entry.call, with_)
            return await look(client, entry.call, out, clock, turn)
        case Verb.FIND_TASK:
            lookout = await _task_lookout(entry, with_)
            return await find_task(client, entry, lookout, clock, turn)
        case Verb.FIND_LEAD:
            return await find_lead(client, entry, clock, turn), None
        case Verb.CREATE | Verb.UPDATE | Verb.COMPLETE:
            return await send(client, entry.call, request, clock), None
    return await send_part(client, entry.call, request, clock, with_.progress), None


async def _task_lookout(entry: Entry, with_: Serving) -> TaskLookout:
    call = entry.call

    def look_out(journal: Journal) -> TaskLookout:
        ledger = journal.attempts(call.id)
        posts = [one for one in ledger if one.verb is Verb.TASK]
        return TaskLookout(
            last=posts[-1] if posts else None,
            taken=frozenset(journal.parts_taken(Part.TASK, call.stamp.base_url, besides=call.id)),
            settle_seconds=with_.world.terms.settle_seconds,
            hopeless=is_hopeless(ledger, Verb.TASK, Verb.FIND_TASK, with_.clock.now()),
        )

    return await with_.commits.run(look_out)


async def _lookout(client: CrmClient, call: Call, with_: Serving) -> Lookout:
    world, email = with_.world, call.stamp.user_email.strip().lower()

    async def ask_own_user() -> int | None:
        if not email:
            return None
        await with_.turn()
        try:
            account = (await client.account()).value
        except (Forbidden, NotFound, Invalid):
            return None
        await with_.learnt(account)
        return next(
            (user.id for user in account.users if user.email.strip().lower() == email), None
        )

    def look_out(journal: Journal) -> Lookout:
        other_calls = [
            other
            for other in journal.calls_to(call.remote or "", besides=call.id)
            if journal.copy(other.id).communication_id is None
        ]
        ledger = journal.attempts(call.id)
        attempts = [
            attempt
            for attempt in ledger
            if attempt.verb is Verb.CREATE and attempt.outcome is Outcome.UNCONFIRMED
        ]
        boots = {attempt.began.boot_id for attempt in attempts}
        known = ((boot, journal.server_ahead_in(boot, call.stamp.base_url)) for boot in boots)
        return Lookout(
            attempts=attempts,
            own_user=world.user_id(email),
            ask_own_user=ask_own_user,
            taken=journal.communications_taken(call.stamp.base_url, besides=call.id),
            other_calls=other_calls,
            rivals=[
                attempt
                for other in other_calls
                if other.direction is call.direction
                for attempt in maybe_stored(journal.attempts(other.id))
            ],
            known_then={
                boot: KnownThen(then[0], timedelta(seconds=then[1])) for boot, then in known if then
            },
            settle_seconds=world.terms.settle_seconds,
            refused_before=was_refused(ledger),
            hopeless=is_hopeless(ledger, Verb.CREATE, Verb.LOOK, with_.clock.now()),
        )

    return await with_.commits.run(look_out)
