"""The softphone's folder, watched: its file is offered after the call, never added by itself."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from offhook.app import recordings_folder, terms
from offhook.desk.keys import KEYS
from offhook.sandbox import Sandbox
from offhook.ui import masking
from offhook.ui.dialogs.own_editors import FolderEditor
from offhook.ui.dialogs.setting_editors import make_editor
from offhook.ui.header import Choice
from support.desk import Rep, desk_settings, open_desk

HEAD = b"RIFF\x24\x00\x00\x00WAVEfmt "


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox() as crm:
        yield crm


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the softphone records."""
    folder = tmp_path / "recordings"
    folder.mkdir()
    return folder


@pytest.fixture
def rep(
    crm: Sandbox, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Rep]:
    monkeypatch.setattr(terms, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr(recordings_folder, "AT_FIRST_MS", 50)
    settings = replace(desk_settings(crm.base_url), recordings_folder=str(folder))
    with open_desk(crm, tmp_path / "data", settings=settings) as rep:
        yield rep


def a_call(rep: Rep, *files: Path, data: bytes = HEAD + bytes(5000)) -> None:
    """A call that the softphone records into ``files``."""
    rep.dial("4182579084")
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()


def watch_of(rep: Rep) -> recordings_folder.RecordingsFolder:
    watch = rep.window.findChild(recordings_folder.RecordingsFolder)
    assert watch is not None
    return watch


def look_twice(rep: Rep) -> None:
    """Until the folder was looked at two times more."""
    watch = watch_of(rep)
    before = sum(watch._looks.values())
    rep.wait_until(lambda: sum(watch._looks.values()) >= before + 3)


def test_it_is_offered_and_added_by_key(rep: Rep, crm: Sandbox, folder: Path) -> None:
    a_call(rep, folder / "2026-01-14" / "call-1403.wav")
    offered = rep.window.ended_pane.recording.offered
    rep.wait_until(offered.isVisible)
    assert offered.name.text().startswith("call-1403.wav · ")
    assert offered.add.key_text() == "Ctrl+Shift+R"
    look_twice(rep)
    assert rep.shown().call.recording is None  # never by itself
    assert not crm.recordings()

    rep.wait_until(lambda: not offered.add.is_dead())
    rep.press("Ctrl+Shift+R")
    rep.wait_until(lambda: [one.size for one in crm.recordings().values()] == [5016], 15)
    assert not offered.isVisible()
    assert rep.window.ended_pane.recording.file.isVisible()

    # The same file is not the next call's.
    a_call(rep)
    look_twice(rep)
    assert not offered.isVisible()


def test_it_is_turned_down(rep: Rep, folder: Path) -> None:
    a_call(rep, folder / "call.wav")
    field = rep.window.ended_pane.recording
    rep.wait_until(field.offered.isVisible)
    assert not field.edit.isVisible()
    field.offered.dismiss.setFocus()
    rep.press("Space")
    rep.wait_until(lambda: not field.offered.isVisible())
    assert field.edit.hasFocus()
    look_twice(rep)
    assert not field.offered.isVisible()


def test_what_is_no_audio_or_still_grows_is_not_offered(rep: Rep, folder: Path) -> None:
    growing = folder / "growing.wav"
    a_call(rep, folder / "notes.txt", data=b"not a sound")
    offered = rep.window.ended_pane.recording.offered
    size = [0]
    done = threading.Event()

    def grow() -> None:
        while not done.wait(0.005):
            with growing.open("ab") as file:
                size[0] += file.write(HEAD * 10)

    writing = threading.Thread(target=grow)
    writing.start()
    try:
        look_twice(rep)
        assert not offered.isVisible()
    finally:
        done.set()
        writing.join()
    rep.wait_until(offered.isVisible)
    file = offered.file()
    assert file is not None
    assert (file.name, file.size) == ("growing.wav", size[0])


def test_a_private_call_is_offered_nothing(rep: Rep, folder: Path) -> None:
    rep.dial("4182579084")
    (folder / "call.wav").write_bytes(HEAD)
    rep.window.speaker.hang_up(rep.shown().call.id)
    rep.wait_ended()
    offered = rep.window.ended_pane.recording.offered
    rep.wait_until(offered.isVisible)
    rep.window.show_dial()
    rep.window.dial_pane.field.edit.setText("5145550142")
    rep.window._choose(Choice.PRIVATE)
    rep.wait_until(lambda: rep.window.shown_call() and rep.shown().call.is_open)
    (folder / "private.wav").write_bytes(HEAD)
    os.utime(folder / "private.wav")
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    rep.wait_until(rep.window.ended_pane.isVisible)
    assert not offered.isVisible()


def test_hidden_names_hide_the_name_of_the_file(rep: Rep, folder: Path) -> None:
    a_call(rep, folder / "4182579084.wav")
    offered = rep.window.ended_pane.recording.offered
    rep.wait_until(offered.isVisible)
    rep.window.turn_mask()
    rep.wait_until(masking.is_hidden)
    assert offered.name.text() == "A recording"
    assert not [text for text in rep.texts() if "9084.wav" in text]
    assert "9084" not in offered.add.accessibleName()


def test_a_folder_that_is_gone_is_said_once(rep: Rep, folder: Path) -> None:
    folder.rmdir()
    rep.dial("4182579084")
    rep.wait_until(lambda: rep.notice().startswith("Your recordings folder is not there"))
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    rep.window.notice.clear()
    look_twice(rep)
    assert not rep.notice()
    # It comes back while it is watched.
    folder.mkdir()
    (folder / "late.wav").write_bytes(HEAD)
    rep.wait_until(rep.window.ended_pane.recording.offered.isVisible)


def test_a_folder_that_does_not_answer_holds_nothing_up(
    rep: Rep, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()
    threads: list[threading.Thread] = []

    def hang(path: str) -> list[object]:
        threads.append(threading.current_thread())
        answer.wait(30)
        return []

    monkeypatch.setattr(recordings_folder, "newest_files", hang)
    watch = watch_of(rep)
    watch._patience.setInterval(20)
    try:
        a_call(rep)
        rep.wait_until(lambda: rep.notice().startswith("Your recordings folder does not answer"))
        assert len(threads) == 1
        assert threads[0] is not threading.main_thread()
        assert threads[0].daemon
    finally:
        answer.set()


def test_the_setting_is_typed_or_chosen(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> None:
    settings = desk_settings(crm.base_url)
    editor = make_editor(KEYS["recordings_folder"], settings)
    assert isinstance(editor, FolderEditor)
    qtbot.addWidget(editor.field)
    editor.retranslate()
    editor.show_settings(replace(settings, recordings_folder="~/Calls"))
    assert editor.values() == {"recordings_folder": "~/Calls"}
    editor.field.show()
    editor.folder.choose.click()
    dialog = editor.field.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(editor.changed):
        dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert editor.values() == {"recordings_folder": str(tmp_path)}
