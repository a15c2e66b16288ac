"""One process owns a journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

_PATIENCE = 0.2  # seconds; outlasts another process that only asks whether the lock is held
_POLL = 0.02  # seconds


class JournalLock:
    """The operating system's own lock on ``path``, held until :meth:`release` or the process ends.

    The system frees it when the process dies, however it dies, so it is never stale; the file
    itself stays and means nothing. Where the file system has no such lock :meth:`acquire` raises
    :class:`OSError` rather than trusting the mere existence of a file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: BaseFileLock | None = None

    def acquire(self) -> bool:
        """Take the lock; ``False`` if another process has it. Waits 0.2 s at the most."""
        if self._lock is not None:
            return True
        from filelock import Timeout  # 70 ms, spared to the verbs of the command line

        lock = _make_lock(self.path)
        try:
            lock.acquire(timeout=_PATIENCE, poll_interval=_POLL)
        except Timeout:
            return False
        self._lock = lock
        return True

    def release(self) -> None:
        """Give the lock back, if it is held."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._lock is not None

    def held_by_another(self) -> bool:
        """Whether some other holder has the lock at this moment. Never creates the file."""
        if self._lock is not None or not self.path.exists():
            return False
        from filelock import Timeout

        probe = _make_lock(self.path)
        try:
            probe.acquire(blocking=False)
        except Timeout:
            return True
        probe.release()
        return False


def _make_lock(path: Path) -> BaseFileLock:
    """Never the soft lock, which outlives a killed process; for all threads of this one."""
    from filelock import FileLock

    return FileLock(path, mode=0o600, thread_local=False, fallback_to_soft=False)
