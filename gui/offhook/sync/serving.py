"""One request of one call: committed, carried out, committed again."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from ..calls.clock import Clock
from ..calls.copying import Result
from ..calls.crm_copy import Entry, Outcome, Verb
from ..crm.errors import CrmError, Unconfirmed
from ..journal import Journal
from .commits import Commits
from .look import Lookout, look
from .outcomes import failed
from .requests import send
from .session import Session, SessionOver
from .world import World

log = logging.getLogger(__name__)

FIRST_LOOK_SECONDS = 3.0
"""A log that was stored is usually there by then; found early, the call goes on live."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What a request is carried out with.

    ``heard`` is told of an answer (``None``) or an error before its outcome is committed, since it
    says something of all other requests as well. ``turn`` returns when one more request of a
    look-up may leave, or raises :class:`SessionOver`.
    """

    commits: Commits
    clock: Clock
    session: Session
    world: World
    heard: Callable[[CrmError | None, Result], None]
    turn: Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Served:
    """What became of a request. A call that ``failed`` should wait a little before the next.

    A look-up can tell more than now in ``look_in`` seconds.
    """

    failed: bool
    look_in: float | None = None


async def serve(call_id: str, with_: Serving) -> Served | None:
    """Carry out what is due for a call; ``None`` if nothing is any more.

    Raises :class:`~offhook.journal.JournalError`, and then nothing has left this computer.
    """
    begun = await with_.commits.begin(call_id, with_.world.terms.settle_seconds)
    if begun is None:
        return None
    attempt, entry, request = begun
    error: CrmError | None = None
    failure, look_in = False, None
    try:
        if not with_.session.current:
            raise SessionOver
        async with with_.session.client() as client:
            if request.verb is Verb.LOOK:
                out = await with_.commits.run(lambda journal: _lookout(journal, entry, with_.world))
                result, look_in = await look(client, entry.call, out, with_.clock, with_.turn)
            else:
                result = await send(client, entry.call, request, with_.clock)
        with_.heard(None, result)
    except CrmError as raised:
        error = raised
        failure = isinstance(error, Unconfirmed)
        result = failed(error, with_.clock.now().wall)
        with_.heard(error, result)
    except SessionOver:
        result = Result(Outcome.NOT_STORED, code="token_changed")
    except Exception:  # a bug of ours must not leave an attempt open: it could never be repeated
        log.exception("a request could not be carried out")
        failure, result = True, Result(Outcome.UNCONFIRMED, code="internal")
    await with_.commits.finish(attempt, result)
    if request.verb is Verb.CREATE and result.outcome is Outcome.UNCONFIRMED:
        look_in = min(FIRST_LOOK_SECONDS, with_.world.terms.settle_seconds)
    return Served(failure, look_in)


def _lookout(journal: Journal, entry: Entry, world: World) -> Lookout:
    call = entry.call
    return Lookout(
        attempt=journal.last_creation(call.id),
        own_user=world.user_id(call.stamp.user_email),
        taken=journal.communications_taken(),
        other_calls=journal.calls_to(call.remote or "", besides=call.id),
        server_ahead=world.server_ahead,
        settle_seconds=world.terms.settle_seconds,
    )
