"""The pages of a damaged journal, gathered into one file that SQLite may read.

Read as they lie there (SQLite, *Database File Format*, 1.3 *The Database Header* and 4 *The
Write-Ahead Log*): SQLite itself stops at the first frame of the log that is not whole, and would
drop all that was committed after it.
"""

from __future__ import annotations

import struct
from itertools import islice
from pathlib import Path
from typing import NamedTuple

_MAGIC = b"SQLite format 3\0"
_WAL_HEADER = 32  # bytes
_FRAME_HEADER = 24
_WAL_MAGIC = 0x377F0682  # its lowest bit tells the byte order of the checksums
_PAGE_SIZE = 4096


class Frame(NamedTuple):
    """One page in the log. ``size`` is the database's in pages after a commit, else 0."""

    page: int
    size: int
    whole: bool
    data: bytes


def gather(main: Path, log: Path, scratch: Path) -> bool:
    """Write what ``main`` and its write-ahead log hold to ``scratch``; whether all is there.

    Both may be missing. Of the log, every whole frame of a committed transaction counts, also
    behind one that is damaged.
    """
    data = bytearray(main.read_bytes() if main.is_file() else b"")
    text = log.read_bytes() if log.is_file() else b""
    size = _page_size(data) or _PAGE_SIZE
    every = True
    frames = read_frames(text, size)
    while frames and not (frames[-1].size and frames[-1].whole):
        frames.pop()  # a transaction that was never committed
    for frame in frames:
        every = every and frame.whole
        end = frame.page * size
        if frame.whole and 0 < end <= (len(frames) << 16) * size + len(data):
            data.extend(bytes(max(0, end - len(data))))
            data[end - size : end] = frame.data
    _make_readable(data, size)
    scratch.touch(0o600)
    scratch.write_bytes(data)
    return every


def transplant(scratch: Path, page_one: bytes) -> None:
    """Give a file whose first page is damaged that of another journal: the tables lie where they
    lay, since they were made in the same order."""
    data = bytearray(scratch.read_bytes())
    data[: len(page_one)] = page_one
    _make_readable(data, len(page_one))
    scratch.write_bytes(data)


def lost_commits(log: Path, read: int) -> bool:
    """Whether the log holds transactions behind the first ``read`` frames, which is where SQLite
    stopped. The last one may have been torn by a power cut before it was committed; those before
    it were on the disk, so that what is damaged is the log."""
    try:
        text = log.read_bytes()
    except FileNotFoundError:
        return False
    size = int.from_bytes(text[8:12], "big")
    place = _WAL_HEADER + read * (_FRAME_HEADER + size)
    salts = text[16:24]
    commits = 0
    while size and len(text) >= place + _FRAME_HEADER + size:
        header = text[place : place + _FRAME_HEADER]
        commits += header[8:16] == salts and header[4:8] != bytes(4)
        place += _FRAME_HEADER + size
    return commits > 1


def read_frames(text: bytes, size: int) -> list[Frame]:
    """The frames of a log's present round, each checked against the one before it."""
    if len(text) < _WAL_HEADER or int.from_bytes(text[8:12], "big") != size:
        return []
    order = ">" if int.from_bytes(text[:4], "big") & 1 else "<"
    if int.from_bytes(text[:4], "big") & ~1 != _WAL_MAGIC:
        return []
    salts, before = text[16:24], struct.unpack(">II", text[24:32])
    frames = []
    for place in range(_WAL_HEADER, len(text), _FRAME_HEADER + size):
        header = text[place : place + _FRAME_HEADER]
        data = text[place + _FRAME_HEADER : place + _FRAME_HEADER + size]
        if len(data) < size:
            break
        said = struct.unpack(">II", header[16:24])
        page, committed = struct.unpack(">II", header[:8])
        whole = header[8:16] == salts and _checksum(before, header[:8] + data, order) == said
        frames.append(Frame(page, committed, whole, data))
        before = said
    # Whatever follows the last frame with these salts is of an earlier round.
    while frames and not frames[-1].whole:
        frames.pop()
    return frames


def _checksum(before: tuple[int, ...], data: bytes, order: str) -> tuple[int, int]:
    """SQLite, *Database File Format*, 4.2 *Checksum Algorithm*."""
    first, second = before
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(islice(words, 0, None, 2), islice(words, 1, None, 2), strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second


def _page_size(data: bytes | bytearray) -> int:
    if not data.startswith(_MAGIC):
        return 0
    size = int.from_bytes(data[16:18], "big")
    return size if size >= 512 and size & (size - 1) == 0 else 0


def _make_readable(data: bytearray, size: int) -> None:
    """Have SQLite look for no log, and believe the length that the file has."""
    data.extend(bytes(-len(data) % size))
    if len(data) < 100 or not data.startswith(_MAGIC):
        return
    data[18:20] = b"\x01\x01"
    data[28:32] = (len(data) // size).to_bytes(4, "big")
    data[92:96] = data[24:28]
