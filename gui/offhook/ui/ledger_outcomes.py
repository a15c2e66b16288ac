"""What came back of an attempt, in words: every outcome, fault and status that there is."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication

from ..calls.copying import PROGRAM_ENDED
from ..calls.crm_copy import Attempt, Decision, Outcome, Verb
from ..calls.follow_ups import FileProblem
from . import part_words, words
from .ledger_fields import field_name

translate = QCoreApplication.translate

Tone = Literal["", "warn", "stop"]


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


def fault(attempt: Attempt) -> str:
    """Why it did not work, empty where it did."""
    if attempt.outcome not in (Outcome.NOT_STORED, Outcome.UNCONFIRMED):
        return ""
    if known := _faults().get(attempt.code):
        return known
    if attempt.http_status is None:  # written by a newer version
        return translate("Ledger", "The reason has no words here: %1.").replace("%1", attempt.code)
    return f"{_by_status(attempt.http_status, attempt.verb)} ({attempt.http_status})."


def _outcome_name(attempt: Attempt) -> str:
    match attempt.outcome, attempt.verb:
        case None, _:
            return translate("Ledger", "Under way.")
        case Outcome.DECIDED, _:
            return _decision(attempt.code)
        case Outcome.FOUND, Verb.FIND_LEAD:
            return translate("Ledger", "One lead has this number.")
        case Outcome.NOT_FOUND, Verb.FIND_LEAD:
            return translate("Ledger", "No lead has this number yet; looked for again later.")
        case Outcome.FOUND, _:
            return translate("Ledger", "It is there.")
        case Outcome.NOT_FOUND, _:
            return translate("Ledger", "It is not there, so it is sent again.")
        case _, Verb.LOOK | Verb.FIND_TASK | Verb.FIND_LEAD:
            return translate("Ledger", "It could not be found out.")
        case Outcome.ACKNOWLEDGED, Verb.CREATE | Verb.NOTE | Verb.TASK | Verb.UPLOAD:
            return translate("Ledger", "Activix has it.")
        case Outcome.ACKNOWLEDGED, _:
            return translate("Ledger", "Activix has the change.")
        case Outcome.NOT_STORED, Verb.CREATE | Verb.NOTE | Verb.TASK | Verb.UPLOAD:
            return translate("Ledger", "Not stored.")
        case Outcome.NOT_STORED, _:
            return translate("Ledger", "The change was not stored.")
        case _, Verb.CREATE | Verb.NOTE | Verb.TASK | Verb.UPLOAD:
            return translate("Ledger", "Nobody knows whether it was stored.")
    return translate("Ledger", "Nobody knows whether the change was stored.")


def _decision(code: str) -> str:
    said: dict[str, str] = {
        Decision.IN_CRM: translate("Ledger", "It is in Activix."),
        Decision.SEND_AGAIN: translate("Ledger", "Send it again."),
        Decision.LEFT_DELETED: translate("Ledger", "Leave it deleted."),
        Decision.TAKEN_BACK: translate("Ledger", "That was taken back."),
    }
    return said.get(code, "")


def fault_of_code(code: str) -> str:
    """Why a request came to nothing, by its code; empty for one that has no words."""
    return _faults().get(code, "")


def _faults() -> dict[str, str]:
    """The codes of ``offhook.crm.errors.Reason``, of the look-up, of sync and of the journal."""
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
        "anothers": translate("Ledger", "The answer was about another call."),
        "incomplete": translate("Ledger", "The answer was not complete."),
        "no_right_to_look": translate("Ledger", "This token may not look calls up."),
        "too_early": translate("Ledger", "Not seen yet; it is looked for once more."),
        "undecided": translate("Ledger", "More than one call there could be this one."),
        "no_lead": translate("Ledger", "No lead has this number."),
        "several_leads": translate("Ledger", "Several leads have this number."),
        "no_owner": translate("Ledger", "No user in Activix has your e-mail."),
        "gone": translate("Ledger", "The lead with this number takes nothing."),
        **{problem.value: part_words.file_problem(problem) for problem in FileProblem},
        "taken": translate("Ledger", "What was found there is another call of yours."),
        "token_changed": translate("Ledger", "Another token took this one's place before it left."),
        "internal": translate("Ledger", "Offhook could not send it; the log file says why."),
        PROGRAM_ENDED: translate("Ledger", "Offhook ended before the answer came."),
    }


def _by_status(http_status: int, verb: Verb) -> str:
    """What an HTTP status means for the request, without its full stop."""
    match http_status:
        case 400 | 422:
            return translate("Ledger", "Activix does not accept it as it was sent")
        case 401:
            return translate("Ledger", "Activix refuses the token")
        case 403:
            return translate("Ledger", "The token does not have this right")
        case 404 if verb in (Verb.NOTE, Verb.EDIT_NOTE, Verb.TASK):
            return translate("Ledger", "The lead, or the note, is not in Activix any more")
        case 404 if verb in (Verb.UPDATE, Verb.COMPLETE, Verb.UPLOAD):
            return translate("Ledger", "The call is not in Activix any more")
        case 404:
            return translate("Ledger", "There is no such place on the server")
        case 405 | 413 | 415:
            return translate("Ledger", "Activix does not take it in this form")
        case 408:
            return translate("Ledger", "Activix did not get all of it in time")
        case 429:
            return translate("Ledger", "Too many requests: Activix asks to wait")
        case 503:
            return translate("Ledger", "Activix is busy for the moment")
        case _ if http_status >= 500:
            return translate("Ledger", "Activix is in trouble")
    return translate("Ledger", "Activix gave an answer that nobody expects")
