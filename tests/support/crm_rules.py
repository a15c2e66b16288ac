"""What the CRM's documentation asks of a request that changes something."""

from __future__ import annotations

import re
from typing import Any

from offhook.calls.call import Status

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")


def errors_of(method: str, path: str, body: dict[str, Any]) -> dict[str, list[str]]:
    """What the documentation refuses of a POST or PUT."""
    errors: dict[str, list[str]] = {}
    if "/communications/" in path:
        required = {"call_status"}
    elif method == "PUT":
        required = {"status"}
    else:
        required = {"status", "direction", "start_at", "from", "to", "user_did", "user_email"}
    for name in required - body.keys():
        errors[name] = ["required"]
    for name in {"from", "to", "user_did"} & body.keys():
        if not _NUMBER.fullmatch(body[name]):
            errors[name] = ["not E.164"]
    if ("end_at" in body) != ("duration" in body):
        errors["end_at"] = ["mandatory with duration"]
    if body.get("status", body.get("call_status")) not in list(Status):
        errors["status"] = ["unknown"]
    return errors
