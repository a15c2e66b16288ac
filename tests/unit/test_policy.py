"""What an administrator presets or locks: where it is read, what it overrules, and how it fails."""

from __future__ import annotations

import json
import plistlib
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from offhook.__main__ import main
from offhook.desk import policy_places
from offhook.desk.keys import BadSetting
from offhook.desk.kinds import BadReason
from offhook.desk.policy import Policy
from offhook.desk.policy_places import REGISTRY_KEY, from_files, from_registry
from offhook.desk.settings import Line, Settings
from offhook.desk.settings_file import SettingsFile

Written = Callable[[dict[str, Any]], SettingsFile]
IT = "Garage Bélanger, informatique"


@pytest.fixture
def policy_file(tmp_path: Path) -> Path:
    return tmp_path / "etc" / "policy.json"


@pytest.fixture
def with_policy(tmp_path: Path, policy_file: Path) -> Written:
    """A settings file of a computer with that policy."""

    def written(policy: dict[str, Any]) -> SettingsFile:
        write(policy_file, json.dumps(policy))
        return SettingsFile(
            tmp_path / "settings.json", lambda: Policy.of(from_files((policy_file,)))
        )

    return written


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_preset_may_be_changed_and_is_not_written(with_policy: Written) -> None:
    file = with_policy({"presets": {"language": "fr", "rate_share": 20}})
    settings = file.load()
    assert settings == Settings(language="fr", rate_share=20)
    file.save(replace(settings, rate_share=60, theme="dark"))
    # 60 is the program's default, and here it is what the user chose against the preset.
    assert json.loads(file.path.read_text()) == {"rate_share": 60, "theme": "dark"}
    assert file.load() == Settings(language="fr", theme="dark")
    later = with_policy({"presets": {"language": "en"}})
    assert later.load().language == "en"


def test_a_lock_overrules_and_what_it_overruled_comes_back(with_policy: Written) -> None:
    file = with_policy({})
    file.save(Settings(rate_share=10, theme="dark"))
    file = with_policy({"set_by": IT, "locks": {"rate_share": 6}})
    settings = file.load()
    assert settings.rate_share == 6
    assert file.policy.locks["rate_share"].set_by == IT
    assert file.save(replace(settings, rate_share=99, theme="light")).rate_share == 6
    assert file.load() == Settings(rate_share=6, theme="light")
    with pytest.raises(BadSetting) as bad:
        file.set("rate_share", "12")
    assert bad.value.reason is BadReason.LOCKED
    assert with_policy({}).load() == Settings(rate_share=10, theme="light")


def test_the_own_number_is_locked_with_the_lines(with_policy: Written) -> None:
    file = with_policy({"locks": {"lines": [{"name": "Desk", "number": "+14185550101"}]}})
    assert file.load().lines == (Line("Desk", "+14185550101"),)
    with pytest.raises(BadSetting):
        file.set("own_number", "+14185550102")


def test_one_bad_key_of_a_policy_loses_that_key_alone(
    with_policy: Written, policy_file: Path
) -> None:
    file = with_policy(
        {
            "locks": {"rate_share": "many", "theme": "dark", "own_number": "+14185550101"},
            "presets": ["language"],
            "lock": {},
        }
    )
    assert file.load() == Settings(theme="dark")
    assert {(p.key, p.reason, p.place) for p in file.problems} == {
        ("rate_share", BadReason.NOT_A_NUMBER, str(policy_file)),
        ("own_number", BadReason.UNKNOWN_KEY, str(policy_file)),
        ("presets", BadReason.WRONG_TYPE, str(policy_file)),
        ("lock", BadReason.UNKNOWN_KEY, str(policy_file)),
    }


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"null"])
def test_a_damaged_policy_is_said_and_left_alone(
    with_policy: Written, policy_file: Path, data: bytes
) -> None:
    file = with_policy({})
    policy_file.write_bytes(data)
    assert file.load() == Settings()
    (problem,) = file.problems
    assert (problem.key, problem.place) == (None, str(policy_file))
    assert policy_file.read_bytes() == data


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_what_anybody_can_change_is_no_policy(with_policy: Written, policy_file: Path) -> None:
    file = with_policy({"locks": {"base_url": "https://elsewhere.example"}})
    policy_file.chmod(0o666)
    assert file.load() == Settings()
    assert [problem.reason for problem in file.problems] == [BadReason.NOT_TRUSTED]


def test_of_two_places_the_first_wins(tmp_path: Path) -> None:
    managed, own = tmp_path / "managed" / "a.plist", tmp_path / "own" / "policy.json"
    broken = tmp_path / "own" / "broken.plist"
    write(broken, b"<?xml version='1.0'?><plist><dict>")
    write(managed, plistlib.dumps({"set_by": IT, "locks": {"theme": "dark"}}))
    write(own, json.dumps({"locks": {"theme": "light", "language": "fr"}}))
    policy = Policy.of(from_files((managed, tmp_path / "none.json", own, broken)))
    assert {name: lock.value for name, lock in policy.locks.items()} == {
        "theme": "dark",
        "language": "fr",
    }
    assert policy.locks["theme"].set_by == IT
    assert policy.locks["language"].set_by == ""
    assert [problem.place for problem in policy.problems] == [str(broken)]


def test_the_registry_says_the_same_in_its_own_types() -> None:
    registry: dict[tuple[str, str], dict[str, object]] = {
        ("HKLM", REGISTRY_KEY): {"SetBy": IT},
        ("HKLM", rf"{REGISTRY_KEY}\Locks"): {
            "live_answered": 0,
            "Rate_Share": 20,
            "retry_seconds": 30,
            "never_log": ["+14185550101", "+14185550102"],
            "lines": ["Desk=+14185550103", "Mobile=+14185550104"],
            "theme": "green",
        },
        ("HKCU", rf"{REGISTRY_KEY}\Locks"): {"live_answered": 1, "language": "fr"},
        ("HKCU", rf"{REGISTRY_KEY}\Presets"): {"settle_seconds": "60", "short_call_seconds": "x"},
    }
    policy = Policy.of(from_registry(("HKLM", "HKCU"), lambda *place: registry.get(place)))
    assert policy.enforce(policy.base()) == Settings(
        live_answered=False,
        rate_share=20,
        retry_seconds=30.0,
        never_log=("+14185550101", "+14185550102"),
        lines=(Line("Desk", "+14185550103"), Line("Mobile", "+14185550104")),
        language="fr",
        settle_seconds=60,
    )
    assert policy.locks["language"].place == rf"HKCU\{REGISTRY_KEY}"
    assert policy.locks["rate_share"].set_by == IT
    assert {(problem.key, problem.reason) for problem in policy.problems} == {
        ("theme", BadReason.NOT_A_CHOICE),
        ("short_call_seconds", BadReason.NOT_A_NUMBER),
    }
    assert Policy.of(from_registry(("HKLM",), lambda *_: None)) == Policy()


@pytest.mark.skipif(sys.platform != "linux", reason="the place of Linux")
def test_the_command_line_says_what_is_locked_and_obeys(
    policy_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(policy_places, "LINUX_FILE", policy_file)
    monkeypatch.setenv("OFFHOOK_DATA_DIR", str(tmp_path / "data"))
    locked = "https://crm.example/v2"
    locks = {"base_url": locked, "colour": "red"}
    write(policy_file, json.dumps({"set_by": IT, "locks": locks, "presets": {"language": "fr"}}))

    assert main(["settings", "base_url", "https://other.example"]) == 1
    said = capsys.readouterr().err
    # In the language that is preset.
    assert f"base_url\u00a0: verrouillé par {IT} ({policy_file})." in said
    assert f"Dans {policy_file}\u00a0: colour\u00a0: ce paramètre n’existe pas" in said
    assert main(["settings", "language"]) == 0
    assert capsys.readouterr().out == "fr\n"
    assert main(["settings", "--json"]) == 0
    held = {row["key"]: row for row in json.loads(capsys.readouterr().out)}
    assert held["base_url"] | {"value": locked, "locked": True, "locked_by": IT} == held["base_url"]
    assert held["language"]["preset"]
    assert not held["theme"]["locked"]
    # Neither an option nor a variable leads around a lock.
    monkeypatch.setenv("OFFHOOK_BASE_URL", "https://third.example")
    assert main(["show", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["base_url"] == locked
    assert "verrouillé par" in told.err
