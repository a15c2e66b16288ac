"""What stands in the tables of a terminal: calls, attempts and the state of things, in the rep's
words. Where the window says the same, it is the same text, of its context in the translations;
what programs are to read is under ``--json``."""

from __future__ import annotations

from ..calls.call import Call, Direction, Status
from ..calls.crm_copy import Outcome, SyncState, Verb
from ..calls.tokens import TokenState
from ..journal.provenance import Doubt
from ..speech import filled, language, moment_text, translate
from ..ui import call_names
from .words import plain


def call_line(call: Call) -> str:
    """One call among several."""
    began = moment_text(call.start_at, language())
    return f"{call.id}  {direction(call.direction)}  {other_party(call)}  {began}"


def other_party(call: Call) -> str:
    """Whom the call is with."""
    number = plain(call.remote or call.remote_text or "?")
    if not call.remote_extension:
        return number
    return f"{number} {filled(translate('Words', 'ext. %1'), call.remote_extension)}"


def length(seconds: int | None) -> str:
    """A call's length."""
    if seconds is None:
        return translate("Terminal", "open")
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}"


def direction(which: Direction) -> str:
    """Whether we called, or they did."""
    return call_names.direction_name(which, translate)


def status(which: Status) -> str:
    """A status, as the window names it."""
    return call_names.status_name(which, translate)


def whereabouts(state: SyncState) -> str:
    """Where the log of a call is, in a word or two."""
    return {
        SyncState.SYNCED: translate("Words", "in Activix"),
        SyncState.WAITING: translate("Terminal", "to be sent"),
        SyncState.SENDING: translate("Words", "being sent to Activix"),
        SyncState.UNCONFIRMED: translate("Terminal", "being checked"),
        SyncState.NEEDS_YOU: translate("Words", "needs you"),
        SyncState.LOCAL_ONLY: translate("Terminal", "only here"),
        SyncState.SETTLED_BY_HAND: translate("Words", "marked by you as in Activix"),
    }[state]


def verb(which: Verb) -> str:
    """What an attempt was for."""
    return call_names.verb_name(which, translate)


def outcome(which: Outcome | None) -> str:
    """How an attempt ended."""
    if which is None:
        return translate("Terminal", "under way")
    return {
        Outcome.ACKNOWLEDGED: translate("Terminal", "done"),
        Outcome.NOT_STORED: translate("Terminal", "not stored"),
        Outcome.UNCONFIRMED: translate("Terminal", "no answer"),
        Outcome.FOUND: translate("Terminal", "found"),
        Outcome.NOT_FOUND: translate("Terminal", "not found"),
        Outcome.DECIDED: translate("Terminal", "decided"),
    }[which]


def token(state: TokenState) -> str:
    """What is known of the token."""
    return {
        TokenState.MISSING: translate("Terminal", "missing"),
        TokenState.UNKNOWN: translate("Terminal", "not checked yet"),
        TokenState.OK: translate("Terminal", "accepted"),
        TokenState.REJECTED: translate("Terminal", "refused"),
    }[state]


def doubt(which: Doubt) -> str:
    """Why nothing is sent before the window's question is answered."""
    return {
        Doubt.OTHER_COMPUTER: translate("Terminal", "from another computer"),
        Doubt.COPY: translate("Terminal", "a copy of another folder"),
        Doubt.OLD_COPY: translate("Terminal", "from an older backup"),
        Doubt.NETWORK: translate("Terminal", "on a network drive"),
        Doubt.SYNCHRONISED: translate("Terminal", "in a folder shared with other computers"),
    }[which]


def state_labels() -> dict[str, str]:
    """What ``show`` tells, by the keys of ``show --json``."""
    return {
        "running": translate("Terminal", "running"),
        "version": translate("Terminal", "version"),
        "base_url": translate("Terminal", "server"),
        "account": translate("Terminal", "account"),
        "token": translate("Terminal", "token"),
        "online": translate("Terminal", "online"),
        "open_calls": translate("Terminal", "open calls"),
        "waiting": translate("Terminal", "to send"),
        "needs_you": translate("Terminal", "for you to decide"),
        "held": translate("Terminal", "calls held"),
    }


def state_cell(key: str, value: object) -> str:
    """A value of ``show``, by its key of ``show --json``."""
    if key == "token" and isinstance(value, str) and value in tuple(TokenState):
        return token(TokenState(value))
    if key == "held" and isinstance(value, str) and value in tuple(Doubt):
        return doubt(Doubt(value))
    return plain(value)


def labelled(name: str, value: str) -> str:
    """``Status: Answered``; French has a space before the colon."""
    return filled(translate("Words", "%1: %2"), name, value)
