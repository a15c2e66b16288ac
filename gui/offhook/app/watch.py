"""What the window says of the journal, and what the rep answers."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, QTimer

from ..desk.problems import SettingProblem
from ..journal.errors import JournalTooNew
from ..journal.provenance import Hold
from ..ui import complaints, standing, unsaved
from ..ui.standing import Standing
from ..ui.unsaved import Unsaved
from ..ui.window import MainWindow
from .keeping import Opened
from .program import Program

RETRY_MS = 1000


class Watch(QObject):
    """Between the program's journal and the notices of its window."""

    def __init__(self, window: MainWindow, program: Program) -> None:
        super().__init__(window)
        self._window = window
        self._program = program
        self._hold: Hold | None = None
        self._failed = False
        self._lost: tuple[SettingProblem, ...] = ()
        notice = window.notice
        program.keeping.opened.connect(self._opened)
        program.sayings.unsaved.connect(self._unsaved)
        notice.go_on.connect(self._go_on)
        notice.only_look.connect(self._only_look)
        notice.mending_read.connect(self._mending_read)
        notice.try_now.connect(program.sayings.try_now)
        notice.let_go.connect(program.sayings.let_go)
        window.header.pill_pressed.connect(self._ask_again)
        notice.settings.connect(window.dialogs.show_settings)
        program.settings_changed.connect(self._say_settings_lost)
        program.unread.changed.connect(self._unread)
        self._say_settings_lost()

    def load_day(self) -> None:
        """Show what the journal holds of today; for as long as it cannot be opened, say so."""
        self._program.load_day(self._show_day)

    def _show_day(self, entries: object) -> None:
        notice = self._window.notice
        if isinstance(entries, JournalTooNew):
            notice.stand(Standing.CANNOT_OPEN, lambda: ("stop", complaints.too_new(), ()))
        elif isinstance(entries, Exception):
            self._failed = True
            notice.stand(Standing.CANNOT_OPEN, lambda: ("warn", complaints.unreadable(), ()))
            QTimer.singleShot(RETRY_MS, self, self.load_day)
        elif isinstance(entries, list):
            notice.stand(Standing.CANNOT_OPEN, None)
            self._window.show_day(entries)
            if self._failed:
                self._failed = False
                self._program.intake.take_up_again()

    # Slots

    def _opened(self, opened: object) -> None:
        assert isinstance(opened, Opened)
        self._hold = opened.hold
        notice = self._window.notice
        if opened.hold is not None and not opened.hold.looking:
            self._ask_again()
        if opened.mended is not None:
            notice.stand(Standing.MENDED, partial(standing.mended, opened.mended))
        if opened.again:
            self.load_day()

    def _ask_again(self, *, not_saved: bool = False) -> None:
        if self._hold is not None:
            question = partial(standing.held, self._hold.doubt, not_saved=not_saved)
            self._window.notice.stand(Standing.HELD, question)

    def _say_settings_lost(self) -> None:
        problems = self._program.preferences.problems
        if problems != self._lost:
            self._lost = problems
            message = partial(standing.settings_lost, problems) if problems else None
            self._window.notice.stand(Standing.SETTINGS, message)

    def _go_on(self) -> None:
        self._window.notice.stand(Standing.HELD, None)
        self._program.bridge.when_done(self._program.keeping.go_on(), self._went_on)

    def _went_on(self, future: Future[None]) -> None:
        if future.exception() is None:
            self._hold = None
            self._window.notice.stand(Standing.HELD, None)
        else:
            self._ask_again(not_saved=True)

    def _only_look(self) -> None:
        self._window.notice.stand(Standing.HELD, None)
        self._program.bridge.when_done(self._program.keeping.only_look(), self._only_looked)

    def _only_looked(self, future: Future[None]) -> None:
        if future.exception() is not None:
            self._ask_again(not_saved=True)

    def _mending_read(self) -> None:
        self._window.notice.stand(Standing.MENDED, None)
        self._program.keeping.mending_was_read()

    def _unread(self, files: object) -> None:
        assert isinstance(files, list)
        message = partial(standing.unread, len(files), str(files[0].parent)) if files else None
        self._window.notice.stand(Standing.UNREAD, message)

    def _unsaved(self, told: object) -> None:
        assert isinstance(told, tuple)
        message = partial(self._say_unsaved, told) if told else None
        self._window.notice.stand(Standing.UNSAVED, message)

    def _say_unsaved(self, told: tuple[Unsaved, ...]) -> standing.Message:
        region = self._program.settings.region
        return standing.unsaved(unsaved.sentence(told, self._window.book, region))
