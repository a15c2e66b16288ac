"""What a call leaves to be done beside its log: a recording to upload, somebody to call back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

LONGEST_TITLE = 200  # characters


class AudioKind(StrEnum):
    """The two kinds of recording that Activix takes, told by content and not by name."""

    WAV = "wav"
    MP3 = "mp3"


class FileProblem(StrEnum):
    """Why a file cannot be uploaded as a recording."""

    GONE = "file_gone"  # not there, or may not be read
    EMPTY = "file_empty"
    NO_AUDIO = "file_no_audio"  # neither WAV nor MP3, whatever its name says
    CHANGED = "file_changed"  # since it was given, or while it was read


class BadFile(Exception):
    """The file is no recording, or not the one that was given. It says nothing of the server."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class RecordingFile:
    """A recording on this computer. ``path`` is absolute, ``size`` in bytes, ``modified_ns`` the
    file's own time of its last change: together they tell that it is still the same file."""

    path: str
    size: int
    modified_ns: int
    kind: AudioKind

    @property
    def name(self) -> str:
        """The file's name without its folders, of either system."""
        return self.path.replace("\\", "/").rpartition("/")[2]

    def to_body(self) -> dict[str, Any]:
        """What is recorded of an upload, and compared with what the CRM acknowledged."""
        return {
            "recording": self.name,
            "size": self.size,
            "modified": self.modified_ns,
            "kind": self.kind.value,
        }


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """How far the upload of a call's recording is, in bytes of the file."""

    call_id: str
    sent: int
    total: int


@dataclass(frozen=True, slots=True)
class CallBack:
    """The rep wants to call again ``at`` (with an offset). ``title`` is what Activix shows."""

    at: datetime
    title: str
    done: bool = False
