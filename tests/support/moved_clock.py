"""The real program on a computer whose clocks a test moves: asleep, set wrong, abroad, restarted.

``python -m support.moved_clock [arguments of the program]`` reads its :class:`Moves` anew with each
look at a clock. What a test cannot do to the kernel is added to what the kernel says; the time
zone is the C library's own affair.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from offhook.__main__ import main
from offhook.calls.clock import NANOSECONDS
from offhook.desk import clock

PROGRAM = ("-m", "support.moved_clock")


@dataclass(frozen=True)
class Moves:
    """How far this computer's clocks are from the kernel's, in seconds: both by ``slept``, the wall
    clock by ``set_by`` more. ``booted``, unless 0: restarted when the kernel's clock read so.
    """

    slept: float = 0.0
    set_by: float = 0.0
    booted: float = 0.0
    zone: str = "America/Montreal"

    def write(self, data_dir: Path) -> None:
        """Make it so, at once, for all programs with this data folder."""
        new = data_dir.with_suffix(".new-moves")
        new.write_text(json.dumps(asdict(self)))
        new.replace(_file(data_dir))


def _file(data_dir: Path) -> Path:
    return data_dir.with_suffix(".moves")


def _moves() -> Moves:
    return Moves(**json.loads(_file(Path(os.environ["OFFHOOK_DATA_DIR"])).read_text()))


class _Wall(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        assert tz is UTC
        moves = _moves()
        os.environ["TZ"] = moves.zone  # nobody tells the program, as on a desktop
        return datetime.now(tz) + timedelta(seconds=moves.slept + moves.set_by)


def _install() -> None:
    os.environ["TZ"] = _moves().zone
    steady_ns, boot_id = clock.steady_ns, clock.boot_id

    def moved_steady_ns() -> int:
        moves = _moves()
        return steady_ns() + round((moves.slept - moves.booted) * NANOSECONDS)

    clock.steady_ns = moved_steady_ns
    clock.boot_id = lambda: f"{boot_id()} {_moves().booted}"  # type: ignore[assignment]
    clock.datetime = _Wall  # type: ignore[attr-defined]


if __name__ == "__main__":
    _install()
    sys.exit(main())
