"""Speaking to the running window: one JSON line there, one back, over this user's local socket.

The window's side is :mod:`offhook.qt.instance`. Nothing that is said of a call travels here (that
goes through the inbox, which survives a crash); this is for *look into the inbox*, *show yourself*,
*quit*, and for asking how things stand.
"""

from __future__ import annotations

import json
import socket
import sys
import time
from pathlib import Path
from typing import Any

LONGEST_LINE = 1 << 16  # bytes


def ask(address: str, request: dict[str, Any], timeout: float = 2.0) -> dict[str, Any] | None:
    """The window's answer, or ``None`` if no window answers within ``timeout`` seconds."""
    line = json.dumps(request).encode() + b"\n"
    try:
        answer = (
            _over_pipe(address, line)
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


def _over_pipe(address: str, line: bytes) -> bytes:
    with Path(address).open("r+b", buffering=0) as pipe:
        pipe.write(line)
        return pipe.readline()
