"""The sending history of a call in words: what was tried, when, and all of it as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from ..calls.crm_copy import Attempt, Entry, Verb
from ..calls.deriving import creation
from . import call_names, words
from .ledger_fields import sent
from .ledger_outcomes import outcome

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Tries:
    """Attempts in a row that tried the same and came to the same: one hour offline is many."""

    first: Attempt
    last: Attempt
    count: int = 1


def folded(attempts: Sequence[Attempt]) -> list[Tries]:
    """``attempts``, oldest first, with equal neighbours as one; newest first."""
    tries: list[Tries] = []
    for attempt in attempts:
        if tries and _sameness(tries[-1].last) == _sameness(attempt):
            tries[-1] = Tries(tries[-1].first, attempt, tries[-1].count + 1)
        else:
            tries.append(Tries(attempt, attempt))
    return tries[::-1]


def _sameness(attempt: Attempt) -> tuple[object, ...]:
    return (
        attempt.verb,
        attempt.outcome,
        attempt.http_status,
        attempt.code,
        attempt.words,
        dict(attempt.field_errors),
        dict(attempt.body),
    )


def verb_name(verb: Verb) -> str:
    """What an attempt was for."""
    return call_names.verb_name(verb, translate)


def title(tries: Tries) -> str:
    """What was tried, and how often in a row."""
    name = verb_name(tries.last.verb)
    if tries.count == 1:
        return name
    return f"{name} · {translate('Ledger', '%n times', '', tries.count)}"


def when(tries: Tries, today: datetime) -> str:
    """The time of the newest attempt, with the day unless it is ``today``."""
    at = tries.last.began.wall
    if at.date() == today.date():
        return words.moment(at)
    day = QLocale().toString(QDate(at.year, at.month, at.day), "d MMM")
    return f"{day} {words.moment(at)}"


def since(tries: Tries) -> str:
    """When the first of several attempts was made; empty for one."""
    if tries.count == 1:
        return ""
    return translate("Ledger", "Since %1.").replace("%1", words.moment(tries.first.began.wall))


def as_text(entry: Entry, attempts: Sequence[Attempt], region: str, where: str) -> str:
    """The whole history as plain text, for a message to whoever looks after Activix.

    ``where`` says where the call stands. Nothing is masked: the rep chooses whom to show it.
    """
    call, copy = entry.call, entry.copy
    head = f"{words.party(call, region)} · {words.below_party(call, region)}"
    lines = [
        f"{head} · {call.start_at:%Y-%m-%d} {words.moment(call.start_at)}",
        sent({name: value for name, value in creation(call).items() if value is not None}, region),
        where,
    ]
    if copy.crm_id is not None:
        log = translate("Ledger", "Call log %1 in Activix")
        lines.append(log.replace("%1", str(copy.crm_id)))
    if copy.communication_id is not None:
        communication = translate("Ledger", "Communication %1 in Activix")
        lines.append(communication.replace("%1", str(copy.communication_id)))
    for attempt in attempts:
        at = attempt.began.wall
        code = f" [HTTP {attempt.http_status}]" if attempt.http_status else ""
        lines.append("")
        lines.append(f"{at:%Y-%m-%d} {words.moment(at)} · {verb_name(attempt.verb)}{code}")
        lines.append(outcome(attempt))
        if fields := sent(attempt.body, region):
            lines.append(fields)
    return "\n".join(lines) + "\n"
