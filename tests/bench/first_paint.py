"""How long until the window is on the screen? Of the packaged program and of the source.

    .venv/bin/python tests/bench/first_paint.py [PROGRAM] [RUNS]

PROGRAM is an installed `offhook`; without it, the one that packaging/build.py has frozen. Each run
is a whole process with a data folder of its own, on an X server whose screen is watched: from the
start of the process to the first pixel that changes. The two take turns, so that a busy moment of
the computer hits both, and their medians are compared: 1.3 is the most that is allowed.
"""

from __future__ import annotations

import mmap
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FROZEN = ROOT / "build" / "frozen" / "offhook" / "offhook"
MOST_ALLOWED = 1.3
PATIENCE_SECONDS = 60.0


@contextmanager
def screen(folder: str) -> Iterator[tuple[str, mmap.mmap]]:
    """An X server: its display, and its screen as memory."""
    reading, writing = os.pipe()
    flags = ["-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nocursor"]
    server = subprocess.Popen(
        ["Xvfb", *flags, "-fbdir", folder, "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        with Path(folder, "Xvfb_screen0").open("rb") as file:
            yield display, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    finally:
        server.terminate()
        server.wait()


def first_paint(command: list[str], display: str, pixels: mmap.mmap) -> float:
    """Seconds from the start of the process to the first change on the screen."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "DISPLAY": display,
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
        }
        before = pixels[:]
        began = time.perf_counter()
        process = subprocess.Popen(
            [*command, "--data-dir", str(Path(home, "data"))],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while pixels[:] == before:
                if time.perf_counter() - began > PATIENCE_SECONDS or process.poll() is not None:
                    raise RuntimeError(f"no window of {command[0]}")
                time.sleep(0.002)
            return time.perf_counter() - began
        finally:
            process.terminate()
            process.wait()
            while pixels[:] != before:  # the next one starts on an empty screen
                time.sleep(0.01)


def main(arguments: list[str]) -> int:
    """Measure and compare; the exit code."""
    program = arguments[0] if arguments else str(FROZEN)
    runs = int(arguments[1]) if len(arguments) > 1 else 11
    commands = {"source": [sys.executable, "-m", "offhook"], "packaged": [program]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder, screen(folder) as (display, pixels):
        for run in range(runs + 1):
            for name, command in commands.items():
                seconds = first_paint(command, display, pixels)
                if run:  # the first brings the files into memory
                    times[name].append(seconds)
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, found in times.items():
        spread = f"{min(found) * 1000:.0f} to {max(found) * 1000:.0f}"
        print(f"{name:9} {medians[name] * 1000:5.0f} ms (median of {runs}; {spread})")
    ratio = medians["packaged"] / medians["source"]
    print(f"packaged / source: {ratio:.2f}, at most {MOST_ALLOWED} is allowed")
    return 0 if ratio <= MOST_ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
