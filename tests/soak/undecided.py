"""May a call be in *Needs you*? Only if the records do not decide it.

Told from what the CRM really holds, not by asking the program's own rules: a call that has no lead
where it would show, or of which more than one communication could be, or one that could as well
be another call's.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from offhook.calls.crm_copy import Attempt, Entry, Outcome, Parked, Posted, Verb
from offhook.sandbox.records import Communication
from offhook.sandbox.starters import REP

from .evidence import Evidence

SLACK = timedelta(seconds=6)
"""Clocks are read to the second, and an answer takes its time."""

NEARBY = timedelta(minutes=3)
LONGEST = timedelta(minutes=1)


def undecidable(
    entry: Entry, evidence: Evidence, claimed: Collection[int], settle: float
) -> str | None:
    """Why nobody could decide about this call; ``None`` if the records do.

    ``claimed`` are the communications that other calls of the journal hold for theirs; ``settle``
    is how long (seconds) after a request the CRM may still store it.
    """
    call, copy = entry.call, entry.copy
    if copy.posted is not Posted.UNCONFIRMED:
        return None
    posts = [
        one
        for one in evidence.attempts[call.id]
        if one.verb is Verb.CREATE and one.outcome is Outcome.UNCONFIRMED
    ]
    if not posts or call.remote is None:
        return None
    offset = timedelta(seconds=evidence.clock_offset)
    first = min(one.began.wall for one in posts)
    leads = evidence.leads_with(call.remote)
    old = [o for o in leads if datetime.fromisoformat(o.created_at) - offset <= first - SLACK]
    if copy.parked is Parked.NO_LEAD:
        return None if old else ("no lead" if not leads else "the lead is newer than the call")
    mine: list[Communication] = []
    maybe: list[Communication] = []
    for one in evidence.communications.values():
        if one.lead_id not in {lead.id for lead in leads} or one.id in claimed:
            continue
        if one.type != call.direction or one.call_phone != call.remote:
            continue
        if one.executed_at and datetime.fromisoformat(one.executed_at) == call.start_at:
            (mine if one.user_id == REP.id else maybe).append(one)
        elif one.user_id == REP.id and _around(one, posts, offset, settle):
            maybe.append(one)
    return _doubt(entry, evidence, mine, maybe, settle)


def _around(one: Communication, posts: list[Attempt], offset: timedelta, settle: float) -> bool:
    """Whether it was created when one of the requests may have been carried out."""
    at = datetime.fromisoformat(one.created_at) - offset
    late = timedelta(seconds=settle) + SLACK
    return any(
        post.began.wall - SLACK
        <= at
        <= max((post.ended or post.began).wall, post.began.wall + LONGEST) + late
        for post in posts
    )


def _sent_together(entry: Entry, evidence: Evidence, one: Communication, settle: float) -> bool:
    """Whether it could be of another call to the number as well, however long ago that began."""
    offset = timedelta(seconds=evidence.clock_offset)
    others = [
        post
        for other in evidence.entries()
        if other.call.id != entry.call.id and other.call.remote == entry.call.remote
        for post in evidence.attempts[other.call.id]
        if post.verb is Verb.CREATE and post.outcome is not Outcome.NOT_STORED
    ]
    return _around(one, others, offset, settle)


def _doubt(
    entry: Entry,
    evidence: Evidence,
    mine: list[Communication],
    maybe: list[Communication],
    settle: float,
) -> str | None:
    undated = [one for one in maybe if one.executed_at is None]
    if len(mine) > 1:
        return "two of the same second"
    if mine:
        return "an undated one beside it" if undated else None
    if not maybe:
        return None
    if len(maybe) > 1:
        return "several that it could be"
    if not undated:
        return "one of the rep's own at that minute"
    near = [
        other
        for other in evidence.entries()
        if other.call.id != entry.call.id
        and other.call.remote == entry.call.remote
        and abs(other.call.start_at - entry.call.start_at) <= NEARBY
    ]
    if near:
        return "undated, and another call nearby"
    if _sent_together(entry, evidence, undated[0], settle):
        return "undated, and another call sent at the time"
    posts = [one for one in evidence.attempts[entry.call.id] if one.verb is Verb.CREATE]
    sent = {(post.body.get("status"), post.body.get("duration")) for post in posts}
    if (undated[0].call_status, undated[0].call_duration) not in sent:
        return "undated, and not as it was sent"
    if any(post.code == "program_ended" for post in posts):
        return "undated, and nobody knows when the request ended"
    return None
