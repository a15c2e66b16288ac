"""How calls are found by what a rep types: any part of a name, a number or a note.

Both sides are folded, so that neither accents nor capitals matter (``Émilie`` is found by
``emilie``). What looks like a piece of a number is also looked for by its digits alone, so that it
does not matter how either was written.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ..calls.call import Call
from ..calls.crm_copy import Entry
from ..calls.deriving import sync_state

_SHORTEST = 3
"""Characters in a trigram: what is shorter is looked for row by row."""

_DIGITS = re.compile(r"[\d\s()+./\-]*\d[\d\s()+./\-]*")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "’": "'"})


def fold(text: str) -> str:
    """``text`` without capitals and accents. What ends a text in C becomes a space."""
    text = text.replace("\0", " ")
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return bare.translate(_LIGATURES)


def digits_of(text: str) -> str:
    """The digits of ``text``, in ASCII."""
    return "".join(str(unicodedata.digit(char)) for char in text if char.isdigit())


def search_row(seq: int, entry: Entry) -> tuple[int, str, str, str]:
    """The row of ``call_search`` of a call."""
    call = entry.call
    return seq, _number_of(call), _words_of(call), sync_state(entry)


def write_search(connection: sqlite3.Connection, rows: Iterable[tuple[int, str, str, str]]) -> None:
    """Make calls found by what is true of them now."""
    connection.executemany(
        "INSERT INTO call_search (seq, number, words, sync) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (seq) DO UPDATE SET"
        " number = excluded.number, words = excluded.words, sync = excluded.sync",
        rows,
    )


@dataclass(frozen=True, slots=True)
class Needle:
    """One word of a search. ``digits`` are the ways in which it may stand in a number, none for a
    word that is none."""

    text: str
    digits: tuple[str, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether the index cannot find it."""
        return any(len(part) < _SHORTEST for part in (self.text, *self.digits))

    def to_match(self) -> str:
        """As an expression of FTS5."""
        parts = [f"words : {_quoted(self.text)}"]
        parts += [f"number : {_quoted(digits)}" for digits in self.digits]
        return f"({' OR '.join(parts)})"

    def to_condition(self) -> tuple[str, list[str]]:
        """As a condition on a row of ``call_search``, for what the index cannot find."""
        parts = ["instr(words, ?)", *("instr(number, ?)" for _ in self.digits)]
        return f"({' OR '.join(parts)})", [self.text, *self.digits]

    def is_in(self, call: Call) -> bool:
        """Whether a call has it, looked up in the call itself."""
        number = _number_of(call)
        return self.text in _words_of(call) or any(digits in number for digits in self.digits)


def needles(typed: str) -> list[Needle]:
    """What a call must have all of to be found by ``typed``; none finds every call."""
    folded = " ".join(fold(typed).split())
    if not folded:
        return []
    if _DIGITS.fullmatch(folded):
        return [_needle(folded)]
    return [_needle(word) for word in folded.split()]


def _needle(text: str) -> Needle:
    if not _DIGITS.fullmatch(text):
        return Needle(text)
    digits = digits_of(text)
    # Within a country a number may begin with a 0 that it does not have in E.164.
    without = digits.lstrip("0")
    return Needle(text, (digits,) if without in (digits, "") else (digits, without))


def _number_of(call: Call) -> str:
    known = digits_of(call.remote or "")
    written = digits_of(call.remote_text)
    parts = [known, "" if written in known else written, digits_of(call.remote_extension)]
    return " ".join(part for part in parts if part)


def _words_of(call: Call) -> str:
    """The name first: it is what they are sorted by."""
    return fold("\n".join((call.lead_name, call.remote_text, call.note)))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
