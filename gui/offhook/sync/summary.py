"""The world and the work, summed up for people."""

from __future__ import annotations

from ..calls.crm_copy import Posted, SyncState
from .status import SyncStatus
from .work import Work
from .world import World


def status_of(world: World, work: Work) -> SyncStatus:
    """How things stand."""
    live = held = open_calls = waiting = 0
    needs_line = False
    for entry in work.entries():
        call = entry.call
        if call.is_open:
            open_calls += 1
            live += entry.copy.posted in (Posted.STORED, Posted.ADOPTED)
        elif work.state(entry) is not SyncState.NEEDS_YOU:
            waiting += 1
        needs_line = needs_line or call.local is None
        # Without a token nobody knows yet whose computer this is.
        if call.stamp.base_url != world.terms.base_url or (
            world.account_id and not world.owns(call)
        ):
            held += 1
    return SyncStatus(
        base_url=world.terms.base_url,
        online=world.online,
        token=world.token,
        account_id=world.account_id,
        account_name=world.check.account_name if world.check else "",
        token_mark=world.mark,
        users=tuple(sorted(world.check.users)) if world.check else (),
        waiting=waiting,
        live=live,
        open_calls=open_calls,
        held=held,
        needs_you=work.count(SyncState.NEEDS_YOU),
        needs_line=needs_line,
        token_is_durable=world.durable,
        problem=world.problem,
    )
