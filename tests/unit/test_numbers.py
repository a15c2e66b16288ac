"""What typed, pasted and reported numbers mean, and why some are refused."""

from __future__ import annotations

import pytest

from offhook.calls.number_text import NANP
from offhook.calls.numbers import (
    BadNumber,
    NumberFacts,
    NumberKind,
    NumberProblem,
    number_in,
    pretty,
    understand,
    withheld,
)

DEALER = "+14182579084"


@pytest.mark.parametrize(
    "text",
    [
        "4182579084",
        "(418) 257-9084",
        "418.257.9084",
        "418/257-9084",
        "1 418 257 9084",
        "+1 (418) 257-9084",
        "(+1) 418 257-9084",
        "011 1 418 257 9084",
        "Tel: (418) 257-9084",
        "Appelez Bob\nau (418) 257-9084\nmerci",
        "2019 Civic 418-257-9084",
        "RAV4 418-257-9084",
        "F-150: 418-257-9084",
        "418-257-9084, 1234 rue Principale",
        "*418-257-9084*",
        "tel:418-257-9084;phone-context=+1",
        "tel:257-9084;phone-context=+1418",
        "tel://+14182579084",
        "TEL:%2B1%20418%C2%A0257%209084",
        "callto:+14182579084?chat",
        "sip:+14182579084@10.0.0.1:5060;transport=udp",
        "sips:+14182579084:secret@example.com",
        "sip:+14182579084;user=phone",
        "Bob 2 <sip:4182579084@pbx.example.com>;tag=12345678",
        '"4182579084" <sip:+14182579084@10.0.0.1>',
        "+14182579084@10.0.0.1",
        '<a href="tel:+14182579084">(418) 257-9084</a>',
        "418-257-9084 (+1 418 257 9084)",
        "４１８ ２５７ ９０８４",
        "٤١٨٢٥٧٩٠٨٤",
        "（418）257−9084",
        "418‑257–9084",
        "\u202a+1\u00a0418\u200b257\u202f9084\u202c",
        "4\u00ad1\u200d8\u20602579084",
    ],
)
def test_one_number_however_it_is_written(text: str) -> None:
    number = understand(text)
    assert (number.e164, number.extension, number.kind) == (DEALER, "", NumberKind.EXTERNAL)
    assert number.typed == text
    assert not number.possible_but_unassigned


@pytest.mark.parametrize(
    "text",
    [
        "Tel: (418) 257-9084 ext. 5",
        "418 257-9084 poste 5",
        "418 257-9084 (poste 5)",
        "418 257-9084, p. 5",
        "418 257-9084 local: 5",
        "4182579084x5",
        "418-257-9084 #5",
        "418-257-9084,5",
        "418-257-9084,,5#",
        "418-257-9084;5#",
        "418-257-9084p5",
        "+14182579084;ext=5",
        "tel:+1-418-257-9084;ext=5;isub=1234567",
        "sip:+14182579084;ext=5@example.com;user=phone",
    ],
)
def test_an_extension_is_kept_beside_the_number(text: str) -> None:
    number = understand(text)
    assert (number.e164, number.extension) == (DEALER, "5")


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("1-800-FLOWERS", "+18003569377"),
        ("1 800 GO-FEDEX", "+18004633339"),
        ("tel:1-800-FLOWERS", "+18003569377"),
        ("418-257-CARS", "+14182572277"),
        ("+33 1 42 68 53 00", "+33142685300"),
        ("+33\u202f1\u00a042\u202f68\u202f53\u202f00", "+33142685300"),
        ("+33 (0)1 42 68 53 00", "+33142685300"),
        ("011 33 1 42 68 53 00", "+33142685300"),
        ("00 33 1 42 68 53 00", "+33142685300"),
        ("+39 06 1234 5678", "+390612345678"),
    ],
)
def test_letters_and_other_countries(text: str, e164: str) -> None:
    assert understand(text).e164 == e164


def test_the_region_says_how_a_number_is_meant() -> None:
    assert understand("01 42 68 53 00", "FR").e164 == "+33142685300"
    assert understand("00 1 418 257 9084", "fr").e164 == DEALER


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("204", "204"),
        (" (204) ", "204"),
        ("２０４", "204"),
        ("12345", "12345"),
        ("1911", "1911"),
        ("poste 204", "204"),
        ("Bob, ext. 204", "204"),
        ("#204", "204"),
        ("x204", "204"),
        ("tel:204;phone-context=pbx.example.com", "204"),
        ("Bob <sip:204@10.0.0.1>", "204"),
    ],
)
def test_an_extension_alone_is_an_internal_number(text: str, digits: str) -> None:
    number = understand(text)
    assert (number.e164, number.extension, number.kind) == (None, digits, NumberKind.INTERNAL)


def test_how_long_an_extension_may_be_is_the_companys_affair() -> None:
    assert understand("123456", internal_lengths={6}).kind is NumberKind.INTERNAL
    with pytest.raises(BadNumber, match="too_short"):
        understand("204", internal_lengths={6})


P = NumberProblem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", P.EMPTY),
        (" \t\n\u200b", P.EMPTY),
        ("Bob Tremblay", P.NOT_A_NUMBER),
        ("Civic 2019", P.NOT_A_NUMBER),
        ("bob2@example.com", P.NOT_A_NUMBER),
        ("sip:alice@example.com", P.NOT_A_NUMBER),
        ("sip:216.58.210.10", P.NOT_A_NUMBER),
        ("https://example.com/lead/4182579084", P.NOT_A_NUMBER),
        ("4182579084" + " " * 1000, P.NOT_A_NUMBER),
        ("257-9084", P.TOO_SHORT),
        ("310-1234", P.TOO_SHORT),
        ("418 257", P.TOO_SHORT),
        ("2 04", P.TOO_SHORT),
        ("5", P.TOO_SHORT),
        ("+4182579084", P.TOO_SHORT),
        ("41825790845", P.TOO_LONG),
        ("9 418 257 9084", P.TOO_LONG),
        ("418 257 9084 204", P.TOO_LONG),
        ("5" * 40, P.TOO_LONG),
        ("118 257 9084", P.IMPOSSIBLE),
        ("018 257 9084", P.IMPOSSIBLE),
        ("418 157 9084", P.IMPOSSIBLE),
        ("+1 418 057 9084", P.IMPOSSIBLE),
        ("411 257 9084", P.IMPOSSIBLE),
        ("+1 911 257 9084", P.IMPOSSIBLE),
        ("999 999 9999", P.IMPOSSIBLE),
        ("+33 042685300", P.IMPOSSIBLE),
        ("+999 1234567", P.INVALID_COUNTRY),
        ("911", P.EMERGENCY),
        ("9-1-1", P.EMERGENCY),
        ("９１１", P.EMERGENCY),
        ("tel:911", P.EMERGENCY),
        ("tel:911;phone-context=+1", P.EMERGENCY),
        ("sip:911@pbx.example.com", P.EMERGENCY),
        ("911 ext. 5", P.EMERGENCY),
        ("appelez le 911", P.EMERGENCY),
        ("+1 911", P.EMERGENCY),
        ("1-911", P.EMERGENCY),
        ("9911", P.EMERGENCY),
        ("411", P.SHORT_CODE),
        ("8-1-1", P.SHORT_CODE),
        ("0", P.SHORT_CODE),
        ("*67 418 257 9084", P.SHORT_CODE),
        ("#31#4182579084", P.SHORT_CODE),
        ("4182579084 5149990000", P.SEVERAL),
        ("418 257 9084 514 999 0000", P.SEVERAL),
        ("+14182579084+15149990000", P.SEVERAL),
        ("Tél.: 418 257-9084, cell: 514 999-0000", P.SEVERAL),
        ("418 257-9084 poste 5, 514 999-0000", P.SEVERAL),
        ("418-257-9084, 514-999-0000", P.SEVERAL),
        ("418 257-9084/85", P.SEVERAL),
        ("418 257-9084 ou 9085", P.SEVERAL),
        ("418-257-9084, 9085", P.SEVERAL),
        ("418-257-9084 x5 x6", P.SEVERAL),
        ("204 ou 418 257-9084", P.SEVERAL),
        ("418 257-9084, sinon 911", P.SEVERAL),
        ('"514 999-0000" <sip:+14182579084@10.0.0.1>', P.SEVERAL),
    ],
)
def test_why_a_text_is_refused(text: str, problem: NumberProblem) -> None:
    with pytest.raises(BadNumber) as refused:
        understand(text)
    assert refused.value.problem is problem
    assert refused.value.typed == text


def test_a_refusal_carries_what_there_is_to_say() -> None:
    with pytest.raises(BadNumber) as refused:
        understand("257-9084")
    assert refused.value.detail == NumberFacts("2579084", "CA", fewest=10, most=10)
    with pytest.raises(BadNumber) as refused:
        understand("+33 1 42 68")
    assert refused.value.detail == NumberFacts("14268", "FR", fewest=9, most=9)


def test_the_message_of_a_refusal_holds_no_digits() -> None:
    with pytest.raises(BadNumber) as refused:
        understand("257-9084")
    assert str(refused.value) == "too_short"


def test_emergency_numbers_are_those_of_the_region() -> None:
    with pytest.raises(BadNumber, match="emergency"):
        understand("15", "FR")
    assert understand("15", "CA").kind is NumberKind.INTERNAL


def test_a_range_the_numbering_plan_does_not_know_yet_is_allowed() -> None:
    number = understand("555 555 5555")
    assert (number.e164, number.possible_but_unassigned) == ("+15555555555", True)


def test_a_clipboard_without_one_number_gives_nothing() -> None:
    found = number_in("Tel: 418 257-9084")
    assert found is not None
    assert found.e164 == DEALER
    assert number_in("Bob Tremblay") is None


@pytest.mark.parametrize(
    ("e164", "region", "language", "written"),
    [
        (DEALER, "CA", "en", "(418) 257-9084"),
        (DEALER, "CA", "fr", "418 257-9084"),
        (DEALER, "ca", "fr_CA", "418 257-9084"),
        (DEALER, "US", "en", "(418) 257-9084"),
        (DEALER, "FR", "fr", "+1 418-257-9084"),
        ("+33142685300", "CA", "fr", "+33 1 42 68 53 00"),
        ("+33142685300", "FR", "fr", "01 42 68 53 00"),
        ("+6837012", "NU", "en", "+683 7012"),
        ("not a number", "CA", "en", "not a number"),
    ],
)
def test_written_as_people_there_write_it(
    e164: str, region: str, language: str, written: str
) -> None:
    assert pretty(e164, region, language=language) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "Anonymous",
        "Anonymous <sip:anonymous@anonymous.invalid>",
        "sip:anonymous@10.0.0.1",
        "RESTRICTED",
        "Private Number",
        "No Caller ID",
        "Numéro privé",
        "Appel masqué",
        "unknown",
        "P",
        "+266696687",
    ],
)
def test_a_caller_who_hides(text: str) -> None:
    assert withheld(text)


@pytest.mark.parametrize("text", ["204", DEALER, "Bob", "sip:204@pbx", "Privat AG 418 257-9084"])
def test_a_caller_who_does_not_hide(text: str) -> None:
    assert not withheld(text)


def test_north_america_is_what_the_numbering_plan_says() -> None:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    assert set(COUNTRY_CODE_TO_REGION_CODE[1]) == NANP
