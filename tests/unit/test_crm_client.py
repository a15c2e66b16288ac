"""Each request as it arrives at a server, and what is made of a good answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from offhook import __version__
from offhook.calls.call import Status
from offhook.crm.client import CrmClient
from offhook.crm.errors import CrmError, Reason, Unconfirmed
from offhook.crm.pages import MOST_PAGES
from offhook.crm.payloads import CallLogChanges
from offhook.crm.resources import Lead
from offhook.crm.secret import Secret
from offhook.crm.servers import BadBaseUrl
from support.crm_clients import STARTED, TOKEN, failure, new_call_log, talk
from support.raw_http import Peer, RawServer, Received, Script, message


def always(status: int, content: object, headers: dict[str, str] | None = None) -> Script:
    """A script that gives one answer to all requests of a connection."""

    def script(peer: Peer) -> None:
        while True:
            peer.answer(status, content, headers)

    return script


def query_of(request: Received) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(request.target).query)


def test_a_call_log_is_created() -> None:
    content = {"data": {"id": 42534452, "status": "calling", "lead": None}}
    date = {"Date": "Tue, 03 Jun 2025 13:30:05 GMT"}
    with RawServer(always(201, content, date)) as server:
        answer = talk(f"{server.url}/v2/", lambda client: client.create_call_log(new_call_log()))
    assert (answer.value.id, answer.value.lead, answer.http_status) == (42534452, None, 201)
    assert answer.server_date == datetime(2025, 6, 3, 13, 30, 5, tzinfo=UTC)
    (request,) = server.requests
    assert (request.method, request.target) == ("POST", "/v2/call-logs")
    assert request.json == new_call_log().to_json()
    assert request.headers["authorization"] == f"Bearer {TOKEN}"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["accept"] == "application/json"
    assert request.headers["user-agent"] == f"Offhook/{__version__}"
    assert "transfer-encoding" not in request.headers


def test_a_call_log_is_updated() -> None:
    changes = CallLogChanges(
        status=Status.ANSWERED,
        duration=345,
        end_at=STARTED + timedelta(seconds=345),
        media_url="https://example.test/audio.mp3",
    )
    with RawServer(always(200, {"data": {"id": 7, "duration": 345}})) as server:
        answer = talk(server.url, lambda client: client.update_call_log(7, changes))
    assert (answer.value.duration, answer.http_status) == (345, 200)
    (request,) = server.requests
    assert (request.method, request.target) == ("PUT", "/call-logs/7")
    assert request.json == changes.to_json()


def test_a_communication_is_completed() -> None:
    with RawServer(always(200, {"data": {"id": 9, "call_duration": 25}})) as server:
        answer = talk(
            server.url, lambda client: client.update_communication(9, Status.ANSWERED, 25)
        )
    assert answer.value.call_duration == 25
    (request,) = server.requests
    assert (request.method, request.target) == ("PUT", "/communications/9")
    assert request.json == {"call_status": "answered", "call_duration": 25}


def test_the_account_is_asked_for_with_its_users_and_probed_without() -> None:
    content = {"data": {"id": 123, "name": "Garage", "users": [{"id": 1}]}}

    async def both(client: CrmClient) -> list[str]:
        return [(await client.account()).value.name, (await client.probe()).value.name]

    with RawServer(always(200, content)) as server:
        assert talk(server.url, both) == ["Garage", "Garage"]
    asked, probed = server.requests
    assert (asked.method, query_of(asked)) == ("GET", [("include[]", "users")])
    assert (probed.method, probed.target, probed.body) == ("GET", "/account", b"")


def test_a_leads_communications_are_asked_for() -> None:
    content = {"data": {"id": 5, "communications": [{"id": 9}, {"id": 10}]}}
    with RawServer(always(200, content)) as server:
        answer = talk(server.url, lambda client: client.lead_communications(5))
    assert [communication.id for communication in answer.value] == [9, 10]
    (request,) = server.requests
    assert urlsplit(request.target).path == "/leads/5"
    assert query_of(request) == [("include[]", "communications")]


def test_only_a_safe_server_gets_a_token() -> None:
    with pytest.raises(BadBaseUrl):
        CrmClient("http://crm.example.test", Secret(TOKEN))


Envelope = Callable[[int], dict[str, Any]]


def listing(envelope: Envelope) -> Script:
    """A script that answers each search with the envelope of the page that was asked for."""

    def script(peer: Peer) -> None:
        while True:
            request = peer.read_request()
            page = int(dict(query_of(request))["page"])
            peer.send(message(200, envelope(page)))

    return script


def page_of(*ids: int, **more: object) -> dict[str, Any]:
    return {"data": [{"id": lead_id} for lead_id in ids], **more}


async def search(client: CrmClient) -> list[Lead]:
    return (await client.search_leads("418 257+9084")).value


@pytest.mark.parametrize(
    ("envelope", "ids", "requests"),
    [
        (lambda page: page_of(page, meta={"last_page": 3}), [1, 2, 3], 3),
        (lambda page: page_of(meta={"last_page": 1}), [], 1),
        (
            # The address of the next page is not followed, only its presence counts.
            lambda page: page_of(
                page, links={"next": "https://evil.example.test/" if page < 3 else None}
            ),
            [1, 2, 3],
            3,
        ),
        # A lead that moved down a page comes once.
        (lambda page: page_of(page, page + 1, meta={"last_page": 2}), [1, 2, 3], 2),
        # Nothing about pages: until one brings nothing new.
        (lambda page: page_of(*([page] if page < 3 else [])), [1, 2], 3),
        (lambda page: page_of(1, 2), [1, 2], 2),
        (lambda page: page_of(), [], 1),
    ],
)
def test_a_search_reads_all_pages(envelope: Envelope, ids: list[int], requests: int) -> None:
    with RawServer(listing(envelope)) as server:
        leads = talk(server.url, search)
    assert [lead.id for lead in leads] == ids
    assert len(server.requests) == requests
    for number, request in enumerate(server.requests, start=1):
        assert urlsplit(request.target).path == "/leads/search"
        assert query_of(request) == [
            ("query", "418 257+9084"),
            ("page", f"{number}"),
            ("per_page", "100"),
        ]


@pytest.mark.parametrize(
    ("envelope", "reason", "requests"),
    [
        (lambda page: page_of(page, meta={"last_page": 10_000}), Reason.INCOMPLETE, MOST_PAGES),
        (lambda page: page_of(1, meta={"last_page": 5}), Reason.INCOMPLETE, 2),
        (lambda page: {"data": [{"id": page}, {"name": "x"}]}, Reason.UNREADABLE, 1),
        (lambda page: {"data": {"id": 1}}, Reason.UNREADABLE, 1),
    ],
)
def test_half_a_list_is_no_list(envelope: Envelope, reason: Reason, requests: int) -> None:
    with RawServer(listing(envelope)) as server:
        error: CrmError = failure(server.url, search)
    assert type(error) is Unconfirmed
    assert error.reason is reason
    assert len(server.requests) == requests
