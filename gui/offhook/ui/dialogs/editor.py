"""The editors of plain settings: yes or no, one of several, a number, a line of text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from ...desk.keys import BadSetting, Key, text_of
from ...desk.kinds import Form
from ...desk.settings import Settings
from .. import complaints, setting_words
from .fields import ChoiceField, pad
from .form import Unfit


class Editor(QObject):
    """One setting, or some that are edited together. ``changed``: the rep gave a whole value;
    ``edited``: they are at it."""

    changed = Signal()
    edited = Signal()

    def __init__(self, key: Key, field: QWidget, focus: QWidget | None = None) -> None:
        super().__init__(field)
        self.key = key
        self.field = field
        self.focus = focus or field

    def names(self) -> tuple[str, ...]:
        """The names of the settings that are edited here."""
        return (self.key.name,)

    def values(self) -> dict[str, Any]:
        """What stands there, by name. Raises :class:`~.form.Unfit`."""
        raise NotImplementedError

    def show_settings(self, settings: Settings) -> None:
        """Show what is set, and say nothing of it."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything in the language of now."""


class YesNoEditor(Editor):
    """A check box, which carries the label itself."""

    def __init__(self, key: Key) -> None:
        self.box = QCheckBox()
        super().__init__(key, self.box)
        self.box.toggled.connect(self.changed)

    def values(self) -> dict[str, Any]:
        return {self.key.name: self.box.isChecked()}

    def show_settings(self, settings: Settings) -> None:
        self.box.blockSignals(True)
        self.box.setChecked(getattr(settings, self.key.name))
        self.box.blockSignals(False)

    def retranslate(self) -> None:
        self.box.setText(setting_words.settings()[self.key.name].label)


class ChoiceEditor(Editor):
    """One of several."""

    def __init__(self, key: Key) -> None:
        self.choice = ChoiceField()
        super().__init__(key, self.choice)
        self.retranslate()
        self.choice.currentIndexChanged.connect(self.changed)

    def values(self) -> dict[str, Any]:
        return {self.key.name: self.choice.value()}

    def show_settings(self, settings: Settings) -> None:
        self.choice.blockSignals(True)
        self.choice.set_value(getattr(settings, self.key.name))
        self.choice.blockSignals(False)

    def retranslate(self) -> None:
        words = setting_words.choices()
        values = ("", *self.key.kind.choices)
        self.choice.set_choices([(value, words[self.key.name, value]) for value in values])


class NumberEditor(Editor):
    """A number in its range; typed ones count once they are whole."""

    def __init__(self, key: Key) -> None:
        kind = key.kind
        self.box: QSpinBox | QDoubleSpinBox
        if kind.form is Form.WHOLE:
            self.box = QSpinBox()
            self.box.setRange(int(kind.lowest), int(kind.highest))
        else:
            self.box = QDoubleSpinBox()
            self.box.setDecimals(1)
            self.box.setRange(kind.lowest, kind.highest)
        super().__init__(key, self.box)
        pad(self.box)
        self.box.setKeyboardTracking(False)
        self.box.valueChanged.connect(self.changed)

    def values(self) -> dict[str, Any]:
        return {self.key.name: self.box.value()}

    def show_settings(self, settings: Settings) -> None:
        self.box.blockSignals(True)
        self.box.setValue(getattr(settings, self.key.name))
        self.box.blockSignals(False)

    def retranslate(self) -> None:
        self.box.setSuffix(setting_words.unit(self.key.kind.unit))


class TextEditor(Editor):
    """A line of text, taken as the table takes it: also for forms that have no editor here."""

    def __init__(self, key: Key, combo: QComboBox | None = None) -> None:
        """``combo``, where given, is an editable one that holds the line."""
        self._combo = combo
        self._line = QLineEdit() if combo is None else None
        super().__init__(key, self.line if combo is None else combo)
        self.line.editingFinished.connect(self.changed)
        self.line.textEdited.connect(self.edited)

    @property
    def line(self) -> QLineEdit:
        """Where the text stands. A combo box's line must not be held on to: it outlived the box."""
        line = self._line if self._combo is None else self._combo.lineEdit()
        assert line is not None
        return line

    def values(self) -> dict[str, Any]:
        try:
            return {self.key.name: self.key.parse(self.line.text())}
        except BadSetting as bad:
            raise Unfit(complaints.bad_setting(bad.reason, self.key), self.field) from None

    def show_settings(self, settings: Settings) -> None:
        self.line.setText(text_of(getattr(settings, self.key.name)))
