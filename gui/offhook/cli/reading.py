"""The verbs that read the journal; none of them starts a window."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from .. import __version__
from ..calls.call import Call
from ..calls.crm_copy import Attempt, Entry, Part
from ..calls.deriving import sync_state
from ..calls.part_deriving import part_state
from ..calls.tokens import TokenState
from ..desk.folder import DataFolder
from ..journal.provenance import hold_of
from ..journal.search import needles
from ..speech import filled, translate
from . import cells, words
from .journal import left_in, open_journal, said_but_not_committed
from .window import Window

_POLL_SECONDS = 0.1


def calls(options: Namespace, folder: DataFolder) -> int:
    """``calls``: one line, or one JSON object, for each call."""
    since = int(options.since.timestamp()) if options.since else 0
    reader = open_journal(folder)
    entries: list[Entry] = []
    if reader is not None:
        with reader:
            entries = reader.entries(since)
    wanted = needles(options.search)
    entries = [entry for entry in entries if all(each.is_in(entry.call) for each in wanted)]
    if options.json:
        _print_json([call_object(entry) for entry in entries])
    else:
        _print_table(_call_row(entry) for entry in entries)
    return 0


def call_object(entry: Entry) -> dict[str, Any]:
    """One call as ``calls --json`` shows it.

    ``remote`` and ``local`` are E.164, or null for a number that has none; times are ISO 8601
    with an offset, ``duration`` is whole seconds; ``lead`` is ``{"id", "name"}`` or null;
    ``source`` names all who told of the call, with commas between them. ``note_sync``,
    ``recording_sync`` (of a file) and ``call_back_sync`` are a
    :class:`~offhook.calls.part_deriving.PartState` each.
    """
    call, copy = entry.call, entry.copy
    answered = None if call.answered_after is None else call.start.later(call.answered_after)
    return {
        "id": call.id,
        "crm_id": copy.crm_id,
        "communication_id": copy.communication_id,
        "direction": call.direction,
        "remote": call.remote,
        "local": call.local,
        "status": call.status,
        "start_at": call.start_at.isoformat(),
        "answered_at": answered.isoformat() if answered else None,
        "end_at": call.end_at.isoformat() if call.end_at else None,
        "duration": call.duration,
        "media_url": call.media_url,
        "note": call.note,
        "lead": None if call.lead_id is None else {"id": call.lead_id, "name": call.lead_name},
        "source": _sources(call),
        "sync": sync_state(entry),
        "note_sync": part_state(entry, Part.NOTE),
        "recording_file": call.recording.path if call.recording else None,
        "recording_sync": part_state(entry, Part.RECORDING),
        "call_back": _call_back(call),
        "call_back_sync": part_state(entry, Part.TASK),
    }


def _call_back(call: Call) -> dict[str, Any] | None:
    back = call.call_back
    if back is None:
        return None
    return {"at": back.at.isoformat(), "title": back.title, "done": back.done}


def show(options: Namespace, folder: DataFolder, base_url: str) -> int:
    """``show``: the program, and how things stand; ``base_url`` is the one in use here."""
    window = Window(folder)
    state = _from_journal(folder, base_url)
    told = window.ask({"do": "state"})
    state |= {key: told[key] for key in state if key in told}
    state["running"] = bool(told) or window.is_running()
    if options.json:
        _print_json(state)
    else:
        labels = cells.state_labels()
        _print_table(
            [cells.labelled(labels[key], "").rstrip(), cells.state_cell(key, value)]
            for key, value in state.items()
        )
    return 0


def _from_journal(folder: DataFolder, base_url: str) -> dict[str, Any]:
    """How things stand as far as the disk knows."""
    state: dict[str, Any] = {
        "running": False,
        "version": __version__,
        "base_url": base_url,
        "account": None,
        "token": TokenState.UNKNOWN,
        "online": None,
        "open_calls": 0,
        "waiting": 0,
        "needs_you": 0,
        "held": None,
    }
    reader = open_journal(folder)
    if reader is None:
        return state
    with reader:
        left = left_in(reader)
        check = reader.latest_token_check(base_url)
        held = hold_of(reader)
        state["open_calls"] = len(reader.open_calls())
    state["needs_you"], state["waiting"] = left.to_decide, left.to_send
    state["held"] = held.doubt if held else None
    if check is not None:
        state |= {"account": check.account_name or None, "token": check.state}
    return state


def ledger(options: Namespace, folder: DataFolder) -> int:
    """``ledger ID``: every attempt to send one call, oldest first."""
    reader = open_journal(folder)
    attempts: list[Attempt] = []
    known = False
    if reader is not None:
        with reader:
            known = reader.call(options.id) is not None
            attempts = reader.attempts(options.id)
    if not known:
        print(words.no_such_call(options.id), file=sys.stderr)
        return 1
    if options.json:
        _print_json([_attempt_object(attempt) for attempt in attempts])
    else:
        _print_table(_attempt_row(attempt) for attempt in attempts)
    return 0


def sync(options: Namespace, folder: DataFolder) -> int:
    """``sync --wait``: hurry, and wait until nothing is left to send; open calls aside."""
    folder.create()
    window = Window(folder, options.base_url)
    until = time.monotonic() + options.wait
    try:
        window.knock()
    except OSError as error:
        print(words.not_started(error), file=sys.stderr)
    window.ask({"do": "hurry"})  # one that has just started needs no telling
    while left := _left(folder):
        if time.monotonic() >= until:
            print(filled(translate("Terminal", "Still to do: %1."), left), file=sys.stderr)
            _say_why(window)
            return 1
        time.sleep(_POLL_SECONDS)
    return 0


def _left(folder: DataFolder) -> str:
    """What is left to send, for people; empty when nothing is."""
    # In this order: what leaves the inbox in between is then in the journal.
    said = said_but_not_committed(folder)
    reader = open_journal(folder)
    send = need = 0
    if reader is not None:
        with reader:
            left = left_in(reader)
        send, need = left.to_send, left.to_decide
    parts = [
        (said, translate("Terminal", "%n to be written to the journal", "", said)),
        (send, translate("Terminal", "%n to send", "", send)),
        (need, translate("Terminal", "%n to decide in the window", "", need)),
    ]
    return ", ".join(text for count, text in parts if count)


def _say_why(window: Window) -> None:
    told = window.ask({"do": "state"})
    if not told:
        why = translate("Terminal", "The window does not answer.")
    elif told.get("held"):
        why = translate(
            "Terminal", "Nothing is sent before you have answered the window's question."
        )
    elif told.get("token") == TokenState.MISSING:
        why = translate("Terminal", "The token is missing; see: offhook token set")
    elif told.get("token") == TokenState.REJECTED:
        why = translate("Terminal", "The token is refused; see: offhook token set")
    elif told.get("online") is False:
        why = translate("Terminal", "Activix cannot be reached.")
    else:
        return
    print(why, file=sys.stderr)


def _attempt_object(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.id,
        "verb": attempt.verb,
        "target": attempt.target,
        "body": dict(attempt.body),
        "began": attempt.began.wall.isoformat(),
        "ended": attempt.ended.wall.isoformat() if attempt.ended else None,
        "outcome": attempt.outcome,
        "http_status": attempt.http_status,
        "code": attempt.code,
        "words": attempt.words,
        "field_errors": dict(attempt.field_errors),
        "server_ahead": attempt.server_ahead,
    }


def _attempt_row(attempt: Attempt) -> list[str]:
    said = " ".join(f"{name}={value}" for name, value in attempt.body.items())
    return [
        attempt.began.wall.strftime("%Y-%m-%d %H:%M:%S"),
        cells.verb(attempt.verb),
        cells.outcome(attempt.outcome),
        str(attempt.http_status or attempt.code or ""),
        f"{said} {words.plain(attempt.words)}".strip(),
    ]


def _call_row(entry: Entry) -> list[str]:
    call = entry.call
    return [
        call.start_at.strftime("%Y-%m-%d %H:%M"),
        cells.direction(call.direction),
        cells.other_party(call),
        cells.status(call.status),
        cells.length(call.duration),
        cells.whereabouts(sync_state(entry)),
        call.id,
    ]


def _sources(call: Call) -> str:
    return ", ".join(sorted({source for source, _ in call.sources}))


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _print_table(rows: Iterable[list[str]]) -> None:
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
