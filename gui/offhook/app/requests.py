"""What other processes of this user ask of the one that runs: verbs, links, installers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .. import __version__
from ..ui.window import MainWindow
from .program import Program


@dataclass(frozen=True, slots=True)
class Requests:
    """Answers each at once. ``fill`` gets a link's text, ``end`` whether the window is to come
    back; it must not end the program before the answer is on its way."""

    program: Program
    window: MainWindow
    fill: Callable[[str], None]
    end: Callable[[bool], None]

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """``ok`` tells whether it was done; anything else is part of what was asked for."""
        match request:
            case {"do": "knock"}:
                self.program.take_in()
            case {"do": "show"}:
                self.window.bring_up()
            case {"do": "link", "text": str(text)}:
                self.window.bring_up()
                self.fill(text)
            case {"do": "token"}:
                self.program.read_token()
            case {"do": "settings"}:
                self.program.reload_settings()
            case {"do": "hurry"}:
                self.program.hurry()
            case {"do": "state"}:
                return self._state()
            case {"do": "quit", **rest}:
                calls = self.program.open_calls()
                if calls and not rest.get("force"):
                    return {"ok": False, "open": calls}
                self.end(bool(rest.get("restart")))
            case _:
                return {"ok": False}
        return {"ok": True}

    def _state(self) -> dict[str, Any]:
        status = self.program.status
        return {
            "ok": True,
            "version": __version__,
            "base_url": status.base_url,
            "online": status.online,
            "token": status.token.value,
            "account": status.account_name or None,
            "open_calls": len(self.program.open_calls()),
            "waiting": status.waiting,
            "needs_you": status.needs_you,
            "held": status.hold.doubt.value if status.hold else None,
        }
