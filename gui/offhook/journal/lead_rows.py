"""Leads as rows of the journal, and back."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from ..calls.call import Call
from ..calls.leads import Contact, Lead, LeadPhone


def card_text(lead: Lead) -> str:
    """A lead as the column ``card``."""
    return json.dumps(asdict(lead), default=datetime.isoformat, ensure_ascii=False)


def lead_of(card: str) -> Lead:
    """The lead that :func:`card_text` wrote. Raises ``ValueError``, ``TypeError`` or ``KeyError``
    for what a newer or a damaged journal holds instead."""
    data: dict[str, Any] = json.loads(card)
    contacts = data["contacts"]
    lead = Lead(**{**data, "phones": tuple(LeadPhone(**phone) for phone in data["phones"])})
    return replace(
        lead,
        emails=tuple(data["emails"]),
        no_calls_since=_moment(data["no_calls_since"]),
        no_contact_since=_moment(data["no_contact_since"]),
        contacts=None if contacts is None else tuple(_contact(one) for one in contacts),
    )


def contact_of(call: Call, communication_id: int | None) -> Contact:
    """A call of the journal among the contacts with its number."""
    return Contact(
        at=call.start_at,
        direction=call.direction,
        status=call.status,
        duration=call.duration,
        communication_id=communication_id,
        is_open=call.is_open,
    )


def _contact(data: dict[str, Any]) -> Contact:
    return Contact(**{**data, "at": datetime.fromisoformat(data["at"])})


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
