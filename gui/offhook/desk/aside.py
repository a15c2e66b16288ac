"""A job on a thread of its own, for what may never end: nobody waits for such a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def fulfil(future: Future[T], job: Callable[[], T], name: str) -> None:
    """Begin ``job`` on a thread called ``name``; ``future`` gets what comes of it. Returns at once.

    Who wants to hear of the future says so to it before.
    """

    def work() -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = job()
        except BaseException as error:  # it belongs to whoever asked
            future.set_exception(error)
        else:
            future.set_result(result)

    threading.Thread(target=work, name=name, daemon=True).start()
