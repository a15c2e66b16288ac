"""The kind of setting that names a key which counts in every program."""

from __future__ import annotations

import re

from .kinds import BadReason, Form, Kind, Unfit, text

_KEY = re.compile(r"[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])")


def hot_key() -> Kind:
    """``Ctrl+Shift+F9`` and the like, or empty for none."""
    return text(_check, Form.HOT_KEY)


def _check(value: str) -> str:
    """Modifiers in a fixed order, then a letter, a digit or an F key.

    Ctrl with Alt is AltGr, which types characters, and so does Shift alone.
    """
    *modifiers, key = (part.strip().capitalize() for part in value.split("+"))
    known = [each for each in ("Ctrl", "Alt", "Shift", "Meta") if each in modifiers]
    types = {"Ctrl", "Alt"} <= set(known) or known == ["Shift"]
    fits = known and len(known) == len(modifiers) and _KEY.fullmatch(key)
    if not fits or (types and len(key) == 1):
        raise Unfit(BadReason.NOT_A_KEY)
    return "+".join((*known, key))
