"""``offhook sandbox``: the CRM to try against, until Ctrl+C."""

from __future__ import annotations

import json
import signal
import sys
import threading
from pathlib import Path

from ..speech import filled, translate
from .faults import FaultPlan
from .sandbox import Sandbox

_FAULT = '{"fault": "status", "times": 1, "args": {"code": 503}}'


def serve(port: int, faults: Path | None, file: Path | None, token: str) -> int:
    """Serve until SIGINT or SIGTERM; the exit code: 0, 1 if it cannot start, 2 for a bad plan.

    To be called on the main thread, since only there signals arrive.
    """
    try:
        rules = json.loads(faults.read_text("utf-8")) if faults else []
        plan = FaultPlan.from_json(rules)
    except (OSError, ValueError, TypeError) as error:
        said = translate("Terminal", "The fault plan cannot be used: %1")
        print(filled(said, error), file=sys.stderr)
        return 2
    finished = threading.Event()
    previous = {
        number: signal.signal(number, lambda *_: finished.set())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        with Sandbox(file, port, token, plan.clock_offset, plan) as sandbox:
            _introduce(sandbox, token, file)
            # A wait without an end cannot be interrupted on Windows.
            while not finished.wait(0.2):
                pass
    except (OSError, ValueError, OverflowError) as error:
        print(filled(translate("Terminal", "The sandbox cannot start: %1"), error), file=sys.stderr)
        return 1
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
    return 0


def _introduce(sandbox: Sandbox, token: str, file: Path | None) -> None:
    page = sandbox.base_url.removesuffix("/v2")
    if file:
        kept = filled(translate("Terminal", "What it stores is kept in %1."), file)
    else:
        kept = translate("Terminal", "It forgets everything when it ends.")
    rows = {
        translate("Terminal", "base URL"): sandbox.base_url,
        translate("Terminal", "token"): token,
        translate("Terminal", "page"): f"{page}/",
    }
    width = max(map(len, rows))
    lines = [
        translate("Terminal", "A CRM to try against is ready."),
        "",
        *(f"  {name:{width}}   {value}" for name, value in rows.items()),
        "",
        filled(translate("Terminal", "Try:  %1"), f"offhook --base-url {sandbox.base_url}"),
        translate("Terminal", "Make something go wrong, then put it right:"),
        "  curl -H 'Content-Type: application/json' \\",
        f"       -d '{_FAULT}' {page}/_sandbox/faults",
        f"  curl -X DELETE {page}/_sandbox/faults",
        "",
        f"{kept} {translate('Terminal', 'Ctrl+C ends it.')}",
    ]
    print("\n".join(lines), flush=True)
