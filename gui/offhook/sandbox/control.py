"""The sandbox's own addresses: the page at ``/``, and ``/_sandbox/…`` for another process.

===========================  ==================================================================
``GET /_sandbox/state``      everything: call logs, communications, notes, tasks, recordings,
                             requests, rules, server time
``GET /_sandbox/faults``     the rules
``POST /_sandbox/faults``    one more rule, or a list of them
``DELETE /_sandbox/faults``  no rules any more
``POST /_sandbox/leads``     a lead: attributes of ``Lead``, in the first account unless said
``POST /_sandbox/communications``   likewise, attributes of ``Communication``
``POST /_sandbox/tasks``     likewise, attributes of ``Task``
``POST /_sandbox/merge``     ``{"lead": 1, "into": 2}``: the first is gone; ``into`` may be null
``POST /_sandbox/offline``   ``{"seconds": 5}``: off the network for so long, after the answer
``PUT /_sandbox/settings``   ``{"clock_offset": 3600, "rate_limit": 200}``, each optional
===========================  ==================================================================

Loopback is the only door, and a body must be declared as JSON, so that no web page can reach in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from .core import Core
from .messages import HTML, JSON, Answer, Request, in_json, problem
from .page import Stored, page
from .records import JsonObject, iso

# Long enough for the answer to leave before the connections are cut.
OFFLINE_AFTER = 0.05


class Control:
    """Answers what is not the CRM's. ``offline`` takes the server off the network or back."""

    def __init__(self, core: Core, account_id: int, offline: Callable[[bool], None]) -> None:
        self._core = core
        self._account_id = account_id
        self._offline = offline
        self._routes: dict[tuple[str, str], Callable[[Any], Answer]] = {
            ("GET", "/"): lambda _: self._page(),
            ("GET", "/_sandbox/state"): lambda _: in_json(HTTPStatus.OK, self._state()),
            ("GET", "/_sandbox/faults"): lambda _: in_json(HTTPStatus.OK, core.faults.to_json()),
            ("POST", "/_sandbox/faults"): self._add_faults,
            ("DELETE", "/_sandbox/faults"): lambda _: self._clear_faults(),
            ("POST", "/_sandbox/leads"): self._add_lead,
            ("POST", "/_sandbox/communications"): self._add_communication,
            ("POST", "/_sandbox/tasks"): self._add_task,
            ("POST", "/_sandbox/merge"): self._merge,
            ("POST", "/_sandbox/offline"): self._go_offline,
            ("PUT", "/_sandbox/settings"): self._set,
        }

    def answer(self, request: Request) -> Answer:
        """The page, the state, or a change; 400 with a sentence for a change that cannot be."""
        method = "GET" if request.method == "HEAD" else request.method
        route = self._routes.get((method, request.path))
        if route is None:
            return problem(HTTPStatus.NOT_FOUND, "The sandbox has nothing here.")
        if method in ("POST", "PUT") and request.content_type.partition(";")[0] != JSON:
            return problem(HTTPStatus.BAD_REQUEST, f"The body must be {JSON}.")
        try:
            with self._core.changed:
                answer = route(request.parsed())
                self._core.changed.notify_all()
        except (ValueError, TypeError, KeyError) as error:
            return problem(HTTPStatus.BAD_REQUEST, str(error))
        return answer

    def _page(self) -> Answer:
        core = self._core
        state = core.state
        html = page(
            state.accounts[self._account_id].name,
            Stored(
                list(state.call_logs.values()),
                state.leads,
                state.notes,
                state.tasks,
                state.recordings,
            ),
            core.requests(),
            core.faults.to_json(),
        )
        policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        headers = (("Content-Security-Policy", policy + "connect-src 'self'"),)
        return Answer(HTTPStatus.OK, html.encode(), HTML, headers)

    def _state(self) -> JsonObject:
        core = self._core
        return {
            "now": iso(core.clock.now()),
            "call_logs": [call_log.to_json() for call_log in core.state.call_logs.values()],
            "communications": [asdict(one) for one in core.state.communications.values()],
            "notes": [asdict(one) for one in core.state.notes.values()],
            "tasks": [asdict(one) for one in core.state.tasks.values()],
            "recordings": [asdict(one) for one in core.state.recordings.values()],
            "requests": [asdict(record) for record in core.requests()],
            "faults": core.faults.to_json(),
        }

    def _add_faults(self, body: Any) -> Answer:
        self._core.faults.extend(body)
        return in_json(HTTPStatus.CREATED, self._core.faults.to_json())

    def _clear_faults(self) -> Answer:
        self._core.faults.clear()
        return Answer(HTTPStatus.NO_CONTENT)

    def _add_lead(self, body: Any) -> Answer:
        lead = self._core.state.add_lead({"account_id": self._account_id, **body})
        return in_json(HTTPStatus.CREATED, asdict(lead))

    def _add_communication(self, body: Any) -> Answer:
        data = {"account_id": self._account_id, **body}
        return in_json(HTTPStatus.CREATED, asdict(self._core.state.add_communication(data)))

    def _add_task(self, body: Any) -> Answer:
        account_id = body.pop("account_id", self._account_id)
        task = self._core.state.create_task(account_id, body.pop("owner_id"), {}, body)
        return in_json(HTTPStatus.CREATED, asdict(task))

    def _merge(self, body: Any) -> Answer:
        self._core.state.merge_lead(int(body["lead"]), body.get("into"))
        return in_json(HTTPStatus.OK, body)

    def _go_offline(self, body: Any) -> Answer:
        seconds = float(body["seconds"])
        clerk = self._core.clerk
        clerk.later(OFFLINE_AFTER, lambda: self._offline(True))
        clerk.later(OFFLINE_AFTER + seconds, lambda: self._offline(False))
        return in_json(HTTPStatus.ACCEPTED, {"seconds": seconds})

    def _set(self, body: Any) -> Answer:
        if "clock_offset" in body:
            self._core.clock.offset = timedelta(seconds=body["clock_offset"])
        if "rate_limit" in body:
            self._core.api.limit.per_minute = body["rate_limit"]
        return in_json(HTTPStatus.OK, body)
