"""The manual page, made from the command line's own parser: so it says what the program does."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from job import ROOT
from linux.man_words import ENGLISH, Words

if TYPE_CHECKING:
    from offhook.speech import Translate


def page(version: str, seconds: int, words: Words = ENGLISH) -> str:
    """The page in roff, of that version and of that moment since 1970."""
    sys.path.insert(0, str(ROOT / "gui"))
    from offhook.cli.argparse_words import speaking
    from offhook.cli.parser import build_parser

    translate = translate_into(words.language)
    with speaking(translate):
        parser = build_parser(translate)
    day = datetime.fromtimestamp(seconds, UTC).date().isoformat()
    verbs = next(
        action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    )
    shown = {choice.dest: choice.help or "" for choice in verbs._choices_actions}
    text = [
        f'.TH OFFHOOK 1 {day} "Offhook {version}" "{words.heading}"',
        f".SH {words.name}",
        words.about,
        f".SH {words.synopsis}",
        r".B offhook",
        words.usage,
        f".SH {words.description}",
        plain(parser.description or ""),
        ".PP",
        plain(parser.epilog or ""),
        f".SH {words.options}",
        *(_option(action) for action in parser._actions if action is not verbs),
        f".SH {words.verbs}",
        words.everywhere,
    ]
    text += [_verb(name, verbs.choices[name], help_) for name, help_ in shown.items()]
    return "\n".join(text) + words.after


def translate_into(language: str) -> Translate:
    """What the parser is to speak, from the file of translations itself."""
    from translations import TRANSLATIONS, catalogue

    from offhook.speech import as_written

    if language == "en":
        return as_written
    said = catalogue(TRANSLATIONS / f"offhook_{language}.ts")

    def translate(context: str, source: str, comment: str = "", n: int = -1) -> str:
        del comment, n  # the parser counts nothing
        return said.get(context, {}).get(source, [source])[0]

    return translate


def plain(text: str) -> str:
    """``text`` as roff shows it unchanged."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + escaped if escaped.startswith((".", "'")) else escaped


def _option(action: argparse.Action) -> str:
    names = ", ".join(rf"\fB{plain(name)}\fR" for name in action.option_strings)
    value = _value(action)
    said = f"{names} {value}".strip() if names else value
    lines = [".TP", said or rf"\fB{plain(action.dest)}\fR", plain(_help(action))]
    return "\n".join(lines)


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    name = action.metavar or "|".join(map(str, action.choices or [])) or action.dest.upper()
    value = rf"\fI{plain(str(name))}\fR"
    return f"[{value}]" if action.nargs == "?" else value


def _help(action: argparse.Action) -> str:
    said = action.help or ""
    return said[:1].upper() + said[1:] + ("." if said else "")


def _verb(name: str, parser: argparse.ArgumentParser, said: str) -> str:
    own = [action for action in parser._actions if action.dest not in _EVERYWHERE]
    usage = [rf"\fB{plain(name)}\fR"]
    for action in own:
        word = " ".join(filter(None, [*map(plain, action.option_strings[:1]), _value(action)]))
        required = action.required or (not action.option_strings and action.nargs != "?")
        usage.append(word if required or word.startswith("[") else f"[{word}]")
    lines = [".SS " + plain(name), " ".join(usage), ".PP", plain(f"{said[:1].upper()}{said[1:]}.")]
    return "\n".join([*lines, *(_option(action) for action in own if action.help)])


_EVERYWHERE = {"help", "data_dir", "base_url", "minimized"}
