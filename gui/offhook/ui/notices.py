"""What the window says by itself, above everything: one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ..calls.call import Call
from . import complaints, standing, words
from .controller import TokenResult
from .standing import Message, Standing
from .widgets.banner import Banner, Tone


class Notices(Banner):
    """A banner with the window's own sentences. The signals are the rep's answers."""

    set_up = Signal()
    quit_anyway = Signal()
    minimise = Signal()
    other_ended = Signal()
    other_on_hold = Signal()
    go_on = Signal()
    only_look = Signal()
    mending_read = Signal()
    try_now = Signal()
    let_go = Signal()
    settings = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._again: Callable[[], None] | None = None
        self._report = ""
        self._standing: dict[Standing, Callable[[], Message]] = {}
        self.chosen.connect(self._answer)

    # Methods

    def ask_to_set_up(self) -> None:
        """No token yet. Asked once; the pill goes on saying it."""
        self.show_message(
            "info",
            self.tr("To log calls, Offhook needs your Activix token and your own number."),
            (("set_up", self.tr("Set up now")),),
        )
        self._again = self.ask_to_set_up

    def is_set_up(self) -> None:
        """There is a token: take the question back."""
        if self._again == self.ask_to_set_up:
            self.clear()

    def ask_about_other(self, other: Call, region: str) -> None:
        """A call begins while another is open."""
        name = words.party(other, region)
        self.show_message(
            "warn",
            self.tr("The call with %1 is still open.").replace("%1", name),
            (("ended", self.tr("It has ended")), ("hold", self.tr("It is on hold"))),
        )
        self._again = partial(self.ask_about_other, other, region)

    def ask_before_quitting(self) -> None:
        """A call is open: it stays open in the journal, and is asked about at the next start."""
        self.show_message(
            "warn",
            self.tr("A call is still open. It stays open and is asked about at the next start."),
            (("quit", self.tr("Quit anyway")), ("stay", self.tr("Stay"))),
        )
        self._again = self.ask_before_quitting

    def ask_before_closing(self) -> None:
        """The window is closed, and there is no tray to go to."""
        self.show_message(
            "info",
            self.tr(
                "This desktop has no tray for Offhook to go on in. Once it has quit, no call is"
                " logged."
            ),
            (("minimise", self.tr("Go on, minimised")), ("quit", self.tr("Quit"))),
        )
        self._again = self.ask_before_closing

    def is_asking_before_closing(self) -> bool:
        """Whether the rep has not answered that yet."""
        return self._again == self.ask_before_closing and not self.isHidden()

    def say_no_session_start(self) -> None:
        """The system did not take the setting."""
        self.show_message(
            "warn",
            self.tr(
                "This computer does not let Offhook start with your session. Start it by hand, or"
                " ask whoever looks after the computer."
            ),
        )
        self._again = self.say_no_session_start

    def say_no_number(self) -> None:
        """What was selected or copied is no number."""
        self.show_message(
            "info", self.tr("There is no phone number in what you selected or copied.")
        )
        self._again = self.say_no_number

    def say_no_call_for_the_bar(self) -> None:
        """The mini bar was asked for without a call."""
        self.show_message("info", self.tr("The mini bar shows an open call, and there is none."))
        self._again = self.say_no_call_for_the_bar

    def say_key_store_waits(self) -> None:
        """The system asks the rep for something, perhaps behind this window."""
        self.show_message(
            "info",
            self.tr(
                "Waiting for your key store: unlock it in the system's window. Calls are kept"
                " here meanwhile."
            ),
        )
        self._again = self.say_key_store_waits

    def say_key_store_failed(self, result: object) -> None:
        """The token may be there, and cannot be read."""
        assert isinstance(result, TokenResult)
        self.show_message("warn", complaints.key_store_failed(result))
        self._again = partial(self.say_key_store_failed, result)

    def say_not_saved(self, error: object = None) -> None:
        """The journal cannot be written: what was done is not kept."""
        self.show_message("stop", complaints.not_saved(error))
        self._again = partial(self.say_not_saved, error)

    def say_broken(self, report: object) -> None:
        """The program itself broke, and goes on. The first report is the one that counts."""
        self._report = self._report or str(report)
        self.stand(Standing.BROKEN, standing.broken)

    def stand(self, kind: Standing, message: Callable[[], Message] | None) -> None:
        """Say ``message`` until ``None`` takes it back, whatever else is said in between."""
        if message is None:
            if self._standing.pop(kind, None) is None:
                return
        else:
            self._standing[kind] = message
        # What the rep is being asked goes first, unless they have to reach for a pen.
        if self._again is None or kind is Standing.UNSAVED:
            self.clear()

    def show_message(
        self, tone: Tone, text: str, answers: Sequence[tuple[object, str]] = ()
    ) -> None:
        self._again = None
        super().show_message(tone, text, answers)

    def clear(self) -> None:
        self._again = None
        if self._standing:
            super().show_message(*self._standing[min(self._standing)]())
        else:
            super().clear()

    # Slots and events

    def _answer(self, answer: object) -> None:
        self.clear()
        match answer:
            case "set_up":
                self.set_up.emit()
            case "copy_report" | "broken_read":
                if answer == "copy_report":
                    QGuiApplication.clipboard().setText(self._report)
                self._report = ""
                self.stand(Standing.BROKEN, None)
            case "settings" | "settings_read":
                self.stand(Standing.SETTINGS, None)
                if answer == "settings":
                    self.settings.emit()
            case "unread_read":
                self.stand(Standing.UNREAD, None)
            case "ended":
                self.other_ended.emit()
            case "hold":
                self.other_on_hold.emit()
            case "quit":
                self.quit_anyway.emit()
            case "minimise":
                self.minimise.emit()
            case "go_on" | "only_look" | "mending_read" | "try_now" | "let_go":
                getattr(self, str(answer)).emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            if self._again is not None:
                self._again()
            else:
                self.clear()  # the window's, and gone with the moment that it was about
