"""Where a file lies: on which machine, in which folder. What a copy of it does not share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .machine import machine_id


@dataclass(frozen=True, slots=True)
class Place:
    """``machine`` as :func:`~.machine.machine_id` says; ``folder`` with all links followed;
    ``device`` and ``inode`` as the file system numbers the file itself."""

    machine: str
    folder: str
    device: int
    inode: int

    def is_same(self, other: Place) -> bool:
        """Whether both are one place. A folder that was renamed, or is seen through another mount,
        still holds the same file; a copy is another file in another folder."""
        if self.machine != other.machine:
            return False
        same_file = (self.device, self.inode) == (other.device, other.inode)
        return self.folder == other.folder or same_file


def place_of(path: Path) -> Place:
    """Where the file ``path`` lies now. Raises :class:`OSError`."""
    found = path.stat()
    return Place(machine_id(), str(path.parent.resolve()), found.st_dev, found.st_ino)
