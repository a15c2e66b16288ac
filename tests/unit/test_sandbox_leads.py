"""What a client needs of the sandbox to find a call log whose answer was lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import httpx
import pytest

from offhook.sandbox import Phone, Sandbox

JOHN = 2_093_021
NEW = {
    "direction": "outgoing",
    "status": "calling",
    "from": "+15146526793",
    "to": "+14182579084",
    "start_at": "2021-04-22T01:00:00-05:00",
    "user_email": "Rep@example.com",
}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def crm(sandbox: Sandbox) -> Iterator[httpx.Client]:
    headers = {"Authorization": "Bearer sandbox-token"}
    with httpx.Client(base_url=sandbox.base_url, headers=headers, verify=False) as client:
        yield client


def names(crm: httpx.Client, query: str) -> list[str]:
    found = crm.get("/leads/search", params={"query": query}).json()["data"]
    return [f"{lead['first_name']} {lead['last_name']}" for lead in found]


def communications(crm: httpx.Client, lead_id: int = JOHN) -> list[dict[str, Any]]:
    response = crm.get(f"/leads/{lead_id}", params={"include[]": ["communications", "phones"]})
    found: list[dict[str, Any]] = response.json()["data"]["communications"]
    return found


def test_the_account(crm: httpx.Client) -> None:
    plain = crm.get("/account").json()["data"]
    assert plain["name"] == "Concession Sainte-Foy (sandbox)"
    assert "users" not in plain
    users = crm.get("/account", params={"include[]": "users"}).json()["data"]["users"]
    assert "rep@example.com" in [user["email"] for user in users]
    assert set(users[0]) == {"id", "email", "first_name", "last_name", "created_at", "updated_at"}


def test_leads_are_found_by_name_number_and_email(crm: httpx.Client, sandbox: Sandbox) -> None:
    assert names(crm, "tremblay") == ["Émilie Côté-Tremblay", "Luc Tremblay"]
    assert names(crm, "john_doe") == ["John Doe"]
    assert names(crm, "4182579084") == ["John Doe"]
    assert names(crm, "4505550157") == ["Luc Tremblay"]
    assert names(crm, "LEAD0@example.com") == ["John Doe"]
    sandbox.add_lead("Jean", "Martin", "+33612345678")
    assert names(crm, "612345678") == ["Jean Martin"]


@pytest.mark.parametrize("query", ["+14182579084", "14182579084", "418 257-9084", "2579084"])
def test_numbers_are_found_by_national_digits_alone(crm: httpx.Client, query: str) -> None:
    assert names(crm, query) == []


def test_a_search_nests_what_is_documented(crm: httpx.Client) -> None:
    (lead,) = crm.get("/leads/search", params={"query": "john doe"}).json()["data"]
    assert lead["phones"][0]["number"] == "+14182579084"
    assert lead["emails"][0]["address"] == "lead0@example.com"
    assert lead["advisor"]["email"] == "rep@example.com"
    assert lead["vehicles"] == []
    assert "communications" not in lead


def test_a_search_without_a_query(crm: httpx.Client) -> None:
    assert crm.get("/leads/search").status_code == 422


def test_pages(crm: httpx.Client, sandbox: Sandbox) -> None:
    for number in range(60):
        sandbox.add_lead("Copie", f"No{number}", "+14185550177")
    first = crm.get("/leads/search", params={"query": "4185550177"}).json()
    assert len(first["data"]) == 25
    assert first["data"][0]["last_name"] == "No59"  # the newest
    assert first["meta"] == {
        "current_page": 1,
        "from": 1,
        "last_page": 3,
        "path": f"{sandbox.base_url}/leads/search",
        "per_page": 25,
        "to": 25,
        "total": 60,
    }
    assert first["links"]["prev"] is None
    seen = list(first["data"])
    following = first["links"]["next"]
    while following:
        page = crm.get(following).json()
        seen += page["data"]
        following = page["links"]["next"]
    assert len({lead["id"] for lead in seen}) == 60
    hundred = {"query": "copie", "per_page": "100"}
    assert len(crm.get("/leads/search", params=hundred).json()["data"]) == 60


def test_a_page_that_cannot_be(crm: httpx.Client) -> None:
    for wrong in ({"per_page": "101"}, {"per_page": "0"}, {"page": "0"}, {"page": "two"}):
        response = crm.get("/leads/search", params={"query": "doe", **wrong})
        assert (response.status_code, set(response.json()["errors"])) == (422, set(wrong))
    beyond = crm.get("/leads/search", params={"query": "doe", "page": "9"}).json()
    assert (beyond["data"], beyond["meta"]["from"], beyond["links"]["next"]) == ([], None, None)


def test_only_what_is_asked_for_is_nested(crm: httpx.Client) -> None:
    plain = crm.get(f"/leads/{JOHN}").json()["data"]
    assert {"phones", "communications", "emails"}.isdisjoint(plain)
    asked = crm.get(f"/leads/{JOHN}?include[]=phones").json()["data"]
    assert "phones" in asked
    assert "communications" not in asked
    assert crm.get("/leads/1").status_code == 404


def test_a_call_log_leaves_a_communication(crm: httpx.Client, sandbox: Sandbox) -> None:
    data = crm.post("/call-logs", json=NEW).json()["data"]
    (communication,) = communications(crm)
    assert communication["id"] == data["communication_id"]
    assert (communication["method"], communication["type"]) == ("phone", "outgoing")
    assert communication["call_phone"] == "+14182579084"
    assert (communication["call_status"], communication["call_duration"]) == ("calling", None)
    assert communication["user_id"] == 51112
    executed = datetime.fromisoformat(communication["executed_at"])
    assert executed == datetime.fromisoformat(str(NEW["start_at"]))


def test_completing_a_communication(crm: httpx.Client, sandbox: Sandbox) -> None:
    path = f"/communications/{crm.post('/call-logs', json=NEW).json()['data']['communication_id']}"
    response = crm.put(path, json={"call_status": "answered", "call_duration": 62})
    assert response.status_code == 200
    assert crm.put(path, json={"call_status": "error"}).json()["data"]["call_duration"] == 62
    (communication,) = sandbox.communications()
    assert [entry["payload"]["call_status"] for entry in communication.history] == [
        "answered",
        "error",
    ]
    assert crm.put(path, json={"call_duration": -1}).status_code == 422
    assert crm.put("/communications/1", json={"call_duration": 1}).status_code == 404
    assert crm.get(path).status_code == 405


def test_the_newest_lead_with_the_number_gets_the_call(crm: httpx.Client, sandbox: Sandbox) -> None:
    newest = sandbox.add_lead("Jeanne", "Doe", Phone("+14182579084", "work"))
    assert crm.post("/call-logs", json=NEW).json()["data"]["lead"]["id"] == newest.id
    assert communications(crm) == []
    assert names(crm, "4182579084") == ["Jeanne Doe", "John Doe"]


def test_a_lead_made_after_the_call_does_not_have_it(crm: httpx.Client, sandbox: Sandbox) -> None:
    crm.post("/call-logs", json=NEW | {"to": "+14185550190"})
    late = sandbox.add_lead("Anne", "Roy", "+14185550190")
    assert communications(crm, late.id) == []


def test_a_colleagues_call_stands_beside_ones_own(crm: httpx.Client, sandbox: Sandbox) -> None:
    crm.post("/call-logs", json=NEW)
    lead = sandbox.add_lead("John", "Doe", "+14182579084", id=JOHN)
    sandbox.add_communication(lead, user_id=51113, call_status="answered", call_duration=9)
    mine, theirs = communications(crm)
    assert (mine["user_id"], theirs["user_id"]) == (51112, 51113)
    assert theirs["call_phone"] == mine["call_phone"]


def test_communications_that_disappoint(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults.add("communication_undated", times=1)
    sandbox.faults.add("communication_colleague", times=1)
    sandbox.faults.add("communication_late", times=1, after=1, seconds=3600)
    crm.post("/call-logs", json=NEW)
    crm.post("/call-logs", json=NEW)
    (odd,) = communications(crm)
    assert (odd["executed_at"], odd["user_id"]) == (None, 51113)
    assert len(sandbox.communications()) == 2


def test_a_late_communication_appears(crm: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults.add("communication_late", seconds=0.3)
    crm.post("/call-logs", json=NEW)
    assert communications(crm) == []
    patience = time.monotonic() + 10
    while not communications(crm):
        assert time.monotonic() < patience
    assert sandbox.communications()[0].is_visible
