"""A file that comes as ``multipart/form-data``, weighed as it passes: it may be any size.

RFC 7578, and RFC 2046 5.1.1 for the boundaries. One part is read; a second one is not documented.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser

MOST_HEAD = 16 * 1024  # bytes of the part's own header
BEGINNING = 12  # bytes of the file that tell what it is


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What came of a file. ``field`` is the form's name for it, ``name`` the client's; ``size`` is
    in bytes, ``beginning`` the first of them."""

    field: str
    name: str
    size: int
    sha256: str
    beginning: bytes

    @property
    def audio_kind(self) -> str | None:
        """``wav`` or ``mp3`` by the content, whatever the name says; ``None`` for anything else."""
        first = self.beginning
        if first[:4] == b"RIFF" and first[8:12] == b"WAVE":
            return "wav"
        is_frame = len(first) > 1 and first[0] == 0xFF and first[1] & 0xE0 == 0xE0
        return "mp3" if first[:3] == b"ID3" or is_frame else None


class FileReader:
    """Takes a body piece by piece; :meth:`result` is ``None`` for one that was not whole."""

    def __init__(self, content_type: str) -> None:
        message = Message()
        message["Content-Type"] = content_type
        boundary = message.get_param("boundary")
        self._boundary = f"--{boundary}".encode() if isinstance(boundary, str) else b""
        self._head: Message | None = None
        self._held = b""
        self._hash = hashlib.sha256()
        self._size = 0
        self._beginning = b""
        self._bad = not self._boundary

    def feed(self, piece: bytes) -> None:
        """The next bytes of the body."""
        if self._bad:
            return
        self._held += piece
        if self._head is None and not self._read_head():
            return
        # What may be the end is held back until it is known not to be.
        keep = len(self._boundary) + 8
        if len(self._held) > keep:
            self._take(self._held[:-keep])
            self._held = self._held[-keep:]

    def result(self) -> ReceivedFile | None:
        """The file, once the body is over."""
        end = b"\r\n" + self._boundary + b"--"
        rest, found, after = self._held.rpartition(end)
        if self._bad or self._head is None or not found or after.strip():
            return None
        self._take(rest)
        field = self._head.get_param("name", "", "content-disposition")
        return ReceivedFile(
            field if isinstance(field, str) else "",
            self._head.get_filename(""),
            self._size,
            self._hash.hexdigest(),
            self._beginning,
        )

    def _read_head(self) -> bool:
        head, found, rest = self._held.partition(b"\r\n\r\n")
        if not found:
            self._bad = len(self._held) > MOST_HEAD
            return False
        first, _, fields = head.partition(b"\r\n")
        if first != self._boundary:
            self._bad = True
            return False
        self._head = BytesParser().parsebytes(fields, headersonly=True)
        self._held = rest
        return True

    def _take(self, data: bytes) -> None:
        self._hash.update(data)
        self._size += len(data)
        self._beginning = (self._beginning + data[:BEGINNING])[:BEGINNING]
