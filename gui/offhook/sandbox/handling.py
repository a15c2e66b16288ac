"""How every kind of request is taken and answered."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Protocol, TypeVar

from .crm_rules import Verdict
from .messages import JSON, Answer, Request, in_json, problem
from .records import JsonObject


class Owned(Protocol):
    """Something that belongs to an account."""

    @property
    def account_id(self) -> int:
        """The account."""
        ...


RecordT = TypeVar("RecordT", bound=Owned)


class RefusedError(Exception):
    """The request cannot be handled; carries the answer that says so."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def own(record: RecordT | None, account_id: int) -> RecordT:
    """The record, if there is one and it is this account's: another's is as good as none."""
    if record is None or record.account_id != account_id:
        raise RefusedError(problem(HTTPStatus.NOT_FOUND, "Not Found."))
    return record


def accepted(
    request: Request, check: Callable[[JsonObject], Verdict]
) -> tuple[JsonObject, Verdict]:
    """The body and what the rules say of it; refused unless they accept it."""
    if request.content_type.partition(";")[0].strip().casefold() != JSON:
        raise RefusedError(problem(HTTPStatus.BAD_REQUEST, f"The body must be {JSON}."))
    payload = request.parsed()
    if not isinstance(payload, dict):
        raise RefusedError(problem(HTTPStatus.BAD_REQUEST, "The body must be a JSON object."))
    verdict = check(payload)
    if verdict.errors:
        first = next(iter(verdict.errors.values()))[0]
        raise RefusedError(
            problem(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                first,
                verdict.errors,
                unknown_parameters=verdict.unknown,
            )
        )
    return payload, verdict


def one(status: int, document: JsonObject, verdict: Verdict | None = None) -> Answer:
    """An answer with one object."""
    unknown = verdict.unknown if verdict else ()
    return in_json(status, {"data": document}, unknown_parameters=unknown)
