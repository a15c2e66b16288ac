"""Start with the session: what is written, and read back as the system reads it."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from offhook.desk.autostart import AutostartFile, LaunchAgent, RunKey, autostart_here

COMMAND = ["/opt/Off hook/bin/offhook", "--minimized", "--data-dir", '/home/é/50% "of" $it\\']


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AutostartFile:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "shared"))
    return AutostartFile()


def test_on_and_off_and_read_back(file: AutostartFile) -> None:
    assert not file.is_on()
    file.turn_on(COMMAND)
    assert file.is_on()
    file.turn_on(COMMAND)
    file.turn_off()
    assert not file.is_on()
    assert not file.path.exists()
    file.turn_off()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_switched_off_in_the_system_s_settings_it_is_off(file: AutostartFile, line: str) -> None:
    file.turn_on(COMMAND)
    text = file.path.read_text().replace("X-GNOME-Autostart-enabled=true", line)
    file.path.write_text(text)
    assert not file.is_on()
    file.turn_on(COMMAND)
    assert file.is_on()


def test_started_for_everybody_it_can_be_switched_off_for_one(
    file: AutostartFile, tmp_path: Path
) -> None:
    shared = tmp_path / "shared" / "autostart" / "offhook.desktop"
    shared.parent.mkdir(parents=True)
    shared.write_text("[Desktop Entry]\nType=Application\nExec=offhook --minimized\n")
    assert file.is_on()
    file.turn_off()
    assert not file.is_on()
    assert shared.exists()


def test_garbage_is_off(file: AutostartFile) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(b"\xff\xfe\0[Desktop Entry]")
    assert not file.is_on()
    file.path.write_text("Exec=offhook")
    assert not file.is_on()


@pytest.mark.skipif(not shutil.which("gio"), reason="needs GLib's gio to start it")
def test_the_desktop_starts_the_very_command(file: AutostartFile, tmp_path: Path) -> None:
    out = tmp_path / "out"
    script = tmp_path / "a program"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{out}.part"\nmv "{out}.part" "{out}"\n')
    script.chmod(0o700)
    file.turn_on([str(script), *COMMAND[1:]])
    subprocess.run(["gio", "launch", file.path], check=True, timeout=20)
    for _ in range(200):
        if out.exists():
            break
        subprocess.run(["sleep", "0.05"], check=True)
    assert out.read_text().splitlines() == COMMAND[1:]


def test_a_launch_agent_starts_it_at_login(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path / "LaunchAgents")
    assert not agent.is_on()
    agent.turn_on(COMMAND)
    assert agent.is_on()
    held = plistlib.loads(agent.path.read_bytes())
    assert held["ProgramArguments"] == COMMAND
    agent.path.write_bytes(plistlib.dumps(held | {"Disabled": True}))
    assert not agent.is_on()
    agent.path.write_bytes(b"no plist")
    assert not agent.is_on()
    agent.turn_off()
    assert not agent.path.exists()


@pytest.mark.skipif(sys.platform != "win32", reason="the registry of Windows")
def test_a_run_key_starts_it_at_login() -> None:
    run = RunKey()
    before = run.is_on()
    run.turn_on(COMMAND)
    assert run.is_on()
    run.turn_off()
    assert not run.is_on()
    assert not before


def test_each_system_has_its_way() -> None:
    kinds = {"linux": AutostartFile, "win32": RunKey, "darwin": LaunchAgent}
    assert isinstance(autostart_here(), kinds[sys.platform])
