"""Instants as text, and back."""

from __future__ import annotations

import json
from datetime import datetime

from ..calls.clock import Instant


def instant_text(instant: Instant | None) -> str | None:
    """An instant as one column."""
    if instant is None:
        return None
    return json.dumps([instant.wall.isoformat(), instant.steady_ns, instant.boot_id])


def instant_of(text: str | None) -> Instant | None:
    """The instant that :func:`instant_text` wrote."""
    if text is None:
        return None
    wall, steady_ns, boot_id = json.loads(text)
    return Instant(datetime.fromisoformat(wall), steady_ns, boot_id)
