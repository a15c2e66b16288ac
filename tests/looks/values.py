"""The calls and the states of sync that the moments are made of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from offhook.calls.call import Call, Direction, Disposition, Place, Stamp, Status
from offhook.calls.crm_copy import CrmCopy, Entry, Posted
from offhook.calls.tokens import TokenState
from offhook.crm.servers import PRODUCTION
from offhook.desk.settings import Line
from offhook.sync.status import SyncStatus
from support.desk_controller import DeskController

LINES = (Line("D1", "+15146526793"), Line("D2", "+14385550123"))
ONLINE = SyncStatus(base_url=PRODUCTION, online=True, token=TokenState.OK, account_name="Bélanger")
LONG_NAME = "Garage Bélanger et fils, pièces et service de Sainte-Anne-de-la-Pérade-Nord"


def call(number: int = 1, **changes: Any) -> Call:
    """An outgoing call that ended, of a desk whose clock stands at 14:03:07."""
    made = Call(
        f"c{number}",
        Direction.OUTGOING,
        DeskController().now(),
        Stamp(PRODUCTION),
        status=Status.ANSWERED,
        remote="+14182579084",
        local=LINES[0].number,
        duration=178,
        lead_name="J. D.",
    )
    return replace(made, **changes)


def entry(number: int = 1, copy: dict[str, Any] | None = None, **changes: Any) -> Entry:
    return Entry(call(number, **changes), CrmCopy(f"c{number}", **(copy or {})))


OPEN: dict[str, Any] = {"duration": None, "status": Status.CALLING}
STORED: dict[str, Any] = {"posted": Posted.STORED, "crm_id": 7, "frozen": True}


def day() -> list[Entry]:
    """A call of every outcome."""
    incoming: dict[str, Any] = {"direction": Direction.INCOMING}
    return [
        entry(11, STORED),
        entry(12, STORED, status=Status.ATTEMPTED),
        entry(13, status=Status.INTERRUPTED, **incoming),
        entry(14, status=Status.ERROR, lead_name=""),
        entry(15, status=Status.PENDING),
        entry(16, status=Status.UNANSWERED, place=Place.PRIVATE),
        entry(17, disposition=Disposition.VOICEMAIL, status=Status.ATTEMPTED),
        entry(18, disposition=Disposition.BUSY, status=Status.ATTEMPTED),
        entry(19, disposition=Disposition.WRONG_NUMBER),
        entry(20, disposition=Disposition.NOT_A_CALL, status=Status.ERROR),
        entry(21, remote=None, lead_name="", place=Place.WITHHELD, **incoming),
        entry(22, remote=None, lead_name="", remote_extension="204", place=Place.INTERNAL),
    ]
