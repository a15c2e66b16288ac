"""A damaged journal: moved aside, and what can be read of it kept in a new one.

What was learnt of leads is left behind: the CRM can be asked again.

Each step can be cut off and done again: the damaged files are only renamed, the new journal is
complete before it takes its name, and as long as none has that name the work is taken up again.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from ..calls.crm_copy import Attempt, Entry, Part, PartCopy, Posted
from ..calls.deriving import ASKING, is_unsettled
from ..desk.files import sync_file, sync_folder, write_atomic
from . import search_filling
from .carving import Carver
from .certainty import salvaged, salvaged_parts
from .errors import JournalDamaged, JournalUnwritable
from .pages import gather, transplant
from .part_rows import follow_up_of, follow_up_row, part_row, parts_of
from .rows import attempt_of, call_of, copy_of, copy_row
from .schema import fault, first_page, open_for_writing

log = logging.getLogger(__name__)

PREFIX = "journal.damaged-"
_TAILS = ("", "-wal", "-shm")
MENDED = "mended"
"""The key of ``meta`` under which a new journal tells of the damaged one."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a damaged journal, for the rep.

    ``aside`` is the damaged file's name now; ``kept`` and ``lost`` count calls (a lost one is
    known only by what else refers to it), ``asked`` those of the kept that may be in the CRM.
    """

    at: str
    aside: str
    kept: int = 0
    lost: int = 0
    asked: int = 0


def is_half_mended(path: Path) -> bool:
    """Whether the move was begun, and the new journal is not there yet."""
    return _begun(path) is not None


def mend(path: Path, now: datetime, posted: int = 0) -> Mended:
    """Move the damaged journal at ``path`` aside and put a new one with its rows in its place.

    ``posted`` is the number of the last attempt that is known, from elsewhere, to have been made:
    where the rows end before it, any call may have been sent since.

    Raises :class:`~.errors.JournalUnwritable` where the disk does not let it; then it is still to
    be done.
    """
    try:
        aside = _move_aside(path, now)
        fresh, scratch = (path.with_name(f"{path.stem}.{name}.sqlite3") for name in ("new", "raw"))
        for name in (fresh, scratch):
            _remove(name)
        mended = _rebuild(aside, scratch, fresh, Mended(now.isoformat(), aside.name), posted)
        _remove(scratch)
        with fresh.open("rb+") as file:
            sync_file(file.fileno())
        fresh.replace(path)
        _note(path).unlink()
        sync_folder(path.parent)
    except (OSError, sqlite3.Error) as error:
        found = fault(error)
        if isinstance(found, JournalDamaged):  # the new one
            found = JournalUnwritable(str(error))
        raise found from error
    log.info("the journal was damaged: %d calls kept, %d lost", mended.kept, mended.lost)
    return mended


def _move_aside(path: Path, now: datetime) -> Path:
    """Where the damaged files are now. A note tells of the move until the new journal is there."""
    aside = _begun(path)
    if aside is None:
        aside = path.with_name(f"{PREFIX}{now:%Y%m%d-%H%M%S-%f}.sqlite3")
        write_atomic(_note(path), aside.name.encode())
    for tail in _TAILS:
        before, after = path.with_name(path.name + tail), aside.with_name(aside.name + tail)
        if before.exists():
            before.rename(after)
    sync_folder(path.parent)
    return aside


def _begun(path: Path) -> Path | None:
    """Where a move that was cut off was to."""
    try:
        aside = path.with_name(_note(path).read_text())
    except FileNotFoundError:
        return None
    # With both there, nothing but the note was left to be removed.
    return None if aside.exists() and path.exists() else aside


def _note(path: Path) -> Path:
    return path.with_name(f"{path.stem}.mending")


def _remove(path: Path) -> None:
    for tail in (*_TAILS, "-journal"):
        path.with_name(path.name + tail).unlink(missing_ok=True)


def _rebuild(aside: Path, scratch: Path, fresh: Path, mended: Mended, posted: int) -> Mended:
    new = open_for_writing(fresh)
    try:
        every = gather(aside, aside.with_name(aside.name + "-wal"), scratch)
        old = Carver(scratch)
        if not old.tables():
            old.close()
            transplant(scratch, first_page())
            old = Carver(scratch)
        try:
            return _copy_rows(old, new, posted if every else sys.maxsize, mended)
        finally:
            old.close()
    finally:
        new.close()


def _copy_rows(old: Carver, new: sqlite3.Connection, posted: int, mended: Mended) -> Mended:
    """``posted`` is the number of the last attempt that is known to have been made."""
    sources = _by_call(old.named("call_source", "call_id"))
    fields = _by_call(old.named("crm_field", "call_id"))
    follow_ups = {row["call_id"]: row for row in _sane(old.named("follow_up", "call_id"))}
    part_rows = _by_call(old.named("crm_part", "call_id"))
    call_rows = old.numbered("call", "seq")
    calls = _made(
        call_rows,
        lambda row: call_of(row, sources[row["id"]], follow_up_of(follow_ups.get(row["id"]))),
    )
    copies = _made(
        old.named("crm_copy", "call_id"), lambda row: copy_of(row, fields[row["call_id"]], None, {})
    )
    attempt_rows = old.numbered("attempt", "id")
    attempts: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in _made(attempt_rows, attempt_of):
        attempts[attempt.call_id].append(attempt)
    events = old.named("event", "id")
    numbers = [row["id"] for row in attempt_rows]
    gapless = numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= posted
    whole = gapless and "attempt" not in old.torn

    known = {call.id: call for call in calls}
    found = {copy.call_id: copy for copy in copies}
    named = {row["call_id"] for row in events} | found.keys() | attempts.keys() | sources.keys()
    believed = {
        call.id: replace(
            salvaged(call, found.get(call.id), attempts[call.id], whole=whole),
            parts=salvaged_parts(call, _parts(part_rows[call.id]), attempts[call.id], whole=whole),
        )
        for call in calls
    }
    write = partial(_write, new)
    new.execute("BEGIN IMMEDIATE")
    write("call", (row for row in call_rows if row["id"] in known))
    for call_id, copy in believed.items():
        unsettled = is_unsettled(Entry(known[call_id], copy))
        write("crm_copy", [copy_row(copy, unsettled=unsettled)])
        write("call_source", sources[call_id])
        if (wanted := follow_up_row(known[call_id])) is not None:
            write("follow_up", [wanted])
        write("crm_part", (part_row(call_id, part, one) for part, one in copy.parts.items()))
        if copy.posted in (Posted.STORED, Posted.ADOPTED):
            write("crm_field", fields[call_id])
    write("attempt", (row for row in attempt_rows if row["call_id"] in known))
    # An event whose call is lost still tells that its file in the inbox was applied.
    strays = ({**dict(row), "call_id": None} for row in events if row["call_id"] not in known)
    write("event", (row for row in events if row["call_id"] in known))
    write("event", strays)
    search_filling.fill(new)  # what was there follows from the calls
    write("token", old.named("token", "base_url"))
    write("meta", old.named("meta", "key"))
    asked = sum(
        copy.parked in ASKING and replace(copy, parts={}) != found.get(call_id)
        for call_id, copy in believed.items()
    )
    lost = len(named - known.keys() - {None})
    mended = replace(mended, kept=len(known), lost=lost, asked=asked)
    write("meta", [{"key": MENDED, "value": json.dumps(asdict(mended))}])
    new.execute("COMMIT")
    return mended


def _write(
    connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any] | sqlite3.Row]
) -> None:
    for row in rows:
        values = dict(row)
        columns, places = ", ".join(values), ", ".join(f":{name}" for name in values)
        try:
            connection.execute(
                f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({places})",  # noqa: S608
                values,
            )
        except sqlite3.IntegrityError:
            log.info("a damaged row of %s is left out", table)


def _by_call(rows: Iterable[sqlite3.Row]) -> dict[str, list[sqlite3.Row]]:
    grouped = defaultdict(list)
    for row in rows:
        grouped[row["call_id"]].append(row)
    return grouped


def _sane(rows: Iterable[sqlite3.Row]) -> list[sqlite3.Row]:
    """The rows of ``follow_up`` that say something: a call is not lost for its reminder."""
    return [row for row in rows if _made([row], follow_up_of)]


def _parts(rows: Iterable[sqlite3.Row]) -> dict[Part, PartCopy]:
    parts: dict[Part, PartCopy] = {}
    for one in _made(rows, lambda row: parts_of([row])):
        parts |= one
    return parts


def _made(rows: Iterable[sqlite3.Row], make: Callable[[sqlite3.Row], Made]) -> list[Made]:
    """What the rows say, those aside that hold nonsense."""
    made = []
    for row in rows:
        try:
            made.append(make(row))
        except (ValueError, TypeError, KeyError, AssertionError):
            log.info("a damaged row says nothing")
    return made
