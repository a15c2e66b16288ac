"""The requests that find out who somebody is. Nothing of a call hangs on their answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from .answers import Answer
from .resources import Lead, LeadPage, Unreadable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FirstLeads:
    """The newest leads that a search found; ``more``: there are others."""

    leads: list[Lead]
    more: bool

    @classmethod
    def read(cls, envelope: dict[str, Any], most: int) -> FirstLeads:
        """From the first page of a list; :class:`Unreadable` if it is none."""
        data, meta, links = (envelope.get(name) for name in ("data", "meta", "links"))
        if not isinstance(data, list):
            raise Unreadable
        leads = [Lead.read(lead) for lead in data]
        last = meta.get("last_page") if isinstance(meta, dict) else None
        if isinstance(last, int):
            more = last > 1
        elif isinstance(links, dict) and "next" in links:
            more = bool(links["next"])
        else:  # a page that does not say whether another follows is the last if it is not full
            more = len(leads) >= most
        return cls(leads[:most], more or len(leads) > most)


class LeadRequests:
    """What :class:`~offhook.crm.client.CrmClient` asks about leads, for people."""

    async def lead(self, lead_id: int) -> Answer[LeadPage]:
        """``GET /leads/:id`` with its numbers, its advisor and its communications."""
        nested = ("communications", "phones", "advisor")
        return await self._ask(
            "GET",
            f"/leads/{lead_id:d}",
            lambda envelope: LeadPage.read(envelope["data"]),
            query=[("include[]", name) for name in nested],
        )

    async def first_leads(self, query: str, most: int) -> Answer[FirstLeads]:
        """``GET /leads/search``: the newest leads of that name, e-mail or national digits, at most
        ``most`` of them, in one request. What hangs on all of them asks ``search_leads``."""
        return await self._ask(
            "GET",
            "/leads/search",
            partial(FirstLeads.read, most=most),
            query=[("query", query), ("page", "1"), ("per_page", f"{most}")],
        )

    async def _ask(
        self,
        method: str,
        path: str,
        read: Callable[[dict[str, Any]], T],
        *,
        query: Sequence[tuple[str, str]] = (),
        body: dict[str, Any] | None = None,
    ) -> Answer[T]:
        raise NotImplementedError
