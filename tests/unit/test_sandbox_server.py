"""The sandbox on the network: connections kept, cut and refused; its own addresses; its page."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from offhook.sandbox import Sandbox

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


@pytest.fixture
def own(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """The sandbox's own addresses, without a token."""
    with httpx.Client(base_url=sandbox.base_url.removesuffix("/v2"), verify=False) as client:
        yield client


def sandbox_threads() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("sandbox-")]


def is_cut(connection: socket.socket) -> bool:
    """Wait for the end of a connection; one that was still to be accepted ends with a reset."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_a_connection_is_kept(sandbox: Sandbox) -> None:
    request = b"GET /v2/account HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sandbox-token\r\n\r\n"
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=10) as connection:
        for _ in range(3):
            connection.sendall(request)
            answer = connection.recv(65536)
            assert answer.startswith(b"HTTP/1.1 200 OK\r\nDate: ")
            assert b"Connection: close" not in answer


def test_stopping_leaves_nothing_behind() -> None:
    with Sandbox() as sandbox:
        sandbox.faults.add("latency", path="account", seconds=3600)
        sandbox.faults.add("store_late", path="call-logs", seconds=3600)
        silent = socket.create_connection(("127.0.0.1", sandbox.port), timeout=10)
        waiting = socket.create_connection(("127.0.0.1", sandbox.port), timeout=10)
        waiting.sendall(b"GET /v2/account HTTP/1.1\r\n\r\n")
        late = socket.create_connection(("127.0.0.1", sandbox.port), timeout=10)
        late.sendall(b"POST /v2/call-logs HTTP/1.1\r\n\r\n")
        sandbox.wait_for(lambda s: len(s.requests()) == 2)
    for connection in (silent, waiting, late):
        assert is_cut(connection)
        connection.close()
    assert sandbox_threads() == []
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", sandbox.port), timeout=10)


def test_clients_that_leave_make_no_noise(
    sandbox: Sandbox, crm: httpx.Client, capfd: pytest.CaptureFixture[str]
) -> None:
    sandbox.faults.add("latency", times=1, seconds=0.1)
    for data in (
        b"GET /v2/account HTTP/1.1\r\n\r\n",
        b"POST /v2/call-logs HTTP/1.1\r\nContent-Length: 50\r\n\r\n{",
        b"POST /v2/call",
        b"\x16\x03\x01 this is no HTTP\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", sandbox.port), timeout=10) as connection:
            connection.sendall(data)
    sandbox.wait_for(lambda s: "incomplete" in [record.fault for record in s.requests()])
    assert crm.get("/account").status_code == 200
    sandbox.stop()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"Transfer-Encoding: chunked", b"411"),
        (b"Content-Length: many", b"400"),
        (b"Content-Length: 99999999", b"413"),
    ],
)
def test_bodies_that_are_not_read(sandbox: Sandbox, head: bytes, status: bytes) -> None:
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=10) as connection:
        connection.sendall(b"POST /v2/call-logs HTTP/1.1\r\n" + head + b"\r\n\r\n")
        assert connection.recv(65536).split()[1] == status
        assert connection.recv(1) == b""


def test_offline_and_back(sandbox: Sandbox, crm: httpx.Client) -> None:
    assert crm.post("/call-logs", json=NEW).status_code == 201
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=10) as idle:
        sandbox.offline(True)
        assert is_cut(idle)
    with httpx.Client(base_url=sandbox.base_url) as other, pytest.raises(httpx.ConnectError):
        other.get("/account")
    sandbox.offline(False)
    assert crm.post("/call-logs", json=NEW).status_code == 201
    assert len(sandbox.call_logs()) == 2


def test_many_desks_at_once(sandbox: Sandbox) -> None:
    def desk(_: int) -> int:
        with httpx.Client(base_url=sandbox.base_url, headers=AUTHORIZED, verify=False) as client:
            return sum(client.post("/call-logs", json=NEW).status_code == 201 for _ in range(5))

    with ThreadPoolExecutor(8) as desks:
        assert sum(desks.map(desk, range(8))) == 40
    assert len({call_log.id for call_log in sandbox.call_logs()}) == 40


def test_waiting_for_what_does_not_come(sandbox: Sandbox) -> None:
    with pytest.raises(TimeoutError):
        sandbox.wait_for(Sandbox.call_logs, timeout=0.01)


def test_faults_over_http(sandbox: Sandbox, crm: httpx.Client, own: httpx.Client) -> None:
    rule = {"fault": "status", "match": {"path": "account"}, "args": {"code": 503}}
    assert own.post("/_sandbox/faults", json=[rule]).status_code == 201
    assert crm.get("/account").status_code == 503
    assert own.get("/_sandbox/faults").json()[0]["struck"] == 1
    assert own.post("/_sandbox/faults", json={"fault": "explode"}).status_code == 400
    assert own.request("DELETE", "/_sandbox/faults").status_code == 204
    assert crm.get("/account").status_code == 200
    assert own.post("/_sandbox/faults", content=b"[]").status_code == 400
    assert own.get("/_sandbox/nothing").status_code == 404


def test_the_state_over_http(crm: httpx.Client, own: httpx.Client) -> None:
    lead = own.post(
        "/_sandbox/leads", json={"first_name": "Anne", "phones": [{"number": "+14185550190"}]}
    ).json()
    crm.post("/call-logs", json=NEW | {"to": "+14185550190"})
    more = {"lead_id": lead["id"], "call_phone": "+14185550190", "user_id": 51113}
    assert own.post("/_sandbox/communications", json=more).status_code == 201
    assert own.post("/_sandbox/leads", json={"colour": "red"}).status_code == 400
    state = own.get("/_sandbox/state").json()
    assert (state["call_logs"][0]["from"], state["call_logs"][0]["lead_id"]) == (
        NEW["from"],
        lead["id"],
    )
    assert state["call_logs"][0]["history"][0]["payload"]["status"] == "calling"
    assert [one["user_id"] for one in state["communications"]] == [None, 51113]
    assert [record["path"] for record in state["requests"]] == ["/v2/call-logs"]
    assert "sandbox-token" not in own.get("/_sandbox/state").text


def test_settings_over_http(sandbox: Sandbox, crm: httpx.Client, own: httpx.Client) -> None:
    own.put("/_sandbox/settings", json={"clock_offset": -3600, "rate_limit": 1})
    assert sandbox.clock.offset.total_seconds() == -3600
    assert [crm.get("/account").status_code for _ in range(2)] == [200, 429]
    own.put("/_sandbox/settings", json={"rate_limit": None})
    assert crm.get("/account").status_code == 200


def test_a_spell_offline_over_http(sandbox: Sandbox, crm: httpx.Client, own: httpx.Client) -> None:
    assert own.post("/_sandbox/offline", json={"seconds": 0.3}).status_code == 202
    with socket.socket() as probe:
        probe.settimeout(10)
        probe.connect(("127.0.0.1", sandbox.port))
        assert is_cut(probe)  # cut when the spell begins
    with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as patient:
        url = f"{sandbox.base_url}/account"
        assert patient.get(url, headers=AUTHORIZED).status_code == 200


def test_the_page_shows_what_there_is(
    sandbox: Sandbox, crm: httpx.Client, own: httpx.Client
) -> None:
    empty = own.get("/")
    assert empty.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "No call has been logged yet." in empty.text
    completed = {
        "status": "answered",
        "end_at": "2021-04-22T01:05:45-05:00",
        "duration": 345,
        "media_url": "https://example.com/call.mp3?a=1&b=2",
    }
    crm_id = crm.post("/call-logs", json=NEW).json()["data"]["id"]
    crm.put(f"/call-logs/{crm_id}", json=completed)
    sandbox.faults.add("dribble", times=1)
    text = own.get("/").text
    for shown in ("John Doe", "+14182579084", "calling → answered", "5:45", "1 call log"):
        assert shown in text
    assert 'href="https://example.com/call.mp3?a=1&amp;b=2"' in text
    assert "dribble" in text
    assert own.head("/").content == b""


def test_the_page_escapes_everything(
    sandbox: Sandbox, crm: httpx.Client, own: httpx.Client
) -> None:
    evil = '"><script>alert(1)</script>'
    sandbox.add_lead(evil, evil, "+14185550190")
    sandbox.faults.add("status", path=f"(?:{evil})?never")
    url = f"https://example.com/{evil}.mp3"
    crm.post("/call-logs", json=NEW | {"to": "+14185550190", "media_url": url, evil: evil})
    crm.put(f"/{evil}", json={"status": evil})
    assert len(sandbox.call_logs()) == 1
    text = own.get("/").text
    assert text.count("&lt;script&gt;alert(1)") >= 4
    assert (text.count("<script>"), evil in text) == (1, False)
