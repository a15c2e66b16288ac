"""Whatever happens, in whatever order: every call is in the CRM exactly once, and as it was.

The real switchboard, journal, engine and client in virtual time, and a CRM that mistreats requests.
The suite plays the same examples each time; ``OFFHOOK_EXAMPLES=5000`` plays others, for longer.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from offhook.calls.call import Direction, Disposition, Status
from offhook.calls.crm_copy import Entry, Parked, Part, SyncState
from offhook.calls.deriving import is_log_unsettled, sync_state
from offhook.calls.events import (
    Answered,
    Began,
    CallBackPlanned,
    Decided,
    Ended,
    Event,
    LeadGiven,
    LengthCorrected,
    NoteTyped,
    PastCall,
    RecordingGiven,
    StatusChosen,
)
from offhook.calls.part_deriving import PartState, part_state, parts_moving, parts_needing
from support.audit import truth, truth_of, wrongs
from support.calls import JOHN, MARY
from support.crm_fates import LATE_SECONDS, Fate, Ways
from support.crm_model import COLLEAGUE, JOHN_MOBILE, NOBODY, REP, CrmModel
from support.stepped_desk import BootClock, Killed, SteppedDesk, SteppedLoop
from support.told import Told

NUMBERS = st.sampled_from([JOHN, MARY, JOHN_MOBILE, NOBODY])
DIRECTIONS = st.sampled_from(Direction)
WHICH = st.integers(0, 3)
MOST_CALLS = 5

AT_REST = {
    PartState.NONE,
    PartState.NO_LEAD,
    PartState.SYNCED,
    PartState.SETTLED_BY_HAND,
    PartState.DIFFERS,
}

IN_THE_SUITE = 120
EXAMPLES = int(os.environ.get("OFFHOOK_EXAMPLES", IN_THE_SUITE))

PAUSE = st.sampled_from([0, 1, 4, 31, 61, 125])
"""Seconds after something was said: the time of an answer, of a first look, of a dead line."""

FATES = {
    **{kind: list(Fate) for kind in ("POST", "PART", "PUT")},
    "GET": [one for one in Fate if one.of_a_reader],
}
TROUBLE = st.fixed_dictionaries(
    {method: st.lists(st.sampled_from(fates), max_size=4) for method, fates in FATES.items()}
)
WAYS = st.builds(
    Ways,
    dated=st.booleans().map(lambda no: not no),
    named=st.sampled_from([True, True, True, False]),
    shown_after=st.sampled_from([0.0, LATE_SECONDS]),
    ahead=st.sampled_from([0, 1]),
)


def is_moving(entry: Entry) -> bool:
    """Whether anything of a call is still to come to rest."""
    return is_log_unsettled(entry) or parts_moving(entry) or bool(parts_needing(entry))


class ExactlyOnce(RuleBasedStateMachine):
    """A rep, a program that can be killed between any two steps, and a CRM."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = SteppedLoop()
        self.clock = BootClock(self.loop)
        self.told: list[Told] = []
        self.events = 0
        self.last_event: Event | None = None
        self.down_seconds = 0.0

    @initialize(ways=WAYS, trouble=TROUBLE)
    def first_start(self, ways: Ways, trouble: dict[str, list[Fate]]) -> None:
        self.crm = CrmModel(self.loop, lambda: self.clock.now().wall, ways)
        self.there_will_be(trouble)
        self.start()

    # What the rep says

    @precondition(lambda self: len(self.told) < MOST_CALLS)
    @rule(direction=DIRECTIONS, number=NUMBERS, pause=PAUSE)
    def begins(self, direction: Direction, number: str, pause: int) -> None:
        call = self.new_call(direction, number)
        self.say(Began, new_call_id=call.id, direction=direction, number=number, did=call.did)
        self.told.append(call)
        self.pass_time(pause)

    @precondition(lambda self: len(self.told) < MOST_CALLS)
    @rule(
        direction=DIRECTIONS,
        number=NUMBERS,
        minutes=st.integers(2, 60),
        leaves=st.booleans().map(lambda no: not no),
        pause=PAUSE,
    )
    def a_past_call(
        self, direction: Direction, number: str, minutes: int, leaves: bool, pause: int
    ) -> None:
        """A call that was, and ``leaves`` a note and a call-back to be done."""
        call = self.new_call(direction, number)
        call.start -= timedelta(minutes=minutes)
        call.status, call.guessed, call.duration = "answered", False, 90
        self.say(
            PastCall,
            new_call_id=call.id,
            direction=direction,
            number=number,
            start=call.start,
            duration=90,
            status=Status.ANSWERED,
            did=call.did,
        )
        self.told.append(call)
        if leaves:
            self.types_a_note(call, "blue")
            self.plans_a_call_back(call)
        self.pass_time(pause)

    @precondition(lambda self: self.told)
    @rule(which=WHICH, pause=PAUSE)
    def is_answered(self, which: int, pause: int) -> None:
        if (call := self.call(which)).is_open:
            call.answered(self.say(Answered, call_id=call.id).at)
        self.pass_time(pause)

    @precondition(lambda self: self.told)
    @rule(
        which=WHICH,
        how=st.sampled_from([None, Disposition.NO_ANSWER, Disposition.FAILED]),
        pause=PAUSE,
    )
    def ends(self, which: int, how: Disposition | None, pause: int) -> None:
        if (call := self.call(which)).is_open:
            call.ended(self.say(Ended, call_id=call.id, disposition=how).at, how)
        self.pass_time(pause)

    @precondition(lambda self: self.told)
    @rule(which=WHICH, status=st.sampled_from(Status), pause=PAUSE)
    def a_status_is_chosen(self, which: int, status: Status, pause: int) -> None:
        call = self.call(which)
        call.chosen(status, self.say(StatusChosen, call_id=call.id, status=status).at)
        self.pass_time(pause)

    @precondition(lambda self: self.told)
    @rule(which=WHICH, length=st.integers(0, 90), pause=PAUSE)
    def the_length_is_corrected(self, which: int, length: int, pause: int) -> None:
        call = self.call(which)
        if call.duration is not None and call.duration >= length:
            self.say(LengthCorrected, call_id=call.id, duration=length)
            call.corrected(length)
        self.pass_time(pause)

    @precondition(lambda self: self.told)
    @rule(which=WHICH, pause=PAUSE)
    def a_recording_is_given(self, which: int, pause: int) -> None:
        call = self.call(which)
        call.recording = f"https://a.test/{call.did}.mp3"
        self.say(RecordingGiven, call_id=call.id, url=call.recording)
        self.pass_time(pause)

    @precondition(lambda self: self.told)
    @rule(which=WHICH, words=st.sampled_from(["blue", "green"]), pause=PAUSE)
    def a_note_is_typed(self, which: int, words: str, pause: int) -> None:
        self.types_a_note(self.call(which), words)
        self.pass_time(pause)

    @precondition(lambda self: self.told)
    @rule(which=WHICH, pause=PAUSE)
    def a_call_back_is_planned(self, which: int, pause: int) -> None:
        self.plans_a_call_back(self.call(which))
        self.pass_time(pause)

    @precondition(lambda self: self.last_event is not None)
    @rule()
    def the_last_is_said_twice(self) -> None:
        assert self.last_event is not None
        self.told_to(self.last_event, "")

    @rule(which=WHICH, pause=PAUSE)
    def the_rep_answers(self, which: int, pause: int) -> None:
        if self.told:
            self.answer_truthfully(self.call(which))
        self.pass_time(pause)

    @rule()
    def a_token_is_given(self) -> None:
        self.desk.use_token(self.crm.token)

    # What happens

    @rule(trouble=TROUBLE)
    def there_will_be(self, trouble: dict[str, list[Fate]]) -> None:
        for method, fates in trouble.items():
            self.crm.fates[method].extend(fates)

    @rule(seconds=st.sampled_from([1, 60, 125, 600]))
    def time_goes_by(self, seconds: int) -> None:
        self.pass_time(seconds)

    @rule(online=st.booleans())
    def the_network(self, online: bool) -> None:
        self.crm.online = online
        if online:
            self.desk.hurry()

    @rule(number=NUMBERS, direction=DIRECTIONS, user=st.sampled_from([COLLEAGUE, REP, None]))
    def a_call_by_other_means(self, number: str, direction: Direction, user: int | None) -> None:
        undated = not self.crm.ways.dated
        self.crm.call_by_other_means(user, number, direction, undated=undated)

    @rule()
    def nobody_becomes_a_lead(self) -> None:
        self.crm.becomes_a_lead(NOBODY)

    @rule(steps=st.integers(0, 150), down=st.sampled_from([0.0, 40.0, 300.0]), boots=st.booleans())
    def it_will_be_killed(self, steps: int, down: float, boots: bool) -> None:
        self.desk.fuse, self.down_seconds = steps, down
        self.clock.boots += boots

    @rule(down=st.sampled_from([0.0, 40.0, 300.0]))
    def it_quits_and_starts(self, down: float) -> None:
        self.desk.quit()
        self.loop.sit_idle(down)
        self.start()

    # What always holds

    @invariant()
    def nothing_is_wrong(self) -> None:
        if self.told:
            wrong = self.desk.read(lambda journal: list(wrongs(self.told, journal, self.crm)))
            assert not wrong, wrong

    def teardown(self) -> None:
        """From now on all goes well: it must come to rest, with everything in the CRM."""
        try:
            if self.told:
                self.all_goes_well()
        finally:
            if hasattr(self, "desk"):
                self.desk.kill()
            left = asyncio.all_tasks(self.loop)
            self.loop.close()
            shutil.rmtree(self.folder)
            assert not left, left

    def all_goes_well(self) -> None:
        self.desk.fuse = None
        for waiting in self.crm.fates.values():
            waiting.clear()
        self.crm.online = True
        self.desk.use_token(self.crm.token)
        for call in self.told:
            if call.is_open:
                call.ended(self.say(Ended, call_id=call.id).at, None)
        for _ in range(20):
            self.pass_time(120)
            self.nothing_is_wrong()
            for call in self.told:
                self.answer_truthfully(call)
            if not self.desk.read(lambda journal: any(map(is_moving, journal.unsettled()))):
                break
        states = {call.did: self.state(call) for call in self.told}
        assert set(states.values()) <= {SyncState.SYNCED, SyncState.SETTLED_BY_HAND}, states
        self.nothing_is_wrong()
        for call in self.told:
            assert len(self.crm.logs_of(call.did)) == 1, call.did
            entry = self.desk.read(lambda journal, call=call: journal.entry(call.id))  # type: ignore[misc]
            assert part_state(entry, Part.NOTE) in AT_REST, part_state(entry, Part.NOTE)
            assert part_state(entry, Part.TASK) in AT_REST, part_state(entry, Part.TASK)

    # Inside

    def types_a_note(self, call: Told, words: str) -> None:
        call.note = f"{call.did} {words}"
        self.say(NoteTyped, call_id=call.id, text=call.note)

    def plans_a_call_back(self, call: Told) -> None:
        due = call.start + timedelta(days=1)
        self.say(CallBackPlanned, call_id=call.id, due=due, title=call.did)

    def start(self) -> None:
        self.desk = SteppedDesk(self.loop, self.clock, self.crm, self.folder)

    def restart(self) -> None:
        self.loop.sit_idle(self.down_seconds)
        self.start()

    def call(self, which: int) -> Told:
        return self.told[which % len(self.told)]

    def state(self, call: Told) -> SyncState:
        return self.desk.read(lambda journal: sync_state(journal.entry(call.id)))

    def new_call(self, direction: Direction, number: str) -> Told:
        now, count = self.clock.now(), len(self.told) + 1
        return Told(f"call {count}", f"+1514555{count:04}", direction, number, now.wall, now)

    def say(self, kind: type[Event], did: str = "", **said: Any) -> Event:
        """Say it until it is committed: a rep who sees that it was not says it again."""
        self.events += 1
        event = kind(id=str(UUID(int=self.events)), at=self.clock.now(), **said)
        self.told_to(event, did)
        self.last_event = event
        return event

    def told_to(self, event: Event, did: str) -> None:
        recorded = self.surviving(lambda: self.desk.say(event, did))
        assert recorded.refused is None, recorded.refused

    def answer_truthfully(self, call: Told) -> None:
        entry = self.desk.read(lambda journal: journal.entry(call.id))
        if sync_state(entry) is SyncState.NEEDS_YOU:
            self.say(Decided, call_id=call.id, decision=truth(call, entry, self.crm))
        for part in parts_needing(entry):
            if entry.copy.part(part).parked is Parked.SEVERAL_LEADS:
                lead_id = int(next(iter(entry.copy.part(part).parked_fields)))
                self.say(LeadGiven, call_id=call.id, lead_id=lead_id)
            else:
                decision = truth_of(call, entry, part, self.crm)
                self.say(Decided, call_id=call.id, decision=decision, part=part)

    def pass_time(self, seconds: float) -> None:
        until = self.loop.time() + seconds
        self.surviving(lambda: self.desk.pass_time(until))

    def surviving(self, act: Callable[[], Any]) -> Any:
        while True:
            try:
                return act()
            except Killed:
                self.restart()


ExactlyOnce.TestCase.settings = settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES == IN_THE_SUITE,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestExactlyOnce = ExactlyOnce.TestCase
