"""What is remembered of a token: never the token, only whose it is and whether it is accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class TokenState(StrEnum):
    """What is known of the token for the server in use."""

    MISSING = "missing"
    UNKNOWN = "unknown"  # there is one, and the server has not been asked yet
    OK = "ok"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class TokenCheck:
    """The server's word on one token.

    ``mark`` is a salted fingerprint: it tells two tokens apart and nothing else. ``users`` maps
    e-mail addresses, in lower case, to the account's user ids.
    """

    base_url: str
    mark: str
    account_id: str
    account_name: str
    checked: datetime
    state: TokenState
    users: Mapping[str, int] = field(default_factory=dict)
