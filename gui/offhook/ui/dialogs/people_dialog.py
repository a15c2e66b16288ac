"""*Who is at this desk?*: the people who share it, and a place to add one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ...desk.people import LONGEST_NAME, NameTaken, People, Person
from ...qt.theme import current_tokens
from .. import complaints
from ..widgets.labels import make_label
from .form import FormDialog, Reading, Row, Unfit, make_button, show_problems


class PeopleDialog(FormDialog):
    """``chosen`` carries the ``Person`` who sits down. ``may_switch`` says why not, or nothing."""

    chosen = Signal(object)

    def __init__(
        self,
        people: People,
        present: Person,
        waiting: int,
        may_switch: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._present = present
        self._waiting = waiting
        self._may_switch = may_switch
        self._known = {person.key: person for person in people.all()}
        self._about = make_label("", wrap=True)
        self._group = QButtonGroup(self)
        self._choices: dict[str, QRadioButton] = {}
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_tokens().space_xs)
        for key in (*self._known, None):
            choice = QRadioButton()
            choice.setProperty("person", key)
            self._group.addButton(choice)
            self._choices["new" if key is None else key] = choice
            column.addWidget(choice)
        self._choices[present.key].setChecked(True)
        self.new = QLineEdit()
        self.new.setMaxLength(LONGEST_NAME)
        self._new_row = Row(self.new)
        self.own = QLineEdit(present.name)
        self.own.setMaxLength(LONGEST_NAME)
        self._own_row = Row(self.own)
        self.cancel, self.go_on = make_button(), make_button("primary")
        self.add(self._about, choices, self._new_row, self._own_row)
        self.add_buttons(self.cancel, self.go_on)
        self._group.buttonToggled.connect(self._follow)
        self.new.textEdited.connect(self._new_row.clear_error)
        self.own.textEdited.connect(self._own_row.clear_error)
        self.cancel.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._go_on)
        self.retranslate()
        self._follow()
        self._choices[present.key].setFocus()

    # Methods

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Who is at this desk?"))
        about = self.tr("Each has a token, numbers, settings and calls of their own.")
        if self._waiting:
            waits = self.tr(
                "%Ln call(s) of yours still wait to be sent: they go once you are back.",
                "",
                self._waiting,
            )
            about = f"{about} {waits}"
        self._about.setText(about)
        for person in self._known.values():
            name = person.name or self.tr("The first person here")
            here = self.tr("%1 (here now)").replace("%1", name)
            self._choices[person.key].setText(here if person.key == self._present.key else name)
        self._choices["new"].setText(self.tr("Somebody new"))
        self._new_row.set_texts(self.tr("Their &name"))
        self._own_row.set_texts(
            self.tr("&Your name"), self.tr("So that the others know whose calls these are.")
        )
        self.cancel.setText(self.tr("&Cancel"))
        self._follow()

    def _key(self) -> str | None:
        chosen = self._group.checkedButton()
        key = chosen.property("person") if chosen is not None else self._present.key
        return None if key is None else str(key)

    def _new_person(self) -> Person:
        try:
            return self._people.add(self.new.text())
        except NameTaken:
            raise Unfit(self.tr("Somebody here has that name already.")) from None
        except ValueError:
            raise Unfit(self.tr("Give them a name.")) from None

    def _rename(self) -> None:
        if self.own.text().strip() in ("", self._present.name):
            return
        try:
            self._people.rename(self._present, self.own.text())
        except NameTaken:
            raise Unfit(self.tr("Somebody here has that name already.")) from None

    # Slots

    def _follow(self) -> None:
        key = self._key()
        self._new_row.setVisible(key is None)
        stays = key == self._present.key
        self.go_on.setText(self.tr("&Save") if stays else self.tr("&Sit down"))

    def _go_on(self) -> None:
        key = self._key()
        refused = "" if key == self._present.key else self._may_switch()
        if refused:
            self.banner.show_message("warn", refused)
            return
        reading = Reading()
        try:
            reading.take(self._own_row, self._rename, None)
            person = self._known.get(key) if key is not None else None
            if key is None and reading.first is None:
                person = reading.take(self._new_row, self._new_person, self._present)
        except OSError:
            self.banner.show_message("stop", complaints.not_saved())
            return
        if show_problems(self, reading):
            return
        self.accept()
        if person is not None and person.key != self._present.key:
            self.chosen.emit(person)
