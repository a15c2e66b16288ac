"""Looking up leads while the rep types and while a telephone rings.

Nobody waits for a look-up. It goes in the lane behind the calls of now, so that at the rate limit
it gives way to them; what nobody asks about any more is cut off; and a look-up that fails says
nothing of the calls, unless the server refuses the token or asks for patience. What was learnt is
kept in the journal, and told at once the next time, with its age.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from ..calls.clock import Clock
from ..calls.crm_copy import Entry
from ..calls.leads import Contact, Known, Lead, Query, merged
from ..calls.tokens import TokenState
from ..crm.client import CrmClient
from ..crm.errors import (
    CrmError,
    Forbidden,
    Invalid,
    NotFound,
    TokenRejected,
    TooManyRequests,
    Unavailable,
)
from ..crm.servers import BadBaseUrl
from ..journal.errors import JournalError
from ..journal.lead_book import LeadBook, Whose
from .backoff import Backoff
from .commits import Commits
from .lead_answer import LeadAnswer, LookState
from .lead_reading import lead_of, with_page
from .link import Link
from .look import national_digits
from .session import Session, SessionOver

log = logging.getLogger(__name__)

FRESH_SECONDS = 60.0
"""What the CRM said so short a time ago is not asked again: the number was looked up before the
dial, and now the call begins."""

AT_ONCE = 4
"""Look-ups under way together."""

POLL_SECONDS = 0.25
"""How often to see whether the token is known by now."""

MOST_LEADS = 25
LEADS_IN_DETAIL = 3
"""Of so many leads with a number their own pages are read, for the last calls."""


@dataclass(slots=True)
class _Found:
    """One question under way: what is known so far."""

    query: Query
    whose: Whose
    known: Known = field(default_factory=Known)
    calls: list[Contact] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)

    def answer(self, state: LookState) -> LeadAnswer:
        known = self.known
        theirs = [contact for lead in known.leads for contact in lead.contacts or ()]
        return LeadAnswer(
            self.query,
            state,
            known.leads,
            known.fetched_at,
            known.more,
            known.asked,
            merged(self.calls, theirs) if self.query.number else (),
        )


class LookUps:
    """Answers questions, each asked by somebody: a field, a call. Lives on the engine's loop.

    ``tell`` is called on the loop. ``may_ask``: whether anything may be asked of the CRM at all,
    ``None`` while that is not known.
    """

    def __init__(
        self,
        link: Link,
        commits: Commits,
        clock: Clock,
        tell: Callable[[LeadAnswer], None],
        *,
        chance: Callable[[], float],
        may_ask: Callable[[], bool | None],
    ) -> None:
        self._link = link
        self._commits = commits
        self._clock = clock
        self._tell = tell
        self._chance = chance
        self._may_ask = may_ask
        self._askers: dict[str, Query] = {}
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()  # also those that were cut off just now
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._news = asyncio.Event()

    # What it is told

    def ask(self, asker: str, query: Query | None, *, spare: bool = False) -> None:
        """``asker`` wants to know this, and nothing else any more; ``None``: nothing at all.

        A ``spare`` one is left to what is remembered while the limit of an hour is in sight: the
        answer to the call log will name the lead.
        """
        if query is None or not query.key:
            self._askers.pop(asker, None)
        else:
            self._askers[asker] = query
        wanted = {each.key for each in self._askers.values()}
        for key in self._under_way.keys() - wanted:
            self._under_way.pop(key).cancel()
        if query is not None and query.key and query.key not in self._under_way:
            spare = spare and self._link.health.pacer.is_rationed(_now())
            task = asyncio.create_task(self._run(query, spare=spare))
            self._under_way[query.key] = task
            self._tasks.add(task)
            task.add_done_callback(lambda done: self._over(query.key, done))

    def news(self) -> None:
        """The network, the token or the rep gives reason to try at once."""
        self._news.set()
        self._news = asyncio.Event()

    async def stop(self) -> None:
        """Cut off what is under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # One question

    def _over(self, key: str, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._under_way.get(key) is task:
            del self._under_way[key]
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a look-up could not be carried out", exc_info=error)

    async def _run(self, query: Query, *, spare: bool) -> None:
        failing = Backoff(self._chance, self._link.world.terms.retry_seconds)
        found: _Found | None = None
        said: LeadAnswer | None = None

        def say(found: _Found, state: LookState) -> None:
            nonlocal said
            answer = found.answer(state)
            if answer != said:
                said = answer
                self._tell(answer)

        while True:
            session, whose = self._link.session, self._whose()
            if found is None or found.whose != whose:
                found = await self._remembered(query, whose)
            if self._is_fresh(found.known):
                say(found, LookState.FRESH)
                await self._keep(found)
                return
            if spare:
                say(found, LookState.UNREACHABLE)
                return
            say(found, self._state(failing))
            try:
                if session is not None and self._may_ask():
                    async with self._turns:
                        await self._link.turn(session)
                        await self._fetch(session, found)
                    return
            except (SessionOver, BadBaseUrl):
                pass
            except (TokenRejected, TooManyRequests, Unavailable):
                pass  # the link has heard of it, and lets the next one go when it is time
            except (Forbidden, Invalid, NotFound):
                say(found, LookState.REFUSED)
                return
            except CrmError:
                failing.failed(_now())
                say(found, LookState.UNREACHABLE)
            await self._wait(failing)

    async def _wait(self, failing: Backoff) -> None:
        """Until there is reason to try again."""
        try:
            async with asyncio.timeout(failing.wait(_now()) or POLL_SECONDS):
                await self._news.wait()
            failing.hurry()
        except TimeoutError:
            pass

    def _state(self, failing: Backoff) -> LookState:
        world, health = self._link.world, self._link.health
        if self._link.session is None or world.token in (TokenState.MISSING, TokenState.REJECTED):
            return LookState.NO_TOKEN
        now = _now()
        if self._may_ask() is False or failing.wait(now) > 0.0 or health.backoff.wait(now) > 0.0:
            return LookState.UNREACHABLE
        return LookState.ASKING

    def _is_fresh(self, known: Known) -> bool:
        if known.fetched_at is None or not known.asked:
            return False
        age = (self._clock.now().wall - known.fetched_at).total_seconds()
        return 0.0 <= age < FRESH_SECONDS

    async def _fetch(self, session: Session, found: _Found) -> None:
        query, region = found.query, self._link.world.terms.region
        found.whose = self._whose()  # of the session: its token is known to be good
        async with session.client() as client:
            text = national_digits(query.number) if query.number else query.words
            try:
                page = (await client.first_leads(text, MOST_LEADS)).value
            except CrmError as error:
                self._heard(session, error)
                raise
            self._link.heard(session, None)
            if not session.current:
                raise SessionOver  # what it said is another account's
            every = [lead_of(lead, region) for lead in page.leads]
            # A search by digits finds more than it is asked for.
            leads = [lead for lead in every if not query.number or lead.has_number(query.number)]
            found.known = Known(tuple(leads), self._clock.now().wall, page.more, asked=True)
            if query.number:
                await self._keep(found)
                self._tell(found.answer(LookState.ASKING if leads else LookState.FRESH))
                await self._read_pages(session, client, found)
        await self._keep(found)
        self._tell(found.answer(LookState.FRESH))

    async def _read_pages(self, session: Session, client: CrmClient, found: _Found) -> None:
        """The last calls with the newest of the leads."""
        region = self._link.world.terms.region
        for lead in found.known.leads[:LEADS_IN_DETAIL]:
            if self._link.health.pacer.is_rationed(_now()):
                return
            try:
                await self._link.turn(session)
                page = (await client.lead(lead.id)).value
            except NotFound:  # merged away since the search
                found.gone.append(lead.id)
                found.known = _changed(found.known, lead, None)
            except SessionOver:
                return
            except CrmError as error:
                self._heard(session, error)
                return  # the name is there, which matters most
            else:
                found.known = _changed(found.known, lead, with_page(lead, page, region))

    def _heard(self, session: Session, error: CrmError) -> None:
        """Only what says something of every other request as well."""
        if isinstance(error, TokenRejected | TooManyRequests | Unavailable):
            self._link.heard(session, error)

    # The journal

    def _whose(self) -> Whose:
        return Whose(self._link.world.terms.base_url, self._link.world.account_id)

    async def _remembered(self, query: Query, whose: Whose) -> _Found:
        if not whose.account_id:
            return _Found(query, whose)
        try:
            known, calls = await self._commits.run(
                lambda journal: _read(LeadBook(journal, whose), query)
            )
        except JournalError:
            return _Found(query, whose)  # the CRM still knows
        return _Found(query, whose, known, calls)

    async def _keep(self, found: _Found) -> None:
        """Remember it, and give the calls with the number its name if there is but one."""
        known, number = found.known, found.query.number
        at, whose, gone = known.fetched_at, found.whose, tuple(found.gone)
        assert at is not None

        def keep(book: LeadBook) -> Iterable[Entry]:
            book.learn(known.leads, at, number=number, more=known.more, gone=gone)
            if number and len(known.leads) == 1 and not known.more:
                return book.name_calls(number, known.leads[0], at, gone)
            return ()

        try:
            await self._commits.change(lambda journal: keep(LeadBook(journal, whose)))
        except JournalError:
            log.info("what was learnt of a lead could not be kept")


def _read(book: LeadBook, query: Query) -> tuple[Known, list[Contact]]:
    if query.number:
        return book.with_number(query.number), book.calls_with(query.number)
    return book.called(query.words), []


def _changed(known: Known, lead: Lead, now: Lead | None) -> Known:
    leads = (now if each is lead else each for each in known.leads)
    return replace(known, leads=tuple(each for each in leads if each is not None))


def _now() -> float:
    return asyncio.get_running_loop().time()
