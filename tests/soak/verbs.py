"""The verbs of a soak: each a process, forked from one that has read the program already.

Thousands of interpreters would read the same modules, which takes longer than all that the verbs
do; so the rep of a soak would be slower than the program under test.

    python -m soak.verbs SOCKET       serves until it is killed
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import socketserver
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

GIVES_UP = 120.0
"""Seconds after which a verb counts as hanging."""


class Verbs:
    """The command line, run in processes of its own under one environment."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._path = folder / "verbs"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "soak.verbs", str(self._path)],
            env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()  # it listens

    def run(self, words: Sequence[str], given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a verb to its end. ``given`` is its standard input."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(GIVES_UP)
            connection.connect(str(self._path))
            with connection.makefile("rw", encoding="utf-8") as lines:
                lines.write(json.dumps([list(words), given]) + "\n")
                lines.flush()
                code, said, complaint = json.loads(lines.readline())
        return subprocess.CompletedProcess(words, code, said, complaint)

    def close(self) -> None:
        """No more verbs."""
        self._process.kill()
        self._process.communicate()


class _Handler(socketserver.StreamRequestHandler):
    """In a process of its own: what is printed goes to files, as a shell's caller would have it."""

    def handle(self) -> None:
        words, given = json.loads(self.rfile.readline())
        with contextlib.ExitStack() as files:
            stdin, stdout, stderr = (
                files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8"))
                for _ in range(3)
            )
            stdin.write(given)
            stdin.seek(0)
            sys.stdin, sys.stdout, sys.stderr = stdin, stdout, stderr
            code = _main(words)
            texts = []
            for file in (stdout, stderr):
                file.flush()
                file.seek(0)
                texts.append(file.read())
        self.wfile.write(json.dumps([code, *texts]).encode() + b"\n")


def _main(words: list[str]) -> int:
    from offhook.__main__ import main

    try:
        return main(words)
    except Exception:
        sys.excepthook(*sys.exc_info())
        return 1


class _Server(socketserver.ForkingMixIn, socketserver.UnixStreamServer):
    """One process a verb."""


def _serve(path: str) -> None:
    import offhook.__main__
    import offhook.cli.reading
    import offhook.cli.telling
    import offhook.cli.token_verb  # noqa: F401 - so that each verb finds them loaded

    with _Server(path, _Handler) as server:
        print("listening", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    _serve(sys.argv[1])
