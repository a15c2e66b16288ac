"""The words of the pill and of a call that waits, whatever is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from offhook.calls.tokens import TokenState
from offhook.crm.errors import Reason
from offhook.qt.translations import Language, install_language
from offhook.sync.status import SyncStatus, Trouble
from offhook.ui import words
from offhook.ui.hindrance import hindered

WELL = SyncStatus("https://crm.example/v2", online=True, token=TokenState.OK)


def unwell(problem: Reason | Trouble, *, online: bool | None = True) -> SyncStatus:
    return replace(WELL, problem=problem, online=online)


@pytest.mark.parametrize(
    ("status", "pill"),
    [
        (WELL, "All calls in Activix"),
        (replace(WELL, live=1), "Live in Activix"),
        (replace(WELL, needs_you=2), "2 calls need you"),
        (replace(WELL, waiting=3), "3 to send"),
        (replace(unwell(Reason.NO_CONNECTION, online=False), waiting=3), "3 to send · offline"),
        (unwell(Reason.TIMED_OUT, online=False), "Offline"),
        (unwell(Reason.CERTIFICATE, online=False), "Not safe"),
        (replace(unwell(Reason.TLS, online=False), waiting=1), "1 to send · not safe"),
        (unwell(Reason.REDIRECTED), "Sign-in page?"),
        (unwell(Reason.UNREADABLE), "Sign-in page?"),
        (unwell(Reason.PROXY, online=False), "Proxy"),
        (unwell(Trouble.BAD_BASE_URL), "Server address"),
        (unwell(Trouble.NO_ACCOUNT), "Token"),
        (unwell(Trouble.SERVER_ERROR), "Activix has trouble"),
        (replace(unwell(Trouble.TOO_MANY), waiting=3), "3 to send"),
    ],
)
def test_the_pill_tells_what_is_wrong(status: SyncStatus, pill: str) -> None:
    assert words.pill(status).text == pill


@pytest.mark.parametrize("problem", [*Reason, *Trouble], ids=str)
def test_a_call_that_waits_says_why_whatever_is_wrong(problem: Reason | Trouble) -> None:
    said = hindered(unwell(problem))
    assert said.startswith("kept here") == bool(problem)


@pytest.mark.parametrize(
    ("language", "pill"), [("en", "12,345 to send"), ("fr", "12\u00a0345 à envoyer")]
)
def test_large_numbers_are_written_as_the_language_does(
    qapp: QApplication, language: Language, pill: str
) -> None:
    install_language(qapp, language)
    assert words.pill(replace(WELL, waiting=12_345)).text == pill
