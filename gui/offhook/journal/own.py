"""The program's own journal: opened by the one process that may send what is in it."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, replace
from pathlib import Path

from ..calls.clock import Instant
from ..calls.crm_copy import ONCE, Attempt, Entry, Part
from ..calls.deriving import Request
from ..desk.marks import Mark, Marks
from ..desk.place import Place, place_of
from ..desk.shared import looks_shared
from .certainty import asked_about, is_undecided, parts_asked_about
from .errors import JournalHeld
from .journal import Journal
from .provenance import (
    ELSEWHERE,
    HOLD,
    ID,
    PLACE,
    SHARED,
    Doubt,
    Hold,
    doubt_about,
    doubt_of,
    hold_of,
)


class OwnJournal(Journal):
    """A journal that knows whether it is the one that sends, and keeps count of what was sent
    where a copy of it cannot reach."""

    def __init__(self, path: Path, marks: Marks | None = None, here: Place | None = None) -> None:
        """Held from the start if it does not fit where it lies. ``marks`` and ``here`` are this
        computer's own where none are given."""
        super().__init__(path)
        self._marks = marks or Marks()
        try:
            self._here = here or place_of(path)
            self._id = self._known_id()
            self._hold = self._checked()
        except BaseException:
            self.close()
            raise

    @property
    def hold(self) -> Hold | None:
        """Why nothing is sent, ``None`` if all may be."""
        return self._hold

    def begin(
        self, call_id: str, at: Instant, settle_seconds: int, part: Part | None = None
    ) -> tuple[Attempt, Entry, Request] | None:
        if self._hold is not None:
            raise JournalHeld(self._hold.doubt)
        begun = super().begin(call_id, at, settle_seconds, part)
        if begun is not None and begun[2].verb in ONCE:
            self._marks.write(self._id, Mark(begun[0].id, self._here))
        return begun

    def go_on(self) -> list[Entry]:
        """The rep says: this is the one that sends.

        Returns the calls that are to be asked about now, since they may have been sent from
        elsewhere. Cut off before its end, it is simply asked again.
        """
        changed: list[Entry] = []
        if self._hold is not None and self._hold.doubt in ELSEWHERE:
            changed = self._doubt_all(self._hold.before)
        self.remember(SHARED, looks_shared(self.path.parent) or "")
        self._settle()
        self.recount()
        self.remember(HOLD, "")
        self._hold = None
        return changed

    def only_look(self) -> None:
        """The rep says: nothing is to be sent from here. Remembered."""
        if self._hold is not None:
            looking = replace(self._hold, looking=True)
            self.remember(HOLD, looking.to_text())
            self._hold = looking

    def recount(self) -> None:
        """From now on this journal's own count of what was sent is the one that holds."""
        self._marks.write(self._id, Mark(self._last_posted(), self._here))

    def _checked(self) -> Hold | None:
        held = hold_of(self)
        if held is not None and not held.place.is_same(self._here):
            held = None  # another computer's, which opened this folder
        doubt = self._doubt()
        if doubt is None:
            if self.recall(HOLD):
                self.remember(HOLD, "")
            self._settle()
            return None
        if held is None or held.doubt is not doubt:
            held = Hold(doubt, self._here, self._last_call())
            self.remember(HOLD, held.to_text())
        return held

    def _doubt(self) -> Doubt | None:
        text = self.recall(PLACE)
        written = Place(**json.loads(text)) if text else None
        mark = self._marks.read(self._id)
        doubt = doubt_about(self._here, written, mark, self._last_posted())
        if doubt is not None:
            return doubt
        shared = looks_shared(self.path.parent)
        if shared is None or self.recall(SHARED) == shared:
            return None
        return doubt_of(shared)

    def _doubt_all(self, before: int) -> list[Entry]:
        changed = []
        with self._transaction():
            rows = self._rows(
                "SELECT call.id FROM call JOIN crm_copy ON id = call_id WHERE unsettled = 1"
                " AND seq <= ? ORDER BY seq",
                (before,),
            )
            for entry in [self.entry(row["id"]) for row in rows]:
                copy = parts_asked_about(entry)
                if is_undecided(entry.call, copy):
                    copy = asked_about(entry.call, copy)
                if copy != entry.copy:
                    changed.append(self._write(replace(entry, copy=copy)))
        return changed

    def _settle(self) -> None:
        text = json.dumps(asdict(self._here))
        if self.recall(PLACE) != text:
            self.remember(PLACE, text)

    def _known_id(self) -> str:
        known = self.recall(ID)
        if known is None:
            known = uuid.uuid4().hex
            self.remember(ID, known)
        return known

    def _last_posted(self) -> int:
        rows = self._rows("SELECT max(id) AS last FROM attempt WHERE verb IN (?, ?, ?)", ONCE)
        return rows[0]["last"] or 0

    def _last_call(self) -> int:
        return self._rows("SELECT max(seq) AS last FROM call")[0]["last"] or 0
