"""What a part of a call needs from the rep: why, what it means, what they can say."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ..calls.crm_copy import Decision, Entry, Parked, Part, PartCopy
from ..calls.follow_ups import FileProblem
from . import part_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LeadChoice:
    """*It was this customer*: one of several leads with the number."""

    lead_id: int
    name: str


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """What the rep says of one part of a call: a ``Decision`` or a :class:`LeadChoice`."""

    part: Part
    answer: object


def part_why(entry: Entry, part: Part) -> tuple[str, str]:
    """Why the rep is asked, and what it means for the call."""
    one = entry.copy.part(part)
    match part, one.parked:
        case Part.NOTE, Parked.UNDECIDED:
            return (
                translate("Needs", "Activix did not answer. Is the note there already?"),
                translate(
                    "Needs",
                    "Offhook cannot look: see the lead's notes in Activix. The call itself is"
                    " there.",
                ),
            )
        case Part.TASK, Parked.UNDECIDED:
            return (
                translate("Needs", "Two tasks in Activix could be the one of this call."),
                translate("Needs", "What you say here decides whether another one is made."),
            )
        case Part.TASK, Parked.NO_RIGHT_TO_LOOK:
            return (
                translate("Needs", "Activix did not answer. Is the task to call back there?"),
                translate("Needs", "This token may not look. The call itself is in Activix."),
            )
        case Part.TASK, Parked.NO_OWNER:
            return (
                translate("Needs", "Activix has no user with your e-mail to give the task to."),
                translate("Needs", "The reminder stays here. Check your e-mail in the settings."),
            )
        case Part.LEAD, Parked.SEVERAL_LEADS:
            return (
                translate("Needs", "Several leads have this number. Who was it?"),
                translate("Needs", "The note and the task to call back go to the one you choose."),
            )
        case Part.LEAD, _:
            return (
                translate("Needs", "Activix does not take anything for this lead any more."),
                translate("Needs", "The note and the task are kept here."),
            )
        case Part.RECORDING, Parked.FILE:
            problem = one.parked_code
            known = problem in tuple(FileProblem)
            why = part_words.file_problem(FileProblem(problem)) if known else problem
            return why, translate("Needs", "The recording is not in Activix; the call is.")
    return _refused(one, part)


def part_answers(entry: Entry, part: Part) -> tuple[tuple[Decision | LeadChoice, str], ...]:
    """What the rep can say, the likeliest first."""
    one = entry.copy.part(part)
    again = (Decision.SEND_AGAIN, translate("Needs", "Try again"))
    match part, one.parked:
        case _, Parked.UNDECIDED | Parked.NO_RIGHT_TO_LOOK:
            return (
                (Decision.IN_CRM, translate("Needs", "Already there")),
                (Decision.SEND_AGAIN, translate("Needs", "Not there: send it")),
            )
        case Part.LEAD, Parked.SEVERAL_LEADS:
            return tuple(
                (LeadChoice(int(lead_id), " ".join(names)), " ".join(names) or lead_id)
                for lead_id, names in one.parked_fields.items()
            )
        case Part.LEAD, _:
            return (again,)
        case Part.NOTE, Parked.GONE:
            return (
                (Decision.SEND_AGAIN, translate("Needs", "Send it again as new")),
                (Decision.LEFT_DELETED, translate("Needs", "Leave it deleted")),
            )
    return (again, (Decision.IN_CRM, translate("Needs", "Leave it")))


def _refused(one: PartCopy, part: Part) -> tuple[str, str]:
    kept = translate("Needs", "It is kept here. The call itself is in Activix.")
    match one.parked:
        case Parked.FORBIDDEN:
            return _not_allowed(part), kept
        case Parked.GONE:
            return _deleted(part), kept
    return _not_accepted(part), kept


def _not_allowed(part: Part) -> str:
    match part:
        case Part.TASK:
            return translate("Needs", "This token may not make tasks in Activix.")
        case Part.RECORDING:
            return translate("Needs", "This token may not add recordings in Activix.")
    return translate("Needs", "This token may not add notes in Activix.")


def _deleted(part: Part) -> str:
    match part:
        case Part.TASK:
            return translate("Needs", "The lead of this task was deleted in Activix.")
        case Part.RECORDING:
            return translate("Needs", "The call of this recording was deleted in Activix.")
    return translate("Needs", "The lead of this note was deleted in Activix.")


def _not_accepted(part: Part) -> str:
    match part:
        case Part.TASK:
            return translate("Needs", "Activix does not accept the task to call back as it is.")
        case Part.RECORDING:
            return translate("Needs", "Activix does not accept the recording as it is.")
    return translate("Needs", "Activix does not accept the note as it is.")
