"""Lists that come in pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from .answers import Answer
from .errors import Reason, Unconfirmed
from .values import Unreadable

PER_PAGE = 100  # the most that the documentation allows
MOST_PAGES = 20  # two thousand leads with one number: not a number that can be told apart


class Numbered(Protocol):
    """Something with an id of its own."""

    @property
    def id(self) -> int:
        """The id."""
        ...


Item = TypeVar("Item", bound=Numbered)


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list, and what it says about pages after it."""

    items: list[Item]
    last_page: int | None
    has_next: bool | None
    total: int | None

    @property
    def says_nothing(self) -> bool:
        """Whether nothing tells if another page follows."""
        return self.last_page is None and self.has_next is None

    def is_last(self, number: int) -> bool:
        """Whether no page follows this one, the ``number``th."""
        if self.says_nothing:
            return not self.items
        return not self.has_next and (self.last_page is None or number >= self.last_page)


def page_reader(read: Callable[[object], Item]) -> Callable[[dict[str, Any]], Page[Item]]:
    """What reads an envelope as a page of what ``read`` reads."""

    def read_page(envelope: dict[str, Any]) -> Page[Item]:
        data, meta, links = (envelope.get(name) for name in ("data", "meta", "links"))
        if not isinstance(data, list):
            raise Unreadable
        last_page, total = (
            meta.get(name) if isinstance(meta, dict) else None for name in ("last_page", "total")
        )
        return Page(
            items=[read(item) for item in data],
            last_page=last_page if isinstance(last_page, int) else None,
            has_next=bool(links["next"]) if isinstance(links, dict) and "next" in links else None,
            total=total if isinstance(total, int) else None,
        )

    return read_page


async def all_pages(
    ask: Callable[[int], Awaitable[Answer[Page[Item]]]],
    turn: Callable[[], Awaitable[None]] | None = None,
) -> Answer[list[Item]]:
    """All items of a list of which ``ask`` gives one page.

    Each page is a request: ``turn`` is awaited before each but the first. Status and date are
    those of the first page. A list that is too long, ends before it said or changes meanwhile
    is an :class:`Unconfirmed` with :attr:`Reason.INCOMPLETE`: half a list looks just like a
    list in which something is missing. Pages are asked for by number: ``next`` could name any
    host.
    """
    items: dict[int, Item] = {}
    first: Answer[Page[Item]] | None = None
    for number in range(1, MOST_PAGES + 1):
        if turn is not None and number > 1:
            await turn()
        answer = await ask(number)
        first = first or answer
        page = answer.value
        if page.total is not None and page.total != first.value.total:
            break  # one that went meanwhile moves the others up, so one may be missed
        news = [item for item in page.items if item.id not in items]
        # One that was added meanwhile moves the others down, so one may come twice.
        items.update((item.id, item) for item in news)
        if page.is_last(number) or (page.says_nothing and not news):
            return Answer(list(items.values()), first.http_status, first.server_date)
        if not news:
            break
    raise Unconfirmed(Reason.INCOMPLETE)
