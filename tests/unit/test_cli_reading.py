"""The verbs that read, the settings, the socket, and the token."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from offhook import __version__
from offhook.__main__ import main
from offhook.calls.copying import Result
from offhook.calls.crm_copy import Decision, Outcome
from offhook.calls.events import Decided
from offhook.calls.number_plan import NumberProblem
from offhook.calls.rules import Refusal, Refused
from offhook.calls.switchboard import Switchboard
from offhook.cli import words
from offhook.crm.errors import Reason
from offhook.crm.servers import UrlProblem
from offhook.desk.clock import SystemClock
from offhook.desk.folder import DataFolder, FolderRefusal
from offhook.desk.kinds import BadReason
from offhook.desk.settings_file import SettingsFile
from offhook.journal.journal import Journal
from offhook.sandbox import Sandbox
from offhook.sandbox.starters import ACCOUNT
from support.calls import RULES, make_call, make_event
from support.secret_service import secret_service
from support.window_stand_in import WindowStandIn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in has a Unix socket")

NUMBER = "+14182579084"
PAST = ("log", NUMBER, "--start", "2025-06-03T09:30-04:00", "--duration", "90")

Offhook = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    monkeypatch.setenv("OFFHOOK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("OFFHOOK_NO_START", "1")
    return DataFolder(tmp_path / "data")


@pytest.fixture
def offhook(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> Offhook:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out.strip(), err.strip()

    return run


def test_everything_that_can_be_wrong_has_words() -> None:
    assert set(words.refusals()) == set(Refusal)
    assert set(words.numbers()) == set(NumberProblem)
    assert set(words.settings()) == set(BadReason)
    assert set(words.urls()) == set(UrlProblem)
    assert set(words.folders()) == set(FolderRefusal)
    assert set(words.faults()) == set(Reason) - {Reason.STATUS}
    for reason in Refusal:
        assert words.refusal(Refused(reason))


def test_calls_are_searched(offhook: Offhook, folder: DataFolder) -> None:
    journal = Journal(folder.create().journal)
    journal.put(make_call(lead_name="Émilie Côté", remote_text=""))
    journal.put(make_call(remote="+15145550142", remote_text="", note="Veut le Tucson"))
    journal.close()

    def found(text: str) -> list[str]:
        _, out, _ = offhook("calls", "--json", "--search", text)
        return [call["remote"] for call in json.loads(out)]

    assert found("cote 418") == [NUMBER]
    assert found("(514) 555") == ["+15145550142"]
    assert found("tucson") == ["+15145550142"]
    assert found("tucson 418") == []
    assert len(found("")) == 2


def test_without_a_journal(offhook: Offhook, folder: DataFolder) -> None:
    assert offhook("calls", "--json") == (0, "[]", "")
    assert offhook("calls") == (0, "", "")
    assert offhook("ledger", "x")[0] == 1
    assert offhook("sync") == (0, "", "")
    code, out, _ = offhook("show", "--json", "--base-url", "https://CRM.invalid/v2/")
    assert (code, json.loads(out)) == (
        0,
        {
            "running": False,
            "version": __version__,
            "base_url": "https://crm.invalid/v2",
            "account": None,
            "token": "unknown",
            "online": None,
            "open_calls": 0,
            "waiting": 0,
            "needs_you": 0,
            "held": None,
        },
    )
    assert not folder.journal.exists()


def test_calls_as_the_design_promises_them(offhook: Offhook, folder: DataFolder) -> None:
    with WindowStandIn(folder):
        offhook(*PAST, "--note", "Éloïse\x1b[2J")
        offhook("ring", "12345678901234567890")
        offhook("ring", "123")
    calls = json.loads(offhook("calls", "--json")[1])
    assert list(calls[0]) == [
        "id", "crm_id", "communication_id", "direction", "remote", "local", "status", "start_at",
        "answered_at", "end_at", "duration", "media_url", "note", "lead", "source", "sync",
        "note_sync", "recording_file", "recording_sync", "call_back", "call_back_sync",
    ]  # fmt: skip
    assert [call["sync"] for call in calls] == ["waiting", "local_only"]
    _, out, _ = offhook("calls")
    past, internal = out.splitlines()
    assert past.split() == [
        "2025-06-03", "09:30", "outgoing", NUMBER, "Answered", "1:30", "to", "be", "sent",
        calls[0]["id"],
    ]  # fmt: skip
    assert "123 ext. 123" in internal
    assert len(json.loads(offhook("calls", "--json", "--since", "2025-06-04")[1])) == 1


def test_the_ledger(offhook: Offhook, folder: DataFolder) -> None:
    clock = SystemClock()

    def send(journal: Journal) -> None:
        begun = journal.begin(journal.entries()[0].call.id, clock.now(), 120)
        assert begun is not None
        refused = Result(Outcome.NOT_STORED, http_status=422, words="The to field is invalid.")
        journal.finish(begun[0], refused, clock.now())

    with WindowStandIn(folder) as window:
        call_id = offhook(*PAST)[1]
        window.journal.run(send).result(10)
    (attempt,) = json.loads(offhook("ledger", call_id, "--json")[1])
    assert (attempt["verb"], attempt["outcome"], attempt["http_status"]) == (
        "create",
        "not_stored",
        422,
    )
    assert attempt["body"]["to"] == NUMBER
    assert "The to field is invalid." in offhook("ledger", call_id)[1]


def test_show_is_what_the_window_says_and_else_the_disk(
    offhook: Offhook, folder: DataFolder
) -> None:
    state = {"ok": True, "version": "9", "base_url": "https://crm.invalid/v2", "online": False}
    state |= {"token": "ok", "account": "Garage", "open_calls": 0, "waiting": 4, "needs_you": 1}
    state |= {"held": None}
    with WindowStandIn(folder, state=state):
        offhook(*PAST)
        told = json.loads(offhook("show", "--json")[1])
    assert told == {key: state[key] for key in told if key != "running"} | {"running": True}
    told = json.loads(offhook("show", "--json")[1])
    assert (told["running"], told["waiting"], told["needs_you"]) == (False, 1, 0)
    assert "to send:            1" in offhook("show")[1]


def test_sync_waits_until_nothing_is_left(offhook: Offhook, folder: DataFolder) -> None:
    with WindowStandIn(folder, state={"token": "missing"}) as window:
        call_id = offhook(*PAST)[1]
        assert offhook("dial", NUMBER)[0] == 0  # open calls aside
        code, _, err = offhook("sync", "--wait", "0")
        assert (code, err) == (
            1,
            "Still to do: 1 to send.\nThe token is missing; see: offhook token set",
        )
        assert {"do": "hurry"} in window.requests
        settled = make_event(
            Decided, SystemClock().now(), call_id=call_id, decision=Decision.IN_CRM
        )
        window.journal.run(lambda journal: journal.record(settled, Switchboard(RULES))).result(10)
        assert offhook("sync", "--wait", "5") == (0, "", "")
    assert offhook("event", "missed", "--number", NUMBER)[0] == 0
    code, _, err = offhook("sync")
    assert code == 1
    assert err.startswith("Still to do: 1 to be written to the journal.")


def test_quit(offhook: Offhook, folder: DataFolder) -> None:
    assert offhook("quit") == (0, "", "")
    with WindowStandIn(folder) as window:
        assert offhook("quit", "--force") == (0, "", "")
        assert window.requests == [{"do": "quit", "force": True, "restart": False}]
    with WindowStandIn(folder, quit={"ok": False, "open": ["a-call"]}):
        code, _, err = offhook("quit")
        assert code == 1
        assert "a-call" in err


def test_a_second_start_speaks_to_the_first(offhook: Offhook, folder: DataFolder) -> None:
    with WindowStandIn(folder) as window:
        assert offhook() == (0, "", "")
        assert offhook("--minimized") == (0, "", "")
        assert offhook("tel:+1-418-257-9084") == (0, "", "")
        assert offhook("--data-dir", str(folder.path), "--", "SIP:a@b") == (0, "", "")
        assert window.requests == [
            {"do": "show"},
            {"do": "knock"},
            {"do": "link", "text": "tel:+1-418-257-9084"},
            {"do": "link", "text": "SIP:a@b"},
        ]


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("own_number", "(514) 652-6793", "+15146526793"),
        ("own_number", "", ""),
        ("user_did", "1 514 652 6793", "+15146526793"),
        ("never_log", "514-652-6793, 418 257 9084", "+15146526793, +14182579084"),
        ("lines", "Bureau=514-652-6793", "Bureau=+15146526793"),
        ("lines", "A=5146526793, B = 4182579084", "A=+15146526793, B=+14182579084"),
        ("base_url", "https://CRM.invalid:443/v2/", "https://crm.invalid/v2"),
        ("live_answered", "no", "no"),
    ],
)  # fmt: skip
def test_a_setting_is_kept_and_told(
    offhook: Offhook, folder: DataFolder, key: str, typed: str, kept: str
) -> None:
    with WindowStandIn(folder) as window:
        assert offhook("settings", key, typed) == (0, f"{key} = {kept}".strip(), "")
        assert window.requests == [{"do": "settings"}]
    assert offhook("settings", key) == (0, kept, "")
    assert f"{key} = {kept}".strip() in offhook("settings")[1].splitlines()


@pytest.mark.parametrize(
    ("key", "typed", "reason"),
    [
        ("own_number", "911", "emergency"),
        ("own_number", "4321", "extension"),
        ("lines", "Bureau=12", "extension"),
        ("lines", "5146526793, 4182579084", "the same name"),
        ("rate_share", "lots", "needs a number"),
        ("base_url", "http://crm.invalid", "plain http"),
        ("colour", "red", "no such setting"),
    ],
)
def test_a_setting_is_refused_with_a_reason(
    offhook: Offhook, folder: DataFolder, key: str, typed: str, reason: str
) -> None:
    code, out, err = offhook("settings", key, typed)
    assert (code, out) == (2 if key == "colour" else 1, "")
    assert reason in err
    assert not folder.settings.exists()


def test_what_cannot_be_read_of_the_settings_is_said(offhook: Offhook, folder: DataFolder) -> None:
    folder.create().settings.write_text('{"rate_share": "lots"}')
    code, out, err = offhook("settings", "rate_share")
    assert (code, out) == (0, "60")
    assert "rate_share: it needs a number. The default is used." in err


def test_without_a_key_store(offhook: Offhook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("s3cret"))
    for action in ("set", "present", "test", "clear"):
        code, out, err = offhook("token", action)
        assert (code, out) == (1, "")
        assert "for one session" in err
        assert "s3cret" not in err


@pytest.mark.skipif(sys.platform != "linux", reason="starts Linux's key store")
def test_the_token_from_first_to_last(
    offhook: Offhook, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def token(action: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        return offhook("token", action)

    with Sandbox(token="s3cret") as sandbox, secret_service() as bus, bus.here():
        monkeypatch.setenv("OFFHOOK_DATA_DIR", str(folder.path))
        SettingsFile(folder.create().settings).set("base_url", sandbox.base_url)
        assert token("present") == (1, "", f"There is no token for {sandbox.base_url}.")
        assert token("test")[0] == 1
        assert token("set", "two words")[0] == 1
        with WindowStandIn(folder) as window:
            outputs: list[Any] = [token("set", "wr0ng\n"), token("test")]
            assert [code for code, *_ in outputs] == [0, 1]
            assert "does not accept" in outputs[1][2]
            outputs += [token("set", "s3cret\n"), token("test"), token("present")]
            assert [code for code, *_ in outputs[2:]] == [0, 0, 0]
            assert window.requests == [{"do": "token"}, {"do": "token"}]
        assert outputs[3][1] == ACCOUNT.name
        assert "s3cret" not in str(outputs)
        assert token("clear") == (0, "", "")
        assert token("present")[0] == 1
