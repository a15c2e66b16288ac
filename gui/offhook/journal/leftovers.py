"""Old files beside the journal: they hold names and numbers as it does, and must not outlive them.

A backup was made of a journal that was then led to new tables: all that is in it is in the journal,
unsent calls as well. It serves if the new program proves bad, which is found out within weeks. A
damaged journal was read as far as it could be; the rest of it may interest somebody who repairs
such files, for as long as calls are kept.
"""

from __future__ import annotations

import logging
import re
from datetime import datetime, timedelta
from pathlib import Path

from .salvage import PREFIX

log = logging.getLogger(__name__)

BACKUP_DAYS = 30

_STAMPED = re.compile(r"-(\d{8}-\d{6})")


def remove_leftovers(journal: Path, now: datetime, kept_since: datetime) -> list[Path]:
    """Remove backups older than ``BACKUP_DAYS`` and damaged journals from before ``kept_since``.

    Their age is in their names. Returns what was removed; a file that cannot be is left for the
    next time.
    """
    removed = []
    for path in sorted(journal.parent.glob(f"{journal.stem}.*")):
        made = _made(path, now)
        damaged = path.name.startswith(PREFIX)
        backup = re.match(rf"{re.escape(journal.stem)}\.v\d+-", path.name) is not None
        limit = kept_since if damaged else now - timedelta(days=BACKUP_DAYS)
        if made is None or made >= limit or not (damaged or backup):
            continue
        try:
            path.unlink()
        except OSError:
            log.info("an old copy of the journal cannot be removed")
            continue
        removed.append(path)
    return removed


def _made(path: Path, now: datetime) -> datetime | None:
    stamp = _STAMPED.search(path.name)
    if stamp is None:
        return None
    try:
        return datetime.strptime(stamp[1], "%Y%m%d-%H%M%S").replace(tzinfo=now.tzinfo)
    except ValueError:
        return None
