"""Why something that the rep wanted could not be done, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ..calls.numbers import NumberProblem
from ..calls.rules import Refusal, Refused
from ..desk.keys import Key
from ..desk.kinds import BadReason, Form
from ..desk.recordings import FolderTrouble
from ..journal.errors import JournalTooNew
from .beyond import hot_key_text
from .controller import TokenResult

translate = QCoreApplication.translate


def number_problem(problem: NumberProblem) -> str:
    """Why a number cannot be dialled, and what to do."""
    sentences = {
        NumberProblem.EMPTY: translate("Words", "Type or paste a phone number first."),
        NumberProblem.NOT_A_NUMBER: translate(
            "Words", "There is no phone number in this text. Type or paste the number."
        ),
        NumberProblem.TOO_SHORT: translate("Words", "Digits are missing. Is the area code there?"),
        NumberProblem.TOO_LONG: translate(
            "Words", "There are too many digits for a number here. Check the end of it."
        ),
        NumberProblem.IMPOSSIBLE: translate(
            "Words", "No such number can exist. Activix can never correct it, so check it now."
        ),
        NumberProblem.EMERGENCY: translate(
            "Words", "Emergency: dial it on your phone. Offhook does not log emergency calls."
        ),
        NumberProblem.INVALID_COUNTRY: translate(
            "Words", "No country has this code. Check the digits after the +."
        ),
        NumberProblem.SHORT_CODE: translate(
            "Words", "This is a service, not a person. Activix cannot log calls to it."
        ),
        NumberProblem.SEVERAL: translate(
            "Words", "There is more than one number in this text. Leave only one."
        ),
    }
    return sentences[problem]


def extension_alone() -> str:
    """A number of the rep's own that is only an extension."""
    return translate("Words", "This is an extension. Write the whole number, with the area code.")


def bad_setting(reason: BadReason, key: Key) -> str:
    """Why a value cannot be set."""
    if reason is BadReason.OUT_OF_RANGE:
        text = translate("Words", "Choose between %1 and %2.")
        lowest, highest = f"{key.kind.lowest:g}", f"{key.kind.highest:g}"
        return text.replace("%1", lowest).replace("%2", highest)
    if key.kind.form is Form.EMAIL:
        return translate("Words", "This is no e-mail address.")
    if reason in (BadReason.NOT_A_URL, BadReason.NOT_HTTPS):
        return translate("Words", "This is no web address. Write one that begins with https://.")
    if reason is BadReason.NOT_A_KEY:
        return translate(
            "Words",
            "Such a key would be in your way when you write. Hold Ctrl or Alt, with Shift if you"
            " like, and press a letter, a digit or an F key.",
        )
    if reason is BadReason.NOT_A_FOLDER:
        return translate("Words", "This is no folder. Choose one, or write its whole path.")
    return translate("Words", "This cannot be set. Check it, or go back to the default.")


def key_clash(keys: str, meaning: str) -> str:
    """A key that is to count everywhere does something else already."""
    text = translate("Words", "%1 is already taken here: %2. Press another.")
    return text.replace("%1", hot_key_text(keys)).replace("%2", meaning)


def recordings_folder(trouble: FolderTrouble) -> str:
    """Why the recordings of calls are not offered."""
    return {
        FolderTrouble.MISSING: translate(
            "Words",
            "Your recordings folder is not there, so no recording is offered. Check it in the"
            " settings.",
        ),
        FolderTrouble.UNREADABLE: translate(
            "Words",
            "Your recordings folder may not be read, so no recording is offered. Check it in the"
            " settings.",
        ),
        FolderTrouble.SILENT: translate(
            "Words",
            "Your recordings folder does not answer, so no recording is offered. Check the network,"
            " or choose another folder in the settings.",
        ),
    }[trouble]


def refusal(refused: Refused) -> str:
    """Why something that was said could not be done."""
    if refused.reason is Refusal.BAD_NUMBER:
        return number_problem(NumberProblem(refused.detail[0]))
    sentences = {
        Refusal.NO_SUCH_CALL: translate(
            "Words", "This call is not on this computer. Correct it where it was made."
        ),
        Refusal.NO_OPEN_CALL: translate(
            "Words", "No call is open, so nothing was changed. Dial, or log a past call."
        ),
        Refusal.SEVERAL_OPEN: translate("Words", "Several calls are open: choose one first."),
        Refusal.CALL_ENDED: translate(
            "Words", "This call has already ended. Open it in the list below to correct it."
        ),
        Refusal.ALREADY_SENT: translate(
            "Words", "The call is already in Activix, which can never change or remove this."
        ),
        Refusal.BAD_RECORDING: translate(
            "Words", "A recording needs a web address that begins with http:// or https://."
        ),
        Refusal.OTHER_RECORDING: translate(
            "Words",
            "Activix may already have a recording of this call. It has room for one: a second would"
            " replace it.",
        ),
        Refusal.NO_CALL_BACK: translate("Words", "No call back is planned for this call."),
        Refusal.BAD_LENGTH: translate(
            "Words", "A call lasts between 0 seconds and 24 hours. Check the length."
        ),
        Refusal.IN_THE_FUTURE: translate(
            "Words", "This call would end in the future. Check its start and its length."
        ),
        Refusal.CALL_CLEARED: translate(
            "Words", "Name, number and note of this call are no longer kept here. It is in Activix."
        ),
        Refusal.NOT_MY_LINE: translate(
            "Words", "This is none of your own numbers. Choose another, or add it in the settings."
        ),
    }
    return sentences.get(
        refused.reason,
        translate("Words", "This could not be done, and nothing was changed. Try once more."),
    )


def not_saved(error: object = None) -> str:
    """The journal cannot be written."""
    if isinstance(error, JournalTooNew):
        return too_new()
    return translate(
        "Words",
        "This could not be saved: the disk does not take it. Write the number and the time on"
        " paper, and free some space.",
    )


def settings_not_saved() -> str:
    """The settings' file cannot be written."""
    return translate(
        "Words",
        "This setting could not be saved: the disk does not take it. Calls are not touched; free"
        " some space, then change it again.",
    )


def no_number_for_task() -> str:
    """A task whose lead's number is not known here."""
    return translate(
        "Words",
        "Offhook does not know this customer's number yet. Look at the task in Activix, or type"
        " the customer's name.",
    )


def call_open_at_desk() -> str:
    """Somebody else is to sit down in the middle of a call."""
    return translate(
        "Words", "A call is open, and it is that of whoever is here now. Hang up first."
    )


def too_new() -> str:
    """A newer version wrote the journal."""
    return translate(
        "Words",
        "A newer Offhook was used on this computer, and this older one leaves its calls alone. No"
        " call is kept here now: write them on paper, and install the newer version.",
    )


def unreadable() -> str:
    """The journal cannot be opened for now."""
    return translate(
        "Words",
        "Offhook's file cannot be opened now; it keeps trying. What you dial is saved once it can.",
    )


def unlike_audio() -> str:
    """A recording address without a known ending."""
    return translate(
        "Words", "Activix plays wav and mp3. This address ends in neither; it is sent as it is."
    )


def token_result(result: TokenResult, account: str = "") -> str:
    """What became of the token."""
    sentences = {
        TokenResult.ACCEPTED: translate("Words", "Connected to %1."),
        TokenResult.SESSION_ONLY: translate(
            "Words",
            "Connected to %1. This computer has no key store, so the token is forgotten when"
            " Offhook is closed.",
        ),
        TokenResult.REJECTED: translate(
            "Words", "Activix refuses this token. Nothing was changed: check it and paste it again."
        ),
        TokenResult.UNCHECKED: translate(
            "Words", "The token is kept. Activix cannot be reached now; it is checked later."
        ),
        TokenResult.MALFORMED: translate(
            "Words",
            "This is no whole token, so nothing was changed. Copy all of it, and paste it again.",
        ),
        TokenResult.STORE_LOCKED: translate(
            "Words", "The key store is locked, so the token is not kept. Unlock it and save again."
        ),
        TokenResult.STORE_FAILED: translate(
            "Words",
            "The key store did not take the token, so nothing was changed. “Check this computer” in"
            " the menu says more.",
        ),
        TokenResult.CLEARED: translate(
            "Words", "The token is forgotten. Calls are kept here until you give another."
        ),
    }
    return sentences[result].replace("%1", account or "Activix")


def key_store_failed(result: TokenResult) -> str:
    """The token could not be read at start-up."""
    if result is TokenResult.STORE_LOCKED:
        return translate(
            "Words",
            "Your key store is locked, so calls are kept here. Unlock it and start Offhook again.",
        )
    return translate(
        "Words",
        "Your key store does not answer as it should, so calls are kept here. Give the token again"
        " in the settings.",
    )
