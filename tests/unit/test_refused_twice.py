"""Two tokens are refused one after the other, and the program is killed at any step between."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest

from offhook.calls.call import Direction, Status
from offhook.calls.crm_copy import SyncState
from offhook.calls.deriving import sync_state
from offhook.calls.events import PastCall
from support.calls import JOHN
from support.crm_fates import Fate, Ways
from support.crm_model import CrmModel
from support.stepped_desk import BootClock, Killed, SteppedDesk, SteppedLoop


@pytest.mark.parametrize("steps", range(8, 24))
def test_a_call_of_a_refused_token_does_not_wait_for_a_second_one(
    tmp_path: Path, steps: int
) -> None:
    loop = SteppedLoop()
    clock = BootClock(loop)
    crm = CrmModel(loop, lambda: clock.now().wall, Ways())
    crm.fates["GET"].extend([Fate.REVOKED])
    desk = SteppedDesk(loop, clock, crm, tmp_path)

    def past(name: str) -> PastCall:
        now = clock.now()
        return PastCall(
            id=str(uuid5(NAMESPACE_URL, name)), at=now, new_call_id=name,
            direction=Direction.OUTGOING, number=JOHN,
            start=now.wall - timedelta(minutes=2), duration=90, status=Status.ANSWERED,
        )  # fmt: skip

    calls = [past("one")]
    desk.say(calls[0], "+15145550001")
    desk.pass_time(loop.time() + 125)
    desk.fuse = steps
    desk.use_token(crm.token)
    crm.fates["GET"].append(Fate.REVOKED)
    calls.append(past("two"))
    try:
        desk.say(calls[1], "+15145550002")
        desk.pass_time(loop.time() + 1)
    except Killed:
        desk = SteppedDesk(loop, clock, crm, tmp_path)
        desk.say(calls[1], "+15145550002")  # the rep says again what was not committed
    desk.fuse = None
    desk.pass_time(loop.time() + 1)
    desk.use_token(crm.token)
    desk.pass_time(loop.time() + 240)
    ids = [call.new_call_id for call in calls]
    states = desk.read(lambda journal: [sync_state(journal.entry(each)) for each in ids])
    desk.kill()
    loop.close()
    # The second call may be of a token of which nobody knows whether it is another account's: then
    # the rep is asked.
    assert states[0] is SyncState.SYNCED
    assert states[1] in (SyncState.SYNCED, SyncState.NEEDS_YOU)
    assert len(crm.logs) == states.count(SyncState.SYNCED)
