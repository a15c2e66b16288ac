"""How long things take in a soak: the program's own settings, and what is done to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from offhook.desk.settings import Line, Settings

OWN_NUMBER = "+15146526793"
REP_EMAIL = "rep@example.com"


@dataclass(frozen=True, slots=True)
class Pace:
    """All in seconds. ``settings`` are the program's. A request that is stored ``stored_late`` or
    whose communication appears ``appears_late`` must still be there before ``settle_seconds`` are
    over: both together stay below it.

    ``over`` is longer than the program waits for an answer, ``up`` the bounds of how long it lives
    before it is killed, ``step`` those between two verbs of a call, ``calm`` how long at most the
    rest may take when nothing goes wrong any more.
    """

    name: str
    settings: Settings
    stored_late: float
    appears_late: float
    over: float
    up: tuple[float, float]
    step: tuple[float, float]
    weather: tuple[float, float]
    evening: float
    calm: float

    def settings_on(self, base_url: str) -> Settings:
        """The program's settings for a sandbox there."""
        return replace(
            self.settings,
            base_url=base_url,
            language="en",
            lines=(Line("Desk", OWN_NUMBER),),
            user_email=REP_EMAIL,
        )

    def changed(self) -> dict[str, object]:
        """The settings that are not those that ship."""
        shipped = Settings()
        names = Settings.__dataclass_fields__
        values = {name: getattr(self.settings, name) for name in names}
        return {name: it for name, it in values.items() if it != getattr(shipped, name)}


SHIPPED = Pace(
    name="as it ships",
    settings=Settings(),
    stored_late=10.0,
    appears_late=60.0,
    over=65.0,
    up=(1.0, 60.0),
    step=(0.5, 20.0),
    weather=(10.0, 60.0),
    evening=120.0,
    calm=1800.0,
)
SHORT = Pace(
    name="shortened",
    settings=Settings(
        settle_seconds=20,
        rate_share=6000,
        retry_seconds=0.3,
        connect_timeout=1.0,
        read_timeout=0.8,
        total_timeout=1.2,
        heartbeat_seconds=1,
    ),
    stored_late=10.0,
    appears_late=4.0,
    over=1.5,
    up=(0.1, 6.0),
    step=(0.1, 2.0),
    weather=(2.0, 8.0),
    evening=60.0,
    calm=240.0,
)
TINY = replace(
    SHORT,
    name="tiny",
    settings=replace(SHORT.settings, settle_seconds=4, read_timeout=0.6, total_timeout=0.8),
    stored_late=1.5,
    appears_late=0.5,
    over=1.0,
    step=(0.05, 0.5),
    weather=(1.0, 3.0),
    evening=3.0,
    calm=60.0,
)
