"""The main window's moments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from offhook.calls.call import Certainty, Direction, Status
from offhook.calls.crm_copy import Parked
from offhook.calls.numbers import NumberProblem
from offhook.calls.tokens import TokenState
from offhook.crm.servers import PRODUCTION
from offhook.sync.status import SyncStatus
from offhook.ui import complaints
from offhook.ui.window import MainWindow
from support.desk_controller import DeskController

from .values import ONLINE, OPEN, STORED, day, entry

Scene = Callable[[MainWindow, DeskController], None]


def idle(window: MainWindow, desk: DeskController) -> None:
    window.show_status(ONLINE)


def full_day(window: MainWindow, desk: DeskController) -> None:
    for each in day():
        desk.put(each)
    window.show_status(replace(ONLINE, waiting=3, online=False))


def incoming(window: MainWindow, desk: DeskController) -> None:
    window.header.direction.set_value(Direction.INCOMING)
    window.show_status(replace(ONLINE, needs_you=2))


def no_number(window: MainWindow, desk: DeskController) -> None:
    window.dial_pane.complain(complaints.number_problem(NumberProblem.TOO_SHORT))
    window.show_status(replace(ONLINE, token=TokenState.REJECTED))


def first_start(window: MainWindow, desk: DeskController) -> None:
    window.show_status(SyncStatus(base_url=PRODUCTION, token=TokenState.MISSING))


def in_call(window: MainWindow, desk: DeskController) -> None:
    desk.put(entry(2, STORED, **OPEN, direction=Direction.INCOMING, lead_name=""))
    desk.put(entry(1, STORED, **OPEN, answered_after=7))
    desk.clock.advance(151)
    window.open_call("c1")
    window.show_status(replace(ONLINE, live=2, open_calls=2))


def ringing(window: MainWindow, desk: DeskController) -> None:
    desk.put(entry(1, **OPEN, direction=Direction.INCOMING, on_hold=True))
    window.open_call("c1")
    window.show_status(replace(ONLINE, open_calls=1))


def still_there(window: MainWindow, desk: DeskController) -> None:
    desk.put(entry(1, STORED, **OPEN, question=True, heard_at=desk.now()))
    window.open_call("c1")


def ended_offline(window: MainWindow, desk: DeskController) -> None:
    window.show_status(replace(ONLINE, online=False, waiting=1))
    desk.put(entry(1, certainty=Certainty.GUESS, media_url="https://example.com/a.ogg"))
    window.open_call("c1")


def guessed_unanswered(window: MainWindow, desk: DeskController) -> None:
    window.show_status(replace(ONLINE, held=2))
    desk.put(entry(1, certainty=Certainty.GUESS, status=Status.ATTEMPTED))
    window.open_call("c1")


def ended_incoming(window: MainWindow, desk: DeskController) -> None:
    window.show_status(replace(ONLINE, needs_line=True))
    missed: dict[str, Any] = {"direction": Direction.INCOMING, "status": Status.INTERRUPTED}
    desk.put(entry(1, **missed, certainty=Certainty.GUESS))
    window.open_call("c1")


def asked(parked: Parked) -> Callable[[MainWindow, DeskController], None]:
    def show(window: MainWindow, desk: DeskController) -> None:
        desk.put(entry(1, {"parked": parked}))
        window.open_call("c1")
        window.show_status(replace(ONLINE, needs_you=1))

    show.__name__ = f"asked_{parked.value}"
    return show


OF_THE_LOG = [
    each for each in Parked if each not in (Parked.SEVERAL_LEADS, Parked.NO_OWNER, Parked.FILE)
]
"""The others are about a part of a call (:mod:`.follow_ups`)."""


def quitting(window: MainWindow, desk: DeskController) -> None:
    in_call(window, desk)
    window.ask_before_quitting()


SCENES: list[Scene] = [
    idle, full_day, incoming, no_number, first_start, in_call, ringing, still_there,
    ended_offline, guessed_unanswered, ended_incoming, *map(asked, OF_THE_LOG), quitting,
]  # fmt: skip
