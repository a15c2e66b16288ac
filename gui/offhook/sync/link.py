"""The link to the CRM: which server, whose token, and how it is doing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from ..calls.clock import Clock
from ..calls.copying import Result
from ..calls.tokens import TokenCheck, TokenState
from ..crm.client import CrmClient
from ..crm.errors import CrmError, Forbidden, Invalid, NotFound, TokenRejected
from ..crm.resources import Account
from ..crm.secret import Secret
from ..crm.servers import BadBaseUrl
from ..journal.errors import JournalError
from .commits import Commits
from .health import Health
from .pacing import Lane
from .session import Session, SessionOver
from .status import Trouble
from .world import Terms, World, check_of, refusal_of


class Link:
    """What is known of server and token, kept up to date by every answer.

    ``changed`` is called when something is known that may let more, or less, be sent. ``over``
    holds the sessions that have ended and may still have requests under way; ``unasked`` those that
    ended before the server said whose their token is; ``refusals`` the tokens that were refused, to
    be remembered in the journal.
    """

    def __init__(
        self,
        terms: Terms,
        clock: Clock,
        connect: Callable[[str, Secret], CrmClient],
        chance: Callable[[], float],
        changed: Callable[[], None],
    ) -> None:
        self.world = World(terms)
        self.session: Session | None = None
        self.over: list[Session] = []
        self.unasked: list[Session] = []
        self.refusals: list[TokenCheck] = []
        self.health = Health(chance, terms, _now())
        self._clock = clock
        self._connect = connect
        self._chance = chance
        self._changed = changed
        self._errand: asyncio.Task[None] | None = None
        self._aside: asyncio.Task[None] | None = None

    # Whom to speak to

    def use_token(self, secret: Secret | None, *, durable: bool, base_url: str | None) -> None:
        """The token for ``base_url`` (``None``: for the server in use) is this one, or none."""
        if base_url not in (None, self.world.terms.base_url):
            return  # another server was chosen meanwhile, and must never see this token
        self.world = replace(self.world, durable=durable)
        same = self.session is not None and self.session.secret == secret
        if not same or self.world.token is TokenState.REJECTED:
            self.end_session()
            # Taken away is taken away; one that is given again is asked about as the one in use.
            self._forget_unasked(lambda one: secret in (None, one.secret))
            self.world = self.world.with_token(secret)
            if secret is not None:
                self.session = Session(self.world.terms.base_url, secret, self._connect)

    def use_terms(self, terms: Terms) -> None:
        """Settings changed. Another server needs a token of its own."""
        if terms.base_url != self.world.terms.base_url:
            self.end_session()
            self._forget_unasked(lambda one: True)
            self.world = World(terms)
            self.health = Health(self._chance, terms, _now())
        else:
            self.world = replace(self.world, terms=terms)
            self.health.use_terms(terms, _now())

    def end_session(self) -> None:
        """Send nothing more with this token; what is under way goes on to its end."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
        session, self.session = self.session, None
        if session is not None:
            session.current = False
            unasked = session.mark and self.world.token is TokenState.UNKNOWN
            (self.unasked if unasked else self.over).append(session)

    def _forget_unasked(self, which: Callable[[Session], bool]) -> None:
        for session in filter(which, list(self.unasked)):
            self.unasked.remove(session)
            self.over.append(session)

    async def close_sessions(self, *, at_once: bool = False) -> None:
        """Close those that are over and not in use any more, or all of them ``at_once``."""
        if at_once:
            self._forget_unasked(lambda one: True)
            if self._aside is not None:
                self._aside.cancel()
        for session in [one for one in self.over if at_once or not one.in_use]:
            self.over.remove(session)
            await session.aclose()

    def identified(
        self, session: Session, mark: str, check: TokenCheck | None, misfits: frozenset[str]
    ) -> None:
        """The journal gave the fingerprint of a session's token and what it remembers of it."""
        if session.current:
            session.mark = mark
            self.world = self.world.identified(mark, check, misfits)

    # May a request leave?

    def wait(self, commits: Commits) -> float | None:
        """Seconds until any request of a call may leave; ``None``: not before something changes.

        Where server or token have to be asked first, that is begun.
        """
        session, token = self.session, self.world.token
        if session is None or not session.mark or token is TokenState.REJECTED or self._errand:
            return None
        if (wait := self.health.backoff.wait(_now())) > 0.0:
            return wait
        if token is TokenState.OK and not self.health.probe_first:
            self._ask_aside(commits)
            return 0.0
        if (wait := self.health.pacer.wait_for(Lane.LIVE, _now())) > 0.0:
            return wait
        self.health.pacer.take(Lane.LIVE, _now())
        self._errand = asyncio.create_task(self._ask(session, commits))
        return None

    async def turn(self, session: Session) -> None:
        """Wait until one more request of a look-up may leave. Raises :class:`SessionOver`."""
        while session.current and self.world.token is TokenState.OK:
            if (wait := self.health.wait(Lane.LOOK, _now())) == 0.0:
                self.health.pacer.take(Lane.LOOK, _now())
                return
            await asyncio.sleep(min(wait, 1.0))
        raise SessionOver

    # What answers say

    def heard(self, session: Session, error: CrmError | None, result: Result | None = None) -> None:
        """A request of ``session`` was answered (``None``) or failed."""
        if not session.current:
            return
        if error is None:
            self.health.succeeded()
        else:
            self.health.failed(error, _now())
        if isinstance(error, TokenRejected) and self.world.token is not TokenState.REJECTED:
            self.refusals.append(refusal_of(self.world, self._clock.now().wall))
            self.world = replace(self.world, token=TokenState.REJECTED)
        if result is not None and result.server_ahead is not None:
            ahead = timedelta(seconds=result.server_ahead)
            self.world = replace(self.world, server_ahead=ahead)
        self._changed()

    async def _ask(self, session: Session, commits: Commits) -> None:
        """Whose token is it? Or, where that is known: is the server well again?"""
        known = self.world.token is TokenState.OK
        try:
            async with session.client() as client:
                if known:
                    await client.probe()
                else:
                    await self._accepted(session, (await client.account()).value, commits)
            self.heard(session, None)
        except (Forbidden, NotFound, Invalid) as error:
            if known:
                self.heard(session, error)
            else:
                # A token that may not read its account cannot be told from another account's.
                self.health.unusable(Trouble.NO_ACCOUNT, _now())
        except CrmError as error:
            self.heard(session, error)
        except BadBaseUrl:
            self.health.unusable(Trouble.BAD_BASE_URL, _now())
        except JournalError:
            self.health.backoff.failed(_now())
        finally:
            if self._errand is asyncio.current_task():
                self._errand = None
            self._changed()

    async def _accepted(self, session: Session, account: Account, commits: Commits) -> None:
        check = check_of(account, session.base_url, session.mark, self._clock.now().wall)
        await commits.change(lambda journal: journal.token_checked(check))
        if session.current:
            self.world = replace(self.world, check=check, token=TokenState.OK)

    # Whose were the tokens before?

    def _ask_aside(self, commits: Commits) -> None:
        """Calls were made under tokens that were replaced too soon. They are theirs, should one
        be another account's; of one that is nobody's they go with the token in use."""
        if self.unasked and self._aside is None and self.health.wait(Lane.LOOK, _now()) == 0.0:
            self.health.pacer.take(Lane.LOOK, _now())
            self._aside = asyncio.create_task(self._ask_whose(self.unasked[0], commits))

    async def _ask_whose(self, session: Session, commits: Commits) -> None:
        done = False
        try:
            check = await self._check_of_former(session)
            await commits.change(lambda journal: journal.former_token_checked(check))
            if not check.account_id:
                misfits = self.world.misfits | {session.mark}
                self.world = replace(self.world, misfits=misfits)
            done = True
        except (Forbidden, NotFound, Invalid, BadBaseUrl):
            done = True  # it will not say
        except CrmError as error:
            self.health.failed(error, _now())
        except JournalError:
            self.health.backoff.failed(_now())
        finally:
            self._aside = None
            if done:
                self._forget_unasked(lambda one: one is session)
            self._changed()

    async def _check_of_former(self, session: Session) -> TokenCheck:
        # Which token was in use last is told by the times of the checks: this one was before.
        now = self.world.check.checked if self.world.check else self._clock.now().wall
        at = now - timedelta(seconds=1)
        try:
            async with session.client() as client:
                account = (await client.account()).value
        except TokenRejected:
            base_url, mark = session.base_url, session.mark
            return TokenCheck(base_url, mark, "", "", at, TokenState.REJECTED)
        return check_of(account, session.base_url, session.mark, at)


def _now() -> float:
    return asyncio.get_running_loop().time()
