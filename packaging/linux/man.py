"""The manual page, made from the command line's own parser: so it says what the program does."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from job import ROOT

_AFTER = r"""
.SH EXIT STATUS
.TP
0
Done; for \fBevent\fR: on the disk, whatever happens to the computer now.
.TP
1
Refused; the reason is on the standard error.
.TP
2
A wrong usage.
.TP
3
Kept, and not yet applied.
.SH ENVIRONMENT
.TP
.B OFFHOOK_DATA_DIR
Stands for \fB\-\-data\-dir\fR.
.TP
.B OFFHOOK_BASE_URL
Stands for \fB\-\-base\-url\fR.
.TP
.B OFFHOOK_NO_START
Set to 1, no verb starts a window.
.SH FILES
.TP
.I ~/.local/share/Offhook
The data folder of each user: calls, settings, logs. Removing or purging the package leaves it,
since calls in it may not be in Activix yet. To remove a user's data, have the user end the
program, clear the token (\fBoffhook token clear\fR) and delete this folder and
.IR ~/.local/state/Offhook .
.TP
.I ~/.config/autostart/offhook.desktop
Starts Offhook with the session, where it exists: a copy of
.IR /usr/share/offhook/autostart/offhook.desktop .
The same file in
.I /etc/xdg/autostart
does so for every user. The package puts it in neither.
.PP
The token is in the key store of the session and in no file.
.SH UPGRADES
The package's scripts ask the running program of every user to end, as
\fBoffhook quit \-\-restart\fR does, and after an upgrade it comes back. While one of them has
a call open the scripts change nothing and fail, to be tried again.
"""


def page(version: str, seconds: int) -> str:
    """The page in roff, of that version and of that moment since 1970."""
    sys.path.insert(0, str(ROOT / "gui"))
    from offhook.cli.parser import build_parser

    parser = build_parser()
    day = datetime.fromtimestamp(seconds, UTC).date().isoformat()
    verbs = next(
        action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    )
    shown = {choice.dest: choice.help or "" for choice in verbs._choices_actions}
    text = [
        f'.TH OFFHOOK 1 {day} "Offhook {version}" "User Commands"',
        ".SH NAME",
        r"offhook \- keep a sales rep's phone calls true in Activix",
        ".SH SYNOPSIS",
        r".B offhook",
        r"[\fIOPTIONS\fR] [\fIVERB\fR ... | \fILINK\fR]",
        ".SH DESCRIPTION",
        plain(parser.description or ""),
        ".PP",
        plain(parser.epilog or ""),
        ".SH OPTIONS",
        *(_option(action) for action in parser._actions if action is not verbs),
        ".SH VERBS",
        "Every verb also takes the options above.",
    ]
    text += [_verb(name, verbs.choices[name], help_) for name, help_ in shown.items()]
    return "\n".join(text) + _AFTER


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
