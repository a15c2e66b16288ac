"""The data folder: where everything of one user lives on this computer."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path

from .address import window_address
from .people import People, home_of, key_of

ENVIRONMENT_KEY = "OFFHOOK_DATA_DIR"
_OURS = ("journal.sqlite3", "settings.json", "inbox", "lock", "logs", "desks", "person.json")


class FolderRefusal(StrEnum):
    """Why a folder cannot be the data folder."""

    NOT_A_FOLDER = "not_a_folder"
    NOT_OURS = "not_ours"  # it holds other things, and other users may read it
    NO_ACCESS = "no_access"


class FolderRefused(Exception):
    """The data folder cannot be used. ``reason`` says why, ``path`` which one it is."""

    def __init__(self, path: Path, reason: FolderRefusal) -> None:
        super().__init__(f"{reason}: {path}")
        self.path = path
        self.reason = reason


class DataFolder:
    """One data folder and the places in it. Making the object touches nothing on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().resolve()

    def __repr__(self) -> str:
        return f"DataFolder({str(self.path)!r})"

    @classmethod
    def locate(cls, option: str | os.PathLike[str] | None = None) -> DataFolder:
        """The folder that ``--data-dir`` names, else ``OFFHOOK_DATA_DIR``, else the user's own;
        where several people share it, that of who was chosen last."""
        chosen = option or os.environ.get(ENVIRONMENT_KEY)
        home = cls(Path(chosen) if chosen else cls.usual())
        return cls(People(home.path).current().path)

    @staticmethod
    def usual() -> Path:
        """This user's own folder, where none is named."""
        from platformdirs import user_data_path  # 20 ms, spared where the folder is named

        return user_data_path("Offhook", appauthor=False, roaming=False).resolve()

    def create(self) -> DataFolder:
        """Make the folder, readable by this user only. Raises :class:`FolderRefused`.

        A folder that others may read is closed to them if it is empty or already Offhook's;
        any other one is refused rather than changed.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if sys.platform != "win32" and self.path.stat().st_mode & 0o077:
                names = {entry.name for entry in self.path.iterdir()}
                if names and names.isdisjoint(_OURS):
                    raise FolderRefused(self.path, FolderRefusal.NOT_OURS)
                self.path.chmod(0o700)
        except (FileExistsError, NotADirectoryError):
            raise FolderRefused(self.path, FolderRefusal.NOT_A_FOLDER) from None
        except OSError as error:
            raise FolderRefused(self.path, FolderRefusal.NO_ACCESS) from error
        return self

    @property
    def home(self) -> Path:
        """The first person's data folder, where several people share a desk."""
        return home_of(self.path)

    @property
    def person(self) -> str:
        """Whose folder it is, for the key store; empty for the first person's."""
        return key_of(self.path)

    @property
    def journal(self) -> Path:
        """The SQLite file."""
        return self.path / "journal.sqlite3"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.path / "settings.json"

    @property
    def window_state(self) -> Path:
        """Where windows stood: what may be lost."""
        return self.path / "window.ini"

    @property
    def inbox(self) -> Path:
        """The folder of call events that were said but not yet committed."""
        return self.path / "inbox"

    @property
    def lock(self) -> Path:
        """The file whose lock says who owns the journal."""
        return self.path / "lock"

    @property
    def log(self) -> Path:
        """The folder of log files."""
        return self.path / "logs"

    @property
    def socket_name(self) -> str:
        """The address of the window's local socket: see :func:`~.address.window_address`."""
        return window_address(self.path)
