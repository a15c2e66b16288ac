"""What goes wrong, on demand: rules that pick requests, and what is done to those they pick.

A rule as JSON::

    {"match": {"method": "POST", "path": "/call-logs$"}, "fault": "status", "times": 2,
     "args": {"code": 503, "retry_after": 2}}

``match`` is optional, ``path`` a regular expression searched in the path. ``times`` bounds how
often the rule strikes, ``probability`` makes it strike by chance, ``after`` lets so many matching
requests pass first; without any of them it strikes every time. The first rule that strikes
decides, but the ``communication_*`` rules add up. A plan is a list of rules, or an object
``{"seed": 1, "clock_offset": 3600, "rules": [...]}`` with the server's clock so many seconds off.
"""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from .records import JsonObject
from .state import Quirks


class FaultKind(StrEnum):
    """The faults; their arguments and defaults are in ``ARGUMENTS``."""

    REFUSE = "refuse"  # the connection is reset as soon as it is accepted, nothing is read
    RESET = "reset"  # reset when only the head of the request was read
    CUT = "cut"  # reset when this part of the body was read
    DROP_BEFORE = "drop_before"  # the request is read, nothing is stored, the connection closed
    DROP_AFTER = "drop_after"  # stored, then closed without an answer
    STORE_LATE = "store_late"  # closed without an answer, stored some seconds later
    STATUS = "status"  # an answer of this status
    HTML = "html"  # a web page instead of JSON: a proxy's, a captive portal's
    LATENCY = "latency"  # some seconds pass, then the request is handled
    SLOW_ANSWER = "slow_answer"  # stored at once, answered some seconds later
    DRIBBLE = "dribble"  # the right answer, one byte at a time
    GARBAGE = "garbage"  # the right status, a body that is not JSON
    TRUNCATED = "truncated"  # the right answer, cut short
    EMPTY = "empty"  # the right status without a body
    REDIRECT = "redirect"  # 302 to another URL
    COMMUNICATION_LATE = "communication_late"  # the communication appears seconds later
    COMMUNICATION_UNDATED = "communication_undated"  # it has no executed_at
    COMMUNICATION_COLLEAGUE = "communication_colleague"  # it is another user's


# ``stored``: the request is handled as ever before the wrong answer goes out. ``seconds`` may be
# fractions. ``close`` of store_late: "now", or "client": keep waiting until the client leaves.
ARGUMENTS: dict[FaultKind, JsonObject] = {
    FaultKind.REFUSE: {},
    FaultKind.RESET: {},
    FaultKind.CUT: {"fraction": 0.9},
    FaultKind.DROP_BEFORE: {"reset": False},
    FaultKind.DROP_AFTER: {"reset": False},
    FaultKind.STORE_LATE: {"seconds": 5.0, "close": "now"},
    FaultKind.STATUS: {
        "code": 500,
        "retry_after": None,
        "message": None,
        "errors": None,
        "stored": False,
    },
    FaultKind.HTML: {"code": 502, "stored": False},
    FaultKind.LATENCY: {"seconds": 5.0},
    FaultKind.SLOW_ANSWER: {"seconds": 5.0},
    FaultKind.DRIBBLE: {"interval": 0.1},
    FaultKind.GARBAGE: {},
    FaultKind.TRUNCATED: {},
    FaultKind.EMPTY: {},
    FaultKind.REDIRECT: {"to": "http://127.0.0.1:9/"},
    FaultKind.COMMUNICATION_LATE: {"seconds": 60.0},
    FaultKind.COMMUNICATION_UNDATED: {},
    FaultKind.COMMUNICATION_COLLEAGUE: {"user_id": None},
}
_QUIRKS = frozenset(kind for kind in FaultKind if kind.startswith("communication_"))
_TYPES: dict[type, Any] = {bool: bool, float: (int, float), int: int, str: str}


@dataclass(slots=True)
class Rule:
    """One fault and the requests it strikes. ``struck`` counts how often it did."""

    kind: FaultKind
    args: JsonObject
    method: str | None = None
    path: str | None = None
    times: int | None = None
    probability: float | None = None
    after: int = 0
    struck: int = 0

    def __post_init__(self) -> None:
        known = ARGUMENTS[self.kind]
        for name, value in self.args.items():
            if name not in known:
                raise ValueError(f"{self.kind} has no argument {name}")
            expected = _TYPES.get(type(known[name]))
            if expected and not isinstance(value, expected):
                raise ValueError(f"{self.kind}: {name} cannot be {value!r}")
        self.args = {**known, **self.args}
        if self.kind is FaultKind.REFUSE and (self.method or self.path):
            raise ValueError("refuse strikes before the request is read: it cannot match one")
        if not all(isinstance(count, int | None) for count in (self.times, self.after)):
            raise ValueError("times and after are whole numbers")
        if self.probability is not None and not 0 <= self.probability <= 1:
            raise ValueError("a probability lies between 0 and 1")
        try:
            re.compile(self.path or "")
        except re.error as error:
            raise ValueError(f"not a regular expression: {self.path}") from error

    def strikes(self, method: str, path: str, chance: random.Random) -> bool:
        """Whether this request is struck; counts it if so."""
        if self.method not in (None, method) or not re.search(self.path or "", path):
            return False
        if self.times is not None and self.struck >= self.times:
            return False
        if self.after:
            self.after -= 1
            return False
        if self.probability is not None and chance.random() >= self.probability:
            return False
        self.struck += 1
        return True

    def to_json(self) -> JsonObject:
        """The rule as it was given, with ``struck``."""
        return {
            "match": {"method": self.method, "path": self.path},
            "fault": self.kind.value,
            "times": self.times,
            "probability": self.probability,
            "after": self.after,
            "args": self.args,
            "struck": self.struck,
        }


class FaultPlan:
    """The rules of one sandbox; may be changed while it serves, from any thread.

    With the same ``seed`` and the same requests in the same order, chance decides the same.
    ``clock_offset`` is what a plan in a file wants of the server's clock.
    """

    def __init__(self, seed: int | None = None, clock_offset: timedelta = timedelta(0)) -> None:
        self.clock_offset = clock_offset
        self._rules: list[Rule] = []
        self._chance = random.Random(seed)  # noqa: S311  (no secret hangs on it)
        self._lock = threading.Lock()

    @classmethod
    def from_json(cls, data: Any) -> FaultPlan:
        """A plan of parsed JSON. ``ValueError`` says what is wrong with it."""
        if not isinstance(data, dict) or "rules" not in data:
            plan = cls()
            plan.extend(data)
            return plan
        if unknown := set(data) - {"seed", "clock_offset", "rules"}:
            raise ValueError(f"a fault plan has no {', '.join(sorted(unknown))}")
        plan = cls(data.get("seed"), timedelta(seconds=data.get("clock_offset", 0)))
        plan.extend(data["rules"])
        return plan

    def add(
        self,
        fault: str,
        *,
        method: str | None = None,
        path: str | None = None,
        times: int | None = None,
        probability: float | None = None,
        after: int = 0,
        **args: Any,
    ) -> Rule:
        """One more rule, behind the others. ``ValueError`` for what makes no sense."""
        rule = Rule(FaultKind(fault), args, method, path, times, probability, after)
        with self._lock:
            self._rules.append(rule)
        return rule

    def extend(self, data: Any) -> None:
        """Rules as JSON: one, or a list. All of them or, with a ``ValueError``, none."""
        if isinstance(data, dict):
            data = [data]
        if not isinstance(data, list):
            raise ValueError("a fault plan is a rule or a list of rules")
        rules = [_rule(entry) for entry in data]
        with self._lock:
            self._rules.extend(rules)

    def clear(self) -> None:
        """Nothing goes wrong any more, from the next request on."""
        with self._lock:
            self._rules.clear()

    def to_json(self) -> list[JsonObject]:
        """The rules in their order."""
        with self._lock:
            return [rule.to_json() for rule in self._rules]

    def refuses(self) -> bool:
        """Whether a connection that was just accepted is to be reset."""
        return self._first(frozenset({FaultKind.REFUSE}), "", "") is not None

    def strike(self, method: str, path: str) -> Rule | None:
        """The rule that decides about this request, ``None`` if all goes well."""
        return self._first(frozenset(FaultKind) - _QUIRKS - {FaultKind.REFUSE}, method, path)

    def quirks(self, method: str, path: str) -> Quirks:
        """What becomes of the communication of a call log that is now stored."""
        late, undated, colleague = (
            self._first(frozenset({kind}), method, path)
            for kind in (
                FaultKind.COMMUNICATION_LATE,
                FaultKind.COMMUNICATION_UNDATED,
                FaultKind.COMMUNICATION_COLLEAGUE,
            )
        )
        return Quirks(
            late=late.args["seconds"] if late else 0.0,
            undated=undated is not None,
            colleague=colleague is not None,
            user_id=colleague.args["user_id"] if colleague else None,
        )

    def _first(self, kinds: frozenset[FaultKind], method: str, path: str) -> Rule | None:
        with self._lock:
            rules = (rule for rule in self._rules if rule.kind in kinds)
            return next((r for r in rules if r.strikes(method, path, self._chance)), None)


def _rule(data: Any) -> Rule:
    if not isinstance(data, Mapping) or not isinstance(match := data.get("match", {}), Mapping):
        raise ValueError(f"not a fault rule: {data!r}")
    unknown = set(data) - {"match", "fault", "times", "probability", "after", "args", "struck"}
    unknown |= set(match) - {"method", "path"}
    if unknown:
        raise ValueError(f"a fault rule has no {', '.join(sorted(map(str, unknown)))}")
    return Rule(
        FaultKind(str(data.get("fault"))),
        dict(data.get("args", {})),
        match.get("method"),
        match.get("path"),
        data.get("times"),
        data.get("probability"),
        data.get("after", 0),
    )
