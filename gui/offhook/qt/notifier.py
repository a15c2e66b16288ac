"""Notifications of the desktop: through D-Bus on Linux, elsewhere through the tray's icon.

On Linux the service of the desktop is asked on a thread of its own (a bus can be slow or gone), and
it needs no tray. What cannot be shown is lost without a word: the window says the same.
"""

from __future__ import annotations

import logging
import queue
import selectors
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
SHOW_MS = 10_000


@dataclass(frozen=True, slots=True)
class Notification:
    """``key`` comes back when it is clicked; ``urgent`` ones stay until then."""

    key: str
    title: str
    text: str
    urgent: bool = False


class Notifier(QObject):
    """``clicked`` carries the key of the notification. ``fallback`` shows one elsewhere."""

    clicked = Signal(object)

    def __init__(
        self, fallback: Callable[[Notification], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fallback = fallback
        self._bus = _Bus(self.clicked.emit) if sys.platform == "linux" else None

    def show(self, notification: Notification) -> None:
        """Show it, as soon as the desktop does."""
        if self._bus is not None:
            self._bus.show(notification)
        else:
            self._fallback(notification)

    def close(self) -> None:
        """No more; what is shown stays."""
        if self._bus is not None:
            self._bus.close()


class _Bus:
    """The session bus, on a daemon thread that lives from the first notification on."""

    def __init__(self, clicked: Callable[[str], object]) -> None:
        self._clicked = clicked
        self._wanted: queue.SimpleQueue[Notification | None] = queue.SimpleQueue()
        self._wake, self._woken = socket.socketpair()
        self._thread: threading.Thread | None = None

    def show(self, notification: Notification | None) -> None:
        self._wanted.put(notification)
        self._wake.send(b"\0")
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="notifications", daemon=True)
            self._thread.start()

    def close(self) -> None:
        if self._thread is not None:
            self.show(None)
            self._thread.join(0.5)
        if self._thread is None or not self._thread.is_alive():
            self._wake.close()
            self._woken.close()

    def _run(self) -> None:
        try:
            self._serve()
        except Exception as error:  # a bus that goes away may show itself in many ways
            log.info("no notifications: %s", type(error).__name__)

    def _serve(self) -> None:
        from jeepney import (  # type: ignore[import-untyped]
            DBusAddress,
            MatchRule,
            message_bus,
            new_method_call,
        )
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

        service = DBusAddress(PATH, bus_name=SERVICE, interface=SERVICE)
        shown: dict[int, str] = {}
        with open_dbus_connection(bus="SESSION") as bus, selectors.DefaultSelector() as ready:
            rule = MatchRule(type="signal", interface=SERVICE, path=PATH)
            bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=5)
            ready.register(bus.sock, selectors.EVENT_READ)
            ready.register(self._woken, selectors.EVENT_READ)
            while True:
                for key, _ in ready.select():
                    if key.fileobj is self._woken:
                        self._woken.recv(1)
                        wanted = self._wanted.get()
                        if wanted is None:
                            return
                        call = new_method_call(service, "Notify", "susssasa{sv}i", _body(wanted))
                        reply = bus.send_and_get_reply(call, timeout=5)
                        if reply.header.message_type.name == "method_return":
                            shown[reply.body[0]] = wanted.key
                    else:
                        self._hear(bus, shown)

    def _hear(self, bus: Any, shown: dict[int, str]) -> None:
        """All that has come; the last message is followed by a pause."""
        while True:
            try:
                body: tuple[Any, ...] = bus.receive(timeout=0.01).body
            except TimeoutError:
                return
            self._take(body, shown)

    def _take(self, body: tuple[Any, ...], shown: dict[int, str]) -> None:
        if len(body) == 2 and isinstance(body[1], str) and body[0] in shown:  # ActionInvoked
            self._clicked(shown[body[0]])


def _body(wanted: Notification) -> tuple[object, ...]:
    """The arguments of Notify (Desktop Notifications Specification 1.2)."""
    hints = {
        "desktop-entry": ("s", "offhook"),
        "urgency": ("y", 2 if wanted.urgent else 1),
        "category": ("s", "call.incoming" if wanted.key.startswith("call") else "im"),
    }
    actions = ["default", ""]
    text = escape(wanted.text, quote=False)  # the text may hold markup, the title may not
    return ("Offhook", 0, "offhook", wanted.title, text, actions, hints, SHOW_MS)
