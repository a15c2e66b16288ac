"""*About* and *Check this computer*: true of what is bundled, and of what was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offhook import __version__
from offhook.app.errands import Errand, look, pack_support
from offhook.checkup import Finding, Found, Verdict
from offhook.ui.dialogs.about_dialog import LICENCES, AboutDialog
from offhook.ui.dialogs.checkup_dialog import CheckupDialog
from offhook.ui.dialogs.form import FormDialog
from support.desk_controller import DeskController

FOUND = [
    Finding(Found.DISK_OK, Verdict.OK, ("71009",)),
    Finding(Found.LINKS_NONE, Verdict.WARN),
    Finding(Found.TOKEN_REJECTED, Verdict.FAIL),
    Finding(Found.CLOCK_UNCHECKED, Verdict.SKIPPED),
]
Shown = Callable[[FormDialog], None]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    dialogs: list[FormDialog] = []

    def show(dialog: FormDialog) -> None:
        dialogs.append(dialog)
        dialog.show()

    yield show
    for dialog in dialogs:
        if isValid(dialog):
            dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_about_names_all_that_is_bundled_with_the_licence_it_says_of_itself() -> None:
    bundled = {normal(name): licence for licence, names in LICENCES.items() for name in names}
    reached: set[str] = set()
    queue = ["offhook"]
    while queue:
        package = distribution(queue.pop())
        for text in package.requires or []:
            needed = Requirement(text)
            name = normal(needed.name)
            if name not in reached and (
                needed.marker is None or needed.marker.evaluate({"extra": ""})
            ):
                reached.add(name)
                queue.append(name)
    assert reached - set(bundled) == set()
    for name in reached:
        said = distribution(name).metadata
        fields = ("License-Expression", "License", "Classifier")
        words = " ".join(text for field in fields for text in said.get_all(field, []))
        assert bundled[name].partition("-")[0] in words, name


def test_about_can_be_copied(qapp: QApplication, shown: Shown) -> None:
    desk = DeskController()
    dialog = AboutDialog(desk)
    shown(dialog)
    dialog.copy.click()
    text = qapp.clipboard().text()
    assert f"Offhook {__version__}" in text
    assert str(desk.data_folder) in text
    assert "LGPL-3.0: Qt" in text


def test_what_is_amiss_comes_first_with_what_to_do(shown: Shown) -> None:
    desk = DeskController()
    desk.holding = True
    desk.findings = FOUND
    dialog = CheckupDialog(desk)
    shown(dialog)
    assert dialog.head.text() == "Looking…"
    assert not dialog.again.isEnabled()
    desk.release()
    first, *_, last = [row.text() for row in dialog.rows()]
    assert first == (
        "Token · to be mended Activix refuses it, so calls wait here."
        " Ask for a new one, and give it in the settings."
    )
    assert last == "Disk 71009 MB are free."
    assert "1 thing to be mended" in dialog.head.text()
    desk.findings = FOUND[:1]
    dialog.again.click()
    desk.release()
    assert dialog.head.text() == "All is well: calls get to Activix."
    assert len(dialog.rows()) == 1
    desk.findings = None
    dialog.again.click()
    desk.release()
    assert "could not look" in dialog.head.text()
    assert dialog.rows() == []


def test_a_support_file_is_packed_where_the_rep_says(shown: Shown, tmp_path: Path) -> None:
    desk = DeskController()
    dialog = CheckupDialog(desk)
    shown(dialog)
    dialog.pack.click()
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "a.zip"))
    chooser.close()
    assert desk.packed == [tmp_path / "a.zip"]
    assert dialog.banner.text() == f"Packed: {tmp_path / 'a.zip'}"
    desk.settings_fit = False
    dialog.pack_to(tmp_path / "b.zip")
    assert "could not be written" in dialog.banner.text()


def test_the_window_asks_the_real_doctor(qtbot: QtBot, tmp_path: Path) -> None:
    holder = QObject()
    where = ("--data-dir", str(tmp_path / "data"), "--base-url", "http://127.0.0.1:9/v2")
    heard: list[list[Finding] | None] = []
    look(where, heard.append, holder)
    qtbot.waitUntil(lambda: bool(heard), timeout=30_000)
    found = {finding.found: finding for finding in heard[0] or []}
    assert found[Found.NETWORK_FAULT].facts[0] == "http://127.0.0.1:9/v2"
    packed: list[bool] = []
    pack_support(where, tmp_path / "no" / "where.zip", packed.append, holder)
    qtbot.waitUntil(lambda: packed == [False], timeout=30_000)
    qtbot.waitUntil(lambda: holder.findChildren(Errand) == [], timeout=5_000)


def test_a_program_that_cannot_be_started_is_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offhook.app.errands.program_command", lambda: ["/nowhere/offhook"])
    holder = QObject()
    heard: list[list[Finding] | None] = []
    look((), heard.append, holder)
    qtbot.waitUntil(lambda: heard == [None])
