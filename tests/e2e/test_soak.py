"""A small soak: ten calls while everything breaks, and the audit of its three records.

The big one runs by name: ``python3 dev.py soak --calls 1000 --seed 1``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from soak.pace import TINY
from soak.processes import environment
from soak.soak import Soak
from support.running import virtual_display
from support.secret_service import secret_service

CALLS = 10


def test_ten_calls_are_in_the_crm_once_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with secret_service() as bus, virtual_display() as display:
        soak = Soak(tmp_path, TINY, 1, CALLS, environment(bus.address, display), whole=True)
        good = soak.run()
    assert good, capsys.readouterr().out
    assert soak.chaos.tally.kills >= 1
