"""The requests about what a call leaves to be done: notes, tasks, recordings."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from .answers import Answer, read_answer
from .follow_up_resources import Note, Task, read_done
from .pages import PER_PAGE, all_pages, page_reader
from .payloads import NewCallTask
from .secret import Secret
from .transport import Transport
from .uploads import Upload
from .values import data_of

T = TypeVar("T")


class FollowUpRequests(ABC):
    """One half of :class:`~offhook.crm.client.CrmClient`, whose docstring holds for it too."""

    _token: Secret
    _transport: Transport

    async def create_note(self, lead_id: int, content: str) -> Answer[Note]:
        """``POST /lead/:lead_id/notes``. Nothing can ever tell afterwards whether it arrived."""
        return await self._ask(
            "POST", f"/lead/{lead_id:d}/notes", data_of(Note.read), body={"content": content}
        )

    async def update_note(self, lead_id: int, note_id: int, content: str) -> Answer[None]:
        """``PUT /lead/:lead_id/notes/:note_id``."""
        return await self._ask(
            "PUT", f"/lead/{lead_id:d}/notes/{note_id:d}", read_done, body={"content": content}
        )

    async def create_task(self, task: NewCallTask) -> Answer[Task]:
        """``POST /tasks``: somebody is to be called."""
        return await self._ask("POST", "/tasks", data_of(Task.read), body=task.to_json())

    async def open_call_tasks(
        self, until: datetime, turn: Callable[[], Awaitable[None]] | None = None
    ) -> Answer[list[Task]]:
        """``GET /tasks``: calls to be made up to ``until``, by anybody, all pages.

        No filter by owner is documented, so every user's come. ``turn`` is awaited before each
        page but the first.
        """
        filters = [
            ("filter[type]", "call"),
            ("filter[completed]", "false"),
            ("filter[date][lte]", until.isoformat(timespec="seconds")),
        ]
        return await all_pages(
            lambda number: self._ask(
                "GET",
                "/tasks",
                page_reader(Task.read),
                query=[*filters, ("page", f"{number}"), ("per_page", f"{PER_PAGE}")],
            ),
            turn,
        )

    async def upload_recording(self, communication_id: int, upload: Upload) -> Answer[None]:
        """``POST /communications/:id/recording``. A second one overwrites the first.

        Raises :class:`~offhook.calls.follow_ups.BadFile` if the file is not what it was.
        """
        reply = await self._transport.upload(
            f"/communications/{communication_id:d}/recording", upload
        )
        return read_answer(reply, self._token, read_done)

    @abstractmethod
    async def _ask(
        self,
        method: str,
        path: str,
        read: Callable[[dict[str, Any]], T],
        *,
        query: Sequence[tuple[str, str]] = (),
        body: dict[str, Any] | None = None,
    ) -> Answer[T]:
        """Send one request and read its answer."""
