"""A call that is over and in the CRM; its note, call-back and recording are not yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from offhook.calls.call import Call
from offhook.calls.copying import Result, leaving, returned
from offhook.calls.crm_copy import CrmCopy, Entry, Posted, Verb
from offhook.calls.deriving import wanted
from offhook.calls.follow_ups import AudioKind, CallBack, RecordingFile
from offhook.calls.part_deriving import due_parts
from support.calls import MORNING, make_attempt, make_call

FILE = RecordingFile("/calls/1.wav", 1000, 5, AudioKind.WAV)
BACK = CallBack(MORNING + timedelta(days=1), "Price")
OVER = make_call(duration=90, note="Blue", lead_id=7, recording=FILE, call_back=BACK)
THERE = CrmCopy(OVER.id, Posted.STORED, 5, 6, wanted(OVER), frozen=True)
AT = OVER.start


def verbs(call: Call, copy: CrmCopy = THERE, **more: Any) -> list[Verb]:
    """What is due of the parts of a call."""
    return [request.verb for request in due_parts(Entry(call, copy), **more)]


def went(verb: Verb, result: Result, copy: CrmCopy = THERE, call: Call = OVER) -> CrmCopy:
    """The copy after a request of that kind left and came back."""
    request = next(one for one in due_parts(Entry(call, copy), owner_id=3) if one.verb is verb)
    attempt = replace(make_attempt(verb, request.body, at=AT), target=request.target)
    return returned(leaving(copy, verb), attempt, result, AT)
