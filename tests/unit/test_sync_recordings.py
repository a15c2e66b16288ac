"""Recordings of this computer: uploaded whole or not at all, however bad the network."""

from __future__ import annotations

import hashlib
import os
import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from offhook.calls.crm_copy import Decision, Outcome, Parked, Part, SyncState, Verb
from offhook.calls.deriving import is_unsettled
from offhook.calls.events import RecordingFileGiven, RecordingGiven
from offhook.calls.follow_ups import AudioKind, BadFile, FileProblem
from offhook.calls.part_deriving import PartState
from offhook.calls.rules import Refusal
from offhook.calls.tokens import TokenState
from offhook.crm import uploads
from offhook.crm.client import Timeouts
from offhook.desk.audio import look_at
from offhook.sandbox import Sandbox
from support.calls import make_event
from support.sync_desk import RECORDING, SyncDesk, requests_of

UPLOAD: dict[str, Any] = {"method": "POST", "path": "/recording$"}
HEAD = b"RIFF\x24\x00\x00\x00WAVEfmt "


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def desk(sandbox: Sandbox, tmp_path: Path) -> Iterator[SyncDesk]:
    limits = Timeouts(total=2.0)
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True, timeouts=limits) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        yield desk


@pytest.fixture
def wav(tmp_path: Path) -> Path:
    return written(tmp_path / "call-1403.wav", HEAD + bytes(300_000))


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def uploaded(sandbox: Sandbox) -> list[str]:
    return [one.sha256 for one in sandbox.recordings().values()]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# What a file is


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (HEAD + bytes(30), AudioKind.WAV),
        (b"ID3\x04\x00", AudioKind.MP3),
        (b"\xff\xfb\x90\x64" + bytes(400), AudioKind.MP3),
        (b"", FileProblem.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), FileProblem.NO_AUDIO),
        (b"RIFF\x24\x00\x00\x00AVI LIST", FileProblem.NO_AUDIO),
        (b"\xff\xf1\x50\x80" + bytes(30), FileProblem.NO_AUDIO),  # AAC
        (b"\xff\xfe" + "text".encode("utf-16-le"), FileProblem.NO_AUDIO),
        (b"RIF", FileProblem.NO_AUDIO),
    ],
)
def test_it_is_told_by_its_content(tmp_path: Path, data: bytes, what: object) -> None:
    path = written(tmp_path / "call.mp3", data)
    if isinstance(what, AudioKind):
        assert look_at(path).kind is what
    else:
        with pytest.raises(BadFile) as caught:
            look_at(path)
        assert caught.value.problem is what


def test_what_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.wav", tmp_path / "\0.wav"):
        with pytest.raises(BadFile):
            look_at(path)


# Uploading


def test_it_goes_to_the_communication_of_the_call(
    desk: SyncDesk, sandbox: Sandbox, wav: Path
) -> None:
    call = desk.dial()
    desk.file(call, wav)
    desk.wait_until_synced(call)
    assert desk.part(call, Part.RECORDING) is PartState.LATER
    desk.hang_up(call)
    entry = desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)
    (recording,) = sandbox.recordings().values()
    assert (recording.communication_id, recording.kind) == (entry.copy.communication_id, "wav")
    assert recording.sha256 == sha256(wav)
    told = [(one.call_id, one.sent, one.total) for one in desk.uploads]
    size = wav.stat().st_size
    assert told[-1] == (call, size, size)
    assert [sent for _, sent, _ in told] == sorted(sent for _, sent, _ in told)


@pytest.mark.parametrize("fraction", [0.0, 0.5, 0.9])
def test_a_connection_that_is_cut(
    desk: SyncDesk, sandbox: Sandbox, wav: Path, fraction: float
) -> None:
    sandbox.faults.add("cut", fraction=fraction, times=2, **UPLOAD)
    call = desk.whole_call()
    desk.file(call, wav)
    desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)
    *cut, last = [one.outcome for one in desk.attempts(call, Verb.UPLOAD)]
    # What was written whole into a connection that breaks may have arrived.
    assert len(cut) == 2
    assert set(cut) <= {Outcome.NOT_STORED, Outcome.UNCONFIRMED}
    assert last is Outcome.ACKNOWLEDGED
    assert uploaded(sandbox) == [sha256(wav)]
    assert [one.uploads for one in sandbox.recordings().values()] == [1]


def test_what_is_half_sent_is_not_done(desk: SyncDesk, sandbox: Sandbox, tmp_path: Path) -> None:
    big = written(tmp_path / "big.wav", HEAD + bytes(20_000_000))
    sandbox.faults.add("cut", fraction=0.9, **UPLOAD)
    call = desk.whole_call()
    desk.file(call, big)
    desk.wait(lambda: len(desk.attempts(call, Verb.UPLOAD)) > 1)
    # What the system's own buffers took of the end may have arrived, for all that one can know.
    assert Outcome.ACKNOWLEDGED not in {one.outcome for one in desk.attempts(call, Verb.UPLOAD)}
    assert desk.part(call, Part.RECORDING) in (PartState.WAITING, PartState.SENDING)
    # Meanwhile the log of the call is as it should be, and can be changed.
    desk.correct(call, 0)
    desk.wait_impatiently(lambda: desk.state(call) is SyncState.SYNCED)
    assert uploaded(sandbox) == []
    sandbox.faults.clear()
    desk.wait_impatiently(lambda: desk.part(call, Part.RECORDING) is PartState.SYNCED)
    assert uploaded(sandbox) == [sha256(big)]


def test_an_answer_that_is_lost(desk: SyncDesk, sandbox: Sandbox, wav: Path) -> None:
    sandbox.faults.add("drop_after", times=1, **UPLOAD)
    sandbox.faults.add("status", code=500, stored=False, times=1, **UPLOAD)
    call = desk.whole_call()
    desk.file(call, wav)
    desk.wait_impatiently(lambda: desk.part(call, Part.RECORDING) is PartState.SYNCED)
    assert uploaded(sandbox) == [sha256(wav)]


def test_one_that_lands_late_does_not_stay_upon_its_successor(
    sandbox: Sandbox, wav: Path, tmp_path: Path
) -> None:
    second = written(tmp_path / "second.wav", wav.read_bytes() + bytes(2000))
    sandbox.faults.add("store_late", seconds=1.5, times=1, **UPLOAD)
    sandbox.faults.add("drop_before", after=1, **UPLOAD)
    with SyncDesk(tmp_path, sandbox.base_url, settle=4) as desk:
        call = desk.whole_call()
        desk.file(call, wav)
        desk.wait(lambda: [one for one in desk.attempts(call, Verb.UPLOAD) if one.outcome])
        desk.file(call, second, overwrite=True)
        sandbox.faults.clear()
        desk.wait_impatiently(lambda: desk.part(call, Part.RECORDING) is PartState.SYNCED)
    (recording,) = sandbox.recordings().values()
    assert recording.sha256 == sha256(second)
    assert recording.uploads == 3  # the first one, late; the second; and the second once more


@pytest.mark.parametrize("code", [413, 415, 422, 403])
def test_one_that_is_refused(desk: SyncDesk, sandbox: Sandbox, wav: Path, code: int) -> None:
    sandbox.faults.add("status", code=code, message="Too big.", times=1, **UPLOAD)
    call = desk.whole_call()
    desk.file(call, wav)
    part = desk.wait_for_part(call, Part.RECORDING, PartState.NEEDS_YOU).copy.part(Part.RECORDING)
    assert part.parked_words == "Too big."
    assert desk.state(call) is SyncState.SYNCED
    desk.decide(call, Decision.SEND_AGAIN, Part.RECORDING)
    desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)


def test_a_file_that_goes(desk: SyncDesk, sandbox: Sandbox, wav: Path) -> None:
    sandbox.offline(True)
    call = desk.whole_call()
    desk.file(call, wav)
    data = wav.read_bytes()
    wav.unlink()
    sandbox.offline(False)
    desk.wait_impatiently(lambda: desk.part(call, Part.RECORDING) is PartState.NEEDS_YOU)
    part = desk.entry(call).copy.part(Part.RECORDING)
    assert (part.parked, part.parked_code) == (Parked.FILE, FileProblem.GONE)
    # It says nothing of the network.
    desk.wait_for_status(lambda status: status.online is True)
    written(wav, data)
    desk.decide(call, Decision.SEND_AGAIN, Part.RECORDING)
    desk.wait(lambda: _parked(desk, call) == FileProblem.CHANGED)  # though of the same name
    desk.file(call, wav)
    desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)


def test_a_file_on_a_computer_that_does_not_answer_keeps_no_other_waiting(
    desk: SyncDesk, sandbox: Sandbox, wav: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe that nobody writes into stands for a share that hangs."""
    monkeypatch.setattr(uploads, "FILE_SECONDS", 0.1)
    other = written(tmp_path / "other.wav", HEAD + bytes(1000))
    sandbox.offline(True)
    first, second = desk.whole_call(), desk.whole_call()
    desk.file(first, wav)
    desk.file(second, other)
    wav.unlink()
    os.mkfifo(wav)
    sandbox.offline(False)
    desk.wait_impatiently(lambda: desk.part(first, Part.RECORDING) is PartState.NEEDS_YOU)
    assert _parked(desk, first) == FileProblem.GONE
    desk.wait_for_part(second, Part.RECORDING, PartState.SYNCED)
    os.close(os.open(wav, os.O_WRONLY | os.O_NONBLOCK))  # its thread may go


def _parked(desk: SyncDesk, call: str) -> str:
    return desk.entry(call).copy.part(Part.RECORDING).parked_code


def test_a_file_that_grows_while_it_is_read(
    desk: SyncDesk, sandbox: Sandbox, tmp_path: Path
) -> None:
    growing = written(tmp_path / "growing.wav", HEAD + bytes(20_000_000))
    call = desk.whole_call()
    desk.wait_until_synced(call)

    def write_on(_: object) -> None:
        with growing.open("ab") as file:
            file.write(b"more")

    desk.upload_moves = write_on
    desk.file(call, growing)
    desk.wait_for_part(call, Part.RECORDING, PartState.NEEDS_YOU)
    assert _parked(desk, call) == FileProblem.CHANGED
    assert uploaded(sandbox) == []
    # The server may hear a moment later that no more will come.
    desk.wait(lambda: [one["status"] for one in requests_of(sandbox, path="/recording")] == [None])


def test_a_large_one_is_streamed(desk: SyncDesk, sandbox: Sandbox, tmp_path: Path) -> None:
    """96 MB here, which nobody has in memory at once; two gigabytes go the same way."""
    big = tmp_path / "big.wav"
    with big.open("wb") as file:
        file.write(HEAD)
        file.truncate(96_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    call = desk.whole_call()
    desk.file(call, big)
    desk.wait(lambda: desk.part(call, Part.RECORDING) is PartState.SYNCED, timeout=60)
    assert [one.size for one in sandbox.recordings().values()] == [96_000_000]
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert (after - before) * 1024 < 48_000_000
    assert len(desk.uploads) < 600


# A second one


def test_a_second_recording_asks_first(
    desk: SyncDesk, sandbox: Sandbox, wav: Path, tmp_path: Path
) -> None:
    other = written(tmp_path / "other.wav", HEAD + bytes(100))
    call = desk.whole_call()
    desk.file(call, wav)
    desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)
    desk.file(call, wav)  # the same is no other
    for refused in (refused_file(desk, call, other), refused_url(desk, call)):
        assert refused is Refusal.OTHER_RECORDING
    assert desk.entry(call).call.recording == look_at(wav)
    desk.file(call, other, overwrite=True)
    desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)
    assert uploaded(sandbox) == [sha256(other)]


def test_a_file_after_a_link_asks_too(desk: SyncDesk, sandbox: Sandbox, wav: Path) -> None:
    call = desk.whole_call()
    desk.recording(call)
    desk.wait(lambda: [log.media_url for log in sandbox.call_logs()] == [RECORDING])
    desk.wait_until_synced(call)
    assert refused_file(desk, call, wav) is Refusal.OTHER_RECORDING
    desk.file(call, wav, overwrite=True)
    desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)
    assert desk.state(call) is SyncState.SYNCED


def refused_file(desk: SyncDesk, call: str, path: Path) -> Refusal | None:
    found = look_at(path)
    return refusal(
        desk,
        RecordingFileGiven,
        call_id=call,
        path=found.path,
        size=found.size,
        modified_ns=found.modified_ns,
        audio=found.kind,
    )


def refused_url(desk: SyncDesk, call: str) -> Refusal | None:
    return refusal(desk, RecordingGiven, call_id=call, url=RECORDING)


def refusal(desk: SyncDesk, kind: Any, **said: Any) -> Refusal | None:
    recorded = desk.intake.say(make_event(kind, desk.clock.now(), **said)).result(10)
    return recorded.refused.reason if recorded.refused else None


def test_an_adopted_call_takes_a_file(desk: SyncDesk, sandbox: Sandbox, wav: Path) -> None:
    sandbox.faults.add("drop_after", method="POST", path="/call-logs$", times=1)
    call = desk.whole_call()
    desk.wait_until_synced(call)
    assert desk.entry(call).copy.crm_id is None
    desk.file(call, wav)
    desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)
    assert uploaded(sandbox) == [sha256(wav)]


def test_the_program_ends_in_the_middle(sandbox: Sandbox, tmp_path: Path, wav: Path) -> None:
    sandbox.faults.add("slow_answer", seconds=30, times=1, **UPLOAD)
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        call = desk.whole_call()
        desk.file(call, wav)
        sandbox.wait_for(lambda crm: requests_of(crm, "POST", path="/recording"))
        assert desk.part(call, Part.RECORDING) is PartState.SENDING
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)
    assert uploaded(sandbox) == [sha256(wav)]


@pytest.mark.parametrize("linked", [False, True])
def test_one_that_lands_late_though_it_was_sent_again_does_not_stay_either(
    sandbox: Sandbox, tmp_path: Path, wav: Path, linked: bool
) -> None:
    """Upon itself it could do no harm; then the rep gave another one."""
    other = written(tmp_path / "other.wav", HEAD + bytes(1000))
    with SyncDesk(tmp_path, sandbox.base_url, settle=2) as desk:
        call = desk.whole_call()
        desk.wait_until_synced(call)
        sandbox.faults.add("drop_before", times=1, **UPLOAD)
        desk.file(call, wav)
        desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)
        if linked:
            desk.say(RecordingGiven, call_id=call, url=RECORDING, overwrite=True)
        else:
            desk.file(call, other, overwrite=True)
        desk.wait(lambda: not is_unsettled(desk.entry(call)))
    bodies = [one["body"] or {} for one in requests_of(sandbox, "PUT", path="/call-logs/")]
    assert [body["media_url"] for body in bodies if "media_url" in body] == [RECORDING] * 2 * linked
    assert len(requests_of(sandbox, path="/recording")) == (2 if linked else 4)


def test_a_link_and_a_file_change_places(desk: SyncDesk, sandbox: Sandbox, wav: Path) -> None:
    """Whichever the rep came back to is the one that Activix was told of last."""
    call = desk.whole_call()
    for _ in range(2):
        desk.say(RecordingGiven, call_id=call, url=RECORDING, overwrite=True)
        desk.wait_until_synced(call)
        desk.file(call, wav, overwrite=True)
        desk.wait_for_part(call, Part.RECORDING, PartState.SYNCED)
        assert desk.state(call) is SyncState.SYNCED
    bodies = [one["body"] for one in requests_of(sandbox, "PUT", path="/call-logs/")]
    assert [body["media_url"] for body in bodies if "media_url" in body] == [RECORDING] * 2
    assert len(requests_of(sandbox, path="/recording")) == 2
