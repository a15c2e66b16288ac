"""Where the loop looks up the server's name, in threads that nobody waits for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from ..desk.aside import fulfil

P = ParamSpec("P")
T = TypeVar("T")


class DaemonExecutor(ThreadPoolExecutor):
    """A thread for each job. The system's name look-up can hang for half a minute and cannot be
    cancelled; both asyncio and Python wait for the threads of an ordinary executor before they
    end. (asyncio insists on a ``ThreadPoolExecutor``.)
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Start ``fn`` at once."""
        future: Future[T] = Future()
        fulfil(future, lambda: fn(*args, **kwargs), "name-look-up")
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for nobody."""
