"""The command that makes installers: its words, its checksums, its bill of materials."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import bill
import build
import freezing
import pytest
from job import ROOT, Job, MissingTool

from offhook import __version__


def test_the_version_is_the_programs() -> None:
    assert freezing.version() == __version__


def test_a_target_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build.main(["floppy"])
    assert ended.value.code == 2
    assert "there is no floppy: deb, rpm, tar, windows, macos, all" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is left to the system")
def test_a_missing_tool_is_named_with_what_has_it() -> None:
    with pytest.raises(MissingTool, match=r"Missing here: no-such-tool \(Debian: its-package\)"):
        build.require({"no-such-tool": "its-package", sys.executable: "python3"})


def test_the_spec_is_python_and_finds_the_source_by_its_own_place() -> None:
    text = (ROOT / "packaging" / "pyinstaller" / "offhook.spec").read_text("utf-8")
    ast.parse(text)
    assert "Path(SPECPATH)" in text
    assert "cwd" not in text


def test_another_version_is_the_same_source_under_another_number() -> None:
    copy = Path(freezing.source(Job("0.0.0.trial", trial=True)))
    told = subprocess.run(
        [sys.executable, "-m", "offhook", "--version"],
        cwd=copy,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "Offhook 0.0.0.trial\n"


def test_the_bill_ends_where_the_program_does() -> None:
    dependencies = [
        {"ref": "offhook", "dependsOn": ["httpx"]},
        {"ref": "httpx", "dependsOn": ["idna", "httpx"]},
        {"ref": "pyinstaller", "dependsOn": ["altgraph"]},
    ]
    assert bill._reached("offhook", dependencies) == {"offhook", "httpx", "idna"}


def test_checksums_are_those_that_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "b.deb").write_bytes(b"two")
    (tmp_path / "a.rpm").write_bytes(b"one")
    (tmp_path / "SHA256SUMS").write_text("stale")
    lines = bill.write_checksums(tmp_path).read_text().splitlines()
    assert [line.split("  ")[1] for line in lines] == ["a.rpm", "b.deb"]
    assert lines[0].startswith("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed")
