"""Looking for the lead that a note goes to, and for a task that may be there.

What a look for a task ends in, the first line that applies; a task fits that has the lead, the
title and the date, and is no other call's:

===================================================================  ========================
exactly one fits                                                     adopted
more fit                                                             asked
one nearly does: a CRM may round the date, or cut the title          asked
none, and it began less than ``settle_seconds`` after the POST       one look more
none                                                                 not stored: sent again
failed, like those of the last hour, the server being well           asked
===================================================================  ========================

Only tasks that are still open are looked at: all that ever were could be more than can be read.
One that somebody has ticked off within these two minutes is therefore not seen.

What a look for a lead ends in; leads are those with the number, the one that is gone aside:

===================================================================  ========================
none                                                                 looked for again, later
only the one that is gone is there                                   asked
one                                                                  taken
one of several shows the call's communication                        taken
several                                                              asked
===================================================================  ========================
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ..calls.clock import Clock
from ..calls.copying import Result
from ..calls.crm_copy import Attempt, Entry, Outcome, Parked, Part
from ..crm.client import CrmClient
from ..crm.errors import Forbidden, Invalid, NotFound, Unconfirmed
from ..crm.follow_up_resources import Task
from ..crm.resources import Lead
from .look import national_digits
from .outcomes import ahead, given_up, name_of
from .showing import has_number

Turn = Callable[[], Awaitable[None]]

MOST_OFFERED = 8
"""Leads among which a rep can choose at a glance."""


@dataclass(frozen=True, slots=True)
class TaskLookout:
    """What a look for a task needs to know: the last POST of it, and the tasks of other calls.

    ``hopeless`` as in :class:`~.look.Lookout`.
    """

    last: Attempt | None
    taken: frozenset[int]
    settle_seconds: int
    hopeless: bool = False


async def find_task(
    client: CrmClient, entry: Entry, out: TaskLookout, clock: Clock, turn: Turn
) -> tuple[Result, float | None]:
    """Look once for the task of a call. Raises ``CrmError`` if that fails.

    The second value is the seconds after which a look that began too early can tell more.
    """
    sent = entry.copy.part(Part.TASK).value
    if sent is None:  # out of a damaged journal: nobody knows what to look for
        return _asked(Parked.UNDECIDED), None
    date = datetime.fromisoformat(sent["date"])
    began = clock.now()
    too_early_by = 0
    if out.last is not None:
        since = out.last.ended or out.last.began
        too_early_by = out.settle_seconds - began.waited_since(since)
    try:
        # The day after: nothing says how a CRM rounds what it compares.
        tasks = await client.open_call_tasks(date + timedelta(days=1), turn)
    except (Forbidden, NotFound, Invalid) as error:
        return _asked(Parked.NO_RIGHT_TO_LOOK, error.http_status, error.server_words), None
    except Unconfirmed as error:
        if not out.hopeless:
            raise
        return given_up(error, clock.now().wall), None
    near = [task for task in tasks.value if task.id not in out.taken and _is_near(task, sent, date)]
    fitting = [task for task in near if _fits(task, sent, date)]
    status, server_ahead = tasks.http_status, ahead(tasks.server_date, clock.now().wall)
    if len(fitting) == 1:
        task_id = fitting[0].id
        found = Result(Outcome.FOUND, status, "found", server_ahead=server_ahead, crm_id=task_id)
        return found, None
    if fitting:
        return _asked(Parked.UNDECIDED, status), None
    if too_early_by > 0:
        early = Result(Outcome.UNCONFIRMED, status, "too_early", server_ahead=server_ahead)
        return early, float(too_early_by)
    if near:
        return _asked(Parked.UNDECIDED, status), None
    return Result(Outcome.NOT_FOUND, status, "not_found", server_ahead=server_ahead), None


async def find_lead(client: CrmClient, entry: Entry, clock: Clock, turn: Turn) -> Result:
    """Look once for the lead of a call. Raises ``CrmError`` if that fails."""
    call, copy = entry.call, entry.copy
    assert call.remote is not None
    answer = await client.search_leads(national_digits(call.remote), turn)
    leads = [lead for lead in answer.value if has_number(lead, call.remote)]
    status, server_ahead = answer.http_status, ahead(answer.server_date, clock.now().wall)
    gone = copy.part(Part.LEAD).lead_id
    there = [lead for lead in leads if lead.id != gone]
    if not there:
        if leads:  # it is there, and takes nothing
            return _asked(Parked.GONE, status)
        return Result(Outcome.NOT_FOUND, status, "no_lead", server_ahead=server_ahead)
    one = there[0] if len(there) == 1 else await _whose(client, there, entry, turn)
    if one is not None:
        return Result(
            Outcome.FOUND,
            status,
            "found",
            server_ahead=server_ahead,
            lead_id=one.id,
            lead_name=name_of(one),
        )
    offered = {str(lead.id): [name_of(lead)] for lead in there[:MOST_OFFERED]}
    return _asked(Parked.SEVERAL_LEADS, status, offered=offered)


async def _whose(client: CrmClient, leads: list[Lead], entry: Entry, turn: Turn) -> Lead | None:
    """The lead that shows the communication of the call."""
    wanted = entry.copy.communication_id
    if wanted is None:
        return None
    for lead in leads:
        await turn()
        try:
            communications = (await client.lead_communications(lead.id)).value
        except NotFound:  # merged away since the search
            continue
        if any(one.id == wanted for one in communications):
            return lead
    return None


def _fits(task: Task, sent: Mapping[str, Any], date: datetime) -> bool:
    return task.title.strip() == sent["title"].strip() and task.date == date


def _is_near(task: Task, sent: Mapping[str, Any], date: datetime) -> bool:
    lead_id, title = sent.get("lead_id"), task.title.strip()
    if lead_id is not None and task.lead_id != lead_id:
        return False
    alike = sent["title"].strip() == title or (title and sent["title"].startswith(title))
    return bool(alike) and (task.date is None or abs(task.date - date) < timedelta(days=1))


def _asked(
    parked: Parked,
    http_status: int | None = None,
    words: str = "",
    offered: dict[str, list[str]] | None = None,
) -> Result:
    return Result(
        Outcome.UNCONFIRMED,
        http_status,
        parked.value,
        words,
        field_errors=offered or {},
        parked=parked,
    )
