"""What holds for every text and every number."""

from __future__ import annotations

import string

import phonenumbers
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from offhook.calls.numbers import BadNumber, NumberKind, number_in, pretty, understand

modest = settings(max_examples=80, deadline=None)

NOISE = st.text(st.sampled_from(string.digits * 3 + "+()-./,;#*x @:<>|%&\n\u00a0\u200eéa"))
LINK_NOISE = st.builds(
    "".join,
    st.lists(
        st.sampled_from(
            "tel: sip: < > @ ;ext= ;phone-context= +1 418 2579084 911 poste ,, # %2B % / ou \ud800"
            " 800-FLOWERS".replace(" ", "| |").split("|")
        ),
        max_size=12,
    ),
)


@st.composite
def valid_e164(draw: st.DrawFn) -> str:
    """A number of any country that its numbering plan knows."""
    region = draw(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)))
    sample = phonenumbers.example_number(region)
    assume(sample is not None)
    assert sample is not None
    written = phonenumbers.format_number(sample, phonenumbers.PhoneNumberFormat.E164)
    tail = draw(st.text(string.digits, max_size=3))
    other = written[: len(written) - len(tail)] + tail
    return other if phonenumbers.is_valid_number(phonenumbers.parse(other)) else written


@modest
@given(st.text() | NOISE | LINK_NOISE, st.sampled_from(["CA", "US", "FR", "IT", "XX", ""]))
@example("1-" * 500, "CA")
@example("<tel:" * 200, "CA")
@example("\ud800", "CA")
def test_any_text_is_understood_or_refused(text: str, region: str) -> None:
    try:
        number = understand(text, region)
    except BadNumber:
        return
    if number.kind is NumberKind.INTERNAL:
        assert number.e164 is None
        assert number.extension.isdigit()
    else:
        assert number.e164 is not None
        assert number.e164.startswith("+")
        assert 7 < len(number.e164) <= 16
        again = understand(number.e164, region)
        assert again.e164 == number.e164


@modest
@given(valid_e164(), st.sampled_from(["CA", "FR", "GB"]))
def test_a_valid_number_is_understood_as_itself(e164: str, region: str) -> None:
    number = understand(e164, region)
    assert (number.e164, number.extension) == (e164, "")
    assert not number.possible_but_unassigned


@modest
@given(valid_e164(), st.sampled_from(["CA", "FR", None]), st.sampled_from(["en", "fr"]))
def test_what_is_shown_can_be_read_back(e164: str, region: str | None, language: str) -> None:
    own = phonenumbers.region_code_for_number(phonenumbers.parse(e164))
    here = region or own or "CA"
    assert understand(pretty(e164, here, language=language), here).e164 == e164


@modest
@given(
    st.from_regex(r"[2-9][0-8][02-9][2-9][0-9]{6}", fullmatch=True),
    st.from_regex(r"[2-9][0-8][02-9][2-9][0-9]{6}", fullmatch=True),
    st.sampled_from([" ", ", ", " / ", "/", "\n", " ou ", " Cell: ", "; ", "+1", " - "]),
)
def test_one_of_two_numbers_is_never_picked(first: str, second: str, between: str) -> None:
    assume(first != second)
    assert number_in(first + between + second) is None
