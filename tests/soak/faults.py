"""What goes wrong on the way: rules for the sandbox."""

from __future__ import annotations

from typing import Any

from .pace import Pace

Rule = tuple[float, str, dict[str, Any]]

NO_TOKEN = 401


SHARES = {"POST": (0.5, 0.14), "PUT": (0.5, 0.14), "GET": (0.18, 0.46)}
"""Of the requests of each kind, those that fail for good, and those that are only made to wait. A
look takes several requests in a row: with more failures hardly any would come to its end."""


def fault_plan(seed: int, pace: Pace, clock_offset: float) -> dict[str, Any]:
    """A plan with which more than half of the requests go wrong, on every kind of request."""
    rules = []
    for method, (failing, waiting) in SHARES.items():
        strikes = _scaled(_failing(pace), failing) + _scaled(_waiting(), waiting)
        rules += [_rule(*rule, method) for rule in _conditional(strikes)]
    rules += [_rule(*rule, "POST") for rule in _quirks(pace)]
    return {"seed": seed, "clock_offset": clock_offset, "rules": rules}


def _failing(pace: Pace) -> list[Rule]:
    """Each fault with its weight."""
    late, over = pace.stored_late, pace.over
    return [
        (4, "reset", {}),
        (3, "drop_before", {}),
        (4, "drop_before", {"reset": True}),
        (6, "drop_after", {}),
        (5, "drop_after", {"reset": True}),
        (3, "store_late", {"seconds": late}),
        (2, "store_late", {"seconds": late / 2, "close": "client"}),
        (3, "slow_answer", {"seconds": over}),
        (2, "latency", {"seconds": over}),
        (2, "dribble", {"interval": 0.05}),
        (3, "status", {"code": 500}),
        (3, "status", {"code": 500, "stored": True}),
        (1, "status", {"code": 408, "stored": True}),
        (2, "status", {"code": 503}),
        (2, "status", {"code": 503, "retry_after": 1}),
        (2, "status", {"code": 504, "stored": True}),
        (0.5, "status", {"code": 429}),
        (1, "status", {"code": 429, "retry_after": 1}),
        (0.3, "status", {"code": NO_TOKEN}),
        (3, "html", {"code": 502}),
        (3, "html", {"code": 502, "stored": True}),
        (2, "html", {"code": 200}),
        (4, "truncated", {}),
        (3, "garbage", {}),
        (2, "empty", {}),
        (2, "redirect", {}),
    ]


def _waiting() -> list[Rule]:
    return [(1, "latency", {"seconds": 0.15}), (1, "slow_answer", {"seconds": 0.15})]


def _quirks(pace: Pace) -> list[Rule]:
    """What a new call log's communication is like, each by itself."""
    return [
        (0.3, "communication_late", {"seconds": pace.appears_late}),
        (0.03, "communication_undated", {}),
    ]


def _scaled(rules: list[Rule], share: float) -> list[Rule]:
    """The same with shares of all requests, ``share`` together."""
    total = sum(weight for weight, _, _ in rules)
    return [(weight / total * share, kind, args) for weight, kind, args in rules]


def _conditional(rules: list[Rule]) -> list[Rule]:
    """The first rule that strikes decides, so each is given its share of what is left to it."""
    left, conditional = 1.0, []
    for share, kind, args in rules:
        conditional.append((share / left, kind, args))
        left -= share
    return conditional


def _rule(probability: float, fault: str, args: dict[str, Any], method: str) -> dict[str, Any]:
    match = {"method": method}
    return {"match": match, "fault": fault, "probability": probability, "args": args}
