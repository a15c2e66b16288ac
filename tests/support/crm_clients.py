"""Clients of the CRM for tests, and one way to run a request."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from typing import TypeVar

from offhook.calls.call import Direction, Status
from offhook.crm.client import CrmClient, Timeouts
from offhook.crm.errors import CrmError
from offhook.crm.payloads import NewCallLog
from offhook.crm.secret import Secret

TOKEN = "t0ken-0f-the-dealership"
QUEBEC = timezone(timedelta(hours=-4))
STARTED = datetime(2025, 6, 3, 9, 30, 5, tzinfo=QUEBEC)

T = TypeVar("T")


def new_call_log(media_url: str | None = None) -> NewCallLog:
    """An outgoing call that begins."""
    return NewCallLog(
        status=Status.CALLING,
        direction=Direction.OUTGOING,
        start_at=STARTED,
        from_="+15146526793",
        to="+14182579084",
        media_url=media_url,
    )


def talk(
    url: str,
    conversation: Callable[[CrmClient], Awaitable[T]],
    timeouts: Timeouts | None = None,
    ssl_context: ssl.SSLContext | None = None,
) -> T:
    """Run one conversation with the server at ``url`` in an event loop of its own."""

    async def run() -> T:
        client = CrmClient(url, Secret(TOKEN), timeouts=timeouts, ssl_context=ssl_context)
        try:
            return await conversation(client)
        finally:
            await client.aclose()

    return asyncio.run(run())


def failure(
    url: str,
    conversation: Callable[[CrmClient], Awaitable[object]] | None = None,
    timeouts: Timeouts | None = None,
    ssl_context: ssl.SSLContext | None = None,
) -> CrmError:
    """The error that a conversation (a POST, unless told) leads to."""
    try:
        talk(url, conversation or post, timeouts, ssl_context)
    except CrmError as error:
        return error
    raise AssertionError("the CRM client saw no error")


async def post(client: CrmClient) -> object:
    """Create a call log."""
    return await client.create_call_log(new_call_log())
