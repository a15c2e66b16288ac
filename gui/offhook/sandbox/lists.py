"""Searching leads, and lists in pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urlencode

from .messages import Answer, Request, in_json, problem
from .records import JsonObject, Lead

ItemT = TypeVar("ItemT")

DEFAULT_PER_PAGE = 25
MOST_PER_PAGE = 100


def matches(lead: Lead, query: str) -> bool:
    """Whether a search finds the lead: by name, e-mail or telephone number.

    A number is found by its national digits, as in the documentation's ``5147894561``; that any
    other spelling is found is not documented, so none is.
    """
    if query.isdecimal():
        return any(_is_national(query, phone.number) for phone in lead.phones)
    wanted = query.replace("_", " ").casefold()
    return wanted in lead.name.casefold() or any(
        wanted == address.casefold() for address in lead.emails
    )


def _is_national(digits: str, number: str) -> bool:
    if number.startswith("+1"):
        return number == f"+1{digits}"
    # Country codes have one to three digits.
    return any(number[length + 1 :] == digits for length in (1, 2, 3))


def page_of(
    request: Request, items: Sequence[ItemT], document: Callable[[ItemT], JsonObject]
) -> Answer:
    """One page of a list with its ``links`` and ``meta``; 422 for a page that cannot be."""
    page = _whole(request.first("page"), 1)
    per_page = _whole(request.first("per_page"), DEFAULT_PER_PAGE)
    errors = {}
    if page is None or page < 1:
        errors["page"] = ["The page field must be at least 1."]
    if per_page is None or not 1 <= per_page <= MOST_PER_PAGE:
        errors["per_page"] = [f"The per_page field must be between 1 and {MOST_PER_PAGE}."]
    if errors or page is None or per_page is None:
        message = next(iter(errors.values()))[0]
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, message, errors)

    begin = (page - 1) * per_page
    shown = items[begin : begin + per_page]
    last = max(1, -(-len(items) // per_page))
    path = request.url + request.path

    def link(number: int) -> str | None:
        if not 1 <= number <= last:
            return None
        parameters = {**request.query, "page": [str(number)]}
        return f"{path}?{urlencode(parameters, doseq=True)}"

    return in_json(
        HTTPStatus.OK,
        {
            "data": [document(item) for item in shown],
            "links": {
                "first": link(1),
                "last": link(last),
                "prev": link(page - 1),
                "next": link(page + 1),
            },
            "meta": {
                "current_page": page,
                "from": begin + 1 if shown else None,
                "last_page": last,
                "path": path,
                "per_page": per_page,
                "to": begin + len(shown) if shown else None,
                "total": len(items),
            },
        },
    )


def _whole(text: str | None, default: int) -> int | None:
    if text is None:
        return default
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
