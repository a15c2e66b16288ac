"""One call of a soak and what it left, for the tests of its audits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from offhook.calls.call import Call
from offhook.calls.clock import Instant
from offhook.calls.crm_copy import PART_OF, Attempt, CrmCopy, Entry, Outcome, PartCopy, Posted, Verb
from soak.evidence import Evidence

AT = Instant(datetime(2026, 11, 25, 14, 0, tzinfo=UTC), 0, "boot")
_BLANK = Evidence((), (), (), {}, {}, {}, {}, {}, {}, (), 0.0, 0, Counter())


def evidence_of(
    call: Call,
    copy: PartCopy,
    verb: Verb,
    outcome: Outcome,
    body: dict[str, Any] | None = None,
) -> Evidence:
    """The call is in the CRM; one request of a part ended as ``outcome`` and left ``copy``."""
    held = CrmCopy(call.id, posted=Posted.STORED, crm_id=1, communication_id=6)
    sent = Attempt(1, call.id, verb, "7", body or {}, AT, AT, outcome)
    return replace(
        _BLANK,
        calls=[(None, Entry(call, held.with_part(PART_OF[verb], copy)))],  # type: ignore[list-item]
        attempts={call.id: [sent]},
    )
