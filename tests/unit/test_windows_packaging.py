"""What setup.exe and the MSI tell Windows, checked without Windows."""

from __future__ import annotations

import re
import shlex
import shutil
import struct
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from job import Job
from windows import dress, icon, installers, msi, pins_of_windows, registry

from offhook import __version__
from offhook.cli.parser import parse
from offhook.desk.autostart import RunKey
from offhook.phones.links import SCHEMES, number_from_link

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "windows" / "setup.nsi"
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A folder such as PyInstaller leaves."""
    folder = tmp_path / "offhook"
    for name in ("offhook.exe", "offhook.com", "_internal/python311.dll", "_internal/a/b.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def described(app: Path, version: str = "1.2.3") -> ElementTree.Element:
    return ElementTree.fromstring(msi.wxs(version, app.parent, app, app / "offhook.ico"))


def components(wix: ElementTree.Element) -> dict[str, str]:
    """The ids of files' components, by the file's name."""
    return {
        file.attrib["Name"]: part.attrib["Guid"]
        for part in wix.iter(f"{WIX}Component")
        for file in part.iter(f"{WIX}File")
    }


def test_a_link_comes_as_one_argument_that_the_program_understands() -> None:
    commands = {v.data for v in registry.values("1.2.3", "setup") if v.key.endswith("command")}
    (command,) = commands
    link = "tel:+1-418-257-9084"
    words = shlex.split(command.replace("{dir}\\", "").replace("%1", link))
    assert words[0] == "offhook.exe"
    assert parse(words[1:]).link == link


def test_a_page_cannot_smuggle_options_in_with_a_link(capsys: pytest.CaptureFixture[str]) -> None:
    (command,) = {v.data for v in registry.values("1.2.3", "msi") if v.key.endswith("command")}
    evil = 'tel:1" --base-url "https://evil.example'
    with pytest.raises(SystemExit) as stopped:
        parse(shlex.split(command.replace("{dir}\\", "").replace("%1", evil))[1:])
    assert stopped.value.code == 2
    assert "unrecognized" in capsys.readouterr().err


def test_every_scheme_offered_is_one_that_the_program_reads() -> None:
    offered = {
        value.name
        for value in registry.values("1.2.3", "setup")
        if value.key.endswith("URLAssociations")
    }
    assert offered == {"tel", "callto", "offhook"} <= SCHEMES
    for scheme in offered:
        assert number_from_link(f"{scheme}:4182579084") == "4182579084"


def test_what_people_chose_rests_on_names_that_stay() -> None:
    assert registry.LINK_CLASS == "Offhook.tel"
    assert msi.UPGRADE_CODE == "5A2B6D84-6C0B-4E53-9D3B-0B5D3C1F7E42"
    assert msi.guid("offhook.exe") == "ADA6BD48-89B3-544C-8585-2E2D86872214"


def test_removal_takes_all_that_was_written_and_nothing_of_others() -> None:
    for value in registry.values("1.2.3", "setup"):
        own = any(f"{value.key}\\".startswith(f"{key}\\") for key in registry.REMOVED)
        assert own or (value.key, value.name) == registry.SHARED
    for key in registry.REMOVED:
        assert "offhook" in key.rpartition("\\")[2].lower()
    text = registry.for_nsis("1.2.3")
    assert text.count("WriteRegStr SHCTX") == len(list(registry.values("1.2.3", "setup")))
    assert "{dir}" not in text


def test_removal_knows_where_the_program_writes_itself() -> None:
    assert (registry.AUTOSTART, registry.AUTOSTART_SWITCH) == (RunKey.RUN, RunKey.APPROVED)


def test_the_package_holds_each_file_once_and_ids_stay(app: Path) -> None:
    before = components(described(app))
    assert set(before) == {"offhook.exe", "offhook.com", "python311.dll", "b.txt"}
    (app / "_internal" / "another.dll").write_text("new")
    after = components(described(app, "1.3.0"))
    assert {name: after[name] for name in before} == before
    assert len(set(after.values())) == len(after) == 5


def test_the_package_bears_the_version_and_asks_before_it_touches_anything(app: Path) -> None:
    wix = described(app, "1.2.3")
    product = wix.find(f"{WIX}Product")
    assert product is not None
    assert product.attrib["Version"] == "1.2.3"
    references = {part.attrib["Id"] for part in wix.iter(f"{WIX}ComponentRef")}
    assert references == {part.attrib["Id"] for part in wix.iter(f"{WIX}Component")}
    told = {part.attrib["Id"]: part.attrib for part in wix.iter(f"{WIX}CustomAction")}
    ask = told["AskRunning"]["ExeCommand"].rpartition('" ')[2]
    assert parse(ask.split()).everyone
    order = {part.attrib["Action"]: part.attrib["Sequence"] for part in wix.iter(f"{WIX}Custom")}
    cost_finalize, install_validate = 1000, 1400
    assert all(cost_finalize < int(place) < install_validate for place in order.values())
    assert order["FindShell"] < order["AskRunning"]


def test_the_setup_asks_by_the_same_verb_and_knows_windows_installers_codes() -> None:
    text = SCRIPT.read_text("utf-8")
    assert re.findall(r'offhook\.exe" (quit [^\']*)\'', text) == ["quit --everyone"]
    assert re.findall(r"!define (\w+) (\d+)", text) == [
        ("BUSY", "1618"),
        ("OTHER_VERSION", "1638"),
        ("NEEDS_ADMINISTRATOR", "740"),
    ]
    words = (SCRIPT.parent / "words.nsh").read_text("utf-8")
    known = set(re.findall(r"WORDS (\w+) \\\n", words))
    ours = {word for word in re.findall(r"\$\((\w+)\)", text) if not word.startswith("^")}
    assert ours == known - {"NAME"}


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not here")
def test_the_setup_compiles_without_a_warning(
    app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place_installers(monkeypatch, app, tmp_path)
    setup = installers.make_setup(Job("1.2.3", system="win32"))
    assert setup.name == "offhook-1.2.3-check-only-setup.exe"
    assert setup.read_bytes()[:2] == b"MZ"


@pytest.mark.skipif(shutil.which("wixl") is None, reason="wixl is not here")
def test_the_package_is_made_without_a_warning(
    app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place_installers(monkeypatch, app, tmp_path)
    package = installers.make_msi(Job("1.2.3", system="win32"))
    listed = subprocess.run(
        ["msiinfo", "export", package, "Registry"], capture_output=True, text=True, check=True
    )
    assert '"[INSTALLDIR]offhook.exe" -- "%1"' in listed.stdout
    script = installers.write_script(Job("1.2.3", system="win32"), package).read_bytes()
    assert package.name.encode() in script
    assert b"exit /b 1618" in script


def place_installers(monkeypatch: pytest.MonkeyPatch, app: Path, tmp_path: Path) -> None:
    """Have the installers made of ``app``, all in ``tmp_path``."""
    (tmp_path / "windows").mkdir()
    pictures = {16: b"\x89PNG\r\n\x1a\n" + bytes(32)}
    (tmp_path / "windows" / "offhook.ico").write_bytes(icon.icon(pictures))
    icon.side_picture(ROOT / "resources" / "icons" / "offhook.svg", tmp_path / "windows/side.bmp")
    monkeypatch.setattr(Job, "dist", tmp_path)
    monkeypatch.setattr(installers, "WORK", tmp_path)
    monkeypatch.setattr(Job, "app", app)


def test_explorer_is_told_the_version() -> None:
    assert ".".join(map(str, dress.four_numbers(__version__))).startswith(__version__)
    assert "filevers=(1, 2, 3, 0)" in dress.version_resource("1.2.3")
    compile(dress.version_resource("1.2.3"), "version.txt", "eval")
    for wrong in ("1.2.3.4.5", "70000.0", "1.2b3"):
        with pytest.raises(ValueError):
            dress.four_numbers(wrong)


def test_an_icon_lists_its_pictures() -> None:
    held = icon.icon({16: b"small", 256: b"large one"})
    kind, count = struct.unpack_from("<HH", held, 2)
    assert (kind, count) == (1, 2)
    for number, (side, data) in enumerate([(16, b"small"), (0, b"large one")]):
        width, height, *_, length, place = struct.unpack_from("<BBBBHHII", held, 6 + 16 * number)
        assert (width, height) == (side, side)
        assert held[place : place + length] == data


def test_the_pins_of_windows_are_told_from_those_of_linux() -> None:
    text = (ROOT / "packaging" / "pins" / "installers.txt").read_text("utf-8")
    lines = list(pins_of_windows.lines(text, "3.11.9"))
    names = {line.partition("==")[0] for line in lines}
    assert {"pywin32-ctypes", "pefile", "pyside6-essentials"} <= names
    assert not names & {"secretstorage", "cryptography", "macholib"}
    assert all("--hash=sha256:" in line and ";" not in line for line in lines)
