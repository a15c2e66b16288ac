"""Links give a text for the number field, or nothing."""

from __future__ import annotations

import string
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from offhook.calls.numbers import number_in
from offhook.phones.links import LONGEST_LINK, LinkProblem, LinkRefused, number_from_link

modest = settings(max_examples=80, deadline=None)


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("tel:+14182579084", "+14182579084"),
        ("TEL://+1-418-257-9084", "+1-418-257-9084"),
        ("tel:418-257-9084;phone-context=+1", "+1 418-257-9084"),
        ("tel:418-257-9084;phone-context=example.com", "418-257-9084"),
        ("tel:+14182579084;ext=5", "+14182579084 x5"),
        ("tel:418%20257%C2%A09084", "418 257 9084"),
        ("tel:418.257.9084,,123#", "418.257.9084,,123#"),
        ("tel:1-800-FLOWERS", "1-800-FLOWERS"),
        ("tel:204", "204"),
        ("callto:+14182579084?chat", "+14182579084"),
        ("sip:+14182579084@10.0.0.1:5060;transport=udp", "+14182579084"),
        ("sips:204@pbx.example.com", "204"),
        ("offhook:+14182579084", "+14182579084"),
        ("offhook:call?number=+14182579084", "+14182579084"),
        ("offhook:call?number=%2B1%20418%20257%209084", "+1 418 257 9084"),
        ("offhook://call/?number=4182579084", "4182579084"),
    ],
)
def test_a_link_to_a_number(link: str, text: str) -> None:
    assert number_from_link(link) == text


P = LinkProblem


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("", P.SCHEME),
        ("4182579084", P.SCHEME),
        ("https://example.com/4182579084", P.SCHEME),
        ("file:///4182579084", P.SCHEME),
        ("--base-url=tel:4182579084", P.SCHEME),
        ("tel:" + "1" * LONGEST_LINK, P.TOO_LONG),
        ("tel:418%0A2579084", P.CONTROL_CHARACTER),
        ("tel:418\x002579084", P.CONTROL_CHARACTER),
        ("offhook:call?number=1%0d2", P.CONTROL_CHARACTER),
        ("offhook:call?number=4182579084&status=answered", P.ACTION),
        ("offhook:call?number=sip:4182579084", P.ACTION),
        ("offhook:call?number=sip%3A4182579084%40example.com", P.ACTION),
        ("offhook:log?number=4182579084", P.ACTION),
        ("offhook:token/set/4182579084", P.ACTION),
        ("offhook:quit", P.NO_NUMBER),
        ("tel:", P.NO_NUMBER),
        ("callto:bob", P.NO_NUMBER),
        ("sip:alice@example.com", P.NO_NUMBER),
        ("tel:call%20me%204182579084", P.NO_NUMBER),
        ("tel:%252B14182579084", P.NO_NUMBER),
    ],
)
def test_a_link_that_is_refused(link: str, problem: LinkProblem) -> None:
    with pytest.raises(LinkRefused) as refused:
        number_from_link(link)
    assert refused.value.problem is problem
    assert not set(str(refused.value)) & set(string.digits)


ANY_LINK = st.builds(
    "{}{}{}".format,
    st.sampled_from(["tel:", "sip:", "callto://", "offhook:", "offhook:call?number=", "x:", ""]),
    st.sampled_from(["", "+1418", "418-257-9084", "%", "%2B", "<", "a@"]),
    st.text(max_size=30) | st.text(st.sampled_from(string.digits + "+-;=,#@:%?&<>| x")),
)


@modest
@given(ANY_LINK | st.text())
@example("tel:\ud800")
@example("tel:%ff%fe")
def test_any_text_gives_a_plain_text_or_is_refused(link: str) -> None:
    try:
        text = number_from_link(link)
    except LinkRefused:
        return
    assert text.isprintable()
    assert text.isascii()
    assert any(character.isdigit() for character in text)
    assert not set(text) & set("<>@:%?&=\\\"'`$")


@modest
@given(st.text(st.sampled_from(string.digits + "+-() ./"), max_size=20))
def test_the_field_means_what_the_link_meant(number: str) -> None:
    link = "tel:" + quote(number)
    try:
        text = number_from_link(link)
    except LinkRefused:
        return
    of_link, of_field = number_in(link), number_in(text)
    assert (of_link and of_link.e164) == (of_field and of_field.e164)
    assert (of_link and of_link.extension) == (of_field and of_field.extension)
