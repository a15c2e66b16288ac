"""Any order of what is said and of what becomes of requests ends with a CRM that is true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from offhook.calls.call import Call, Status
from offhook.calls.clock import Instant
from offhook.calls.copying import Result, leaving, returned, sent_again
from offhook.calls.crm_copy import Attempt, CrmCopy, Entry, Outcome, Parked, Posted, SyncState, Verb
from offhook.calls.deriving import due, sync_state, wanted
from support.calls import MORNING, make_attempt, make_call
from support.clocks import FakeClock

SETTLE = 120  # seconds


class OneCall(RuleBasedStateMachine):
    """One call, its copy, and a CRM that may store a request late or never say so."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock(MORNING)
        self.call: Call = make_call(start=self.clock.now())
        self.copy = CrmCopy(self.call.id)
        self.attempt: Attempt | None = None
        self.logs: list[dict[str, Any]] = []
        self.late: list[tuple[Instant, dict[str, Any], dict[str, Any]]] = []
        self.bent = False
        self.may_post = True

    # What is said

    @rule(status=st.sampled_from(Status))
    def status(self, status: Status) -> None:
        self.call = replace(self.call, status=status)

    @rule(duration=st.integers(0, 300))
    def length(self, duration: int) -> None:
        self.call = replace(self.call, duration=duration)

    @rule(number=st.integers(1, 3))
    def recording(self, number: int) -> None:
        self.call = replace(self.call, media_url=f"https://a.test/{number}.mp3")

    @precondition(lambda self: self.copy.parked is not None)
    @rule()
    def send_again(self) -> None:
        self.may_post = True
        self.copy = sent_again(self.copy)

    # What becomes of it

    @rule(seconds=st.sampled_from([1, 60, 121]))
    def time_goes_by(self, seconds: int) -> None:
        self.clock.advance(seconds)

    @rule()
    def the_late_one_arrives(self) -> None:
        """Within the time after which one more PUT settles what it overwrote."""
        if self.late:
            left, log, body = self.late.pop()
            if self.clock.now().seconds_since(left) < SETTLE:
                log.update(body)
                self.bent = True

    @precondition(lambda self: self.attempt is None and self.copy.parked is None)
    @rule()
    def leave(self) -> None:
        request = due(Entry(self.call, self.copy), self.clock.now(), SETTLE)
        if request is None:
            return
        self.check(request.verb, request.body)
        self.attempt = make_attempt(request.verb, request.body, at=self.clock.now())
        self.copy = leaving(self.copy, request.verb)

    @precondition(lambda self: self.attempt is not None)
    @rule(outcome=st.sampled_from(["yes", "no", "stored", "late", "lost", "refused", "gone"]))
    def answer(self, outcome: str) -> None:
        assert self.attempt is not None
        attempt, self.attempt = self.attempt, None
        result = self.look(outcome) if attempt.verb is Verb.LOOK else self.store(attempt, outcome)
        if attempt.verb is Verb.CREATE and result.outcome is Outcome.NOT_STORED:
            self.may_post = True
        if result.outcome is Outcome.NOT_FOUND:
            self.may_post = True
        self.copy = returned(self.copy, attempt, result, self.clock.now())

    def store(self, attempt: Attempt, outcome: str) -> Result:
        body = {name.removeprefix("call_"): value for name, value in attempt.body.items()}
        create = attempt.verb is Verb.CREATE
        if outcome in ("yes", "stored"):
            self.logs.append(body) if create else self.logs[-1].update(body)
        if outcome == "late" and not create:
            self.late.append((self.clock.now(), self.logs[-1], body))
        if outcome == "gone" and not create:
            self.logs.pop()
        match outcome:
            case "yes":
                return Result(Outcome.ACKNOWLEDGED, crm_id=1, communication_id=2)
            case "no":
                return Result(Outcome.NOT_STORED)
            case "refused":
                return Result(Outcome.NOT_STORED, parked=Parked.INVALID)
            case "gone" if not create:
                return Result(Outcome.NOT_STORED, parked=Parked.GONE)
        return Result(Outcome.UNCONFIRMED)

    def look(self, outcome: str) -> Result:
        if outcome == "refused":
            return Result(Outcome.UNCONFIRMED, parked=Parked.UNDECIDED)
        if self.logs:
            return Result(Outcome.FOUND, communication_id=2)
        return Result(Outcome.NOT_FOUND)

    # What always holds

    def check(self, verb: Verb, body: dict[str, Any]) -> None:
        assert ("end_at" in body) == ("duration" in body)
        if verb is Verb.CREATE:
            assert self.may_post, "two POSTs, and nothing certain between them"
            self.may_post = False
        elif verb is Verb.UPDATE:
            held = {name for name, value in body.items() if self.copy.fields.get(name) == value}
            settling = held == body.keys()
            assert held <= {"status"} or (settling and "media_url" not in body)

    def teardown(self) -> None:
        """From now on every answer arrives: it must come to rest, and the CRM be true."""
        requests = 0
        while self.late:
            self.the_late_one_arrives()
        while True:
            if self.attempt is not None:
                self.answer("yes")
            self.copy = sent_again(self.copy) if self.copy.parked else self.copy
            self.may_post = self.may_post or self.copy.posted is Posted.NO
            self.clock.advance(SETTLE)
            self.leave()
            if self.attempt is None:
                break
            requests += 1
            assert requests < 6, "it never comes to rest"
        target = wanted(self.call)
        if self.copy.posted is Posted.ADOPTED:
            target = {name: target[name] for name in ("status", "duration") if name in target}
        assert {name: self.copy.fields[name] for name in target} == target
        assert self.copy.unknown == frozenset()
        assert sync_state(Entry(self.call, self.copy)) is SyncState.SYNCED
        if self.bent:  # a settling PUT would have the CRM fetch the recording a second time
            target.pop("media_url", None)
        assert self.logs[-1].items() >= target.items()


OneCall.TestCase.settings = settings(max_examples=120, stateful_step_count=30, deadline=None)
TestOneCall = OneCall.TestCase
