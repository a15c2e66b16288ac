"""In whatever order links and files are given, sent, lost and stored late: the last one stays."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from offhook.calls.copying import Result
from offhook.calls.crm_copy import Attempt, Entry, Outcome, Part, Verb
from offhook.calls.deriving import is_unsettled, wanted
from offhook.calls.events import RecordingFileGiven, RecordingGiven
from offhook.calls.follow_ups import AudioKind
from offhook.calls.switchboard import Switchboard
from offhook.journal.journal import Journal
from support.calls import MORNING, RULES, make_event
from support.clocks import FakeClock
from support.parts import OVER, THERE

SETTLE = 120  # seconds
BOARD = Switchboard(RULES)
LINKS = ["https://example.test/1.mp3", "https://example.test/2.mp3"]
FILES = ["/calls/1.wav", "/calls/2.wav"]
FATES = ["stored", "stored unheard", "late", "never", "refused"]


class OneRecording(RuleBasedStateMachine):
    """A call in the CRM, of which nothing is sent but its recording."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock(MORNING)
        self.folder = tempfile.TemporaryDirectory()
        self.journal = Journal(Path(self.folder.name) / "journal.sqlite3")
        call = replace(OVER, note="", call_back=None, recording=None, start=self.clock.now())
        with self.journal._transaction():
            self.journal._write(Entry(call, replace(THERE, fields=wanted(call))))
        self.under_way: list[Attempt] = []
        self.late: list[tuple[float, str]] = []
        self.waited = 0.0
        self.there = ""

    @property
    def entry(self) -> Entry:
        """What the journal holds."""
        return self.journal.entry(OVER.id)

    @rule(url=st.sampled_from(LINKS))
    def give_a_link(self, url: str) -> None:
        event = make_event(
            RecordingGiven, self.clock.now(), call_id=OVER.id, url=url, overwrite=True
        )
        self.journal.record(event, BOARD)

    @rule(path=st.sampled_from(FILES))
    def give_a_file(self, path: str) -> None:
        event = make_event(
            RecordingFileGiven,
            self.clock.now(),
            call_id=OVER.id,
            path=path,
            size=1000,
            modified_ns=5,
            audio=AudioKind.WAV,
            overwrite=True,
        )
        self.journal.record(event, BOARD)

    @rule(part=st.sampled_from([None, Part.RECORDING]))
    def send(self, part: Part | None) -> None:
        begun = self.journal.begin(OVER.id, self.clock.now(), SETTLE, part)
        if begun is not None:
            self.under_way.append(begun[0])

    @precondition(lambda self: self.under_way)
    @rule(fate=st.sampled_from(FATES), first=st.booleans(), after=st.integers(1, SETTLE - 1))
    def end(self, fate: str, first: bool, after: int) -> None:
        attempt = self.under_way.pop(0 if first else -1)
        what = str(attempt.body.get("media_url") or attempt.body.get("recording") or "")
        if what and fate in ("stored", "stored unheard"):
            self.there = what
        elif what and fate == "late":
            self.late.append((self.waited + after, what))
        heard = {"stored": Outcome.ACKNOWLEDGED, "refused": Outcome.NOT_STORED}
        crm_id = THERE.crm_id if attempt.verb is Verb.UPDATE else None
        result = Result(heard.get(fate, Outcome.UNCONFIRMED), crm_id=crm_id)
        self.journal.finish(attempt, result, self.clock.now())

    @rule(seconds=st.sampled_from([1, 30, 60, 150]))
    def wait(self, seconds: int) -> None:
        self.clock.advance(seconds)
        self.waited += seconds
        for due in sorted(one for one in self.late if one[0] <= self.waited):
            self.late.remove(due)
            self.there = due[1]

    def teardown(self) -> None:
        while self.under_way:
            self.end("stored", first=True, after=1)
        for _ in range(10):
            for part in (None, Part.RECORDING):
                self.send(part)
                if self.under_way:
                    self.end("stored", first=True, after=1)
            self.wait(SETTLE)
        entry, call = self.entry, self.entry.call
        self.journal.close()
        self.folder.cleanup()
        assert not is_unsettled(entry)
        assert self.there == (call.media_url or (call.recording.name if call.recording else ""))


OneRecording.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestOneRecording = OneRecording.TestCase
