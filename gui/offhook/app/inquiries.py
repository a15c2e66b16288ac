"""Who asks what about leads: the window as it is typed in, and each call that begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ..calls.call import Place
from ..calls.crm_copy import Entry
from ..calls.leads import Query

if TYPE_CHECKING:
    from ..sync.thread import SyncThread


class Inquiries(QObject):
    """Hands questions to sync; what is asked before sync runs is asked once it does.

    Lives on the GUI thread.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sync: SyncThread | None = None
        self._asked: dict[str, tuple[Query, bool]] = {}

    def use(self, sync: SyncThread) -> None:
        """Sync runs; for the thread that started it."""
        self._sync = sync
        for asker, (query, spare) in list(self._asked.items()):
            sync.look_up(asker, query, spare=spare)

    def ask(self, asker: str, query: Query | None, *, spare: bool = False) -> None:
        """``asker`` wants to know this and nothing else; ``None``: nothing any more."""
        if query is None:
            self._asked.pop(asker, None)
        else:
            self._asked[asker] = query, spare
        if self._sync is not None:
            self._sync.look_up(asker, query, spare=spare)

    # Slots

    def follow(self, entry: object) -> None:
        """Who a call is with is asked as it begins, or once its number is known; of a call that
        is kept off Activix nobody is asked."""
        assert isinstance(entry, Entry)
        call = entry.call
        known = self._asked.get(call.id)
        if not call.is_open or call.place is not Place.CRM:
            if known is not None:
                self.ask(call.id, None)
        elif call.remote and (known is None or known[0].number != call.remote):
            self.ask(call.id, Query(number=call.remote), spare=True)
