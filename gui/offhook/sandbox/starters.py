"""The account, users and leads that every sandbox begins with."""

from __future__ import annotations

from .records import Account, Lead, Phone, User

REP = User(51112, "rep@example.com", "Camille", "Roy")
COLLEAGUE = User(51113, "colleague@example.com", "Dominic", "Lavoie")
ACCOUNT = Account(66, "Concession Sainte-Foy (sandbox)", (REP, COLLEAGUE))


def _lead(number: int, first: str, last: str, *phones: Phone, locale: str = "fr") -> Lead:
    return Lead(
        id=2_093_021 + number,
        account_id=ACCOUNT.id,
        created_at=f"2024-03-{11 + number:02}T15:20:00+00:00",
        first_name=first,
        last_name=last,
        phones=phones,
        emails=(f"lead{number}@example.com",),
        advisor_id=REP.id,
        locale=locale,
        unsubscribe_call_date="2026-01-05T15:00:00+00:00" if first == "Émilie" else None,
    )


LEADS = (
    _lead(0, "John", "Doe", Phone("+14182579084")),
    _lead(1, "Maxime", "Gagnon", Phone("+14185550101")),
    _lead(2, "Sarah", "Nguyen", Phone("+15145550123"), locale="en"),
    _lead(3, "Garage", "Bélanger", Phone("+14185550134", "work", 204)),
    _lead(4, "Luc", "Tremblay", Phone("+14505550156", "home"), Phone("+14505550157")),
    _lead(5, "Émilie", "Côté-Tremblay", Phone("+15145550199")),
)
