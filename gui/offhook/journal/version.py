"""Which version of the tables a journal's file has, read without SQLite.

SQLite would open the write-ahead log, write its index and, on closing, move it into the file. A
journal that a newer Offhook wrote must stay as it is, so its bytes are read as they lie there
(SQLite, *Database File Format*, 1.3 *The Database Header* and 4 *The Write-Ahead Log*).
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

_MAGIC = b"SQLite format 3\0"
_WAL_MAGIC = (0x377F0682, 0x377F0683)
_WAL_HEADER = 32  # bytes
_FRAME_HEADER = 24


def stored_version(path: Path) -> int:
    """``user_version`` as SQLite would see it; 0 for a file that is empty or no database.

    Raises :class:`OSError` if the file cannot be read.
    """
    with path.open("rb") as file:
        page = file.read(100)
    if not page.startswith(_MAGIC):
        return 0
    try:
        with path.with_name(path.name + "-wal").open("rb") as wal:
            page = _first_page(wal) or page
    except FileNotFoundError:
        pass
    return _number(page, 60)


def _first_page(wal: BinaryIO) -> bytes | None:
    """The beginning of page 1 as the last transaction that the log committed has it.

    Frames from before the log was last begun anew bear other salts. The checksums are not looked
    at: a torn frame is followed by no commit.
    """
    header = wal.read(_WAL_HEADER)
    if len(header) < _WAL_HEADER or _number(header, 0) not in _WAL_MAGIC:
        return None
    page_size, salts = _number(header, 8), header[16:24]
    committed = written = None
    place = _WAL_HEADER
    while True:
        wal.seek(place)
        frame = wal.read(_FRAME_HEADER + 100)
        if len(frame) < _FRAME_HEADER + 100 or frame[8:16] != salts:
            return committed
        if _number(frame, 0) == 1:
            written = frame[_FRAME_HEADER:]
        if _number(frame, 4):  # the size of the file after a commit; 0 within a transaction
            committed = written
        place += _FRAME_HEADER + page_size


def _number(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 4], "big")
