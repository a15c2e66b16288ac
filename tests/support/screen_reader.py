"""What a screen reader is told: the tree and the events of AT-SPI, read over its own bus.

The bus, its launcher and its registry are the real ones (at-spi2-core); only the reader is ours. It
sees other processes alone, as Orca does.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    MatchRule,
    MessageType,
    new_method_call,
)
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]

from support.secret_service import SessionBus

_A = "org.a11y.atspi."
_ROOT = "/org/a11y/atspi/accessible/root"
_DEADLINE = 15.0
_STATES = {7: "enabled", 11: "focusable", 12: "focused", 25: "showing", 4: "checked"}
"""Of atspi-constants.h, AtspiStateType."""


@dataclass(frozen=True)
class Node:
    """One accessible. ``text`` is what a text field or label holds."""

    bus_name: str
    path: str
    role: str
    name: str
    description: str
    states: frozenset[str]
    text: str
    depth: int

    def spoken(self) -> str:
        """As a reader says it: name, what it is, what it holds."""
        return " | ".join(part for part in (self.name, self.role, self.text) if part)


class ScreenReader:
    """Reads programs that have registered on the accessibility bus."""

    def __init__(self, connection: DBusConnection) -> None:
        self._bus = connection
        self.said: list[str] = []
        """What the programs asked to have announced."""
        listener = MatchRule(type="signal", interface=f"{_A}Event.Object", member="Announcement")
        self._bus.send_and_get_reply(message_bus.AddMatch(listener))
        registry = DBusAddress(f"/{_A}registry".replace(".", "/"), f"{_A}Registry", f"{_A}Registry")
        listen = new_method_call(registry, "RegisterEvent", "s", ("object:announcement",))
        until = time.monotonic() + _DEADLINE
        while True:  # the registry is started by this, and may leave once before it stays
            reply = self._bus.send_and_get_reply(listen, timeout=_DEADLINE)
            if reply.header.message_type is MessageType.method_return:
                break
            assert time.monotonic() < until, reply.body
            time.sleep(0.1)
        self._filter = self._bus.filter(listener)
        self._heard = self._filter.__enter__()

    def hear(self) -> list[str]:
        """All that was announced so far."""
        self._bus.send_and_get_reply(new_method_call(message_bus, "GetId"))  # takes in what came
        while self._heard:
            self.said.append(str(self._heard.popleft().body[3][1]))
        return self.said

    def programs(self) -> list[str]:
        """The names of the programs that can be read."""
        return [self._get(*ref, "Name") for ref in self._children(f"{_A}Registry", _ROOT)]

    def tree(self, *, hidden: bool = False) -> list[Node]:
        """Every accessible of every program, depth first; those not showing only if ``hidden``."""
        found: list[Node] = []
        for bus_name, path in self._children(f"{_A}Registry", _ROOT):
            found += self._below(bus_name, path, 0, hidden)
        return found

    def focused(self) -> Node | None:
        """What has the keyboard: the innermost that has a name.

        Qt calls the current row of a list focused even while the list is not.
        """
        named = [node for node in self.tree() if "focused" in node.states and node.name]
        if not any(node.role == "list" for node in named):
            named = [node for node in named if node.role != "list item"]
        return named[-1] if named else None

    def reads(self, *texts: str) -> bool:
        """Whether each of ``texts`` is said somewhere in what is showing."""
        said = "\n".join(f"{node.spoken()} | {node.description}" for node in self.tree())
        return all(text in said for text in texts)

    def _below(self, bus_name: str, path: str, depth: int, hidden: bool) -> list[Node]:
        node = self._node(bus_name, path, depth)
        if not hidden and depth > 1 and "showing" not in node.states:
            return []
        found = [node]
        for child in self._children(bus_name, path):
            found += self._below(*child, depth + 1, hidden)
        return found

    def _node(self, bus_name: str, path: str, depth: int) -> Node:
        low, high = self._call(bus_name, path, "Accessible", "GetState") or (0, 0)
        bits = low | high << 32
        role = str(self._call(bus_name, path, "Accessible", "GetRoleName"))
        text = ""
        if role in ("text", "password text", "label", "entry"):
            text = str(self._call(bus_name, path, "Text", "GetText", 0, -1) or "")
        return Node(
            bus_name,
            path,
            role,
            self._get(bus_name, path, "Name"),
            self._get(bus_name, path, "Description"),
            frozenset(name for bit, name in _STATES.items() if bits >> bit & 1),
            text,
            depth,
        )

    def _children(self, bus_name: str, path: str) -> list[tuple[str, str]]:
        return list(self._call(bus_name, path, "Accessible", "GetChildren") or [])

    def _get(self, bus_name: str, path: str, name: str) -> str:
        address = DBusAddress(path, bus_name, "org.freedesktop.DBus.Properties")
        call = new_method_call(address, "Get", "ss", (f"{_A}Accessible", name))
        reply = self._bus.send_and_get_reply(call, timeout=_DEADLINE)
        if reply.header.message_type is not MessageType.method_return:
            return ""  # gone meanwhile
        return str(reply.body[0][1])

    def _call(
        self,
        bus_name: str,
        path: str,
        interface: str,
        member: str,
        *whole_text: int,
    ) -> Any:
        address = DBusAddress(path, bus_name, f"{_A}{interface}")
        signature = "i" * len(whole_text) or None
        call = new_method_call(address, member, signature, whole_text)
        reply = self._bus.send_and_get_reply(call, timeout=_DEADLINE)
        if reply.header.message_type is not MessageType.method_return or not reply.body:
            return None
        return reply.body[0]

    def close(self) -> None:
        self._filter.__exit__(None, None, None)


@contextmanager
def screen_reader(bus: SessionBus, environment: dict[str, str]) -> Iterator[ScreenReader]:
    """A reader on ``bus``, for programs with ``environment`` (a display's)."""
    launcher = next(
        path
        for path in map(Path, ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi-bus-launcher"))
        if path.exists()
    )
    process = subprocess.Popen(
        [launcher, "--launch-immediately"],
        env={**os.environ, **bus.environment, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with open_dbus_connection(bus=_address(bus)) as connection:
            reader = ScreenReader(connection)
            yield reader
            reader.close()
    finally:
        process.terminate()
        process.wait(_DEADLINE)


def _address(bus: SessionBus) -> str:
    where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    until = time.monotonic() + _DEADLINE
    connection = bus.connect()
    try:
        while True:
            reply = connection.send_and_get_reply(new_method_call(where, "GetAddress"))
            if reply.header.message_type is MessageType.method_return and reply.body[0]:
                return str(reply.body[0])
            assert time.monotonic() < until, "the accessibility bus did not start"
            time.sleep(0.05)
    finally:
        connection.close()
