"""A real Secret Service of a test's own: GNOME Keyring on a private session bus.

Nothing of the person's own session is used or touched, and nothing is left behind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import secretstorage
from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import (  # type: ignore[import-untyped]
    DBusConnection,
    Proxy,
    open_dbus_connection,
)

ADDRESS_KEY = "DBUS_SESSION_BUS_ADDRESS"
SERVICE = "org.freedesktop.secrets"
_DEADLINE = 15  # seconds

# No service folders: nothing, not even a password prompt, is started on demand.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True)
class SessionBus:
    """A private session bus. ``environment`` is that of a child process which shall use it."""

    address: str
    environment: dict[str, str]

    def connect(self) -> DBusConnection:
        """A connection of the test's own; close it."""
        return open_dbus_connection(bus=self.address)

    @contextmanager
    def here(self) -> Iterator[None]:
        """Have this process use the bus for a while."""
        before = dict(os.environ)
        os.environ[ADDRESS_KEY] = self.address
        os.environ.pop("PYTHON_KEYRING_BACKEND", None)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)

    def lock(self) -> None:
        """Lock the default collection, as a desktop does after a while."""
        with closing(self.connect()) as connection:
            secretstorage.get_default_collection(connection).lock()


@contextmanager
def session_bus() -> Iterator[SessionBus]:
    """A session bus with nothing on it, in a home of its own."""
    # Not pytest's folder: a socket's path must be shorter than those can be.
    base = Path(tempfile.mkdtemp(prefix="offhook-bus-"))
    environment = _private_environment(base)
    config = base / "bus.conf"
    config.write_text(_BUS.format(socket=base / "bus"))
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with _stopped_at_end(daemon, base):
        assert daemon.stdout is not None
        address = daemon.stdout.readline().decode().strip()
        assert address, "dbus-daemon did not start"
        yield SessionBus(address, environment | {ADDRESS_KEY: address})


@contextmanager
def secret_service(password: str = "tests only") -> Iterator[SessionBus]:
    """A session bus with an unlocked key store on it, whose login password is ``password``."""
    with session_bus() as bus:
        daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env=bus.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with _stopped_at_end(daemon):
            assert daemon.stdin is not None
            daemon.stdin.write(password.encode())
            daemon.stdin.close()
            _wait_for_service(bus)
            yield bus


@contextmanager
def silent_service() -> Iterator[SessionBus]:
    """A session bus whose key store takes every call and never answers."""
    with session_bus() as bus, closing(bus.connect()) as connection:
        Proxy(message_bus, connection).RequestName(SERVICE)
        yield bus


def _wait_for_service(bus: SessionBus) -> None:
    ping = new_method_call(
        DBusAddress("/org/freedesktop/secrets", SERVICE, "org.freedesktop.DBus.Peer"), "Ping"
    )
    until = time.monotonic() + _DEADLINE
    with closing(bus.connect()) as connection:
        while connection.send_and_get_reply(ping).header.message_type.name == "error":
            assert time.monotonic() < until, "gnome-keyring-daemon did not start"
            time.sleep(0.02)


def _private_environment(base: Path) -> dict[str, str]:
    """Nothing of the person's session: no display to ask on, no folders of theirs."""
    places = {
        "HOME": "home",
        "XDG_RUNTIME_DIR": "run",
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
    }
    for name in places.values():
        (base / name).mkdir(mode=0o700)
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL") if key in os.environ}
    kept["PYTHONPATH"] = str(Path(__file__).parents[2] / "gui")
    return kept | {key: str(base / name) for key, name in places.items()}


@contextmanager
def _stopped_at_end(process: subprocess.Popen[bytes], folder: Path | None = None) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(_DEADLINE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        if folder is not None:
            shutil.rmtree(folder)
