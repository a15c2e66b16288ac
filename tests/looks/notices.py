"""Everything that the banner at the top of the window can say, each by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from offhook.desk.problems import SettingProblem
from offhook.journal.errors import JournalTooNew
from offhook.journal.provenance import Doubt
from offhook.journal.salvage import Mended
from offhook.ui import complaints, standing
from offhook.ui.controller import TokenResult
from offhook.ui.notices import Notices
from offhook.ui.standing import Message, Standing
from offhook.ui.window import MainWindow
from support.desk_controller import DeskController

from .scenes import Scene, idle
from .values import LONG_NAME, ONLINE, OPEN, call, entry

MENDED = Mended("2026-01-14", "journal-2026-01-14-damaged.sqlite3", kept=1204, lost=3, asked=2)
PROBLEMS = (
    SettingProblem("user_email"),
    SettingProblem("rate_share"),
    SettingProblem("region", place="/etc/offhook/policy.json"),
)


def _notice(name: str, say: Callable[[Notices], None]) -> Scene:
    def scene(window: MainWindow, desk: DeskController) -> None:
        idle(window, desk)
        say(window.notice)

    scene.__name__ = f"notice_{name}"
    return scene


def _standing(name: str, kind: Standing, message: Callable[[], Message]) -> Scene:
    return _notice(name, lambda notice: notice.stand(kind, message))


def saved_nowhere(window: MainWindow, desk: DeskController) -> None:
    """What the rep did is not on the disk."""
    window.notice.say_not_saved()
    window.show_status(ONLINE)


def newer_journal(window: MainWindow, desk: DeskController) -> None:
    window.notice.say_not_saved(JournalTooNew(99))
    window.show_status(ONLINE)


def pasted_elsewhere(window: MainWindow, desk: DeskController) -> None:
    """Another call begins while one with the longest of names is open."""
    desk.put(entry(1, **OPEN, lead_name=LONG_NAME))
    window.notice.ask_about_other(call(1, **OPEN, lead_name=LONG_NAME), "CA")
    window.show_status(ONLINE)


NOTICES: list[Scene] = [
    _notice("set_up", Notices.ask_to_set_up),
    _notice("closing", Notices.ask_before_closing),
    _notice("session", Notices.say_no_session_start),
    _notice("no_number", Notices.say_no_number),
    _notice("no_call_for_the_bar", Notices.say_no_call_for_the_bar),
    _notice("key_store_waits", Notices.say_key_store_waits),
    _notice("locked", lambda n: n.say_key_store_failed(TokenResult.STORE_LOCKED)),
    _notice("key_store_broken", lambda n: n.say_key_store_failed(TokenResult.STORE_FAILED)),
    _notice("crash", lambda n: n.say_broken("report")),
    *(
        _standing(f"held_{doubt.value}", Standing.HELD, partial(standing.held, doubt))
        for doubt in Doubt
    ),
    _standing("held_unsaved", Standing.HELD, partial(standing.held, Doubt.COPY, not_saved=True)),
    _standing("unsaved", Standing.UNSAVED, lambda: standing.unsaved(complaints.not_saved())),
    _standing("mended", Standing.MENDED, partial(standing.mended, MENDED)),
    _standing("unread", Standing.UNREAD, partial(standing.unread, 2, "/home/rep/inbox/unread")),
    _standing("settings", Standing.SETTINGS, partial(standing.settings_lost, PROBLEMS)),
    saved_nowhere,
    newer_journal,
    pasted_elsewhere,
]
