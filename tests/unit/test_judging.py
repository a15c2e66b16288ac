"""Which communication is an unconfirmed call's: one for certain, none, or a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

import pytest

from offhook.calls.call import Call, Direction, Stamp
from offhook.calls.clock import NANOSECONDS
from offhook.calls.crm_copy import Attempt, Outcome, Verb
from offhook.crm.resources import Communication
from offhook.sync.judging import Evidence, Judgement, KnownThen, Verdict, judge, same_number
from support.clocks import FakeClock
from support.crm_clients import STARTED

REP, COLLEAGUE = 51112, 51113
JOHN = "+14182579084"
LATE = timedelta(seconds=120)
ABSENT, UNDECIDED = Judgement(Verdict.ABSENT), Judgement(Verdict.UNDECIDED)
FOUND = Judgement(Verdict.FOUND, 1)


class Case:
    """A call that was dialled, sent at once, and of which nothing was heard for 30 seconds."""

    def __init__(self) -> None:
        self.clock = FakeClock(STARTED)
        self.call = Call(
            id="a",
            direction=Direction.OUTGOING,
            start=self.clock.now(),
            stamp=Stamp(""),
            remote=JOHN,
        )
        began = self.clock.now()
        self.clock.advance(30)
        self.attempt = Attempt(
            1,
            "a",
            Verb.CREATE,
            "",
            {"status": "calling"},
            began,
            self.clock.now(),
            Outcome.UNCONFIRMED,
        )
        self.clock.advance(3)
        self.said: dict[str, Any] = {}

    def communication(self, seconds: float = 1, **more: Any) -> Communication:
        """What the call leaves behind, created ``seconds`` after the start."""
        created = (STARTED + timedelta(seconds=seconds)).astimezone(UTC)
        one = Communication(
            1, REP, "phone", "outgoing", "4182579084", "calling", None, created, None
        )
        return replace(one, **more)

    def judge(self, *communications: Communication, **more: Any) -> Judgement:
        """The verdict, the rep being known, the clocks right, and no other call near; by which
        times it came about is left out."""
        given: dict[str, Any] = {
            "call": self.call,
            "attempts": [self.attempt],
            "now": self.clock.now(),
            "own_user": REP,
            "taken": (),
            "other_calls": (),
            "server_ahead": timedelta(),
            "late": LATE,
        }
        return replace(judge(Evidence(**{**given, **more}), communications), dated=False)


@pytest.fixture
def case() -> Case:
    return Case()


DATED: dict[str, Any] = {"executed_at": STARTED.astimezone(UTC)}


def test_the_exact_time_is_enough_whenever_it_was_created(case: Case) -> None:
    assert case.judge(case.communication(**DATED)) == FOUND
    assert case.judge(case.communication(90_000, call_status="answered", **DATED)) == FOUND


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ({"method": "email"}, ABSENT),
        ({"kind": "incoming"}, ABSENT),
        ({"call_phone": "5145550123"}, ABSENT),
        ({"executed_at": STARTED - timedelta(days=1), "created_at": STARTED - LATE}, ABSENT),
        ({"executed_at": STARTED + timedelta(seconds=1), "user_id": COLLEAGUE}, ABSENT),
        # Nobody has written how the CRM rounds, or whose it makes a log without a user.
        ({"executed_at": STARTED + timedelta(seconds=1)}, UNDECIDED),
        ({"user_id": COLLEAGUE}, UNDECIDED),
        ({"call_phone": ""}, UNDECIDED),
    ],
)
def test_anything_else_is_another_call_or_asked_about(
    case: Case, other: dict[str, Any], verdict: Judgement
) -> None:
    assert case.judge(case.communication(**{**DATED, **other})) == verdict


def test_nothing_there(case: Case) -> None:
    assert case.judge() == ABSENT


def test_a_communication_of_another_call_is_taken(case: Case) -> None:
    assert case.judge(case.communication(**DATED), taken={1}) == ABSENT


def test_two_that_fit_are_asked_about(case: Case) -> None:
    for second in (case.communication(id=2, **DATED), case.communication(id=2)):
        assert case.judge(case.communication(**DATED), second) == UNDECIDED


@pytest.mark.parametrize("user", [{"user_id": None}, {}])
def test_without_a_user_on_either_side_it_is_asked_about(case: Case, user: dict[str, Any]) -> None:
    fits = case.communication(**DATED, **user)
    assert case.judge(fits, own_user=None if not user else REP) == UNDECIDED
    assert case.judge(own_user=None) == ABSENT


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [(-6, ABSENT), (-5, FOUND), (0, FOUND), (30, FOUND), (155, FOUND), (156, ABSENT)],
)
def test_undated_it_must_be_created_while_the_server_may_have_stored_it(
    case: Case, seconds: int, verdict: Judgement
) -> None:
    assert case.judge(case.communication(seconds)) == verdict
    assert case.judge(case.communication(created_at=None)) == UNDECIDED


@pytest.mark.parametrize("hours", [-3, 1, 24])
def test_the_servers_clock_may_be_wrong(case: Case, hours: int) -> None:
    ahead = timedelta(hours=hours)
    late = case.communication(1 + ahead.total_seconds())
    assert case.judge(late, server_ahead=ahead) == FOUND
    assert case.judge(late) == ABSENT


@pytest.mark.parametrize("hours", [-2, 3])
def test_our_own_clock_may_be_set_before_the_look(case: Case, hours: int) -> None:
    """The server's clock, which is right, is then told to be off by as much."""
    moved = timedelta(hours=hours)
    case.clock.set_wall(case.clock.now().wall + moved)
    assert case.judge(case.communication(), server_ahead=-moved) == FOUND


def test_another_call_to_the_number_makes_a_near_time_ambiguous(case: Case) -> None:
    begun = replace(case.call.start, wall=STARTED + timedelta(minutes=3))
    other = replace(case.call, id="b", start=begun)
    assert case.judge(case.communication(), other_calls=[other]) == UNDECIDED
    assert case.judge(case.communication(**DATED), other_calls=[other]) == FOUND
    far = replace(other, start=replace(begun, wall=STARTED + timedelta(minutes=4)))
    incoming = replace(other, direction=Direction.INCOMING)
    assert case.judge(case.communication(), other_calls=[far, incoming]) == FOUND


@pytest.mark.parametrize("shown", [{"call_status": "answered"}, {"call_duration": 300}])
def test_undated_and_not_as_it_was_sent_it_may_be_a_call_by_other_means(
    case: Case, shown: dict[str, Any]
) -> None:
    assert case.judge(case.communication(**shown)) == UNDECIDED
    assert case.judge(case.communication(**DATED, **shown)) == FOUND


def test_a_completed_call_shows_the_length_that_was_sent(case: Case) -> None:
    case.attempt = replace(case.attempt, body={"status": "answered", "duration": 61})
    shown: dict[str, Any] = {"call_status": "answered", "call_duration": 61}
    assert case.judge(case.communication(**shown)) == FOUND
    assert case.judge(case.communication(call_status="", call_duration=None)) == UNDECIDED


def test_an_attempt_that_the_program_did_not_survive_has_no_certain_end(case: Case) -> None:
    """Its end is only the moment of the next start, and much may have happened in between."""
    case.clock.reboot(3 * 86_400)
    case.attempt = replace(case.attempt, ended=case.clock.now(), code="program_ended")
    assert case.judge(case.communication(170)) == FOUND
    assert case.judge(case.communication(86_400)) == UNDECIDED
    assert case.judge(case.communication(86_400, **DATED)) == FOUND
    next_day = STARTED + timedelta(days=1)
    others = case.communication(86_400, executed_at=next_day)
    assert case.judge(others) == UNDECIDED
    of_mine = replace(case.call, id="b", start=replace(case.call.start, wall=next_day))
    assert case.judge(others, other_calls=[of_mine]) == ABSENT


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("+14182579084", True),
        ("14182579084", True),
        ("4182579084", True),
        ("(418) 257-9084", True),
        ("2579084", False),
        ("5142579084", False),
        (None, False),
        ("", False),
    ],
)
def test_a_number_in_any_spelling(text: str | None, same: bool) -> None:
    assert same_number(text, JOHN) is same
    assert not same_number(text, None)


def test_undated_it_may_be_of_another_call_that_was_sent_at_the_time(case: Case) -> None:
    """Two calls of a morning offline, an hour apart, are sent within a minute of each other."""
    start = replace(case.call.start, wall=STARTED - timedelta(hours=1))
    other = replace(case.call, id="b", start=start)
    rival = replace(case.attempt, id=2, call_id="b")
    assert case.judge(case.communication(), other_calls=[other]) == FOUND
    assert case.judge(case.communication(), other_calls=[other], rivals=[rival]) == UNDECIDED
    assert case.judge(case.communication(**DATED), other_calls=[other], rivals=[rival]) == FOUND
    assert case.judge(other_calls=[other], rivals=[rival]) == ABSENT
    # Sent as something else, or long before, it cannot be it.
    unlike = replace(rival, body={"status": "attempted"})
    long_ago = replace(start, steady_ns=start.steady_ns - 3600 * NANOSECONDS)
    before = replace(rival, began=long_ago, ended=long_ago)
    for harmless in (unlike, before):
        assert case.judge(case.communication(), other_calls=[other], rivals=[harmless]) == FOUND


@pytest.mark.parametrize("hours", [2, 30, 10_000])
def test_a_clock_that_was_set_back_at_a_restart_tells_no_time(case: Case, hours: int) -> None:
    """It was wrong when the call was sent; how long ago that was, nobody knows."""
    sent = case.communication()
    case.clock.reboot()
    case.clock.set_wall(case.clock.now().wall - timedelta(hours=hours))
    ours = replace(sent, created_at=sent.created_at and sent.created_at - timedelta(hours=hours))
    assert case.judge(ours) == UNDECIDED
    assert case.judge() == ABSENT
    assert case.judge(case.communication(**DATED)) == FOUND


@pytest.mark.parametrize("hours", [-5, 5])
def test_what_the_server_said_of_its_clock_then_is_what_counts(case: Case, hours: int) -> None:
    """The wall clock was wrong at the start of the computer in which the call was sent."""
    wrong = timedelta(hours=hours)
    known = {case.call.start.boot_id: KnownThen(case.clock.now(), -wrong)}
    one = case.communication()
    ours = replace(one, created_at=one.created_at and one.created_at - wrong)
    case.clock.reboot(86_400)
    case.clock.set_wall(case.clock.now().wall - wrong)
    assert case.judge(ours, known_then=known) == FOUND
    assert case.judge(one, known_then=known) == ABSENT
