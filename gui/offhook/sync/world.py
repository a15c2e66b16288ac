"""What the engine knows of the world around the calls: the server, the token, whose it is."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from ..calls.call import Call
from ..calls.tokens import TokenCheck, TokenState
from ..crm.resources import Account
from ..crm.secret import Secret


@dataclass(frozen=True, slots=True)
class Terms:
    """The settings that sync works under. ``settle_seconds`` and ``retry_seconds`` are seconds,
    ``rate_share`` requests a minute, ``quiet_seconds`` how long a note must have been left alone
    before it is sent, ``tasks_seconds`` how old the list of the rep's tasks may become (0: nobody
    looks at it); ``user_email``, ``user_did`` and ``line`` complete calls that were made before
    they were known. ``region`` (ISO 3166) is where numbers without a country code are read as from.
    """

    base_url: str
    settle_seconds: int = 120
    rate_share: int = 60
    retry_seconds: float = 60.0
    quiet_seconds: float = 5.0
    tasks_seconds: float = 0.0
    user_email: str = ""
    user_did: str = ""
    line: str | None = None
    region: str = "CA"


@dataclass(frozen=True, slots=True)
class World:
    """One picture; replaced as a whole when something changes. ``mark`` is the fingerprint of the
    token in use, blank until it is known; ``misfits`` are those of the tokens that this server
    refused without ever having accepted them; ``server_ahead`` how far its clock is ahead.
    """

    terms: Terms
    mark: str = ""
    misfits: frozenset[str] = frozenset()
    durable: bool = True
    check: TokenCheck | None = None
    token: TokenState = TokenState.UNKNOWN
    server_ahead: timedelta = field(default=timedelta(0))

    @property
    def account_id(self) -> str:
        """Whose token this is; blank until the server said so."""
        return self.check.account_id if self.check else ""

    def owns(self, call: Call) -> bool:
        """Whether ``call`` belongs to this server and this account."""
        stamp = call.stamp
        return (
            bool(self.account_id)
            and stamp.base_url == self.terms.base_url
            and stamp.account_id == self.account_id
        )

    def adopts(self, call: Call) -> bool:
        """Whether ``call`` was made under the token in use, or under none that ever was anybody's,
        and does not say so yet."""
        stamp = call.stamp
        if not self.mark or stamp.base_url != self.terms.base_url or stamp.account_id:
            return False
        if stamp.token_mark == self.mark:
            return bool(self.account_id)
        return not stamp.token_mark or stamp.token_mark in self.misfits

    def is_ours(self, call: Call) -> bool:
        """Whether this rep's own number and e-mail belong to ``call``: not to another account's."""
        stamp = call.stamp
        nobodys = not stamp.account_id and not stamp.token_mark
        if nobodys and stamp.base_url == self.terms.base_url:
            return True
        return self.owns(call) or self.adopts(call)

    def user_id(self, email: str) -> int | None:
        """The id of a user of the account."""
        return self.check.users.get(email.strip().lower()) if self.check else None

    def with_token(self, secret: Secret | None) -> World:
        """After a token was read, given or cleared; nothing is known of it yet."""
        state = TokenState.MISSING if secret is None else TokenState.UNKNOWN
        return replace(self, mark="", check=None, token=state)

    def identified(self, mark: str, check: TokenCheck | None, misfits: frozenset[str]) -> World:
        """With the token's fingerprint, and what is remembered of it and of other tokens."""
        # Refused before, it may have been put right over there: it is asked about once more.
        accepted = check is not None and check.state is TokenState.OK
        token = TokenState.OK if accepted else TokenState.UNKNOWN
        return replace(self, mark=mark, misfits=misfits, check=check, token=token)


def mark_of(secret: Secret, salt: str) -> str:
    """A fingerprint that tells two tokens of one journal apart, and nothing else."""
    return hmac.new(salt.encode(), secret.reveal().encode(), "sha256").hexdigest()[:16]


def refusal_of(world: World, at: datetime) -> TokenCheck:
    """What is remembered of the token in use once the server refused it."""
    if world.check is not None:
        return replace(world.check, state=TokenState.REJECTED)
    return TokenCheck(world.terms.base_url, world.mark, "", "", at, TokenState.REJECTED)


def check_of(account: Account, base_url: str, mark: str, at: datetime) -> TokenCheck:
    """What is remembered of a token that the server accepted."""
    return TokenCheck(
        base_url=base_url,
        mark=mark,
        account_id=str(account.id),
        account_name=account.name,
        checked=at,
        state=TokenState.OK,
        users={user.email.strip().lower(): user.id for user in account.users if user.email},
    )
