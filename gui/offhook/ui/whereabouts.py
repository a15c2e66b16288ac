"""Where the log of a call is, and what it waits for, in words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from ..calls.call import Place
from ..calls.crm_copy import Entry, Posted, Settled, SyncState
from ..calls.deriving import due, sync_state
from ..calls.part_deriving import parts_needing
from ..calls.tokens import TokenState
from ..sync.status import SyncStatus
from .hindrance import hindered
from .part_words import part_name
from .words import clock_time

translate = QCoreApplication.translate


def ended_sentence(entry: Entry, status: SyncStatus) -> str:
    """Under the name of an ended call: when it ended and where its log is."""
    call = entry.call
    assert call.end_at is not None
    ended = translate("Words", "Ended %1").replace("%1", clock_time(call.end_at))
    return f"{ended} · {whereabouts(entry, status)}"


def whereabouts(entry: Entry, status: SyncStatus) -> str:
    """Where the log of a call is."""
    match sync_state(entry):
        case SyncState.SYNCED if needing := parts_needing(entry):
            said = translate("Words", "in Activix; this needs you: %1")
            return said.replace("%1", ", ".join(map(part_name, needing)))
        case SyncState.SYNCED:
            return translate("Words", "in Activix")
        case SyncState.SETTLED_BY_HAND:
            if entry.copy.settled is Settled.LEFT_DELETED:
                return translate("Words", "deleted in Activix, and left so by you")
            return translate("Words", "marked by you as in Activix")
        case SyncState.LOCAL_ONLY:
            return _kept_here(entry.call.place)
        case SyncState.SENDING:
            return translate("Words", "being sent to Activix")
        case SyncState.UNCONFIRMED if entry.copy.parked is not None:
            return translate("Words", "Activix did not answer: asked about after the call")
        case SyncState.UNCONFIRMED:
            return translate("Words", "Activix did not answer: checking whether it is there")
        case SyncState.NEEDS_YOU:
            return translate("Words", "needs you")
    return _waiting(entry, status)


def recording_stays(entry: Entry) -> str:
    """That the recording of an adopted call cannot follow it; empty for any other call.

    Its call-log id is unknown, and ``PUT /communications/:id`` knows no recording.
    """
    if entry.copy.posted is not Posted.ADOPTED or not entry.call.media_url:
        return ""
    return translate(
        "Words",
        "The link to the recording stays here: Activix did not answer when the call was sent, and"
        " to a call that was found there afterwards no link can be added. Drop the recording's file"
        " here instead: that can be sent.",
    )


def _kept_here(place: Place) -> str:
    if place is Place.PRIVATE:
        return translate("Words", "private: kept on this computer only")
    if place is Place.WITHHELD:
        return translate("Words", "kept on this computer: Activix needs a number")
    return translate("Words", "internal: kept on this computer only")


def _waiting(entry: Entry, status: SyncStatus) -> str:
    """Why it is not sent this very moment; what lasts longest comes first."""
    call = entry.call
    if call.remote is None:
        return translate("Words", "kept here until its number is given")
    if call.local is None:
        return translate("Words", "kept here until your own number is set")
    if status.base_url and call.stamp.base_url != status.base_url:
        return translate("Words", "kept here: it belongs to another server")
    if status.token is TokenState.MISSING:
        return translate("Words", "kept here until a token is given")
    if status.token is TokenState.REJECTED:
        return translate("Words", "kept here: Activix refuses the token")
    if status.account_id and call.stamp.account_id not in ("", status.account_id):
        return translate("Words", "kept here: it belongs to another Activix account")
    if status.problem:
        return hindered(status)
    if status.token is TokenState.UNKNOWN:
        return translate("Words", "kept here until Activix has checked the token")
    if due(Entry(call, replace(entry.copy, settle_from=None))) is None:
        return translate("Words", "in Activix, and sent once more to be sure")
    return translate("Words", "kept here, on its way to Activix")


def what_rows_tell(status: SyncStatus) -> SyncStatus:
    """The status without its counts, which change with every request and stand in no row."""
    return replace(status, waiting=0, live=0, open_calls=0, held=0, needs_you=0)
