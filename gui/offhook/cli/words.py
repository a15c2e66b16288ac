"""Facts of the core as sentences for a terminal."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from ..calls.follow_ups import BadFile, FileProblem
from ..calls.number_plan import NumberProblem
from ..calls.rules import Refusal, Refused
from ..crm.errors import CrmError, Reason
from ..crm.servers import BadBaseUrl, UrlProblem
from ..desk.folder import FolderRefusal, FolderRefused
from ..desk.keys import BadSetting
from ..desk.kinds import BadReason
from ..desk.policy import Policy
from ..desk.problems import SettingProblem
from ..speech import filled, language, translate

if TYPE_CHECKING:
    from ..journal.errors import JournalError


def numbers() -> dict[NumberProblem, str]:
    """What can be wrong with a number, as the end of a sentence."""
    return {
        NumberProblem.EMPTY: translate("Terminal", "there is no number"),
        NumberProblem.NOT_A_NUMBER: translate("Terminal", "it is not a phone number"),
        NumberProblem.TOO_SHORT: translate(
            "Terminal", "digits are missing; is it without its area code?"
        ),
        NumberProblem.TOO_LONG: translate("Terminal", "it has too many digits"),
        NumberProblem.IMPOSSIBLE: translate("Terminal", "there can be no such number"),
        NumberProblem.EMERGENCY: translate(
            "Terminal", "it is an emergency number, and such calls are never logged"
        ),
        NumberProblem.INVALID_COUNTRY: translate("Terminal", "there is no such country code"),
        NumberProblem.SHORT_CODE: translate(
            "Terminal", "it is a service code, not a person's number"
        ),
        NumberProblem.SEVERAL: translate("Terminal", "it is more than one number"),
    }


def refusals() -> dict[Refusal, str]:
    """Why an event was refused; ``%1`` is the first fact."""
    return {
        Refusal.BAD_NUMBER: translate("Terminal", "That number cannot be logged"),
        Refusal.NO_SUCH_CALL: translate("Terminal", "There is no such call: %1"),
        Refusal.NO_OPEN_CALL: translate("Terminal", "No call is open."),
        Refusal.SEVERAL_OPEN: translate(
            "Terminal", "Several calls are open; say which one with --call ID:"
        ),
        Refusal.CALL_ENDED: translate("Terminal", "That call has already ended: %1"),
        Refusal.CALL_OPEN: translate("Terminal", "That call is still open: %1"),
        Refusal.ALREADY_SENT: translate(
            "Terminal", "Activix already has that call, and this can no longer change: %1"
        ),
        Refusal.BAD_RECORDING: translate(
            "Terminal", "A recording needs a web address (http or https), not: %1"
        ),
        Refusal.OTHER_RECORDING: translate(
            "Terminal",
            "Activix may already have a recording of that call, and would lose it;"
            " to replace it: --replace",
        ),
        Refusal.NO_CALL_BACK: translate("Terminal", "No call back is planned for that call: %1"),
        Refusal.BAD_LENGTH: translate("Terminal", "A call lasts 0 to 86400 seconds, not %1."),
        Refusal.IN_THE_FUTURE: translate("Terminal", "That call would end in the future, at %1."),
        Refusal.NOT_MY_LINE: translate(
            "Terminal", "None of your lines is called %1; see: offhook settings lines"
        ),
        Refusal.CALL_EXISTS: translate("Terminal", "There is already a call with this id: %1"),
        Refusal.CALL_CLEARED: translate(
            "Terminal", "What that call was is no longer kept here; it is in Activix: %1"
        ),
        Refusal.MALFORMED: translate(
            "Terminal", "The program did not understand what it was told; nothing was changed."
        ),
    }


def settings() -> dict[BadReason, str]:
    """What can be wrong with a setting, as the end of a sentence."""
    return {
        BadReason.UNKNOWN_KEY: translate(
            "Terminal", "there is no such setting; `offhook settings` lists them"
        ),
        BadReason.WRONG_TYPE: translate("Terminal", "the value is of the wrong kind"),
        BadReason.NOT_A_NUMBER: translate("Terminal", "it needs a number"),
        BadReason.OUT_OF_RANGE: translate("Terminal", "the number is outside of what is allowed"),
        BadReason.NOT_A_CHOICE: translate("Terminal", "that is none of the choices"),
        BadReason.NOT_YES_OR_NO: translate("Terminal", "it is yes or no"),
        BadReason.NOT_E164: translate("Terminal", "it needs a phone number"),
        BadReason.NOT_AN_EMAIL: translate("Terminal", "it needs an e-mail address"),
        BadReason.NOT_A_REGION: translate(
            "Terminal", "it needs the two letters of a country, such as CA"
        ),
        BadReason.NOT_A_URL: translate("Terminal", "it needs a web address"),
        BadReason.NOT_HTTPS: translate(
            "Terminal", "it needs https:// (http:// only for this computer)"
        ),
        BadReason.NOT_A_KEY: translate(
            "Terminal", "a key is Ctrl+Shift+F9 or the like; Ctrl+Alt types characters"
        ),
        BadReason.NOT_A_LINE: translate(
            "Terminal", "a line is NAME=NUMBER, and the default one of those"
        ),
        BadReason.SAID_TWICE: translate("Terminal", "two lines have the same name"),
        BadReason.LOCKED: translate("Terminal", "an administrator has locked it"),
        BadReason.NOT_LOCKABLE: translate("Terminal", "it cannot be preset or locked"),
        BadReason.NOT_TRUSTED: translate(
            "Terminal", "anybody may change this file, so it is no policy"
        ),
        BadReason.NOT_HOURS: translate(
            "Terminal", "hours are like 9:00-21:30, or never; empty for any hour"
        ),
        BadReason.NOT_A_FOLDER: translate("Terminal", "it needs the whole path of a folder"),
        BadReason.NO_PLACE_FOR_ID: translate(
            "Terminal", "it needs {id} where the lead's number goes"
        ),
    }


def urls() -> dict[UrlProblem, str]:
    """What can be wrong with a base URL, as the end of a sentence."""
    return {
        UrlProblem.EMPTY: translate("Terminal", "it is empty"),
        UrlProblem.MALFORMED: translate("Terminal", "it is not a web address"),
        UrlProblem.SCHEME: translate("Terminal", "it begins with neither https:// nor http://"),
        UrlProblem.INSECURE: translate(
            "Terminal", "plain http:// is for this computer alone; use https://"
        ),
        UrlProblem.USERINFO: translate("Terminal", "it holds a user name or password"),
        UrlProblem.QUERY: translate("Terminal", "it holds a ? or a #"),
    }


def folders() -> dict[FolderRefusal, str]:
    """What can be wrong with a data folder; the folder follows."""
    return {
        FolderRefusal.NOT_A_FOLDER: translate("Terminal", "It is not a folder"),
        FolderRefusal.NOT_OURS: translate(
            "Terminal", "Other people may read it, and it holds things that are not Offhook's"
        ),
        FolderRefusal.NO_ACCESS: translate("Terminal", "Nothing can be written there"),
    }


def faults() -> dict[Reason, str]:
    """Why a request came to nothing, as the end of a sentence."""
    return {
        Reason.NAME_UNKNOWN: translate(
            "Terminal", "the name of the server is unknown; is this computer online?"
        ),
        Reason.NO_CONNECTION: translate("Terminal", "no connection"),
        Reason.CONNECT_TIMEOUT: translate("Terminal", "the server cannot be reached"),
        Reason.PROXY: translate("Terminal", "this computer's proxy refused"),
        Reason.CERTIFICATE: translate("Terminal", "the server's certificate is not trusted"),
        Reason.TLS: translate("Terminal", "the server does not speak TLS as it should"),
        Reason.CUT: translate("Terminal", "the connection broke off"),
        Reason.TIMED_OUT: translate("Terminal", "the server did not answer in time"),
        Reason.DEADLINE: translate("Terminal", "the server did not answer in time"),
        Reason.REDIRECTED: translate(
            "Terminal", "the server points to another address; check the base URL"
        ),
        Reason.UNREADABLE: translate("Terminal", "the answer is not Activix's; check the base URL"),
        Reason.ANOTHERS: translate("Terminal", "the answer was about another call"),
        Reason.BUSY: translate("Terminal", "too much was going on at once"),
        Reason.INCOMPLETE: translate("Terminal", "the answer was not whole"),
    }


def refusal(refused: Refused) -> str:
    """Why an event was refused. The calls of ``SEVERAL_OPEN`` are for the caller to list."""
    said = refusals()[refused.reason]
    # A refusal may come with fewer facts than its sentence can name.
    fact, *more = refused.detail or ("?",)
    if refused.reason is Refusal.BAD_NUMBER and refused.detail:
        quoted = f" ({more[0]})" if more else ""
        return filled(
            translate("Terminal", "%1: %2."), f"{said}{quoted}", numbers()[NumberProblem(fact)]
        )
    return filled(said, repr(fact) if refused.reason is Refusal.NOT_MY_LINE else fact)


def bad_setting(bad: BadSetting) -> str:
    """Why a setting was not taken."""
    return of_setting(bad.key, settings()[bad.reason])


def of_setting(key: str, said: str) -> str:
    """A sentence of what is wrong with a setting."""
    return filled(translate("Terminal", "%1: %2."), key, said)


def locked(key: str, policy: Policy) -> str:
    """Who locked a setting, and where."""
    lock = policy.locks["lines" if key == "own_number" else key]
    by = lock.set_by or translate("Terminal", "an administrator")
    return filled(translate("Terminal", "%1: locked by %2 (%3)."), key, by, lock.place)


def setting_problem(problem: SettingProblem, file: Path) -> str:
    """What could not be read of the settings in ``file`` or of an administrator's policy."""
    place, is_policy = problem.place or file, bool(problem.place)
    if problem.key is not None and problem.reason is not None:
        if is_policy:
            said = translate("Terminal", "In %1: %2 It is ignored.")
        else:
            said = translate("Terminal", "In %1: %2 The default is used.")
        return filled(said, place, bad_setting(BadSetting(problem.key, problem.reason)))
    if is_policy and problem.reason:
        said = translate(
            "Terminal", "The policy %1 cannot be read: %2. Nothing is preset or locked by it."
        )
        return filled(said, place, settings()[problem.reason])
    if is_policy:
        said = translate(
            "Terminal", "The policy %1 cannot be read. Nothing is preset or locked by it."
        )
        return filled(said, place)
    if problem.moved_to:
        said = translate("Terminal", "%1 cannot be read; it was moved to %2. Defaults are used.")
        return filled(said, place, problem.moved_to)
    return filled(translate("Terminal", "%1 cannot be read. Defaults are used."), place)


def folder(refused: FolderRefused) -> str:
    """Why a folder cannot be used."""
    said = translate("Terminal", "%1: %2")
    return filled(said, folders()[refused.reason], refused.path)


def bad_url_set(bad: BadBaseUrl) -> str:
    """What is wrong with the base URL of the settings."""
    said = translate("Terminal", "The base URL of the settings: %1.")
    return filled(said, urls()[bad.reason])


def not_kept(error: OSError) -> str:
    """That the disk did not take something."""
    return filled(translate("Terminal", "This computer did not keep it: %1."), trouble(error))


def not_started(error: OSError) -> str:
    """That no window could be started."""
    return filled(translate("Terminal", "The window cannot be started: %1."), trouble(error))


def trouble(error: OSError) -> str:
    """What the system says of ``error``, as the end of a sentence; the likely ones in French too,
    since a system speaks the language that it was installed in."""
    known = {
        errno.ENOSPC: translate("Terminal", "No space left on device"),
        errno.EROFS: translate("Terminal", "Read-only file system"),
        errno.EACCES: translate("Terminal", "Permission denied"),
        errno.EPERM: translate("Terminal", "Operation not permitted"),
        errno.EIO: translate("Terminal", "Input/output error"),
        errno.ENOENT: translate("Terminal", "No such file or directory"),
        errno.EEXIST: translate("Terminal", "File exists"),
        errno.ENOTDIR: translate("Terminal", "Not a directory"),
        errno.EISDIR: translate("Terminal", "Is a directory"),
        errno.EADDRINUSE: translate("Terminal", "Address already in use"),
    }
    if language() != "en" and error.errno in known:
        return known[error.errno]
    return error.strerror or str(error)


def files() -> dict[FileProblem, str]:
    """Why a file is no recording; the file follows."""
    return {
        FileProblem.GONE: translate("Terminal", "There is no such file, or it may not be read"),
        FileProblem.EMPTY: translate("Terminal", "That file is empty"),
        FileProblem.NO_AUDIO: translate(
            "Terminal", "That file is neither WAV nor MP3, whatever its name says"
        ),
        FileProblem.CHANGED: translate("Terminal", "That file changed while it was read"),
    }


def bad_file(bad: BadFile, path: str) -> str:
    """Why a file is no recording."""
    return filled(translate("Terminal", "%1: %2"), files()[bad.problem], path)


def no_such_call(call_id: str) -> str:
    """That nothing is known of a call."""
    return filled(translate("Terminal", "There is no such call: %1"), call_id)


def plain(value: object) -> str:
    """A value on one line, without what would steer the terminal: names come from a server."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return translate("Terminal", "yes") if value else translate("Terminal", "no")
    return "".join(char if char.isprintable() else " " for char in str(value))


def crm_error(error: CrmError) -> str:
    """Why a request came to nothing, as the end of a sentence."""
    if error.server_words:
        return plain(f"{error.http_status}, {error.server_words}")
    if error.reason is Reason.STATUS:
        return filled(translate("Terminal", "it answered with status %1"), error.http_status)
    return faults()[error.reason]


def journal(error: JournalError) -> str:
    """Why the journal cannot be read."""
    from ..journal.errors import JournalDamaged, JournalOlder, JournalTooNew

    if isinstance(error, JournalTooNew):
        return translate(
            "Terminal",
            "A newer version of Offhook wrote this journal; this one leaves it alone.",
        )
    if isinstance(error, JournalOlder):
        return translate(
            "Terminal",
            "An older Offhook wrote this journal; start the window to bring it up to date.",
        )
    if isinstance(error, JournalDamaged):
        return translate("Terminal", "The journal is damaged; start the window to mend it.")
    return filled(translate("Terminal", "The journal cannot be read: %1."), error)
