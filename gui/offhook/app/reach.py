"""What reaches the rep outside of the window: the mini bar, the tray, notifications, ears."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from ..calls.call import Direction
from ..calls.crm_copy import Entry
from ..calls.numbers import number_in
from ..desk.autostart import autostart_here
from ..desk.folder import DataFolder
from ..desk.launch import program_command
from ..qt.notifier import Notification, Notifier
from ..ui import telling, words
from ..ui.announcer import Announcer
from ..ui.beyond import no_tray
from ..ui.happenings import Happenings
from ..ui.mini_bar import cannot_place
from ..ui.mini_keeper import MiniKeeper
from ..ui.mini_places import MiniPlaces
from ..ui.tray import Tray
from ..ui.window import MainWindow
from .global_keys import GlobalKeys
from .program import Program
from .session_start import SessionStart

TICK_MS = 1000
_TOLD_OF_TRAY = "told/tray"


class Reach(QObject):
    """Built with the window, closed before it."""

    def __init__(self, window: MainWindow, program: Program, folder: DataFolder) -> None:
        super().__init__(window)
        self._window = window
        self._program = program
        self._closed = False
        self._kept = QSettings(str(folder.window_state), QSettings.Format.IniFormat, self)
        self.mini = MiniKeeper(window, program, MiniPlaces(folder.window_state, self))
        self.happenings = Happenings(program, self)
        self.announcer = Announcer(self.happenings, program, window)
        self.tray = Tray(self)
        self.notifier = Notifier(self._show_by_tray, self)
        command = [*program_command(), "--minimized"]
        if folder.home != DataFolder.usual():
            command += ["--data-dir", str(folder.home)]
        self.session = SessionStart(program, autostart_here(), command, self._kept, self)
        self.session.failed.connect(window.notice.say_no_session_start)
        self.keys = GlobalKeys(program, self._kept, self)
        self.keys.pressed.connect(self._key_pressed)
        self.keys.refused.connect(self._say_refused)
        window.dialogs.beyond_keys = self._beyond
        window.dialogs.key_problem = self.keys.problem
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_status)
        window.book.changed.connect(self._show_status)
        window.notice.minimise.connect(window.showMinimized)
        program.bridge.status_changed.connect(self._show_status)
        self.tray.chosen.connect(self._choose)
        self.tray.notice_clicked.connect(window.bring_up)
        self.notifier.clicked.connect(self._clicked)
        self.happenings.began.connect(self._began)
        self.happenings.needs_you.connect(self._needs_you)
        self.happenings.token_refused.connect(self._token_refused)

    # Methods

    def start(self) -> None:
        """After the first paint: asking for the tray asks the session bus."""
        self.tray.show()
        self._show_status()
        self.session.start()
        self.keys.start()

    def close(self) -> None:
        """The program ends."""
        self._closed = True  # what is still on its way from other threads comes later
        self._tick.stop()
        self.mini.close()
        self.keys.close()
        self.tray.close()
        self.notifier.close()

    def settings_changed(self) -> None:
        """Names may be hidden, the mini bar unwanted."""
        self.announcer.settings_changed()
        self.session.settings_changed()
        self.keys.settings_changed()
        self.mini.follow()

    def close_window(self) -> None:
        """The rep closes the window: it goes to the tray, or the rep is asked."""
        window = self._window
        if not self._program.settings.close_to_tray or self._program.open_calls():
            hides = self._program.settings.close_to_tray and self.tray.is_shown()
        else:
            hides = self.tray.is_shown()
            if not hides and not window.notice.is_asking_before_closing():
                window.notice.ask_before_closing()
                return
        if not hides:
            self._program.quit(force=False)
            return
        window.hide()
        if not self._kept.value(_TOLD_OF_TRAY):
            self._kept.setValue(_TOLD_OF_TRAY, "yes")
            self._notify("tray", telling.gone_to_tray())

    def take_number(self, text: str) -> None:
        """Put the number in ``text`` into the field, before the rep; they dial it, or not."""
        self._window.bring_up()
        region = self._program.settings.region
        number = number_in(text[:1000], region)
        if number is None:
            self._window.notice.say_no_number()
        elif number.e164 is None:
            self._window.fill(number.extension)
        else:
            shown = words.number_text(number.e164, region)
            self._window.fill(f"{shown} x{number.extension}" if number.extension else shown)

    def _notify(self, key: str, told: telling.Telling, *, urgent: bool = False) -> None:
        if self._program.settings.notify:
            self.notifier.show(Notification(key, *told, urgent=urgent))

    def _beyond(self) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
        """For the sheet of keys: those of every program, and what this desktop lacks."""
        others = (no_tray() if not self.tray.is_shown() else "", cannot_place())
        return self.keys.had(), (*self.keys.lacks(), *filter(None, others))

    def _is_looking(self) -> bool:
        return self._window.isActiveWindow() and not self._window.isMinimized()

    # Slots

    def _key_pressed(self, name: object) -> None:
        match name:
            case "hot_key_dial":
                clipboard = QGuiApplication.clipboard()
                mode = QClipboard.Mode.Clipboard
                if clipboard.supportsSelection() and clipboard.text(QClipboard.Mode.Selection):
                    mode = QClipboard.Mode.Selection
                self.take_number(clipboard.text(mode))
            case "hot_key_hang_up":
                self.hang_up()
            case "hot_key_show":
                self._window.bring_up()

    def _say_refused(self, text: object) -> None:
        self._window.notice.show_message("info", str(text))

    def _show_status(self) -> None:
        if self._closed:
            return
        opened = self._window.book.open_entries()
        elapsed = 0
        if opened:
            elapsed = self._program.now().seconds_since(opened[-1].call.start)
            if not self._tick.isActive():
                self._tick.start()
        else:
            self._tick.stop()
        self.tray.show_status(self._program.status, len(opened), elapsed)

    def _choose(self, key: object) -> None:
        match key:
            case "show":
                self._window.bring_up()
            case "clipboard":
                self.take_number(QGuiApplication.clipboard().text())
            case "hang_up":
                self.hang_up()
            case "mini_bar":
                self.mini.take_the_place()
            case "quit":
                self._program.quit(force=False)

    def hang_up(self) -> None:
        """End the call that the rep is in; with several on the line the rep says which."""
        opened = [each for each in self._window.book.open_entries() if not each.call.on_hold]
        if len(opened) == 1:
            self._window.tell_typed()
            self.mini.bar.tell_typed()
            self._window.speaker.hang_up(opened[0].call.id)
        elif opened:
            self._window.bring_up()
            self._window.open_call(opened[-1].call.id)

    def _began(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        if entry.call.direction is Direction.INCOMING and not self._is_looking():
            settings = self._program.settings
            told = telling.ring(entry, settings.region, named=settings.notify_names)
            self._notify(f"call {entry.call.id}", told, urgent=True)

    def _needs_you(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        if not self._is_looking():
            settings = self._program.settings
            told = telling.needs_you(entry, settings.region, named=settings.notify_names)
            self._notify(f"needs {entry.call.id}", told)

    def _token_refused(self) -> None:
        if not self._is_looking():
            self._notify("token", telling.token_refused(), urgent=True)

    def _show_by_tray(self, notification: Notification) -> None:
        self.tray.show_message(notification.title, notification.text)

    def _clicked(self, key: object) -> None:
        self._window.bring_up()
        what, _, call_id = str(key).partition(" ")
        if what == "call":
            self._window.open_call(call_id)
        elif what == "needs":
            self._window.dialogs.show_needs_you(call_id)
        elif what == "token":
            self._window.dialogs.show_settings(token=True)
