"""The table at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .audit import Fault, Findings
from .chaos import Tally
from .evidence import Evidence

SHOWN = 30
"""How many findings are printed."""

MANY = 50
"""From so many calls on, chance must have done what was promised of it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a soak came to, beside its findings."""

    seed: int
    seconds: float
    calls: int
    evidence: Evidence
    tally: Tally

    @property
    def hard_enough(self) -> bool:
        """Faults on half of all requests, and a kill for every fifth call."""
        half = self.evidence.faults.total() * 2 >= self.evidence.requests
        return self.calls < MANY or (half and self.tally.kills * 5 >= self.calls)


def table(result: Result, findings: Findings) -> str:
    """All figures, and the first findings."""
    lines = [f"{name:<40}{value:>8}" for name, value in _rows(result, findings)]
    shown = [f"{fault}: {text}" for fault, text in findings.faults[:SHOWN]]
    more = len(findings.faults) - len(shown)
    if more:
        shown.append(f"... and {more} more")
    if not result.hard_enough:
        shown.append("It was too easy: too few faults or kills to prove anything.")
    return "\n".join(["", *lines, "", *shown])


def _rows(result: Result, findings: Findings) -> Iterator[tuple[str, str | int]]:
    evidence, tally = result.evidence, result.tally
    faulty = evidence.faults.total()
    yield "seed", result.seed
    yield "seconds", f"{result.seconds:.0f}"
    yield "calls", result.calls
    yield "requests", evidence.requests
    yield "  with a fault", faulty
    yield "  that is, in percent", f"{100 * faulty / max(1, evidence.requests):.0f}"
    yield "kills of the program", tally.kills
    yield "restarts of the CRM", tally.crm_kills
    yield "offline spells", tally.offline
    yield "calls logged by others", tally.others
    yield "leads made after the call", tally.late_leads
    yield "tokens renewed", tally.tokens
    yield "in the CRM", findings.synced
    yield "  found there after a lost answer", findings.adopted
    yield "tasks in the CRM", len(evidence.tasks)
    yield "recordings in the CRM", len(evidence.recordings)
    yield "needs you", findings.needs_you.total()
    for reason, count in findings.needs_you.most_common():
        yield f"  {reason}", count
    for fault in Fault:
        yield fault.value, findings.count(fault)
