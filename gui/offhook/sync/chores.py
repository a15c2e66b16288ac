"""What has to be put right in the journal before anything is sent."""

from __future__ import annotations

from functools import partial

from ..calls.clock import Clock
from ..calls.tokens import TokenCheck
from ..journal.journal import Journal
from .commits import Commits
from .session import Session
from .world import Terms, World, mark_of


class Chores:
    """Each method does what is left to do of one chore. It raises ``JournalError`` where that
    cannot be done, and then it is still left to do."""

    def __init__(self, commits: Commits, clock: Clock) -> None:
        self._commits = commits
        self._clock = clock
        self._loaded = False
        self._completed: tuple[Terms, str, str] | None = None
        self._adopted: tuple[str, str, str, frozenset[str]] | None = None
        self._told: tuple[str, str, frozenset[str]] | None = None

    async def load(self) -> None:
        """Once: what was under way when the program ended has no outcome; what is left to send."""
        if self._loaded:
            return
        now = self._clock.now()
        await self._commits.change(lambda journal: journal.close_open_attempts(now))
        await self._commits.change(lambda journal: journal.unsettled())
        self._loaded = True

    async def complete(self, world: World) -> None:
        """Give the calls of this account what they lacked when they were made and is known now."""
        terms = world.terms
        known = (terms, world.mark, world.account_id)
        if self._completed == known:
            return
        await self._commits.change(
            lambda journal: journal.complete(
                terms.line, terms.user_email, terms.user_did, world.is_ours
            )
        )
        self._completed = known

    async def identify(self, session: Session) -> tuple[str, TokenCheck | None, frozenset[str]]:
        """The fingerprint of a session's token, and what the server said of it when last asked;
        then the fingerprints of those that it never accepted."""

        def identify(journal: Journal) -> tuple[str, TokenCheck | None, frozenset[str]]:
            mark = mark_of(session.secret, journal.salt())
            known = journal.token_check(session.base_url, mark)
            return mark, known, journal.misfits(session.base_url)

        return await self._commits.run(identify)

    def orphan_seen(self) -> None:
        """A call was made before its maker knew whose token is in use."""
        self._adopted = None
        self._told = None

    async def adopt_orphans(self, world: World) -> None:
        """Calls that were made under the token in use, or before any was known, are its own; once
        it is accepted, so are those of tokens that were nobody's."""
        whose = (world.terms.base_url, world.mark, world.account_id)
        known = (*whose, world.misfits)
        if not world.mark or self._adopted == known:
            return
        # Before the job: an orphan that is seen meanwhile may have come too late for it.
        self._adopted = known
        try:
            await self._commits.change(lambda journal: journal.token_in_force(*whose))
        except BaseException:
            self._adopted = None
            raise

    async def tell_strays(self, world: World, being_asked: frozenset[str]) -> None:
        """Calls of tokens that nobody has any more are asked about, once it is known whose the
        token in use is; not those of tokens that are ``being_asked``."""
        known = (world.mark, world.account_id, being_asked)
        if not world.account_id or self._told == known:
            return
        marks = being_asked | {world.mark}
        base_url = world.terms.base_url
        self._told = known
        try:
            await self._commits.change(lambda journal: journal.tell_strays(base_url, marks))
        except BaseException:
            self._told = None
            raise

    async def remember_refusals(self, refusals: list[TokenCheck]) -> None:
        """A token that was refused is not used again before the server was asked about it."""
        while refusals:
            await self._commits.change(partial(Journal.token_checked, check=refusals[0]))
            refusals.pop(0)
