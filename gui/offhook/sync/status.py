"""How things stand between this computer and the CRM, for the pill and for ``offhook show``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..calls.tokens import TokenState
from ..crm.errors import Reason
from ..journal.provenance import Hold


class Trouble(StrEnum):
    """What can hinder all sending besides a :class:`~offhook.crm.errors.Reason`."""

    NONE = ""
    TOO_MANY = "too_many_requests"  # 429
    UNAVAILABLE = "unavailable"  # 503 with Retry-After
    SERVER_ERROR = "server_error"  # any other status of a server that is unwell
    REFUSED = "refused"  # a no to a request that is always allowed
    NO_ACCOUNT = "no_account"  # the token is taken, but may not read whose it is
    BAD_BASE_URL = "bad_base_url"  # the setting is no address that a token may be sent to


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """One picture of sync.

    ``online`` is ``None`` before the first answer or failure. ``waiting`` counts the calls of
    which something is still to be sent and can be, open ones aside; ``live`` the open calls that
    the CRM knows of; ``held`` those (of ``waiting``) that belong to another account or server;
    ``needs_you`` those that only the rep can decide. ``needs_line``: a call waits because the
    rep's own number is not known. ``problem`` is why the last request came to nothing, until one
    does not. ``hold`` is why nothing at all is sent.
    """

    base_url: str = ""
    online: bool | None = None
    token: TokenState = TokenState.UNKNOWN
    account_id: str = ""
    account_name: str = ""
    token_mark: str = ""
    users: tuple[str, ...] = ()
    waiting: int = 0
    live: int = 0
    open_calls: int = 0
    held: int = 0
    needs_you: int = 0
    needs_line: bool = False
    token_is_durable: bool = True
    problem: Reason | Trouble = Trouble.NONE
    hold: Hold | None = None
