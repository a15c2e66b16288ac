"""What is known before a call, and what is left to do after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from offhook.calls.crm_copy import CrmCopy, Entry, Parked, Part, PartCopy, Verb
from offhook.calls.due import DueItem, DueKind
from offhook.calls.follow_ups import AudioKind, CallBack, FileProblem, RecordingFile, UploadProgress
from offhook.calls.leads import Contact, Lead, LeadPhone, Query
from offhook.sync.lead_answer import LeadAnswer, LookState
from offhook.ui.window import MainWindow
from support.desk_controller import DeskController

from .scenes import Scene, idle, in_call
from .values import LONG_NAME, ONLINE, STORED, call

NUMBER = "+14182579084"
TYPED = "4182579084"


def due_list(window: MainWindow, desk: DeskController) -> None:
    """Everything that is due, one with the longest of names."""
    now = desk.now().wall
    desk.due = [
        DueItem(DueKind.MISSED, now - timedelta(hours=26), NUMBER, "", times=3),
        DueItem(DueKind.MISSED, now - timedelta(minutes=51), NUMBER, LONG_NAME, times=2),
        DueItem(DueKind.CALL_BACK, now - timedelta(minutes=5), NUMBER, "John Doe", "Tucson"),
        DueItem(DueKind.TASK, now + timedelta(hours=1), "", "Émilie Côté", "Financement"),
        DueItem(DueKind.CALL_BACK, now + timedelta(days=1), NUMBER, "", LONG_NAME),
    ]
    window.due.load()
    window.show_status(ONLINE)


def due_one(window: MainWindow, desk: DeskController) -> None:
    due_list(window, desk)
    desk.due = desk.due[:1]
    window.due.load()


def _lead(number: int, name: str, **more: Any) -> Lead:
    return Lead(number, name, "fr", (LeadPhone(NUMBER, "mobile"),), **more)


def _looked_up(
    window: MainWindow,
    desk: DeskController,
    *leads: Lead,
    state: LookState = LookState.FRESH,
    more: bool = False,
) -> None:
    idle(window, desk)
    window.fill(TYPED)
    answer = LeadAnswer(
        Query(number=NUMBER),
        state,
        leads,
        desk.now().wall if leads else None,
        more,
        asked=state is LookState.FRESH,
    )
    desk.bridge.lead_answered.emit(answer)


def one_lead(window: MainWindow, desk: DeskController) -> None:
    at = desk.now().wall
    contacts = (Contact(at - timedelta(days=1), status="answered", duration=182),)
    _looked_up(window, desk, _lead(1, LONG_NAME, contacts=contacts, advisor="Marie-Ève Ouellet"))


def several_leads(window: MainWindow, desk: DeskController) -> None:
    leads = [_lead(place, name) for place, name in enumerate(("John Doe", LONG_NAME, "Luc"), 1)]
    leads.append(_lead(4, "Émilie Côté-Tremblay", status="lost"))
    _looked_up(window, desk, *leads, more=True)


def nobody(window: MainWindow, desk: DeskController) -> None:
    _looked_up(window, desk)


def looking(window: MainWindow, desk: DeskController) -> None:
    _looked_up(window, desk, state=LookState.ASKING)


def unreachable(window: MainWindow, desk: DeskController) -> None:
    _looked_up(window, desk, state=LookState.UNREACHABLE)
    window.show_status(replace(ONLINE, online=False))


def refused_look(window: MainWindow, desk: DeskController) -> None:
    _looked_up(window, desk, state=LookState.REFUSED)


def guarded(window: MainWindow, desk: DeskController) -> None:
    """A lead who asked not to be called."""
    since = desk.now().wall - timedelta(days=9)
    _looked_up(window, desk, _lead(1, "Émilie Côté", do_not_call=True, no_calls_since=since))


def guarded_at_night(window: MainWindow, desk: DeskController) -> None:
    desk.clock.advance(8 * 3600)
    _looked_up(window, desk, _lead(1, LONG_NAME))


def masked(window: MainWindow, desk: DeskController) -> None:
    in_call(window, desk)
    desk.save_settings(replace(desk.settings, mask_names=True))
    window.use_settings()


# After the call

FILE = RecordingFile("/home/rep/Recordings/appel-avec-" + "m" * 60 + ".wav", 5_016_000, 1,
                     AudioKind.WAV)  # fmt: skip


def _ended(window: MainWindow, desk: DeskController, part: Part, copy: PartCopy) -> None:
    window.show_status(ONLINE)
    at = desk.now().wall + timedelta(days=1)
    made = call(note="Veut le Tucson gris.", recording=FILE, call_back=CallBack(at, "Tucson"))
    desk.put(Entry(made, CrmCopy("c1", **STORED, parts={part: copy})))
    window.open_call("c1")


def uploading(window: MainWindow, desk: DeskController) -> None:
    _ended(window, desk, Part.RECORDING, PartCopy(sending=Verb.UPLOAD))
    desk.bridge.upload_moved.emit(UploadProgress("c1", 2_100_000, 5_016_000))


def _refused(part: Part, parked: Parked, **more: Any) -> Scene:
    def scene(window: MainWindow, desk: DeskController) -> None:
        _ended(window, desk, part, PartCopy(parked=parked, **more))
        window.show_status(replace(ONLINE, needs_you=1))

    scene.__name__ = f"{part.value}_{parked.value}_{more.get('parked_code', '')}"
    return scene


def offered_recording(window: MainWindow, desk: DeskController) -> None:
    window.show_status(ONLINE)
    desk.put(Entry(call(), CrmCopy("c1", **STORED)))
    window.open_call("c1")
    window.ended_pane.recording.offer("c1", FILE)


FOLLOW_UPS: list[Scene] = [
    due_list, due_one, one_lead, several_leads, nobody, looking, unreachable, refused_look,
    guarded, guarded_at_night, masked, uploading, offered_recording,
    *(_refused(Part.RECORDING, Parked.FILE, parked_code=problem.value) for problem in FileProblem),
    _refused(Part.RECORDING, Parked.INVALID),
    _refused(Part.RECORDING, Parked.FORBIDDEN),
    _refused(Part.RECORDING, Parked.GONE),
    _refused(Part.NOTE, Parked.GONE),
    _refused(Part.NOTE, Parked.UNDECIDED),
    _refused(Part.NOTE, Parked.INVALID, parked_words="The content field is required."),
    _refused(Part.TASK, Parked.UNDECIDED),
    _refused(Part.TASK, Parked.FORBIDDEN),
]  # fmt: skip
