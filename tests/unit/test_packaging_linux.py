"""What the Linux packages are made of. That they work is tried in a fresh system, by
``packaging/try_linux.py``."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from offhook import __version__
from offhook.cli.parser import build_parser, parse
from offhook.phones.links import SCHEMES

if sys.platform != "linux":
    pytest.skip("packages of Linux are made on Linux", allow_module_level=True)

from linux import deb, man, needs, rpm, tar, tree
from linux.man_words import ENGLISH, FRENCH, Words
from linux.scripts_for import SCRIPTS, script

ROOT = Path(__file__).resolve().parents[2]
SOME_DAY = 1_790_000_000
BODIES = sorted(path.name for path in SCRIPTS.iterdir() if path.name != "running.sh")


def entry(name: str) -> configparser.SectionProxy:
    """The one group of a desktop entry."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(tree.FILES / name, "utf-8")
    return parser["Desktop Entry"]


def test_the_menu_and_links_open_the_program() -> None:
    desktop = entry("offhook.desktop")
    assert (desktop["Exec"], desktop["Terminal"]) == ("offhook %u", "false")
    assert desktop["StartupWMClass"] == desktop["Icon"] == "offhook"
    handled = desktop["MimeType"].rstrip(";").split(";")
    schemes = {handler.removeprefix("x-scheme-handler/") for handler in handled}
    assert schemes == {"tel", "callto", "offhook"}
    assert schemes <= SCHEMES


def test_with_the_session_it_starts_unseen() -> None:
    command, *arguments = entry("autostart.desktop")["Exec"].split()
    assert command == "offhook"
    assert parse(arguments).minimized


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="not on this computer")
@pytest.mark.parametrize("name", ["offhook.desktop", "autostart.desktop"])
def test_desktop_entries_are_valid(name: str) -> None:
    done = subprocess.run(
        ["desktop-file-validate", tree.FILES / name], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_software_centres_are_shown_pictures_that_exist() -> None:
    component = ET.fromstring(tree.appstream("1.2.3", SOME_DAY))
    shown = [image.text or "" for image in component.iter("image")]
    place = "file:///usr/share/doc/offhook/pictures"
    assert shown == [f"{place}/{name}.png" for name in tree.PICTURES]
    for name in tree.PICTURES:
        assert (ROOT / "resources" / "pictures" / f"{name}.png").exists()
    release = component.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": "1.2.3", "date": "2026-09-21"}


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="not on this computer")
def test_the_description_for_software_centres_is_valid(tmp_path: Path) -> None:
    # Its rules want pictures on the web; those in the package are all else that they are to be.
    text = tree.appstream("1.2.3", SOME_DAY, "https://example.com/pictures")
    file = tmp_path / f"{tree.APPSTREAM_ID}.metainfo.xml"
    file.write_text(text, "utf-8")
    validate = ["appstreamcli", "validate", "--no-net", "--pedantic", str(file)]
    done = subprocess.run(validate, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("words", [ENGLISH, FRENCH], ids=lambda words: words.language)
def test_the_manual_page_tells_every_verb_and_option(words: Words) -> None:
    page = man.page(__version__, SOME_DAY, words)
    told = page.replace("\\-", "-")
    for action in build_parser(man.translate_into(words.language))._actions:
        if not isinstance(action.choices, dict):
            assert all(option in told for option in action.option_strings)
            continue
        shown = {choice.dest for choice in action._choices_actions}  # type: ignore[attr-defined]
        assert {"self-test", "link"}.isdisjoint(shown)
        for verb in shown:
            section = told.partition(f"\n.SS {verb}\n")[2].partition("\n.S")[0]
            assert section, f"no section on {verb}"
            for own in action.choices[verb]._actions:
                if own.dest not in {"help", "data_dir", "base_url", "minimized"}:
                    value = str(own.metavar or "|".join(map(str, own.choices or [own.dest])))
                    assert (own.option_strings or [value])[0] in section
    assert told.count("\n.SS ") == len(shown)


@pytest.mark.skipif(not shutil.which("groff"), reason="not on this computer")
@pytest.mark.parametrize("words", [ENGLISH, FRENCH], ids=lambda words: words.language)
def test_the_manual_page_is_sound_roff(words: Words, tmp_path: Path) -> None:
    file = tmp_path / "offhook.1"
    file.write_text(man.page(__version__, SOME_DAY, words), "utf-8")
    groff = ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", str(file)]  # as man-db calls it
    done = subprocess.run(groff, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", BODIES)
def test_package_scripts_are_sound_shell(name: str) -> None:
    text = f"#!/bin/sh\n{script(name)}"
    subprocess.run(["sh", "-n"], input=text, text=True, check=True)
    if shutil.which("shellcheck"):
        done = subprocess.run(
            ["shellcheck", "-"], input=text, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout


def test_install_sh_is_sound_shell() -> None:
    file = tree.FILES / "install.sh"
    subprocess.run(["sh", "-n", file], check=True)
    if shutil.which("shellcheck"):
        done = subprocess.run(["shellcheck", file], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_scripts_of_both_package_managers_ask_before_they_change_anything() -> None:
    for name in ("preinst", "prerm", "rpm-pre"):
        assert "hold_for_upgrade" in script(name).rpartition("\n}\n")[2]
    for name in ("prerm", "rpm-preun"):
        assert "ask_running" in script(name).rpartition("\n}\n")[2]


def test_the_deb_names_what_it_needs_once_each() -> None:
    wanted = needs.packages(["libc.so.6", "libm.so.6", "libssl.so.3", "libcrypto.so.3"])
    assert wanted == ["libc6 (>= 2.35)", "libssl3 | libssl3t64"]
    text = deb.control("1.2.3", "amd64", [*wanted, *deb.DEPENDS], 120_000)
    assert "\nDepends: libc6 (>= 2.35), libssl3 | libssl3t64, ca-certificates\n" in text
    assert "\nVersion: 1.2.3-1\n" in text
    assert all(len(line) <= 80 for line in text.splitlines() if line.startswith(" "))
    assert "Permission is hereby granted" in deb.copyright_text()


@pytest.mark.skipif(not shutil.which("objdump"), reason="not on this computer")
def test_a_library_of_no_known_package_stops_the_build(tmp_path: Path) -> None:
    compiler = shutil.which("gcc")
    if compiler is None:
        pytest.skip("no compiler to make such a library")
    for name, flags in (("libodd.so.7", []), ("program", ["-L.", "-l:libodd.so.7"])):
        build = [compiler, "-shared", "-nostdlib", "-x", "c", "/dev/null", "-o", name]
        soname = [f"-Wl,--no-as-needed,-soname,{name}"]
        subprocess.run([*build, *soname, "-x", "none", *flags], cwd=tmp_path, check=True)
    (tmp_path / "libodd.so.7").unlink()
    with pytest.raises(Exception, match=r"No package is known for libodd\.so\.7"):
        needs.libraries(tmp_path)


def test_the_archive_is_the_same_for_the_same_source(tmp_path: Path) -> None:
    root = tmp_path / "offhook-1.2.3"
    root.mkdir()
    (root / "offhook").write_text("program")
    first, second = tmp_path / "1.tar.xz", tmp_path / "2.tar.xz"
    tar.pack(root, first, SOME_DAY, 0)
    (root / "offhook").touch()
    tar.pack(root, second, SOME_DAY, 0)
    assert first.read_bytes() == second.read_bytes()


def test_targets_name_their_tools() -> None:
    for target in (deb, rpm, tar):
        assert target.NEEDS
        assert all(target.NEEDS.values())
