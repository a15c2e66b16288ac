"""The one table of keys: which does what, and in which of the window's moments.

Every button, menu and window takes its keys from here; the sheet of keys (F1) is made of it, and a
test holds it against what desktops and keyboards use otherwise. Keys are portable text: on macOS
Qt reads ``Ctrl`` as Command.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

translate = QCoreApplication.translate


class Moment(Enum):
    """When a key counts; in the order of the sheet."""

    BEFORE = auto()
    DURING = auto()
    AFTER = auto()
    ALWAYS = auto()
    HISTORY = auto()


class Act(Enum):
    """What a key does."""

    DIAL = auto()
    CALL_ANYWAY = auto()
    START_LATER = auto()
    TURN_DIRECTION = auto()
    ANSWERED = auto()
    NO_ANSWER = auto()
    VOICEMAIL = auto()
    MORE_DURING = auto()
    HANG_UP = auto()
    MINI_BAR = auto()
    ANSWERED_AFTER = auto()
    NO_ANSWER_AFTER = auto()
    VOICEMAIL_AFTER = auto()
    WRONG_NUMBER = auto()
    CALL_BACK = auto()
    MORE_AFTER = auto()
    ADD_RECORDING = auto()
    DONE = auto()
    NEXT_NUMBER = auto()
    DUE = auto()
    DUE_SETTLED = auto()
    NOTE = auto()
    OPEN_PAGE = auto()
    BACK = auto()
    LOG_PAST = auto()
    NEEDS_YOU = auto()
    HISTORY = auto()
    FIND = auto()
    OPEN_CALL = auto()
    DIAL_AGAIN = auto()
    COPY_NUMBER = auto()
    COPY_TEXT = auto()
    LEDGER = auto()
    NEVER_LOG = auto()
    EXPORT = auto()
    MORE_HISTORY = auto()
    MASK = auto()
    DESKS = auto()
    SETTINGS = auto()
    SHEET = auto()
    QUIT = auto()


class Shortcut(NamedTuple):
    """A key, in Qt's portable text, and the moment in which it counts."""

    keys: str
    moment: Moment


TABLE: dict[Act, Shortcut] = {
    Act.DIAL: Shortcut("Return", Moment.BEFORE),
    Act.CALL_ANYWAY: Shortcut("Ctrl+Shift+Return", Moment.BEFORE),
    Act.START_LATER: Shortcut("Ctrl+Shift+S", Moment.ALWAYS),
    Act.TURN_DIRECTION: Shortcut("Ctrl+Shift+I", Moment.ALWAYS),
    Act.ANSWERED: Shortcut("Ctrl+1", Moment.DURING),
    Act.NO_ANSWER: Shortcut("Ctrl+2", Moment.DURING),
    Act.VOICEMAIL: Shortcut("Ctrl+3", Moment.DURING),
    Act.MORE_DURING: Shortcut("Ctrl+4", Moment.DURING),
    Act.HANG_UP: Shortcut("Ctrl+Shift+H", Moment.DURING),
    Act.MINI_BAR: Shortcut("Ctrl+Shift+B", Moment.ALWAYS),
    Act.ANSWERED_AFTER: Shortcut("Ctrl+1", Moment.AFTER),
    Act.NO_ANSWER_AFTER: Shortcut("Ctrl+2", Moment.AFTER),
    Act.VOICEMAIL_AFTER: Shortcut("Ctrl+3", Moment.AFTER),
    Act.WRONG_NUMBER: Shortcut("Ctrl+4", Moment.AFTER),
    Act.CALL_BACK: Shortcut("Ctrl+5", Moment.AFTER),
    Act.MORE_AFTER: Shortcut("Ctrl+6", Moment.AFTER),
    Act.ADD_RECORDING: Shortcut("Ctrl+Shift+R", Moment.AFTER),
    Act.DONE: Shortcut("Ctrl+Return", Moment.AFTER),
    Act.NEXT_NUMBER: Shortcut("Ctrl+N", Moment.ALWAYS),
    Act.DUE: Shortcut("Ctrl+T", Moment.ALWAYS),
    Act.DUE_SETTLED: Shortcut("Ctrl+Shift+T", Moment.BEFORE),
    Act.NOTE: Shortcut("Ctrl+J", Moment.ALWAYS),
    Act.OPEN_PAGE: Shortcut("Ctrl+O", Moment.ALWAYS),
    Act.BACK: Shortcut("Esc", Moment.ALWAYS),
    Act.LOG_PAST: Shortcut("Ctrl+L", Moment.ALWAYS),
    Act.NEEDS_YOU: Shortcut("Ctrl+Shift+N", Moment.ALWAYS),
    Act.HISTORY: Shortcut("Ctrl+Shift+O", Moment.ALWAYS),
    Act.FIND: Shortcut("Ctrl+Shift+F", Moment.HISTORY),
    Act.OPEN_CALL: Shortcut("Return", Moment.HISTORY),
    Act.DIAL_AGAIN: Shortcut("Ctrl+R", Moment.HISTORY),
    Act.COPY_NUMBER: Shortcut("Ctrl+Shift+C", Moment.HISTORY),
    Act.COPY_TEXT: Shortcut("Ctrl+Shift+T", Moment.HISTORY),
    Act.LEDGER: Shortcut("Ctrl+Shift+L", Moment.HISTORY),
    Act.NEVER_LOG: Shortcut("Ctrl+Shift+P", Moment.HISTORY),
    Act.EXPORT: Shortcut("Ctrl+S", Moment.HISTORY),
    Act.MORE_HISTORY: Shortcut("Ctrl+5", Moment.HISTORY),
    Act.MASK: Shortcut("Ctrl+Shift+M", Moment.ALWAYS),
    Act.DESKS: Shortcut("Ctrl+Shift+D", Moment.ALWAYS),
    Act.SETTINGS: Shortcut("Ctrl+,", Moment.ALWAYS),
    Act.SHEET: Shortcut("F1", Moment.ALWAYS),
    Act.QUIT: Shortcut("Ctrl+Q", Moment.ALWAYS),
}


def sequence(act: Act) -> QKeySequence:
    """The key of ``act``."""
    return QKeySequence(TABLE[act].keys)


def key_text(act: Act) -> str:
    """The key as this platform and language write it, such as ``Ctrl+Maj+H``.

    Return is shown as what keyboards and people call it: Enter.
    """
    shown = QKeySequence(TABLE[act].keys.replace("Return", "Enter"))
    return shown.toString(QKeySequence.SequenceFormat.NativeText)


def moment_name(moment: Moment) -> str:
    """A heading of the sheet."""
    return {
        Moment.BEFORE: translate("Shortcuts", "Before the call"),
        Moment.DURING: translate("Shortcuts", "During the call"),
        Moment.AFTER: translate("Shortcuts", "After the call"),
        Moment.ALWAYS: translate("Shortcuts", "At any time"),
        Moment.HISTORY: translate("Shortcuts", "In the history"),
    }[moment]


def act_name(act: Act) -> str:
    """What a key does, in a few words."""
    return {
        Act.DIAL: translate("Shortcuts", "Dial"),
        Act.CALL_ANYWAY: translate("Shortcuts", "Call anyway, after a warning"),
        Act.START_LATER: translate("Shortcuts", "Start now, number later"),
        Act.TURN_DIRECTION: translate("Shortcuts", "Outgoing or incoming"),
        Act.ANSWERED: translate("Shortcuts", "Answered"),
        Act.NO_ANSWER: translate("Shortcuts", "No answer: ends the call"),
        Act.VOICEMAIL: translate("Shortcuts", "Voicemail: ends the call"),
        Act.MORE_DURING: translate("Shortcuts", "More: status, on hold, private"),
        Act.HANG_UP: translate("Shortcuts", "Hang up"),
        Act.MINI_BAR: translate("Shortcuts", "Mini bar in the place of the window, and back"),
        Act.ANSWERED_AFTER: translate("Shortcuts", "It was answered"),
        Act.NO_ANSWER_AFTER: translate("Shortcuts", "It had no answer"),
        Act.VOICEMAIL_AFTER: translate("Shortcuts", "It was voicemail"),
        Act.WRONG_NUMBER: translate("Shortcuts", "It was a wrong number"),
        Act.CALL_BACK: translate("Shortcuts", "Call back later"),
        Act.MORE_AFTER: translate("Shortcuts", "More: length, sending history, dial again"),
        Act.ADD_RECORDING: translate("Shortcuts", "Add the recording that is offered"),
        Act.DONE: translate("Shortcuts", "Done with this call"),
        Act.NEXT_NUMBER: translate("Shortcuts", "To the number field"),
        Act.DUE: translate("Shortcuts", "To the list of what is due"),
        Act.DUE_SETTLED: translate("Shortcuts", "That one is done, or not needed"),
        Act.NOTE: translate("Shortcuts", "To the note"),
        Act.OPEN_PAGE: translate("Shortcuts", "Open the lead in Activix"),
        Act.BACK: translate("Shortcuts", "Back to the open call"),
        Act.LOG_PAST: translate("Shortcuts", "Log a past call"),
        Act.NEEDS_YOU: translate("Shortcuts", "What needs you"),
        Act.HISTORY: translate("Shortcuts", "History: find any call again"),
        Act.FIND: translate("Shortcuts", "To the search"),
        Act.OPEN_CALL: translate("Shortcuts", "Open the call, to correct it"),
        Act.DIAL_AGAIN: translate("Shortcuts", "Number into the field, to dial again"),
        Act.COPY_NUMBER: translate("Shortcuts", "Copy the number"),
        Act.COPY_TEXT: translate("Shortcuts", "Copy the call as text"),
        Act.LEDGER: translate("Shortcuts", "Sending history"),
        Act.NEVER_LOG: translate("Shortcuts", "Never log this number, or log it again"),
        Act.EXPORT: translate("Shortcuts", "Export what is shown"),
        Act.MORE_HISTORY: translate("Shortcuts", "More"),
        Act.MASK: translate("Shortcuts", "Hide names and numbers, or show them"),
        Act.DESKS: translate("Shortcuts", "Who is at this desk?"),
        Act.SETTINGS: translate("Shortcuts", "Settings"),
        Act.SHEET: translate("Shortcuts", "These keys"),
        Act.QUIT: translate("Shortcuts", "Quit Offhook"),
    }[act]
