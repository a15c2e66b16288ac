"""The length of a call, as people write lengths."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from ...calls.finding import LONGEST_CALL_SECONDS
from ...calls.rules import Refusal, Refused
from .. import complaints, words
from ..widgets.timer_label import clock_text
from .form import Row, Unfit

_COLONS = re.compile(r"(?:(\d{1,3}) ?: ?)?(\d{1,4}) ?: ?([0-5]\d)")
_PART = re.compile(r"(\d{1,6}) ?(['\"]|[^\W\d_]*)\.? ?(?:(?:,|et\b|and\b) ?)?")
_UNITS = {
    3600: "h hr hrs hour hours heure heures",
    60: "m mn min mins minute minutes '",
    1: 's sec secs second seconds seconde secondes "',
}
_SECONDS = {name: seconds for seconds, names in _UNITS.items() for name in names.split()}


def parse_length(text: str) -> int | None:
    """Whole seconds of ``3`` (minutes), ``3:20``, ``1:02:03``, ``3 min 20``, ``1 h 02``, ``45 s``.

    ``None`` for what could be read in two ways, or not at all.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub(r"[’′]", "'", re.sub(r"[”″]|''|′′", '"', plain))
    plain = " ".join(plain.split())
    if colons := _COLONS.fullmatch(plain):
        hours, minutes, seconds = (int(part or 0) for part in colons.groups())
        if colons[1] and minutes > 59:
            return None
        return hours * 3600 + minutes * 60 + seconds
    return _in_units(plain)


def _in_units(text: str) -> int | None:
    total, smallest, place = 0, 0, 0
    while place < len(text):
        part = _PART.match(text, place)
        if part is None:
            return None
        number, name = int(part[1]), part[2]
        # A number without a unit counts the next smaller one; alone, it is minutes.
        unit = _SECONDS.get(name, 0) if name else smallest // 60 or 60
        if unit == 0 or (smallest and (unit >= smallest or number > 59)):
            return None
        total, smallest, place = total + number * unit, unit, part.end()
        if not name and place < len(text):
            return None
    return total if smallest else None


class LengthField(QLineEdit):
    """``03:20``, or any other way to write it. Below it stands how it was understood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(40)

    # Properties

    def seconds(self, *, empty: int | None = None) -> int:
        """Whole seconds, ``empty`` where nothing was typed. Raises ``Unfit``."""
        if not self.text().strip() and empty is not None:
            return empty
        seconds = parse_length(self.text())
        if seconds is None:
            raise Unfit(self.tr("Write the length as 3:20, 3 min 20 or 1 h 02."))
        if seconds > LONGEST_CALL_SECONDS:
            raise Unfit(complaints.refusal(Refused(Refusal.BAD_LENGTH)))
        return seconds

    # Methods

    def set_seconds(self, seconds: int) -> None:
        """Show a length."""
        self.setText(clock_text(seconds))

    def explain(self, row: Row, start: datetime) -> None:
        """Say below the field what its text means for a call that began at ``start``."""
        seconds = parse_length(self.text())
        if seconds is None or seconds > LONGEST_CALL_SECONDS:
            row.set_help(self.tr("As 3:20, 3 min 20 or 1 h 02; a number alone is minutes."))
            return
        meaning = self.tr("%1 long, ended %2").replace("%1", clock_text(seconds))
        row.set_help(meaning.replace("%2", words.clock_time(start + timedelta(seconds=seconds))))
