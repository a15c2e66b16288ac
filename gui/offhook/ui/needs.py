"""What a call needs from the rep: why, what it means for the call, what to mend, what to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from ..calls.call import Call, Direction
from ..calls.crm_copy import CrmCopy, Decision, Entry, Parked, Part, Posted, SyncState
from ..calls.deriving import ASKING, sync_state
from ..calls.part_deriving import parts_needing
from .ledger_fields import field_name
from .part_needs import LeadChoice, part_answers, part_why
from .words import labelled

translate = QCoreApplication.translate


class Mend(Enum):
    """What the rep can change of a call; ``NOTHING`` for what they cannot."""

    NUMBER = auto()
    LINE = auto()
    STATUS = auto()
    LENGTH = auto()
    RECORDING = auto()
    EMAIL = auto()
    DID = auto()
    NOTHING = auto()


class Act(Enum):
    """What the rep can do beside their decisions (:class:`Decision`)."""

    SAVE = auto()  # what was mended, and send the call
    LEAVE_OUT = auto()  # the recording
    KEEP_HERE = auto()  # off the CRM


Answer: TypeAlias = Decision | Act | LeadChoice


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing of the call that may have to change.

    ``names`` are the CRM's parameters, ``words`` what it said of them; without ``names`` it did
    not complain of this one. ``frozen``: the CRM may hold it already, and can never change it.
    """

    mend: Mend
    names: tuple[str, ...] = ()
    words: str = ""
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """Everything that is said and asked of one call. ``words`` are the CRM's on the whole;
    ``answers`` are pairs of what the rep can say and words, the likeliest first. ``part``
    says which part of the call it is about; ``None``: the log."""

    why: str
    meaning: str
    words: str
    faults: tuple[Fault, ...]
    answers: tuple[tuple[Answer, str], ...]
    part: Part | None = None


def need_of(entry: Entry) -> Need:
    """What an entry that needs the rep needs them for: the log first, then one part at a time."""
    copy = entry.copy
    needing = parts_needing(entry)
    if needing and sync_state(entry) is not SyncState.NEEDS_YOU:
        part = needing[0]
        why, meaning = part_why(entry, part)
        words = copy.part(part).parked_words.strip()
        return Need(why, meaning, words, (), part_answers(entry, part), part)
    words = "" if copy.parked_fields else copy.parked_words.strip()
    why, meaning = _why(copy)
    return Need(why, meaning, words, _faults(entry), _answers(copy))


def own_troubles(entry: Entry) -> frozenset[tuple[Mend, str]]:
    """What the CRM refuses of the rep's own (line, e-mail, direct number), with the value: likely
    the same in other calls."""
    call = entry.call
    own = {
        Mend.LINE: call.local or "",
        Mend.EMAIL: call.stamp.user_email,
        Mend.DID: call.stamp.user_did,
    }
    refused = [fault.mend for fault in _faults(entry) if fault.names and not fault.frozen]
    return frozenset((mend, own[mend]) for mend in refused if mend in own)


def sentence(need: Need) -> str:
    """Why, with the CRM's words, in one line of text."""
    fields = [
        labelled(field_name(fault.names[0]), fault.words) for fault in need.faults if fault.words
    ]
    return " ".join(part for part in (need.why, *fields, quoted(need.words)) if part)


def quoted(words: str) -> str:
    """The CRM's own words, marked as such."""
    return translate("Needs", "Activix says: “%1”").replace("%1", words) if words else ""


def mend_of(name: str, direction: Direction) -> Mend:
    """What has to change where the CRM complains of its parameter ``name``."""
    if name in ("from", "to"):
        theirs = "to" if direction is Direction.OUTGOING else "from"
        return Mend.NUMBER if name == theirs else Mend.LINE
    return {
        "status": Mend.STATUS,
        "call_status": Mend.STATUS,
        "duration": Mend.LENGTH,
        "call_duration": Mend.LENGTH,
        "end_at": Mend.LENGTH,
        "media_url": Mend.RECORDING,
        "user_email": Mend.EMAIL,
        "user_did": Mend.DID,
    }.get(name, Mend.NOTHING)


def _why(copy: CrmCopy) -> tuple[str, str]:
    there = copy.posted in (Posted.STORED, Posted.ADOPTED)
    look = translate(
        "Needs", "Look at the customer in Activix: what you say here decides whether it is sent."
    )
    match copy.parked:
        case Parked.UNDECIDED:
            return translate("Needs", "Activix did not answer. Is the call there already?"), look
        case Parked.NO_LEAD:
            text = translate(
                "Needs",
                "Activix did not answer, and no lead has this number, so Offhook cannot look the"
                " call up. Is it there?",
            )
            return text, look
        case Parked.NO_RIGHT_TO_LOOK:
            text = translate(
                "Needs",
                "Activix did not answer, and this token may not look the call up. Is it there?",
            )
            return text, look
        case Parked.STRAY:
            return (
                translate(
                    "Needs", "This call was made with a token that Activix never could check."
                ),
                translate(
                    "Needs",
                    "Is it a call of the account in use now? If it is another's, leave it here: it"
                    " is sent once that account's token is given.",
                ),
            )
        case Parked.GONE if there:
            return (
                translate("Needs", "This call was deleted in Activix."),
                translate("Needs", "What you changed since is only on this computer."),
            )
        case Parked.GONE:
            return (
                translate("Needs", "The server has no place for calls at its address."),
                translate("Needs", "The call is kept here. Check the server in the settings."),
            )
        case Parked.FORBIDDEN:
            return (
                translate("Needs", "Activix does not allow this token to log the call."),
                translate(
                    "Needs",
                    "It is kept here. Your dealership's Activix administrator can give the token"
                    " this right; then try again.",
                ),
            )
        case Parked.INVALID if there:
            return (
                translate("Needs", "Activix does not accept a change to this call."),
                translate("Needs", "The call is in Activix, the change is only here."),
            )
        case Parked.INVALID:
            return (
                translate("Needs", "Activix does not accept the call as it is."),
                translate("Needs", "The call is kept here until what is wrong is mended."),
            )
    return (
        translate("Needs", "The call has no number yet, and Activix needs one."),
        translate("Needs", "It is kept here until the number is given."),
    )


def _answers(copy: CrmCopy) -> tuple[tuple[Decision | Act, str], ...]:
    there = copy.posted in (Posted.STORED, Posted.ADOPTED)
    again = translate("Needs", "Try again")
    in_crm = translate("Needs", "It is in Activix")
    save = (Act.SAVE, translate("Needs", "Save and send"))
    if copy.parked in ASKING:
        return (
            (Decision.IN_CRM, translate("Needs", "Yes, it is there")),
            (Decision.SEND_AGAIN, translate("Needs", "No, send it")),
        )
    match copy.parked:
        case Parked.STRAY:
            return (
                (Decision.SEND_AGAIN, translate("Needs", "Yes, send it")),
                (Decision.IN_CRM, in_crm),
            )
        case Parked.GONE if there:
            return (
                (Decision.SEND_AGAIN, translate("Needs", "Send it again as new")),
                (Decision.LEFT_DELETED, translate("Needs", "Leave it deleted")),
            )
        case Parked.INVALID:
            settle = translate("Needs", "Leave it as it is in Activix") if there else in_crm
            out = (Act.LEAVE_OUT, translate("Needs", "Leave the recording out"))
            middle = (out,) if "media_url" in copy.parked_fields else ()
            return (save, *middle, (Decision.IN_CRM, settle))
        case None:
            return (save, (Act.KEEP_HERE, translate("Needs", "Keep it on this computer only")))
    return ((Decision.SEND_AGAIN, again), (Decision.IN_CRM, in_crm))


def _faults(entry: Entry) -> tuple[Fault, ...]:
    """Those that the CRM complains of; where that helps nobody, whatever could be at fault."""
    call, copy = entry.call, entry.copy
    if sync_state(entry) is not SyncState.NEEDS_YOU:
        return ()  # the log itself is well
    if copy.parked is None:
        return (Fault(Mend.NUMBER, ("to",)),)
    if copy.parked is not Parked.INVALID:
        return ()
    named: dict[tuple[Mend, str], list[str]] = {}
    for name in copy.parked_fields:
        mend = mend_of(name, call.direction)
        named.setdefault((mend, name if mend is Mend.NOTHING else ""), []).append(name)
    faults = [
        Fault(mend, tuple(names), _words(copy, names), _is_frozen(mend, copy))
        for (mend, _), names in named.items()
    ]
    if any(fault.mend is not Mend.NOTHING and not fault.frozen for fault in faults):
        return tuple(faults)
    told = {fault.mend for fault in faults}
    others = [mend for mend in _mendable(call) if mend not in told and not _is_frozen(mend, copy)]
    return (*faults, *(Fault(mend) for mend in others))


def _words(copy: CrmCopy, names: list[str]) -> str:
    said = [line for name in names for line in copy.parked_fields[name]]
    return " ".join(dict.fromkeys(said))


def _is_frozen(mend: Mend, copy: CrmCopy) -> bool:
    return mend in (Mend.NUMBER, Mend.LINE) and copy.frozen


def _mendable(call: Call) -> list[Mend]:
    mends = [Mend.NUMBER, Mend.LINE, Mend.STATUS]
    if not call.is_open:
        mends.append(Mend.LENGTH)
    if call.media_url:
        mends.append(Mend.RECORDING)
    return [*mends, Mend.EMAIL, Mend.DID]
