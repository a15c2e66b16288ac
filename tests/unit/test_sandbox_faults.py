"""Each fault does to a client what it says, and no more."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from offhook.sandbox import FaultPlan, Sandbox

AUTHORIZED = {"Authorization": "Bearer sandbox-token"}
NEW = {
    "direction": "outgoing",
    "status": "calling",
    "from": "+15146526793",
    "to": "+14182579084",
    "start_at": "2021-04-22T01:00:00-05:00",
}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def crm(sandbox: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sandbox.base_url, headers=AUTHORIZED, verify=False) as client:
        yield client


def raw_post(sandbox: Sandbox) -> socket.socket:
    """A connection with one POST written, its answer still to be read."""
    connection = socket.create_connection(("127.0.0.1", sandbox.port), timeout=10)
    body = json.dumps(NEW).encode()
    head = (
        "POST /v2/call-logs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sandbox-token\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    connection.sendall(head.encode() + body)
    return connection


def stored(sandbox: Sandbox) -> int:
    return len(sandbox.call_logs())


def faults_played(sandbox: Sandbox) -> list[str]:
    return [record.fault for record in sandbox.requests()]


def test_refuse_resets_before_anything_is_read(sandbox: Sandbox) -> None:
    sandbox.faults.add("refuse", times=1)
    # The reset may be here before `connect` has returned: it is the same one.
    with (
        pytest.raises(ConnectionResetError),
        socket.create_connection(("127.0.0.1", sandbox.port), timeout=10) as connection,
    ):
        connection.recv(1)
    with raw_post(sandbox) as connection:
        assert connection.recv(12) == b"HTTP/1.1 201"
    assert faults_played(sandbox) == ["refuse", ""]


def test_reset_needs_no_more_than_the_head(sandbox: Sandbox) -> None:
    sandbox.faults.add("reset", method="POST")
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=10) as connection:
        connection.sendall(b"POST /v2/call-logs HTTP/1.1\r\nContent-Length: 900\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            connection.recv(1)
    assert faults_played(sandbox) == ["reset"]


@pytest.mark.parametrize(("fault", "expected"), [("drop_before", 0), ("drop_after", 1)])
def test_a_connection_dropped(sandbox: Sandbox, fault: str, expected: int) -> None:
    sandbox.faults.add(fault)
    with raw_post(sandbox) as connection:
        assert connection.recv(1) == b""
    assert stored(sandbox) == expected
    (record,) = sandbox.requests()
    assert (record.fault, record.status, record.body) == (fault, None, NEW)


@pytest.mark.parametrize("fault", ["drop_before", "drop_after"])
def test_a_connection_dropped_with_a_reset(sandbox: Sandbox, fault: str) -> None:
    sandbox.faults.add(fault, reset=True)
    with raw_post(sandbox) as connection, pytest.raises(ConnectionResetError):
        connection.recv(1)


def test_store_late_after_a_close(sandbox: Sandbox) -> None:
    sandbox.faults.add("store_late", seconds=0.2)
    with raw_post(sandbox) as connection:
        assert connection.recv(1) == b""
    assert stored(sandbox) == 0
    sandbox.wait_for(stored)


def test_store_late_after_the_client_has_left(sandbox: Sandbox) -> None:
    sandbox.faults.add("store_late", seconds=0.1, close="client")
    with raw_post(sandbox) as connection:
        connection.settimeout(0.3)
        with pytest.raises(TimeoutError):
            connection.recv(1)
        assert stored(sandbox) == 0
    sandbox.wait_for(stored)


def test_a_late_put_may_land_after_its_successor(crm: httpx.Client, sandbox: Sandbox) -> None:
    path = f"/call-logs/{crm.post('/call-logs', json=NEW).json()['data']['id']}"
    sandbox.faults.add("store_late", method="PUT", times=1, seconds=0.2)
    with pytest.raises(httpx.RemoteProtocolError):
        crm.put(path, json={"status": "attempted"})
    crm.put(path, json={"status": "answered"})
    sandbox.wait_for(lambda s: s.call_logs()[0].statuses == ["calling", "answered", "attempted"])


def test_stopping_drops_what_was_to_be_stored_later() -> None:
    with Sandbox() as sandbox:
        sandbox.faults.add("store_late", seconds=3600)
        with raw_post(sandbox) as connection:
            connection.recv(1)
    assert stored(sandbox) == 0


@pytest.mark.parametrize("code", [400, 401, 403, 404, 422, 429, 500, 503, 504])
def test_a_status(crm: httpx.Client, sandbox: Sandbox, code: int) -> None:
    sandbox.faults.add("status", code=code)
    response = crm.post("/call-logs", json=NEW)
    assert response.status_code == code
    assert "message" in response.json()
    assert "Retry-After" not in response.headers
    assert stored(sandbox) == 0
    assert sandbox.requests()[0].status == code


def test_a_status_in_every_detail(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults.add("status", code=503, retry_after=7, stored=True, times=1)
    sandbox.faults.add("status", code=422, message="No.", errors={"to": ["Not there."]})
    response = crm.post("/call-logs", json=NEW)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "7")
    assert stored(sandbox) == 1
    refused = crm.post("/call-logs", json=NEW).json()
    assert refused == {"message": "No.", "errors": {"to": ["Not there."]}}


@pytest.mark.parametrize("code", [502, 200])
def test_a_web_page_instead_of_json(crm: httpx.Client, sandbox: Sandbox, code: int) -> None:
    sandbox.faults.add("html", code=code)
    response = crm.post("/call-logs", json=NEW)
    assert response.status_code == code
    assert response.headers["Content-Type"].startswith("text/html")
    assert stored(sandbox) == 0


@pytest.mark.parametrize(("fault", "at_once"), [("latency", 0), ("slow_answer", 1)])
def test_an_answer_after_the_clients_patience(
    crm: httpx.Client, sandbox: Sandbox, fault: str, at_once: int
) -> None:
    sandbox.faults.add(fault, times=1, seconds=0.5)
    with pytest.raises(httpx.ReadTimeout):
        crm.post("/call-logs", json=NEW, timeout=0.1)
    assert stored(sandbox) == at_once
    sandbox.wait_for(stored)
    assert crm.post("/call-logs", json=NEW).status_code == 201


def test_an_answer_that_dribbles(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults.add("dribble", interval=0.001)
    begun = time.monotonic()
    response = crm.post("/call-logs", json=NEW)
    assert time.monotonic() - begun > 0.001 * len(response.content)
    assert response.json()["data"]["status"] == "calling"


def test_garbage(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults.add("garbage")
    response = crm.post("/call-logs", json=NEW)
    assert response.status_code == 201
    with pytest.raises(ValueError):
        response.json()
    assert stored(sandbox) == 1


def test_an_answer_cut_short(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults.add("truncated", times=1)
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        crm.post("/call-logs", json=NEW)
    assert stored(sandbox) == 1


def test_an_empty_answer(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults.add("empty", times=1)
    response = crm.post("/call-logs", json=NEW)
    assert (response.status_code, response.content) == (201, b"")
    assert stored(sandbox) == 1


def test_a_redirect(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults.add("redirect", to="http://127.0.0.2:9/elsewhere")
    response = crm.post("/call-logs", json=NEW)
    assert response.status_code == 302
    assert response.headers["Location"] == "http://127.0.0.2:9/elsewhere"
    assert stored(sandbox) == 0


def test_rules_pick_their_requests(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults.add("status", method="GET", path="/leads/[0-9]+$", times=2, after=1)
    paths = ["/account", "/leads/search?query=doe", *["/leads/2093021"] * 4]
    assert [crm.get(path).status_code for path in paths] == [200, 200, 200, 500, 500, 200]
    sandbox.faults.add("status", code=401)
    assert crm.get("/account").status_code == 401
    sandbox.faults.clear()
    assert crm.get("/account").status_code == 200


def test_chance_is_repeatable() -> None:
    def struck(seed: int) -> list[bool]:
        plan = FaultPlan(seed)
        plan.add("status", probability=0.5)
        return [plan.strike("GET", "/v2/account") is not None for _ in range(64)]

    assert struck(1) == struck(1) != struck(2)
    assert 16 < sum(struck(1)) < 48


def test_a_plan_as_json() -> None:
    rule = {"match": {"method": "POST"}, "fault": "status", "times": 1, "args": {"code": 503}}
    plan = FaultPlan.from_json({"seed": 3, "clock_offset": 3600, "rules": [rule]})
    assert plan.clock_offset.total_seconds() == 3600
    assert plan.strike("GET", "/v2/account") is None
    struck = plan.strike("POST", "/v2/call-logs")
    assert struck is not None
    assert struck.args["code"] == 503
    assert plan.strike("POST", "/v2/call-logs") is None
    assert FaultPlan.from_json(plan.to_json()).to_json()[0]["fault"] == "status"


@pytest.mark.parametrize(
    "wrong",
    [
        {"fault": "explode"},
        {"fault": "status", "args": {"colour": "red"}},
        {"fault": "latency", "args": {"seconds": "long"}},
        {"fault": "latency", "often": 3},
        {"fault": "latency", "match": {"host": "x"}},
        {"fault": "latency", "probability": 2},
        {"fault": "latency", "times": "2"},
        {"fault": "refuse", "match": {"method": "POST"}},
        {"fault": "latency", "match": {"path": "("}},
        {"rules": [], "speed": 2},
        "latency",
    ],
)
def test_a_plan_that_makes_no_sense(wrong: Any) -> None:
    with pytest.raises(ValueError):
        FaultPlan.from_json(wrong)
