"""A guard that keeps the test run on this computer: anything but loopback is refused and told."""

from __future__ import annotations

import ipaddress
import socket
import sys
import threading
from collections.abc import Callable

_refused: list[str] = []
_lock = threading.Lock()
_INTERNET = (socket.AF_INET, socket.AF_INET6)


def install() -> None:
    """Watch every socket that Python opens from here on.

    An audit hook cannot be removed, and sees what a patched method would not: a connect made
    from C, and the look-up of a name, which is a request to somebody else's server too.
    """
    sys.addaudithook(_watch)


def take_refused() -> list[str]:
    """Return what was refused since the last call, and forget it."""
    with _lock:
        taken = list(_refused)
        _refused.clear()
    return taken


def _watch(event: str, args: tuple[object, ...]) -> None:
    check = _CHECKS.get(event)
    if check is not None:
        check(*args)


def _addressed(sock: socket.socket, address: object) -> None:
    if sock.family in _INTERNET and isinstance(address, tuple):
        _looked_up(address[0])


def _looked_up(host: object, *_: object) -> None:
    if not _is_loopback(host):
        with _lock:
            _refused.append(str(host))
        raise PermissionError(f"a test may contact loopback only, not {host!s}")


def _is_loopback(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


_CHECKS: dict[str, Callable[..., None]] = {
    "socket.connect": _addressed,
    "socket.sendto": _addressed,
    "socket.sendmsg": _addressed,
    "socket.getaddrinfo": _looked_up,
    "socket.gethostbyname": _looked_up,
}
