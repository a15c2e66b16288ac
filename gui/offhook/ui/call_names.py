"""What calls, and the attempts to send them, are called: in the window and on the terminal alike.

Without Qt, for the command line: whoever asks says how a text is translated. The parameter is named
as the function is elsewhere, by which the texts are found.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ..calls.call import Direction, Status
from ..calls.crm_copy import Verb

Translate: TypeAlias = Callable[[str, str], str]
"""Says a text, given its context and the text itself."""


def direction_name(direction: Direction, translate: Translate) -> str:
    """Whether we called, or they did."""
    outgoing = direction is Direction.OUTGOING
    return translate("Words", "outgoing") if outgoing else translate("Words", "incoming")


def status_name(status: Status, translate: Translate) -> str:
    """A status in the rep's words."""
    return {
        Status.CALLING: translate("Words", "On call"),
        Status.ANSWERED: translate("Words", "Answered"),
        Status.ATTEMPTED: translate("Words", "No answer"),
        Status.INTERRUPTED: translate("Words", "Missed call"),
        Status.ERROR: translate("Words", "Failed"),
        Status.PENDING: translate("Words", "Pending"),
        Status.UNANSWERED: translate("Words", "Not picked up"),
    }[status]


def verb_name(verb: Verb, translate: Translate) -> str:
    """What an attempt was for."""
    return {
        Verb.CREATE: translate("Ledger", "Log the call"),
        Verb.UPDATE: translate("Ledger", "Update the call"),
        Verb.COMPLETE: translate("Ledger", "Complete the call found"),
        Verb.LOOK: translate("Ledger", "Look whether it is there"),
        Verb.DECIDE: translate("Ledger", "Your word"),
        Verb.NOTE: translate("Ledger", "Send the note"),
        Verb.EDIT_NOTE: translate("Ledger", "Change the note"),
        Verb.UPLOAD: translate("Ledger", "Upload the recording"),
        Verb.TASK: translate("Ledger", "Make the task to call back"),
        Verb.FIND_TASK: translate("Ledger", "Look whether the task is there"),
        Verb.FIND_LEAD: translate("Ledger", "Look who the lead is"),
    }[verb]
