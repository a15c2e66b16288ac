"""The program's threads, at the end of a test.

A program that ends does not wait for them for long, and then leaves the process to the system. A
test lives on, and deletes the window: what a thread still tells it would find nothing, or, in the
same instant, half of it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

TELLING = frozenset(
    {"export", "history", "journal", "loading", "notifications", "recording", "recordings folder"}
    | {"sync", "token", "vault"}
)
"""Names of the threads that tell the window something."""

SECONDS = 30.0


@contextmanager
def ended_threads() -> Iterator[None]:
    """Leave once all of the program's threads that were started meanwhile have ended."""
    before = set(threading.enumerate())
    try:
        yield
    finally:
        for thread in set(threading.enumerate()) - before:
            if thread.name in TELLING:
                thread.join(SECONDS)
                assert not thread.is_alive(), f"the {thread.name} thread does not end"
