"""Notes, tasks and recordings in the sandbox: what is documented is taken, the rest refused."""

from __future__ import annotations

import hashlib
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from offhook.sandbox import Lead, Sandbox

TASK: dict[str, Any] = {
    "title": "Call back", "type": "call", "date": "2025-06-03T14:00:00-04:00",
    "owner": {"id": 51112},
}  # fmt: skip
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(30)


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    with Sandbox(tmp_path / "sandbox.jsonl") as sandbox:
        yield sandbox


@pytest.fixture
def lead(sandbox: Sandbox) -> Lead:
    return sandbox.add_lead("Ada", "Roy", "+14185550001")


def ask(
    sandbox: Sandbox, method: str, path: str, body: object = None, content_type: str = ""
) -> tuple[int, Any]:
    data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(sandbox.base_url + path, data, method=method)
    request.add_header("Authorization", "Bearer sandbox-token")
    request.add_header("Content-Type", content_type or "application/json")
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def form(data: bytes, field: str = "recording", name: str = "a.wav") -> tuple[bytes, str]:
    head = f'--b0\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    return head.encode() + data + b"\r\n--b0--\r\n", "multipart/form-data; boundary=b0"


def test_a_note_and_its_change(sandbox: Sandbox, lead: Lead) -> None:
    status, made = ask(sandbox, "POST", f"/lead/{lead.id}/notes", {"content": "Wants blue."})
    note_id = made["data"]["id"]
    assert (status, made["data"]["content"], made["data"]["lead_id"]) == (
        201, "Wants blue.", lead.id,
    )  # fmt: skip
    status, _ = ask(sandbox, "PUT", f"/lead/{lead.id}/notes/{note_id}", {"content": "Green."})
    (note,) = sandbox.notes()
    assert (status, note.content, [one["method"] for one in note.history]) == (
        200, "Green.", ["POST", "PUT"],
    )  # fmt: skip


def test_notes_that_are_refused(sandbox: Sandbox, lead: Lead) -> None:
    path = f"/lead/{lead.id}/notes"
    for body in ({}, {"content": " "}, {"content": 7}, {"content": "a", "parent_id": 9}):
        assert ask(sandbox, "POST", path, body)[0] == 422, body
    assert ask(sandbox, "POST", "/lead/9/notes", {"content": "a"})[0] == 404
    assert ask(sandbox, "PUT", f"{path}/9", {"content": "a"})[0] == 404
    assert ask(sandbox, "GET", path)[0] == 405
    assert ask(sandbox, "POST", f"/leads/{lead.id}/notes", {"content": "a"})[0] == 404
    assert sandbox.notes() == []


def test_tasks_and_their_filters(sandbox: Sandbox, lead: Lead) -> None:
    status, made = ask(sandbox, "POST", "/tasks", {**TASK, "lead_id": lead.id})
    assert (status, made["data"]["owner_id"], made["data"]["completed"]) == (201, 51112, False)
    named = {"owner": {"first_name": "Dominic", "last_name": "Lavoie"}, "type": "email"}
    ask(sandbox, "POST", "/tasks", {**TASK, **named, "lead_id": lead.id})
    later = sandbox.add_task(lead, "rep@example.com", "Later", "2025-06-09T09:00:00-04:00")
    done = sandbox.add_task(lead, "rep@example.com", "Done", "2025-06-01T09:00:00-04:00")
    sandbox.complete_task(done.id)

    def listed(filters: str) -> list[str]:
        status, answer = ask(sandbox, "GET", f"/tasks?{filters}")
        assert status == 200
        return [task["title"] for task in answer["data"]]

    assert listed("filter[type]=call&filter[completed]=false") == ["Call back", "Later"]
    assert listed("filter[date][lte]=2025-06-03T18:00:00Z&filter[type]=call") == [
        "Call back", "Done",
    ]  # fmt: skip
    assert ask(sandbox, "GET", "/tasks?filter[owner]=1")[0] == 400
    assert sandbox.tasks()[1].owner_id == 51113
    assert later.completed is False


@pytest.mark.parametrize("without", [*TASK, "lead_id"])
def test_a_task_needs_all_of_it(sandbox: Sandbox, lead: Lead, without: str) -> None:
    body = {**TASK, "lead_id": lead.id}
    del body[without]
    status, answer = ask(sandbox, "POST", "/tasks", body)
    assert (status, list(answer["errors"])) == (422, [without])


def test_a_recording_by_its_content(sandbox: Sandbox, lead: Lead) -> None:
    communication = sandbox.add_communication(lead, user_id=51112)
    path = f"/communications/{communication.id}/recording"
    assert ask(sandbox, "POST", path, *form(WAV, name="a.mp3"))[0] == 200
    (recording,) = sandbox.recordings().values()
    assert (recording.kind, recording.size) == ("wav", len(WAV))
    assert recording.sha256 == hashlib.sha256(WAV).hexdigest()
    assert ask(sandbox, "POST", path, *form(b"ID3\x04" + bytes(300_000)))[0] == 200
    (recording,) = sandbox.recordings().values()
    assert (recording.kind, recording.size, recording.uploads) == ("mp3", 300_004, 2)


def test_recordings_that_are_refused(sandbox: Sandbox, lead: Lead) -> None:
    communication = sandbox.add_communication(lead, user_id=51112)
    path = f"/communications/{communication.id}/recording"
    for body in (form(b"\x89PNG\r\n\x1a\n"), form(b""), form(WAV, field="file")):
        status, answer = ask(sandbox, "POST", path, *body)
        assert (status, list(answer["errors"])) == (422, ["recording"])
    data, kind = form(WAV)
    assert ask(sandbox, "POST", path, data[:-6], kind)[0] == 422  # no end
    assert ask(sandbox, "POST", path, {"recording": "x"})[0] == 400
    assert ask(sandbox, "POST", "/communications/9/recording", *form(WAV))[0] == 404
    assert sandbox.recordings() == {}


def test_all_of_it_survives_a_restart(sandbox: Sandbox, lead: Lead, tmp_path: Path) -> None:
    other = sandbox.add_lead("Bob", "Roy", "+14185550001")
    communication = sandbox.add_communication(lead, user_id=51112)
    ask(sandbox, "POST", f"/lead/{lead.id}/notes", {"content": "Wants blue."})
    ask(sandbox, "POST", "/tasks", {**TASK, "lead_id": lead.id})
    ask(sandbox, "POST", f"/communications/{communication.id}/recording", *form(WAV))
    sandbox.merge_lead(lead, other)
    with Sandbox(tmp_path / "sandbox.jsonl") as again:
        assert again.notes() == sandbox.notes()
        assert again.tasks() == sandbox.tasks()
        assert again.recordings() == sandbox.recordings()
        assert [note.lead_id for note in again.notes()] == [other.id]
        assert ask(again, "GET", f"/leads/{lead.id}")[0] == 404
        page = urllib.request.urlopen(again.base_url.removesuffix("/v2")).read().decode()
    assert "Wants blue." in page
    assert "Call back" in page
