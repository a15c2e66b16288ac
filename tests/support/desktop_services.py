"""What a desktop offers on its session bus, played by threads with connections of their own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    MessageType,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, Proxy  # type: ignore[import-untyped]

from support.secret_service import SessionBus

NOTIFICATIONS = "org.freedesktop.Notifications"
WATCHER = "org.kde.StatusNotifierWatcher"
_ITEM = "org.kde.StatusNotifierItem"
_MENU = "com.canonical.dbusmenu"


class _Service:
    """Answers what it is called for until :meth:`stop`."""

    name = ""

    def __init__(self, bus: SessionBus) -> None:
        self._connection: DBusConnection = bus.connect()
        Proxy(message_bus, self._connection).RequestName(self.name)
        self._over = threading.Event()
        self._sending = threading.Lock()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def stop(self) -> None:
        """Leave the bus."""
        self._over.set()
        self._thread.join()
        self._connection.close()

    def answer(self, member: str, sender: str, body: tuple[Any, ...]) -> tuple[str, Any] | None:
        """Signature and value of the answer to one call; ``None`` for an empty one."""
        raise NotImplementedError

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is not MessageType.method_call:
                continue
            fields = message.header.fields
            answer = self.answer(
                fields[HeaderFields.member], fields[HeaderFields.sender], message.body
            )
            signature, values = (answer[0], (answer[1],)) if answer else (None, ())
            self._send(new_method_return(message, signature, values))

    def _send(self, message: Any) -> None:
        with self._sending:
            self._connection.send(message)


class Notifications(_Service):
    """The service that shows notifications. ``shown`` are the arguments of each Notify."""

    name = NOTIFICATIONS

    def __init__(self, bus: SessionBus) -> None:
        self.shown: list[tuple[Any, ...]] = []
        super().__init__(bus)

    def click(self, number: int) -> None:
        """The person clicks on the notification that was shown as ``number``, from 1 on."""
        emitter = DBusAddress("/org/freedesktop/Notifications", interface=NOTIFICATIONS)
        self._send(new_signal(emitter, "ActionInvoked", "us", (number, "default")))

    def texts(self) -> list[str]:
        """Title and text of each."""
        return [f"{call[3]}: {call[4]}" for call in self.shown]

    def answer(self, member: str, sender: str, body: tuple[Any, ...]) -> tuple[str, Any] | None:
        if member != "Notify":
            return None
        self.shown.append(body)
        return "u", len(self.shown)


class TrayOfADesktop(_Service):
    """A tray as KDE and most others have it: the watcher, and who looks at the icons."""

    name = WATCHER

    def __init__(self, bus: SessionBus) -> None:
        self.items: list[str] = []
        self._bus = bus
        super().__init__(bus)

    def answer(self, member: str, sender: str, body: tuple[Any, ...]) -> tuple[str, Any] | None:
        if member == "RegisterStatusNotifierItem":
            self.items.append(sender)
        if member == "Get":
            return "v", ("b", True)
        return None

    def tool_tip(self) -> str:
        """What the icon says under the mouse."""
        told = self._ask("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get",
                         "ss", (_ITEM, "ToolTip"))  # fmt: skip
        return str(told[0][1][2])

    def entries(self) -> dict[str, int]:
        """The menu: words and numbers."""
        _, layout = self._ask(self._menu(), _MENU, "GetLayout", "iias", (0, -1, []))
        items = [item[1] for item in layout[2]]
        return {str(what["label"][1]): int(n) for n, what, _ in items if "label" in what}

    def choose(self, label: str) -> None:
        """Click on an entry."""
        event = (self.entries()[label], "clicked", ("s", ""), 0)
        self._ask(self._menu(), _MENU, "Event", "isvu", event)

    def click(self) -> None:
        """Click on the icon."""
        self._ask("/StatusNotifierItem", _ITEM, "Activate", "ii", (0, 0))

    def _menu(self) -> str:
        told = self._ask("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get",
                         "ss", (_ITEM, "Menu"))  # fmt: skip
        return str(told[0][1])

    def _ask(
        self, path: str, interface: str, member: str, signature: str, arguments: tuple[Any, ...]
    ) -> tuple[Any, ...]:
        connection = self._bus.connect()
        try:
            where = DBusAddress(path, self.items[-1], interface)
            call = new_method_call(where, member, signature, arguments)
            reply = connection.send_and_get_reply(call, timeout=5)
            assert reply.header.message_type is MessageType.method_return, reply.body
            return tuple(reply.body)
        finally:
            connection.close()


@contextmanager
def notifications_on(bus: SessionBus) -> Iterator[Notifications]:
    """The service, on ``bus``."""
    service = Notifications(bus)
    try:
        yield service
    finally:
        service.stop()


@contextmanager
def tray_on(bus: SessionBus) -> Iterator[TrayOfADesktop]:
    """A tray, on ``bus``."""
    service = TrayOfADesktop(bus)
    try:
        yield service
    finally:
        service.stop()
