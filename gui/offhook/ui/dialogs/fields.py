"""Fields that know their value: a choice, a region, a number of the rep's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ...calls.numbers import BadNumber, understand
from ...qt.theme import current_tokens
from .. import complaints, words
from .form import Unfit


class ChoiceField(QComboBox):
    """One of several named values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        # As wide as there is room for; a long choice must not widen the window.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    # Properties

    def value(self) -> object:
        """The value chosen."""
        return self._values[self.currentIndex()]

    # Methods

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer ``choices``, pairs of value and words; what was chosen stays if it is there."""
        chosen = self.value() if self._values else None
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([text for _, text in choices])
        self.setCurrentIndex(self._values.index(chosen) if chosen in self._values else 0)
        self.blockSignals(False)

    def set_value(self, value: object) -> None:
        """Choose ``value``; ValueError if it is not offered."""
        self.setCurrentIndex(self._values.index(value))


def pad(field: QAbstractSpinBox) -> None:
    """Keep the text off the frame, which the style sheet's padding does not do here."""
    field.lineEdit().setTextMargins(current_tokens().space_s, 0, 0, 0)


class RegionField(QComboBox):
    """A country by name, or any other by the two letters of ISO 3166."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: list[str] = []
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # None takes it away

    # Properties

    def code(self) -> str:
        """Two capital letters. Raises ``Unfit``."""
        text = self.currentText().strip()
        for place, code in enumerate(self._codes):
            if text.casefold() == self.itemText(place).casefold():
                return code
        known = QLocale.codeToTerritory(text) != QLocale.Country.AnyTerritory
        if not (len(text) == 2 and text.isascii() and text.isalpha() and known):
            raise Unfit(self.tr("Choose a country, or write its two letters, such as BE."))
        return text.upper()

    # Methods

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer countries, pairs of code and name; what was chosen or typed stays."""
        text = self.currentText()
        known = [self.itemText(place) for place in range(self.count())]
        shown = self._codes[known.index(text)] if text in known else text
        self.clear()
        self._codes = [code for code, _ in choices]
        self.addItems([name for _, name in choices])
        self.set_code(shown)

    def set_code(self, code: str) -> None:
        """Show the country of ``code``."""
        if code in self._codes:
            self.setCurrentIndex(self._codes.index(code))
        else:
            self.setCurrentIndex(-1)
            self.setEditText(code)


class OwnNumberField(QLineEdit):
    """A number of the rep's own: typed as people write it, shown so, kept as E.164."""

    def __init__(self, region: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region = region
        self._kept = ""
        self._pretty = ""
        self.setMaxLength(60)
        self.editingFinished.connect(self._show_pretty)

    # Properties

    def e164(self) -> str:
        """The number, empty if there is none. Raises ``Unfit``."""
        text = self.text().strip()
        if not text:
            return ""
        if text == self._pretty:
            return self._kept
        return _e164(text, self._region, self)

    # Methods

    def set_e164(self, number: str) -> None:
        """Show ``number`` as people of the region write it."""
        self._kept = number
        self._pretty = words.number_text(number, self._region) if number else ""
        self.setText(self._pretty)

    def set_region(self, region: str) -> None:
        """Numbers are read and written as in ``region``; what was understood stays the same."""
        if region == self._region:
            return
        self._show_pretty()
        self._region = region
        if self.text().strip() == self._pretty:
            self.set_e164(self._kept)

    # Slots

    def _show_pretty(self) -> None:
        try:
            number = self.e164()
        except Unfit:
            return
        self.set_e164(number)


class NumbersField(QPlainTextEdit):
    """Numbers, one in each line (commas do, too), read and shown as :class:`OwnNumberField` does.
    ``finished``: the keyboard has left it."""

    finished = Signal()

    def __init__(self, region: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region = region
        self._kept: tuple[str, ...] = ()
        self._pretty = ""
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + current_tokens().space_l * 2)

    # Properties

    def e164s(self) -> tuple[str, ...]:
        """The numbers, each once. Raises ``Unfit``."""
        if self.toPlainText() == self._pretty:
            return self._kept
        typed = self.toPlainText().replace(",", "\n").splitlines()
        numbers = (_e164(text.strip(), self._region, self) for text in typed if text.strip())
        return tuple(dict.fromkeys(numbers))

    # Methods

    def set_e164s(self, numbers: tuple[str, ...]) -> None:
        """Show ``numbers`` as people of the region write them."""
        pretty = "\n".join(words.number_text(number, self._region) for number in numbers)
        self._kept, self._pretty = numbers, pretty
        if self.toPlainText() != pretty:
            self.blockSignals(True)
            self.setPlainText(pretty)
            self.blockSignals(False)

    def set_region(self, region: str) -> None:
        """Numbers are read and written as in ``region``."""
        self._region = region

    # Events

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()


def _e164(text: str, region: str, field: QWidget) -> str:
    """The number that ``text`` means. Raises ``Unfit`` about ``field``."""
    try:
        number = understand(text, region)
    except BadNumber as bad:
        raise Unfit(complaints.number_problem(bad.problem), field) from None
    if number.e164 is None:
        raise Unfit(complaints.extension_alone(), field)
    return number.e164
