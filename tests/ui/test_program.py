"""The core behind the window: started, and stopped at any moment of it."""

from __future__ import annotations

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from offhook.app.program import Program
from offhook.desk import DataFolder, Settings, SettingsFile


def test_stopped_while_it_still_loads(qtbot: QtBot, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data").create()
    SettingsFile(folder.settings).save(Settings(base_url="http://127.0.0.1:9/v2"))
    before = set(threading.enumerate())
    program = Program(folder)
    program.start()
    program.stop()
    assert {thread.name for thread in set(threading.enumerate()) - before} <= {"vault"}
