"""What stands on the command line, read. Nothing but argparse is loaded, unless there is something
to say: that needs the language, and so the settings."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from typing import NoReturn

from ..speech import Translate, as_written, filled, translate
from .argparse_words import speaking
from .grammar import Grammar

BASE_URL_KEY = "OFFHOOK_BASE_URL"

_LINK = re.compile(r"(tel|callto|sips?|offhook):", re.IGNORECASE)
_WITH_VALUE = ("--data-dir", "--base-url")
_FIXED_DIRECTION = {"dialing": "outgoing", "ringing": "incoming", "missed": "incoming"}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options; ``verb`` is ``None`` without one, and ``link`` for a link of another program.

    ``base_url`` is a checked one, or empty where neither option nor environment names any.
    Raises :class:`SystemExit`: 0 after ``--help`` and ``--version``, 2 for a wrong usage.
    """
    try:
        return _parsed(build_parser(as_written, _Silent), arguments)
    except _HasToSpeak:  # which is seldom, so only then is the language looked for
        with speaking(translate):
            return _parsed(build_parser(translate), arguments)


def build_parser(
    translate: Translate = as_written,
    parser: type[argparse.ArgumentParser] = argparse.ArgumentParser,
) -> argparse.ArgumentParser:
    """The parser; the manual page is made from it."""
    return Grammar(translate, parser).parser()


def data_dir_of(arguments: Sequence[str]) -> str | None:
    """What ``--data-dir`` names, however wrong the rest may be; ``None`` without it."""
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--data-dir" and (equals or place + 1 < len(arguments)):
            return value if equals else arguments[place + 1]
    return None


class _HasToSpeak(Exception):
    """Help was asked for, or the usage was wrong."""


class _Silent(argparse.ArgumentParser):
    """A parser in no language: what it would have to say is for another one."""

    def error(self, message: str) -> NoReturn:
        raise _HasToSpeak

    def print_help(self, file: object = None) -> NoReturn:
        raise _HasToSpeak


def _parsed(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    options = parser.parse_args(_with_link_named(arguments))
    if options.verb == "event":
        fixed = _FIXED_DIRECTION.get(options.moment)
        if fixed and options.direction not in (None, fixed):
            said = translate("Terminal", "event %1 is always %2")
            parser.error(filled(said, options.moment, fixed))
    if options.verb == "callback" and (
        (options.at is not None) + options.done + options.cancel != 1
    ):
        parser.error(translate("Terminal", "callback needs one of --at TIME, --done and --cancel"))
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
        from .words import urls

        said = translate("Terminal", "the base URL cannot be used: %1")
        parser.error(filled(said, urls()[bad.reason]))


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
