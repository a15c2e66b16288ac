"""What stays when the server goes off the network and comes back: records, rules, requests."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from email.utils import format_datetime
from http import HTTPStatus

from .api import PREFIX, Api
from .clerk import Clerk
from .faults import FaultPlan
from .messages import Answer, Request, problem
from .records import RequestRecord, ServerClock, iso
from .request_file import RequestFile
from .state import State

# Enough for every request of a long trial; the oldest go first.
REQUESTS_KEPT = 20_000


class Core:
    """One lock around everything the request threads share, with a signal at each change."""

    def __init__(
        self,
        state: State,
        clock: ServerClock,
        faults: FaultPlan,
        request_file: RequestFile | None = None,
    ) -> None:
        self.changed = threading.Condition()
        self.state = state
        self.clock = clock
        self.faults = faults
        self.api = Api(state, faults)
        self.clerk = Clerk()
        self.local: Callable[[Request], Answer] = lambda _: problem(404, "Not Found.")
        self._requests: deque[RequestRecord] = deque(maxlen=REQUESTS_KEPT)
        self._request_file = request_file
        self._received = 0

    @property
    def date(self) -> str:
        """The ``Date`` header of an answer that leaves now."""
        return format_datetime(self.clock.now(), usegmt=True)

    def requests(self) -> list[RequestRecord]:
        """Copies of what was received, oldest first."""
        with self.changed:
            return [replace(record) for record in self._requests]

    def received(self, request: Request) -> RequestRecord:
        """Note that a request has come."""
        with self.changed:
            self._received += 1
            record = RequestRecord(
                self._received,
                iso(self.clock.now()),
                request.method,
                request.path,
                request.query,
                request.parsed(),
            )
            self._requests.append(record)
            if self._request_file:
                self._request_file.received(record)
            self.changed.notify_all()
        return record

    def note(
        self, record: RequestRecord, *, status: int | None = None, fault: str | None = None
    ) -> None:
        """Note what became of a request."""
        with self.changed:
            if status is not None:
                record.status = status
            if fault is not None:
                record.fault = fault
                if self._request_file:
                    self._request_file.struck(record)
            self.changed.notify_all()

    def handle(self, request: Request, record: RequestRecord) -> Answer:
        """Do what an API request asks; what that stored is on the disk when this returns."""
        with self.changed:
            try:
                answer = self.api.answer(request)
            except OSError as error:  # the disk did not take it, so it is not stored
                answer = problem(HTTPStatus.INTERNAL_SERVER_ERROR, f"Not stored: {error.strerror}")
            record.account_id = answer.account_id
            record.unknown_parameters = answer.unknown_parameters
            self.changed.notify_all()
        return answer

    def is_api(self, path: str) -> bool:
        """Whether the path is the CRM's, not the sandbox's own."""
        return path == PREFIX or path.startswith(PREFIX + "/")
