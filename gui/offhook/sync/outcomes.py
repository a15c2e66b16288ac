"""What an answer or an error means for the call it was about."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ..calls.copying import Result
from ..calls.crm_copy import Outcome, Parked
from ..crm.errors import CrmError, Forbidden, Invalid, NotFound
from ..crm.resources import CallLog, Lead

_PARKED: tuple[tuple[type[CrmError], Parked], ...] = (
    (Forbidden, Parked.FORBIDDEN),
    (NotFound, Parked.GONE),
    (Invalid, Parked.INVALID),
)


def acknowledged(log: CallLog, http_status: int, server_ahead: float | None) -> Result:
    """The CRM holds it, and said under which ids."""
    return Result(
        Outcome.ACKNOWLEDGED,
        http_status=http_status,
        server_ahead=server_ahead,
        crm_id=log.id,
        communication_id=log.communication_id,
        lead_id=log.lead.id if log.lead else None,
        lead_name=name_of(log.lead) if log.lead else "",
    )


def failed(error: CrmError, here: datetime) -> Result:
    """The request failed; whether it may be stored decides what happens to the call."""
    parked = next((reason for kind, reason in _PARKED if isinstance(error, kind)), None)
    return Result(
        Outcome.UNCONFIRMED if error.may_be_stored else Outcome.NOT_STORED,
        http_status=error.http_status,
        code=error.reason.value,
        words=error.server_words,
        field_errors=error.field_errors,
        server_ahead=ahead(error.server_date, here),
        parked=parked,
    )


def not_seen(error: CrmError, here: datetime) -> Result:
    """A look failed. Refused, it says nothing of the call; so it is looked for once more."""
    result = failed(error, here)
    if result.parked is None:
        return result
    code = Parked.NO_RIGHT_TO_LOOK.value
    return replace(result, outcome=Outcome.UNCONFIRMED, code=code, parked=None)


def given_up(error: CrmError, here: datetime) -> Result:
    """A look failed as so many before it: the rep is asked instead."""
    return replace(failed(error, here), parked=Parked.UNDECIDED)


def ahead(server: datetime | None, here: datetime) -> float | None:
    """Seconds by which the server's clock is ahead of this computer's."""
    return None if server is None else (server - here).total_seconds()


def name_of(lead: Lead) -> str:
    """A lead's name as a person would write it."""
    return " ".join(part for part in (lead.first_name, lead.last_name) if part)
