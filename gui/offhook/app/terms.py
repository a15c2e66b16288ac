"""What the settings and the account make of new calls, and of what sync does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..calls.call import Stamp
from ..calls.rules import Rules
from ..desk.settings import Settings
from ..sync.status import SyncStatus

if TYPE_CHECKING:
    from ..sync.world import Terms


QUIET_SECONDS = 5.0
"""How long a note must have been left alone before it is sent: not each pause in typing is a
change in Activix."""

TASKS_SECONDS = 15 * 60
"""How old the list of the rep's call tasks may become."""


def rules_of(settings: Settings, status: SyncStatus) -> Rules:
    """The switchboard's rules. Until sync knows the token, new calls carry no account."""
    ours = status.base_url == settings.base_url
    first = settings.own_number
    others = (line.number for line in settings.lines if line.number != first)
    return Rules(
        stamp=Stamp(
            base_url=settings.base_url,
            account_id=status.account_id if ours else "",
            token_mark=status.token_mark if ours else "",
            user_email=settings.user_email,
            user_did=settings.user_did or first,
        ),
        region=settings.region,
        lines=(first, *others) if first else (),
        short_call_seconds=settings.short_call_seconds,
        live_answered=settings.live_answered,
        never_log=frozenset(settings.never_log),
    )


def terms_of(settings: Settings) -> Terms:
    """The settings that sync works under."""
    from ..sync.world import Terms  # loads the HTTP library: not before the first paint

    return Terms(
        base_url=settings.base_url,
        quiet_seconds=QUIET_SECONDS,
        tasks_seconds=TASKS_SECONDS,
        settle_seconds=settings.settle_seconds,
        rate_share=settings.rate_share,
        retry_seconds=settings.retry_seconds,
        user_email=settings.user_email,
        user_did=settings.user_did or settings.own_number,
        line=settings.own_number or None,
        region=settings.region,
    )
