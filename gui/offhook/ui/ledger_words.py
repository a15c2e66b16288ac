"""The sending history of a call in words: what was tried, what was sent, what came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from ..calls.call import Direction, Status
from ..calls.crm_copy import Attempt, Decision, Entry, Outcome, Verb
from . import words
from .widgets.timer_label import clock_text

translate = QCoreApplication.translate

Tone = Literal["", "warn", "stop"]


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
    return {
        Verb.CREATE: translate("Ledger", "Log the call"),
        Verb.UPDATE: translate("Ledger", "Update the call"),
        Verb.COMPLETE: translate("Ledger", "Complete the call found"),
        Verb.LOOK: translate("Ledger", "Look whether it is there"),
        Verb.DECIDE: translate("Ledger", "Your word"),
    }[verb]


def title(tries: Tries) -> str:
    """What was tried, and how often in a row."""
    name = verb_name(tries.last.verb)
    if tries.count == 1:
        return name
    return f"{name} · {translate('Ledger', '%n times', '', tries.count)}"


def moment(at: datetime) -> str:
    """``14:03:07``, or ``14 h 03 min 07 s`` in French."""
    if words.language() == "fr":
        return f"{at.hour} h {at.minute:02d} min {at.second:02d} s".replace(" ", "\u00a0")
    return f"{at:%H:%M:%S}"


def when(tries: Tries, today: datetime) -> str:
    """The time of the newest attempt, with the day unless it is ``today``."""
    at = tries.last.began.wall
    if at.date() == today.date():
        return moment(at)
    day = QLocale().toString(QDate(at.year, at.month, at.day), "d MMM")
    return f"{day} {moment(at)}"


def since(tries: Tries) -> str:
    """When the first of several attempts was made; empty for one."""
    if tries.count == 1:
        return ""
    return translate("Ledger", "Since %1.").replace("%1", moment(tries.first.began.wall))


def tone(attempt: Attempt) -> Tone:
    """How much an outcome should worry the rep; the words say it as well."""
    if attempt.outcome is Outcome.NOT_STORED:
        return "stop" if attempt.http_status else "warn"
    return "warn" if attempt.outcome is Outcome.UNCONFIRMED else ""


def outcome(attempt: Attempt) -> str:
    """What came back: the outcome, the fault, and the server's own words."""
    parts = [_outcome_name(attempt), fault(attempt)]
    if attempt.words:
        parts.append(translate("Ledger", "“%1”").replace("%1", attempt.words))
    for name, problems in attempt.field_errors.items():
        parts.append(words.labelled(field_name(name), " ".join(problems)))
    return " ".join(part for part in parts if part)


def _outcome_name(attempt: Attempt) -> str:
    if attempt.outcome is None:
        return translate("Ledger", "Under way.")
    if attempt.outcome is Outcome.DECIDED:
        return _decision(attempt.code)
    return {
        Outcome.ACKNOWLEDGED: translate("Ledger", "Activix has it."),
        Outcome.NOT_STORED: translate("Ledger", "Not stored."),
        Outcome.UNCONFIRMED: translate("Ledger", "Nobody knows whether it was stored."),
        Outcome.FOUND: translate("Ledger", "It is there."),
        Outcome.NOT_FOUND: translate("Ledger", "It is not there."),
    }[attempt.outcome]


def _decision(code: str) -> str:
    said: dict[str, str] = {
        Decision.IN_CRM: translate("Ledger", "It is in Activix."),
        Decision.SEND_AGAIN: translate("Ledger", "Send it again."),
        Decision.LEFT_DELETED: translate("Ledger", "Leave it deleted."),
        Decision.TAKEN_BACK: translate("Ledger", "That was taken back."),
    }
    return said.get(code, "")


def fault(attempt: Attempt) -> str:
    """Why it did not work, empty where it did."""
    if attempt.outcome not in (Outcome.NOT_STORED, Outcome.UNCONFIRMED):
        return ""
    known = _faults().get(attempt.code, "")
    if known or attempt.http_status is None:
        return known or attempt.code
    return translate("Ledger", "Activix answered %1.").replace("%1", str(attempt.http_status))


def _faults() -> dict[str, str]:
    """The codes of ``offhook.crm.errors.Reason``, of the look-up and of the journal."""
    return {
        "name_unknown": translate("Ledger", "The server's name was not found: no internet?"),
        "no_connection": translate("Ledger", "No connection to the server."),
        "connect_timeout": translate("Ledger", "The server did not take the connection in time."),
        "busy": translate("Ledger", "All connections were in use."),
        "proxy": translate("Ledger", "This computer's proxy did not let it through."),
        "certificate": translate("Ledger", "The server could not prove who it is."),
        "tls": translate("Ledger", "No safe connection could be made."),
        "cut": translate("Ledger", "The connection broke off."),
        "timed_out": translate("Ledger", "Activix did not answer in time."),
        "deadline": translate("Ledger", "The answer took too long."),
        "redirected": translate("Ledger", "The server pointed to another one."),
        "unreadable": translate("Ledger", "The answer could not be read."),
        "incomplete": translate("Ledger", "The answer was not complete."),
        "no_right_to_look": translate("Ledger", "This token may not look calls up."),
        "too_early": translate("Ledger", "Not seen yet; it is looked for once more."),
        "undecided": translate("Ledger", "More than one call there could be this one."),
        "no_lead": translate("Ledger", "No lead has this number."),
        "taken": translate("Ledger", "What was found there is another call of yours."),
        "token_changed": translate("Ledger", "Another token took this one's place before it left."),
        "internal": translate("Ledger", "Offhook could not send it; the log file says why."),
        "program_ended": translate("Ledger", "Offhook ended before the answer came."),
    }


def field_name(name: str) -> str:
    """One of Activix's parameters in the rep's words; one that is not known stays as it is."""
    names = {
        "status": translate("Ledger", "Status"),
        "call_status": translate("Ledger", "Status"),
        "direction": translate("Ledger", "Direction"),
        "from": translate("Ledger", "From"),
        "to": translate("Ledger", "To"),
        "start_at": translate("Ledger", "Start"),
        "end_at": translate("Ledger", "End"),
        "duration": translate("Ledger", "Length"),
        "call_duration": translate("Ledger", "Length"),
        "media_url": translate("Ledger", "Recording"),
        "user_did": translate("Ledger", "Direct number"),
        "user_email": translate("Ledger", "User"),
    }
    return names.get(name, name)


def sent(body: Mapping[str, Any], region: str) -> str:
    """What was sent, field by field; empty for a look-up."""
    fields = ((field_name(name), _value(name, body[name], region)) for name in body)
    return " · ".join(words.labelled(name, value) for name, value in fields)


def _value(name: str, value: Any, region: str) -> str:
    try:
        match name:
            case "status" | "call_status":
                return words.status_name(Status(value))
            case "direction":
                outgoing = Direction(value) is Direction.OUTGOING
                if outgoing:
                    return translate("Ledger", "outgoing")
                return translate("Ledger", "incoming")
            case "from" | "to" | "user_did":
                return words.number_text(str(value), region)
            case "start_at" | "end_at":
                return moment(datetime.fromisoformat(value))
            case "duration" | "call_duration":
                return clock_text(int(value))
    except (TypeError, ValueError):
        pass  # sent by a newer version: shown as it was
    return str(value)


def as_text(entry: Entry, attempts: Sequence[Attempt], region: str) -> str:
    """The whole history as plain text, for a message to whoever looks after Activix."""
    call = entry.call
    head = f"{words.party(call, region)} · {words.below_party(call, region)}"
    lines = [f"{head} · {call.start_at:%Y-%m-%d} {moment(call.start_at)}"]
    if entry.copy.crm_id is not None:
        log = translate("Ledger", "Call log %1 in Activix")
        lines.append(log.replace("%1", str(entry.copy.crm_id)))
    for attempt in attempts:
        at = attempt.began.wall
        code = f" [HTTP {attempt.http_status}]" if attempt.http_status else ""
        lines.append("")
        lines.append(f"{at:%Y-%m-%d} {moment(at)} · {verb_name(attempt.verb)}{code}")
        lines.append(outcome(attempt))
        fields = sent(attempt.body, region)
        if fields:
            lines.append(fields)
    return "\n".join(lines) + "\n"
