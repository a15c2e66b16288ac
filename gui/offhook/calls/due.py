"""What is due: the calls that a rep still owes somebody, of three sources, as one list. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .call import Call
from .leads import Lead
from .tasks import CallTask


class DueKind(StrEnum):
    """Why somebody is to be called."""

    MISSED = "missed"  # they called, and nobody picked up
    CALL_BACK = "call_back"  # the rep planned it after a call
    TASK = "task"  # the CRM has a task of it


@dataclass(frozen=True, slots=True)
class DueItem:
    """A call to be made. ``at`` is when it was missed or is to be made; ``number`` is E.164, empty
    where it is not known here; ``times``: how often this number was missed since it was last
    spoken with. ``call_id`` is the call that it follows from, ``task_id`` the CRM's task."""

    kind: DueKind
    at: datetime
    number: str = ""
    name: str = ""
    title: str = ""
    times: int = 1
    call_id: str = ""
    task_id: int | None = None
    lead_id: int | None = None


def due_items(
    missed: Iterable[tuple[Call, int]],
    call_backs: Iterable[Call],
    tasks: Iterable[CallTask],
    made_here: Mapping[int, str],
    lead: Callable[[int], Lead | None],
) -> list[DueItem]:
    """Everything that is due, the earliest first.

    ``missed`` are calls with how often that number was missed; ``made_here`` tells of the tasks
    that this program made which call they are of: their call-back stands for both.
    """
    items = [
        DueItem(
            DueKind.MISSED,
            call.start_at,
            call.remote or "",
            call.lead_name,
            times=times,
            call_id=call.id,
            lead_id=call.lead_id,
        )
        for call, times in missed
    ]
    items += [
        DueItem(
            DueKind.CALL_BACK,
            call.call_back.at,
            call.remote or "",
            call.lead_name,
            call.call_back.title,
            call_id=call.id,
            lead_id=call.lead_id,
        )
        for call in call_backs
        if call.call_back is not None
    ]
    items += [_of_task(task, lead) for task in tasks if task.id not in made_here]
    return sorted(items, key=lambda item: item.at)


def _of_task(task: CallTask, lead: Callable[[int], Lead | None]) -> DueItem:
    known = lead(task.lead_id) if task.lead_id is not None else None
    return DueItem(
        DueKind.TASK,
        task.date,
        known.phones[0].number if known is not None and known.phones else "",
        known.name if known is not None else "",
        task.title,
        task_id=task.id,
        lead_id=task.lead_id,
    )
