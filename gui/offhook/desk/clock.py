"""This computer's clocks."""

from __future__ import annotations

import sys
import time
import uuid
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from offhook.calls.clock import Instant


class SystemClock:
    """The :class:`~offhook.calls.clock.Clock` of this computer.

    Instants of two processes can be compared: both clocks and the boot id are the system's.
    """

    def now(self) -> Instant:
        """This moment."""
        if sys.platform != "win32":
            # A running process keeps to the zone that it began in: localtime_r(3) need not look.
            time.tzset()
        return Instant(
            wall=datetime.now(UTC).astimezone(),
            steady_ns=steady_ns(),
            boot_id=boot_id(),
        )


if sys.platform == "win32":
    import ctypes

    _interrupt_time = getattr(ctypes.WinDLL("kernelbase"), "QueryInterruptTimePrecise", None)
    _ticks = ctypes.WinDLL("kernel32").GetTickCount64
    _ticks.restype = ctypes.c_ulonglong

    def steady_ns() -> int:
        """Nanoseconds since boot, time asleep included: ``QueryInterruptTimePrecise``.

        It counts units of 100 ns and, unlike the *unbiased* one, sleep and hibernation (Windows 10
        and later; realtimeapiset.h and "Interrupt Time" in Microsoft's documentation). Wine lacks
        it: there the same clock is read in milliseconds, by ``GetTickCount64``.
        """
        if _interrupt_time is None:
            return int(_ticks()) * 1_000_000
        count = ctypes.c_ulonglong()
        _interrupt_time(ctypes.byref(count))
        return count.value * 100

elif sys.platform == "darwin":

    def steady_ns() -> int:
        """Nanoseconds since boot, time asleep included.

        ``CLOCK_MONOTONIC_RAW`` is ``mach_continuous_time`` in nanoseconds on macOS (Apple's Libc,
        gen/clock_gettime.c; clock_gettime(3)), unlike the clock of that name on Linux.
        """
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW)

else:

    def steady_ns() -> int:
        """Nanoseconds since boot, time asleep included: ``CLOCK_BOOTTIME`` (clock_gettime(2))."""
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)


@cache
def boot_id() -> str:
    """What names the running start of the computer.

    Where the system does not tell, an id of this process alone: then every restart of the program
    counts as one of the computer, and the rep is asked once more than needed.
    """
    return _system_boot_id() or f"process-{uuid.uuid4().hex}"


def _system_boot_id() -> str:
    if sys.platform == "win32":
        # BootId of KUSER_SHARED_DATA (ntddk.h), a count of boots; the page lies at the same
        # address in every process (MM_SHARED_USER_DATA_VA 0x7FFE0000; member at 0x2C4 since
        # Windows 10 1607). A fast start-up resumes the kernel: neither it nor the clock restarts.
        return f"windows-{ctypes.c_uint32.from_address(0x7FFE02C4).value}"
    if sys.platform == "darwin":
        import subprocess

        try:
            told = subprocess.run(
                ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"],
                capture_output=True,
                text=True,
                timeout=5,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        return told.stdout.strip()
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()  # random(4)
    except OSError:
        return ""
