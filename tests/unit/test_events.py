"""Events as JSON, and everything that is none."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offhook.calls.call import Direction, Disposition, Status
from offhook.calls.clock import Instant
from offhook.calls.crm_copy import Decision, Part
from offhook.calls.events import Began, Ended, Event, PastCall
from offhook.calls.follow_ups import AudioKind
from offhook.calls.payloads import KINDS, MalformedEvent, from_payload, to_payload
from offhook.calls.rules import Refused
from support.calls import JOHN, MORNING, Desk, make_event

AT = Instant(MORNING, 1_000_000_000_000, "boot")
SOME: dict[str, Any] = {
    "text": "n", "url": "https://a.test/1.mp3", "number": JOHN, "duration": 5, "on_hold": True,
    "direction": Direction.INCOMING, "status": Status.ERROR, "start": MORNING - timedelta(days=1),
    "disposition": Disposition.BUSY, "line": "+15146526793", "decision": Decision.IN_CRM,
    "path": "/calls/1.wav", "size": 44, "modified_ns": 1, "audio": AudioKind.WAV,
    "due": MORNING + timedelta(days=1), "lead_id": 7,
}  # fmt: skip

text = st.text(st.characters(exclude_categories=["Cs"]))
moments = st.integers(-2_000_000_000, 200_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))
instants = st.builds(Instant, moments, st.integers(0, 2**63 - 1), text)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "Instant": instants,
    "str": text,
    "str | None": st.none() | text,
    "int": st.integers(),
    "bool": st.booleans(),
    "datetime": moments,
    "Direction": st.sampled_from(Direction),
    "Direction | None": st.none() | st.sampled_from(Direction),
    "Status": st.sampled_from(Status),
    "Status | None": st.none() | st.sampled_from(Status),
    "Decision": st.sampled_from(Decision),
    "Part | None": st.none() | st.sampled_from(Part),
    "AudioKind": st.sampled_from(AudioKind),
    "Disposition | None": st.none() | st.sampled_from(Disposition),
}
events = st.sampled_from(list(KINDS.values())).flatmap(
    lambda kind: st.builds(kind, **{entry.name: VALUES[str(entry.type)] for entry in fields(kind)})
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)


def some(kind: type[Event]) -> Event:
    """An event of ``kind`` with all that it needs."""
    needed = {
        entry.name: SOME[entry.name]
        for entry in fields(kind)
        if entry.default is MISSING and entry.name in SOME
    }
    return make_event(kind, AT, **needed)


@given(events)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    assert from_payload(json.loads(json.dumps(to_payload(event)))) == event


@pytest.mark.parametrize("kind", KINDS.values())
def test_what_is_optional_may_be_left_out(kind: type[Event]) -> None:
    event = some(kind)
    payload = to_payload(event)
    for entry in fields(kind):
        if entry.default is not MISSING and getattr(event, entry.name) == entry.default:
            del payload[entry.name]
    assert from_payload(payload) == event
    # A newer program may say more.
    assert from_payload({**payload, "colour": "blue"}) == event


@pytest.mark.parametrize("kind", KINDS.values())
def test_what_is_needed_may_not(kind: type[Event]) -> None:
    payload = to_payload(some(kind))
    for entry in fields(kind):
        if entry.default is MISSING:
            rest = {name: value for name, value in payload.items() if name != entry.name}
            with pytest.raises(MalformedEvent, match=entry.name):
                from_payload(rest)
            with pytest.raises(MalformedEvent):
                from_payload({**payload, entry.name: None})


@pytest.mark.parametrize("kind", [None, "", "rang", 7, [], {"a": 1}])
def test_no_such_kind(kind: object) -> None:
    with pytest.raises(MalformedEvent):
        from_payload({"kind": kind})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("at", {"wall": "2025-06-03T09:30:05", "ns": 1, "boot": "b"}),
        ("at", {"wall": "9999-12-31T23:59:59Z", "ns": 1, "boot": "b"}),
        ("at", {"wall": MORNING.isoformat(), "ns": -1, "boot": "b"}),
        ("at", {"wall": MORNING.isoformat(), "ns": 2**63, "boot": "b"}),
        ("at", {"wall": MORNING.isoformat(), "ns": float("inf"), "boot": "b"}),
        ("at", {"wall": MORNING.isoformat(), "ns": 1, "boot": None}),
        ("at", {"wall": MORNING.isoformat(), "ns": 1}),
        ("at", "now"),
        ("start", "2025-06-03T09:30:05"),
        ("start", "0001-01-01T00:00:00+14:00"),
        ("start", "yesterday"),
        ("start", 7),
        ("duration", True),
        ("duration", 1.0),
        ("duration", "1"),
        ("from_phone", 1),
        ("number", 4182579084),
        ("number", "\ud800"),
        ("direction", "sideways"),
        ("status", "Answered"),
    ],
)
def test_a_value_of_the_wrong_kind(name: str, value: object) -> None:
    payload = to_payload(some(PastCall))
    with pytest.raises(MalformedEvent):
        from_payload({**payload, name: value})


@given(st.sampled_from(list(KINDS.values())), st.data())
def test_whatever_a_file_holds_is_an_event_or_malformed(
    kind: type[Event], data: st.DataObject
) -> None:
    payload = to_payload(some(kind))
    for name in data.draw(st.lists(st.sampled_from(sorted(payload)), min_size=1, max_size=3)):
        payload[name] = data.draw(json_values)
    try:
        from_payload(payload)
    except MalformedEvent:
        return


@given(st.lists(events, max_size=6))
def test_whatever_is_said_is_applied_or_refused(said: list[Event]) -> None:
    desk = Desk()
    desk.phone(Began, phone_call="1", direction=Direction.OUTGOING, number=JOHN)
    for event in said:
        try:
            call = desk.apply(event)
        except Refused:
            continue
        assert call.duration is None or call.end_at is not None


def test_a_missed_call_tells_its_way() -> None:
    event = make_event(Ended, AT, direction=Direction.INCOMING, number=JOHN)
    assert to_payload(event)["direction"] == "incoming"
