"""Answers are read leniently: what is missing, null, new or odd does no harm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from offhook.crm.resources import (
    Account,
    CallLog,
    Communication,
    Lead,
    Phone,
    Unreadable,
    User,
    read_communications,
)

DOCUMENTED = {
    "id": 42534452,
    "created_at": "2019-04-05T17:33:43+00:00",
    "updated_at": "2019-04-05T17:33:43+00:00",
    "communication_id": 521345,
    "start_at": "2021-04-22T01:00:00-05:00",
    "end_at": "2021-04-22T01:05:45-05:00",
    "duration": 345,
    "direction": "outgoing",
    "status": "answered",
    "from": "+15146526793",
    "to": "+14182579084",
    "lead": {"id": 2093021, "first_name": "John", "last_name": "Doe"},
}


def test_the_documented_call_log_is_read_whole() -> None:
    call_log = CallLog.read(DOCUMENTED)
    assert (call_log.id, call_log.communication_id, call_log.duration) == (42534452, 521345, 345)
    assert (call_log.direction, call_log.status) == ("outgoing", "answered")
    assert (call_log.from_, call_log.to) == ("+15146526793", "+14182579084")
    assert call_log.created_at == datetime(2019, 4, 5, 17, 33, 43, tzinfo=UTC)
    zone = timezone(timedelta(hours=-5))
    assert call_log.end_at == datetime(2021, 4, 22, 1, 5, 45, tzinfo=zone)
    assert call_log.lead is not None
    assert (call_log.lead.id, call_log.lead.first_name) == (2093021, "John")


def test_a_call_log_needs_nothing_but_its_id() -> None:
    bare = CallLog.read({"id": "77"})
    assert (bare.id, bare.communication_id, bare.status, bare.lead) == (77, None, "", None)
    nulls = CallLog.read({**dict.fromkeys(DOCUMENTED), "id": 77})
    assert nulls == bare


def test_what_is_new_or_odd_does_no_harm() -> None:
    odd = CallLog.read(
        {
            **DOCUMENTED,
            "status": "teleported",
            "quality": {"mos": 4.1},
            "communication_id": "soon",
            "duration": True,
            "start_at": "yesterday",
            "end_at": 17,
            "created_at": "2019-04-05T17:33:43",
            "lead": {"first_name": "nobody's id"},
        }
    )
    assert odd.status == "teleported"
    assert (odd.communication_id, odd.duration, odd.start_at, odd.end_at) == (None,) * 4
    assert odd.created_at == datetime(2019, 4, 5, 17, 33, 43, tzinfo=UTC)
    assert odd.lead is None


@pytest.mark.parametrize("crm_id", [None, "", "x", "٤٢", True, 0, -4, 4.5, [], 2**63, "9" * 5000])
def test_without_an_id_it_is_unreadable(crm_id: object) -> None:
    with pytest.raises(Unreadable):
        CallLog.read({**DOCUMENTED, "id": crm_id})


@pytest.mark.parametrize("data", [None, [], "text", 7])
def test_what_is_no_object_is_unreadable(data: object) -> None:
    for read in (CallLog.read, Lead.read, Communication.read, Account.read, User.read):
        with pytest.raises(Unreadable):
            read(data)


def test_a_lead_is_read_with_its_phones_and_advisor() -> None:
    lead = Lead.read(
        {
            "id": 5,
            "first_name": "Jeanne",
            "last_name": None,
            "locale": "fr",
            "unsubscribe_call_date": None,
            "unsubscribe_all_date": None,
            "result": "sold",
            "status": "duplicate",
            "phones": [
                {"number": "5147894561", "extension": 12, "type": "work", "valid": True},
                {"number": None},
                "noise",
            ],
            "advisor": {"id": 51112, "email": "rep@example.test"},
        }
    )
    assert lead.phones == (Phone("5147894561", "12", "work", True), Phone("", "", "", None))
    assert lead.advisor == User(51112, "rep@example.test", "", "")
    assert (lead.last_name, lead.locale, lead.result, lead.status) == (
        "",
        "fr",
        "sold",
        "duplicate",
    )
    assert not lead.do_not_call


@pytest.mark.parametrize("name", ["unsubscribe_call_date", "unsubscribe_all_date"])
@pytest.mark.parametrize("date", ["2024-01-01T00:00:00+00:00", "some day"])
def test_any_date_at_all_forbids_calling(name: str, date: str) -> None:
    assert Lead.read({"id": 5, name: date}).do_not_call


def test_an_account_comes_as_an_object_or_as_a_list_of_one() -> None:
    data = {"id": 123, "name": "Garage", "users": [{"id": 1, "email": "a@b.test"}, {"email": ""}]}
    account = Account(123, "Garage", (User(1, "a@b.test", "", ""),))
    assert Account.read(data) == account
    assert Account.read([data]) == account
    assert Account.read({"id": 123, "name": "Garage"}).users == ()


def test_communications_are_read_in_their_order() -> None:
    call = {
        "id": 9,
        "user_id": 51112,
        "method": "phone",
        "type": "outgoing",
        "call_phone": "+14182579084",
        "call_status": "calling",
        "call_duration": None,
        "created_at": "2019-04-05T17:33:43+00:00",
    }
    first, second = read_communications({"id": 5, "communications": [call, {"id": 10}]})
    assert (first.user_id, first.kind, first.call_phone) == (51112, "outgoing", "+14182579084")
    assert (first.call_duration, first.executed_at) == (None, None)
    assert second.id == 10


@pytest.mark.parametrize("data", [{"id": 5}, {"id": 5, "communications": None}])
def test_a_missing_list_is_not_taken_for_an_empty_one(data: object) -> None:
    with pytest.raises(Unreadable):
        read_communications(data)
