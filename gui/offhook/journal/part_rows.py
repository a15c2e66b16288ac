"""What a call leaves to be done, its CRM copy, and tasks, as rows and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from ..calls.call import Call
from ..calls.crm_copy import Parked, Part, PartCopy, Posted, Settled, Verb
from ..calls.follow_ups import AudioKind, CallBack, RecordingFile
from ..calls.tasks import CallTask
from .instants import instant_of, instant_text


def follow_up_row(call: Call) -> dict[str, Any] | None:
    """The columns of what a call wants beside its log; ``None`` where it wants nothing."""
    file, back = call.recording, call.call_back
    if file is None and back is None and call.note_at is None and not call.let_go:
        return None
    return {
        "call_id": call.id,
        "note_at": instant_text(call.note_at),
        "recording_path": file.path if file else None,
        "recording_size": file.size if file else None,
        "recording_modified": file.modified_ns if file else None,
        "recording_kind": file.kind if file else None,
        "call_back_at": back.at.isoformat() if back else None,
        "call_back_epoch": int(back.at.timestamp()) if back else None,
        "call_back_title": back.title if back else None,
        "call_back_done": int(back.done) if back else None,
        "let_go": int(call.let_go),
    }


def follow_up_of(row: sqlite3.Row | None) -> dict[str, Any]:
    """The fields of a :class:`Call` that a row of ``follow_up`` holds."""
    if row is None:
        return {}
    file = back = None
    if row["recording_path"] is not None:
        file = RecordingFile(
            row["recording_path"],
            row["recording_size"],
            row["recording_modified"],
            AudioKind(row["recording_kind"]),
        )
    if row["call_back_at"] is not None:
        back = CallBack(
            datetime.fromisoformat(row["call_back_at"]),
            row["call_back_title"],
            bool(row["call_back_done"]),
        )
    return {
        "note_at": instant_of(row["note_at"]),
        "recording": file,
        "call_back": back,
        "let_go": bool(row["let_go"]),
    }


def part_row(call_id: str, part: Part, copy: PartCopy) -> dict[str, Any]:
    """The columns of what is known of one part."""
    return {
        "call_id": call_id,
        "part": part,
        "posted": copy.posted,
        "crm_id": copy.crm_id,
        "lead_id": copy.lead_id,
        "value": None if copy.value is None else json.dumps(dict(copy.value)),
        "parked": copy.parked,
        "parked_code": copy.parked_code,
        "parked_words": copy.parked_words,
        "parked_fields": json.dumps(dict(copy.parked_fields)),
        "settled": copy.settled,
        "settle_from": instant_text(copy.settle_from),
        "looked": instant_text(copy.looked),
    }


def parts_of(
    rows: Iterable[sqlite3.Row], sending: Mapping[Part, Verb] | None = None
) -> dict[Part, PartCopy]:
    """What is known of the parts of a call, by its rows of ``crm_part``; ``sending`` are those
    with a request under way."""
    under_way = dict(sending or {})
    return {
        part: PartCopy(
            posted=Posted(row["posted"]),
            crm_id=row["crm_id"],
            lead_id=row["lead_id"],
            value=None if row["value"] is None else json.loads(row["value"]),
            sending=under_way.get(part),
            parked=Parked(row["parked"]) if row["parked"] else None,
            parked_code=row["parked_code"],
            parked_words=row["parked_words"],
            parked_fields=json.loads(row["parked_fields"]),
            settled=Settled(row["settled"]) if row["settled"] else None,
            settle_from=instant_of(row["settle_from"]),
            looked=instant_of(row["looked"]),
        )
        for row, part in ((row, Part(row["part"])) for row in rows)
    }


def task_row(base_url: str, account_id: str, task: CallTask) -> dict[str, Any]:
    """The columns of a task."""
    return {
        "base_url": base_url,
        "account_id": account_id,
        "id": task.id,
        "lead_id": task.lead_id,
        "owner_id": task.owner_id,
        "title": task.title,
        "description": task.description,
        "date": task.date.astimezone(UTC).isoformat(),  # so that texts sort as moments
        "priority": task.priority,
    }


def task_of(row: sqlite3.Row) -> CallTask:
    """The task of a row of ``task``."""
    return CallTask(
        id=row["id"],
        lead_id=row["lead_id"],
        owner_id=row["owner_id"],
        title=row["title"],
        description=row["description"],
        date=datetime.fromisoformat(row["date"]),
        priority=row["priority"],
    )
