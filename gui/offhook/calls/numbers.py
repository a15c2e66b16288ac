"""What a typed, pasted or reported phone number means.

``from`` and ``to`` of a call log can never be corrected in the CRM, so :func:`understand` either
knows the number or says why not, and never picks one of two. Numbering plans come from Google's
libphonenumber, which :mod:`offhook.calls.number_plan` asks.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from .number_plan import NumberFacts, NumberProblem, Refused, e164_of, is_emergency, is_service
from .number_text import (
    FULL_NUMBER,
    NANP,
    Run,
    digits_of,
    north_american,
    plain,
    readable,
    runs_in,
    spelled_with_digits,
    split_extensions,
)

__all__ = [
    "BadNumber",
    "NumberFacts",
    "NumberKind",
    "NumberProblem",
    "PhoneNumber",
    "load",
    "number_in",
    "pretty",
    "understand",
    "withheld",
]

LONGEST_TEXT = 1000  # characters; more is a page, not a number
INTERNAL_LENGTHS = range(2, 6)  # digits of an extension of the rep's own telephone system

_STAR_CODE = re.compile(r"\W*?(?:\*+\d+|#\d{2,3}[#*])")
_LETTER = re.compile(r"[^\W\d_]")
_OR = r"(?:\b(?:ou|or|et|and)\b|[&/])"
_OTHER_AFTER = re.compile(rf"\W*?{_OR}\s*\d{{2}}|\W*?,\s*\d+\W*$", re.IGNORECASE)
_OTHER_BEFORE = re.compile(rf"\d{{2}}\s*{_OR}\W*$", re.IGNORECASE)

# A single P or O is how a caller-ID chip says "private" and "out of area".
_HIDDEN = re.compile(
    "anonymous|anonyme|restricted|unknown|inconnue?|private|privée?|unavailable|withheld|blocked"
    "|bloquée?|confidentiel|masquée?|hidden|invalid|none|null|p|o"
)
_HIDDEN_FILLER = re.compile("number|numéro|numero|caller|call|id|no|name|appel|appelant")
# "anonymous", "restricted", "blocked", "unknown", "unavailable" as carriers spell them on a keypad.
_HIDDEN_SPELLED = frozenset({"266696687", "7378742833", "2562533", "8656696", "86282452253"})


class NumberKind(StrEnum):
    """Where a number leads."""

    EXTERNAL = "external"
    INTERNAL = "internal"  # an extension of the rep's own telephone system


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number that was understood.

    ``e164`` is ``None`` for an internal number, whose digits are its ``extension``. For others the
    extension is what to dial after the connection (``""``: nothing). ``possible_but_unassigned``:
    the shape is right but the numbering plan knows no such range; new ranges come before the news.
    """

    e164: str | None
    extension: str
    kind: NumberKind
    typed: str
    possible_but_unassigned: bool = False


class BadNumber(ValueError):
    """No call can be logged with this text. The message holds no digits: it may reach a log."""

    def __init__(self, problem: NumberProblem, typed: str, detail: NumberFacts) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.typed = typed
        self.detail = detail


def understand(
    text: str, region: str = "CA", *, internal_lengths: Container[int] = INTERNAL_LENGTHS
) -> PhoneNumber:
    """The one number in ``text``, read as someone in ``region`` (ISO 3166-1) means it.

    Raises :class:`BadNumber` and nothing else.
    """
    try:
        return _understand(text, region.upper(), internal_lengths)
    except Refused as refused:
        raise BadNumber(refused.problem, text, refused.facts) from None


def number_in(text: str, region: str = "CA") -> PhoneNumber | None:
    """The one number in ``text``, or ``None``: for a clipboard, or a search that may be a name."""
    try:
        return understand(text, region)
    except BadNumber:
        return None


def withheld(text: str) -> bool:
    """Whether a phone reports in ``text`` that the caller hides their number, or nothing at all."""
    said = plain(text).casefold()
    said = re.sub(r".*<|>.*", "", said)
    said = re.sub(r"^(?:sips?|tel|callto):|@.*", "", said)
    if digits_of(said) in _HIDDEN_SPELLED:
        return True
    words = [word for word in re.findall(r"\w+", said) if not _HIDDEN_FILLER.fullmatch(word)]
    return all(_HIDDEN.fullmatch(word) for word in words)


def pretty(e164: str, region: str, *, language: str = "en") -> str:
    """``e164`` as people of ``region`` write it; abroad in the international form.

    A text that is no number comes back unchanged.
    """
    import phonenumbers

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    national = phonenumbers.national_significant_number(number)
    form = phonenumbers.PhoneNumberFormat
    at_home = number.country_code == phonenumbers.country_code_for_region(region.upper())
    if at_home and region.upper() in NANP and len(national) == 10:
        return north_american(national, language)
    written = phonenumbers.format_number(number, form.NATIONAL)
    if at_home and len(digits_of(written)) >= FULL_NUMBER:
        return written
    return phonenumbers.format_number(number, form.INTERNATIONAL)  # also: short as an extension


def load(region: str = "CA") -> None:
    """Import the numbering plans now, in the background, so that no key press has to wait."""
    number_in("+12015550123", region)


def _understand(typed: str, region: str, internal_lengths: Container[int]) -> PhoneNumber:
    if len(typed) > LONGEST_TEXT:
        raise Refused(NumberProblem.NOT_A_NUMBER)
    text = readable(typed)
    if not text:
        problem = NumberProblem.NOT_A_NUMBER if plain(typed) else NumberProblem.EMPTY
        raise Refused(problem)
    if star := _STAR_CODE.match(text):
        raise Refused(NumberProblem.SHORT_CODE, NumberFacts(star[0].strip(), region))
    text, extensions = split_extensions(spelled_with_digits(text))
    if len(set(extensions)) > 1:
        raise Refused(NumberProblem.SEVERAL)
    extension = extensions[0] if extensions else ""
    runs = runs_in(text)
    numbers = [run for run in runs if run.is_number]
    if not numbers:
        return _short(typed, text, runs, extension, region=region, internal=internal_lengths)
    bits = [run for run in runs if not run.is_number]
    if any(is_emergency(bit.digits, region) for bit in bits):
        raise Refused(NumberProblem.SEVERAL)
    before, after = text[: numbers[0].start], text[numbers[-1].end :]
    if _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after):
        raise Refused(NumberProblem.SEVERAL)
    return _only(numbers, typed, extension, region)


def _short(
    typed: str,
    text: str,
    runs: list[Run],
    extension: str,
    *,
    region: str,
    internal: Container[int],
) -> PhoneNumber:
    """What a text with no full number says: an extension, an emergency, a service, or nothing."""
    if extension and not runs:
        runs, extension, text = [Run(extension, 0, 0)], "", ""
    for run in runs:
        if is_emergency(run.digits, region):
            raise Refused(NumberProblem.EMERGENCY, NumberFacts(run.digits, region))
    if len(runs) != 1 or extension or _LETTER.search(text):
        raise Refused(NumberProblem.NOT_A_NUMBER)
    digits = runs[0].digits
    if is_service(digits, region):
        raise Refused(NumberProblem.SHORT_CODE, NumberFacts(digits, region))
    if runs[0].text == digits and len(digits) in internal:  # an extension is written in one piece
        return PhoneNumber(None, digits, NumberKind.INTERNAL, typed)
    return _only(runs, typed, "", region)


def _only(runs: list[Run], typed: str, extension: str, region: str) -> PhoneNumber:
    """The number that all ``runs`` write: a link and its caption often repeat each other."""
    try:
        read = {e164_of(run, region) for run in runs}
    except Refused:
        if len(runs) > 1:
            raise Refused(NumberProblem.SEVERAL) from None
        raise
    if len(read) > 1:
        raise Refused(NumberProblem.SEVERAL)
    e164, unassigned = read.pop()
    return PhoneNumber(e164, extension, NumberKind.EXTERNAL, typed, unassigned)
