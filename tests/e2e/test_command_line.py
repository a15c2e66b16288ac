"""The command line against the real program in a process of its own."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from offhook import __version__
from offhook.sandbox import Sandbox
from offhook.sandbox.starters import ACCOUNT
from support.desk import LEAD_NUMBER, OWN_NUMBER
from support.running import RunningProgram, wait_until

RECORDING = "https://recordings.example.com/call.wav"
KEYS = ["id", "crm_id", "communication_id", "direction", "remote", "local", "status"]
KEYS += ["start_at", "answered_at", "end_at", "duration", "media_url", "note", "lead"]
KEYS += ["source", "sync"]
KEYS += ["note_sync", "recording_file", "recording_sync", "call_back", "call_back_sync"]


def test_dial_answered_hang_up_with_a_recording(program: RunningProgram, crm: Sandbox) -> None:
    program.start()
    call_id = program.tell("dial", "(418) 257-9084")
    program.wait_synced()
    program.tell("answered")
    program.wait_synced()
    program.tell("recording", RECORDING)
    program.tell("note", "Wants the grey Tucson")
    program.tell("hangup")
    program.tell("sync", "--wait", "10")
    (log,) = crm.call_logs()
    assert log.statuses == ["calling", "answered", "answered"]
    assert log.end_at is not None
    lasted = datetime.fromisoformat(log.end_at) - datetime.fromisoformat(log.start_at)
    assert lasted.total_seconds() == log.duration
    assert log.media_url == RECORDING
    (call,) = program.calls()
    assert list(call) == KEYS
    assert call["id"] == call_id
    assert (call["crm_id"], call["communication_id"]) == (log.id, log.communication_id)
    assert (call["remote"], call["local"]) == (LEAD_NUMBER, OWN_NUMBER)
    assert (call["status"], call["sync"], call["source"]) == ("answered", "synced", "cli")
    assert (call["note"], call["media_url"]) == ("Wants the grey Tucson", RECORDING)
    assert call["lead"]["name"]
    attempts = json.loads(program.tell("ledger", call_id, "--json"))
    assert [each["verb"] for each in attempts] == ["create", "update", "update", "note"]
    assert {each["outcome"] for each in attempts} == {"acknowledged"}


def test_an_incoming_call_that_rang_out(program: RunningProgram, crm: Sandbox) -> None:
    program.start()
    program.tell("ring", LEAD_NUMBER)
    program.wait_synced()
    program.tell("status", "interrupted")
    program.tell("hangup")
    program.tell("sync", "--wait", "10")
    (log,) = crm.call_logs()
    assert (log.statuses[0], set(log.statuses[1:])) == ("calling", {"interrupted"})
    assert (log.from_, log.to) == (LEAD_NUMBER, OWN_NUMBER)
    assert log.is_complete


def test_what_a_phone_tells(program: RunningProgram, crm: Sandbox) -> None:
    program.start()
    hook = ("--number", LEAD_NUMBER, "--id", "7", "--source", "desk phone")
    program.tell("event", "ringing", *hook)
    wait_until(program.entries)
    program.wait_synced()
    program.tell("event", "missed", *hook)
    wait_until(lambda: program.entries()[0].call.end_at)
    program.wait_synced()
    assert [log.statuses for log in crm.call_logs()] == [["calling", "interrupted"]]


def test_a_past_call_is_one_post(program: RunningProgram, crm: Sandbox) -> None:
    program.start()
    began = datetime.now().astimezone().replace(microsecond=0) - timedelta(hours=1)
    call = ("--start", began.isoformat(), "--duration", "180", "--recording", RECORDING)
    program.tell("log", LEAD_NUMBER, *call)
    program.tell("sync", "--wait", "10")
    (log,) = crm.call_logs()
    assert log.statuses == ["answered"]
    assert (log.duration, log.media_url) == (180, RECORDING)
    assert datetime.fromisoformat(log.start_at) == began


def test_exit_codes(program: RunningProgram) -> None:
    program.start()
    assert program.cli("hangup").returncode == 1
    refused = program.cli("dial", "911")
    assert (refused.returncode, "emergency" in refused.stderr) == (1, True)
    assert program.cli("dial").returncode == 2
    assert program.cli("status", "gone").returncode == 2
    assert program.cli("answered", "--call", "no-such-call").returncode == 1
    assert program.cli("ledger", "no-such-call").returncode == 1
    assert program.cli("recording", "https://").returncode == 1
    first, second = program.tell("dial", LEAD_NUMBER), program.tell("ring", "5145550142")
    several = program.cli("hangup")
    assert several.returncode == 2
    assert first in several.stderr
    assert second in several.stderr
    assert program.cli("quit").returncode == 1
    program.tell("hangup", "--call", first)
    program.tell("hangup")
    assert program.cli("hangup").returncode == 1
    assert program.cli("hangup", "--call", first).returncode == 1
    program.tell("note", "afterwards", "--call", first)
    program.tell("sync", "--wait", "10")


def test_settings_reach_the_running_window(program: RunningProgram, crm: Sandbox) -> None:
    program.start()
    assert program.tell("settings", "own_number") == OWN_NUMBER
    program.tell("settings", "own_number", "514 555 0142")
    assert program.cli("settings", "own_number", "12").returncode == 1
    assert program.cli("settings", "no_such_key").returncode == 2
    assert "own_number = +15145550142" in program.tell("settings")
    program.tell("dial", LEAD_NUMBER)
    program.wait_synced()
    assert crm.call_logs()[0].from_ == "+15145550142"


def test_show(program: RunningProgram, crm: Sandbox) -> None:
    shown = json.loads(program.tell("show", "--json"))
    assert shown["running"] is False
    program.start()
    program.tell("dial", LEAD_NUMBER)
    program.wait_synced()
    assert json.loads(program.tell("show", "--json")) == {
        "running": True,
        "version": __version__,
        "base_url": crm.base_url,
        "account": ACCOUNT.name,
        "token": "ok",
        "online": True,
        "open_calls": 1,
        "waiting": 0,
        "needs_you": 0,
        "held": None,
    }
    program.tell("hangup")
    program.tell("token", "test")
    program.tell("token", "clear")
    wait_until(lambda: program.state()["token"] == "missing")
    assert program.cli("token", "test").returncode == 1


def test_sync_says_what_is_left(program: RunningProgram, crm: Sandbox) -> None:
    program.start()
    crm.offline(True)
    program.tell("dial", LEAD_NUMBER)
    program.tell("hangup")
    left = program.cli("sync", "--wait", "0")
    assert left.returncode == 1
    assert "1 to send" in left.stderr
    assert program.calls()[0]["sync"] in ("waiting", "sending")
    crm.offline(False)
    program.tell("sync", "--wait", "10")
    assert [log.statuses for log in crm.call_logs()] == [["attempted"]]


def test_an_event_waits_for_the_window(program: RunningProgram, crm: Sandbox) -> None:
    before = time.monotonic()
    program.tell("event", "ringing", "--number", LEAD_NUMBER)
    assert time.monotonic() - before < 1
    assert not program.is_running()
    assert program.calls() == []
    program.start()
    wait_until(crm.call_logs)
    assert crm.call_logs()[0].direction == "incoming"
    # Told again by a verb that would wait, with nobody to apply it: kept.
    program.tell("hangup")
    program.tell("quit")
    kept = program.cli("note", "later", "--call", program.calls()[0]["id"])
    assert kept.returncode == 3
    program.start()
    wait_until(lambda: program.entries()[0].call.note == "later")


def test_a_verb_starts_the_window(program: RunningProgram, crm: Sandbox) -> None:
    program.cli("dial", LEAD_NUMBER, OFFHOOK_NO_START="0")
    wait_until(lambda: program.state().get("open_calls") == 1)
    program.wait_synced()
    program.tell("hangup")
    program.tell("sync", "--wait", "10")
    program.tell("quit")
    wait_until(lambda: not program.is_running())
    started = (program.folder.log / "start.log").read_text().splitlines()
    assert [line for line in started if "propagateSizeHints" not in line] == []
    assert len(crm.call_logs()) == 1


def test_quit_with_a_call_open(program: RunningProgram) -> None:
    program.start()
    program.tell("dial", LEAD_NUMBER)
    assert program.cli("quit").returncode == 1
    assert program.is_running()
    assert program.cli("quit", "--force").returncode == 0
    assert program.wait_ended() == 0
    assert not program.is_running()
    (call,) = program.calls()
    assert call["end_at"] is None
    program.start()
    assert wait_until(lambda: program.state()["open_calls"]) == 1


@pytest.mark.parametrize("arguments", [(), ("tel:+14182579084",), ("--minimized",)])
def test_a_second_start_leaves_it_to_the_first(
    program: RunningProgram, crm: Sandbox, arguments: tuple[str, ...]
) -> None:
    first = program.start()
    assert program.cli(*arguments).returncode == 0
    assert first.poll() is None
    assert program.calls() == []
    assert crm.call_logs() == []


def test_two_starts_at_once_make_one_window(program: RunningProgram) -> None:
    first = program.start(online=False)
    second = program.cli()
    assert second.returncode == 0
    assert first.poll() is None


def test_a_folder_of_others_is_refused(program: RunningProgram, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir(mode=0o755)
    (other / "letter.txt").write_text("not ours")
    refused = program.cli("--data-dir", str(other))
    assert refused.returncode == 1
    assert refused.stderr
