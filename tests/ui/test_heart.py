"""The heart: what is a beat that comes late, and what is only another pace."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from offhook.app.heart import SLEPT_SECONDS, Heart
from support.calls import MORNING
from support.clocks import FakeClock


class Listener:
    """A heart, its clock, and what it said; :meth:`Heart.start` beats at once if it beat before."""

    def __init__(self) -> None:
        self.clock = FakeClock(MORNING)
        self.heart = Heart(self.clock)
        self.said: list[str] = []
        self.heart.beat.connect(lambda _: self.said.append("beat"))
        self.heart.woke.connect(lambda: self.said.append("woke"))


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    return Listener()


def test_it_beats(listener: Listener, qtbot: QtBot) -> None:
    with qtbot.waitSignal(listener.heart.beat, timeout=5000) as beat:
        listener.heart.start(1)
    assert beat.args == [listener.clock.now()]
    listener.heart.stop()


@pytest.mark.parametrize(("late", "said"), [(0, ["beat"]), (1, ["woke", "beat"])])
def test_a_late_beat_says_first_that_the_computer_slept(
    listener: Listener, late: int, said: list[str]
) -> None:
    listener.heart.start(5)
    listener.clock.advance(5 + SLEPT_SECONDS + late)
    listener.heart.start(5)
    assert listener.said == said
    listener.heart.stop()


def test_another_pace_is_no_sleep(listener: Listener) -> None:
    listener.heart.start(60)
    listener.clock.advance(59)
    listener.heart.start(5)
    listener.clock.advance(6)
    listener.heart.start(5)
    assert listener.said == ["beat", "beat"]
    listener.heart.stop()


def test_a_clock_moved_on_purpose_is_no_sleep(listener: Listener) -> None:
    listener.heart.start(5)
    listener.clock.advance(3600)
    listener.heart.time_passed()
    listener.heart.start(5)
    assert listener.said == ["beat"]
    listener.heart.stop()
