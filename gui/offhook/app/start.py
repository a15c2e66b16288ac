"""Opening the window: or raising the one that runs."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from .. import __version__
from ..desk.folder import DataFolder
from ..desk.knock import ask
from ..desk.launch import launch, program_command
from ..desk.lock import JournalLock
from ..desk.people import People, Person
from ..phones.links import LinkRefused, number_from_link
from ..qt.end_request import EndRequest
from ..qt.instance import InstanceServer
from ..qt.theme import apply_theme
from ..qt.translations import install_language
from ..ui import complaints
from ..ui.window import MainWindow
from .crash import CrashReports
from .logs import start_logging
from .looking_back import LookingBack
from .program import Program
from .reach import Reach
from .recordings_folder import RecordingsFolder
from .requests import Requests
from .restart import restart_after_upgrade
from .watch import Watch

_spoken_to: list[object] = []
"""What a thread that is late may still tell something. Deleted at that instant it would crash the
process, which then ends without deleting anything (:func:`offhook.__main__.end`)."""


def run_window(folder: DataFolder, base_url: str = "", *, minimized: bool, link: str = "") -> int:
    """Run the program until it is quit. Returns the exit code.

    Raises :class:`~offhook.desk.folder.FolderRefused`.
    """
    folder.create()
    lock = JournalLock(folder.lock)
    if not lock.acquire():
        request = {"do": "link", "text": link} if link else {"do": "show"}
        return 0 if ask(folder.socket_name, request) else 1
    start_logging(folder)
    crashes = CrashReports(folder)
    crashes.install()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    desk = Desk(app, folder, Program(folder, base_url))
    # Queued: what breaks while something is drawn must not draw.
    crashes.reported.connect(desk.window.notice.say_broken, Qt.ConnectionType.QueuedConnection)
    # Not quit(), which would ask the window again: it has been asked.
    desk.ended.connect(lambda: app.exit(0))
    desk.open(minimized=minimized, link=link)
    try:
        code = app.exec()
    finally:
        desk.close()
        crashes.remove()
        lock.release()
        if threading.active_count() > 1:
            _spoken_to.extend((app, desk))
    if desk.next_folder is not None:  # somebody else sits down
        launch(["--data-dir", str(desk.next_folder)], folder.log)
    if desk.comes_back_with is not None:
        url = ["--base-url", base_url] if base_url else []
        options = [*desk.comes_back_with, "--data-dir", str(folder.path), *url]
        restart_after_upgrade([*program_command(), *options])
    return code


class Desk(QObject):
    """The window, the program behind it, the ear for other starts. ``ended``: to be closed."""

    ended = Signal()

    def __init__(self, app: QApplication, folder: DataFolder, program: Program) -> None:
        super().__init__()
        self._app = app
        app.setApplicationName("Offhook")
        app.setApplicationVersion(__version__)
        app.setDesktopFileName("offhook")
        app.setQuitOnLastWindowClosed(False)
        self._folder = folder
        self._closed = False
        self.next_folder: Path | None = None
        self.comes_back_with: list[str] | None = None
        self.program = program
        self._dress()
        self.window = MainWindow(self.program)
        self._watch = Watch(self.window, self.program)
        self.looking_back = LookingBack(self.window, self.program)
        self._recordings = RecordingsFolder(self.window, self.program)
        self.reach = Reach(self.window, self.program, folder)
        requests = Requests(program, self.window, self._fill, self._end)
        self._ear = InstanceServer(requests.answer, self)
        self._end_request = EndRequest(self)
        self._end_request.asked.connect(self._asked_to_end)
        self.program.settings_changed.connect(self._settings_changed)
        self.program.quit_refused.connect(self.window.ask_before_quitting)
        self.program.key_store_silent.connect(self.window.notice.say_key_store_waits)
        self.program.key_store_failed.connect(self.window.notice.say_key_store_failed)
        self.program.ended.connect(self.ended)
        self.window.close_wanted.connect(self._close_wanted)
        self.window.desks_wanted.connect(self._ask_who)

    # Methods

    def open(self, *, minimized: bool = False, link: str = "") -> None:
        """Show the window; everything that takes time starts after its first paint."""
        if minimized:
            self.window.showMinimized()
        else:
            self.window.show()
        if link:
            self._fill(link)
        QTimer.singleShot(0, self._after_first_paint)

    def close(self) -> None:
        """Stop in order: intake, requests, journal. Once more, it does nothing."""
        if self._closed:
            return
        self._closed = True
        self._ear.close()
        self.reach.close()
        self.window.tell_typed()
        self.window.hide()
        self.looking_back.close()
        self.program.stop()

    def _dress(self) -> None:
        settings = self.program.settings
        apply_theme(self._app, settings.theme)  # type: ignore[arg-type]  # checked on loading
        install_language(self._app, settings.language)  # type: ignore[arg-type]

    def _fill(self, link: str) -> None:
        try:
            number = number_from_link(link)
        except LinkRefused:
            return  # a link is anybody's text; what is no number changes nothing
        self.window.fill(number)

    # Slots

    def _after_first_paint(self) -> None:
        self._ear.listen(self._folder.socket_name)
        self.reach.start()
        self._end_request.listen()
        self._watch.load_day()
        self.program.start()

    def _settings_changed(self) -> None:
        self._dress()
        self.window.use_settings()
        self.reach.settings_changed()
        self.looking_back.use_settings()

    def _ask_who(self) -> None:
        from ..ui.dialogs.people_dialog import PeopleDialog  # most starts need it never

        people = People(self._folder.home)
        here = next(each for each in people.all() if each.key == self._folder.person)
        waiting = self.program.status.waiting
        dialog = PeopleDialog(people, here, waiting, self._why_stay, self.window)
        dialog.chosen.connect(self._sit_down)
        dialog.show()

    def _why_stay(self) -> str:
        return complaints.call_open_at_desk() if self.program.open_calls() else ""

    def _sit_down(self, person: object) -> None:
        """The program ends, and starts again as another person's."""
        assert isinstance(person, Person)
        if self.program.open_calls():
            return
        try:
            People(self._folder.home).choose(person)
        except OSError as error:
            self.window.notice.say_not_saved(error)
            return
        self.next_folder = person.path
        self.ended.emit()

    def _close_wanted(self) -> None:
        self.reach.close_window()

    def _asked_to_end(self) -> None:
        if not self.program.open_calls():
            self.ended.emit()

    def _end(self, restart: bool) -> None:
        """Another process asks for it, and is still to be answered."""
        if restart:
            shown = self.window.isVisible() and not self.window.isMinimized()
            self.comes_back_with = [] if shown else ["--minimized"]
        QTimer.singleShot(0, self.ended.emit)
