"""The practice call: dialled, answered and ended by the real program, against the sandbox.

It runs in a process of its own, with a folder, a journal and a token of its own that are gone
afterwards; policies do not count here. So nothing of it can reach an account or the rep's calls,
and the window never waits for it.
"""

from __future__ import annotations

import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from ..calls.call import Direction
from ..calls.crm_copy import Entry, SyncState
from ..calls.deriving import sync_state
from ..calls.events import Answered, Began, Ended, Event
from ..desk.folder import DataFolder
from ..desk.marks import Marks
from ..desk.policy import NO_POLICY
from ..desk.settings import Line, Settings
from ..desk.settings_file import SettingsFile
from ..sandbox import Sandbox
from ..speech import decimal, filled, translate
from ..sync.status import SyncStatus
from ..ui.controller import Practice
from ..vault import SessionTokens
from .program import Program

TOKEN = "sandbox-token"  # noqa: S105 - the sandbox's, which everybody may know
NUMBER = "+14182579084"
"""Of a lead that every sandbox has."""
PATIENCE_MS = 30_000


class PracticeCall(QObject):
    """Plays the call in ``program``. ``told`` gets each step, the last with whether it is true:
    the sandbox holds one complete call log."""

    def __init__(self, program: Program, crm: Sandbox, told: Callable[[Practice], None]) -> None:
        super().__init__()
        self._program = program
        self._crm = crm
        self._told = told
        self._call_id = ""
        self._step = Practice.STARTED
        program.bridge.status_changed.connect(self._begin)
        program.bridge.entry_changed.connect(self._go_on)
        QTimer.singleShot(PATIENCE_MS, self, self._give_up)

    def _say(self, event: Event) -> None:
        self._program.say(event, lambda _: None)

    def _advance(self, step: Practice) -> None:
        self._step = step
        self._told(step)

    # Slots

    def _begin(self, status: object) -> None:
        assert isinstance(status, SyncStatus)
        if self._call_id or not status.account_name:
            return
        self._call_id = str(uuid.uuid4())
        self._say(
            Began(
                id=str(uuid.uuid4()),
                at=self._program.now(),
                new_call_id=self._call_id,
                direction=Direction.OUTGOING,
                number=NUMBER,
            )
        )

    def _go_on(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        if entry.call.id != self._call_id or sync_state(entry) is not SyncState.SYNCED:
            return
        now, new_id = self._program.now(), str(uuid.uuid4())
        match self._step:
            case Practice.STARTED:
                self._advance(Practice.DIALLED)
                self._say(Answered(id=new_id, at=now, call_id=self._call_id))
            case Practice.DIALLED if entry.call.answered_after is not None:
                self._advance(Practice.ANSWERED)
                self._say(Ended(id=new_id, at=now, call_id=self._call_id))
            case Practice.ANSWERED if not entry.call.is_open:
                logs = self._crm.call_logs()
                whole = len(logs) == 1 and logs[0].end_at is not None
                self._advance(Practice.LOGGED if whole else Practice.FAILED)

    def _give_up(self) -> None:
        self._advance(Practice.FAILED)


def run_practice(*, as_steps: bool = False) -> int:
    """Play it, with a line for each step; 0 if the call was logged, else 1. ``as_steps``: a line
    begins with the :class:`~offhook.ui.controller.Practice`, for the window to read."""
    began = time.monotonic()
    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    with (
        tempfile.TemporaryDirectory(prefix="offhook-practice-") as name,
        Sandbox(token=TOKEN) as crm,
    ):
        folder = DataFolder(Path(name)).create()
        settings = Settings(
            base_url=crm.base_url,
            lines=(Line("", "+15146526793"),),
            user_email="rep@example.com",
            rate_share=200,
        )
        SettingsFile(folder.settings, lambda: NO_POLICY).save(settings)
        tokens = SessionTokens()
        tokens.store(crm.base_url, TOKEN)
        program = Program(folder, tokens=tokens, marks=Marks(folder.path), policy=lambda: NO_POLICY)

        def told(step: Practice) -> None:
            took = time.monotonic() - began
            said = f"{step} {took:.1f} s" if as_steps else _sentence(step, took)
            print(said, flush=True)  # noqa: T201 - a verb
            if step in (Practice.LOGGED, Practice.FAILED):
                app.exit(0 if step is Practice.LOGGED else 1)

        call = PracticeCall(program, crm, told)
        program.start()
        code = app.exec()
        program.stop()
        call.deleteLater()
        return code


def _sentence(step: Practice, took: float) -> str:
    """A step as it is told on a terminal; ``took`` is in seconds."""
    said = {
        Practice.STARTED: translate("PracticeBox", "The practice server starts…"),
        Practice.DIALLED: translate("PracticeBox", "Dialled, and logged while it rings…"),
        Practice.ANSWERED: translate("PracticeBox", "Answered…"),
        Practice.LOGGED: translate(
            "PracticeBox", "It works: the call was logged, answered and completed."
        ),
        Practice.FAILED: translate(
            "Terminal",
            "The test call did not get through. Your calls are kept all the same; “offhook doctor”"
            " says what to mend.",
        ),
    }[step]
    return filled(translate("Terminal", "%1 (%2 s)"), said, decimal(took))
