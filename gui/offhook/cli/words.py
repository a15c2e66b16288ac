"""Facts of the core as English sentences for a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..calls.call import Call
from ..calls.number_plan import NumberProblem
from ..calls.rules import Refusal, Refused
from ..crm.errors import CrmError, Reason
from ..crm.servers import UrlProblem
from ..desk.folder import FolderRefusal, FolderRefused
from ..desk.keys import BadSetting
from ..desk.kinds import BadReason
from ..desk.policy import Policy
from ..desk.problems import SettingProblem

if TYPE_CHECKING:
    from ..journal.errors import JournalError

NUMBERS = {
    NumberProblem.EMPTY: "there is no number",
    NumberProblem.NOT_A_NUMBER: "it is not a phone number",
    NumberProblem.TOO_SHORT: "digits are missing; is it without its area code?",
    NumberProblem.TOO_LONG: "it has too many digits",
    NumberProblem.IMPOSSIBLE: "there can be no such number",
    NumberProblem.EMERGENCY: "it is an emergency number, and such calls are never logged",
    NumberProblem.INVALID_COUNTRY: "there is no such country code",
    NumberProblem.SHORT_CODE: "it is a service code, not a person's number",
    NumberProblem.SEVERAL: "it is more than one number",
}

REFUSALS = {
    Refusal.BAD_NUMBER: "That number cannot be logged",
    Refusal.NO_SUCH_CALL: "There is no such call: {0}",
    Refusal.NO_OPEN_CALL: "No call is open.",
    Refusal.SEVERAL_OPEN: "Several calls are open; say which one with --call ID:",
    Refusal.CALL_ENDED: "That call has already ended: {0}",
    Refusal.CALL_OPEN: "That call is still open: {0}",
    Refusal.ALREADY_SENT: "Activix already has that call, and this can no longer change: {0}",
    Refusal.BAD_RECORDING: "A recording needs a web address (http or https), not: {0}",
    Refusal.OTHER_RECORDING: "Activix may already have a recording of that call, and would lose it;"
    " to replace it: --replace",
    Refusal.NO_CALL_BACK: "No call back is planned for that call: {0}",
    Refusal.BAD_LENGTH: "A call lasts 0 to 86400 seconds, not {0}.",
    Refusal.IN_THE_FUTURE: "That call would end in the future, at {0}.",
    Refusal.NOT_MY_LINE: "None of your lines is called {0!r}; see: offhook settings lines",
    Refusal.CALL_EXISTS: "There is already a call with this id: {0}",
    Refusal.CALL_CLEARED: "What that call was is no longer kept here; it is in Activix: {0}",
    Refusal.MALFORMED: "The program did not understand what it was told; nothing was changed.",
}

SETTINGS = {
    BadReason.UNKNOWN_KEY: "there is no such setting; `offhook settings` lists them",
    BadReason.WRONG_TYPE: "the value is of the wrong kind",
    BadReason.NOT_A_NUMBER: "it needs a number",
    BadReason.OUT_OF_RANGE: "the number is outside of what is allowed",
    BadReason.NOT_A_CHOICE: "that is none of the choices",
    BadReason.NOT_YES_OR_NO: "it is yes or no",
    BadReason.NOT_E164: "it needs a phone number",
    BadReason.NOT_AN_EMAIL: "it needs an e-mail address",
    BadReason.NOT_A_REGION: "it needs the two letters of a country, such as CA",
    BadReason.NOT_A_URL: "it needs a web address",
    BadReason.NOT_HTTPS: "it needs https:// (http:// only for this computer)",
    BadReason.NOT_A_KEY: "a key is Ctrl+Shift+F9 or the like; Ctrl+Alt types characters",
    BadReason.NOT_A_LINE: "a line is NAME=NUMBER, and the default one of those",
    BadReason.SAID_TWICE: "two lines have the same name",
    BadReason.LOCKED: "an administrator has locked it",
    BadReason.NOT_LOCKABLE: "it cannot be preset or locked",
    BadReason.NOT_TRUSTED: "anybody may change this file, so it is no policy",
    BadReason.NOT_HOURS: "hours are like 9:00-21:30, or never; empty for any hour",
    BadReason.NOT_A_FOLDER: "it needs the whole path of a folder",
    BadReason.NO_PLACE_FOR_ID: "it needs {id} where the lead's number goes",
}

URLS = {
    UrlProblem.EMPTY: "it is empty",
    UrlProblem.MALFORMED: "it is not a web address",
    UrlProblem.SCHEME: "it begins with neither https:// nor http://",
    UrlProblem.INSECURE: "plain http:// is for this computer alone; use https://",
    UrlProblem.USERINFO: "it holds a user name or password",
    UrlProblem.QUERY: "it holds a ? or a #",
}

FOLDERS = {
    FolderRefusal.NOT_A_FOLDER: "It is not a folder",
    FolderRefusal.NOT_OURS: "Other people may read it, and it holds things that are not Offhook's",
    FolderRefusal.NO_ACCESS: "Nothing can be written there",
}

FAULTS = {
    Reason.NAME_UNKNOWN: "the name of the server is unknown; is this computer online?",
    Reason.NO_CONNECTION: "no connection",
    Reason.CONNECT_TIMEOUT: "the server cannot be reached",
    Reason.PROXY: "this computer's proxy refused",
    Reason.CERTIFICATE: "the server's certificate is not trusted",
    Reason.TLS: "the server does not speak TLS as it should",
    Reason.CUT: "the connection broke off",
    Reason.TIMED_OUT: "the server did not answer in time",
    Reason.DEADLINE: "the server did not answer in time",
    Reason.REDIRECTED: "the server points to another address; check the base URL",
    Reason.UNREADABLE: "the answer is not Activix's; check the base URL",
    Reason.ANOTHERS: "the answer was about another call",
    Reason.BUSY: "too much was going on at once",
    Reason.INCOMPLETE: "the answer was not whole",
}


def refusal(refused: Refused) -> str:
    """Why an event was refused. The calls of ``SEVERAL_OPEN`` are for the caller to list."""
    if refused.reason is Refusal.BAD_NUMBER and refused.detail:
        problem, *text = refused.detail
        quoted = f" ({text[0]})" if text else ""
        return f"{REFUSALS[refused.reason]}{quoted}: {NUMBERS[NumberProblem(problem)]}."
    # A refusal may come with fewer facts than its sentence can name.
    return REFUSALS[refused.reason].format(*(refused.detail or ("?",)))


def bad_setting(bad: BadSetting) -> str:
    """Why a setting was not taken."""
    return f"{bad.key}: {SETTINGS[bad.reason]}."


def locked(key: str, policy: Policy) -> str:
    """Who locked a setting, and where."""
    lock = policy.locks["lines" if key == "own_number" else key]
    return f"{key}: locked by {lock.set_by or 'an administrator'} ({lock.place})."


def setting_problem(problem: SettingProblem, file: Path) -> str:
    """What could not be read of the settings in ``file`` or of an administrator's policy."""
    place, is_policy = problem.place or file, bool(problem.place)
    if problem.key is not None and problem.reason is not None:
        said = bad_setting(BadSetting(problem.key, problem.reason))
        return f"In {place}: {said} " + ("It is ignored." if is_policy else "The default is used.")
    if is_policy:
        why = f": {SETTINGS[problem.reason]}" if problem.reason else ""
        return f"The policy {place} cannot be read{why}. Nothing is preset or locked by it."
    moved = f"; it was moved to {problem.moved_to}" if problem.moved_to else ""
    return f"{place} cannot be read{moved}. Defaults are used."


def folder(refused: FolderRefused) -> str:
    """Why a folder cannot be used."""
    return f"{FOLDERS[refused.reason]}: {refused.path}"


def call_line(call: Call) -> str:
    """One call among several."""
    began = call.start_at.strftime("%H:%M:%S")
    return f"{call.id}  {call.direction}  {other_party(call)}  {began}"


def other_party(call: Call) -> str:
    """Whom the call is with."""
    number = plain(call.remote or call.remote_text or "?")
    return f"{number} ext. {call.remote_extension}" if call.remote_extension else number


def length(seconds: int | None) -> str:
    """A call's length."""
    if seconds is None:
        return "open"
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}"


def plain(value: object) -> str:
    """A value on one line, without what would steer the terminal: names come from a server."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "".join(char if char.isprintable() else " " for char in str(value))


def crm_error(error: CrmError) -> str:
    """Why a request came to nothing, as the end of a sentence."""
    if error.server_words:
        return plain(f"{error.http_status}, {error.server_words}")
    if error.reason is Reason.STATUS:
        return f"it answered with status {error.http_status}"
    return FAULTS[error.reason]


def journal(error: JournalError) -> str:
    """Why the journal cannot be read."""
    from ..journal.errors import JournalDamaged, JournalOlder, JournalTooNew

    if isinstance(error, JournalTooNew):
        return "A newer version of Offhook wrote this journal; this one leaves it alone."
    if isinstance(error, JournalOlder):
        return "An older Offhook wrote this journal; start the window to bring it up to date."
    if isinstance(error, JournalDamaged):
        return "The journal is damaged; start the window to mend it."
    return f"The journal cannot be read: {error}."
