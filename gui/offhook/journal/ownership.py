"""Whose a call is: told by the token that it was made under, kept true as tokens become known."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from ..calls import copying
from ..calls.call import Call, Place
from ..calls.crm_copy import Entry, Posted
from ..calls.events import UserGiven
from ..calls.tokens import TokenCheck
from .rows import token_row
from .writing import Writing

_OWN = "token_mark = :mark"
"""The calls that were made under the token itself."""


class Ownership(Writing):
    """What is remembered of tokens, and what calls get from it. Each method commits, or raises and
    changes nothing."""

    def token_checked(self, check: TokenCheck) -> list[Entry]:
        """Commit what a server said of the token in use; the calls made under it become the
        account's.

        A token that was never accepted is no account's. Returns the entries that changed.
        """
        self._keep_check(check)
        if not check.account_id:
            return []
        return self.token_in_force(check.base_url, check.mark, check.account_id)

    def former_token_checked(self, check: TokenCheck) -> list[Entry]:
        """The same of a token that was replaced before: it takes nothing but its own calls."""
        self._keep_check(check)
        if not check.account_id:
            return []
        return self._stamp_orphans(check.base_url, check.mark, check.account_id, _OWN)

    def token_in_force(self, base_url: str, mark: str, account_id: str) -> list[Entry]:
        """The calls made before the token was known are this token's; commit that.

        With the account known, so are those made under this token while the server could not be
        asked, and those made under a token that the server refused and had never accepted: nobody's
        until then, for this one may be refused as well, and be forgotten before anyone knows. Calls
        made under another token stay as they are. Returns the entries that changed.
        """
        which = "token_mark = ''"
        if account_id:
            which = (
                "(token_mark IN ('', :mark) OR token_mark IN"
                " (SELECT mark FROM token WHERE base_url = :url AND account_id = ''))"
            )
        return self._stamp_orphans(base_url, mark, account_id, which)

    def _keep_check(self, check: TokenCheck) -> None:
        with self._transaction():
            self.connection.execute(
                "INSERT OR REPLACE INTO token VALUES (?, ?, ?, ?, ?, ?, ?)", token_row(check)
            )

    def _stamp_orphans(self, base_url: str, mark: str, account_id: str, which: str) -> list[Entry]:
        """Give those calls without an account for which ``which`` holds that mark and account."""
        changed = []
        with self._transaction():
            orphans = self.connection.execute(
                "SELECT id FROM call WHERE base_url = :url AND account_id = '' AND " + which,  # noqa: S608 - a clause of this class
                {"url": base_url, "mark": mark},
            ).fetchall()
            for row in orphans:
                entry = self.entry(row["id"])
                stamp = replace(entry.call.stamp, account_id=account_id, token_mark=mark)
                if stamp != entry.call.stamp:
                    if account_id:
                        entry = copying.claimed(entry)
                    changed.append(
                        self._write(replace(entry, call=replace(entry.call, stamp=stamp)))
                    )
        return changed

    def tell_strays(self, base_url: str, being_asked: Collection[str]) -> list[Entry]:
        """Find out whose the unsent calls are that no token in use will ever make somebody's.

        Those of a token that is remembered as an account's are that account's. Of a token that the
        server never was asked about, and that nobody has any more, only the rep can tell: commit
        that. ``being_asked`` are the marks of tokens that are still asked about. Returns the
        entries that changed.
        """
        rows = self._rows(
            "SELECT id, token_mark FROM call JOIN crm_copy ON id = call_id WHERE unsettled = 1"
            " AND base_url = ? AND account_id = '' AND token_mark <> ''",
            (base_url,),
        )
        strays: dict[str, list[str]] = {}
        for row in rows:
            strays.setdefault(row["token_mark"], []).append(row["id"])
        changed = []
        for mark in strays.keys() - being_asked:
            check = self.token_check(base_url, mark)
            if check is not None and check.account_id:
                changed += self._stamp_orphans(base_url, mark, check.account_id, _OWN)
            elif check is None:
                changed += self._park_strays(strays[mark])
        return changed

    def _park_strays(self, ids: Iterable[str]) -> list[Entry]:
        with self._transaction():
            entries = [entry for entry in map(self.entry, ids) if entry.call.place is Place.CRM]
            parked = [replace(entry, copy=copying.stray(entry.copy)) for entry in entries]
            return [
                self._write(one) for one, was in zip(parked, entries, strict=True) if one != was
            ]

    def salt(self) -> str:
        """What this journal's token marks are salted with; made on first use."""
        known = self.recall("salt")
        if known is None:
            known = secrets.token_hex(16)
            self.remember("salt", known)
        return known

    def complete(
        self,
        line: str | None,
        user_email: str,
        user_did: str,
        is_ours: Callable[[Call], bool] = lambda _: True,
    ) -> list[Entry]:
        """Give calls that were never sent what they lacked when they were made; those of another
        account are another rep's."""
        changed = []
        with self._transaction():
            said = self.calls_with(UserGiven.kind)
            for entry in self.unsettled():
                call, stamp = entry.call, entry.call.stamp
                never_sent = entry.copy.posted is Posted.NO and not entry.copy.frozen
                if not (never_sent and is_ours(call)):
                    continue
                if call.id not in said:  # what the rep took out of a call stays out
                    stamp = replace(
                        stamp,
                        user_email=stamp.user_email or user_email,
                        user_did=stamp.user_did or user_did,
                    )
                completed = replace(call, local=call.local or line, stamp=stamp)
                if completed != call:
                    changed.append(self._write(replace(entry, call=completed)))
        return changed
