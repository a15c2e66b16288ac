"""What goes wrong on the way: rules for the sandbox."""

from __future__ import annotations

from typing import Any

from .pace import Pace

Rule = tuple[float, str, dict[str, Any]]

NO_TOKEN = 401


def fault_plan(seed: int, pace: Pace, clock_offset: float) -> dict[str, Any]:
    """A plan with which three of five requests go wrong, on every kind of request."""
    rules = [_rule(p, kind, args) for p, kind, args in _conditional(_strikes(pace))]
    rules += [_rule(p, kind, args) for p, kind, args in _quirks(pace)]
    return {"seed": seed, "clock_offset": clock_offset, "rules": rules}


def _strikes(pace: Pace) -> list[Rule]:
    """Each fault with its share of all requests."""
    late, over = pace.stored_late, pace.over
    return [
        (0.04, "reset", {}),
        (0.03, "drop_before", {}),
        (0.04, "drop_before", {"reset": True}),
        (0.06, "drop_after", {}),
        (0.05, "drop_after", {"reset": True}),
        (0.03, "store_late", {"seconds": late}),
        (0.02, "store_late", {"seconds": late / 2, "close": "client"}),
        (0.04, "slow_answer", {"seconds": over}),
        (0.02, "latency", {"seconds": over}),
        (0.03, "latency", {"seconds": 0.3}),
        (0.02, "dribble", {"interval": 0.05}),
        (0.03, "status", {"code": 500}),
        (0.03, "status", {"code": 500, "stored": True}),
        (0.01, "status", {"code": 408, "stored": True}),
        (0.02, "status", {"code": 503}),
        (0.02, "status", {"code": 503, "retry_after": 1}),
        (0.02, "status", {"code": 504, "stored": True}),
        (0.01, "status", {"code": 429}),
        (0.02, "status", {"code": 429, "retry_after": 1}),
        (0.004, "status", {"code": NO_TOKEN}),
        (0.03, "html", {"code": 502}),
        (0.03, "html", {"code": 502, "stored": True}),
        (0.02, "html", {"code": 200}),
        (0.04, "truncated", {}),
        (0.03, "garbage", {}),
        (0.02, "empty", {}),
        (0.02, "redirect", {}),
    ]


def _quirks(pace: Pace) -> list[Rule]:
    """What a new call log's communication is like, each by itself."""
    return [
        (0.3, "communication_late", {"seconds": pace.appears_late}),
        (0.03, "communication_undated", {}),
    ]


def _conditional(rules: list[Rule]) -> list[Rule]:
    """The first rule that strikes decides, so each is given its share of what is left to it."""
    left, conditional = 1.0, []
    for share, kind, args in rules:
        conditional.append((share / left, kind, args))
        left -= share
    return conditional


def _rule(probability: float, fault: str, args: dict[str, Any]) -> dict[str, Any]:
    return {"fault": fault, "probability": probability, "args": args}
