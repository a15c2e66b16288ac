"""The demo: a working day in a minute, in the real window, against the sandbox.

Nothing here stands in for anything: the window, the journal, sync and the sandbox are the ones that
the program is made of. Only the clock is pushed forward, so that calls last minutes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ..calls.clock import NANOSECONDS, Instant
from ..desk.clock import SystemClock
from ..desk.folder import DataFolder
from ..desk.marks import Marks
from ..desk.policy import NO_POLICY
from ..desk.settings import Line, Settings
from ..desk.settings_file import SettingsFile
from ..sandbox import Sandbox
from ..speech import speak, translate
from ..vault import SessionTokens
from .demo_day import Stage, working_day
from .demo_gallery import gallery
from .program import Program
from .start import Desk

TOKEN = "sandbox-token"  # noqa: S105 - the sandbox's, which everybody may know
POLL_MS = 20
PATIENCE_MS = 20_000
OPENS_AT = 9
"""The hour at which the day of the demo begins."""


class DemoClock:
    """The system's clock, pushed forward."""

    def __init__(self) -> None:
        self._real = SystemClock()
        first = self._real.now().wall
        opening = first.replace(hour=OPENS_AT, minute=1, second=0)
        self._ahead = timedelta()
        self._wall_shift = opening - first

    def now(self) -> Instant:
        """This moment of the demo's day."""
        real = self._real.now()
        ahead = int(self._ahead.total_seconds())
        return Instant(
            real.wall + self._wall_shift + self._ahead,
            real.steady_ns + ahead * NANOSECONDS,
            real.boot_id,
        )

    def skip(self, seconds: int) -> None:
        """Let time pass."""
        self._ahead += timedelta(seconds=seconds)


class Player(QObject):
    """Plays a script: a generator that yields what it waits for."""

    def __init__(self, script: Iterator[Callable[[], bool]], ended: Callable[[str], None]) -> None:
        super().__init__()
        self._script = script
        self._ended = ended
        self._condition: Callable[[], bool] = bool
        self._waited = PATIENCE_MS
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin."""
        self._condition = _at_once
        self._waited = 0
        self._timer.start()

    def _step(self) -> None:
        if not self._condition():
            self._waited += POLL_MS
            if self._waited > PATIENCE_MS:
                self._timer.stop()
                self._ended(f"the demo waited in vain: {self._condition.__qualname__}")
            return
        self._waited = 0
        try:
            self._condition = next(self._script)
        except StopIteration:
            self._timer.stop()
            self._ended("")


def run_demo(*, shots: Path | None = None, theme: str = "", language: str = "") -> int:
    """Play the day. Without a display, or with ``shots``, print what arrived and end."""
    if language in ("en", "fr"):
        speak(lambda: "fr" if language == "fr" else "en")
    alone = shots is not None or os.environ.get("QT_QPA_PLATFORM") == "offscreen"
    if shots is not None:
        shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="offhook-demo-") as name, Sandbox(token=TOKEN) as crm:
        folder = DataFolder(Path(name)).create()
        settings = demo_settings(crm.base_url, theme, language, hurried=alone)
        SettingsFile(folder.settings, lambda: NO_POLICY).save(settings)
        tokens = SessionTokens()
        tokens.store(crm.base_url, TOKEN)
        clock = DemoClock()
        app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(app, QApplication)
        program = Program(
            folder,
            clock=clock,
            tokens=tokens,
            marks=Marks(folder.path),
            policy=lambda: NO_POLICY,
        )
        desk = Desk(app, folder, program)
        faults: list[str] = []

        def ended(fault: str) -> None:
            faults.append(fault)
            if alone or fault:
                app.exit(1 if fault else 0)

        stage = Stage(desk.window, desk.program, crm, clock.skip, shots, pause=0 if alone else 900)
        desk.ended.connect(lambda: app.exit(0))
        script = working_day(stage)
        if shots is not None:
            script = chain(script, gallery(desk, stage))
        player = Player(script, ended)
        desk.open()
        player.start()
        code = app.exec()
        desk.close()
        for fault in filter(None, faults):
            print(fault, file=sys.stderr)  # noqa: T201 - the demo speaks on its terminal
        if alone:
            _print_requests(crm)
        return code


def demo_settings(base_url: str, theme: str, language: str, *, hurried: bool) -> Settings:
    """A rep of the sandbox's dealership, with two lines."""
    # Settings, which no translation reaches: a rep has written them.
    desk, mobile = ("Bureau", "Cellulaire") if language == "fr" else ("Desk", "Mobile")
    return replace(
        Settings(),
        base_url=base_url,
        theme=theme,
        language=language,
        lines=(Line(desk, "+15146526793"), Line(mobile, "+15145550142")),
        user_email="rep@example.com",
        settle_seconds=2 if hurried else 6,
        rate_share=200,
        calling_hours="",  # the day is played at any hour, and in any time zone
        calling_hours_weekend="",
    )


def _print_requests(crm: Sandbox) -> None:
    print(translate("Terminal", "What the sandbox received:"))  # noqa: T201
    for request in crm.requests():
        said = request.status if request.status is not None else request.fault
        print(f"  {request.method:4} {request.path}  {request.body or ''}  -> {said}")  # noqa: T201


def _at_once() -> bool:
    return True
