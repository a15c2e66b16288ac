"""Text that holds a phone number, made plain.

What a rep pastes comes from web pages, signatures, spreadsheets and links; what a phone reports is
often a SIP address. Here such text becomes ASCII digits, words and separators. Nothing is decided:
:mod:`offhook.calls.numbers` says what the digits mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

# The regions of the North American Numbering Plan (country code 1), where a number is
# (NPA) NXX-XXXX. Kept here so that formatting while typing needs no metadata.
NANP = frozenset(
    re.findall(
        r"\w\w", "AG AI AS BB BM BS CA DM DO GD GU JM KN KY LC MP MS PR SX TC TT US VC VG VI"
    )
)

FULL_NUMBER = 7  # digits; fewer are an extension, a year, a house number

_SCHEME = r"(tel|callto|sips?):"
_LINK = re.compile(rf"\s*{_SCHEME}(.*)", re.IGNORECASE)
_ENCLOSED_LINK = re.compile(rf"<\s*{_SCHEME}([^<>]*)>", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"\b(?!(?:tel|callto|sips?)://)[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?")
_AT_HOST = re.compile(r"([^\s<>@,;]*)@[^\s<>]*")
_HEADERS = re.compile(r"\?[\w-]+(?:=\S*)?")
_PARAMETER = re.compile(r";\s*([A-Za-z][\w-]*)=([^;\s>]*)")

_NO_DIGIT_NEXT = r"(?!\d|[\s.-]*\d)"
_EXTENSION = re.compile(
    rf"""
      (?<![A-Za-z])(?:ext(?:ension|n)?|postes?|local|loc|anexo|interno|int)
        [\s.:=]*\#?\s*(\d{{1,7}}){_NO_DIGIT_NEXT}
    | (?:(?<=\d)|(?<=\d\))|^)[\s,;(]*(?:[x\#]|p\.)[\s.:]*(\d{{1,7}}){_NO_DIGIT_NEXT}\#?
    | (?<=\d)[pw](\d{{1,7}}){_NO_DIGIT_NEXT}
    | (?<=\d)(?:,{{2,}}|;)\s*(\d{{1,9}}){_NO_DIGIT_NEXT}\#?
    | (?<=\d),(\d{{1,6}}){_NO_DIGIT_NEXT}\#?
    """,
    re.IGNORECASE | re.VERBOSE,
)

_VANITY = re.compile(
    r"""(?<!\w)(?:\+?1[-. ]*)?\(?
    (?: 8(?:00|33|44|55|66|77|88)\)?(?P<free>(?:[-. ]*[A-Z0-9]){7})
      | [2-9]\d\d\)?(?P<other>-(?:-?[A-Z0-9]){7}) )
    (?![-. ]?[A-Z0-9])""",
    re.IGNORECASE | re.VERBOSE,
)
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")

_MODEL = re.compile(r"(?<=[^\W\d_])-?\d{1,3}(?!\d|[-.]\d)")  # RAV4, F-150: no part of a number
_SLASH = re.compile(r"\s/\s")
_RUN = re.compile(r"(?:\+[\s(]*)?\d(?:[\d\s().\-/]*\d)?")


@dataclass(frozen=True, slots=True)
class Run:
    """Digits that stand together, with the separators between them."""

    text: str
    start: int
    end: int

    @property
    def digits(self) -> str:
        """The digits alone, without a plus."""
        return digits_of(self.text)

    @property
    def dialled(self) -> str:
        """The digits, with the plus where one was written."""
        return ("+" if self.text.startswith("+") else "") + self.digits

    @property
    def is_number(self) -> bool:
        """Whether this can be meant as a whole phone number."""
        return self.text.startswith("+") or len(self.digits) >= FULL_NUMBER

    def splits(self) -> Iterator[tuple[Run, str, Run]]:
        """Every way to cut the run at its separators: left, separator, right."""
        for gap in re.finditer(r"\D+", self.text):
            if gap.start():
                left = Run(self.text[: gap.start()], self.start, self.start + gap.start())
                right = Run(self.text[gap.end() :], self.start + gap.end(), self.end)
                yield left, gap.group(), right


def digits_of(text: str) -> str:
    """The ASCII digits of ``text``."""
    return re.sub(r"[^0-9]", "", text)


def plain(text: str) -> str:
    """``text`` with ASCII digits, dashes and spaces, and without marks that nobody sees.

    Decimal digits of every script become ASCII, every dash ``-``, every blank one space;
    zero-width and direction marks, soft hyphens and combining marks go.
    """
    return re.sub(" +", " ", "".join(map(_plain_character, text))).strip()


def _plain_character(character: str) -> str:
    if character == "×":
        return "x"
    if character.isascii():
        return " " if character < " " or character == "\x7f" else character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category in {"Cf", "Mn", "Me"}:
        return ""
    if category == "Pd" or character == "−":
        return "-"
    if category in {"Zs", "Zl", "Zp", "Cc"}:
        return " "
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 and folded.isascii() and not folded.isdigit() else character


def readable(text: str) -> str:
    """The part of ``text`` that is for people, links taken apart (RFC 3966, RFC 3261).

    Percent signs are decoded in links; hosts, web and mail addresses and parameters go;
    ``;phone-context=+1`` is put in front and ``;ext=5`` becomes ``x5``.
    """
    result = plain(text)
    if bodies := [_link_body(*found.groups()) for found in _ENCLOSED_LINK.finditer(result)]:
        around = _ENCLOSED_LINK.sub(" | ", result)
        if len(digits_of(around)) >= FULL_NUMBER:  # a display name that is itself a number
            bodies.insert(0, around)
        result = " | ".join(bodies)
    elif link := _LINK.match(result):
        result = _link_body(*link.groups())
    result = _WEB_ADDRESS.sub(" ", result)
    result = _AT_HOST.sub(lambda m: m[1] if re.fullmatch(r"[+\d().-]+", m[1]) else " ", result)
    result = _without_parameters(result)
    if framed := re.fullmatch(r"\*+([^*]+)\*+", result):  # **bold** of a pasted chat
        result = framed[1]
    return plain(result)


def _link_body(scheme: str, rest: str) -> str:
    rest = rest.strip().removeprefix("//")
    if scheme.lower().startswith("sip"):
        user, at, _host = rest.rpartition("@")
        rest = user.partition(":")[0] if at else _IPV4.sub(" ", rest, count=1)
    return plain(unquote(_HEADERS.sub(" ", rest)))


def _without_parameters(text: str) -> str:
    parameters = {m[1].lower(): m[2] for m in _PARAMETER.finditer(text)}
    if not parameters:
        return text
    text = _PARAMETER.sub(" ", text).strip()
    context = parameters.get("phone-context", "")
    if re.fullmatch(r"\+[\d().-]+", context) and "+" not in text:
        text = f"{context} {text}"
    extension = digits_of(parameters.get("ext", ""))
    return f"{text} x{extension}" if extension else text


def spelled_with_digits(text: str) -> str:
    """``text`` with letters of a North American vanity number as digits (1-800-FLOWERS).

    The letters are those of ITU-T E.161. Blanks are allowed only after a toll-free code, so that
    ``418 Bob 1234`` stays what it is.
    """

    def spell(found: re.Match[str]) -> str:
        line = found["free"] or found["other"]
        return found[0].upper().translate(_KEYPAD) if re.search("[A-Za-z]", line) else found[0]

    return _VANITY.sub(spell, text)


def split_extensions(text: str) -> tuple[str, list[str]]:
    """``text`` without its extensions, and these: ``ext. 5``, ``poste 5``, ``x5``, ``,,5#``."""
    extensions = [next(filter(None, found.groups())) for found in _EXTENSION.finditer(text)]
    return _EXTENSION.sub(" | ", text).strip(" |"), extensions


def runs_in(text: str) -> list[Run]:
    """The runs of digits in ``text``; words and spaced slashes part them."""
    text = _MODEL.sub(lambda found: " " * len(found[0]), text)
    text = _SLASH.sub(" | ", text)
    return [Run(found[0], found.start(), found.end()) for found in _RUN.finditer(text)]


def north_american(national: str, language: str = "en") -> str:
    """Up to ten digits as people write them there: ``(418) 257-9084``, in French ``418 257-9084``.

    The French form is that of the Office québécois de la langue française.
    """
    area, exchange, line = national[:3], national[3:6], national[6:]
    head = f"{area} {exchange}" if language.startswith("fr") else f"({area}) {exchange}"
    return f"{head}-{line}" if line else head
