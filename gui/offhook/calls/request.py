"""One request that is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .crm_copy import PART_OF, Part, Verb


@dataclass(frozen=True, slots=True)
class Request:
    """Its verb, the id in its path (if any), and its JSON body.

    ``lead_id`` is the other id in the path of a change to a note. Of an upload the body only
    describes the file.
    """

    verb: Verb
    target_id: int | None
    body: dict[str, Any]
    lead_id: int | None = None

    @property
    def part(self) -> Part | None:
        """What it is about besides the call log; ``None`` for the log itself."""
        return PART_OF.get(self.verb)

    @property
    def target(self) -> str:
        """The ids in its path as text: ``12``, or ``12/34`` with the lead's first."""
        own = "" if self.target_id is None else str(self.target_id)
        return own if self.lead_id is None else f"{self.lead_id}/{own}"
