"""The token, in a wrapper that does not let it slip into a log, a repr or a file."""

from __future__ import annotations

import hmac
from typing import NoReturn


class Secret:
    """A token that shows itself only when asked with :meth:`reveal`.

    White space around it is dropped, as it comes with pasting. Raises :class:`ValueError`, without
    the text, for one that no HTTP header can carry: empty, or holding anything but visible ASCII.
    (The HTTP library would quote such a header, token and all, in its own error.)
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        text = text.strip()
        if not text or not all("!" <= character <= "~" for character in text):
            raise ValueError("a token is one word of visible ASCII")
        self._text = text

    def reveal(self) -> str:
        """The token itself."""
        return self._text

    def __repr__(self) -> str:
        return "•••"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._text, other._text)

    __hash__ = None  # type: ignore[assignment]  # a hash would be a copy to compare with

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret is never written down")
