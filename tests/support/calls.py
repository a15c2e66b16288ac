"""Calls, and a desk at which things happen to them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from offhook.calls.call import Call, Direction, Stamp
from offhook.calls.clock import Instant
from offhook.calls.crm_copy import Attempt, Verb
from offhook.calls.events import Began, Event, PastCall
from offhook.calls.rules import Refused, Rules
from offhook.calls.switchboard import Switchboard
from support.clocks import FakeClock

JOHN = "+14182579084"
MARY = "+14185550101"
LINE = "+15146526793"
MOBILE = "+15145550188"
QUEBEC = timezone(timedelta(hours=-4))
MORNING = datetime(2025, 6, 3, 9, 30, 5, tzinfo=QUEBEC)
STAMP = Stamp("https://crm.test/v2", "77", "", "rep@example.com", LINE)
RULES = Rules(STAMP, lines=(LINE, MOBILE))


def new_id() -> str:
    """A UUID, as events and calls have them."""
    return str(uuid.uuid4())


def make_call(**fields: Any) -> Call:
    """An outgoing call to John that has just begun."""
    values: dict[str, Any] = {
        "id": new_id(),
        "direction": Direction.OUTGOING,
        "start": Instant(MORNING, 1_000_000_000_000, "boot"),
        "stamp": STAMP,
        "remote": JOHN,
        "remote_text": JOHN,
        "local": LINE,
    }
    return Call(**(values | fields))


def make_event(kind: type[Event], at: Instant, **fields: Any) -> Event:
    """An event of the moment ``at``, with ids of its own where none are given."""
    values: dict[str, Any] = {"id": new_id(), "at": at}
    if kind in (Began, PastCall):
        values["new_call_id"] = new_id()
    return kind(**(values | fields))


def make_attempt(
    verb: Verb, body: dict[str, Any], *, at: Instant, number: int = 1, call_id: str = "call"
) -> Attempt:
    """A request that has left."""
    return Attempt(number, call_id, verb, "", body, at)


class Desk:
    """A switchboard with a clock and the calls that it has made; it is their book as well."""

    def __init__(self, rules: Rules = RULES, start: datetime = MORNING) -> None:
        self.clock = FakeClock(start)
        self.switchboard = Switchboard(rules)
        self.calls: dict[str, Call] = {}
        self.sent: set[str] = set()
        self.recorded: set[str] = set()

    # What happens

    def apply(self, event: Event) -> Call:
        """Let ``event`` happen, and keep what becomes of its call."""
        call = self.switchboard.apply(event, self)
        self.calls[call.id] = call
        return call

    def say(self, kind: type[Event], **fields: Any) -> Call:
        """The rep says something now."""
        return self.apply(make_event(kind, self.clock.now(), **fields))

    def phone(self, kind: type[Event], source: str = "desk phone", **fields: Any) -> Call:
        """A phone says something now."""
        return self.say(kind, source=source, from_phone=True, **fields)

    def dial(self, number: str = JOHN, **fields: Any) -> Call:
        """The rep dials."""
        return self.say(Began, direction=Direction.OUTGOING, number=number, **fields)

    def ring(self, number: str = JOHN, **fields: Any) -> Call:
        """The rep says that it rings."""
        return self.say(Began, direction=Direction.INCOMING, number=number, **fields)

    def refused(self, kind: type[Event], **fields: Any) -> Refused:
        """Why the switchboard does not do what is said; nothing may have changed by it."""
        return self.refused_event(make_event(kind, self.clock.now(), **fields))

    def refused_event(self, event: Event) -> Refused:
        """Likewise, of one that may be late."""
        before = dict(self.calls)
        with pytest.raises(Refused) as caught:
            self.apply(event)
        assert self.calls == before
        return caught.value

    # The book

    def open_calls(self) -> Sequence[Call]:
        """Every open call, oldest first."""
        return [call for call in self.calls.values() if call.is_open]

    def call(self, call_id: str) -> Call | None:
        """One call, open or ended."""
        return self.calls.get(call_id)

    def by_phone_call(self, source: str, phone_call: str) -> Call | None:
        """The newest call that ``source`` calls ``phone_call``."""
        calls = reversed(self.calls.values())
        return next((call for call in calls if (source, phone_call) in call.sources), None)

    def last_call(self, direction: Direction, remote: str | None, text: str) -> Call | None:
        """The newest call with this number, or this text for one."""
        for call in reversed(self.calls.values()):
            same = call.remote == remote and (remote is not None or call.remote_text == text)
            if same and call.direction is direction:
                return call
        return None

    def frozen(self, call_id: str) -> bool:
        """Whether a request that tells of this call may have left."""
        return call_id in self.sent

    def has_recording(self, call_id: str) -> bool:
        """Whether the CRM may have a recording of this call."""
        return call_id in self.recorded
