"""Speaking to the running window: one JSON line there, one back, over this user's local socket.

The window's side is :mod:`offhook.qt.instance`. Nothing that is said of a call travels here (that
goes through the inbox, which survives a crash); this is for *look into the inbox*, *show yourself*,
*quit*, and for asking how things stand.
"""

from __future__ import annotations

import json
import queue
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

LONGEST_LINE = 1 << 16  # bytes
_BUSY_SECONDS = 0.02


def ask(address: str, request: dict[str, Any], timeout: float = 2.0) -> dict[str, Any] | None:
    """The window's answer, or ``None`` if no window answers within ``timeout`` seconds."""
    line = json.dumps(request).encode() + b"\n"
    try:
        answer = (
            over_pipe(address, line, timeout)
            if sys.platform == "win32"
            else _over_socket(address, line, timeout)
        )
        reply = json.loads(answer)
    except (OSError, ValueError):
        return None
    return reply if isinstance(reply, dict) else None


def _over_socket(address: str, line: bytes, timeout: float) -> bytes:
    deadline = time.monotonic() + timeout
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(timeout)
        connection.connect(address)
        connection.sendall(line)
        answer = b""
        while not answer.endswith(b"\n") and len(answer) < LONGEST_LINE:
            connection.settimeout(max(0.01, deadline - time.monotonic()))
            part = connection.recv(4096)
            if not part:
                break
            answer += part
        return answer


def over_pipe(
    address: str, line: bytes, timeout: float, connect: Callable[[str], IO[bytes]] | None = None
) -> bytes:
    """The answer over a pipe of Windows. Raises :class:`OSError`, also when it does not come.

    A pipe knows no time-outs, so another thread waits for it, for as long as this process lives.
    One whose every end is taken says that it is busy; it is tried again.
    """
    answers: queue.SimpleQueue[bytes | OSError] = queue.SimpleQueue()
    until = time.monotonic() + timeout

    def speak() -> None:
        while True:
            try:
                with (connect or _open_pipe)(address) as pipe:
                    pipe.write(line)
                    answers.put(pipe.readline(LONGEST_LINE))
                    return
            except FileNotFoundError as error:  # nobody listens
                answers.put(error)
                return
            except OSError as error:
                if time.monotonic() >= until:
                    answers.put(error)
                    return
            time.sleep(_BUSY_SECONDS)

    threading.Thread(target=speak, name="knocking", daemon=True).start()
    try:
        answer = answers.get(timeout=timeout)
    except queue.Empty:
        raise TimeoutError(address) from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _open_pipe(address: str) -> IO[bytes]:
    return Path(address).open("r+b", buffering=0)
