"""What kind of recording a file is: by its content, since names lie."""

from __future__ import annotations

import stat
from pathlib import Path

from ..calls.follow_ups import AudioKind, BadFile, FileProblem, RecordingFile

_HEAD = 12  # bytes that tell


def look_at(path: Path) -> RecordingFile:
    """The recording at ``path``, as it is now. Raises :class:`BadFile`.

    Reads the disk, which may be another computer's: never on the GUI thread.
    """
    path = path.absolute()
    try:
        with path.open("rb") as file:
            now = path.stat()
            head = file.read(_HEAD)
    except (OSError, ValueError):
        raise BadFile(FileProblem.GONE) from None
    if not stat.S_ISREG(now.st_mode):
        raise BadFile(FileProblem.NO_AUDIO)
    if not head:
        raise BadFile(FileProblem.EMPTY)
    kind = kind_of(head)
    if kind is None:
        raise BadFile(FileProblem.NO_AUDIO)
    return RecordingFile(str(path), now.st_size, now.st_mtime_ns, kind)


def kind_of(head: bytes) -> AudioKind | None:
    """The kind of audio that begins like this.

    WAV: a RIFF of the form ``WAVE`` (Microsoft, *Multimedia Programming Interface and Data
    Specifications 1.0*). MP3: an ID3v2 tag, or the header of an MPEG audio frame of layer III whose
    bit rate and sampling rate are not forbidden (ISO/IEC 11172-3, 2.4.1.3); AAC in ADTS begins
    much like that, but with another layer.
    """
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return AudioKind.WAV
    if head[:3] == b"ID3":
        return AudioKind.MP3
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bit_rate, sampling_rate = head[2] >> 4, head[2] >> 2 & 3
    is_frame = version != 1 and layer == 1 and bit_rate != 15 and sampling_rate != 3
    return AudioKind.MP3 if is_frame else None
