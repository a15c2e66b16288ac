"""Watches the folder that the softphone records into, and offers the file of a call that has ended.

The folder may lie on a computer that does not answer, so it is read on a thread of its own, one
look at a time; a look that never ends costs nothing but its offers.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from ..calls.call import Call, Place
from ..calls.crm_copy import Entry
from ..calls.follow_ups import BadFile, RecordingFile
from ..calls.recording_match import SeenFile, Span, finished, likely_files, span_of
from ..desk.aside import fulfil
from ..desk.audio import look_at
from ..desk.recordings import FolderTrouble, FolderUnread, newest_files
from ..ui import complaints
from ..ui.window import MainWindow
from .program import Program

WATCH_SECONDS = 300
"""How long after a call its file is looked for: some softphones make an MP3 of it first."""

AT_FIRST_SECONDS = 20
AT_FIRST_MS = 1000
LATER_MS = 5000
PATIENCE_MS = 15_000
MOST_CALLS = 50
"""Calls a day, the newest, that a file could belong to instead."""


@dataclass(frozen=True, slots=True)
class _Question:
    """Which file is this call's?"""

    call_id: str
    span: Span
    others: tuple[Span, ...]
    taken: tuple[RecordingFile, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    files: tuple[SeenFile, ...]
    found: tuple[tuple[str, RecordingFile], ...]


class RecordingsFolder(QObject):
    """Between the folder and the window; lives on the GUI thread."""

    def __init__(self, window: MainWindow, program: Program) -> None:
        super().__init__(window)
        self._window = window
        self._program = program
        self._open: set[str] = set()
        self._looks: dict[str, int] = {}  # by ended call: how often was looked since
        self._offered: dict[str, set[str]] = {}
        self._seen: tuple[SeenFile, ...] = ()
        self._looking = False
        self._told: set[tuple[str, FolderTrouble]] = set()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._look)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._silent)
        program.bridge.entry_changed.connect(self._follow)

    # Inside

    def _age(self, call: Call) -> int:
        """Seconds since a call ended."""
        return self._program.now().seconds_since(call.start) - (call.duration or 0)

    def _wants(self, call: Call) -> bool:
        has_one = call.recording is not None or call.media_url is not None
        kept_off = call.past or call.place in (Place.PRIVATE, Place.CLEARED)
        return not (call.is_open or has_one or kept_off) and self._age(call) <= WATCH_SECONDS

    def _calls(self) -> list[Call]:
        """The calls that are watched for now."""
        entries = (self._window.book.entry(call_id) for call_id in self._looks)
        return [entry.call for entry in entries if entry and self._wants(entry.call)]

    def _question(self, call: Call) -> _Question:
        now, book = self._program.now(), self._window.book
        days = {now.wall.date(), call.start_at.date(), call.start_at.date() - timedelta(days=1)}
        around = [
            entry.call
            for day in days
            for entry in islice(book.of_day(day), MOST_CALLS)
            if entry.call.id != call.id
        ]
        around += [each.call for each in book.open_entries() if each.call not in around]
        return _Question(
            call.id,
            span_of(call, now),
            tuple(span_of(other, now) for other in around if not other.past),
            tuple(other.recording for other in around if other.recording is not None),
        )

    # Slots

    def _follow(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        call = entry.call
        if call.is_open:
            if call.id not in self._open:
                self._open.add(call.id)
                self._look_in(0)  # a folder that is gone is said while it can be mended
            return
        self._open.discard(call.id)
        if not self._wants(call):
            self._looks.pop(call.id, None)
        elif call.id not in self._looks:
            self._looks[call.id] = 0
            self._look_in(AT_FIRST_MS)

    def _look_in(self, ms: int) -> None:
        if not self._next.isActive() or self._next.remainingTime() > ms:
            self._next.start(ms)

    def _look(self) -> None:
        folder = self._program.settings.recordings_folder
        if self._looking or not folder:
            return
        # A file must not change between two looks, both of them after the end of the call.
        calls = self._calls()
        asked = tuple(self._question(call) for call in calls if self._looks[call.id] > 0)
        looks = {call.id: self._looks[call.id] + 1 for call in calls}
        self._looks = looks
        self._looking = True
        self._patience.start()
        future: Future[Any] = Future()
        before = self._seen
        self._program.bridge.when_done(future, self._looked)
        fulfil(future, lambda: _answer(folder, before, asked), "recordings folder")

    def _looked(self, future: Future[Any]) -> None:
        if not isValid(self):
            return
        self._looking = False
        self._patience.stop()
        error = future.exception()
        if isinstance(error, FolderUnread):
            self._seen = ()
            self._tell(error.trouble)
        else:
            answer: _Answer = future.result()
            self._seen = answer.files
            for call_id, file in answer.found:
                self._offer(call_id, file)
        if calls := self._calls():
            fresh = any(self._age(call) <= AT_FIRST_SECONDS for call in calls)
            self._look_in(AT_FIRST_MS if fresh else LATER_MS)
        else:
            self._looks.clear()
            self._offered.clear()
            self._seen = ()

    def _offer(self, call_id: str, file: RecordingFile) -> None:
        known = self._offered.setdefault(call_id, set())
        if file.path not in known:  # what was turned down is not offered again
            known.add(file.path)
            self._window.ended_pane.recording.offer(call_id, file)

    def _silent(self) -> None:
        self._tell(FolderTrouble.SILENT)

    def _tell(self, trouble: FolderTrouble) -> None:
        told = (self._program.settings.recordings_folder, trouble)
        if told not in self._told:
            self._told.add(told)
            self._window.notice.show_message("warn", complaints.recordings_folder(trouble))


def _answer(folder: str, before: Sequence[SeenFile], asked: Sequence[_Question]) -> _Answer:
    """One look. Raises ``FolderUnread``."""
    files = newest_files(folder)
    whole = finished(before, files)
    found: list[tuple[str, RecordingFile]] = []
    for one in asked:
        for file in likely_files(whole, one.span, one.others, one.taken):
            try:
                found.append((one.call_id, look_at(Path(file.path))))
            except BadFile:
                continue  # a text, a picture: the next one may be it
            break
    return _Answer(tuple(files), tuple(found))
