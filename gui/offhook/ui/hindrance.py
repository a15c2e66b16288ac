"""Why nothing gets through, in words: a few for the pill, a sentence for a call that waits."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ..crm.errors import Reason
from ..sync.status import SyncStatus, Trouble

translate = QCoreApplication.translate


def hindrance(status: SyncStatus) -> str:
    """A word or two, as they go on after "3 to send"; empty where a mere wait will do."""
    match status.problem:
        case Reason.CERTIFICATE | Reason.TLS:
            return translate("Words", "not safe")
        case Reason.REDIRECTED | Reason.UNREADABLE:
            return translate("Words", "sign-in page?")
        case Reason.PROXY:
            return translate("Words", "proxy")
        case Trouble.BAD_BASE_URL:
            return translate("Words", "server address")
        case Trouble.NO_ACCOUNT:
            return translate("Words", "token")
        case Trouble.SERVER_ERROR | Trouble.REFUSED | Reason.ANOTHERS:
            return translate("Words", "Activix has trouble")
    return translate("Words", "offline") if status.online is False else ""


def hindered(status: SyncStatus) -> str:
    """Why a call waits, and what there is to do about it; empty where nothing hinders."""
    match status.problem:
        case Reason.CERTIFICATE | Reason.TLS:
            return translate(
                "Words",
                "kept here: the server could not prove that it is Activix, and got no token."
                " Does this network want you to sign in?",
            )
        case Reason.REDIRECTED | Reason.UNREADABLE:
            return translate(
                "Words",
                "kept here: something else than Activix answers. Does this network want you to"
                " sign in?",
            )
        case Reason.PROXY:
            return translate("Words", "kept here: this computer's proxy lets nothing through")
        case Trouble.BAD_BASE_URL:
            return translate("Words", "kept here: the server's address cannot be used")
        case Trouble.NO_ACCOUNT:
            return translate("Words", "kept here: the token may not read whose account it is")
        case Trouble.TOO_MANY | Trouble.UNAVAILABLE:
            return translate("Words", "kept here a moment: Activix asks to wait")
        case (
            Trouble.SERVER_ERROR
            | Trouble.REFUSED
            | Reason.STATUS
            | Reason.INCOMPLETE
            | Reason.ANOTHERS
        ):
            return translate(
                "Words", "kept here: Activix has trouble, and is asked again by itself"
            )
        case (
            Reason.NAME_UNKNOWN
            | Reason.NO_CONNECTION
            | Reason.CONNECT_TIMEOUT
            | Reason.BUSY
            | Reason.CUT
            | Reason.TIMED_OUT
            | Reason.DEADLINE
        ):
            return translate("Words", "kept here, goes to Activix when you are online")
        case Trouble.NONE:
            return ""
    assert_never(status.problem)
