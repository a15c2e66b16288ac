"""What the sandbox stored outlives it."""

from __future__ import annotations

import os
from pathlib import Path

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
COMPLETED = {"status": "answered", "end_at": "2021-04-22T01:05:45-05:00", "duration": 345}


def post(sandbox: Sandbox) -> httpx.Response:
    return httpx.post(f"{sandbox.base_url}/call-logs", json=NEW, headers=AUTHORIZED)


def put(sandbox: Sandbox, path: str, payload: dict[str, object]) -> httpx.Response:
    return httpx.put(f"{sandbox.base_url}{path}", json=payload, headers=AUTHORIZED)


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "crm.jsonl"
    with Sandbox(file) as before:
        lead = before.add_lead("Anne", "Roy", "+14185550190", locale="fr")
        before.add_communication(lead, user_id=51113)
        before.faults.add("communication_late", seconds=3600)
        first = post(before).json()["data"]
        put(before, f"/call-logs/{first['id']}", COMPLETED)
        put(before, f"/communications/{first['communication_id']}", {"call_status": "error"})
    with Sandbox(file) as after:
        assert after.call_logs() == before.call_logs()
        assert after.communications() == before.communications()
        assert after.call_logs()[0].statuses == ["calling", "answered"]
        found = httpx.get(f"{after.base_url}/leads/{lead.id}?include[]=phones", headers=AUTHORIZED)
        assert found.json()["data"]["phones"][0]["number"] == "+14185550190"
        assert post(after).json()["data"]["id"] == first["id"] + 1


def test_nothing_is_answered_before_it_is_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "crm.jsonl"
    with Sandbox(file) as sandbox:
        post(sandbox)
        assert file.read_bytes().count(b"\n") == 1
        with Sandbox(file) as other:
            assert len(other.call_logs()) == 1


def test_a_line_that_was_cut_off_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "crm.jsonl"
    with Sandbox(file) as sandbox:
        post(sandbox)
        post(sandbox)
    whole = file.read_bytes()
    os.truncate(file, len(whole) - 9)
    with Sandbox(file) as sandbox:
        assert len(sandbox.call_logs()) == 1
        post(sandbox)
    with Sandbox(file) as sandbox:
        assert len(sandbox.call_logs()) == 2


def test_a_damaged_line_is_said(tmp_path: Path) -> None:
    file = tmp_path / "crm.jsonl"
    file.write_text("{}x\n")
    with pytest.raises(ValueError, match="line 1 is damaged"):
        Sandbox(file)


def test_what_the_disk_does_not_take_is_not_stored(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    with Sandbox(folder / "crm.jsonl") as sandbox:
        response = post(sandbox)
        assert response.status_code == 500
        assert sandbox.call_logs() == []
        folder.mkdir()
        assert post(sandbox).status_code == 201


def test_without_a_file_it_remembers_until_the_object_goes() -> None:
    sandbox = Sandbox()
    with sandbox:
        port = sandbox.port
        post(sandbox)
    with sandbox:
        assert sandbox.port == port
        post(sandbox)
        assert len(sandbox.call_logs()) == 2
