"""Plays a fault on a connection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus

from .faults import FaultKind, Rule
from .messages import HTML, Answer, problem
from .wire import Wire

PAGE = b"""<!doctype html>
<html><head><title>Please try again</title></head>
<body><center><h1>Please try again</h1></center><hr><center>proxy</center></body></html>
"""


GARBAGE = b'{"data": {"id": \x00\xff'


def play(
    rule: Rule,
    wire: Wire,
    handle: Callable[[], Answer],
    answered: Callable[[int], None],
    later: Callable[[float, Callable[[], object]], None],
) -> None:
    """Do to the request what the rule says.

    ``handle`` does what the request asks and makes the right answer; ``answered`` is told the
    status of an answer just before it leaves; ``later`` runs something after some seconds.
    """
    args = rule.args

    def right(*, send: Callable[[Answer], None] = wire.send) -> None:
        answer = handle()
        answered(answer.status)
        send(answer)

    def wrong(answer: Answer) -> None:
        if args["stored"]:
            handle()
        answered(answer.status)
        wire.send(answer)

    match rule.kind:
        case FaultKind.DROP_BEFORE:
            wire.close(reset=args["reset"])
        case FaultKind.DROP_AFTER:
            handle()
            wire.close(reset=args["reset"])
        case FaultKind.STORE_LATE:
            if args["close"] == "client":
                wire.wait_for_client_to_leave()
            later(args["seconds"], handle)
            wire.close()
        case FaultKind.STATUS:
            wrong(_status(rule))
        case FaultKind.HTML:
            wrong(Answer(args["code"], PAGE, HTML))
        case FaultKind.LATENCY:
            if wire.wait(args["seconds"]):
                right()
        case FaultKind.SLOW_ANSWER:
            answer = handle()
            if wire.wait(args["seconds"]):
                answered(answer.status)
                wire.send(answer)
        case FaultKind.DRIBBLE:
            right(send=lambda answer: wire.dribble(answer, args["interval"]))
        case FaultKind.TRUNCATED:
            right(send=wire.send_cut)
        case FaultKind.GARBAGE:
            right(send=lambda answer: wire.send(replace(answer, body=GARBAGE)))
        case FaultKind.EMPTY:
            right(send=lambda answer: wire.send(replace(answer, body=b"")))
        case FaultKind.REDIRECT:
            answered(HTTPStatus.FOUND)
            wire.send(Answer(HTTPStatus.FOUND, headers=(("Location", args["to"]),)))
        case _:
            raise AssertionError(f"{rule.kind} does not strike here")


def _status(rule: Rule) -> Answer:
    code, retry_after = rule.args["code"], rule.args["retry_after"]
    headers = () if retry_after is None else (("Retry-After", str(retry_after)),)
    message = rule.args["message"] or _phrase(code)
    return problem(code, message, rule.args["errors"], headers=headers)


def _phrase(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return f"Status {code}"
