"""The API itself: requests to answers, strictly by the Activix documentation.

Nothing here knows of sockets or faults. Where the documentation is silent (which error comes
first, the body of an error) Laravel's habits are followed, since Activix is written in it.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from .crm_rules import check_communication, check_creation, check_update
from .faults import FaultPlan
from .follow_up_api import FollowUpApi
from .handling import RefusedError, accepted, one, own
from .lists import matches, page_of
from .messages import Answer, Request, problem
from .records import CallLogRecord, JsonObject, Lead
from .state import State

PREFIX = "/v2"


class RateLimit:
    """At most ``per_minute`` requests of one token in any minute; ``None``: as many as they come.

    Activix documents 200, and no ``Retry-After``.
    """

    def __init__(self) -> None:
        self.per_minute: int | None = None
        self._seen: dict[str, deque[float]] = {}

    def allows(self, token: str) -> bool:
        """Count one request of this token, unless it is one too many."""
        if self.per_minute is None:
            return True
        now = time.monotonic()
        seen = self._seen.setdefault(token, deque())
        while seen and seen[0] <= now - 60:
            seen.popleft()
        if len(seen) >= self.per_minute:
            return False
        seen.append(now)
        return True


class Api:
    """Answers requests below ``/v2`` for the account that the token belongs to."""

    def __init__(self, state: State, faults: FaultPlan) -> None:
        self.tokens: dict[str, int] = {}
        self.limit = RateLimit()
        self._state = state
        self._faults = faults
        number = r"/([0-9]{1,18})"
        self._routes: list[tuple[re.Pattern[str], dict[str, Callable[..., Answer]]]] = [
            (re.compile("/call-logs"), {"POST": self._create_call_log}),
            (re.compile("/call-logs" + number), {"PUT": self._update_call_log}),
            (re.compile("/communications" + number), {"PUT": self._update_communication}),
            (re.compile("/account"), {"GET": self._account}),
            (re.compile("/leads/search"), {"GET": self._search}),
            (re.compile("/leads" + number), {"GET": self._lead}),
            *FollowUpApi(state).routes(),
        ]

    def answer(self, request: Request) -> Answer:
        """Handle a request; what it stores is on the disk when this returns."""
        account_id = self.tokens.get(request.token)
        if account_id is None:
            return problem(HTTPStatus.UNAUTHORIZED, "Unauthenticated.")
        if not self.limit.allows(request.token):
            answer = problem(HTTPStatus.TOO_MANY_REQUESTS, "Too Many Attempts.")
        else:
            try:
                answer = self._route(request, account_id)
            except RefusedError as refused:
                answer = refused.answer
        return replace(answer, account_id=account_id)

    def _route(self, request: Request, account_id: int) -> Answer:
        for pattern, methods in self._routes:
            if found := pattern.fullmatch(request.path.removeprefix(PREFIX)):
                if request.method not in methods:
                    allowed = ", ".join(methods)
                    message = f"The {request.method} method is not supported for this route."
                    headers = (("Allow", allowed),)
                    return problem(HTTPStatus.METHOD_NOT_ALLOWED, message, headers=headers)
                return methods[request.method](request, account_id, *map(int, found.groups()))
        return problem(HTTPStatus.NOT_FOUND, "Not Found.")

    def _create_call_log(self, request: Request, account_id: int) -> Answer:
        payload, verdict = accepted(request, check_creation)
        quirks = self._faults.quirks(request.method, request.path)
        call_log = self._state.create_call_log(account_id, payload, verdict.fields, quirks)
        return one(HTTPStatus.CREATED, self._call_log_document(call_log), verdict)

    def _update_call_log(self, request: Request, account_id: int, identity: int) -> Answer:
        call_log = own(self._state.call_logs.get(identity), account_id)
        payload, verdict = accepted(request, check_update)
        call_log = self._state.update_call_log(call_log, payload, verdict.fields)
        return one(HTTPStatus.OK, self._call_log_document(call_log), verdict)

    def _update_communication(self, request: Request, account_id: int, identity: int) -> Answer:
        communication = own(self._state.communications.get(identity), account_id)
        payload, verdict = accepted(request, check_communication)
        changed = self._state.update_communication(communication, payload, verdict.fields)
        return one(HTTPStatus.OK, changed.document(), verdict)

    def _account(self, request: Request, account_id: int) -> Answer:
        account = self._state.accounts[account_id]
        return one(HTTPStatus.OK, account.document(request.query.get("include[]", ())))

    def _search(self, request: Request, account_id: int) -> Answer:
        query = (request.first("query") or "").strip()
        if not query:
            errors = {"query": ["The query field is required."]}
            return problem(HTTPStatus.UNPROCESSABLE_ENTITY, errors["query"][0], errors)
        found = [lead for lead in self._state.leads_of(account_id) if matches(lead, query)]
        nested = ("account", "advisor", "emails", "phones", "vehicles")
        return page_of(request, found, lambda lead: self._nested(lead, nested))

    def _lead(self, request: Request, account_id: int, identity: int) -> Answer:
        lead = own(self._state.leads.get(identity), account_id)
        wanted = tuple(request.query.get("include[]", ()))
        return one(HTTPStatus.OK, self._nested(lead, wanted))

    def _nested(self, lead: Lead, wanted: tuple[str, ...]) -> JsonObject:
        """The lead with the nested objects that were asked for, and no others."""
        document: JsonObject = lead.document()
        account = self._state.accounts[lead.account_id]
        makers: dict[str, Callable[[], Any]] = {
            "account": account.document,
            "advisor": lambda: next(
                (user.document() for user in account.users if user.id == lead.advisor_id), None
            ),
            "emails": lead.email_documents,
            "phones": lead.phone_documents,
            "vehicles": list,
            "communications": lambda: [
                communication.document()
                for communication in self._state.communications.values()
                if communication.lead_id == lead.id and communication.is_visible
            ],
        }
        return document | {name: make() for name, make in makers.items() if name in wanted}

    def _call_log_document(self, call_log: CallLogRecord) -> JsonObject:
        lead_id = call_log.lead_id
        return call_log.document(None if lead_id is None else self._state.leads.get(lead_id))
