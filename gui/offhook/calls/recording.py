"""What address of a recording the CRM could fetch."""

from __future__ import annotations

from urllib.parse import urlsplit

from .rules import Refusal, Refused

LONGEST = 2000  # characters


def checked_recording(url: str) -> str:
    """``url`` if it is one that the CRM could fetch: http or https, with a host."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        fit = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fit = False
    if not fit or len(url) > LONGEST or any(ord(char) <= 32 for char in url):
        raise Refused(Refusal.BAD_RECORDING, url[:200])
    return url


def looks_like_audio(url: str) -> bool:
    """Whether the address ends as Activix documents recordings: in wav or mp3."""
    return urlsplit(url).path.lower().endswith((".wav", ".mp3"))
