"""Calls, copies and attempts as rows, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from ..calls.call import Call, Certainty, Direction, Disposition, Place, Stamp, Status
from ..calls.clock import Instant
from ..calls.crm_copy import (
    Attempt,
    CrmCopy,
    Outcome,
    Parked,
    Part,
    PartCopy,
    Posted,
    Settled,
    Verb,
)
from ..calls.tokens import TokenCheck, TokenState
from .instants import instant_of, instant_text

CALL_COLUMNS = (
    "id", "direction", "start_at", "start_epoch", "start_ns", "start_boot", "status", "certainty",
    "place", "remote", "remote_extension", "remote_text", "local", "answered_after", "duration",
    "heard_at", "question", "on_hold", "past", "disposition", "media_url", "note", "lead_id",
    "lead_name", "base_url", "account_id", "token_mark", "user_email", "user_did",
)  # fmt: skip


def call_row(call: Call) -> dict[str, Any]:
    """The columns of a call, ``seq`` aside."""
    return {
        "id": call.id,
        "direction": call.direction,
        "start_at": call.start.wall.isoformat(),
        "start_epoch": int(call.start.wall.timestamp()),
        "start_ns": call.start.steady_ns,
        "start_boot": call.start.boot_id,
        "status": call.status,
        "certainty": call.certainty,
        "place": call.place,
        "remote": call.remote,
        "remote_extension": call.remote_extension,
        "remote_text": call.remote_text,
        "local": call.local,
        "answered_after": call.answered_after,
        "duration": call.duration,
        "heard_at": instant_text(call.heard_at),
        "question": int(call.question),
        "on_hold": int(call.on_hold),
        "past": int(call.past),
        "disposition": call.disposition,
        "media_url": call.media_url,
        "note": call.note,
        "lead_id": call.lead_id,
        "lead_name": call.lead_name,
        "base_url": call.stamp.base_url,
        "account_id": call.stamp.account_id,
        "token_mark": call.stamp.token_mark,
        "user_email": call.stamp.user_email,
        "user_did": call.stamp.user_did,
    }


def call_of(row: sqlite3.Row, sources: Iterable[sqlite3.Row], follow_up: Mapping[str, Any]) -> Call:
    """The call of a row of ``call`` and its rows of ``call_source``; ``follow_up`` are the fields
    that stand elsewhere (:func:`~.part_rows.follow_up_of`)."""
    return Call(
        id=row["id"],
        direction=Direction(row["direction"]),
        start=Instant(datetime.fromisoformat(row["start_at"]), row["start_ns"], row["start_boot"]),
        stamp=Stamp(
            row["base_url"],
            row["account_id"],
            row["token_mark"],
            row["user_email"],
            row["user_did"],
        ),
        status=Status(row["status"]),
        certainty=Certainty(row["certainty"]),
        place=Place(row["place"]),
        remote=row["remote"],
        remote_extension=row["remote_extension"],
        remote_text=row["remote_text"],
        local=row["local"],
        answered_after=row["answered_after"],
        duration=row["duration"],
        heard_at=instant_of(row["heard_at"]),
        question=bool(row["question"]),
        on_hold=bool(row["on_hold"]),
        past=bool(row["past"]),
        disposition=Disposition(row["disposition"]) if row["disposition"] else None,
        media_url=row["media_url"],
        note=row["note"],
        lead_id=row["lead_id"],
        lead_name=row["lead_name"],
        sources=frozenset((source["source"], source["phone_call"]) for source in sources),
        **follow_up,
    )


def copy_row(copy: CrmCopy, *, unsettled: bool) -> dict[str, Any]:
    """The columns of a CRM copy, its fields aside."""
    return {
        "call_id": copy.call_id,
        "posted": copy.posted,
        "crm_id": copy.crm_id,
        "communication_id": copy.communication_id,
        "frozen": int(copy.frozen),
        "parked": copy.parked,
        "parked_words": copy.parked_words,
        "parked_fields": json.dumps(dict(copy.parked_fields)),
        "settled": copy.settled,
        "settle_from": instant_text(copy.settle_from),
        "unsettled": int(unsettled),
    }


def copy_of(
    row: sqlite3.Row,
    fields: Iterable[sqlite3.Row],
    sending: Verb | None,
    parts: Mapping[Part, PartCopy],
) -> CrmCopy:
    """The copy of a row of ``crm_copy``, its rows of ``crm_field``, the verb of the log's open
    attempt, and its parts."""
    copy = CrmCopy(
        call_id=row["call_id"],
        posted=Posted(row["posted"]),
        crm_id=row["crm_id"],
        communication_id=row["communication_id"],
        frozen=bool(row["frozen"]),
        sending=sending,
        parked=Parked(row["parked"]) if row["parked"] else None,
        parked_words=row["parked_words"],
        parked_fields=json.loads(row["parked_fields"]),
        settled=Settled(row["settled"]) if row["settled"] else None,
        settle_from=instant_of(row["settle_from"]),
        parts=parts,
    )
    known: dict[str, Any] = {}
    unknown = set()
    for entry in fields:
        if entry["known"]:
            known[entry["name"]] = json.loads(entry["value"])
        else:
            unknown.add(entry["name"])
    return replace(copy, fields=known, unknown=frozenset(unknown))


def attempt_of(row: sqlite3.Row) -> Attempt:
    """The attempt of a row of ``attempt``."""
    began = instant_of(row["began"])
    assert began is not None
    return Attempt(
        id=row["id"],
        call_id=row["call_id"],
        verb=Verb(row["verb"]),
        target=row["target"],
        body=json.loads(row["body"]),
        began=began,
        ended=instant_of(row["ended"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        http_status=row["http_status"],
        code=row["code"],
        words=row["words"],
        field_errors=json.loads(row["field_errors"]),
        server_ahead=row["server_ahead"],
    )


def token_row(check: TokenCheck) -> tuple[str, ...]:
    """The columns of what a server said of a token."""
    return (
        check.base_url,
        check.mark,
        check.account_id,
        check.account_name,
        json.dumps(dict(check.users)),
        check.checked.astimezone(UTC).isoformat(),  # so that texts sort as moments
        check.state,
    )


def token_of(row: sqlite3.Row) -> TokenCheck:
    """The check of a row of ``token``."""
    return TokenCheck(
        base_url=row["base_url"],
        mark=row["mark"],
        account_id=row["account_id"],
        account_name=row["account_name"],
        users=json.loads(row["users"]),
        checked=datetime.fromisoformat(row["checked"]),
        state=TokenState(row["state"]),
    )
