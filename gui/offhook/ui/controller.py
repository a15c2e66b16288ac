"""What the window may ask for. The program behind it (:mod:`offhook.app`) does it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, StrEnum, auto
from pathlib import Path
from typing import Any, Protocol

from ..calls.clock import Instant
from ..calls.crm_copy import Attempt
from ..calls.events import Event
from ..calls.leads import Query
from ..checkup import Finding
from ..desk.policy import Policy
from ..desk.settings import Settings
from ..qt.bridge import Bridge


class TokenResult(Enum):
    """What became of a token that the rep gave."""

    ACCEPTED = auto()
    SESSION_ONLY = auto()  # accepted; this computer has no key store to keep it in
    REJECTED = auto()
    UNCHECKED = auto()  # kept; the server could not be asked
    MALFORMED = auto()
    STORE_LOCKED = auto()
    STORE_FAILED = auto()
    CLEARED = auto()


class Practice(StrEnum):
    """How far the practice call has come; the last two end it."""

    STARTED = "started"
    DIALLED = "dialled"
    ANSWERED = "answered"
    LOGGED = "logged"
    FAILED = "failed"


class Controller(Protocol):
    """Every method returns at once; what takes time answers through the bridge or ``then``.

    ``then`` is called on the GUI thread.
    """

    @property
    def bridge(self) -> Bridge:
        """Where changes are told."""
        ...

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        ...

    @property
    def policy(self) -> Policy:
        """What an administrator presets and locks."""
        ...

    def now(self) -> Instant:
        """This moment."""
        ...

    def say(self, event: Event, then: Callable[[Any], None]) -> None:
        """Apply and commit an event. ``then`` gets its ``Recorded``, or the ``Exception``."""
        ...

    def look_at_recording(self, path: str, then: Callable[[Any], None]) -> None:
        """What recording the file at ``path`` is: a ``RecordingFile``, or a ``BadFile``."""
        ...

    def load_day(self, then: Callable[[Any], None]) -> None:
        """Today's entries, open ones and those that wait, as a list; or the ``Exception``."""
        ...

    def load_due(self, then: Callable[[Any], None]) -> None:
        """The calls that the rep owes somebody, a list of ``DueItem``; or the ``Exception``."""
        ...

    def load_ledger(self, call_id: str, then: Callable[[list[Attempt]], None]) -> None:
        """The attempts of one call."""
        ...

    def look_up(self, asker: str, query: Query | None) -> None:
        """Ask whose number or name it is, and forget what ``asker`` asked before; answers come
        through ``bridge.lead_answered``. ``None``: they want to know nothing any more."""
        ...

    def hurry(self) -> None:
        """Try now what waits."""
        ...

    def save_settings(self, settings: Settings) -> bool:
        """Keep and apply settings, locked ones aside; ``False`` if they could not be written."""
        ...

    def give_token(self, base_url: str, token: str, then: Callable[[TokenResult], None]) -> None:
        """Check a token with the server, keep it in the key store, use it."""
        ...

    def clear_token(self, base_url: str, then: Callable[[TokenResult], None]) -> None:
        """Forget a token."""
        ...

    def practise(self, told: Callable[[Practice], None]) -> None:
        """Play a call on a server of this very computer. ``told`` gets each step."""
        ...

    def look_at_computer(self, then: Callable[[list[Finding] | None], None]) -> None:
        """See what hinders calls here; ``None`` if nobody could look."""
        ...

    def pack_support(self, path: Path, then: Callable[[bool], None]) -> None:
        """Write a file that is safe to send; ``then`` hears whether it was written."""
        ...

    @property
    def data_folder(self) -> Path:
        """Where everything is kept."""
        ...

    def quit(self, *, force: bool) -> None:
        """End the program; without ``force`` an open call is asked about first."""
        ...
