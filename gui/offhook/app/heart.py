"""The heartbeat: says every few seconds that this computer is awake, and notices that it slept."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ..calls.clock import Clock

SLEPT_SECONDS = 30
"""Beats that come later than this, by the clock that counts sleep: the computer slept."""


class Heart(QObject):
    """``beat`` carries the ``Instant``; ``woke`` comes before the beat that found out."""

    beat = Signal(object)
    woke = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock.now()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    def start(self, seconds: int) -> None:
        """Beat every ``seconds`` seconds from now on."""
        if self._timer.isActive():
            self._tick()  # how late it is, the pace until now says
        self._timer.start(seconds * 1000)

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def time_passed(self) -> None:
        """The clock was moved on purpose: the computer did not sleep."""
        self._last = self._clock.now()

    def _tick(self) -> None:
        now = self._clock.now()
        late = now.seconds_since(self._last) - self._timer.interval() // 1000
        self._last = now
        if late > SLEPT_SECONDS:
            self.woke.emit()
        self.beat.emit(now)
