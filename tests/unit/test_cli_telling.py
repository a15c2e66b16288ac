"""The verbs that tell of a call, with a real journal behind the inbox."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from offhook.__main__ import main
from offhook.calls.events import Answered, Ended, Event
from offhook.calls.leads import Lead, LeadPhone
from offhook.calls.payloads import from_payload
from offhook.cli.telling import NOT_YET, follow
from offhook.desk.clock import SystemClock
from offhook.desk.folder import DataFolder
from offhook.desk.inbox import Inbox
from offhook.journal.lead_book import LeadBook, Whose
from offhook.journal.reader import JournalReader
from support.window_stand_in import OWN_NUMBER, RULES, WindowStandIn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in has a Unix socket")

GUI = Path(__file__).parents[2] / "gui"
NUMBER = "+14182579084"

Offhook = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    monkeypatch.setenv("OFFHOOK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("OFFHOOK_NO_START", "1")
    return DataFolder(tmp_path / "data")


@pytest.fixture
def window(folder: DataFolder) -> Iterator[WindowStandIn]:
    with WindowStandIn(folder) as stand_in:
        yield stand_in


@pytest.fixture
def offhook(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> Offhook:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out.strip(), err.strip()

    return run


def test_a_wish_that_is_remembered_is_said_and_holds_nothing_up(
    window: WindowStandIn, offhook: Offhook
) -> None:
    asked = Lead(
        1,
        "Émilie",
        phones=(LeadPhone(NUMBER),),
        do_not_call=True,
        no_calls_since=datetime(2026, 1, 5, 15, tzinfo=UTC),
    )
    whose = Whose(RULES.stamp.base_url, RULES.stamp.account_id)
    window.journal.run(
        lambda journal: LeadBook(journal, whose).learn([asked], datetime.now(UTC), number=NUMBER)
    ).result(10)
    code, call_id, err = offhook("dial", NUMBER)
    assert (code, err) == (
        0,
        "Warning: a lead with this number has asked not to be called since 2026-01-05.",
    )
    assert [call["id"] for call in _calls(offhook)] == [call_id]
    assert offhook("ring", NUMBER)[2] == ""


def _calls(offhook: Offhook) -> list[dict[str, Any]]:
    code, out, _ = offhook("calls", "--json")
    assert code == 0
    calls = json.loads(out)
    assert isinstance(calls, list)
    return calls


def _said(folder: DataFolder) -> list[Event]:
    return [from_payload(item.payload) for item in Inbox(folder.inbox, SystemClock()).pending()]


@pytest.mark.usefixtures("window")
def test_a_call_from_dial_to_recording(offhook: Offhook) -> None:
    code, call_id, err = offhook("dial", "(418) 257-9084")
    assert (code, err) == (0, "")
    assert offhook("answered") == (0, "", "")
    assert offhook("note", "– rappeler à 14 h") == (0, "", "")
    assert offhook("hangup", "--call", call_id) == (0, "", "")
    assert offhook("recording", "https://r.example/1.mp3", "--call", call_id) == (0, "", "")
    (call,) = _calls(offhook)
    assert call["id"] == call_id
    assert (call["direction"], call["remote"], call["local"]) == ("outgoing", NUMBER, OWN_NUMBER)
    assert (call["status"], call["note"]) == ("answered", "– rappeler à 14 h")
    assert (call["source"], call["sync"]) == ("cli", "waiting")
    assert call["media_url"] == "https://r.example/1.mp3"


@pytest.mark.usefixtures("window")
def test_a_call_keeps_the_id_that_another_source_gave_it(offhook: Offhook) -> None:
    assert offhook("event", "dialing", "--number", NUMBER, "--source", "desk")[0] == 0
    code, call_id, _ = offhook("dial", NUMBER)
    assert code == 0
    (call,) = _calls(offhook)
    assert (call["id"], call["source"]) == (call_id, "cli, desk")


@pytest.mark.usefixtures("window")
def test_which_call_is_meant(offhook: Offhook) -> None:
    assert offhook("hangup") == (1, "", "No call is open.")
    first, second = offhook("dial", NUMBER)[1], offhook("ring")[1]
    code, out, err = offhook("answered")
    assert (code, out) == (2, "")
    assert "--call ID" in err
    assert f"{first}  outgoing  {NUMBER}" in err
    assert f"{second}  incoming  ?" in err
    assert offhook("status", "attempted", "--call", first)[0] == 0
    code, _, err = offhook("hangup", "--call", "nobody")
    assert (code, err) == (1, "There is no such call: nobody")


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["dial", "911"], "emergency"),
        (["dial", "257-9084"], "area code"),
        (["dial", NUMBER, "--local", "boat"], "None of your lines is called 'boat'"),
        (["log", NUMBER, "--start", "2100-01-01T10:00", "--duration", "60"], "in the future"),
    ],
)
def test_a_refusal_says_why(offhook: Offhook, arguments: list[str], reason: str) -> None:
    code, out, err = offhook(*arguments)
    assert (code, out) == (1, "")
    assert reason in err
    assert _calls(offhook) == []


@pytest.mark.usefixtures("window")
def test_a_past_call(offhook: Offhook) -> None:
    code, call_id, _ = offhook(
        "log", NUMBER, "--start", "2025-06-03T09:30:00-04:00", "--duration", "90",
        "--direction", "incoming", "--status", "interrupted", "--note", "voilà",
    )  # fmt: skip
    (call,) = _calls(offhook)
    assert (code, call["id"], call["duration"]) == (0, call_id, 90)
    assert (call["start_at"], call["end_at"]) == (
        "2025-06-03T09:30:00-04:00",
        "2025-06-03T09:31:30-04:00",
    )
    assert (call["status"], call["note"]) == ("interrupted", "voilà")


@pytest.mark.usefixtures("window")
def test_a_recording_in_a_file(offhook: Offhook, tmp_path: Path) -> None:
    path = tmp_path / "call-1403.wav"
    path.write_bytes(b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(30))
    call_id = offhook("dial", NUMBER)[1]
    assert offhook("recording", str(path)) == (0, "", "")
    (call,) = _calls(offhook)
    assert (call["recording_file"], call["recording_sync"]) == (str(path), "later")
    # A link afterwards takes its place.
    assert offhook("recording", "https://r.example/1.mp3", "--call", call_id)[0] == 0
    assert _calls(offhook)[0]["recording_file"] is None


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\x89PNG", "neither WAV nor MP3"), (b"", "is empty"), (None, "no such file")],
)
def test_a_file_that_is_no_recording(
    offhook: Offhook, folder: DataFolder, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "call.wav"
    if content is not None:
        path.write_bytes(content)
    code, _, err = offhook("recording", str(path))
    assert (code, folder.inbox.exists()) == (1, False)
    assert words in err
    assert str(path) in err


def test_a_past_call_takes_a_link(offhook: Offhook, folder: DataFolder) -> None:
    past = ("log", NUMBER, "--start", "2025-06-03T09:30", "--duration", "1")
    code, _, err = offhook(*past, "--recording", "/tmp/call.wav")
    assert (code, folder.inbox.exists()) == (1, False)
    assert "offhook recording FILE" in err


@pytest.mark.usefixtures("window")
def test_a_call_back(offhook: Offhook) -> None:
    offhook("dial", NUMBER)
    assert offhook("callback", "--done")[0] == 1  # none is planned
    assert offhook("callback", "--at", "2030-06-03T14:00:00-04:00", "--title", "Price") == (
        0, "", "",
    )  # fmt: skip
    planned = {"at": "2030-06-03T14:00:00-04:00", "title": "Price", "done": False}
    assert _calls(offhook)[0]["call_back"] == planned
    assert offhook("callback", "--done")[0] == 0
    assert _calls(offhook)[0]["call_back"] == {**planned, "done": True}
    assert offhook("callback", "--cancel")[0] == 0
    assert _calls(offhook)[0]["call_back"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ["dial"],
        ["dial", " "],
        ["status", "happy"],
        ["callback"],
        ["callback", "--at", "tomorrow"],
        ["callback", "--at", "2030-06-03T14:00", "--done"],
        ["log", NUMBER, "--start", "2025-06-03", "--duration", "60"],
        ["log", NUMBER, "--start", "09:30", "--duration", "60"],
        ["log", NUMBER, "--start", "2025-06-03T09:30", "--duration", "-60"],
        ["event", "ringing", "--direction", "outgoing"],
        ["--base-url", "http://crm.example", "dial", NUMBER],
        ["dance"],
    ],
)
def test_wrong_usage(offhook: Offhook, folder: DataFolder, arguments: list[str]) -> None:
    code, out, err = offhook(*arguments)
    assert (code, out, folder.inbox.exists()) == (2, "", False)
    assert "usage: offhook" in err


def test_an_event_is_durable_without_a_window(offhook: Offhook, folder: DataFolder) -> None:
    began = time.monotonic()
    for moment in ("ringing", "answered", "ended"):
        result = offhook("event", moment, "--number", NUMBER, "--source", "desk", "--id", "77")
        assert result == (0, "", "")
    assert time.monotonic() - began < 2
    ringing, answered, ended = _said(folder)
    assert {(event.source, event.phone_call, event.from_phone) for event in _said(folder)} == {
        ("desk", "77", True)
    }
    assert isinstance(answered, Answered)
    with WindowStandIn(folder):
        assert offhook("event", "busy", "--number", NUMBER)[0] == 0
        # Committed one after the other, so once the last is, all are.
        assert follow(ended, folder) == 0
        (call,) = _calls(offhook)
    assert (call["direction"], call["status"], call["source"]) == ("incoming", "answered", "desk")
    assert call["start_at"] == ringing.at.wall.isoformat()


@pytest.mark.parametrize(
    ("moment", "disposition", "direction"),
    [
        ("ended", None, None),
        ("busy", "busy", None),
        ("failed", "failed", None),
        ("missed", "no_answer", "incoming"),
    ],
)
def test_how_a_phone_says_that_a_call_ended(
    offhook: Offhook,
    folder: DataFolder,
    moment: str,
    disposition: str | None,
    direction: str | None,
) -> None:
    assert offhook("event", moment, "--number", NUMBER)[0] == 0
    (event,) = _said(folder)
    assert isinstance(event, Ended)
    assert (event.disposition, event.direction) == (disposition, direction)
    assert (event.source, event.number) == ("phone", NUMBER)


def test_kept_but_not_applied(
    offhook: Offhook, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert offhook("event", "dialing", "--number", NUMBER)[0] == 0
    (event,) = _said(folder)
    assert follow(event, folder, patience=0.05) == NOT_YET == 3
    out, err = capsys.readouterr()
    assert out.strip() == event.new_call_id  # type: ignore[attr-defined]
    assert "It is kept" in err


def test_a_disk_that_refuses_is_never_a_success(offhook: Offhook, folder: DataFolder) -> None:
    folder.create().inbox.write_text("in the way of the folder")
    for arguments in (["dial", NUMBER], ["event", "dialing", "--number", NUMBER]):
        code, out, err = offhook(*arguments)
        assert (code, out) == (1, "")
        assert "did not keep it: File exists" in err


def test_a_folder_of_others_is_refused(offhook: Offhook, folder: DataFolder) -> None:
    folder.path.mkdir(mode=0o755)
    (folder.path / "photos").mkdir()
    code, _, err = offhook("event", "dialing", "--number", NUMBER)
    assert (code, err) == (
        1,
        f"Other people may read it, and it holds things that are not Offhook's: {folder.path}",
    )


def test_arguments_that_are_no_text_are_kept_all_the_same(
    offhook: Offhook, folder: DataFolder
) -> None:
    assert offhook("event", "ringing", "--number", NUMBER, "--source", "caf\udce9")[0] == 0
    assert [event.source for event in _said(folder)] == ["caf\ufffd"]


def test_a_window_is_started_where_none_runs(folder: DataFolder, tmp_path: Path) -> None:
    program, told = tmp_path / "program", tmp_path / "told"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}.part\nmv {told}.part {told}\n')
    program.chmod(0o700)
    code = (
        f"import sys; sys.executable = {str(program)!r}; from offhook.__main__ import main;"
        " sys.exit(main(['--base-url', 'https://crm.invalid/v2/', 'event', 'missed']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(GUI)}
    del environment["OFFHOOK_NO_START"]
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=20)
    until = time.monotonic() + 10
    while not told.exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    assert told.read_text().split() == [
        "-m", "offhook", "--minimized", "--data-dir", str(folder.path),
        "--base-url", "https://crm.invalid/v2",
    ]  # fmt: skip


def test_an_event_is_told_only_to_the_window_that_runs(
    offhook: Offhook, window: WindowStandIn, folder: DataFolder
) -> None:
    event_id = str(uuid.uuid4())
    assert offhook("event", "dialing", "--number", NUMBER)[0] == 0
    assert window.requests == [{"do": "knock"}]
    window.journal.run(lambda journal: None).result(10)
    with JournalReader(folder.journal) as reader:
        assert reader.event_result(event_id) is None
        assert len(reader.open_calls()) == 1
