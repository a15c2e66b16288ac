"""What the rep does in the window, as call events of this very moment."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from ..calls.call import Direction, Disposition, Status
from ..calls.events import (
    Answered,
    Began,
    CallBackCancelled,
    CallBackDone,
    CallBackPlanned,
    Ended,
    Event,
    HoldChanged,
    LengthCorrected,
    MadePrivate,
    MissedLetGo,
    NoteTyped,
    PastCall,
    RecordingFileGiven,
    RecordingGiven,
    StatusChosen,
    StillTalking,
)
from ..calls.follow_ups import RecordingFile
from ..journal.journal import Recorded
from .controller import Controller

Then: TypeAlias = Callable[[Recorded | Exception], None]
"""Is called with what became of an event, instead of the signals."""


class Speaker(QObject):
    """Says events. ``refused`` carries a ``Refused``, ``failed`` the exception of the journal."""

    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller

    def begin(
        self,
        number: str,
        direction: Direction,
        line: str,
        *,
        private: bool,
        then: Callable[[Recorded | Exception], None],
        despite: str = "",
    ) -> str:
        """Dial, or take note of a ring. Returns the new call's id."""
        call_id = str(uuid.uuid4())
        event = Began(
            **self._base(None),
            new_call_id=call_id,
            direction=direction,
            number=number,
            line=line,
            private=private,
            despite=despite,
        )
        self._say(event, then)
        return call_id

    def log_past(
        self,
        number: str,
        direction: Direction,
        *,
        start: datetime,
        duration: int,
        status: Status | None,
        then: Callable[[Recorded | Exception], None],
    ) -> None:
        """A call that took place without Offhook."""
        self._say(
            PastCall(
                **self._base(None),
                new_call_id=str(uuid.uuid4()),
                direction=direction,
                number=number,
                start=start,
                duration=duration,
                status=status,
            ),
            then,
        )

    def answered(self, call_id: str) -> None:
        """Somebody picked up."""
        self._say(Answered(**self._base(call_id)))

    def hang_up(self, call_id: str, disposition: Disposition | None = None) -> None:
        """The call is over."""
        self._say(Ended(**self._base(call_id), disposition=disposition))

    def choose_status(
        self, call_id: str, status: Status, disposition: Disposition | None = None
    ) -> None:
        """One of the seven, by hand."""
        self._say(StatusChosen(**self._base(call_id), status=status, disposition=disposition))

    def type_note(self, call_id: str, text: str) -> None:
        """The note as it now stands."""
        self._say(NoteTyped(**self._base(call_id), text=text))

    def give_recording(
        self, call_id: str, url: str, *, overwrite: bool = False, then: Then | None = None
    ) -> None:
        """Where the recording lies."""
        self._say(RecordingGiven(**self._base(call_id), url=url, overwrite=overwrite), then)

    def look_at_recording(
        self, path: str, then: Callable[[RecordingFile | Exception], None]
    ) -> None:
        """What recording a file is; ``then`` gets a ``BadFile`` if it is none."""
        self._controller.look_at_recording(path, then)

    def give_file(
        self, call_id: str, file: RecordingFile, *, overwrite: bool = False, then: Then
    ) -> None:
        """The recording is a file of this computer."""
        event = RecordingFileGiven(
            **self._base(call_id),
            path=file.path,
            size=file.size,
            modified_ns=file.modified_ns,
            audio=file.kind,
            overwrite=overwrite,
        )
        self._say(event, then)

    def correct_length(self, call_id: str, seconds: int) -> None:
        """How long the call really was."""
        self._say(LengthCorrected(**self._base(call_id), duration=seconds))

    def still_talking(self, call_id: str) -> None:
        """The answer to *Still on the phone?*: yes."""
        self._say(StillTalking(**self._base(call_id)))

    def hold(self, call_id: str, on_hold: bool) -> None:
        """Put on hold, or take up again."""
        self._say(HoldChanged(**self._base(call_id), on_hold=on_hold))

    def make_private(self, call_id: str) -> None:
        """Keep the call off Activix."""
        self._say(MadePrivate(**self._base(call_id)))

    def plan_call_back(self, call_id: str, due: datetime, title: str) -> None:
        """The rep will call again at that time."""
        self._say(CallBackPlanned(**self._base(call_id), due=due, title=title))

    def no_call_back(self, call_id: str) -> None:
        """None was meant."""
        self._say(CallBackCancelled(**self._base(call_id)))

    def call_back_done(self, call_id: str) -> None:
        """It was made, or needs no making any more."""
        self._say(CallBackDone(**self._base(call_id)))

    def let_go(self, call_id: str) -> None:
        """A missed call needs no calling back."""
        self._say(MissedLetGo(**self._base(call_id)))

    def _base(self, call_id: str | None) -> dict[str, Any]:
        return {"id": str(uuid.uuid4()), "at": self._controller.now(), "call_id": call_id}

    def _say(
        self, event: Event, then: Callable[[Recorded | Exception], None] | None = None
    ) -> None:
        self._controller.say(event, then or self._heard)

    def _heard(self, result: Recorded | Exception) -> None:
        if isinstance(result, Exception):
            self.failed.emit(result)
        elif result.refused is not None:
            self.refused.emit(result.refused)
