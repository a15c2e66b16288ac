"""``python3 dev.py soak --calls N --seed S``."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from support import private_home
from support.running import virtual_display
from support.secret_service import secret_service

from .pace import SHIPPED, SHORT, Pace
from .processes import environment
from .soak import Soak


def main() -> int:
    """The exit code: 0 if nothing was found that must not be."""
    options = _options()
    home = private_home.enter()
    folder = Path(tempfile.mkdtemp(prefix="offhook-soak-"))
    pace: Pace = SHIPPED if options.shipped else SHORT
    try:
        with secret_service() as bus, _display() as display:
            good = Soak(
                folder,
                pace,
                options.seed,
                options.calls,
                environment(bus.address, display),
                whole=options.whole,
            ).run()
    finally:
        private_home.leave(home)
    if good and not options.keep:
        shutil.rmtree(folder)
    else:
        print(f"The records are in {folder}")
    return 0 if good else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--calls", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--shipped", action="store_true", help="with the settings that ship; nothing is shortened"
    )
    parser.add_argument(
        "--whole", action="store_true", help="with call-backs and recordings in files as well"
    )
    parser.add_argument("--keep", action="store_true", help="keep the records, whatever they say")
    return parser.parse_args()


@contextmanager
def _display() -> Iterator[Mapping[str, str]]:
    if "DISPLAY" in os.environ:
        yield {}
        return
    with virtual_display() as display:
        yield display


if __name__ == "__main__":
    sys.exit(main())
