"""Attempts and tokens: what is committed before a request leaves and when its answer is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from offhook.calls.call import Call, Place, Stamp, Status
from offhook.calls.copying import Result
from offhook.calls.crm_copy import (
    Decision,
    Entry,
    Outcome,
    Parked,
    Part,
    Posted,
    Settled,
    SyncState,
    Verb,
)
from offhook.calls.deriving import creation, sync_state, wanted
from offhook.calls.events import Decided, NumberGiven, StatusChosen, UserGiven
from offhook.calls.part_deriving import PartState, part_state
from offhook.calls.switchboard import Switchboard
from offhook.calls.tokens import TokenCheck, TokenState
from offhook.journal.journal import Journal
from support.calls import JOHN, LINE, MARY, MOBILE, MORNING, RULES, STAMP, make_call, make_event
from support.clocks import FakeClock

URL = STAMP.base_url
YES = Result(
    Outcome.ACKNOWLEDGED, http_status=201, crm_id=5, communication_id=6, lead_id=7, lead_name="John"
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(MORNING)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "journal.sqlite3")
    yield journal
    journal.close()


def put(journal: Journal, **fields: object) -> Call:
    """A call that is over."""
    return journal.put(make_call(**({"duration": 90} | fields))).call


def begin(journal: Journal, call: Call, clock: FakeClock) -> Verb | None:
    begun = journal.begin(call.id, clock.now(), 120)
    return None if begun is None else begun[2].verb


def decide(journal: Journal, call: Call, clock: FakeClock, decision: Decision) -> Entry:
    event = make_event(Decided, clock.now(), call_id=call.id, decision=decision)
    entry = journal.record(event, Switchboard(RULES)).entry
    assert entry is not None
    return entry


def test_the_attempt_is_committed_before_the_request_leaves(
    journal: Journal, clock: FakeClock
) -> None:
    call = put(journal)
    begun = journal.begin(call.id, clock.now(), 120)
    assert begun is not None
    attempt, entry, request = begun
    assert (request.verb, request.body, attempt.body) == (
        Verb.CREATE, creation(call), creation(call),
    )  # fmt: skip
    assert (entry.copy.sending, entry.copy.posted) == (Verb.CREATE, Posted.UNCONFIRMED)
    assert journal.entry(call.id) == entry
    assert journal.frozen(call.id)
    assert journal.open_attempts() == journal.attempts(call.id) == [attempt]


def test_one_request_of_a_call_at_a_time(journal: Journal, clock: FakeClock) -> None:
    call = put(journal)
    assert begin(journal, call, clock) is Verb.CREATE
    assert begin(journal, call, clock) is None


def test_it_tells_of_the_call_as_it_is_now(journal: Journal, clock: FakeClock) -> None:
    call = put(journal)
    journal.put(replace(call, status=Status.ERROR))
    begun = journal.begin(call.id, clock.now(), 120)
    assert begun is not None
    assert begun[2].body["status"] == "error"


def test_nothing_is_due(journal: Journal, clock: FakeClock) -> None:
    assert begin(journal, put(journal, place=Place.PRIVATE), clock) is None
    assert begin(journal, put(journal, remote=None), clock) is None
    settled = put(journal)
    decide(journal, settled, clock, Decision.IN_CRM)
    assert begin(journal, settled, clock) is None
    assert journal.unsettled() == [journal.entry(journal.entries()[1].call.id)]
    assert journal.open_attempts() == []


def test_the_outcome_and_what_it_taught(journal: Journal, clock: FakeClock) -> None:
    call = put(journal)
    begun = journal.begin(call.id, clock.now(), 120)
    assert begun is not None
    clock.advance(1)
    journal.put(replace(call, note="typed meanwhile"))
    entry = journal.finish(begun[0], replace(YES, server_ahead=-2.5), clock.now())
    assert journal.entry(call.id) == entry
    assert (entry.call.lead_id, entry.call.lead_name) == (7, "John")
    assert (entry.call.note, entry.copy.crm_id) == ("typed meanwhile", 5)
    assert sync_state(entry) is SyncState.SYNCED
    assert part_state(entry, Part.NOTE) is PartState.WAITING  # the call is over, and it has a lead
    assert journal.unsettled() == [entry]
    (attempt,) = journal.attempts(call.id)
    assert (attempt.outcome, attempt.http_status, attempt.server_ahead, attempt.ended) == (
        Outcome.ACKNOWLEDGED, 201, -2.5, clock.now(),
    )  # fmt: skip
    assert journal.communications_taken(URL, besides="") == {6}
    assert journal.communications_taken(URL, besides=call.id) == set()
    assert journal.communications_taken("https://elsewhere.example.test", besides="") == set()


def test_unknown_fields_and_the_settling_survive_a_restart(
    tmp_path: Path, clock: FakeClock
) -> None:
    path = tmp_path / "other.sqlite3"
    journal = Journal(path)
    call = put(journal, status=Status.ANSWERED)
    first = journal.begin(call.id, clock.now(), 120)
    assert first is not None
    journal.finish(first[0], YES, clock.now())
    journal.put(replace(call, status=Status.ERROR, duration=91))
    second = journal.begin(call.id, clock.now(), 120)
    assert second is not None
    entry = journal.finish(second[0], Result(Outcome.UNCONFIRMED, code="read"), clock.now())
    journal.close()
    journal = Journal(path)
    kept = journal.entry(call.id)
    assert kept == entry
    assert kept.copy.unknown == {"status", "end_at", "duration"}
    assert kept.copy.settle_from == clock.now()
    third = journal.begin(call.id, clock.now(), 120)
    journal.close()
    assert third is not None
    assert third[2].body.items() <= wanted(kept.call).items()


def test_what_was_under_way_when_the_program_ended(journal: Journal, clock: FakeClock) -> None:
    posted, put_, looked = put(journal), put(journal), put(journal)
    for call, result in ((put_, YES), (looked, Result(Outcome.UNCONFIRMED))):
        begun = journal.begin(call.id, clock.now(), 120)
        assert begun is not None
        journal.finish(begun[0], result, clock.now())
    journal.put(replace(put_, status=Status.ERROR))
    verbs = [begin(journal, call, clock) for call in (posted, put_, looked)]
    assert verbs == [Verb.CREATE, Verb.UPDATE, Verb.LOOK]
    clock.reboot()
    closed = journal.close_open_attempts(clock.now())
    assert [entry.copy.sending for entry in closed] == [None, None, None]
    assert [entry.copy.posted for entry in closed] == [
        Posted.UNCONFIRMED, Posted.STORED, Posted.UNCONFIRMED,
    ]  # fmt: skip
    assert closed[0].copy.frozen
    assert closed[1].copy.unknown == {"status"}
    assert journal.open_attempts() == []
    assert journal.close_open_attempts(clock.now()) == []
    last = journal.attempts(posted.id)[-1]
    assert (last.outcome, last.code) == (Outcome.UNCONFIRMED, "program_ended")
    assert begin(journal, posted, clock) is Verb.LOOK


def test_refused_it_waits_until_the_rep_mends_it(journal: Journal, clock: FakeClock) -> None:
    call = put(journal)
    begun = journal.begin(call.id, clock.now(), 120)
    assert begun is not None
    refused = Result(
        Outcome.NOT_STORED,
        http_status=422,
        words="No.",
        field_errors={"to": ["é"]},
        parked=Parked.INVALID,
    )
    entry = journal.finish(begun[0], refused, clock.now())
    assert journal.entry(call.id) == entry
    assert entry.copy.parked_fields == {"to": ["é"]}
    assert journal.attempts(call.id)[0].field_errors == {"to": ["é"]}
    assert begin(journal, call, clock) is None
    board = Switchboard(RULES)
    same = make_event(NumberGiven, clock.now(), call_id=call.id, number=JOHN)
    assert journal.record(same, board).entry is not None
    assert begin(journal, call, clock) is None
    mended = make_event(NumberGiven, clock.now(), call_id=call.id, number=MARY)
    journal.record(mended, board)
    assert begin(journal, call, clock) is Verb.CREATE


@pytest.mark.parametrize("parked", [Parked.FORBIDDEN, Parked.GONE])
def test_what_no_change_mends_waits_for_the_rep_s_word(
    journal: Journal, clock: FakeClock, parked: Parked
) -> None:
    call = put(journal)
    begun = journal.begin(call.id, clock.now(), 120)
    assert begun is not None
    journal.finish(begun[0], Result(Outcome.NOT_STORED, parked=parked), clock.now())
    chosen = make_event(StatusChosen, clock.now(), call_id=call.id, status=Status.ERROR)
    journal.record(chosen, Switchboard(RULES))
    assert begin(journal, call, clock) is None
    assert decide(journal, call, clock, Decision.SEND_AGAIN).copy.parked is None
    assert begin(journal, call, clock) is Verb.CREATE


def test_the_rep_s_word_stands_among_the_attempts(journal: Journal, clock: FakeClock) -> None:
    call = put(journal)
    begun = journal.begin(call.id, clock.now(), 120)
    assert begun is not None
    journal.finish(begun[0], Result(Outcome.NOT_STORED, parked=Parked.FORBIDDEN), clock.now())
    clock.advance(60)
    said = clock.now()
    assert decide(journal, call, clock, Decision.IN_CRM).copy.settled is Settled.IN_CRM
    assert sync_state(journal.entry(call.id)) is SyncState.SETTLED_BY_HAND
    assert decide(journal, call, clock, Decision.SEND_AGAIN) == journal.entry(call.id), "too late"
    assert decide(journal, call, clock, Decision.TAKEN_BACK).copy.parked is Parked.FORBIDDEN
    assert sync_state(journal.entry(call.id)) is SyncState.NEEDS_YOU
    assert journal.unsettled() == [journal.entry(call.id)]
    first, word, taken_back = journal.attempts(call.id)
    assert first.verb is Verb.CREATE
    assert (word.verb, word.outcome, word.code) == (Verb.DECIDE, Outcome.DECIDED, "in_crm")
    assert (word.began, word.ended, word.target, word.body) == (said, said, "window", {})
    assert taken_back.code == "taken_back"
    assert journal.open_attempts() == []


def test_what_the_rep_took_out_of_a_call_stays_out(journal: Journal, clock: FakeClock) -> None:
    call = put(journal, stamp=Stamp(URL, "77", "", "rep@example.com", "+15555555555"))
    other = put(journal, stamp=Stamp(URL, "77"))
    out = make_event(UserGiven, clock.now(), call_id=call.id, user_did="")
    journal.record(out, Switchboard(RULES))
    (completed,) = journal.complete(LINE, "rep@example.com", LINE)
    assert completed.call.id == other.id
    assert journal.entry(call.id).call.stamp == Stamp(URL, "77", "", "rep@example.com", "")


def test_a_call_whose_user_was_given_still_gets_the_line(
    journal: Journal, clock: FakeClock
) -> None:
    """Or it would wait for ever: without the rep's own number nothing is sent."""
    call = put(journal, local=None, stamp=Stamp(URL, "77", "", "rep@example.com"))
    given = make_event(UserGiven, clock.now(), call_id=call.id, user_email="sub@example.com")
    journal.record(given, Switchboard(RULES))
    assert begin(journal, call, clock) is None
    journal.complete(LINE, "rep@example.com", LINE)
    completed = journal.entry(call.id).call
    assert completed.local == LINE
    assert completed.stamp == Stamp(URL, "77", "", "sub@example.com", "")
    assert begin(journal, call, clock) is Verb.CREATE


# What a call lacked when it was made


def test_calls_are_completed_until_they_are_sent(journal: Journal, clock: FakeClock) -> None:
    bare = Stamp(URL)
    lacking = put(journal, local=None, stamp=bare)
    full = put(journal)
    sent = put(journal, stamp=bare)
    assert begin(journal, sent, clock) is Verb.CREATE
    changed = journal.complete(MOBILE, "new@example.com", MOBILE)
    assert [entry.call.id for entry in changed] == [lacking.id]
    assert changed == [journal.entry(lacking.id)]
    stamp = changed[0].call.stamp
    assert (changed[0].call.local, stamp.user_email, stamp.user_did) == (
        MOBILE, "new@example.com", MOBILE,
    )  # fmt: skip
    assert (full.local, full.stamp.user_email) == (LINE, "rep@example.com")
    assert journal.complete(MOBILE, "new@example.com", MOBILE) == []


# Whose calls they are


def check(mark: str, account_id: str, checked: datetime = MORNING) -> TokenCheck:
    users = {"rep@example.com": 3}
    return TokenCheck(URL, mark, account_id, "A", checked, TokenState.OK, users)


def test_the_token_takes_the_calls_made_under_it(journal: Journal) -> None:
    before, offline, other, known, elsewhere = (
        put(journal, stamp=stamp)
        for stamp in (
            Stamp(URL),
            Stamp(URL, "", "mark"),
            Stamp(URL, "", "another"),
            Stamp(URL, "77", "another"),
            Stamp("https://other.test"),
        )
    )
    assert {entry.call.id for entry in journal.token_in_force(URL, "mark", "")} == {before.id}
    assert journal.call(before.id) == replace(before, stamp=Stamp(URL, "", "mark"))
    changed = journal.token_checked(check("mark", "88"))
    assert {entry.call.id for entry in changed} == {before.id, offline.id}
    assert {entry.call.stamp for entry in changed} == {Stamp(URL, "88", "mark")}
    for call in (other, known, elsewhere):
        assert journal.call(call.id) == call
    assert journal.token_checked(check("mark", "88")) == []
    # The next account takes nothing of the first one's.
    assert {entry.call.id for entry in journal.token_checked(check("another", "99"))} == {other.id}


def test_calls_of_a_refused_token_are_nobodys_until_one_is_accepted(journal: Journal) -> None:
    """A second token may be refused as well, and the program be killed before it remembers."""
    call = put(journal, stamp=Stamp(URL, "", "refused"))
    journal.token_checked(replace(check("refused", ""), state=TokenState.REJECTED))
    assert journal.token_in_force(URL, "second", "") == []
    changed = journal.token_checked(check("third", "77"))
    assert [(entry.call.id, entry.call.stamp) for entry in changed] == [
        (call.id, Stamp(URL, "77", "third"))
    ]


def test_a_former_token_takes_its_own_calls_alone(journal: Journal) -> None:
    own, new, nobodys = (put(journal, stamp=Stamp(URL, "", mark)) for mark in ("former", "", "bad"))
    journal.token_checked(replace(check("bad", ""), state=TokenState.REJECTED))
    changed = journal.former_token_checked(check("former", "99"))
    assert [(entry.call.id, entry.call.stamp.account_id) for entry in changed] == [(own.id, "99")]
    changed = journal.token_checked(check("mark", "77"))
    assert {entry.call.id for entry in changed} == {new.id, nobodys.id}


def test_what_a_server_said_of_its_tokens(journal: Journal) -> None:
    assert journal.token_check(URL, "one") is None
    winter = timezone(timedelta(hours=-5))
    summer = timezone(timedelta(hours=-4))
    first = check("one", "77", datetime(2025, 11, 2, 1, 30, tzinfo=summer))
    second = check("two", "88", datetime(2025, 11, 2, 1, 10, tzinfo=winter))
    journal.token_checked(second)
    journal.token_checked(first)
    assert journal.token_check(URL, "one") == first
    assert journal.latest_token_check(URL) == second
    assert journal.latest_token_check("https://other.test") is None
    rejected = replace(first, state=TokenState.REJECTED, checked=MORNING.astimezone(UTC))
    journal.token_checked(rejected)
    assert journal.token_check(URL, "one") == rejected
