"""Is this the journal that this computer wrote last, where it wrote it? If not, it is held.

Two journals with the same calls would send them twice. A copy cannot be told by its contents; so a
journal remembers where it lies, the state folder how far it has come, and what does not fit is
asked: nothing of a held journal is sent before the rep has answered.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from ..desk.marks import Mark
from ..desk.place import Place
from ..desk.shared import SharedKind
from .queries import Queries

ID, PLACE, HOLD, SHARED = "journal_id", "place", "hold", "shared"
"""The keys of ``meta``: the journal's own name, where it lies, why it is held, and the way of
sharing that the rep said yes to."""


class Doubt(StrEnum):
    """Why a journal is held."""

    OTHER_COMPUTER = "other_computer"
    COPY = "copy"  # of one in another folder of this computer
    OLD_COPY = "old_copy"  # calls were sent that it does not know of: a backup was put back
    NETWORK = "network"  # other computers may open it
    SYNCHRONISED = "synchronised"


ELSEWHERE = frozenset({Doubt.OTHER_COMPUTER, Doubt.COPY, Doubt.OLD_COPY})
"""Doubts that say: calls of this journal may have been sent without it."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Why nothing is sent from ``place``.

    ``before`` is the number of the last call that was there when the journal came: it and those
    before it may have been sent from elsewhere. ``looking``: the rep said *Only look*.
    """

    doubt: Doubt
    place: Place
    before: int
    looking: bool = False

    def to_text(self) -> str:
        """As one value of ``meta``."""
        return json.dumps(asdict(self))


def hold_of(journal: Queries) -> Hold | None:
    """Why a journal is held, as it was last committed."""
    text = journal.recall(HOLD)
    if not text:
        return None
    held = json.loads(text)
    return Hold(
        Doubt(held["doubt"]), Place(**held["place"]), int(held["before"]), bool(held["looking"])
    )


def doubt_about(here: Place, written: Place | None, mark: Mark | None, posted: int) -> Doubt | None:
    """What speaks against a journal that lies ``here``.

    ``written`` is where it says that it lies, ``mark`` how far this computer saw it come, and
    ``posted`` the number of the last POST that it knows of itself.
    """
    if written is not None and written.machine != here.machine:
        return Doubt.OTHER_COMPUTER
    if written is not None and not here.is_same(written):
        return Doubt.COPY
    if mark is not None and not here.is_same(mark.place):
        return Doubt.COPY  # and the other one is the one that sends
    if mark is not None and mark.posted > posted:
        return Doubt.OLD_COPY
    return None


def doubt_of(shared: SharedKind) -> Doubt:
    """The doubt about a folder that other computers may see."""
    return Doubt.NETWORK if shared is SharedKind.NETWORK else Doubt.SYNCHRONISED
