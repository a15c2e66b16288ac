"""The folder that the softphone records into; only where one is set."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from ..desk.recordings import FolderTrouble, FolderUnread, newest_files
from .findings import Finding, Found, Verdict

PATIENCE_SECONDS = 5.0

_FOUND = {
    FolderTrouble.MISSING: Found.RECORDINGS_MISSING,
    FolderTrouble.UNREADABLE: Found.RECORDINGS_UNREADABLE,
    FolderTrouble.SILENT: Found.RECORDINGS_SILENT,
}


def folder(path: str) -> Iterator[Finding]:
    """Whether it can be read. Its path, which names a person, is not told."""
    if not path:
        return
    troubles = [FolderTrouble.SILENT]

    def look() -> None:
        try:
            newest_files(path)
        except FolderUnread as unread:
            troubles.append(unread.trouble)
        else:
            troubles.clear()

    looking = threading.Thread(target=look, name="recordings folder", daemon=True)
    looking.start()
    looking.join(PATIENCE_SECONDS)
    if troubles:
        yield Finding(_FOUND[troubles[-1]], Verdict.WARN)
    else:
        yield Finding(Found.RECORDINGS_OK, Verdict.OK)
