"""The macOS installer, as far as it can be told without a Mac: what Info.plist and the signature
hold, and the order of the steps, played by tools that only write down how they were called."""

from __future__ import annotations

import base64
import os
import plistlib
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import offhook
from offhook.phones.links import number_from_link

ROOT = Path(__file__).resolve().parents[2]
MACOS = ROOT / "packaging" / "macos"

sys.path.insert(0, str(ROOT / "packaging"))
from macos import bundle, dress  # noqa: E402 - packaging is no package, on purpose

PINS = (ROOT / "packaging" / "pins" / "run.txt").read_text("utf-8")

TOOL = """#!/bin/sh
name=${0##*/}
{ printf '%s' "$name"; for each; do printf '\\t%s' "$each"; done; echo; } >> "$CALLS"
[ "$name $1" != "$BREAKS" ] || exit 3
case "$name $1" in
    ditto*) cp -R "$1" "$2" ;;
    "hdiutil create") for last; do :; done; echo image > "$last" ;;
esac
"""
PLAY = """
import platform, sys
platform.system = lambda: "Darwin"
sys.path[:0] = [{packaging!r}]
import job
from pathlib import Path
job.WORK, job.DIST = Path({work!r}), Path({dist!r})
from macos import disk_image
for image in disk_image.build(job.Job("1.2.3")):
    print("made", image.name)
"""


def test_info_plist_is_what_apple_reads() -> None:
    plist = plistlib.loads(plistlib.dumps(bundle.info_plist(offhook.__version__)))
    assert plist["CFBundleShortVersionString"] == offhook.__version__
    assert plist["CFBundleLocalizations"] == ["en", "fr"]
    (links,) = plist["CFBundleURLTypes"]
    for scheme in links["CFBundleURLSchemes"]:
        assert number_from_link(f"{scheme}:+14182579084")


def test_the_oldest_macos_is_the_oldest_of_the_pinned_qt() -> None:
    (pinned,) = re.findall(r"^pyside6-essentials==(\d+)\.(\d+)\.", PINS, re.MULTILINE)
    # Its wheels are tagged macosx_13_0 up to 6.11, macosx_14_0 from 6.12 on.
    assert ("13.0" if tuple(map(int, pinned)) < (6, 12) else "14.0") == bundle.MINIMUM_SYSTEM


def test_the_hardened_runtime_gives_up_one_thing() -> None:
    entitlements = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert entitlements == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


@pytest.mark.parametrize("language", bundle.LANGUAGES)
def test_the_words_of_the_finder(language: str) -> None:
    """``plutil`` reads the same format; both languages say the same things."""
    text = (MACOS / f"{language}.lproj" / "InfoPlist.strings").read_text("utf-8")
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    pairs = re.findall(r'^"?([\w ]+)"? = "([^"]+)";$', bare, re.MULTILINE)
    assert len(pairs) == len(bare.strip().splitlines())
    assert [name for name, _ in pairs] == ["CFBundleDisplayName", "Phone call"]
    assert [Path(source).parent.name for source, _ in bundle.localised()] == [
        "en.lproj",
        "fr.lproj",
    ]


def build(
    tmp_path: Path, **environment: str
) -> tuple[list[list[str]], subprocess.CompletedProcess[str]]:
    """Make the disk image with stand-ins of Apple's tools; how they were called, and the run."""
    tools, calls = tmp_path / "tools", tmp_path / "calls"
    tools.mkdir()
    for name in ("hdiutil", "codesign", "xcrun", "security", "ditto"):
        tool = tools / name
        tool.write_text(TOOL)
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    app = tmp_path / "work" / "frozen" / "Offhook.app" / "Contents"
    library = app / "Frameworks" / "Qt.framework" / "Versions" / "A" / "Qt"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"\xcf\xfa\xed\xfe and so on")
    (app / "Info.plist").write_text("no code")
    (tmp_path / "dist").mkdir()
    play = PLAY.format(
        packaging=str(ROOT / "packaging"), work=str(tmp_path / "work"), dist=str(tmp_path / "dist")
    )
    apple = {name: value for name, value in os.environ.items() if not name.startswith("APPLE_")}
    done = subprocess.run(
        [sys.executable, "-c", play],
        env=apple
        | {"BREAKS": ""}
        | environment
        | {"PATH": f"{tools}:{os.environ['PATH']}", "CALLS": str(calls)},
        capture_output=True,
        text=True,
        check=False,
    )
    return [line.split("\t") for line in calls.read_text().splitlines()], done


def secret(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


SIGNED = {
    "APPLE_SIGN_IDENTITY": "Developer ID Application: Garage (TEAM)",
    "APPLE_CERTIFICATE": secret("certificate"),
    "APPLE_CERTIFICATE_PASSWORD": "of the certificate",
}
NOTARISED = SIGNED | {
    "APPLE_NOTARY_KEY": secret("key"),
    "APPLE_NOTARY_KEY_ID": "KEY",
    "APPLE_NOTARY_ISSUER": "ISSUER",
}


def test_without_a_certificate_the_image_says_that_it_is_unsigned(tmp_path: Path) -> None:
    calls, done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "made offhook-1.2.3-unsigned.dmg" in done.stdout
    assert "Not signed" in done.stdout
    assert [call[0] for call in calls] == ["ditto", "hdiutil", "hdiutil"]


def test_signed_and_not_notarised(tmp_path: Path) -> None:
    calls, done = build(tmp_path, **SIGNED)
    assert "made offhook-1.2.3.dmg" in done.stdout
    assert "not notarised" in done.stdout
    steps = [" ".join(call[:2]) for call in calls]
    assert steps == [
        "security create-keychain",
        "security unlock-keychain",
        "security import",
        "security set-key-partition-list",
        "security list-keychains",
        "codesign --force",
        "codesign --force",
        "codesign --force",
        "codesign --verify",
        "ditto " + calls[9][1],
        "hdiutil create",
        "hdiutil verify",
        "codesign --force",
        "security delete-keychain",
    ]


def test_code_is_signed_from_the_inside_out(tmp_path: Path) -> None:
    calls, _ = build(tmp_path, **SIGNED)
    signed = [call for call in calls if call[:2] == ["codesign", "--force"]]
    assert [Path(call[-1]).name for call in signed] == [
        "Qt", "Qt.framework", "Offhook.app", "offhook-1.2.3.dmg",
    ]  # fmt: skip
    assert ["--entitlements" in call for call in signed] == [False, False, True, False]
    assert all("runtime" in call for call in signed[:3])


def test_the_pictures_of_the_icon() -> None:
    assert ("icon_512x512@2x", 1024) in dress.pictures()
    assert len(dress.pictures()) == 10


def test_notarised_and_stapled(tmp_path: Path) -> None:
    calls, done = build(tmp_path, **NOTARISED)
    assert done.returncode == 0, done.stderr
    apple = [call[1:3] for call in calls if call[0] == "xcrun"]
    assert apple == [["notarytool", "submit"], ["stapler", "staple"], ["stapler", "validate"]]
    assert "--wait" in next(call for call in calls if "notarytool" in call)


@pytest.mark.parametrize(
    "step", ["security import", "codesign --verify", "hdiutil verify", "xcrun notarytool"]
)
def test_a_step_that_fails_ends_the_build_and_tells_no_secret(tmp_path: Path, step: str) -> None:
    calls, done = build(tmp_path, BREAKS=step, **NOTARISED)
    assert done.returncode != 0
    assert "made" not in done.stdout
    assert "of the certificate" not in done.stdout + done.stderr
    assert calls[-1][:2] == ["security", "delete-keychain"]  # whatever happened meanwhile
