"""What numbering plans say: the only module that asks libphonenumber about a number.

Numbering plans are those of Google's libphonenumber (the package ``phonenumbers``), imported on
first use because that takes a while.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .number_text import NANP, Run, digits_of

if TYPE_CHECKING:
    import phonenumbers

_ALWAYS_EMERGENCY = frozenset({"112", "911"})  # mobile networks connect both everywhere
_OUTSIDE_LINE = ("9", "0")  # what a telephone system wants before an outside number
# NPA-NXX-XXXX: neither part begins with 0 or 1, no area code is N11 or N9X (kept for expansion).
_NANP_NUMBER = re.compile(r"(?!.11|.9)[2-9]\d\d[2-9]\d{6}")


class NumberProblem(StrEnum):
    """Why a text is not a number to log a call with."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    TOO_SHORT = "too_short"  # digits are missing, often the area code
    TOO_LONG = "too_long"
    IMPOSSIBLE = "impossible"  # as long as it should be, but no such number can be
    EMERGENCY = "emergency"
    INVALID_COUNTRY = "invalid_country"
    SHORT_CODE = "short_code"  # 411, 811, *67: a service, not a person
    SEVERAL = "several"  # more than one number, or a number and half of another


@dataclass(frozen=True, slots=True)
class NumberFacts:
    """What there is to say about a refused number; empty or 0 where it does not apply.

    ``fewest`` and ``most`` count the digits that a number of ``region`` has without the country
    code. ``digits`` are those that were read.
    """

    digits: str = ""
    region: str = ""
    fewest: int = 0
    most: int = 0


class Refused(Exception):
    """A number that the plan does not allow: what ``BadNumber`` is made of."""

    def __init__(self, problem: NumberProblem, facts: NumberFacts | None = None) -> None:
        self.problem = problem
        self.facts = facts or NumberFacts()


def e164_of(run: Run, region: str) -> tuple[str, bool]:
    """E.164 of ``run`` read in ``region``, and whether the numbering plan does not know it.

    Raises :class:`Refused`.
    """
    try:
        return _parse_digits(run.dialled, region)
    except Refused as refused:
        if refused.problem is NumberProblem.TOO_LONG and _holds_two(run, region):
            raise Refused(NumberProblem.SEVERAL) from None
        if run.dialled.startswith("00"):  # how most of the world writes a plus
            try:
                return _parse_digits("+" + run.dialled[2:], region)
            except Refused:
                pass
        raise


def _holds_two(run: Run, region: str) -> bool:
    for left, separator, right in run.splits():
        try:
            _parse_digits(left.dialled, region)
            if "/" not in separator:
                _parse_digits(right.dialled, region)
        except Refused:
            continue
        return True
    return False


def _parse_digits(dialled: str, region: str) -> tuple[str, bool]:
    import phonenumbers

    try:
        number = phonenumbers.parse(dialled, region)
    except phonenumbers.NumberParseException as error:
        own = phonenumbers.country_code_for_region(region) if dialled.isdigit() else 0
        facts = NumberFacts(digits_of(dialled), region, *(_lengths(own, region) if own else (0, 0)))
        raise Refused(_parse_problem(error), facts) from None
    national = phonenumbers.national_significant_number(number)
    code = number.country_code or 0
    home = phonenumbers.region_code_for_country_code(code)
    if home in NANP and region in NANP:
        home = region
    if is_emergency(national.removeprefix("1") if home in NANP else national, home):
        raise Refused(NumberProblem.EMERGENCY, NumberFacts(national, home))
    fewest, most = _lengths(code, home)
    facts = NumberFacts(national, home, fewest, most)
    if problem := _shape_problem(number, national, home in NANP):
        raise Refused(problem, facts)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return e164, not phonenumbers.is_valid_number(number)


def _parse_problem(error: phonenumbers.NumberParseException) -> NumberProblem:
    kinds = type(error)
    return {
        kinds.INVALID_COUNTRY_CODE: NumberProblem.INVALID_COUNTRY,
        kinds.TOO_SHORT_AFTER_IDD: NumberProblem.TOO_SHORT,
        kinds.TOO_SHORT_NSN: NumberProblem.TOO_SHORT,
        kinds.TOO_LONG: NumberProblem.TOO_LONG,
    }.get(error.error_type, NumberProblem.TOO_SHORT)


def _shape_problem(
    number: phonenumbers.PhoneNumber, national: str, north_america: bool
) -> NumberProblem | None:
    import phonenumbers

    if north_america:
        # Ten digits and no others: the plan's seven-digit 310-XXXX of Canada has no E.164 form.
        if len(national) != 10:
            return NumberProblem.TOO_SHORT if len(national) < 10 else NumberProblem.TOO_LONG
        return None if _NANP_NUMBER.fullmatch(national) else NumberProblem.IMPOSSIBLE
    results = phonenumbers.ValidationResult
    result = phonenumbers.is_possible_number_with_reason(number)
    if result in {results.TOO_SHORT, results.IS_POSSIBLE_LOCAL_ONLY}:
        return NumberProblem.TOO_SHORT
    if result == results.TOO_LONG:
        return NumberProblem.TOO_LONG
    if result != results.IS_POSSIBLE:
        return NumberProblem.IMPOSSIBLE
    unknown_zero = national.startswith("0") and not phonenumbers.is_valid_number(number)
    return NumberProblem.IMPOSSIBLE if unknown_zero else None


def _lengths(country_code: int, region: str) -> tuple[int, int]:
    """Fewest and most digits of a number there, without the country code."""
    import phonenumbers

    if region in NANP:
        return 10, 10
    metadata = phonenumbers.PhoneMetadata.metadata_for_region_or_calling_code(country_code, region)
    lengths = metadata and metadata.general_desc and metadata.general_desc.possible_length
    return (min(lengths), max(lengths)) if lengths else (0, 0)


def is_emergency(digits: str, region: str) -> bool:
    """Whether ``digits`` reach the emergency services, also through a telephone system (9-911)."""
    from phonenumbers import shortnumberinfo

    if len(digits) == 4 and digits.startswith(_OUTSIDE_LINE):
        digits = digits[1:]
    return digits in _ALWAYS_EMERGENCY or shortnumberinfo.is_emergency_number(digits, region)


def is_service(digits: str, region: str) -> bool:
    """Whether ``digits`` are an operator (0, 00) or a public service of three digits (411).

    Longer short codes are for text messages and are common extensions too.
    """
    import phonenumbers
    from phonenumbers import shortnumberinfo

    if not digits.strip("0"):
        return True
    code = phonenumbers.country_code_for_region(region)
    number = phonenumbers.PhoneNumber(country_code=code, national_number=int(digits))
    return len(digits) == 3 and bool(
        shortnumberinfo.is_valid_short_number_for_region(number, region)
    )
