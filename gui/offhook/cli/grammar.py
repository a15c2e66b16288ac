"""The verbs and options, and what ``--help`` says of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import __version__
from ..speech import Translate, filled
from .values import day, moment, number, port, seconds, text

MOMENTS = ("dialing", "ringing", "answered", "ended", "busy", "failed", "missed")
DIRECTIONS = ("outgoing", "incoming")
STATUSES = (
    "calling", "answered", "attempted", "interrupted", "error", "pending", "unanswered",
)  # fmt: skip


class Grammar:
    """Makes the parser, with its help in the language of ``translate``."""

    def __init__(self, translate: Translate, parser: type[argparse.ArgumentParser]) -> None:
        self._translate = translate
        self._root = parser(
            prog="offhook",
            description=self.tr(
                "Keeps a sales rep's phone calls true in Activix. Without a verb: the window."
            ),
            epilog=self.tr(
                "A link such as tel:+14182579084 fills the number field; it never dials."
            ),
            allow_abbrev=False,
        )
        self._root.add_argument(
            "--version",
            action="version",
            version=f"Offhook {__version__}",
            help=translate("argparse", "show program's version number and exit"),
        )
        self._add_globals(self._root, None, minimized=False)
        self._verbs = self._root.add_subparsers(
            dest="verb", metavar=self.tr("VERB"), title=self.tr("verbs")
        )
        self._everywhere = parser(add_help=False, allow_abbrev=False)
        # Suppressed, so that a verb does not undo what was said before it.
        self._add_globals(self._everywhere, argparse.SUPPRESS, minimized=argparse.SUPPRESS)

    def tr(self, source: str) -> str:
        """A text of this class."""
        return self._translate("Grammar", source)

    def parser(self) -> argparse.ArgumentParser:
        """The parser, whole."""
        self._add_telling()
        self._add_past_and_phones()
        self._add_reading()
        self._add_programs()
        self._add("self-test", None)  # for those who package the program
        self._add("link", None).add_argument("link", metavar=self.tr("LINK"), type=text)
        return self._root

    def _add(self, verb: str, said: str | None) -> argparse.ArgumentParser:
        if said is None:  # not in the list of verbs
            return self._verbs.add_parser(verb, parents=[self._everywhere], allow_abbrev=False)
        return self._verbs.add_parser(
            verb, help=said, description=said, parents=[self._everywhere], allow_abbrev=False
        )

    def _add_globals(
        self, parser: argparse.ArgumentParser, unsaid: str | None, *, minimized: bool | str
    ) -> None:
        parser.add_argument(
            "--data-dir", metavar=self.tr("DIR"), default=unsaid, help=self.tr("where all is kept")
        )
        parser.add_argument(
            "--base-url", metavar="URL", default=unsaid, help=self.tr("the server's address")
        )
        parser.add_argument(
            "--minimized",
            action="store_true",
            default=minimized,
            help=self.tr("start without showing"),
        )

    # What happens to calls

    def _add_telling(self) -> None:
        dial = self._add("dial", self.tr("an outgoing call begins; prints its id"))
        dial.add_argument("number", metavar=self.tr("NUMBER"), type=number)
        self._add_line(dial)
        ring = self._add("ring", self.tr("an incoming call rings; prints its id"))
        ring.add_argument("number", metavar=self.tr("NUMBER"), type=text, nargs="?", default="")
        self._add_line(ring)
        self._add_call(self._add("answered", self.tr("the call was picked up")))
        self._add_call(self._add("hangup", self.tr("the call is over")))
        said = filled(self.tr("choose the call's status: %1"), ", ".join(STATUSES))
        status = self._add("status", said)
        status.add_argument("value", metavar=self.tr("VALUE"), choices=STATUSES)
        self._add_call(status)
        note = self._add("note", self.tr("the call's whole note"))
        note.add_argument("value", metavar=self.tr("TEXT"), type=text)
        self._add_call(note)
        recording = self._add(
            "recording", self.tr("the call's recording: a web address, or a WAV or MP3 file")
        )
        recording.add_argument("value", metavar=self.tr("URL_OR_FILE"), type=text)
        recording.add_argument(
            "--replace",
            action="store_true",
            help=self.tr("even if Activix may have another one, which goes"),
        )
        self._add_call(recording)
        back = self._add(
            "callback", self.tr("call back at a time: a reminder here, a task in Activix")
        )
        back.add_argument("--at", metavar=self.tr("TIME"), type=moment, help="ISO 8601")
        back.add_argument(
            "--title",
            metavar=self.tr("TEXT"),
            type=text,
            default="",
            help=self.tr("default: who it is"),
        )
        back.add_argument("--done", action="store_true", help=self.tr("it was made"))
        back.add_argument("--cancel", action="store_true", help=self.tr("none was meant"))
        self._add_call(back)

    def _add_past_and_phones(self) -> None:
        log = self._add("log", self.tr("a past call; prints its id"))
        log.add_argument("number", metavar=self.tr("NUMBER"), type=number)
        log.add_argument(
            "--start", metavar=self.tr("TIME"), type=moment, required=True, help="ISO 8601"
        )
        log.add_argument("--duration", metavar=self.tr("SECONDS"), type=seconds, required=True)
        log.add_argument("--direction", choices=DIRECTIONS, default="outgoing")
        log.add_argument("--status", choices=STATUSES)
        log.add_argument("--recording", metavar="URL", type=text, default="")
        log.add_argument("--note", metavar=self.tr("TEXT"), type=text, default="")
        self._add_line(log)

        event = self._add("event", self.tr("for phones: tell what happened, wait for nothing"))
        event.add_argument("moment", metavar="|".join(MOMENTS), choices=MOMENTS)
        event.add_argument(
            "--number", metavar="N", type=text, default="", help=self.tr("empty: withheld")
        )
        event.add_argument("--direction", choices=DIRECTIONS)
        event.add_argument(
            "--id", metavar="ID", type=text, default="", help=self.tr("the phone's own call id")
        )
        event.add_argument(
            "--source",
            metavar=self.tr("NAME"),
            type=text,
            default="",
            help=self.tr("the phone's name"),
        )
        self._add_line(event)

    def _add_call(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--call", metavar="ID", type=text, help=self.tr("default: the only open call")
        )

    def _add_line(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--local",
            metavar=self.tr("LINE"),
            type=text,
            default="",
            help=self.tr("one of your lines"),
        )

    # What is known

    def _add_reading(self) -> None:
        calls = self._add("calls", self.tr("the calls of the journal, oldest first"))
        calls.add_argument("--since", metavar=self.tr("DATE"), type=day, help="ISO 8601")
        calls.add_argument(
            "--search",
            metavar=self.tr("TEXT"),
            default="",
            help=self.tr("any part of a name, a number or a note"),
        )
        show = self._add("show", self.tr("the program and what is still to be sent"))
        ledger = self._add("ledger", self.tr("every attempt to send one call"))
        ledger.add_argument("id", metavar="ID", type=text)
        for parser in (calls, show, ledger):
            parser.add_argument("--json", action="store_true", help=self.tr("for programs"))

        settings = self._add("settings", self.tr("read or change settings"))
        settings.add_argument("key", metavar=self.tr("KEY"), nargs="?")
        settings.add_argument("value", metavar=self.tr("VALUE"), nargs="?", type=text)
        settings.add_argument(
            "--json", action="store_true", help=self.tr("for programs; says what is locked")
        )
        sync = self._add("sync", self.tr("send now, and wait until nothing is left to send"))
        sync.add_argument("--wait", metavar=self.tr("SECONDS"), type=seconds, default=0)

    # Programs of their own

    def _add_programs(self) -> None:
        token = self._add("token", self.tr("the Activix token, in the system's key store"))
        token.add_argument(
            "action",
            choices=("set", "test", "clear", "present"),
            help=self.tr("set reads it from standard input"),
        )
        self._add_sandbox()
        demo = self._add("demo", self.tr("a working day against the sandbox; no account needed"))
        demo.add_argument(
            "--shots", metavar=self.tr("DIR"), type=Path, help=self.tr("leave pictures there")
        )
        demo.add_argument("--theme", choices=("light", "dark"), default="")
        demo.add_argument("--language", choices=("en", "fr"), default="")
        doctor = self._add(
            "doctor", self.tr("look at this computer, and say how to mend what is amiss")
        )
        doctor.add_argument("--json", action="store_true", help=self.tr("for programs"))
        doctor.add_argument("--probe-display", action="store_true", help=argparse.SUPPRESS)
        support = self._add(
            "support", self.tr("pack a file that is safe to send: it tells of nobody")
        )
        support.add_argument("file", metavar=self.tr("FILE.zip"), type=Path)
        practice = self._add(
            "practice",
            self.tr("a test call on a server of this very computer; Activix is not contacted"),
        )
        practice.add_argument("--steps", action="store_true", help=argparse.SUPPRESS)
        stop = self._add("quit", self.tr("end the running window"))
        stop.add_argument("--force", action="store_true", help=self.tr("even with a call open"))
        stop.add_argument(
            "--restart",
            action="store_true",
            help=self.tr("and open it again, after an upgrade under way"),
        )
        stop.add_argument(
            "--everyone",
            action="store_true",
            help=self.tr("for installers on Windows: of all users"),
        )

    def _add_sandbox(self) -> None:
        sandbox = self._add("sandbox", self.tr("a CRM on this computer to try against"))
        sandbox.add_argument(
            "--port", metavar="P", type=port, default=0, help=self.tr("default: a free one")
        )
        sandbox.add_argument(
            "--faults",
            metavar=self.tr("FILE"),
            type=Path,
            help=self.tr("what is to go wrong, as JSON"),
        )
        sandbox.add_argument(
            "--file", metavar=self.tr("FILE"), type=Path, help=self.tr("keep what it stores")
        )
        sandbox.add_argument(
            "--token",
            metavar=self.tr("T"),
            default="sandbox-token",
            help=self.tr("what it accepts"),
        )
