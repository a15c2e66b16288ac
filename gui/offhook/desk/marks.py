"""How far a journal has come, kept outside of the data folder.

A backup of the data folder that is put back knows nothing of the calls that were sent since. This
file was not put back with it, and does.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from .files import write_atomic
from .place import Place
from .state import state_folder

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mark:
    """``posted`` is the number of the last attempt to create a call log, 0 before the first;
    ``place`` is where the journal lay that made it."""

    posted: int
    place: Place


class Marks:
    """The marks of this user's journals, in ``state_dir`` (default: the user's state folder)."""

    def __init__(self, state_dir: Path | None = None) -> None:
        if state_dir is None:
            state_dir = state_folder()
        self._folder = state_dir / "journals"

    def read(self, journal_id: str) -> Mark | None:
        """The mark of a journal; ``None`` if there is none, or none that can be read."""
        try:
            held = json.loads((self._folder / f"{journal_id}.json").read_bytes())
            return Mark(int(held["posted"]), Place(**held["place"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def read_for(self, folder: Path) -> Mark | None:
        """The furthest mark of any journal that lay in ``folder``."""
        found = [self.read(path.stem) for path in self._folder.glob("*.json")]
        here = [mark for mark in found if mark and mark.place.folder == str(folder.resolve())]
        return max(here, key=lambda mark: mark.posted, default=None)

    def write(self, journal_id: str, mark: Mark) -> None:
        """Keep a mark. Where that cannot be done, calls are sent all the same: it only guards
        against a backup that is put back."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomic(
                self._folder / f"{journal_id}.json",
                json.dumps({"posted": mark.posted, "place": asdict(mark.place)}).encode(),
            )
        except OSError as error:
            log.info("how far the journal has come is not kept: %s", error)
