"""What may stand on the command line. Only argparse: ``--help`` must not wait for anything."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from .. import __version__

BASE_URL_KEY = "OFFHOOK_BASE_URL"
MOMENTS = ("dialing", "ringing", "answered", "ended", "busy", "failed", "missed")
DIRECTIONS = ("outgoing", "incoming")
STATUSES = (
    "calling", "answered", "attempted", "interrupted", "error", "pending", "unanswered",
)  # fmt: skip

_Add = Callable[[str, str | None], argparse.ArgumentParser]

_LINK = re.compile(r"(tel|callto|sips?|offhook):", re.IGNORECASE)
_WITH_VALUE = ("--data-dir", "--base-url")
_FIXED_DIRECTION = {"dialing": "outgoing", "ringing": "incoming", "missed": "incoming"}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options; ``verb`` is ``None`` without one, and ``link`` for a link of another program.

    ``base_url`` is a checked one, or empty where neither option nor environment names any.
    Raises :class:`SystemExit`: 0 after ``--help`` and ``--version``, 2 for a wrong usage.
    """
    parser = build_parser()
    options = parser.parse_args(_with_link_named(arguments))
    if options.verb == "event":
        fixed = _FIXED_DIRECTION.get(options.moment)
        if fixed and options.direction not in (None, fixed):
            parser.error(f"event {options.moment} is always {fixed}")
    if options.verb == "callback" and (
        (options.at is not None) + options.done + options.cancel != 1
    ):
        parser.error("callback needs one of --at TIME, --done and --cancel")
    options.base_url = _base_url(parser, options.base_url)
    return options


def _base_url(parser: argparse.ArgumentParser, option: str | None) -> str:
    named = option or os.environ.get(BASE_URL_KEY, "")
    if not named:
        return ""
    from ..crm.servers import BadBaseUrl, check_base_url

    try:
        return check_base_url(named)
    except BadBaseUrl as bad:
        from .words import URLS

        parser.error(f"the base URL cannot be used: {URLS[bad.reason]}")


def _with_link_named(arguments: Sequence[str]) -> list[str]:
    """The same with the verb ``link`` before a link that stands where a verb should.

    What follows ``--`` is a link and nothing more: the system hands a page's words over that way,
    and a quotation mark in them must not begin an option.
    """
    rest = list(arguments)
    position = 0
    while position < len(rest) and rest[position].startswith("-"):
        position += 2 if rest[position] in _WITH_VALUE else 1
    if position < len(rest) and _LINK.match(rest[position]):
        before = [argument for argument in rest[:position] if argument != "--"]
        closed = ["--"] if "--" in rest[:position] else []
        return [*before, "link", *closed, *rest[position:]]
    return rest


def build_parser() -> argparse.ArgumentParser:
    """The parser; the manual page is made from it."""
    parser = argparse.ArgumentParser(
        prog="offhook",
        description="Keeps a sales rep's phone calls true in Activix. Without a verb: the window.",
        epilog="A link such as tel:+14182579084 fills the number field; it never dials.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Offhook {__version__}")
    _add_globals(parser, None, minimized=False)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    everywhere = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    # Suppressed, so that a verb does not undo what was said before it.
    _add_globals(everywhere, argparse.SUPPRESS, minimized=argparse.SUPPRESS)

    def add(verb: str, text: str | None) -> argparse.ArgumentParser:
        if text is None:  # not in the list of verbs
            return verbs.add_parser(verb, parents=[everywhere], allow_abbrev=False)
        return verbs.add_parser(
            verb, help=text, description=text, parents=[everywhere], allow_abbrev=False
        )

    _add_telling(add)
    _add_reading(add)
    _add_programs(add)
    return parser


def _add_globals(
    parser: argparse.ArgumentParser, unsaid: str | None, *, minimized: bool | str
) -> None:
    parser.add_argument("--data-dir", metavar="DIR", default=unsaid, help="where all is kept")
    parser.add_argument("--base-url", metavar="URL", default=unsaid, help="the CRM's address")
    parser.add_argument(
        "--minimized", action="store_true", default=minimized, help="start without showing"
    )


def _add_telling(add: _Add) -> None:
    dial = add("dial", "an outgoing call begins; prints its id")
    dial.add_argument("number", metavar="NUMBER", type=_number)
    _add_line(dial)
    ring = add("ring", "an incoming call rings; prints its id")
    ring.add_argument("number", metavar="NUMBER", type=_text, nargs="?", default="")
    _add_line(ring)

    for verb, argument, text in (
        ("answered", None, "the call was picked up"),
        ("hangup", None, "the call is over"),
        ("status", "VALUE", f"choose the call's status: {', '.join(STATUSES)}"),
        ("note", "TEXT", "the call's whole note"),
        ("recording", "URL_OR_FILE", "the call's recording: a web address, or a WAV or MP3 file"),
    ):
        parser = add(verb, text)
        if argument == "VALUE":
            parser.add_argument("value", metavar=argument, choices=STATUSES)
        elif argument:
            parser.add_argument("value", metavar=argument, type=_text)
        if verb == "recording":
            _add_replace(parser)
        _add_call(parser)
    back = add("callback", "call back at a time: a reminder here, a task in Activix")
    back.add_argument("--at", metavar="TIME", type=_moment, help="ISO 8601")
    back.add_argument("--title", metavar="TEXT", type=_text, default="", help="default: who it is")
    back.add_argument("--done", action="store_true", help="it was made")
    back.add_argument("--cancel", action="store_true", help="none was meant")
    _add_call(back)

    log = add("log", "a past call; prints its id")
    log.add_argument("number", metavar="NUMBER", type=_number)
    log.add_argument("--start", metavar="TIME", type=_moment, required=True, help="ISO 8601")
    log.add_argument("--duration", metavar="SECONDS", type=_seconds, required=True)
    log.add_argument("--direction", choices=DIRECTIONS, default="outgoing")
    log.add_argument("--status", choices=STATUSES)
    log.add_argument("--recording", metavar="URL", type=_text, default="")
    log.add_argument("--note", metavar="TEXT", type=_text, default="")
    _add_line(log)

    event = add("event", "for phones: tell what happened, wait for nothing")
    event.add_argument("moment", metavar="|".join(MOMENTS), choices=MOMENTS)
    event.add_argument("--number", metavar="N", type=_text, default="", help="empty: withheld")
    event.add_argument("--direction", choices=DIRECTIONS)
    event.add_argument("--id", metavar="ID", type=_text, default="", help="the phone's own call id")
    event.add_argument("--source", metavar="NAME", type=_text, default="", help="the phone's name")
    _add_line(event)


def _add_call(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--call", metavar="ID", type=_text, help="default: the only open call")


def _add_replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--replace", action="store_true", help="even if Activix may have another one, which goes"
    )


def _add_line(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--local", metavar="LINE", type=_text, default="", help="one of your lines")


def _add_reading(add: _Add) -> None:
    calls = add("calls", "the calls of the journal, oldest first")
    calls.add_argument("--since", metavar="DATE", type=_day, help="ISO 8601")
    calls.add_argument(
        "--search", metavar="TEXT", default="", help="any part of a name, a number or a note"
    )
    show = add("show", "the program and what is still to be sent")
    ledger = add("ledger", "every attempt to send one call")
    ledger.add_argument("id", metavar="ID", type=_text)
    for parser in (calls, show, ledger):
        parser.add_argument("--json", action="store_true", help="for programs")

    settings = add("settings", "read or change settings")
    settings.add_argument("key", metavar="KEY", nargs="?")
    settings.add_argument("value", metavar="VALUE", nargs="?", type=_text)
    settings.add_argument("--json", action="store_true", help="for programs; says what is locked")
    sync = add("sync", "send now, and wait until nothing is left to send")
    sync.add_argument("--wait", metavar="SECONDS", type=_seconds, default=0)


def _add_programs(add: _Add) -> None:
    token = add("token", "the Activix token, in the system's key store")
    token.add_argument(
        "action",
        choices=("set", "test", "clear", "present"),
        help="set reads it from standard input",
    )
    sandbox = add("sandbox", "a CRM on this computer to try against")
    sandbox.add_argument("--port", metavar="P", type=_port, default=0, help="default: a free one")
    sandbox.add_argument("--faults", metavar="FILE", type=Path, help="what is to go wrong, as JSON")
    sandbox.add_argument("--file", metavar="FILE", type=Path, help="keep what it stores")
    sandbox.add_argument("--token", metavar="T", default="sandbox-token", help="what it accepts")
    demo = add("demo", "a working day against the sandbox; no account needed")
    demo.add_argument("--shots", metavar="DIR", type=Path, help="leave pictures there")
    demo.add_argument("--theme", choices=("light", "dark"), default="")
    demo.add_argument("--language", choices=("en", "fr"), default="")
    doctor = add("doctor", "look at this computer, and say how to mend what is amiss")
    doctor.add_argument("--json", action="store_true", help="for programs")
    doctor.add_argument("--probe-display", action="store_true", help=argparse.SUPPRESS)
    support = add("support", "pack a file that is safe to send: it tells of nobody")
    support.add_argument("file", metavar="FILE.zip", type=Path)
    add("practice", "a test call on a server of this very computer; Activix is not contacted")
    stop = add("quit", "end the running window")
    stop.add_argument("--force", action="store_true", help="even with a call open")
    stop.add_argument(
        "--restart", action="store_true", help="and open it again, after an upgrade under way"
    )
    stop.add_argument(
        "--everyone", action="store_true", help="for installers on Windows: of all users"
    )
    add("self-test", None)  # for those who package the program
    add("link", None).add_argument("link", metavar="LINK", type=_text)


def _text(text: str) -> str:
    """What was typed, read as UTF-8 whatever the locale says, and without what no file can hold."""
    return os.fsencode(text).decode("utf-8", "replace")


def _number(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("there is no number")
    return _text(text)


def _moment(text: str) -> datetime:
    """A time with an offset; one without is this computer's local time."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return _day(text)
    raise argparse.ArgumentTypeError(f"{text!r} is a day; a time is needed: 2025-06-03T09:30")


def _day(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.astimezone()
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError(f"{text!r} is no ISO 8601 time") from None


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of seconds")
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 1 << 16):
        raise argparse.ArgumentTypeError(f"{text!r} is no port")
    return int(text)
