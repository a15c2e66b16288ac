"""Requests about the parts of a call, carried out.

======================  =======================================================================
a note                  sent once; of unknown outcome, only the rep can say whether it is there
a change to a note      may be repeated
a recording             may be repeated: a second one overwrites the first with the same; after
                        another file that went unheard, and may land late, it is said once more
a task                  sent once; of unknown outcome, it is looked for (:mod:`.finding`)
the lead                looked for by its number (:mod:`.finding`)
======================  =======================================================================
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from ..calls.call import Call
from ..calls.clock import Clock
from ..calls.copying import Result
from ..calls.crm_copy import Outcome, Parked, Verb
from ..calls.follow_ups import UploadProgress
from ..calls.request import Request
from ..crm.answers import Answer
from ..crm.client import CrmClient
from ..crm.payloads import NewCallTask
from ..crm.uploads import Upload
from .outcomes import ahead

PROGRESS_SECONDS = 0.1
"""How often it is told how far an upload is: nobody sees more."""

T = TypeVar("T")


Progress = Callable[[UploadProgress], None]


async def send_part(
    client: CrmClient, call: Call, request: Request, clock: Clock, progress: Progress
) -> Result:
    """Send a note, a change to one, a task or a recording. Raises ``CrmError``, ``BadFile``."""
    match request.verb:
        case Verb.UPLOAD:
            return await _upload(client, call, request, clock, progress)
        case Verb.TASK:
            return await _create_task(client, request, clock)
    content, note_id = request.body["content"], request.target_id
    assert note_id is not None
    if request.verb is Verb.NOTE:
        note = await client.create_note(note_id, content)  # of a new one, the lead's id
        return _acknowledged(note, clock, note.value.id)
    assert request.lead_id is not None
    return _acknowledged(await client.update_note(request.lead_id, note_id, content), clock)


async def _create_task(client: CrmClient, request: Request, clock: Clock) -> Result:
    body = request.body
    if "owner" not in body:
        # Without one nobody would find it among their own.
        return Result(Outcome.NOT_STORED, code=Parked.NO_OWNER.value, parked=Parked.NO_OWNER)
    new = NewCallTask(
        lead_id=body["lead_id"],
        title=body["title"],
        date=datetime.fromisoformat(body["date"]),
        owner_id=body["owner"]["id"],
    )
    assert new.to_json() == body, "what is recorded is what is sent"
    task = await client.create_task(new)
    return _acknowledged(task, clock, task.value.id)


async def _upload(
    client: CrmClient, call: Call, request: Request, clock: Clock, progress: Progress
) -> Result:
    file, communication_id = call.recording, request.target_id
    assert file is not None
    assert communication_id is not None
    assert file.to_body() == request.body, "what is recorded is what is sent"
    loop, told = asyncio.get_running_loop(), 0.0

    def moved(sent: int) -> None:
        nonlocal told
        if loop.time() - told >= PROGRESS_SECONDS or sent == file.size:
            told = loop.time()
            progress(UploadProgress(call.id, sent, file.size))

    upload = Upload(file, moved)
    return _acknowledged(await client.upload_recording(communication_id, upload), clock)


def _acknowledged(answer: Answer[T], clock: Clock, crm_id: int | None = None) -> Result:
    return Result(
        Outcome.ACKNOWLEDGED,
        http_status=answer.http_status,
        server_ahead=ahead(answer.server_date, clock.now().wall),
        crm_id=crm_id,
    )
