"""What a desktop offers on its session bus, played by a thread with a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    MessageType,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, Proxy  # type: ignore[import-untyped]

from support.secret_service import SessionBus

NOTIFICATIONS = "org.freedesktop.Notifications"


class Notifications:
    """The service that shows notifications. ``shown`` are the arguments of each Notify."""

    def __init__(self, connection: DBusConnection) -> None:
        self.shown: list[tuple[Any, ...]] = []
        self._connection = connection
        self._over = threading.Event()
        self._sending = threading.Lock()

    def click(self, number: int) -> None:
        """The person clicks on the notification that was shown as ``number``, from 1 on."""
        path = "/org/freedesktop/Notifications"
        emitter = DBusAddress(path, interface=NOTIFICATIONS)
        with self._sending:
            self._connection.send(new_signal(emitter, "ActionInvoked", "us", (number, "default")))

    def texts(self) -> list[str]:
        """Title and text of each."""
        return [f"{call[3]}: {call[4]}" for call in self.shown]

    def serve(self) -> None:
        """Answer until :meth:`stop`."""
        while not self._over.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is not MessageType.method_call:
                continue
            if message.header.fields.get(HeaderFields.member) == "Notify":
                self.shown.append(message.body)
                with self._sending:
                    reply = new_method_return(message, "u", (len(self.shown),))
                    self._connection.send(reply)

    def stop(self) -> None:
        self._over.set()


@contextmanager
def notifications_on(bus: SessionBus) -> Iterator[Notifications]:
    """The service, on ``bus``."""
    connection = bus.connect()
    Proxy(message_bus, connection).RequestName(NOTIFICATIONS)
    service = Notifications(connection)
    thread = threading.Thread(target=service.serve)
    thread.start()
    try:
        yield service
    finally:
        service.stop()
        thread.join()
        connection.close()
