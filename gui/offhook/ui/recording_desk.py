"""Between the field for recordings and the journal: asks before one overwrites another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ..calls.follow_ups import BadFile, RecordingFile
from ..calls.rules import Refusal
from ..journal.journal import Recorded
from . import complaints, part_words
from .recording_field import RecordingField
from .speaker import Speaker

Say = Callable[[bool], None]
"""Says what was given; with ``True`` although Activix may lose another recording by it."""


class RecordingDesk(QObject):
    """Between one field and the journal."""

    def __init__(self, speaker: Speaker, field: RecordingField) -> None:
        super().__init__(field)
        self._speaker = speaker
        self._field = field
        self._asked: Say | None = None
        field.given.connect(self._give_url)
        field.file_given.connect(self._look_at)
        field.removed.connect(self._remove)
        field.chosen.connect(self._answered)

    def _give_url(self, call_id: str, url: str) -> None:
        def say(overwrite: bool) -> None:
            heard = partial(self._heard, say)
            self._speaker.give_recording(call_id, url, overwrite=overwrite, then=heard)

        say(False)

    def _look_at(self, call_id: str, path: str) -> None:
        self._speaker.look_at_recording(path, partial(self._looked_at, call_id))

    def _looked_at(self, call_id: str, found: RecordingFile | Exception) -> None:
        if not isValid(self._field):
            return
        if isinstance(found, BadFile):
            self._field.complain(part_words.file_problem(found.problem))
            return
        assert isinstance(found, RecordingFile)
        file = found

        def say(overwrite: bool) -> None:
            heard = partial(self._heard, say)
            self._speaker.give_file(call_id, file, overwrite=overwrite, then=heard)

        say(False)

    def _remove(self, call_id: str) -> None:
        self._speaker.give_recording(call_id, "")

    def _heard(self, say: Say, result: Recorded | Exception) -> None:
        if not isValid(self._field):
            return
        if isinstance(result, Exception):
            self._speaker.failed.emit(result)
        elif result.refused is None:
            return
        elif result.refused.reason is Refusal.OTHER_RECORDING:
            self._asked = say
            self._field.ask(
                complaints.refusal(result.refused),
                (
                    (True, self.tr("Replace it in Activix")),
                    (False, self.tr("Keep the first one")),
                ),
            )
        elif result.refused.reason is Refusal.BAD_RECORDING:
            self._field.complain(complaints.refusal(result.refused))
        else:
            self._speaker.refused.emit(result.refused)

    def _answered(self, replace: object) -> None:
        self._field.question.clear()
        say, self._asked = self._asked, None
        if say is not None and replace is True:
            say(True)
        else:
            self._field.forget()
