"""Many desks on one token, hours of trouble, thousands of calls: played in virtual time with real
engines and journals (:mod:`support.fleet`)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from support.fleet import DOCUMENTED, Day, Limit, Outcome, play

DESKS = 30


def all_there_once(outcome: Outcome, day: Day) -> bool:
    """Whether each call is in the CRM, once and complete."""
    expected = day.desks * (day.backlog + day.calls)
    whole = all("end_at" in log or "call_duration" in log for log in outcome.stored)
    return whole and len(outcome.stored) == expected and None not in outcome.delays


def delays(outcome: Outcome) -> list[float]:
    """From each dial until the call was in the CRM: seconds, sorted."""
    return sorted(delay for delay in outcome.delays if delay is not None)


@pytest.mark.parametrize("tells_when", [True, False])
def test_thirty_desks_with_a_morning_offline_get_through_and_none_starves(
    tells_when: bool,
) -> None:
    day = Day(desks=DESKS, backlog=20, calls=2, minutes=10)
    outcome = play(day, tells_when=tells_when)
    assert all_there_once(outcome, day)
    last = sorted(end for end in outcome.drained if end is not None)
    assert len(last) == DESKS
    assert last[-1] < 10 * 60  # 600 calls; the limit alone takes three minutes
    assert last[-1] < 2 * last[0]
    waited = delays(outcome)
    assert waited[len(waited) // 2] < 1.0
    assert waited[-1] < 80.0  # dialled while all began: a minute's limit was used up
    # Nobody hammers: few are turned away, of no desk many.
    assert sum(outcome.refused) < 0.1 * sum(outcome.sent)
    assert max(outcome.refused) <= 5


def test_an_hours_limit_is_not_used_up_by_the_backlog() -> None:
    """More waits than an hour allows; a third of the fleet with a third of the limit."""
    third = [Limit(limit.count // 3, limit.seconds) for limit in DOCUMENTED]
    day = Day(desks=DESKS // 3, backlog=100, calls=6, minutes=120)
    outcome = play(day, third)
    assert all_there_once(outcome, day)
    waited = delays(outcome)
    assert waited[len(waited) * 9 // 10] < 1.0
    assert waited[-1] < 80.0
    assert max(end for end in outcome.drained if end is not None) < 3 * 3600
    assert max(outcome.refused) <= 10


def test_two_thousand_waiting_calls_delay_a_new_one_by_one_request_at_most() -> None:
    day = Day(desks=1, backlog=2000, calls=6, minutes=9)
    outcome = play(day, hours=0.2)
    assert len(outcome.stored) < 1000  # by far most of them wait all the time
    for made in outcome.made:
        assert made.in_crm is not None
        meanwhile = [at for at, *_ in outcome.log if made.begun <= at < made.in_crm]
        assert len(meanwhile) <= 2  # its own, and one that was under way
    # The window can show how it goes on, and is not flooded.
    waiting = [status.waiting for status in outcome.statuses[0]]
    assert max(waiting) >= 2000
    assert all(later - earlier <= 1 for earlier, later in pairwise(waiting[5:]))
    assert len(outcome.statuses[0]) < 3 * sum(outcome.sent) + 10


@pytest.mark.parametrize("stores", [True, False])
def test_hours_of_server_errors_lose_and_double_nothing(stores: bool) -> None:
    hours = 6 * 3600.0
    day = Day(desks=1, backlog=20, calls=3, minutes=300)
    outcome = play(day, unwell=(20.0, hours), stores=stores)
    assert all_there_once(outcome, day)
    during = [(at, what) for at, _, what, _ in outcome.log if 20.0 <= at < hours]
    assert max(later - earlier for (earlier, _), (later, _) in pairwise(during)) <= 61.0
    assert len(during) < 2 * hours / 60
    # One finds out; from then on only what can do no harm is asked.
    assert [what for _, what in during if what != "GET /account"] == ["POST /call-logs"]
    assert {"server_error"} == {status.problem for status in outcome.statuses[0]} - {""}
