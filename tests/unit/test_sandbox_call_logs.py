"""The sandbox accepts what the Activix documentation accepts, and refuses what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest

from offhook.sandbox import Sandbox

NEW = {
    "direction": "outgoing",
    "status": "calling",
    "from": "+15146526793",
    "to": "+14182579084",
    "start_at": "2021-04-22T01:00:00-05:00",
}
COMPLETED = {"status": "answered", "end_at": "2021-04-22T01:05:45-05:00", "duration": 345}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def crm(sandbox: Sandbox) -> Iterator[httpx.Client]:
    headers = {"Authorization": "Bearer sandbox-token", "Accept": "application/json"}
    with httpx.Client(base_url=sandbox.base_url, headers=headers, verify=False) as client:
        yield client


def test_a_new_call_log_looks_as_documented(crm: httpx.Client) -> None:
    response = crm.post("/call-logs", json=NEW)
    assert response.status_code == 201
    assert response.headers["Content-Type"] == "application/json"
    data = response.json()["data"]
    assert {name: data[name] for name in NEW} == NEW
    assert (data["end_at"], data["duration"]) == (None, None)
    assert isinstance(data["id"], int)
    assert isinstance(data["communication_id"], int)
    assert data["created_at"] == data["updated_at"]
    assert data["created_at"].endswith("+00:00")
    assert (data["lead"]["first_name"], data["lead"]["last_name"]) == ("John", "Doe")
    assert data["lead"]["unsubscribe_call_date"] is None


def test_a_number_without_a_lead_has_none(crm: httpx.Client) -> None:
    data = crm.post("/call-logs", json=NEW | {"to": "+14505550117"}).json()["data"]
    assert data["lead"] is None


def test_an_incoming_call_belongs_to_the_lead_that_called(crm: httpx.Client) -> None:
    incoming = NEW | {"direction": "incoming", "from": NEW["to"], "to": NEW["from"]}
    assert crm.post("/call-logs", json=incoming).json()["data"]["lead"]["last_name"] == "Doe"


def test_a_call_from_dial_to_hang_up(crm: httpx.Client, sandbox: Sandbox) -> None:
    crm_id = crm.post("/call-logs", json=NEW).json()["data"]["id"]
    assert crm.put(f"/call-logs/{crm_id}", json={"status": "answered"}).status_code == 200
    completed = COMPLETED | {"media_url": "https://example.com/call.mp3"}
    answer = crm.put(f"/call-logs/{crm_id}", json=completed)
    assert answer.status_code == 200
    assert answer.json()["data"]["duration"] == 345
    assert answer.json()["data"]["start_at"] == NEW["start_at"]

    (call_log,) = sandbox.call_logs()
    assert call_log.statuses == ["calling", "answered", "answered"]
    assert call_log.history[0]["payload"] == NEW
    assert call_log.media_url == "https://example.com/call.mp3"
    assert call_log.is_complete
    (communication,) = sandbox.communications()
    assert communication.id == call_log.communication_id
    assert (communication.call_status, communication.call_duration) == ("answered", 345)


@pytest.mark.parametrize("missing", NEW)
def test_what_a_new_call_log_needs(crm: httpx.Client, sandbox: Sandbox, missing: str) -> None:
    payload = {name: value for name, value in NEW.items() if name != missing}
    response = crm.post("/call-logs", json=payload)
    assert response.status_code == 422
    assert response.json()["errors"] == {missing: [f"The {missing} field is required."]}
    assert sandbox.call_logs() == []


@pytest.mark.parametrize("fixed", ["direction", "start_at", "from", "to"])
def test_what_can_never_be_changed(crm: httpx.Client, sandbox: Sandbox, fixed: str) -> None:
    crm_id = crm.post("/call-logs", json=NEW).json()["data"]["id"]
    response = crm.put(f"/call-logs/{crm_id}", json={"status": "answered", fixed: NEW[fixed]})
    assert response.status_code == 422
    assert list(response.json()["errors"]) == [fixed]
    assert sandbox.call_logs()[0].statuses == ["calling"]
    assert sandbox.requests()[-1].unknown_parameters == ()


def test_an_update_needs_the_status(crm: httpx.Client) -> None:
    crm_id = crm.post("/call-logs", json=NEW).json()["data"]["id"]
    response = crm.put(f"/call-logs/{crm_id}", json={"media_url": "https://example.com/a.wav"})
    assert list(response.json()["errors"]) == ["status"]


@pytest.mark.parametrize(
    ("given", "missing"),
    [({"duration": 3}, "end_at"), ({"end_at": "2021-04-22T01:00:03-05:00"}, "duration")],
)
def test_end_and_duration_travel_together(
    crm: httpx.Client, given: dict[str, Any], missing: str
) -> None:
    assert list(crm.post("/call-logs", json=NEW | given).json()["errors"]) == [missing]
    crm_id = crm.post("/call-logs", json=NEW).json()["data"]["id"]
    response = crm.put(f"/call-logs/{crm_id}", json={"status": "answered"} | given)
    assert response.status_code == 422
    assert list(response.json()["errors"]) == [missing]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "voicemail"),
        ("status", None),
        ("direction", "outbound"),
        ("direction", ["outgoing"]),
        ("from", "5146526793"),
        ("from", "+1 514 652 6793"),
        ("to", "+04182579084"),
        ("to", "+1234567890123456"),
        ("to", "+14182579084\n"),
        ("to", 14182579084),
        ("start_at", "2021-04-22T01:00:00"),
        ("start_at", "2021-04-22 01:00:00-05:00"),
        ("start_at", "2021-02-30T01:00:00-05:00"),
        ("start_at", 1619071200),
        ("end_at", "soon"),
        ("duration", -1),
        ("duration", 1.5),
        ("duration", "12"),
        ("duration", True),
        ("media_url", "file:///tmp/call.wav"),
        ("media_url", "call.wav"),
        ("media_url", "http://[broken/call.wav"),
        ("user_did", "257-9084"),
        ("user_email", "rep at example.com"),
    ],
)
def test_values_that_are_refused(
    crm: httpx.Client, sandbox: Sandbox, name: str, value: object
) -> None:
    pair = {"end_at": COMPLETED["end_at"], "duration": COMPLETED["duration"]}
    base = NEW | (pair if name in pair else {})
    response = crm.post("/call-logs", json=base | {name: value})
    assert response.status_code == 422
    assert list(response.json()["errors"]) == [name]
    assert response.json()["message"] == response.json()["errors"][name][0]
    assert sandbox.call_logs() == []


@pytest.mark.parametrize(
    "status",
    ["calling", "answered", "attempted", "error", "interrupted", "pending", "unanswered"],
)
def test_all_seven_statuses(crm: httpx.Client, status: str) -> None:
    assert crm.post("/call-logs", json=NEW | {"status": status}).status_code == 201


@pytest.mark.parametrize(
    "more",
    [
        {"start_at": "2021-04-22T06:00:00Z"},
        {"start_at": "2021-04-22T06:00:00.250+00:00"},
        COMPLETED | {"duration": 0},
        COMPLETED | {"duration": 12},  # not end_at - start_at: the documentation does not mind
        {"user_did": "+14185550100", "user_email": "rep@example.com"},
        {"media_url": "http://example.com/recording"},
    ],
)
def test_values_that_are_accepted(crm: httpx.Client, more: dict[str, Any]) -> None:
    assert crm.post("/call-logs", json=NEW | more).status_code == 201


def test_unknown_parameters_are_ignored_but_told(crm: httpx.Client, sandbox: Sandbox) -> None:
    assert crm.post("/call-logs", json=NEW | {"colour": "red"}).status_code == 201
    assert crm.post("/call-logs", json=NEW).status_code == 201
    odd, plain = sandbox.requests()
    assert (odd.unknown_parameters, plain.unknown_parameters) == (("colour",), ())


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"calling"', b"\xff"])
def test_a_body_that_is_no_json_object(crm: httpx.Client, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    assert crm.post("/call-logs", content=body, headers=headers).status_code == 400


def test_only_json_is_taken(crm: httpx.Client) -> None:
    assert crm.post("/call-logs", data={"status": "calling"}).status_code == 400
    typed = {"Content-Type": "application/json; charset=utf-8"}
    assert crm.post("/call-logs", content=b"{}", headers=typed).status_code == 422


@pytest.mark.parametrize("authorization", [None, "Bearer wrong", "Basic sandbox-token", "Bearer"])
def test_without_the_token(sandbox: Sandbox, authorization: str | None) -> None:
    headers = {"Authorization": authorization} if authorization else {}
    response = httpx.post(f"{sandbox.base_url}/call-logs", json=NEW, headers=headers)
    assert response.status_code == 401
    assert sandbox.call_logs() == []


@pytest.mark.parametrize("path", ["/call-logs/7", "/call-logs/seven", "/call-logs/", "/nothing"])
def test_an_id_that_nobody_has(crm: httpx.Client, path: str) -> None:
    assert crm.put(path, json={"status": "answered"}).status_code == 404


def test_wrong_methods(crm: httpx.Client) -> None:
    response = crm.get("/call-logs")
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert crm.delete("/call-logs/1").status_code == 405
    assert crm.patch("/call-logs/1", json={}).status_code == 405


def test_accounts_do_not_see_each_other(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.add_token("other", account_id=67, users=["other@example.com"], name="Lévis")
    crm_id = crm.post("/call-logs", json=NEW).json()["data"]["id"]
    headers = {"Authorization": "Bearer other"}
    with httpx.Client(base_url=sandbox.base_url, headers=headers) as other:
        assert other.put(f"/call-logs/{crm_id}", json={"status": "error"}).status_code == 404
        created = other.post("/call-logs", json=NEW | {"user_email": "other@example.com"})
        assert created.json()["data"]["lead"] is None
        assert other.get("/account").json()["data"]["name"] == "Lévis"
        assert other.get("/leads/2093021").status_code == 404
    assert [len(sandbox.call_logs(account)) for account in (66, 67)] == [1, 1]
    assert [record.account_id for record in sandbox.requests()] == [66, 67, 67, 67, 67]


def test_the_servers_clock_may_be_wrong(crm: httpx.Client, sandbox: Sandbox) -> None:
    right = parsedate_to_datetime(crm.get("/account").headers["Date"])
    sandbox.clock.offset = timedelta(hours=-1)
    response = crm.post("/call-logs", json=NEW)
    wrong = parsedate_to_datetime(response.headers["Date"])
    assert timedelta(minutes=59) < right - wrong <= timedelta(hours=1)
    created = datetime.fromisoformat(response.json()["data"]["created_at"])
    assert abs(created - wrong) < timedelta(seconds=5)


def test_the_rate_limit_is_per_token(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.add_token("other", account_id=67)
    sandbox.limit.per_minute = 2
    statuses = [crm.get("/account").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    headers = {"Authorization": "Bearer other"}
    assert httpx.get(f"{sandbox.base_url}/account", headers=headers).status_code == 200
