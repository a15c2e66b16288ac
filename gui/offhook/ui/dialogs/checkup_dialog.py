"""*Check this computer*: what hinders calls here, how to mend it, and a file for whoever helps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ...checkup import Finding, Verdict
from ...qt.theme import current_tokens, set_role
from .. import checkup_words
from ..controller import Controller
from ..widgets.labels import IconLabel, make_label
from .form import FormDialog, make_button

_ICONS = {
    Verdict.OK: ("check", "ok"),
    Verdict.WARN: ("alert", "warn"),
    Verdict.FAIL: ("alert", "stop"),
    Verdict.SKIPPED: ("dot", "soft"),
}


class FindingRow(QWidget):
    """One finding: how bad it is, what it is, what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding
        icon, tone = _ICONS[finding.verdict]
        self._title = make_label("", "heading", wrap=True)
        self._what = make_label("", "small", wrap=True)
        self._mend = make_label("", "small", wrap=True)
        set_role(self._what, "small", tone="soft" if finding.verdict is Verdict.OK else tone)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for label in (self._title, self._what, self._mend):
            texts.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_tokens().space_s)
        beside = QVBoxLayout()
        beside.addWidget(IconLabel(icon, tone))
        beside.addStretch(1)
        row.addLayout(beside)
        row.addLayout(texts, 1)
        self.retranslate()

    def text(self) -> str:
        """All that it says."""
        return " ".join(label.text() for label in (self._title, self._what, self._mend)).strip()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        said = checkup_words.said(self.finding)
        part, verdict = checkup_words.part(self.finding), checkup_words.verdict(self.finding)
        # Not by colour alone.
        self._title.setText(part if self.finding.verdict is Verdict.OK else f"{part} · {verdict}")
        self._what.setText(said.what)
        self._mend.setText(said.mend)
        self._mend.setVisible(bool(said.mend))


class CheckupDialog(FormDialog):
    """Looks as soon as it is open; what is amiss comes first."""

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._found: list[Finding] | None = []
        self._looking = False
        self._packed: tuple[Path, bool] | None = None
        self.head = make_label("", "", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(current_tokens().space_m)
        self._hint = make_label("", "small", wrap=True)
        self.again, self.pack = make_button(), make_button()
        self.done_button = make_button("primary")
        self.add(self.head, self._column, self._hint)
        self.add_buttons(self.again, self.pack, self.done_button)
        self.again.clicked.connect(self.look)
        self.pack.clicked.connect(self._choose_file)
        self.done_button.clicked.connect(self.accept)
        self.retranslate()
        self.look()

    # Properties

    def rows(self) -> list[FindingRow]:
        """What is shown, the worst first."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, FindingRow)]

    # Methods

    def look(self) -> None:
        """Look once more."""
        self._looking = True
        self.again.setEnabled(False)
        self._say()
        self._controller.look_at_computer(self._seen)

    def pack_to(self, path: Path) -> None:
        """Write a support file there."""
        self.pack.setEnabled(False)
        self.banner.show_message("info", self.tr("Packing…"))

        def then(done: bool) -> None:
            if isValid(self):
                self.pack.setEnabled(True)
                self._packed = (path, done)
                self._say_packed()

        self._controller.pack_support(path, then)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Check this computer"))
        self.again.setText(self.tr("Check &again"))
        self.pack.setText(self.tr("&Support file…"))
        self.done_button.setText(self.tr("&Close"))
        self._hint.setText(
            self.tr(
                "A support file is safe to send: it holds no names, no numbers, no notes and no"
                " token."
            )
        )
        for row in self.rows():
            row.retranslate()
        self._say()
        self._say_packed()

    def _say(self) -> None:
        if self._looking:
            text = self.tr("Looking…")
        elif self._found is None:
            text = self.tr(
                "Offhook could not look. Calls are not touched; start Offhook again, then check"
                " once more."
            )
        else:
            bad = sum(finding.verdict is Verdict.FAIL for finding in self._found)
            text = (
                self.tr("%n thing(s) to be mended so that calls get to Activix.", "", bad)
                if bad
                else self.tr("All is well: calls get to Activix.")
            )
        self.head.setText(text)

    def _say_packed(self) -> None:
        if self._packed is None:
            return
        path, done = self._packed
        if done:
            text = self.tr("Packed: %1").replace("%1", str(path))
            self.banner.show_message("info", text)
        else:
            text = self.tr("%1 could not be written. Choose another folder.")
            self.banner.show_message("warn", text.replace("%1", str(path)))

    # Slots

    def _seen(self, found: list[Finding] | None) -> None:
        if not isValid(self):
            return
        for row in self.rows():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._found, self._looking = found, False
        order = (Verdict.FAIL, Verdict.WARN, Verdict.SKIPPED, Verdict.OK)
        for finding in sorted(found or [], key=lambda each: order.index(each.verdict)):
            self._column.addWidget(FindingRow(finding))
        had_focus = self.again.hasFocus()
        self.again.setEnabled(True)
        if had_focus:
            self.again.setFocus()
        self._say()

    def _choose_file(self) -> None:
        name = f"offhook-support-{date.today():%Y%m%d}.zip"  # noqa: DTZ011 - the rep's own day
        chooser = QFileDialog(self, self.tr("Support file"), str(Path.home() / name), "ZIP (*.zip)")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("zip")
        chooser.fileSelected.connect(self._chosen)
        chooser.open()

    def _chosen(self, path: str) -> None:
        self.pack_to(Path(path))
