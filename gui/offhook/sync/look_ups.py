"""Looking up leads while the rep types and while a telephone rings.

Nobody waits for a look-up. It goes in the lane behind the calls of now, so that at the rate limit
it gives way to them; what nobody asks about any more is cut off; and a look-up that fails says
nothing of the calls, unless the server refuses the token or asks for patience. What was learnt is
kept in the journal, and told at once the next time, with its age.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from ..calls.clock import Clock
from ..calls.leads import Query
from .commits import Commits
from .lead_answer import LeadAnswer
from .lead_question import Asking, LeadQuestion
from .link import Link

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Look-ups under way together."""


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
        self._news = asyncio.Event()
        self._asking = Asking(
            link,
            commits,
            clock,
            tell,
            chance,
            may_ask,
            turns=asyncio.Semaphore(AT_ONCE),
            news=lambda: self._news,
        )
        self._askers: dict[str, Query] = {}
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()  # also those that were cut off just now

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
            question = LeadQuestion(query, self._asking)
            task = asyncio.create_task(question.run(spare=spare))
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
