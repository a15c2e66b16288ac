"""The parameters of both requests of a call log, as documented."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from offhook.calls.call import Direction, Status
from offhook.crm.payloads import CallLogChanges, NewCallLog
from support.crm_clients import QUEBEC, STARTED, new_call_log


def test_a_call_that_begins_sends_what_is_required_and_nothing_else() -> None:
    assert new_call_log().to_json() == {
        "status": "calling",
        "direction": "outgoing",
        "start_at": "2025-06-03T09:30:05-04:00",
        "from": "+15146526793",
        "to": "+14182579084",
    }


def test_a_completed_call_sends_every_parameter_of_the_documentation() -> None:
    call_log = NewCallLog(
        status=Status.ANSWERED,
        direction=Direction.INCOMING,
        start_at=STARTED.replace(microsecond=999_999),
        from_="+14182579084",
        to="+15146526793",
        duration=0,
        end_at=STARTED,
        media_url="https://example.test/audio.mp3",
        user_did="+15146526793",
        user_email="rep@example.test",
    )
    assert call_log.to_json() == {
        "status": "answered",
        "direction": "incoming",
        "start_at": "2025-06-03T09:30:05-04:00",
        "from": "+14182579084",
        "to": "+15146526793",
        "duration": 0,
        "end_at": "2025-06-03T09:30:05-04:00",
        "media_url": "https://example.test/audio.mp3",
        "user_did": "+15146526793",
        "user_email": "rep@example.test",
    }


def test_changes_send_the_status_and_what_changes() -> None:
    end_at = STARTED + timedelta(seconds=345)
    assert CallLogChanges(status=Status.ANSWERED).to_json() == {"status": "answered"}
    assert CallLogChanges(status=Status.ANSWERED, duration=345, end_at=end_at).to_json() == {
        "status": "answered",
        "duration": 345,
        "end_at": "2025-06-03T09:35:50-04:00",
    }


@pytest.mark.parametrize(
    ("duration", "end_at"),
    [
        (None, STARTED),
        (345, None),
        (-1, STARTED),
        (345, STARTED.replace(tzinfo=None)),
    ],
)
def test_half_a_completion_cannot_be_made(duration: int | None, end_at: datetime | None) -> None:
    with pytest.raises(ValueError):
        CallLogChanges(status=Status.ANSWERED, duration=duration, end_at=end_at)
    with pytest.raises(ValueError):
        NewCallLog(
            status=Status.ANSWERED,
            direction=Direction.OUTGOING,
            start_at=STARTED,
            from_="+15146526793",
            to="+14182579084",
            duration=duration,
            end_at=end_at,
        )


def test_a_start_without_offset_cannot_be_made() -> None:
    with pytest.raises(ValueError):
        NewCallLog(
            status=Status.CALLING,
            direction=Direction.OUTGOING,
            start_at=datetime(2025, 6, 3, 9, 30, tzinfo=QUEBEC).replace(tzinfo=None),
            from_="+15146526793",
            to="+14182579084",
        )
