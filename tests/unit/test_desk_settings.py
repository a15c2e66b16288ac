"""The settings: what is taken, what is refused, and what becomes of a damaged file."""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from offhook.desk.keys import KEYS, BadSetting, text_of
from offhook.desk.kinds import BadReason
from offhook.desk.settings import Line, Settings
from offhook.desk.settings_file import SettingsFile

DESK = Line("Desk", "+14185550101")
MOBILE = Line("Mobile", "+14185550102")


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


def test_no_file_means_the_defaults(file: SettingsFile) -> None:
    assert file.load() == Settings()
    assert file.problems == ()
    assert Settings().base_url == "https://api.crm.activix.ca/v2"


def test_every_setting_has_a_key_and_its_default_is_allowed() -> None:
    assert set(KEYS) == {field.name for field in fields(Settings)}
    for key in KEYS.values():
        assert key.parse(text_of(key.default)) == key.default


def test_what_is_saved_is_loaded(file: SettingsFile) -> None:
    settings = Settings(
        base_url="http://127.0.0.1:8642/v2",
        language="fr",
        lines=(DESK, MOBILE),
        default_line="Mobile",
        user_email="rep@dealer.example",
        short_call_seconds=30,
        live_answered=False,
        read_timeout=2.5,
        never_log=("+14185550199",),
        mask_names=True,
        calling_hours="10:00-13:00, 14:00-20:00",
        calling_hours_weekend="never",
        lead_url="https://crm.example/leads/{id}",
        recordings_folder=r"\\server\recordings",
    )
    file.save(settings)
    assert SettingsFile(file.path).load() == settings
    assert file.problems == ()
    for key in KEYS.values():
        value = getattr(settings, key.name)
        assert key.parse(text_of(value)) == value


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_only_this_user_can_read_the_file_and_nothing_else_is_left(file: SettingsFile) -> None:
    file.save(Settings(language="fr"))
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert list(file.path.parent.iterdir()) == [file.path]


def test_defaults_are_not_written(file: SettingsFile) -> None:
    file.save(Settings(rate_share=20))
    assert json.loads(file.path.read_text()) == {"rate_share": 20}


def test_one_bad_key_loses_that_key_alone(file: SettingsFile) -> None:
    file.path.write_text('{"rate_share": "many", "language": "fr", "user_did": 5}')
    assert file.load() == Settings(language="fr")
    assert {(problem.key, problem.reason) for problem in file.problems} == {
        ("rate_share", BadReason.NOT_A_NUMBER),
        ("user_did", BadReason.WRONG_TYPE),
    }


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"null"])
def test_damaged_file_is_put_aside_and_reported(file: SettingsFile, data: bytes) -> None:
    file.path.write_bytes(data)
    assert file.load() == Settings()
    (problem,) = file.problems
    assert problem.key is None
    assert problem.moved_to is not None
    assert problem.moved_to.name.startswith("settings.json.damaged-")
    assert problem.moved_to.read_bytes() == data
    assert not file.path.exists()
    file.load()
    assert file.problems == ()


def test_keys_of_a_newer_version_are_kept(file: SettingsFile) -> None:
    file.path.write_text('{"colour": {"pill": "red"}, "language": "fr"}')
    file.save(replace(file.load(), language="en"))
    assert json.loads(file.path.read_text()) == {"colour": {"pill": "red"}, "language": "en"}


def test_set_changes_one_key(file: SettingsFile) -> None:
    file.set("lines", "Desk=+14185550101, Mobile=+14185550102")
    file.set("default_line", "+14185550102")
    settings = file.set("mask_names", "yes")
    assert settings.line == MOBILE
    assert settings.default_line == "Mobile"
    assert settings.own_number == MOBILE.number
    assert SettingsFile(file.path).load() == settings
    assert file.set("lines", "Desk=+14185550101").own_number == DESK.number


def test_own_number_is_the_default_lines(file: SettingsFile) -> None:
    assert Settings().own_number == ""
    assert file.set("own_number", "+14185550103").lines == (Line("", "+14185550103"),)
    file.save(Settings(lines=(DESK, MOBILE), default_line="Mobile"))
    assert file.set("own_number", "+14185550104").lines == (DESK, Line("Mobile", "+14185550104"))
    assert file.set("own_number", "").lines == (DESK,)


def test_a_line_is_found_by_name_or_number() -> None:
    settings = Settings(lines=(DESK, MOBILE))
    assert settings.line_called("mobile") == MOBILE
    assert settings.line_called(DESK.number) == DESK
    assert settings.line_called("fax") is None


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("colour", "red", BadReason.UNKNOWN_KEY),
        ("base_url", "", BadReason.NOT_A_URL),
        ("base_url", "api.crm.activix.ca/v2", BadReason.NOT_A_URL),
        ("base_url", "ftp://127.0.0.1/", BadReason.NOT_A_URL),
        ("base_url", "https://", BadReason.NOT_A_URL),
        ("base_url", "https://rep:secret@crm.example/v2", BadReason.NOT_A_URL),
        ("base_url", "https://crm.example/v2?a=b", BadReason.NOT_A_URL),
        ("base_url", "https://crm.example:port/", BadReason.NOT_A_URL),
        ("base_url", "http://crm.example/v2", BadReason.NOT_HTTPS),
        ("base_url", "http://127.0.0.1.crm.example/v2", BadReason.NOT_HTTPS),
        ("region", "Canada", BadReason.NOT_A_REGION),
        ("region", "", BadReason.NOT_A_REGION),
        ("language", "de", BadReason.NOT_A_CHOICE),
        ("user_did", "418 555-0101", BadReason.NOT_E164),
        ("user_did", "+1418555010155555", BadReason.NOT_E164),
        ("own_number", "4185550101", BadReason.NOT_E164),
        ("user_email", "rep", BadReason.NOT_AN_EMAIL),
        ("rate_share", "0", BadReason.OUT_OF_RANGE),
        ("rate_share", "1.5", BadReason.NOT_A_NUMBER),
        ("read_timeout", "nan", BadReason.OUT_OF_RANGE),
        ("read_timeout", "soon", BadReason.NOT_A_NUMBER),
        ("mask_names", "perhaps", BadReason.NOT_YES_OR_NO),
        ("lines", "Desk=418", BadReason.NOT_E164),
        ("lines", "a=b=+14185550101", BadReason.NOT_A_LINE),
        ("lines", "Desk=+14185550101, desk=+14185550102", BadReason.SAID_TWICE),
        ("default_line", "Fax", BadReason.NOT_A_LINE),
        ("never_log", "+14185550101, x", BadReason.NOT_E164),
        ("calling_hours", "9 to 5", BadReason.NOT_HOURS),
        ("calling_hours_weekend", "18:00-10:00", BadReason.NOT_HOURS),
        ("lead_url", "http://crm.example/leads/{id}", BadReason.NOT_HTTPS),
        ("lead_url", "javascript:alert({id})", BadReason.NOT_A_URL),
        ("lead_url", "https://{id}.example/", BadReason.NOT_A_URL),
        ("recordings_folder", "Recordings", BadReason.NOT_A_FOLDER),
        ("recordings_folder", "~jane/calls", BadReason.NOT_A_FOLDER),
        ("recordings_folder", "/home/\0", BadReason.NOT_A_FOLDER),
        ("lead_url", "https://crm.example/leads", BadReason.NO_PLACE_FOR_ID),
    ],
)
def test_bad_text_is_refused_with_a_reason_and_changes_nothing(
    file: SettingsFile, key: str, text: str, reason: BadReason
) -> None:
    file.save(Settings(lines=(DESK,)))
    before = file.path.read_bytes()
    with pytest.raises(BadSetting) as bad:
        file.set(key, text)
    assert (bad.value.key, bad.value.reason) == (key, reason)
    assert file.path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("HTTPS://API.crm.Activix.ca/v2/", "https://api.crm.activix.ca/v2"),
        ("http://localhost:8642", "http://localhost:8642"),
        ("http://[::1]:8642/v2", "http://[::1]:8642/v2"),
    ],
)
def test_base_url_has_one_form(text: str, url: str) -> None:
    assert KEYS["base_url"].parse(text) == url
