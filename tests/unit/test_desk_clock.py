"""This computer's clocks."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from offhook.calls.clock import Clock
from offhook.desk import SystemClock
from support.clocks import FakeClock

GUI = Path(__file__).parents[2] / "gui"


def test_now_is_now_to_the_whole_second_with_an_offset() -> None:
    clock: Clock = SystemClock()
    before = datetime.now(UTC)
    now = clock.now()
    assert now.wall.microsecond == 0
    assert now.wall.utcoffset() is not None
    assert -1 <= (now.wall - before).total_seconds() <= 1


def test_steady_clock_never_goes_back() -> None:
    clock = SystemClock()
    readings = [clock.now().steady_ns for _ in range(100)]
    assert readings == sorted(readings)
    assert readings[0] < readings[-1]


def test_another_process_reads_the_same_clocks() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(GUI)!r})\n"
        "from offhook.desk import SystemClock; now = SystemClock().now()\n"
        "print(now.boot_id, now.steady_ns)"
    )
    before = SystemClock().now()
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    after = SystemClock().now()
    boot_id, steady_ns = told.stdout.split()
    assert boot_id == before.boot_id == after.boot_id
    assert before.steady_ns < int(steady_ns) < after.steady_ns


def test_fake_clock_moves_as_told() -> None:
    clock: Clock = (fake := FakeClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)))
    start = clock.now()
    fake.advance(90)
    assert clock.now().seconds_since(start) == 90
    fake.set_wall(datetime(2026, 3, 2, 7, 0, tzinfo=UTC))
    assert clock.now().seconds_since(start) == 90
    fake.set_wall(datetime(2026, 3, 2, 9, 5, tzinfo=UTC))
    fake.reboot(60)
    assert not clock.now().same_boot(start)
    assert clock.now().seconds_since(start) == 360
