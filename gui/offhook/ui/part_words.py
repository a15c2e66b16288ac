"""Where the note, the recording and the call-back of a call stand, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from ..calls.crm_copy import Entry, Part
from ..calls.follow_ups import FileProblem, RecordingFile
from ..calls.part_deriving import PartState, part_state
from ..calls.part_deriving import wants as wanted_of

translate = QCoreApplication.translate


def note_state(entry: Entry) -> str:
    """Under the note: where it is; empty where there is none."""
    wanted = wanted_of(entry.call, Part.NOTE) is not None
    match part_state(entry, Part.NOTE):
        case PartState.NONE:
            return ""
        case PartState.LOCAL_ONLY:
            return translate("Parts", "On this computer only, like the call")
        case PartState.LATER if entry.call.is_open:
            return translate("Parts", "Goes to the lead in Activix after the call")
        case PartState.LATER:
            return translate("Parts", "Goes to the lead in Activix once the call is there")
        case PartState.NO_LEAD | PartState.NO_PLACE:
            return translate("Parts", "Kept here until Activix has a lead with this number")
        case PartState.WAITING | PartState.UNCONFIRMED:
            return translate("Parts", "Kept here, on its way to Activix")
        case PartState.SENDING:
            return translate("Parts", "Being sent to Activix")
        case PartState.NEEDS_YOU:
            return translate("Parts", "Needs you")
        case PartState.DIFFERS if not wanted:
            return translate("Parts", "Still in Activix: a note cannot be taken out from here")
        case PartState.DIFFERS:
            return translate("Parts", "Changed since: change it in Activix too")
        case PartState.SETTLED_BY_HAND:
            return translate("Parts", "Marked by you as in Activix")
    return translate("Parts", "In Activix, with the lead")


def recording_state(entry: Entry) -> str:
    """Under the file of a recording: where it is."""
    match part_state(entry, Part.RECORDING):
        case PartState.LOCAL_ONLY:
            return translate("Parts", "On this computer only, like the call")
        case PartState.LATER if entry.call.is_open:
            return translate("Parts", "Goes to Activix after the call")
        case PartState.LATER:
            return translate("Parts", "Goes to Activix once the call is there")
        case PartState.NO_PLACE | PartState.NO_LEAD:
            return translate(
                "Parts", "Stays here: which call it belongs to in Activix is not known"
            )
        case PartState.WAITING | PartState.UNCONFIRMED:
            return translate("Parts", "Kept here, on its way to Activix")
        case PartState.SENDING:
            return translate("Parts", "Being sent to Activix")
        case PartState.NEEDS_YOU:
            return translate("Parts", "Needs you")
        case PartState.SETTLED_BY_HAND | PartState.DIFFERS:
            return translate("Parts", "Not sent any more, as you said")
        case PartState.SYNCED:
            return translate("Parts", "In Activix")
    return ""


def is_uploading(entry: Entry) -> bool:
    """Whether the recording is on its way at this moment."""
    return part_state(entry, Part.RECORDING) is PartState.SENDING


def uploading(percent: int) -> str:
    """So much of a recording is sent."""
    return translate("Parts", "Being sent to Activix: %1 %").replace("%1", str(percent))


def part_name(part: Part) -> str:
    """A part of a call as the rep would name it."""
    return {
        Part.LEAD: translate("Parts", "lead"),
        Part.NOTE: translate("Parts", "note"),
        Part.TASK: translate("Parts", "task to call back"),
        Part.RECORDING: translate("Parts", "recording"),
    }[part]


def file_line(file: RecordingFile) -> str:
    """The name of a recording's file, and how large it is."""
    return f"{file.name} · {size_text(file.size)}"


def size_text(size: int) -> str:
    """So many bytes, as a person says it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def file_problem(problem: FileProblem) -> str:
    """Why a file is not taken as a recording."""
    return {
        FileProblem.GONE: translate("Parts", "The file is not there any more, or cannot be read."),
        FileProblem.EMPTY: translate("Parts", "The file is empty."),
        FileProblem.NO_AUDIO: translate(
            "Parts", "The file is neither WAV nor MP3, whatever its name says."
        ),
        FileProblem.CHANGED: translate(
            "Parts", "The file has changed since it was added. If it is finished, add it again."
        ),
    }[problem]
