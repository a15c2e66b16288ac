"""How a call begins in the window: asked about the other one, saved, then shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ..calls.call import Call, Direction
from ..journal.journal import Recorded
from . import complaints
from .speaker import Speaker


@dataclass(frozen=True, slots=True)
class Wish:
    """A call that the rep wants to begin; ``despite`` the warnings that they went past."""

    number: str
    direction: Direction
    line: str
    private: bool = False
    despite: str = ""


class Beginning(QObject):
    """One beginning at a time: a second Enter while the first is being saved changes nothing.

    ``begun`` carries the committed ``Entry``, ``other_open`` the open ``Call`` that is in the way,
    ``refused`` a sentence, ``failed`` the journal's exception, ``saving`` whether it lasts.
    """

    begun = Signal(object)
    other_open = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    saving = Signal(object)

    def __init__(self, speaker: Speaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._under_way = False
        self._waiting: tuple[Wish, Call] | None = None

    def wish(self, wish: Wish, other: Call | None) -> None:
        """Begin, or first ask what became of ``other``, the call that is still open."""
        if self._under_way:
            return
        if other is not None:
            self._waiting = (wish, other)
            self.other_open.emit(other)
            return
        self._under_way = True
        self.saving.emit(True)
        self._speaker.begin(
            wish.number,
            wish.direction,
            wish.line,
            private=wish.private,
            despite=wish.despite,
            then=self._done,
        )

    def other_is(self, *, ended: bool) -> None:
        """The answer: the other call has ended, or is on hold. The new one begins."""
        if self._waiting is None:
            return
        (wish, other), self._waiting = self._waiting, None
        if ended:
            self._speaker.hang_up(other.id)
        else:
            self._speaker.hold(other.id, True)
        self.wish(wish, None)

    def _done(self, result: Recorded | Exception) -> None:
        self._under_way = False
        self.saving.emit(False)
        if isinstance(result, Exception):
            self.failed.emit(result)
        elif result.refused is not None:
            self.refused.emit(complaints.refusal(result.refused))
        else:
            self.begun.emit(result.entry)
