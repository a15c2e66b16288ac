"""The token stays where it is."""

from __future__ import annotations

import copy
import pickle

import pytest

from offhook.crm.secret import Secret

WORD = "s3cr3t-w0rd"


def test_nothing_but_reveal_shows_it() -> None:
    secret = Secret(WORD)
    shown = f"{secret} {secret!r} {secret!s} {[secret]} {secret:}"
    assert WORD not in shown
    assert repr(secret) == "•••"
    assert secret.reveal() == WORD


def test_it_cannot_be_written_down_or_copied() -> None:
    for write in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="never written down"):
            write(Secret(WORD))


def test_equal_tokens_are_equal_and_cannot_be_hashed() -> None:
    assert Secret(WORD) == Secret(WORD)
    assert Secret(WORD) != Secret("other")
    assert Secret(WORD) != WORD
    with pytest.raises(TypeError):
        hash(Secret(WORD))


def test_white_space_from_pasting_is_dropped() -> None:
    assert Secret(f"  {WORD}\r\n").reveal() == WORD


@pytest.mark.parametrize("text", ["", "  ", f"{WORD}\nX: y", f"{WORD} {WORD}", f"{WORD}é"])
def test_what_no_header_can_carry_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(ValueError) as refusal:
        Secret(text)
    assert WORD not in repr(refusal.value)
