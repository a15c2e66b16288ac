"""``offhook sandbox`` as a process: it says where it is, serves, and ends when told."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from offhook.sandbox.command import serve

PROGRAM = (
    "import sys, pathlib; from offhook.sandbox.command import serve;"
    "plan, file = (pathlib.Path(a) for a in sys.argv[1:]);"
    "sys.exit(serve(0, plan, file, 'a-token'))"
)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_end(tmp_path: Path, number: signal.Signals) -> None:
    plan, file = tmp_path / "faults.json", tmp_path / "crm.jsonl"
    plan.write_text(json.dumps([{"fault": "status", "times": 1, "args": {"code": 503}}]))
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, plan, file],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONWARNINGS": "error"},
    ) as process:
        assert process.stdout is not None
        said = ""
        while "Ctrl+C" not in said:
            line = process.stdout.readline()
            assert line
            said += line
        found = re.search(r"http://\S+/v2", said)
        assert found
        url = found[0]
        headers = {"Authorization": "Bearer a-token"}
        answers = [httpx.get(f"{url}/account", headers=headers).status_code for _ in range(2)]
        assert answers == [503, 200]
        process.send_signal(number)
        _, complaints = process.communicate(timeout=20)
    assert (process.returncode, complaints) == (0, "")


def test_a_plan_that_cannot_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "faults.json"
    assert serve(0, plan, None, "a-token") == 2
    plan.write_text('[{"fault": "explode"}]')
    assert serve(0, plan, None, "a-token") == 2
    assert "explode" in capsys.readouterr().err


def test_a_port_that_cannot_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(70_000, None, None, "a-token") == 1
    assert "cannot start" in capsys.readouterr().err
