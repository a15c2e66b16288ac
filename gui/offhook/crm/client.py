"""The requests of the Activix API that Offhook makes.

One method is one kind of request, and returns an :class:`~offhook.crm.answers.Answer` or raises one
of :mod:`offhook.crm.errors`. Nothing is repeated in here: what is sent again, when and whether at
all, is decided by those who know what the journal says.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from offhook import __version__
from offhook.calls.call import Status

from .answers import Answer, read_answer
from .connections import Connections, Timeouts
from .follow_up_requests import FollowUpRequests
from .lead_requests import LeadRequests
from .pages import PER_PAGE, all_pages, page_reader
from .payloads import CallLogChanges, NewCallLog
from .resources import Account, CallLog, Communication, Lead, read_communications
from .secret import Secret
from .servers import check_base_url
from .transport import Transport
from .values import Anothers, data_of

__all__ = ["CrmClient", "Timeouts"]

T = TypeVar("T")


class CrmClient(LeadRequests, FollowUpRequests):
    """Speaks to one server with one token. Belongs to the asyncio loop that first used it.

    ``ssl_context`` replaces the system's trust store, for tests. Raises
    :class:`~offhook.crm.servers.BadBaseUrl`. Every method may raise
    :class:`~offhook.crm.errors.CrmError`.
    """

    def __init__(
        self,
        base_url: str,
        token: Secret,
        *,
        timeouts: Timeouts | None = None,
        user_agent: str = f"Offhook/{__version__}",
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self.base_url = check_base_url(base_url)
        self._token = token
        limits = timeouts or Timeouts()
        self._connections = Connections(self.base_url, limits, user_agent, ssl_context)
        self._transport = Transport(self.base_url, token, limits, self._connections)

    def __repr__(self) -> str:
        return f"CrmClient({self.base_url!r})"

    async def create_call_log(self, call_log: NewCallLog) -> Answer[CallLog]:
        """``POST /call-logs``: say that a call began, or log a completed one."""
        return await self._ask(
            "POST", "/call-logs", data_of(_log_of(call_log)), body=call_log.to_json()
        )

    async def update_call_log(self, crm_id: int, changes: CallLogChanges) -> Answer[CallLog]:
        """``PUT /call-logs/:id``: change a call log, or say that its call has ended."""
        return await self._ask(
            "PUT", f"/call-logs/{crm_id:d}", data_of(CallLog.read, crm_id), body=changes.to_json()
        )

    async def update_communication(
        self, communication_id: int, status: Status, duration: int | None = None
    ) -> Answer[Communication]:
        """``PUT /communications/:id``: complete a call of which only the communication is known.

        ``duration`` is whole seconds; without it the CRM leaves it as it is.
        """
        body: dict[str, Any] = {"call_status": status.value}
        if duration is not None:
            body["call_duration"] = duration
        return await self._ask(
            "PUT",
            f"/communications/{communication_id:d}",
            data_of(Communication.read, communication_id),
            body=body,
        )

    async def account(self) -> Answer[Account]:
        """``GET /account`` with its users: whose token this is."""
        return await self._ask(
            "GET", "/account", data_of(Account.read), query=[("include[]", "users")]
        )

    async def probe(self) -> Answer[Account]:
        """``GET /account`` alone: the cheapest way to learn that server and token are well."""
        return await self._ask("GET", "/account", data_of(Account.read))

    async def lead_communications(self, lead_id: int) -> Answer[list[Communication]]:
        """``GET /leads/:id`` for all that passed between this lead and the dealership."""
        return await self._ask(
            "GET",
            f"/leads/{lead_id:d}",
            data_of(read_communications, lead_id),
            query=[("include[]", "communications")],
        )

    async def search_leads(
        self, query: str, turn: Callable[[], Awaitable[None]] | None = None
    ) -> Answer[list[Lead]]:
        """``GET /leads/search`` for a name, an e-mail or a number's national digits: all pages
        (:func:`~.pages.all_pages`)."""
        return await all_pages(
            lambda number: self._ask(
                "GET",
                "/leads/search",
                page_reader(Lead.read),
                query=[("query", query), ("page", f"{number}"), ("per_page", f"{PER_PAGE}")],
            ),
            turn,
        )

    async def drop_connections(self) -> None:
        """Open new connections from now on: after the computer slept, or changed networks."""
        await self._connections.drop()

    async def aclose(self) -> None:
        """Close all connections."""
        await self._connections.aclose()

    async def _ask(
        self,
        method: str,
        path: str,
        read: Callable[[dict[str, Any]], T],
        *,
        query: Sequence[tuple[str, str]] = (),
        body: dict[str, Any] | None = None,
    ) -> Answer[T]:
        content = None if body is None else json.dumps(body).encode()
        reply = await self._transport.exchange(method, path, query, content)
        return read_answer(reply, self._token, read)


def _log_of(sent: NewCallLog) -> Callable[[object], CallLog]:
    """Reads the call log that was made of ``sent``, and none of another call."""

    def read(data: object) -> CallLog:
        log = CallLog.read(data)
        if not sent.may_have_become(log.direction, log.from_, log.to):
            raise Anothers
        return log

    return read
