"""Formatting while typing: digits stay, the cursor stays, deleting always gets on."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offhook.calls.number_typing import format_as_typed

modest = settings(max_examples=80, deadline=None)

TYPED = st.text(st.sampled_from(string.digits * 3 + "+() -."), max_size=22)
REGION = st.sampled_from(["CA", "US", "FR", "GB", "DE"])


def keys(text: str) -> str:
    return re.sub(r"[^0-9+]", "", text)


def type_keys(pressed: str, region: str = "CA", language: str = "en") -> str:
    """The field after ``pressed`` was typed at its end, which must be where the cursor stays."""
    text, cursor = "", 0
    for key in pressed:
        assert cursor == len(text)
        before, text = text, text + key
        text, cursor = format_as_typed(text, len(text), region, previous=before, language=language)
    return text


@pytest.mark.parametrize(
    ("pressed", "region", "language", "shown"),
    [
        ("4182", "CA", "en", "4182"),
        ("418257", "CA", "en", "(418) 257"),
        ("4182579084", "CA", "en", "(418) 257-9084"),
        ("418-257-9084", "CA", "en", "(418) 257-9084"),
        ("4182579084", "CA", "fr", "418 257-9084"),
        ("14182579084", "CA", "en", "1 (418) 257-9084"),
        ("14182579084", "CA", "fr", "1 418 257-9084"),
        ("+14182579084", "CA", "en", "+1 418-257-9084"),
        ("+33142685300", "CA", "en", "+33 1 42 68 53 00"),
        ("01133142685300", "CA", "en", "011 33 1 42 68 53 00"),
        ("0142685300", "FR", "fr", "01 42 68 53 00"),
        ("41825790845", "CA", "en", "41825790845"),
    ],
)
def test_typed_key_by_key(pressed: str, region: str, language: str, shown: str) -> None:
    assert type_keys(pressed, region, language) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bob",
        "204",
        "20455",
        "bob@example.com",
        "418 257-9084 poste 5",
        "4182579084x5",
        "4182579084,,5#",
        "*67 4182579084",
        "Tel: 4182579084",
        "٤١٨٢٥٧٩٠٨٤",
        "418257+9084",
    ],
)
def test_what_is_no_number_being_typed_is_left_alone(text: str) -> None:
    assert format_as_typed(text, len(text), "CA") == (text, len(text))


def test_a_digit_put_in_the_middle() -> None:
    assert format_as_typed("(418) 27-9084", 8, "CA") == ("(418) 279-084", 8)
    assert format_as_typed("(418) 257-9084"[:7] + "5" + "7-9084", 8, "CA") == (
        "(418) 257-9084",
        8,
    )


def test_a_deleted_separator_stays_deleted_until_the_next_digit() -> None:
    assert format_as_typed("(418)257-9084", 5, "CA", previous="(418) 257-9084") == (
        "(418)257-9084",
        5,
    )
    assert format_as_typed("(418)257-908", 12, "CA", previous="(418)257-9084") == (
        "(418) 257-908",
        13,
    )


@modest
@given(TYPED, st.integers(0, 22), REGION)
def test_backspace_and_delete_empty_the_field(start: str, at: int, region: str) -> None:
    text, cursor = format_as_typed(start, min(at, len(start)), region)
    for _ in range(len(text) * 2):
        before = text
        if cursor:  # Backspace, then Delete once nothing is left of the cursor
            shorter, place = text[: cursor - 1] + text[cursor:], cursor - 1
        else:
            shorter, place = text[1:], 0
        text, cursor = format_as_typed(shorter, place, region, previous=before)
    assert text == ""


@modest
@given(TYPED, st.integers(0, 22), REGION, st.sampled_from(["en", "fr"]))
def test_digits_and_cursor_stay(text: str, at: int, region: str, language: str) -> None:
    cursor = min(at, len(text))
    shown, place = format_as_typed(text, cursor, region, language=language)
    assert keys(shown) == keys(text)
    assert keys(shown[:place]) == keys(text[:cursor])
    assert format_as_typed(shown, place, region, language=language) == (shown, place)


@modest
@given(st.text(max_size=30), st.integers(0, 30))
def test_any_text_keeps_its_digits(text: str, at: int) -> None:
    cursor = min(at, len(text))
    shown, place = format_as_typed(text, cursor, "CA")
    assert keys(shown) == keys(text)
    assert 0 <= place <= len(shown)
