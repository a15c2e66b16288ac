"""What the window knows of the people behind numbers: asked as the rep types, told as it comes."""

from __future__ import annotations

import re
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ..calls.calling_hours import CallingHours
from ..calls.guard import Warned, warnings_for
from ..calls.leads import Lead, Query
from ..calls.numbers import number_in
from ..calls.time_zones import time_there
from ..sync.lead_answer import LeadAnswer
from .controller import Controller

FIELD = "field"
NUMBER_PAUSE_MS = 60
"""A complete number is asked about almost at once; each key press of a name is not."""

NAME_PAUSE_MS = 300
SHORTEST_NAME = 3  # characters
REMEMBERED = 100  # answers
CLOCK_MS = 15_000
"""The time there goes on, and with it whether it is one to call at."""

_LETTER = re.compile(r"[^\W\d_]")


class LeadDesk(QObject):
    """``changed`` when there is something new to say of the number in the field or of a call."""

    changed = Signal()

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._query: Query | None = None
        self._answers: dict[str, LeadAnswer] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ask)
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self.changed)
        controller.bridge.lead_answered.connect(self._answered)

    # Properties

    @property
    def number(self) -> str:
        """The complete number in the field, in E.164, or empty."""
        return self._query.number if self._query else ""

    @property
    def words(self) -> str:
        """The name or address in the field, if it is none of a number."""
        return self._query.words if self._query else ""

    def answer(self) -> LeadAnswer | None:
        """The newest answer to what stands in the field."""
        return self._answers.get(self._query.key) if self._query else None

    def answer_for(self, number: str) -> LeadAnswer | None:
        """The newest answer about a number."""
        return self._answers.get(number)

    def there(self, number: str) -> datetime | None:
        """The time of day where that number rings."""
        return time_there(number, self._controller.now().wall)

    def leads(self) -> tuple[Lead, ...]:
        """The leads of the newest answer."""
        answer = self.answer()
        return answer.leads if answer else ()

    def warnings(self) -> tuple[Warned, ...]:
        """What there is to mind before this number is called, at this very moment."""
        if not self.number:
            return ()
        return warnings_for(self.leads(), self.there(self.number), self._hours())

    def wishes(self, number: str) -> tuple[Warned, ...]:
        """What the leads with a number asked for, whatever the hour."""
        answer = self.answer_for(number)
        return warnings_for(answer.leads, None, self._hours()) if answer else ()

    # Methods

    def set_text(self, text: str) -> None:
        """The field was changed."""
        query = self._query_of(text.strip())
        if (query.key if query else "") == (self._query.key if self._query else ""):
            return
        self._query = query
        self._pause.start(NAME_PAUSE_MS if query and query.words else NUMBER_PAUSE_MS)
        if query is None:
            self._pause.stop()
            self._clock.stop()
            self._controller.look_up(FIELD, None)
        else:
            self._clock.start()
        self.changed.emit()

    def _query_of(self, text: str) -> Query | None:
        settings = self._controller.settings
        if len(text) < SHORTEST_NAME:
            return None
        number = number_in(text, settings.region)
        if number is not None and number.e164 is not None:
            # Of a number that is kept off Activix, Activix is not asked either.
            return None if number.e164 in settings.never_log else Query(number=number.e164)
        return Query(words=text) if _LETTER.search(text) else None

    def _hours(self) -> CallingHours:
        settings = self._controller.settings
        return CallingHours.parse(settings.calling_hours, settings.calling_hours_weekend)

    # Slots

    def _ask(self) -> None:
        self._controller.look_up(FIELD, self._query)

    def _answered(self, answer: object) -> None:
        assert isinstance(answer, LeadAnswer)
        key = answer.query.key
        self._answers.pop(key, None)
        self._answers[key] = answer
        while len(self._answers) > REMEMBERED:
            self._answers.pop(next(iter(self._answers)))
        self.changed.emit()
