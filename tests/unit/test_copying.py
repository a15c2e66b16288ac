"""What an answer, or none, teaches of a call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from offhook.calls.call import Status
from offhook.calls.clock import Instant
from offhook.calls.copying import Result, leaving, returned, sent_again
from offhook.calls.crm_copy import CrmCopy, Entry, Outcome, Parked, Posted, Verb
from offhook.calls.deriving import creation, due, wanted
from support.calls import MORNING, make_attempt, make_call

AT = Instant(MORNING, 5, "boot")
CALL = make_call(duration=90, status=Status.ANSWERED, media_url="https://a.test/1.mp3")
NEW = CrmCopy(CALL.id)
STORED = CrmCopy(CALL.id, Posted.STORED, 5, 6, wanted(CALL), frozen=True)
UNCONFIRMED = replace(NEW, posted=Posted.UNCONFIRMED, frozen=True)
YES = Result(Outcome.ACKNOWLEDGED, crm_id=5, communication_id=6)
NO = Result(Outcome.NOT_STORED)
WHO_KNOWS = Result(Outcome.UNCONFIRMED)


def send(copy: CrmCopy, result: Result, body: dict[str, Any] | None = None) -> CrmCopy:
    """``copy`` after what is due for CALL (or ``body``) was sent and ended as ``result``."""
    request = due(Entry(CALL, copy))
    assert request is not None
    attempt = make_attempt(request.verb, body or request.body, at=AT)
    return returned(leaving(copy, request.verb), attempt, result, AT)


def test_a_post_counts_as_unconfirmed_while_it_is_under_way() -> None:
    copy = leaving(NEW, Verb.CREATE)
    assert (copy.posted, copy.sending) == (Posted.UNCONFIRMED, Verb.CREATE)
    assert leaving(STORED, Verb.UPDATE).posted is Posted.STORED


def test_a_post_that_was_acknowledged() -> None:
    copy = send(NEW, YES)
    assert (copy.posted, copy.crm_id, copy.communication_id) == (Posted.STORED, 5, 6)
    assert (copy.frozen, copy.sending, copy.fields) == (True, None, creation(CALL))
    assert due(Entry(CALL, copy)) is None


def test_a_post_that_was_certainly_not_stored_goes_out_again_with_everything() -> None:
    copy = send(NEW, NO)
    assert copy == NEW
    request = due(Entry(CALL, copy))
    assert request is not None
    assert (request.verb, request.body) == (Verb.CREATE, creation(CALL))


def test_a_post_without_an_answer_freezes_and_is_looked_for() -> None:
    copy = send(NEW, WHO_KNOWS)
    assert copy == UNCONFIRMED
    request = due(Entry(CALL, copy))
    assert request is not None
    assert request.verb is Verb.LOOK


def test_found_it_is_completed_as_a_communication() -> None:
    copy = send(UNCONFIRMED, Result(Outcome.FOUND, communication_id=9))
    assert (copy.posted, copy.communication_id) == (Posted.ADOPTED, 9)
    request = due(Entry(CALL, copy))
    assert request is not None
    assert (request.verb, request.target_id) == (Verb.COMPLETE, 9)
    done = send(copy, Result(Outcome.ACKNOWLEDGED))
    assert due(Entry(CALL, done)) is None
    assert done.communication_id == 9


def test_not_found_it_is_sent_again() -> None:
    copy = send(UNCONFIRMED, Result(Outcome.NOT_FOUND))
    assert (copy.posted, copy.frozen) == (Posted.NO, True)
    request = due(Entry(CALL, copy))
    assert request is not None
    assert request.body == creation(CALL)


@pytest.mark.parametrize("parked", [Parked.UNDECIDED, Parked.NO_LEAD, Parked.NO_RIGHT_TO_LOOK])
def test_a_look_that_settles_nothing_asks(parked: Parked) -> None:
    copy = send(UNCONFIRMED, Result(Outcome.UNCONFIRMED, parked=parked))
    assert (copy.posted, copy.parked) == (Posted.UNCONFIRMED, parked)
    again = sent_again(copy)
    assert (again.posted, again.parked, again.frozen) == (Posted.NO, None, True)


def test_a_put_without_an_answer_leaves_its_fields_unknown_and_is_settled_once() -> None:
    before = {"status": "calling"}
    copy = send(replace(STORED, fields=before), WHO_KNOWS)
    assert copy.fields == {}
    assert copy.unknown == wanted(CALL).keys()
    assert copy.settle_from == AT
    request = due(Entry(CALL, copy))
    assert request is not None
    assert request.body == wanted(CALL)
    known = send(copy, YES)
    assert (known.unknown, known.settle_from) == (frozenset(), AT)
    settling = due(Entry(CALL, known))
    assert settling is not None
    assert "media_url" not in settling.body
    settled = send(known, YES)
    assert settled == replace(STORED, fields=settled.fields)
    assert due(Entry(CALL, settled)) is None


def test_a_settling_put_without_an_answer_begins_anew() -> None:
    known = replace(STORED, settle_from=AT)
    copy = send(known, WHO_KNOWS)
    assert copy.fields == {"media_url": "https://a.test/1.mp3"}
    assert copy.settle_from == AT


def test_a_completion_without_an_answer_is_settled_as_well() -> None:
    adopted = replace(STORED, posted=Posted.ADOPTED, fields={}, crm_id=None)
    copy = send(adopted, WHO_KNOWS)
    assert copy.unknown == {"status", "duration"}
    known = send(copy, YES)
    assert due(Entry(CALL, known)) is not None
    assert due(Entry(CALL, send(known, YES))) is None


def test_a_put_that_was_not_stored_changes_nothing() -> None:
    copy = replace(STORED, fields={"status": "calling"})
    assert send(copy, NO) == copy


@pytest.mark.parametrize("parked", [Parked.FORBIDDEN, Parked.INVALID])
def test_what_the_crm_refused_is_kept_with_its_words(parked: Parked) -> None:
    said = Result(Outcome.NOT_STORED, words="No.", field_errors={"to": ["is odd"]}, parked=parked)
    copy = send(NEW, said)
    assert (copy.parked, copy.parked_words, copy.parked_fields) == (
        parked,
        "No.",
        {"to": ["is odd"]},
    )
    assert sent_again(copy) == NEW
    # What was refused was no more than tried again and taken: nothing of it is left.
    assert send(sent_again(copy), YES).parked_words == ""


def test_gone_over_there_and_created_anew() -> None:
    copy = send(replace(STORED, fields={}), Result(Outcome.NOT_STORED, parked=Parked.GONE))
    assert copy.crm_id == 5
    request = due(Entry(CALL, sent_again(copy)))
    assert request is not None
    assert (request.verb, request.target_id, request.body) == (Verb.CREATE, None, creation(CALL))


def test_send_again_changes_nothing_of_a_call_that_is_there() -> None:
    assert sent_again(STORED) == STORED


def test_send_again_while_the_post_is_under_way_does_not_make_a_second() -> None:
    under_way = sent_again(leaving(NEW, Verb.CREATE))
    attempt = make_attempt(Verb.CREATE, creation(CALL), at=AT)
    assert returned(under_way, attempt, WHO_KNOWS, AT) == UNCONFIRMED


@pytest.mark.parametrize("outcome", [Outcome.UNCONFIRMED, Outcome.NOT_FOUND])
def test_send_again_while_looking_is_the_rep_s_decision(outcome: Outcome) -> None:
    looking = sent_again(leaving(UNCONFIRMED, Verb.LOOK))
    result = Result(outcome, parked=Parked.NO_LEAD if outcome is Outcome.UNCONFIRMED else None)
    copy = returned(looking, make_attempt(Verb.LOOK, {}, at=AT), result, AT)
    assert (copy.posted, copy.parked) == (Posted.NO, None)


def test_send_again_while_looking_and_there_it_is() -> None:
    looking = sent_again(leaving(UNCONFIRMED, Verb.LOOK))
    found = Result(Outcome.FOUND, communication_id=9)
    copy = returned(looking, make_attempt(Verb.LOOK, {}, at=AT), found, AT)
    assert (copy.posted, copy.communication_id) == (Posted.ADOPTED, 9)
