"""Hiding what tells of people in text that leaves this computer or stays in a log."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"\+?\d[\d\s().-]{5,}\d")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_SHORTEST = 3  # characters: a shorter name would blacken half of every text


def masked(text: str) -> str:
    """``text`` with phone numbers and e-mail addresses hidden."""
    return _EMAIL.sub("…@…", _NUMBER.sub("+…", text))


def without(text: str, secrets: Iterable[str]) -> str:
    """``text`` without any of ``secrets`` as words of it, in whatever case, longest first."""
    for secret in sorted(set(secrets), key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", "…", text, flags=re.IGNORECASE)
    return text
