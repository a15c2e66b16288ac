"""One question about leads, from what is remembered to what the CRM says."""

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

POLL_SECONDS = 0.25
"""How often to see whether the token is known by now."""

MOST_LEADS = 25
LEADS_IN_DETAIL = 3
"""Of so many leads with a number their own pages are read, for the last calls."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question is asked with. ``tell`` is called on the engine's loop.

    ``may_ask``: whether anything may be asked of the CRM at all, ``None`` while that is not known.
    ``turns`` are for those that are under way together; ``news`` gives what is set when there is
    reason to try at once.
    """

    link: Link
    commits: Commits
    clock: Clock
    tell: Callable[[LeadAnswer], None]
    chance: Callable[[], float]
    may_ask: Callable[[], bool | None]
    turns: asyncio.Semaphore
    news: Callable[[], asyncio.Event]


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


class LeadQuestion:
    """Asked again until it is answered, refused or called off. Lives on the engine's loop."""

    def __init__(self, query: Query, asking: Asking) -> None:
        self._query = query
        self._asking = asking
        self._link = asking.link
        self._failing = Backoff(asking.chance, self._link.world.terms.retry_seconds)
        self._said: LeadAnswer | None = None

    async def run(self, *, spare: bool) -> None:
        """Say what is remembered, then what the CRM says. A ``spare`` one is left to what is
        remembered while the limit of an hour is in sight."""
        spare = spare and self._link.health.pacer.is_rationed(_now())
        found: _Found | None = None
        while True:
            session, whose = self._link.session, self._whose()
            if found is None or found.whose != whose:
                found = await self._remembered(whose)
            if self._is_fresh(found.known):
                self._say(found, LookState.FRESH)
                await self._keep(found)
                return
            if spare:
                self._say(found, LookState.UNREACHABLE)
                return
            self._say(found, self._state())
            try:
                if session is not None and self._asking.may_ask():
                    async with self._asking.turns:
                        await self._link.turn(session)
                        await self._fetch(session, found)
                    return
            except (SessionOver, BadBaseUrl):
                pass
            except (TokenRejected, TooManyRequests, Unavailable):
                pass  # the link has heard of it, and lets the next one go when it is time
            except (Forbidden, Invalid, NotFound):
                self._say(found, LookState.REFUSED)
                return
            except CrmError:
                self._failing.failed(_now())
                self._say(found, LookState.UNREACHABLE)
            await self._wait()

    def _say(self, found: _Found, state: LookState) -> None:
        answer = found.answer(state)
        if answer != self._said:
            self._said = answer
            self._asking.tell(answer)

    async def _wait(self) -> None:
        """Until there is reason to try again."""
        try:
            async with asyncio.timeout(self._failing.wait(_now()) or POLL_SECONDS):
                await self._asking.news().wait()
            self._failing.hurry()
        except TimeoutError:
            pass

    def _state(self) -> LookState:
        world, health = self._link.world, self._link.health
        if self._link.session is None or world.token in (TokenState.MISSING, TokenState.REJECTED):
            return LookState.NO_TOKEN
        now = _now()
        waits = self._failing.wait(now) > 0.0 or health.backoff.wait(now) > 0.0
        if self._asking.may_ask() is False or waits:
            return LookState.UNREACHABLE
        return LookState.ASKING

    def _is_fresh(self, known: Known) -> bool:
        if known.fetched_at is None or not known.asked:
            return False
        age = (self._asking.clock.now().wall - known.fetched_at).total_seconds()
        return 0.0 <= age < FRESH_SECONDS

    async def _fetch(self, session: Session, found: _Found) -> None:
        query, region = self._query, self._link.world.terms.region
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
            found.known = Known(tuple(leads), self._asking.clock.now().wall, page.more, asked=True)
            if query.number:
                await self._keep(found)
                self._asking.tell(found.answer(LookState.ASKING if leads else LookState.FRESH))
                await self._read_pages(session, client, found)
        await self._keep(found)
        # Told in any case: somebody may have joined since it was told last.
        self._asking.tell(found.answer(LookState.FRESH))

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

    async def _remembered(self, whose: Whose) -> _Found:
        query = self._query
        if not whose.account_id:
            return _Found(query, whose)
        try:
            known, calls = await self._asking.commits.run(
                lambda journal: _read(LeadBook(journal, whose), query)
            )
        except JournalError:
            return _Found(query, whose)  # the CRM still knows
        return _Found(query, whose, known, calls)

    async def _keep(self, found: _Found) -> None:
        """Remember it, and give the calls with the number its name if there is but one."""
        known, number = found.known, self._query.number
        at, whose, gone = known.fetched_at, found.whose, tuple(found.gone)
        assert at is not None

        def keep(book: LeadBook) -> Iterable[Entry]:
            book.learn(known.leads, at, number=number, more=known.more, gone=gone)
            if number and len(known.leads) == 1 and not known.more:
                return book.name_calls(number, known.leads[0], at, gone)
            return ()

        try:
            await self._asking.commits.change(lambda journal: keep(LeadBook(journal, whose)))
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
