"""Finding a setting by what a person remembers of its words."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """``text`` without case, accents and typographic quotes: as people type what they look for."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def matches(query: str, *texts: str) -> bool:
    """Whether every word of ``query`` begins a word of ``texts``, or stands inside one where it is
    of three letters or more. An empty query matches."""
    words = " ".join(folded(text) for text in texts)
    spaced = f" {''.join(char if char.isalnum() else ' ' for char in words)}"
    for word in folded(query).replace("-", " ").split():
        if f" {word}" not in spaced and not (len(word) > 2 and word in words):
            return False
    return True
