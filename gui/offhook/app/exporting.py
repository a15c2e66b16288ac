"""Writing calls to a file for a spreadsheet, on a thread of its own.

The file is comma-separated text in UTF-8 with a byte order mark, by which Excel knows it; each cell
in quotes. A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP,
*CSV Injection*): what stands in it came from a caller, or from a web page. The file has its name
once it is whole.
"""

from __future__ import annotations

import csv
import os
import tempfile
import threading
from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TextIO

from ..desk.files import TEMP_SUFFIX, sync_file
from ..journal.history import History
from ..journal.schema import open_for_reading
from ..ui.history.source import Sheet

_AT_ONCE = 200
_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")


class Export:
    """One file. ``told`` is called on the thread with the number of calls written so far.

    The future holds their number, ``None`` if it was called off, or what went wrong: a
    ``JournalError`` or an ``OSError``. Only in the first case there is a file.
    """

    def __init__(
        self,
        journal: Path,
        seqs: Sequence[int],
        path: Path,
        sheet: Sheet,
        told: Callable[[int], None],
    ) -> None:
        self._journal = journal
        self._seqs = array("q", seqs)
        self._path = path
        self._sheet = sheet
        self._told = told
        self._off = threading.Event()
        self._thread = threading.Thread(target=self._run, name="export", daemon=True)
        self.future: Future[int | None] = Future()

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def call_off(self) -> None:
        """Stop, and leave nothing behind."""
        self._off.set()

    def wait(self, timeout: float) -> None:
        """Until it has ended."""
        self._thread.join(timeout)

    def _run(self) -> None:
        try:
            self.future.set_result(self._write())
        except BaseException as error:  # it belongs to whoever asked
            self.future.set_exception(error)

    def _write(self) -> int | None:
        descriptor, name = tempfile.mkstemp(
            suffix=TEMP_SUFFIX, prefix=".offhook-", dir=self._path.parent
        )
        temp = Path(name)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as file:
                count = self._write_calls(file)
                file.flush()
                sync_file(file.fileno())
            if count is not None:
                temp.replace(self._path)
            return count
        finally:
            temp.unlink(missing_ok=True)

    def _write_calls(self, file: TextIO) -> int | None:
        sheet = self._sheet
        writer = csv.writer(file, delimiter=sheet.separator, quoting=csv.QUOTE_ALL)
        writer.writerow([harmless(cell) for cell in sheet.head])
        history = History(open_for_reading(self._journal))
        count = 0
        try:
            for start in range(0, len(self._seqs), _AT_ONCE):
                if self._off.is_set():
                    return None
                for _, entry in history.read(self._seqs[start : start + _AT_ONCE]):
                    writer.writerow([harmless(cell) for cell in sheet.row(entry)])
                    count += 1
                self._told(count)
        finally:
            history.close()
        return None if self._off.is_set() else count


def harmless(cell: str) -> str:
    """``cell`` as no spreadsheet takes it for a formula, and without what no text has."""
    text = cell.replace("\0", "")
    return f"'{text}" if text.startswith(_DANGEROUS) else text
