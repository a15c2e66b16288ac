"""Who is this? Real leads of a real server, looked up beside real calls."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offhook.calls.leads import Query
from offhook.calls.tokens import TokenState
from offhook.journal.lead_book import KEPT_DAYS, LeadBook, Whose
from offhook.sandbox import Phone, Sandbox
from offhook.sync.lead_answer import LookState
from support.clocks import FakeClock
from support.sync_desk import JOHN, MAXIME, NOBODY, SyncDesk, requests_of

SHARED = "+14185550177"
SEARCH = "/leads/search"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def desk(sandbox: Sandbox, tmp_path: Path) -> Iterator[SyncDesk]:
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        yield desk


def searches(sandbox: Sandbox) -> int:
    return len(requests_of(sandbox, "GET", path=SEARCH))


# What it says


def test_a_number_is_told_with_all_that_the_lead_says(sandbox: Sandbox, desk: SyncDesk) -> None:
    lead = sandbox.add_lead(
        "Émilie",
        "Roy",
        SHARED,
        Phone("+14185550178", "work", 12),
        locale="fr",
        emails=("emilie@example.com",),
        unsubscribe_call_date="2026-01-05T15:00:00+00:00",
        advisor_id=51113,
        status="lost",
    )
    at = datetime(2026, 1, 2, 15, 0, tzinfo=UTC)
    sandbox.add_communication(
        lead, executed_at=at.isoformat(), call_status="answered", call_duration=61
    )
    sandbox.add_communication(lead, method="email", type="incoming")
    answer = desk.look_up(SHARED)
    (found,) = answer.leads
    assert (found.id, found.name, found.language, found.status) == (
        lead.id,
        "Émilie Roy",
        "fr",
        "lost",
    )
    assert found.do_not_call
    assert found.no_calls_since == datetime(2026, 1, 5, 15, 0, tzinfo=UTC)
    assert found.no_contact_since is None
    assert found.advisor == "Dominic Lavoie"
    assert [(phone.number, phone.kind, phone.extension) for phone in found.phones] == [
        (SHARED, "mobile", ""),
        ("+14185550178", "work", "12"),
    ]
    (call,) = answer.calls
    assert (call.at, call.status, call.duration) == (at, "answered", 61)
    assert answer.asked
    assert not answer.more


def test_nobody_is_an_answer_and_is_remembered(sandbox: Sandbox, desk: SyncDesk) -> None:
    assert desk.look_up(NOBODY).nobody
    sandbox.offline(True)
    assert searches(sandbox) == 1
    # Within the minute it is not asked again, network or not.
    assert desk.look_up(NOBODY).nobody


def test_one_number_of_three_leads(sandbox: Sandbox, desk: SyncDesk) -> None:
    leads = [
        sandbox.add_lead(name, "Roy", SHARED, created_at=f"2024-05-0{day}T12:00:00+00:00")
        for day, name in enumerate(("Anne", "Bob", "Chloé"), start=1)
    ]
    answer = desk.look_up(SHARED)
    assert [lead.name for lead in answer.leads] == ["Chloé Roy", "Bob Roy", "Anne Roy"]
    # Nobody knows whose call it will be before Activix says so.
    call = desk.dial(SHARED)
    desk.wait_until_synced(call)
    assert desk.entry(call).call.lead_id == leads[2].id


def test_a_lead_with_three_numbers_by_name_and_by_address(sandbox: Sandbox, desk: SyncDesk) -> None:
    numbers = [f"+1418555018{digit}" for digit in range(3)]
    sandbox.add_lead("Zoé", "Lachance", *numbers, emails=("zoe@example.com",))
    for words in ("zoé lach", "zoe@example.com"):
        (lead,) = desk.look_up(words=words).leads
        assert [phone.number for phone in lead.phones] == numbers
    sandbox.offline(True)
    # What a name led to is known under each of the numbers and under parts of the name.
    for question in (Query(number=numbers[2]), Query(words="LACHANCE zo"), Query(words="zoe@")):
        answer = desk.wait_for_answer(LookState.UNREACHABLE, question.number, question.words)
        assert [lead.name for lead in answer.leads] == ["Zoé Lachance"]
        assert not answer.asked


def test_letters_of_a_search_are_only_letters(sandbox: Sandbox, desk: SyncDesk) -> None:
    assert desk.look_up(words="john").leads
    sandbox.offline(True)
    for words in ("%", "j_hn", "\\", "' OR 1=1 --"):
        answer = desk.wait_for_answer(LookState.UNREACHABLE, words=words)
        assert answer.leads == ()


# With its age


def test_offline_it_says_what_was_known_and_how_old_that_is(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    clock = FakeClock(datetime.now(UTC))
    with SyncDesk(tmp_path, sandbox.base_url, clock=clock) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        fetched_at = desk.look_up(JOHN).fetched_at
        sandbox.offline(True)
        clock.advance(3600)
        answer = desk.wait_for_answer(LookState.UNREACHABLE, JOHN)
        assert [lead.name for lead in answer.leads] == ["John Doe"]
        assert fetched_at is not None
        assert answer.fetched_at == fetched_at.replace(microsecond=0)
        assert desk.wait_for_answer(LookState.UNREACHABLE, MAXIME).fetched_at is None
        sandbox.offline(False)
        desk.sync.hurry()
        desk.wait(lambda: any(one.state is LookState.FRESH for one in desk.answers[-2:]))
        assert desk.answers[-1].query == Query(number=MAXIME)


def test_another_account_is_told_nothing_of_the_first_one_s_leads(
    sandbox: Sandbox, desk: SyncDesk
) -> None:
    assert desk.look_up(JOHN).leads
    sandbox.add_token("other", 77)
    desk.use_token("other")
    desk.wait_for_status(lambda status: status.account_id == "77")
    assert desk.look_up(JOHN).nobody


def test_a_lead_that_nobody_saw_for_a_season_is_forgotten(sandbox: Sandbox, desk: SyncDesk) -> None:
    desk.look_up(JOHN)
    whose = Whose(sandbox.base_url, desk.status.account_id)
    later = datetime.now(UTC) + timedelta(days=KEPT_DAYS + 1)
    desk.read(lambda journal: LeadBook(journal, whose).learn([], later, number=MAXIME))
    assert desk.read(lambda journal: LeadBook(journal, whose).with_number(JOHN)).leads == ()
    tables = ("lead", "lead_number")
    assert desk.read(
        lambda journal: [
            journal.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in tables
        ]
    ) == [0, 0]


# Beside calls


def test_a_look_up_of_20_seconds_keeps_nobody_waiting(sandbox: Sandbox, desk: SyncDesk) -> None:
    sandbox.faults.add("latency", path=SEARCH, seconds=20.0)
    desk.sync.look_up("field", Query(number=JOHN))
    sandbox.wait_for(lambda it: any(one.path.endswith(SEARCH) for one in it.requests()))
    began = time.monotonic()
    call = desk.whole_call(JOHN)
    desk.wait_until_synced(call)
    assert time.monotonic() - began < 2.0
    assert desk.entry(call).call.lead_name == "John Doe"  # the log's own answer says so
    assert desk.status.online


def test_a_question_that_nobody_asks_any_more_is_cut_off(sandbox: Sandbox, desk: SyncDesk) -> None:
    sandbox.faults.add("latency", path=SEARCH, times=1, seconds=20.0)
    desk.sync.look_up("field", Query(words="max"))
    sandbox.wait_for(lambda it: any(one.path.endswith(SEARCH) for one in it.requests()))
    assert [lead.name for lead in desk.look_up(JOHN).leads] == ["John Doe"]
    assert not [one for one in desk.answers if one.query.words and one.state is LookState.FRESH]


def test_two_who_ask_the_same_get_one_request(sandbox: Sandbox, desk: SyncDesk) -> None:
    sandbox.faults.add("latency", path=SEARCH, times=1, seconds=0.2)
    desk.sync.look_up("field", Query(number=JOHN))
    desk.sync.look_up("call", Query(number=JOHN))
    desk.sync.look_up("field", None)  # the other one still wants to know
    desk.wait(lambda: any(one.state is LookState.FRESH for one in desk.answers))
    assert searches(sandbox) == 1


def test_look_ups_that_fail_say_nothing_of_the_calls(sandbox: Sandbox, desk: SyncDesk) -> None:
    sandbox.faults.add("status", path=SEARCH, code=500)
    answer = desk.wait_for_answer(LookState.UNREACHABLE, JOHN)
    assert answer.leads == ()
    assert desk.status.problem == ""
    desk.wait_until_synced(desk.whole_call())


def test_a_token_that_may_not_look_up_says_so(sandbox: Sandbox, desk: SyncDesk) -> None:
    sandbox.faults.add("status", path=SEARCH, code=403)
    assert desk.wait_for_answer(LookState.REFUSED, JOHN).leads == ()
    desk.wait_until_synced(desk.whole_call())


def test_at_the_rate_limit_look_ups_give_way_to_calls(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, share=200) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        # A burst is used up by looking.
        for number in range(60):
            desk.sync.look_up(str(number), Query(number=f"+1418555{number:04}"))
        sandbox.wait_for(lambda it: len(it.requests()) > 20)
        began = time.monotonic()
        call = desk.dial()
        desk.wait(lambda: requests_of(sandbox, "POST"))
        assert time.monotonic() - began < 1.0
        assert searches(sandbox) < 50
        desk.wait(lambda: desk.entry(call).copy.crm_id)


# After calls


def test_a_lead_that_appears_after_the_call_gives_it_its_name(
    sandbox: Sandbox, desk: SyncDesk
) -> None:
    call = desk.whole_call(NOBODY)
    desk.wait_until_synced(call)
    assert desk.entry(call).call.lead_id is None
    sent = requests_of(sandbox, "PUT")
    lead = sandbox.add_lead("Late", "Comer", NOBODY)
    assert desk.look_up(NOBODY).leads[0].id == lead.id
    desk.wait(lambda: desk.entry(call).call.lead_id == lead.id)
    assert desk.entry(call).call.lead_name == "Late Comer"
    # A name is nothing that Activix would have to hear of.
    desk.wait_until_synced(call)
    assert requests_of(sandbox, "PUT") == sent


def test_a_lead_that_was_merged_away_is_the_other_one(sandbox: Sandbox, desk: SyncDesk) -> None:
    first = sandbox.add_lead("Jon", "Doe", SHARED)
    call = desk.whole_call(SHARED)
    desk.wait_until_synced(call)
    assert desk.entry(call).call.lead_id == first.id
    second = sandbox.add_lead("Jonathan", "Doe")
    sandbox.merge_lead(first, second)
    answer = desk.look_up(SHARED)
    assert [lead.id for lead in answer.leads] == [second.id]
    assert len(answer.calls) == 1  # ours, and the same one on the lead's page


def test_a_lead_that_goes_between_search_and_page(sandbox: Sandbox, desk: SyncDesk) -> None:
    lead = sandbox.add_lead("Jon", "Doe", SHARED)
    sandbox.faults.add("status", path=f"/leads/{lead.id}", code=404)
    assert desk.look_up(SHARED).leads == ()


def test_a_number_looked_up_before_names_the_call_that_begins_now(
    sandbox: Sandbox, desk: SyncDesk
) -> None:
    desk.look_up(MAXIME)
    sandbox.faults.add("latency", method="POST", times=1, seconds=5.0)
    call = desk.ring(MAXIME)
    desk.sync.look_up(call, Query(number=MAXIME))
    desk.wait(lambda: desk.entry(call).call.lead_name == "Maxime Gagnon")
    assert searches(sandbox) == 1


def test_a_number_typed_over_and_back_is_still_looked_up(sandbox: Sandbox, desk: SyncDesk) -> None:
    sandbox.faults.add("latency", path=SEARCH, times=1, seconds=20.0)
    desk.sync.look_up("field", Query(number=JOHN))
    sandbox.wait_for(lambda it: any(one.path.endswith(SEARCH) for one in it.requests()))
    desk.sync.look_up("field", None)
    assert desk.look_up(JOHN).leads


def test_nothing_is_told_twice_while_a_look_up_waits(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, token=None) as desk:
        assert desk.wait_for_answer(LookState.NO_TOKEN, JOHN).leads == ()
        desk.use_token("sandbox-token")
        desk.wait(lambda: desk.answers[-1].state is LookState.FRESH)
        states = [one.state for one in desk.answers]
        assert len(states) <= 4
        assert states.count(LookState.NO_TOKEN) == 1


def test_a_token_that_is_taken_away_learns_nothing_for_the_next_one(
    sandbox: Sandbox, desk: SyncDesk
) -> None:
    sandbox.add_token("other", 77)
    sandbox.faults.add("slow_answer", path=SEARCH, times=1, seconds=0.5)
    desk.sync.look_up("field", Query(number=JOHN))
    sandbox.wait_for(lambda it: any(one.path.endswith(SEARCH) for one in it.requests()))
    desk.use_token("other")
    desk.wait(lambda: desk.answers and desk.answers[-1].state is LookState.FRESH)
    assert desk.answers[-1].nobody
    whose = Whose(sandbox.base_url, "77")
    assert desk.read(lambda journal: LeadBook(journal, whose).with_number(JOHN)).leads == ()
