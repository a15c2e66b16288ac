"""Names and numbers hidden from whoever stands beside the desk.

One switch for the whole program, like its language: the sentences of :mod:`offhook.ui.words` ask it
while they are made, and what has changed is said anew when a window hears ``LanguageChange``.
Nothing is hidden from Activix, the journal or the command line.
"""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLineEdit

HIDDEN = "•"
SHOWN_DIGITS = 2
"""Digits at the end of a number that stay: enough for the rep to tell two calls apart."""

_hidden = [False]


def hide(hidden: bool) -> None:
    """Hide names and numbers from now on, or show them."""
    _hidden[0] = hidden


def is_hidden() -> bool:
    """Whether names and numbers are hidden now."""
    return _hidden[0]


def number(text: str) -> str:
    """``(418) 257-9084`` as ``(•••) •••-••84`` while numbers are hidden."""
    if not is_hidden():
        return text
    digits = len(re.findall(r"\d", text))
    kept = SHOWN_DIGITS if digits > 2 * SHOWN_DIGITS else 0
    places = iter(range(digits))
    return re.sub(r"\d", lambda each: each[0] if next(places) >= digits - kept else HIDDEN, text)


def hide_text(edit: QLineEdit, *, typing: bool = False) -> None:
    """Have ``edit`` show dots while numbers are hidden; what is being typed stays readable."""
    mode = QLineEdit.EchoMode
    wanted = mode.Password if is_hidden() and not typing else mode.Normal
    if edit.echoMode() is not wanted:
        edit.setEchoMode(wanted)
