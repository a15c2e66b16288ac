"""How an attempt ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .crm_copy import Outcome, Parked

PROGRAM_ENDED = "program_ended"
"""``Result.code`` of a request that was under way when the program last ended."""


@dataclass(frozen=True, slots=True)
class Result:
    """How an attempt ended: what :class:`Attempt` records of it, and what it taught of the call."""

    outcome: Outcome
    http_status: int | None = None
    code: str = ""
    words: str = ""
    field_errors: Mapping[str, list[str]] = field(default_factory=dict)
    server_ahead: float | None = None
    crm_id: int | None = None
    communication_id: int | None = None
    lead_id: int | None = None
    lead_name: str = ""
    parked: Parked | None = None
