"""What the rep decides about a call, or mends of it, after the CRM or nobody has answered."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ..calls.crm_copy import Decision, Part
from ..calls.events import Decided, Event, LeadGiven
from ..journal.journal import Recorded
from .controller import Controller

Answer = Recorded | Exception
"""What the journal made of an event: applied or refused, or the journal's own exception."""


class Mender(QObject):
    """Says events of this moment. ``refused`` carries a ``Refused``, ``failed`` an exception;
    neither is told of what somebody waits for with ``then``."""

    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller

    def decide(self, call_id: str, decision: Decision, part: Part | None = None) -> None:
        """The rep's word on a call, or one part of it, that nobody else can decide."""
        self.mend(call_id, Decided, {"decision": decision, "part": part})

    def choose_lead(self, call_id: str, lead_id: int, name: str) -> None:
        """Which of several leads the call was with."""
        self.mend(call_id, LeadGiven, {"lead_id": lead_id, "lead_name": name})

    def mend(
        self,
        call_id: str,
        kind: type[Event],
        said: dict[str, Any],
        then: Callable[[Answer], None] | None = None,
    ) -> None:
        """Say an event of ``kind`` with its fields ``said`` of one call."""
        event = kind(id=str(uuid.uuid4()), at=self._controller.now(), call_id=call_id, **said)
        self._controller.say(event, then or self._heard)

    def _heard(self, result: Answer) -> None:
        if isinstance(result, Exception):
            self.failed.emit(result)
        elif result.refused is not None:
            self.refused.emit(result.refused)
