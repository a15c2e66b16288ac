"""Every status code of the documentation, and the others: stored, certainly not, or unknown."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from offhook.crm.errors import (
    CrmError,
    Forbidden,
    Invalid,
    NotFound,
    Reason,
    TokenRejected,
    TooManyRequests,
    Unavailable,
    Unconfirmed,
)
from support.crm_clients import TOKEN, failure
from support.raw_http import RawServer

DATE = {"Date": "Tue, 03 Jun 2025 13:30:05 GMT"}


def refusal(status: int, content: object = b"", headers: dict[str, str] | None = None) -> CrmError:
    """What a POST answered like this leads to."""
    with RawServer(lambda peer: peer.answer(status, content, headers)) as server:
        return failure(server.url)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Invalid),
        (401, TokenRejected),
        (403, Forbidden),
        (404, NotFound),
        (405, Invalid),
        (413, Invalid),
        (415, Invalid),
        (422, Invalid),
        (429, TooManyRequests),
    ],
)
def test_these_are_certainly_not_stored(status: int, kind: type[CrmError]) -> None:
    error = refusal(status)
    assert type(error) is kind
    assert not error.may_be_stored
    assert (error.http_status, error.reason) == (status, Reason.STATUS)


@pytest.mark.parametrize("status", [408, 409, 418, 419, 425, 500, 501, 502, 503, 504, 599])
def test_these_may_have_been_stored(status: int) -> None:
    error = refusal(status)
    assert type(error) is Unconfirmed
    assert error.may_be_stored
    assert (error.http_status, error.reason) == (status, Reason.STATUS)


@pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_the_token_goes_nowhere_else(status: int) -> None:
    with RawServer(lambda peer: peer.answer(200, {"data": {"id": 1}})) as elsewhere:
        error = refusal(status, headers={"Location": f"{elsewhere.url}/call-logs"})
    assert type(error) is Unconfirmed
    assert (error.http_status, error.reason) == (status, Reason.REDIRECTED)
    assert elsewhere.connections == 0


def test_503_with_retry_after_is_a_refusal() -> None:
    error = refusal(503, headers={"Retry-After": "7"})
    assert type(error) is Unavailable
    assert not error.may_be_stored
    assert error.retry_after == 7.0


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("30", 30.0),
        (" 0 ", 0.0),
        ("Tue, 03 Jun 2025 13:31:35 GMT", 90.0),
        ("Tue, 03 Jun 2025 13:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("9" * 400, None),
    ],
)
def test_retry_after_is_read_by_the_servers_own_clock(
    retry_after: str, seconds: float | None
) -> None:
    assert refusal(429, headers={**DATE, "Retry-After": retry_after}).retry_after == seconds


def test_the_servers_clock_is_reported() -> None:
    assert refusal(500, headers=DATE).server_date == datetime(2025, 6, 3, 13, 30, 5, tzinfo=UTC)
    assert refusal(500, headers={"Date": "today"}).server_date is None


def test_a_validation_error_keeps_the_complaints_of_each_field() -> None:
    error = refusal(
        422,
        {
            "message": "The given data was invalid.",
            "errors": {"to": ["Not\nE.164.", 7], "from": "Missing.", "status": None},
        },
    )
    assert error.server_words == "The given data was invalid."
    assert error.field_errors == {"to": ["Not E.164."], "from": ["Missing."], "status": []}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"error": {"message": "No."}}, "No."),
        ({"error": "No."}, "No."),
        ({"errors": ["No."]}, ""),
        ("No.", "No."),
        ([1, 2], ""),
        (b"", ""),
        (b"\xff\x00No.", "\N{REPLACEMENT CHARACTER} No."),
        (b"[" * 200_000, "[" * 500),
        (
            b"<head><title>x</title></head><style>p</style><h1>502<!-- y --> Gone</h1>caf&eacute;",
            "502 Gone café",
        ),
    ],
)
def test_the_servers_words_come_as_plain_text(content: object, words: str) -> None:
    assert refusal(502, content).server_words == words


def test_the_servers_words_are_short_and_never_hold_the_token() -> None:
    echo = f"{'x' * 490}{TOKEN} is no token"
    fields = {TOKEN: [f"Bearer {TOKEN}"]}
    for content in (echo.encode(), {"message": echo, "errors": fields}):
        error = refusal(401, content)
        assert len(error.server_words) == 500
        assert TOKEN[:8] not in f"{error.server_words}{error.field_errors}{error!r}{error}"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Sign in to this network</html>",
        b'{"data": {"id": 1}',
        b"[" * 200_000,
        b'{"data": {"id": ' + b"9" * 5000 + b"}}",
        [],
        {},
        {"data": None},
        {"data": []},
        {"data": {"communication_id": 3}},
    ],
)
@pytest.mark.parametrize("status", [200, 201])
def test_a_success_that_cannot_be_read_may_have_been_stored(status: int, content: object) -> None:
    error = refusal(status, content, DATE)
    assert type(error) is Unconfirmed
    assert (error.http_status, error.reason) == (status, Reason.UNREADABLE)
    assert error.server_date is not None


def test_a_success_without_a_body_may_have_been_stored() -> None:
    assert refusal(204).reason is Reason.UNREADABLE


def test_broken_compression_is_unreadable() -> None:
    body = json.dumps({"data": {"id": 1}}).encode()
    error = refusal(201, body, {"Content-Encoding": "gzip"})
    assert type(error) is Unconfirmed
    assert (error.http_status, error.reason) == (201, Reason.UNREADABLE)
