"""``offhook self-test``, and coming back after an upgrade."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from offhook.app.self_test import CHECKS, report
from offhook.journal.engine import tried_engine


def test_the_program_passes_its_own_test_without_a_display() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHON_KEYRING_BACKEND")
    plain = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "offhook", "self-test"],
        env=plain,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()[1:]
    assert len(lines) == len(CHECKS)
    assert all(line.startswith("ok ") for line in lines)


def test_one_failure_is_named_and_the_others_are_still_tried(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken() -> str:
        raise ImportError("No module named 'forgotten'")

    assert report([("first", broken), ("second", lambda: "well")]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first == "FAILED first        ImportError: No module named 'forgotten'"
    assert second == "ok     second       well"


def test_the_engine_finds_parts_of_words() -> None:
    assert tried_engine().count(".") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there the installer starts the program")
def test_it_comes_back_once_the_upgrade_is_over(tmp_path: Path) -> None:
    mark, sign = tmp_path / "upgrade", tmp_path / "back"
    mark.touch()
    ended = f"""
from offhook.app.restart import restart_after_upgrade
restart_after_upgrade(["touch", {str(sign)!r}], {str(mark)!r})
"""
    subprocess.run([sys.executable, "-c", ended], check=True)
    mark_seen = time.monotonic() + 0.3
    while time.monotonic() < mark_seen:
        assert not sign.exists()
    mark.unlink()
    until = time.monotonic() + 10
    while not sign.exists():
        assert time.monotonic() < until
        time.sleep(0.02)
