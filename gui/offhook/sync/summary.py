"""The world and the work, summed up for people."""

from __future__ import annotations

from ..calls.call import Call
from ..calls.deriving import is_log_unsettled, is_moving, needs_rep
from .health import Health
from .status import SyncStatus
from .work import Work, in_crm
from .world import World


def status_of(world: World, health: Health, work: Work) -> SyncStatus:
    """How things stand."""
    live = held = open_calls = waiting = asking = 0
    needs_line = False
    for entry, count in work.kinds():
        call = entry.call
        if needs_rep(entry):
            asking += count
        if call.is_open:
            open_calls += count
            live += in_crm(entry) * count
        elif is_moving(entry):
            waiting += count
            held += _is_held(call, world) * count
        needs_line = needs_line or (call.local is None and is_log_unsettled(entry))
    return SyncStatus(
        base_url=world.terms.base_url,
        online=health.online,
        token=world.token,
        account_id=world.account_id,
        account_name=world.check.account_name if world.check else "",
        token_mark=world.mark,
        users=tuple(sorted(world.check.users)) if world.check else (),
        waiting=waiting,
        live=live,
        open_calls=open_calls,
        held=held,
        needs_you=asking,
        needs_line=needs_line,
        token_is_durable=world.durable,
        problem=health.problem,
    )


def _is_held(call: Call, world: World) -> bool:
    """Whether the call is another account's or server's; an account's only once it is known whose
    token this is."""
    if call.stamp.base_url != world.terms.base_url:
        return True
    return bool(world.account_id) and not world.owns(call) and not world.adopts(call)
