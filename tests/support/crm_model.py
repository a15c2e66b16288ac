"""A simulated CRM that does to each request what it was told to do, in virtual time.

It keeps to the documentation: call logs cannot be listed, a number's newest lead gets the
communication of its log, and nothing is idempotent. What the program cannot see, a test can: every
call is given a ``user_did`` of its own, which says whose each stored log is.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx

from support.calls import JOHN, MARY, MORNING
from support.crm_fates import Fate, Ways
from support.crm_model_parts import PartsModel, errors_of_part, is_about_parts
from support.crm_rules import errors_of

EMAIL = "rep@example.com"
REP, COLLEAGUE = 51112, 51113
JOHN_MOBILE = "+14185550133"
NOBODY = "+14185550999"
_LEADS = {11: (JOHN, JOHN_MOBILE), 12: (MARY,), 13: (MARY,)}
"""The numbers of each lead: one lead has two, one number has two leads, NOBODY has none."""

_LONG_AGO = MORNING - timedelta(days=365)
_ON_THE_WAY = 0.05  # seconds, each way


@dataclass(slots=True)
class Communication:
    """A phone call as a lead shows it; ``log_id`` where a call log made it."""

    id: int
    lead_id: int
    user_id: int | None
    number: str
    direction: str
    status: str
    duration: int | None
    executed_at: datetime | None
    created_at: datetime
    shown_at: float
    log_id: int | None = None


@dataclass(slots=True)
class _Asked:
    """A request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    body: dict[str, Any] = field(default_factory=dict)


class CrmModel:
    """``fates`` holds what becomes of the next requests of each method, of a POST about a part of
    a call (``PART``) apart. ``refusals`` are those of
    REVOKED, FORBIDDEN and INVALID that were carried out; ``complaints`` what nobody asked for."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, now: Callable[[], datetime], ways: Ways
    ) -> None:
        self.ways = ways
        self.online = True
        self.token = "token-1"
        self.fates: dict[str, deque[Fate]] = {
            kind: deque() for kind in ("POST", "PART", "PUT", "GET")
        }
        self.logs: dict[int, dict[str, Any]] = {}
        self.communications: dict[int, Communication] = {}
        self.leads = {lead_id: (numbers, _LONG_AGO) for lead_id, numbers in _LEADS.items()}
        self.coming: list[str] = []
        self.refusals: list[Fate] = []
        self.complaints: list[str] = []
        self.parts = PartsModel(loop, self.complaints)
        self._loop = loop
        self._now = now

    # What a test sees and does

    def logs_of(self, did: str) -> list[dict[str, Any]]:
        """The logs of one call, each with its ``id``."""
        return [{"id": key, **log} for key, log in self.logs.items() if log["user_did"] == did]

    def has_or_gets(self, did: str) -> bool:
        """Whether a call is stored, or is about to be."""
        return bool(self.logs_of(did)) or did in self.coming

    def becomes_a_lead(self, number: str) -> None:
        """A lead is added. What was logged with its number before stays without."""
        self.leads[20 + len(self.leads)] = ((number,), self._server_now())

    def call_by_other_means(
        self, user_id: int | None, number: str, direction: str, *, undated: bool
    ) -> None:
        """A call to a lead that did not go through this program: answered, and of odd length."""
        executed_at = None if undated else self._now() - timedelta(seconds=5)
        self._communicate(
            user_id=user_id,
            number=number,
            direction=direction,
            status="answered",
            duration=4321,
            executed_at=executed_at,
            log_id=None,
        )

    def _server_now(self) -> datetime:
        return self._now() + timedelta(hours=self.ways.ahead)

    # What the program sees

    async def handle(self, request: httpx.Request) -> httpx.Response:
        """The answer, or the error of a connection that breaks."""
        try:
            return await self._handle(request)
        except httpx.TransportError:
            raise
        except Exception as error:  # the program would take it for one more broken connection
            self.complaints.append(repr(error))
            raise

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        makes_part = request.method == "POST" and is_about_parts(request.url.path)
        waiting = self.fates["PART" if makes_part else request.method]
        fate = waiting.popleft() if waiting else Fate.WELL
        treatment = fate.value
        if not self.online or treatment.answer == "unreachable":
            raise httpx.ConnectError("")
        if treatment.answer == "torn":
            raise httpx.WriteError("")
        asked = _Asked(request.method, request.url.path, dict(request.url.params))
        if body := await request.aread():
            asked.body = httpx.Response(200, content=body).json()
        await asyncio.sleep(_ON_THE_WAY)
        if not self.online:
            raise httpx.ReadError("")
        status, content = self._receive(asked, fate, request.headers["authorization"])
        await asyncio.sleep(_ON_THE_WAY + treatment.after)
        if treatment.answer == "cut" or not self.online:
            raise httpx.ReadError("")
        date = format_datetime(self._server_now().astimezone(UTC), usegmt=True)
        headers = {"Date": date}
        if treatment.retry_after is not None:
            headers["Retry-After"] = treatment.retry_after
        if treatment.answer == "nonsense" and status != 401:
            return httpx.Response(200, headers=headers, content=b"<html>Welcome</html>")
        return httpx.Response(status, headers=headers, json=content)

    def _receive(self, asked: _Asked, fate: Fate, authorization: str) -> tuple[int, Any]:
        if fate is Fate.REVOKED:
            self.token = f"token-{len(self.refusals) + 2}"
        if fate in (Fate.REVOKED, Fate.FORBIDDEN, Fate.INVALID):
            self.refusals.append(fate)
        if authorization != f"Bearer {self.token}":
            return 401, {"message": "Unauthenticated."}
        if asked.method == "GET":
            status, content = self._read(asked)
        elif errors := self._errors(asked):
            self.complaints.append(f"{asked} {errors}")
            return 422, {"message": "The given data was invalid.", "errors": errors}
        else:
            status, content = self._write(asked, fate.value.effect)
        return (fate.value.answer, {}) if isinstance(fate.value.answer, int) else (status, content)

    @staticmethod
    def _errors(asked: _Asked) -> dict[str, list[str]]:
        if is_about_parts(asked.path):
            return errors_of_part(asked.path, asked.body)
        return errors_of(asked.method, asked.path, asked.body)

    def _read(self, asked: _Asked) -> tuple[int, Any]:
        if asked.path == "/v2/account":
            users = [{"id": REP, "email": EMAIL}, {"id": COLLEAGUE, "email": "other@example.com"}]
            return 200, {"data": {"id": 77, "name": "Garage", "users": users}}
        if asked.path == "/v2/tasks":
            return self.parts.read_tasks()
        if asked.path == "/v2/leads/search":
            digits = asked.query["query"]
            found = [
                self._lead(one)
                for one, (numbers, _) in sorted(self.leads.items(), reverse=True)
                if any(digits in number for number in numbers)
            ]
            page = int(asked.query["page"])
            # A lead a page: whoever looks at the first one only misses half.
            meta = {"current_page": page, "per_page": 1, "last_page": max(1, len(found))}
            meta["total"] = len(found)
            return 200, {"data": found[page - 1 : page], "meta": meta}
        lead_id = int(asked.path.rpartition("/")[2])
        shown = [
            self._shown(one)
            for one in self.communications.values()
            if one.lead_id == lead_id and one.shown_at <= self._loop.time()
        ]
        return 200, {"data": {**self._lead(lead_id), "communications": shown}}

    def _write(self, asked: _Asked, effect: float | None) -> tuple[int, Any]:
        if is_about_parts(asked.path):
            return self.parts.write(asked.method, asked.path, asked.body, effect)
        if asked.method == "POST":
            did = asked.body["user_did"]
            if effect is not None and self.has_or_gets(did):
                self.complaints.append(f"{did} is stored twice")
            act: Callable[[], tuple[int, Any]] = lambda: self._create(asked.body)  # noqa: E731
        else:
            act = lambda: self._update(asked)  # noqa: E731
        if effect == 0.0:
            return act()
        if effect is not None:
            coming = asked.body["user_did"] if asked.method == "POST" else asked.path
            self.coming.append(coming)

            def arrive() -> None:
                self.coming.remove(coming)
                act()

            self._loop.call_later(effect, arrive)
        return 500, {}

    def _create(self, body: dict[str, Any]) -> tuple[int, Any]:
        log_id = 9000 + len(self.logs)
        number = body["to"] if body["direction"] == "outgoing" else body["from"]
        start = datetime.fromisoformat(body["start_at"])
        communication_id = self._communicate(
            user_id=REP if self.ways.named else None,
            number=number,
            direction=body["direction"],
            status=body["status"],
            duration=body.get("duration"),
            executed_at=start if self.ways.dated else None,
            log_id=log_id,
        )
        self.logs[log_id] = {**body, "communication_id": communication_id}
        lead = self._lead_of(number)
        return 201, {"data": {"id": log_id, **self.logs[log_id], "lead": lead}}

    def _update(self, asked: _Asked) -> tuple[int, Any]:
        target = int(asked.path.rpartition("/")[2])
        if "/communications/" in asked.path:
            one = self.communications[target]
            one.status = asked.body["call_status"]
            one.duration = asked.body.get("call_duration", one.duration)
            return 200, {"data": {"id": one.id}}
        log = self.logs[target]
        log.update(asked.body)
        if (communication := self.communications.get(log["communication_id"] or 0)) is not None:
            communication.status, communication.duration = log["status"], log.get("duration")
        return 200, {"data": {"id": target, **log}}

    def _lead_of(self, number: str) -> dict[str, Any] | None:
        """What an answer says of the newest lead with that number, where this CRM says it."""
        lead_id = max((one for one in self.leads if number in self.leads[one][0]), default=None)
        return self._lead(lead_id) if lead_id is not None and self.ways.dated else None

    def _communicate(
        self,
        *,
        user_id: int | None,
        number: str,
        direction: str,
        status: str,
        duration: int | None,
        executed_at: datetime | None,
        log_id: int | None,
    ) -> int | None:
        """Add a communication to the newest lead with that number, if there is one."""
        lead_id = max((one for one in self.leads if number in self.leads[one][0]), default=None)
        if lead_id is None:
            return None
        new_id = 500 + len(self.communications)
        self.communications[new_id] = Communication(
            id=new_id,
            lead_id=lead_id,
            user_id=user_id,
            number=number,
            direction=direction,
            status=status,
            duration=duration,
            executed_at=executed_at,
            created_at=self._server_now(),
            shown_at=self._loop.time() + self.ways.shown_after,
            log_id=log_id,
        )
        return new_id

    def _shown(self, one: Communication) -> dict[str, Any]:
        executed = one.executed_at
        return {
            "id": one.id,
            "user_id": one.user_id,
            "method": "phone",
            "type": one.direction,
            "call_phone": one.number.removeprefix("+1"),
            "call_status": one.status,
            "call_duration": one.duration,
            "created_at": _utc(one.created_at),
            "executed_at": _utc(executed) if executed else None,
        }

    def _lead(self, lead_id: int) -> dict[str, Any]:
        numbers, created = self.leads[lead_id]
        dates = {name: _utc(created) for name in ("created_at", "updated_at")}
        phones = [{"number": number.removeprefix("+1"), **dates} for number in numbers]
        return {"id": lead_id, "first_name": "A", "last_name": "Lead", "phones": phones, **dates}


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
