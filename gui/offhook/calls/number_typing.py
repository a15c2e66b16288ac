"""Formatting a number while it is typed, without ever moving the cursor away from its digit."""

from __future__ import annotations

import re

from .number_text import NANP, digits_of, north_american

# ASCII digits with the separators of people, a plus only in front: plainly a number being typed.
_TYPED = re.compile(r"[\s(]*\+?[0-9\s().-]*")
_EXTENSION_LENGTH = 5  # digits; so few may be an internal extension, which is written bare
_LONGEST = 17  # digits: an international prefix and E.164's fifteen


def format_as_typed(
    text: str, cursor: int, region: str, *, previous: str = "", language: str = "en"
) -> tuple[str, int]:
    """``text`` with the separators of ``region``, and the cursor after the same digit as before.

    ``cursor`` counts characters. Digits are never changed. ``text`` comes back as it is where it
    is not plainly a number (a name, an address, an extension), where it is still as short as an
    internal extension, and where only separators differ from the ``previous`` text: a separator
    that was just deleted must not come back under the cursor.
    """
    keys = _keys(text)
    if not _TYPED.fullmatch(text) or not _EXTENSION_LENGTH < len(digits_of(keys)) <= _LONGEST:
        return text, cursor
    if _keys(previous) == keys:
        return text, cursor
    formatted = _formatted(keys, region.upper(), language)
    if _keys(formatted) != keys:
        return text, cursor
    return formatted, _after_key(formatted, len(_keys(text[:cursor])))


def _keys(text: str) -> str:
    """What was typed on a telephone's keys: digits and a plus."""
    return re.sub(r"[^0-9+]", "", text)


def _after_key(text: str, count: int) -> int:
    """The position just after the ``count``-th key of ``text``."""
    ends = [0, *(found.end() for found in re.finditer(r"[0-9+]", text))]
    return ends[count]


def _formatted(keys: str, region: str, language: str) -> str:
    if region in NANP and not keys.startswith(("+", "0")):
        trunk, national = ("1 ", keys[1:]) if keys.startswith("1") else ("", keys)
        return trunk + north_american(national, language) if len(national) <= 10 else keys
    from phonenumbers import AsYouTypeFormatter

    formatter = AsYouTypeFormatter(region)
    result = ""
    for key in keys:
        result = formatter.input_digit(key)
    return result.strip()
