"""What a rep told of a call, kept apart from the program: what the CRM must hold in the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from offhook.calls.call import Direction, Disposition, Status
from offhook.calls.clock import Instant
from support.calls import LINE

SHORT_CALL_SECONDS = 60

_ENDED_AS = {
    Disposition.FAILED: {Direction.OUTGOING: "error", Direction.INCOMING: "error"},
    Disposition.NO_ANSWER: {Direction.OUTGOING: "attempted", Direction.INCOMING: "interrupted"},
}


@dataclass(slots=True)
class Told:
    """A call as the rep sees it. ``did`` marks it in the CRM; ``duration`` is seconds."""

    id: str
    did: str
    direction: Direction
    number: str
    start: datetime
    began: Instant
    status: str = "calling"
    guessed: bool = True
    answered_after: int | None = None
    duration: int | None = None
    recording: str | None = None
    note: str = ""
    past: bool = field(default=False)

    @property
    def is_open(self) -> bool:
        """Whether it still lasts."""
        return self.duration is None

    def answered(self, at: Instant) -> None:
        """Somebody picked up."""
        if self.answered_after is None:
            self.answered_after = at.seconds_since(self.began)
            self.status, self.guessed = "answered", False

    def ended(self, at: Instant, disposition: Disposition | None) -> None:
        """It is over."""
        self.duration = max(at.seconds_since(self.began), self.answered_after or 0)
        if disposition is not None:
            self.status, self.guessed = _ENDED_AS[disposition][self.direction], False
        elif self.guessed or self.status in ("calling", "pending"):
            self._guess()

    def chosen(self, status: Status, at: Instant) -> None:
        """A status by hand."""
        if status is Status.ANSWERED and self.is_open:
            self.answered(at)
        self.status, self.guessed = status.value, False

    def corrected(self, duration: int) -> None:
        """Its true length, which is no longer than what was thought."""
        self.duration = duration
        if self.answered_after is not None:
            self.answered_after = min(duration, self.answered_after)
        if self.guessed:
            self._guess()

    def _guess(self) -> None:
        assert self.duration is not None
        self.guessed = self.answered_after is None
        short = self.duration < SHORT_CALL_SECONDS and self.direction is Direction.OUTGOING
        self.status = "attempted" if short and self.guessed else "answered"

    def in_crm(self) -> dict[str, Any]:
        """The call log that it must have become."""
        assert self.duration is not None
        outgoing = self.direction is Direction.OUTGOING
        ends = (self.start + timedelta(seconds=self.duration)).isoformat()
        log = {
            "status": self.status,
            "direction": self.direction.value,
            "start_at": self.start.isoformat(),
            "from": LINE if outgoing else self.number,
            "to": self.number if outgoing else LINE,
            "end_at": ends,
            "duration": self.duration,
            "user_did": self.did,
        }
        return log | ({"media_url": self.recording} if self.recording else {})
