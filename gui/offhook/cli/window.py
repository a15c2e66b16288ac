"""The running window, and starting one where none runs."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from ..desk.folder import DataFolder
from ..desk.knock import ask
from ..desk.launch import launch
from ..desk.lock import JournalLock
from ..speech import filled, translate

NO_START = "OFFHOOK_NO_START"
"""Set to 1, this environment variable keeps the verbs from starting a window."""

ANSWER_SECONDS = 2.0
QUIT_SECONDS = 5.0
_POLL_SECONDS = 0.05


class Window:
    """The window that owns the journal of one data folder, if it runs."""

    def __init__(self, folder: DataFolder, base_url: str = "") -> None:
        """``base_url`` is what a window started from here is given; empty to leave it to it."""
        self._folder = folder
        self._base_url = base_url

    def ask(self, request: dict[str, Any], timeout: float = ANSWER_SECONDS) -> dict[str, Any]:
        """Its answer; empty if none answers within ``timeout`` seconds."""
        try:
            return ask(self._folder.socket_name, request, timeout) or {}
        except OSError:  # no place for a socket, so nobody listens
            return {}

    def knock(self, timeout: float = ANSWER_SECONDS) -> None:
        """Have it look into the inbox; start it where none answers.

        Raises :class:`OSError` if it cannot be started.
        """
        if not self.ask({"do": "knock"}, timeout):
            self.start()

    def start(self) -> None:
        """Start it, minimized and on its own, unless :data:`NO_START`. Raises :class:`OSError`."""
        if os.environ.get(NO_START) == "1":
            return
        arguments = ["--minimized", "--data-dir", str(self._folder.path)]
        if self._base_url:
            arguments += ["--base-url", self._base_url]
        launch(arguments, self._folder.log)

    def is_running(self) -> bool:
        """Whether some process owns the journal, even one too busy to answer."""
        try:
            return JournalLock(self._folder.lock).held_by_another()
        except OSError:
            return False


def raise_running(folder: DataFolder, *, link: str, minimized: bool) -> bool:
    """Have the running window show itself, or ``link``; ``False`` if none answers."""
    request: dict[str, Any] = {"do": "show"}
    if link:
        request = {"do": "link", "text": link}
    elif minimized:
        request = {"do": "knock"}
    return bool(Window(folder).ask(request))


def quit_window(folder: DataFolder, *, force: bool, restart: bool = False) -> int:
    """End the window and wait until it has let go of the journal; ``restart``: it comes back."""
    window = Window(folder)
    answer = window.ask({"do": "quit", "force": force, "restart": restart}, QUIT_SECONDS)
    if answer and not answer.get("ok"):
        calls = answer.get("open") or []
        said = translate("Terminal", "A call is open. It stays open if you quit with --force:")
        print(said, file=sys.stderr)
        for call_id in calls:
            print(f"  {call_id}", file=sys.stderr)
        return 1
    until = time.monotonic() + QUIT_SECONDS if answer else 0.0
    while window.is_running():
        if time.monotonic() >= until:
            if answer:
                said = translate("Terminal", "Offhook is still closing.")
            else:
                said = translate("Terminal", "Offhook runs, but does not answer.")
            print(said, file=sys.stderr)
            return 1
        time.sleep(_POLL_SECONDS)
    return 0


def quit_everyone() -> int:
    """End the windows of all users that run from this installation (Windows, for installers)."""
    if sys.platform == "win32" and getattr(sys, "frozen", False):
        from ..desk.ending import ask_all_to_end

        running = ask_all_to_end(Path(sys.executable).parent)
        if running:
            those = ", ".join(map(str, running))
            said = translate("Terminal", "A call is open, or Offhook does not answer: process %1.")
            print(filled(said, those), file=sys.stderr)
        return 1 if running else 0
    said = translate("Terminal", "--everyone is for an installed Offhook on Windows.")
    print(said, file=sys.stderr)
    return 2
