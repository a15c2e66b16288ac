"""What the rep says, while the journal does not take it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from offhook.app.sayings import Sayings
from offhook.calls.call import Direction
from offhook.calls.events import Began, Event
from offhook.journal.errors import JournalUnwritable, Trouble
from offhook.journal.journal import Recorded
from offhook.qt.bridge import Bridge
from support.calls import MORNING, make_event
from support.clocks import FakeClock

HELD = JournalUnwritable("held", Trouble.HELD)


@pytest.mark.parametrize("saved", [True, False])
def test_what_is_let_go_while_it_is_being_saved_is_told_as_it_turns_out(
    qtbot: QtBot, saved: bool
) -> None:
    """Said to have failed and committed all the same, the rep would enter the call twice."""
    tries: list[Future[Recorded]] = []
    told: list[Any] = []
    unsaved: list[object] = []

    def say(event: Event) -> Future[Recorded]:
        tries.append(Future())
        return tries[-1]

    bridge = Bridge()
    sayings = Sayings(say, bridge, bridge)
    sayings.unsaved.connect(unsaved.append)
    dialled = make_event(Began, FakeClock(MORNING).now(), direction=Direction.OUTGOING)
    sayings.say(dialled, told.append)
    tries[0].set_exception(HELD)
    sayings.try_now()
    sayings.let_go()
    assert unsaved[-1] == ()
    assert told == [], "nobody knows yet"
    finish: Callable[[], None] = (
        (lambda: tries[1].set_result(Recorded(dialled.id)))
        if saved
        else (lambda: tries[1].set_exception(HELD))
    )
    finish()
    assert told == [Recorded(dialled.id) if saved else HELD]
    assert (len(tries), unsaved[-1], sayings.flush()) == (2, (), [])
