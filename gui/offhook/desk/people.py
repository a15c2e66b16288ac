"""Who is at this desk: several reps on one computer, each with a data folder of their own.

The first person's is the data folder itself; the others' lie below it, in ``desks``. Which one is
meant where none is named stands in ``desks/current``. Token, lines, settings and journal belong to
the folder, so nobody logs a call as somebody else.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from .files import write_atomic

DESKS = "desks"
_CURRENT = "current"
_CARD = "person.json"
LONGEST_NAME = 60


class NameTaken(ValueError):
    """Somebody at this desk has that name already."""


@dataclass(frozen=True, slots=True)
class Person:
    """``key`` names the folder below ``desks``, empty for the first person; ``name`` is what they
    call themselves, empty while nobody has said it."""

    key: str
    name: str
    path: Path


class People:
    """The people of one desk. ``home`` is the first person's data folder.

    Reading never raises for what the files hold; writing raises :class:`OSError`.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._desks = home / DESKS

    def all(self) -> list[Person]:
        """The first person, then the others by name."""
        others = []
        if self._desks.is_dir():
            others = [
                self._person(path.name)
                for path in self._desks.iterdir()
                if (path / _CARD).is_file() and not path.is_symlink()
            ]
        others.sort(key=lambda person: person.name.casefold())
        return [self._person(""), *others]

    def current(self) -> Person:
        """Who was chosen last; the first person where that folder is gone."""
        try:
            key = (self._desks / _CURRENT).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            key = ""
        if not re.fullmatch(r"[a-z0-9-]+", key) or not (self._desks / key / _CARD).is_file():
            key = ""
        return self._person(key)

    def choose(self, person: Person) -> None:
        """From the next start on, ``person`` is meant where nobody is named."""
        self._desks.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(self._desks / _CURRENT, person.key.encode())

    def add(self, name: str) -> Person:
        """A new person. Raises :class:`NameTaken`, and :class:`ValueError` for no name."""
        name = self._checked(name, None)
        self._desks.mkdir(mode=0o700, parents=True, exist_ok=True)
        key, number = _folder_name(name), 1
        while (self._desks / key).exists():
            number += 1
            key = f"{_folder_name(name)}-{number}"
        (self._desks / key).mkdir(mode=0o700)
        self._write(self._desks / key, name)
        return self._person(key)

    def rename(self, person: Person, name: str) -> Person:
        """Another name; the folder, and with it the token, stays. Raises as :meth:`add`."""
        self._write(person.path, self._checked(name, person))
        return self._person(person.key)

    def _checked(self, name: str, own: Person | None) -> str:
        name = " ".join(name.split())[:LONGEST_NAME]
        if not name:
            raise ValueError("a person has a name")
        others = (each for each in self.all() if own is None or each.key != own.key)
        if any(each.name.casefold() == name.casefold() for each in others):
            raise NameTaken(name)
        return name

    def _person(self, key: str) -> Person:
        path = self._desks / key if key else self._home
        try:
            held = json.loads((path / _CARD).read_bytes())
            name = " ".join(str(held["name"]).split())[:LONGEST_NAME]
        except (OSError, ValueError, TypeError, KeyError):
            name = key
        return Person(key, name, path)

    @staticmethod
    def _write(folder: Path, name: str) -> None:
        write_atomic(folder / _CARD, json.dumps({"name": name}, ensure_ascii=False).encode())


def home_of(folder: Path) -> Path:
    """The first person's data folder, of the desk that ``folder`` belongs to."""
    is_another = folder.parent.name == DESKS and (folder / _CARD).is_file()
    return folder.parent.parent if is_another else folder


def key_of(folder: Path) -> str:
    """Whose folder it is; empty for the first person's."""
    return "" if home_of(folder) == folder else folder.name


def _folder_name(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:32].strip("-") or "person"
