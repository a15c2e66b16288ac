"""One field of a call that the rep can mend, with what the CRM said of it below its name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from ...calls.call import Call, Status
from ...calls.events import (
    LengthCorrected,
    LineGiven,
    NumberGiven,
    RecordingGiven,
    StatusChosen,
    UserGiven,
)
from ...calls.number_typing import format_as_typed
from ...calls.numbers import NumberProblem
from ...calls.recording import checked_recording
from ...calls.rules import Refused
from ...desk.keys import KEYS, BadSetting
from .. import complaints, words
from ..ledger_fields import field_name
from ..needs import Fault, Mend
from ..widgets.labels import make_label
from ..widgets.number_field import NumberField
from .fields import ChoiceField, OwnNumberField
from .form import Unfit
from .length_field import LengthField
from .mend_row import Change, Means, MendRow


class NumberRow(MendRow):
    """The other party's number."""

    def __init__(self, call: Call, fault: Fault, means: Means) -> None:
        self._number = NumberField("")
        super().__init__(call, fault, self._number, self._number.edit)
        self._region = means.settings.region
        self._shown = ""
        self._number.set_quiet(True)
        self._number.set_region(self._region)
        self._number.formatter = self._formatted
        given = words.number_text(call.remote, self._region) if call.remote else call.remote_text
        self._number.edit.setText(given)
        self._number.show_hidden()
        self._given = self._number.text().strip()
        self._number.edit.textEdited.connect(self.clear_error)

    def label(self) -> str:
        return self.tr("Number of the other party")

    def change(self) -> Change | None:
        text = self._number.text().strip()
        if not text:
            raise Unfit(complaints.number_problem(NumberProblem.EMPTY), self._number.edit)
        return None if text == self._given else (NumberGiven, {"number": text})

    def _formatted(self, text: str, cursor: int) -> tuple[str, int]:
        shown, place = format_as_typed(
            text, cursor, self._region, previous=self._shown, language=words.language()
        )
        self._shown = shown
        return shown, place


class LineRow(MendRow):
    """Which of the rep's own numbers."""

    def __init__(self, call: Call, fault: Fault, means: Means) -> None:
        self._lines = ChoiceField()
        super().__init__(call, fault, self._lines)
        region = means.settings.region
        choices = [
            (line.number, " · ".join(each for each in (line.name, shown) if each))
            for line in means.settings.lines
            for shown in [words.number_text(line.number, region)]
        ]
        if call.local and call.local not in [number for number, _ in choices]:
            choices.insert(0, (call.local, words.number_text(call.local, region)))
        self._lines.set_choices(choices)
        if call.local:
            self._lines.set_value(call.local)
        self._lines.setEnabled(bool(choices))
        self._lines.currentIndexChanged.connect(self.clear_error)

    def label(self) -> str:
        return self.tr("Your own number")

    def explanation(self) -> str:
        return self.tr("Of this call. Your numbers stand in the settings.")

    def change(self) -> Change | None:
        line = self._lines.value() if self._lines.count() else None
        return None if line in (None, self.call.local) else (LineGiven, {"line": line})


class StatusRow(MendRow):
    """One of the seven."""

    def __init__(self, call: Call, fault: Fault, _means: Means) -> None:
        self._statuses = ChoiceField()
        super().__init__(call, fault, self._statuses)
        self._say_statuses()
        self._statuses.set_value(call.status)
        self._statuses.currentIndexChanged.connect(self.clear_error)

    def label(self) -> str:
        return self.tr("Status in Activix")

    def change(self) -> Change | None:
        status = self._statuses.value()
        return None if status is self.call.status else (StatusChosen, {"status": status})

    def retranslate(self) -> None:
        self._say_statuses()
        super().retranslate()

    def _say_statuses(self) -> None:
        self._statuses.set_choices([(status, words.status_name(status)) for status in Status])


class LengthRow(MendRow):
    """How long it was, and so when it ended."""

    def __init__(self, call: Call, fault: Fault, _means: Means) -> None:
        self._length = LengthField()
        super().__init__(call, fault, self._length)
        self._length.set_seconds(call.duration or 0)
        self._length.textChanged.connect(self._follow)

    def label(self) -> str:
        return self.tr("Length of the call")

    def change(self) -> Change | None:
        seconds = self._length.seconds()
        return None if seconds == self.call.duration else (LengthCorrected, {"duration": seconds})

    def retranslate(self) -> None:
        super().retranslate()
        self._length.explain(self, self.call.start_at)

    def _follow(self) -> None:
        self.clear_error()
        self._length.explain(self, self.call.start_at)


class RecordingRow(MendRow):
    """Where the recording lies; emptied, it is left out."""

    def __init__(self, call: Call, fault: Fault, _means: Means) -> None:
        self._url = QLineEdit(call.media_url or "")
        super().__init__(call, fault, self._url)
        self._url.setMaxLength(2000)
        self._url.setCursorPosition(0)
        self._url.textEdited.connect(self.clear_error)

    def label(self) -> str:
        return self.tr("Link to the recording")

    def explanation(self) -> str:
        return self.tr("Emptied, the recording is left out.")

    def change(self) -> Change | None:
        url = self._url.text().strip()
        try:
            url = checked_recording(url) if url else ""
        except Refused as refused:
            raise Unfit(complaints.refusal(refused)) from None
        return None if url == (self.call.media_url or "") else (RecordingGiven, {"url": url})


class EmailRow(MendRow):
    """Whose call it is, by e-mail."""

    def __init__(self, call: Call, fault: Fault, means: Means) -> None:
        self._email = QLineEdit(call.stamp.user_email)
        super().__init__(call, fault, self._email)
        completer = QCompleter(means.users, self._email)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._email.setCompleter(completer)
        self._email.textEdited.connect(self.clear_error)

    def label(self) -> str:
        return self.tr("Your e-mail in Activix")

    def explanation(self) -> str:
        return self.tr("Of this call. For the next ones, change it in the settings too.")

    def change(self) -> Change | None:
        try:
            email = str(KEYS["user_email"].parse(self._email.text()))
        except BadSetting:
            raise Unfit(self.tr("This is no e-mail address.")) from None
        return None if email == self.call.stamp.user_email else (UserGiven, {"user_email": email})


class DidRow(MendRow):
    """Whose call it is, by direct number; emptied, it is left out."""

    def __init__(self, call: Call, fault: Fault, means: Means) -> None:
        self._did = OwnNumberField(means.settings.region)
        super().__init__(call, fault, self._did)
        self._did.set_e164(call.stamp.user_did)
        self._did.textEdited.connect(self.clear_error)

    def label(self) -> str:
        return self.tr("Your direct number in Activix")

    def explanation(self) -> str:
        return self.tr("Of this call. For the next ones, change it in the settings too.")

    def change(self) -> Change | None:
        did = self._did.e164()
        return None if did == self.call.stamp.user_did else (UserGiven, {"user_did": did})


class FixedRow(MendRow):
    """Nothing to mend: why not, and what to do instead."""

    def __init__(self, call: Call, fault: Fault, means: Means) -> None:
        self._text = make_label("", wrap=True)
        super().__init__(call, fault, self._text)
        self._region = means.settings.region

    def label(self) -> str:
        if self.fault.mend is Mend.NUMBER:
            return self.tr("Number of the other party")
        if self.fault.mend is Mend.LINE:
            return self.tr("Your own number")
        return field_name(self.fault.names[0])

    def explanation(self) -> str:
        if self.fault.frozen:
            return self.tr(
                "An earlier try may have reached Activix, which can never change this. Enter the"
                " call in Activix by hand, then say here that it is there."
            )
        if self.fault.names[0] in ("start_at", "direction"):
            return self.tr("This is how the call took place, so it is not changed here.")
        return self.tr("Offhook has no field for this. Show these words to whoever helps you.")

    def retranslate(self) -> None:
        super().retranslate()
        name = self.fault.names[0]
        if self.fault.mend is Mend.NUMBER and self.call.remote:
            self._text.setText(words.remote_number(self.call.remote, self._region))
        elif self.fault.mend is Mend.LINE and self.call.local:
            self._text.setText(words.number_text(self.call.local, self._region))
        elif name == "start_at":
            self._text.setText(words.clock_time(self.call.start_at))
        self._text.setVisible(bool(self._text.text()))


_ROWS: dict[Mend, type[MendRow]] = {
    Mend.NUMBER: NumberRow,
    Mend.LINE: LineRow,
    Mend.STATUS: StatusRow,
    Mend.LENGTH: LengthRow,
    Mend.RECORDING: RecordingRow,
    Mend.EMAIL: EmailRow,
    Mend.DID: DidRow,
    Mend.NOTHING: FixedRow,
}


def make_row(call: Call, fault: Fault, means: Means) -> MendRow:
    """The row for ``fault``, in the language of now."""
    kind: Any = FixedRow if fault.frozen else _ROWS[fault.mend]
    row: MendRow = kind(call, fault, means)
    row.retranslate()
    return row
