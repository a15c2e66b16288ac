"""French and English for what is printed, without Qt: a verb of the command line must be quick.

The window's words come from Qt's translators; loading Qt takes longer than most verbs do. So what
is printed has the same texts from a catalogue that is made of the same .ts file
(packaging/translations.py), and that is read when the first text is said: a verb that says nothing
reads nothing, and English needs a catalogue for its plurals alone.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

from .resources import resource_path

Language = Literal["en", "fr"]
Catalogue = Mapping[str, Mapping[str, list[str]]]
"""By context and source: the translation, or singular and plural of a text that counts."""

_FRENCH = 0x0C
"""The primary language of a Windows LANGID, its lowest ten bits (winnt.h, LANG_FRENCH)."""


class Translate(Protocol):
    """Says a text in some language; called as ``QCoreApplication.translate`` is."""

    def __call__(self, context: str, source: str, comment: str = "", n: int = -1) -> str:
        """The text; ``n`` takes the place of ``%n`` and chooses between singular and plural."""


class Speech:
    """Speaks the language that ``choose`` names, once there is something to say."""

    def __init__(self, choose: Callable[[], Language]) -> None:
        self._choose = choose

    @cached_property
    def language(self) -> Language:
        """The language spoken."""
        return self._choose()

    @cached_property
    def _french(self) -> Catalogue:
        return catalogue("fr")

    @cached_property
    def _english(self) -> Catalogue:
        return catalogue("en")

    def translate(self, context: str, source: str, comment: str = "", n: int = -1) -> str:
        """As :class:`Translate`; a text that the catalogue lacks stays as the source has it."""
        del comment  # no text of the program's needs one so far; a test sees to it
        if self.language == "en" and n < 0:
            return source
        texts = self._french if self.language == "fr" else self._english
        forms = texts.get(context, {}).get(source) or [source]
        if n < 0:
            return forms[0]
        one = n < 2 if self.language == "fr" else n == 1
        return forms[0 if one else -1].replace("%n", str(n))


def catalogue(language: Language, folder: Path | None = None) -> Catalogue:
    """What is said in ``language``; empty where it did not come along or cannot be read."""
    path = (folder or resource_path("translations")) / f"offhook_{language}.json"
    try:
        held = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def as_written(context: str, source: str, comment: str = "", n: int = -1) -> str:
    """A :class:`Translate` that leaves texts as the source has them."""
    del context, comment
    return source if n < 0 else source.replace("%n", str(n))


def mark(context: str, source: str) -> str:
    """``source`` as it is, marked as a text of ``context`` that is translated elsewhere."""
    del context
    return source


# The system's language


def system_language() -> Language:
    """The language that this system's user reads, as the window chooses it: French or English,
    whichever is asked for first, and English where neither is."""
    if sys.platform == "win32":
        import ctypes

        return (
            "fr" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _FRENCH else "en"
        )
    return first_of(_of_environment()) or first_of(_of_mac()) or "en"


def first_of(names: list[str]) -> Language | None:
    """The first of the locales or language tags in ``names`` that is French or English."""
    for name in names:
        match name.replace("-", "_").partition("_")[0].partition(".")[0].lower():
            case "fr":
                return "fr"
            case "en":
                return "en"
    return None


def _of_environment() -> list[str]:
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return [*os.environ.get("LANGUAGE", "").split(":"), locale]


def _of_mac() -> list[str]:
    """What is chosen in the settings of macOS, for a verb that no terminal has started."""
    if sys.platform == "darwin":
        import plistlib

        path = Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist"
        with suppress(OSError, ValueError, plistlib.InvalidFileException):
            chosen = plistlib.loads(path.read_bytes()).get("AppleLanguages")
            return [str(tag) for tag in chosen or ()]
    return []


# The one of this process

_speech = Speech(system_language)


def speak(choose: Callable[[], Language]) -> None:
    """From now on, speak the language that ``choose`` names; asked when it is first needed."""
    global _speech  # noqa: PLW0603 - one process has one terminal
    _speech = Speech(choose)


def language() -> Language:
    """The language that is spoken on the terminal."""
    return _speech.language


def translate(context: str, source: str, comment: str = "", n: int = -1) -> str:
    """Say a text in the language that is spoken on the terminal: a :class:`Translate`."""
    return _speech.translate(context, source, comment, n)


def filled(text: str, *facts: object) -> str:
    """``text`` with the facts in the places of ``%1``, ``%2`` …; one without a fact stays."""
    places = {f"%{place}": str(fact) for place, fact in enumerate(facts, 1)}
    return re.sub(r"%[1-9]", lambda place: places.get(place[0], place[0]), text)


# Times and numbers


def decimal(value: float) -> str:
    """A number with one decimal: ``0.5``, or ``0,5`` in French."""
    text = f"{value:.1f}"
    return text.replace(".", ",") if language() == "fr" else text


def moment_text(at: datetime, spoken: str) -> str:
    """The time of day to the second: ``14:03:07``, or ``14 h 03 min 07 s`` in French."""
    if spoken == "fr":
        return f"{at.hour} h {at.minute:02d} min {at.second:02d} s".replace(" ", "\u00a0")
    return f"{at:%H:%M:%S}"
