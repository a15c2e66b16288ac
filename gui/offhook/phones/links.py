"""Links that the system hands over: ``tel:``, ``callto:``, ``sip:``, ``sips:`` and ``offhook:``.

Any web page can open one, so a link only ever gives a text for the number field. It never dials,
logs or does anything else, and what is not plainly a number is refused.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from urllib.parse import unquote

from ..calls.number_text import readable, spelled_with_digits, split_extensions

OWN_SCHEME = "offhook"
SCHEMES = frozenset({"tel", "callto", "sip", "sips", OWN_SCHEME})
LONGEST_LINK = 256  # characters

_OWN_CALL = re.compile(r"(?:call/?\?number=)?(\+?[^?&=#/:@]+)")
_NUMBER_TEXT = re.compile(r"(?=.*\d)[0-9+()\-. ,;#*/|]+")


class LinkProblem(StrEnum):
    """Why a link was refused."""

    SCHEME = "scheme"  # not a link to a phone number
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    ACTION = "action"  # offhook: can say a number and nothing else
    NO_NUMBER = "no_number"  # a name, or a text that is no number


class LinkRefused(ValueError):
    """This link fills no field. The message holds nothing of the link."""

    def __init__(self, problem: LinkProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def number_from_link(text: str) -> str:
    """The text that the link ``text`` puts into the number field, such as ``+1 418-257-9084 x5``.

    Whether it is a number to call, ``calls.numbers.understand`` says when the rep wants to dial.
    The own scheme is ``offhook:NUMBER`` or ``offhook:call?number=NUMBER``. Raises
    :class:`LinkRefused`.
    """
    if len(text) > LONGEST_LINK:
        raise LinkRefused(LinkProblem.TOO_LONG)
    scheme, colon, rest = text.strip(" ").partition(":")
    if not colon or scheme.lower() not in SCHEMES:
        raise LinkRefused(LinkProblem.SCHEME)
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text + unquote(rest)):
        raise LinkRefused(LinkProblem.CONTROL_CHARACTER)
    if scheme.lower() == OWN_SCHEME:
        number = readable(_own_number(rest))
    else:
        number = readable(f"{scheme}:{rest}")
    digits, _extensions = split_extensions(spelled_with_digits(number))
    if not _NUMBER_TEXT.fullmatch(digits or "".join(_extensions)):
        raise LinkRefused(LinkProblem.NO_NUMBER)
    return number


def _own_number(rest: str) -> str:
    found = _OWN_CALL.fullmatch(rest.removeprefix("//"))
    if found is None:
        raise LinkRefused(LinkProblem.ACTION)
    number = unquote(found[1])
    if ":" in number:  # a link within the link
        raise LinkRefused(LinkProblem.ACTION)
    return number
