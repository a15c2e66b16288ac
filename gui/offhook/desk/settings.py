"""What the rep or the manager can set."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..calls.calling_hours import WEEKDAYS, WEEKENDS
from ..calls.retention import DEFAULT_MONTHS

PRODUCTION_URL = "https://api.crm.activix.ca/v2"


@dataclass(frozen=True, slots=True)
class Line:
    """A number of the rep's own: a desk phone, a mobile. ``number`` is E.164."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Numbers are E.164; times are seconds; ``rate_share`` is requests a minute.

    ``language`` and ``theme`` are empty to follow the system. ``default_line`` names one of
    ``lines``; where it names none, the first is meant. While the CRM fails it is tried again after
    at most ``retry_seconds``.

    ``mask_names`` hides names and numbers in every window, ``mini_bar`` shows a strip with the open
    call while the window is minimised or in the tray.
    """

    base_url: str = PRODUCTION_URL
    region: str = "CA"
    language: str = ""
    theme: str = ""
    lines: tuple[Line, ...] = ()
    default_line: str = ""
    user_email: str = ""
    user_did: str = ""
    short_call_seconds: int = 60
    live_answered: bool = True
    settle_seconds: int = 120
    rate_share: int = 60
    retry_seconds: float = 60.0
    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    total_timeout: float = 60.0
    heartbeat_seconds: int = 5
    never_log: tuple[str, ...] = ()
    keep_months: int = DEFAULT_MONTHS
    mask_names: bool = False
    mini_bar: bool = True
    calling_hours: str = WEEKDAYS
    calling_hours_weekend: str = WEEKENDS
    lead_url: str = ""
    recordings_folder: str = ""
    close_to_tray: bool = True
    notify: bool = True
    notify_names: bool = False
    start_with_session: bool = False
    hot_key_dial: str = "Ctrl+Shift+F9"
    hot_key_hang_up: str = "Ctrl+Shift+F10"
    hot_key_show: str = "Ctrl+Shift+F11"

    @property
    def line(self) -> Line | None:
        """The default line; ``None`` while no line is set."""
        named = (line for line in self.lines if line.name == self.default_line)
        return next(named, self.lines[0] if self.lines else None)

    @property
    def own_number(self) -> str:
        """The default line's number, which is how the command line calls it; empty if none."""
        return self.line.number if self.line else ""

    def line_called(self, name_or_number: str) -> Line | None:
        """The line of that name (in any case) or number."""
        wanted = name_or_number.casefold()
        return next((a for a in self.lines if wanted in (a.name.casefold(), a.number)), None)

    def with_own_number(self, number: str) -> Settings:
        """The same with ``number`` on the default line; empty takes that line away."""
        current = self.line
        if current is None:
            return replace(self, lines=(Line("", number),)) if number else self
        changed = (Line(a.name, number) if a is current else a for a in self.lines)
        return replace(self, lines=tuple(line for line in changed if line.number))
