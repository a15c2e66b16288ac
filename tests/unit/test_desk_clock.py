"""This computer's clocks."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from offhook.calls.clock import Clock
from offhook.desk.clock import SystemClock
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
        "from offhook.desk.clock import SystemClock; now = SystemClock().now()\n"
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


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's time namespaces")
def test_time_asleep_counts() -> None:
    """An hour asleep, as the kernel tells it: CLOCK_BOOTTIME went on, CLOCK_MONOTONIC did not."""
    program = (
        f"import sys, time; sys.path.insert(0, {str(GUI)!r})\n"
        "from offhook.desk.clock import SystemClock; now = SystemClock().now()\n"
        "print(now.steady_ns, time.monotonic_ns(), now.boot_id)"
    )
    before, awake = SystemClock().now(), time.monotonic_ns()
    told = subprocess.run(
        ["unshare", "-Ur", "--time", "--boottime", "3600", sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        pytest.skip(f"no time namespace here: {told.stderr.strip()}")
    steady_ns, monotonic_ns, boot_id = told.stdout.split()
    minute = 60 * 10**9
    assert 60 * minute <= int(steady_ns) - before.steady_ns < 61 * minute
    assert 0 <= int(monotonic_ns) - awake < minute
    assert boot_id == before.boot_id


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no zone in the environment")
def test_another_zone_is_noticed_while_the_program_runs() -> None:
    program = (
        f"import os, sys; sys.path.insert(0, {str(GUI)!r})\n"
        "from offhook.desk.clock import SystemClock\n"
        "for zone in sys.argv[1:]:\n"
        "    os.environ['TZ'] = zone\n"
        "    now = SystemClock().now()\n"
        "    print(now.wall.utcoffset(), int(now.wall.timestamp()))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, "Asia/Tokyo", "America/Phoenix"],
        capture_output=True,
        text=True,
        check=True,
    )
    tokyo, phoenix = (line.rsplit(maxsplit=1) for line in told.stdout.splitlines())
    assert (tokyo[0], phoenix[0]) == ("9:00:00", "-1 day, 17:00:00")
    assert 0 <= int(phoenix[1]) - int(tokyo[1]) <= 1


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
