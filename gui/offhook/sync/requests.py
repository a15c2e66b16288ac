"""One derived request, carried out."""

from __future__ import annotations

from ..calls.call import Call, Status
from ..calls.clock import Clock
from ..calls.copying import Result
from ..calls.crm_copy import Outcome, Verb
from ..calls.deriving import Request
from ..crm.client import CrmClient
from ..crm.payloads import CallLogChanges, NewCallLog
from .outcomes import acknowledged, ahead


async def send(client: CrmClient, call: Call, request: Request, clock: Clock) -> Result:
    """Send ``request`` of ``call`` and say what the CRM acknowledged. Raises ``CrmError``."""
    if request.verb is Verb.COMPLETE:
        assert request.target_id is not None
        done = await client.update_communication(
            request.target_id,
            Status(request.body["call_status"]),
            request.body.get("call_duration"),
        )
        return Result(
            Outcome.ACKNOWLEDGED,
            http_status=done.http_status,
            server_ahead=ahead(done.server_date, clock.now().wall),
        )
    if request.verb is Verb.CREATE:
        answer = await client.create_call_log(new_call_log(call, request))
    else:
        assert request.target_id is not None
        answer = await client.update_call_log(request.target_id, changes(call, request))
    return acknowledged(
        answer.value, answer.http_status, ahead(answer.server_date, clock.now().wall)
    )


def new_call_log(call: Call, request: Request) -> NewCallLog:
    """The POST of ``request``, typed."""
    assert call.origin is not None
    assert call.target is not None
    log = NewCallLog(
        status=call.status,
        direction=call.direction,
        start_at=call.start_at,
        from_=call.origin,
        to=call.target,
        duration=call.duration,
        end_at=call.end_at,
        media_url=request.body.get("media_url"),
        user_did=request.body.get("user_did"),
        user_email=request.body.get("user_email"),
    )
    assert log.to_json() == request.body, "what is recorded is what is sent"
    return log


def changes(call: Call, request: Request) -> CallLogChanges:
    """The PUT of ``request``, typed."""
    body = request.body
    update = CallLogChanges(
        status=call.status,
        duration=body.get("duration"),
        end_at=call.end_at if "end_at" in body else None,
        media_url=body.get("media_url"),
        user_did=body.get("user_did"),
        user_email=body.get("user_email"),
    )
    assert update.to_json() == body, "what is recorded is what is sent"
    return update
