"""The rep's open call tasks, asked for now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from ..calls.clock import Clock
from ..calls.tasks import CallTask, TaskList
from ..crm.errors import CrmError, NotFound
from ..crm.follow_up_resources import Task
from ..crm.servers import BadBaseUrl
from ..journal.errors import JournalError
from ..journal.journal import Journal
from ..journal.lead_book import LeadBook, Whose
from .commits import Commits
from .lead_reading import lead_of, with_page
from .link import Link
from .pacing import Lane
from .session import Session, SessionOver

RETRY_SECONDS = 5 * 60
"""After a failure: a list that is too old is only a list that is too old."""

MOST_LEADS = 20
"""Of so many tasks' leads at a time the numbers are asked for."""


class TaskRefresh:
    """Keeps the journal's list of tasks fresh, when nothing else wants to leave.

    ``changed`` is told of each new list, once it is committed; ``wake`` called when one came.
    """

    def __init__(
        self,
        commits: Commits,
        clock: Clock,
        link: Link,
        changed: Callable[[TaskList], None],
        wake: Callable[[], None],
    ) -> None:
        self._commits = commits
        self._clock = clock
        self._link = link
        self._changed = changed
        self._wake = wake
        self._next: dict[tuple[str, str, int], float] = {}
        self._errand: asyncio.Task[None] | None = None

    def refresh(self, session: Session) -> float | None:
        """Ask if it is time to. Returns the seconds after which to see again; ``None``: not before
        something changes."""
        link, now = self._link, asyncio.get_running_loop().time()
        owner_id = link.world.user_id(link.world.terms.user_email)
        if not link.world.terms.tasks_seconds or owner_id is None or self._errand is not None:
            return None
        whose = (session.base_url, link.world.account_id, owner_id)
        if (wait := self._next.get(whose, 0.0) - now) > 0.0:
            return wait
        if (wait := link.health.pacer.wait_for(Lane.LOOK, now)) > 0.0:
            return wait
        self._next[whose] = now + RETRY_SECONDS
        self._errand = asyncio.create_task(self._ask(session, whose))
        return None

    def cancel(self) -> None:
        """Ask no more."""
        if self._errand is not None:
            self._errand.cancel()

    async def _ask(self, session: Session, whose: tuple[str, str, int]) -> None:
        base_url, account_id, owner_id = whose
        loop, link = asyncio.get_running_loop(), self._link
        try:
            now = self._clock.now().wall
            known = await self._commits.run(lambda journal: journal.tasks(base_url, account_id))
            if known.owner_id == owner_id and (left := self._left(known, now)) > 0:
                self._next[whose] = loop.time() + left
                self._changed(known)
                return
            await link.turn(session)
            async with session.client() as client:
                answer = await client.open_call_tasks(_end_of(now), lambda: link.turn(session))
            tasks = tuple(_task(one) for one in answer.value if _is_mine(one, owner_id))
            listed = TaskList(base_url, account_id, owner_id, tuple(filter(None, tasks)), now)
            await self._commits.run(lambda journal: journal.tasks_fetched(listed))
            self._next[whose] = loop.time() + self._link.world.terms.tasks_seconds
            self._changed(listed)
            if await self._learn_leads(session, listed):
                self._changed(listed)
        except CrmError as error:
            if error.http_status != 403:  # a token without this right says nothing of the server
                link.heard(session, error)
        except (SessionOver, JournalError, BadBaseUrl):
            pass
        finally:
            self._errand = None
            self._wake()

    async def _learn_leads(self, session: Session, listed: TaskList) -> bool:
        """A task names its lead by an id alone, and the rep dials a number. Whether any was new."""
        link, whose = self._link, Whose(listed.base_url, listed.account_id)
        wanted = dict.fromkeys(task.lead_id for task in listed.tasks if task.lead_id is not None)

        def unknown(journal: Journal) -> list[int]:
            book = LeadBook(journal, whose)
            return [lead_id for lead_id in wanted if book.lead(lead_id) is None]

        found = []
        for lead_id in (await self._commits.run(unknown))[:MOST_LEADS]:
            await link.turn(session)
            async with session.client() as client:
                try:
                    page = (await client.lead(lead_id)).value
                except NotFound:  # merged away: its task will soon name the other
                    continue
            blank = lead_of(page.lead, link.world.terms.region)
            found.append(with_page(blank, page, link.world.terms.region))
        if found:
            at = self._clock.now().wall
            await self._commits.run(lambda journal: LeadBook(journal, whose).learn(found, at))
        return bool(found)

    def _left(self, known: TaskList, now: datetime) -> float:
        """Seconds for which a list is fresh; a clock that was put back does not keep it for ever.

        Its age stands in the journal, so a restart asks no sooner."""
        if known.fetched is None or known.fetched > now:
            return 0.0
        return self._link.world.terms.tasks_seconds - (now - known.fetched).total_seconds()


def _end_of(now: datetime) -> datetime:
    """The end of the day."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1, seconds=-1)


def _is_mine(task: Task, owner_id: int) -> bool:
    return task.owner_id == owner_id and task.kind in ("", "call") and not task.completed


def _task(task: Task) -> CallTask | None:
    if task.date is None:
        return None
    return CallTask(
        id=task.id,
        lead_id=task.lead_id,
        owner_id=task.owner_id,
        title=task.title,
        description=task.description,
        date=task.date,
        priority=task.priority,
    )
