"""What a lead asked for, said beside a call that a script has begun.

A script is told, and never held up: the call has begun by then, and only what this computer
remembers is said, since nobody waits for the network here. The hours over there are the window's
alone: numbering plans take too long to load for a verb that a telephone runs.
"""

from __future__ import annotations

import sys

from ..calls.calling_hours import CallingHours
from ..calls.guard import Caution, Warned, warnings_for
from ..desk.folder import DataFolder
from ..journal.errors import JournalError
from ..journal.lead_book import LeadReader, Whose
from ..speech import filled, translate
from .journal import open_journal

ANY_HOUR = CallingHours(None, None)


def mind(call_id: str, folder: DataFolder) -> None:
    """Say on standard error what the window would have said before this call."""
    try:
        for warned in _wishes(call_id, folder):
            print(_sentence(warned), file=sys.stderr)
    except JournalError:
        pass  # what cannot be read now warns of nothing; the call is committed


def _wishes(call_id: str, folder: DataFolder) -> tuple[Warned, ...]:
    reader = open_journal(folder)
    if reader is None:
        return ()
    with reader:
        call = reader.call(call_id)
        if call is None or call.remote is None:
            return ()
        whose = Whose(call.stamp.base_url, call.stamp.account_id)
        leads = LeadReader(reader, whose).with_number(call.remote).leads
    return warnings_for(leads, None, ANY_HOUR)


def _sentence(warned: Warned) -> str:
    if warned.since is None and warned.caution is Caution.NO_CONTACT:
        return translate(
            "Terminal", "Warning: a lead with this number has asked not to be contacted."
        )
    if warned.since is None:
        return translate("Terminal", "Warning: a lead with this number has asked not to be called.")
    if warned.caution is Caution.NO_CONTACT:
        said = translate(
            "Terminal", "Warning: a lead with this number has asked not to be contacted since %1."
        )
    else:
        said = translate(
            "Terminal", "Warning: a lead with this number has asked not to be called since %1."
        )
    return filled(said, f"{warned.since.astimezone():%Y-%m-%d}")
