"""The real program, which kills itself with SIGKILL at one named instant.

``python -m support.kill_at INSTANT [the program's own arguments]``, with ``INSTANT`` out of
:data:`INSTANTS`. What is wrapped are methods of this one process; the product knows nothing of it.
Just before the end the instant's name goes into the file that :func:`mark_of` names, so that
nobody takes another death for this one.

:class:`Lives` runs many of them one after the other: a process that has loaded the libraries forks
for each, which takes a quarter of the time.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial, wraps
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn, Self
from weakref import WeakKeyDictionary

from httpcore._backends.anyio import AnyIOStream

from offhook.__main__ import main
from offhook.calls.copying import PROGRAM_ENDED
from offhook.calls.crm_copy import Verb
from offhook.crm.client import CrmClient
from offhook.desk.inbox import Inbox
from offhook.journal.journal import Journal
from offhook.journal.thread import JournalThread
from offhook.sync.thread import SyncThread

PATIENCE = 15  # seconds
TYPED = 60  # letters

Kill = Callable[[], None]
Condition = Callable[..., bool]
"""Is given what the wrapped method is given; behind it, first what it returned."""

HEADS = {
    Verb.CREATE: re.compile(rb"POST \S+/call-logs "),
    Verb.UPDATE: re.compile(rb"PUT \S+/call-logs/\d+ "),
    Verb.COMPLETE: re.compile(rb"PUT \S+/communications/\d+ "),
    Verb.NOTE: re.compile(rb"POST \S+/lead/\d+/notes "),
    Verb.TASK: re.compile(rb"POST \S+/tasks "),
}
ANSWERED_BY = {
    Verb.CREATE: "create_call_log",
    Verb.UPDATE: "update_call_log",
    Verb.COMPLETE: "update_communication",
    Verb.LOOK: "lead_communications",
    Verb.NOTE: "create_note",
    Verb.TASK: "create_task",
}


def mark_of(data_dir: Path) -> Path:
    """Where the instant of the death is written."""
    return data_dir.with_suffix(".killed")


def _always(*_: object) -> bool:
    return True


def _before(owner: type, name: str, kill: Kill) -> None:
    """When ``owner.name`` is called, and has done nothing yet."""
    real = getattr(owner, name)

    @wraps(real)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        kill()
        return real(*args, **kwargs)

    setattr(owner, name, wrapped)


def _after(owner: type, name: str, kill: Kill, when: Condition = _always) -> None:
    """When ``owner.name`` has done its work, and nobody knows yet."""
    real = getattr(owner, name)

    @wraps(real)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        result = real(*args, **kwargs)
        if when(result, *args, **kwargs):
            kill()
        return result

    setattr(owner, name, wrapped)


def _answered(name: str, kill: Kill) -> None:
    """When the answer of a request has been read, and nobody knows yet."""
    real = getattr(CrmClient, name)

    @wraps(real)
    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        answer = await real(*args, **kwargs)
        kill()
        return answer

    setattr(CrmClient, name, wrapped)


def _at_commit(name: str, kill: Kill, when: Condition = _always) -> None:
    """When a method of the journal has written everything, and COMMIT is what comes next."""
    real = getattr(Journal, name)

    def trace(statement: str) -> None:
        if statement == "COMMIT":
            kill()

    @wraps(real)
    def wrapped(self: Journal, *args: Any, **kwargs: Any) -> Any:
        if when(self, *args, **kwargs):
            self.connection.set_trace_callback(trace)
        try:
            return real(self, *args, **kwargs)
        finally:
            self.connection.set_trace_callback(None)

    setattr(Journal, name, wrapped)


def _on_the_wire(verb: Verb, share: float, kill: Kill) -> None:
    """When this ``share`` of a request's body has left the process."""
    real = AnyIOStream.write
    asked: WeakKeyDictionary[AnyIOStream, bool] = WeakKeyDictionary()

    @wraps(real)
    async def write(self: AnyIOStream, buffer: bytes, *args: Any, **kwargs: Any) -> None:
        if asked.get(self) and buffer:
            await real(self, buffer[: round(len(buffer) * share)], *args, **kwargs)
            kill()
        asked[self] = HEADS[verb].match(buffer) is not None
        await real(self, buffer, *args, **kwargs)

    AnyIOStream.write = write  # type: ignore[method-assign]


def ages_of(data_dir: Path) -> Path:
    """Where it is written how long ago each letter of the note was typed, in seconds."""
    return data_dir.with_suffix(".typed")


def _typing(kill: Kill) -> None:
    """When the note has :data:`TYPED` letters, the last of them in this very moment."""
    from offhook.ui.note_field import NoteField

    real = NoteField._note_change
    moments: list[float] = []

    @wraps(real)
    def changed(self: NoteField) -> None:
        real(self)
        moments.extend([time.monotonic()] * (len(self.toPlainText()) - len(moments)))
        if len(moments) >= TYPED:
            ages = [moments[-1] - moment for moment in moments]
            ages_of(Path(os.environ["OFFHOOK_DATA_DIR"])).write_text(json.dumps(ages))
            kill()

    NoteField._note_change = changed  # type: ignore[method-assign]


def _request(verb: Verb) -> dict[str, Callable[[Kill], None]]:
    def begun(result: Any, *_: object) -> bool:
        return result is not None and result[0].verb is verb

    def finishing(_: Journal, attempt: Any, result: Any, *rest: object) -> bool:
        # A start closes what an earlier life left open: that is an instant of its own.
        return attempt.verb is verb and result.code != PROGRAM_ENDED

    instants: dict[str, Callable[[Kill], None]] = {
        "begun": lambda kill: _after(Journal, "begin", kill, begun),
        "answered": partial(_answered, ANSWERED_BY[verb]),
        "at-outcome": lambda kill: _at_commit("finish", kill, finishing),
        "outcome": lambda kill: _after(
            Journal, "finish", kill, lambda _entry, *given: finishing(*given)
        ),
    }
    if verb in HEADS:
        instants["half-sent"] = partial(_on_the_wire, verb, 0.5)
        instants["sent"] = partial(_on_the_wire, verb, 1.0)
    return {f"{verb}:{name}": arrange for name, arrange in instants.items()}


INSTANTS: dict[str, Callable[[Kill], None]] = {
    # An event is said, by a key or by a file in the inbox.
    "event:said": partial(_before, Journal, "record"),
    "event:at-commit": partial(_at_commit, "record"),
    "event:committed": partial(_after, Journal, "record"),
    "inbox:committed": partial(_before, Inbox, "remove"),
    # A request: its attempt is committed; on the wire; its answer is read; its outcome committed.
    **_request(Verb.CREATE),
    **_request(Verb.UPDATE),
    **_request(Verb.COMPLETE),
    **_request(Verb.NOTE),
    **_request(Verb.TASK),
    "look:searched": partial(_answered, "search_leads"),
    **_request(Verb.LOOK),
    # The next start.
    "restart:closing": partial(_at_commit, "close_open_attempts"),
    "restart:closed": partial(_after, Journal, "close_open_attempts"),
    "restart:asking": partial(_at_commit, "put"),
    # In the middle of a word.
    "typing": lambda kill: _typing(kill),
    # Quitting.
    "quit:stopping": partial(_before, SyncThread, "stop"),
    "quit:closing": partial(_before, JournalThread, "close"),
}


class Lives:
    """Lives of the program, each a process of its own that ends before the next begins."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """``environment`` is the one to load the libraries in."""
        self._server = subprocess.Popen(
            [sys.executable, "-m", "support.kill_at"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.communicate(timeout=PATIENCE)

    def live_until(self, instant: str, environment: Mapping[str, str], errors: Path) -> int:
        """Start the program with this environment; the exit code when it has ended.

        A life that does not reach its instant ends by SIGALRM. ``errors`` takes what it writes to
        its standard error.
        """
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        print(json.dumps([instant, dict(environment), str(errors)]), file=self._server.stdin)
        self._server.stdin.flush()
        return int(self._server.stdout.readline())


def _serve() -> None:
    # What is loaded here is loaded once for all lives.
    for name in ("offhook.app.start", "phonenumbers", "keyring.backends.SecretService"):
        import_module(name)

    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _live(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _live(instant: str, environment: dict[str, str], errors: str) -> NoReturn:
    signal.alarm(PATIENCE)
    os.environ.clear()
    os.environ.update(environment)
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.dup2(0, 1)
    os.dup2(os.open(errors, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), 2)
    _run(instant, [])


def _run(instant: str, arguments: list[str]) -> NoReturn:
    INSTANTS[instant](partial(_kill, instant))
    sys.exit(main(arguments))


def _kill(instant: str) -> None:
    mark_of(Path(os.environ["OFFHOOK_DATA_DIR"])).write_text(instant)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _run(sys.argv[1], sys.argv[2:])
    _serve()
