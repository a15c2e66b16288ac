"""Note and recording of a call in the window: where they are, what is asked, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from offhook.app import terms
from offhook.sandbox import Sandbox
from offhook.ui.dialogs.needs_you_dialog import NeedsYouDialog
from support.desk import Rep, open_desk

HEAD = b"RIFF\x24\x00\x00\x00WAVEfmt "


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox() as crm:
        yield crm


@pytest.fixture
def rep(crm: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rep]:
    monkeypatch.setattr(terms, "QUIET_SECONDS", 0.0)
    with open_desk(crm, tmp_path / "data") as rep:
        yield rep


def drop(widget: QWidget, path: Path) -> None:
    """Drop a file on a widget, as the desktop does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, spot = Qt.DropAction.CopyAction, QPoint(5, 5)
    entering = QDragEnterEvent(spot, copy, data, left, none)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(spot, copy, data, left, none))


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def in_sight(widget: QWidget) -> bool:
    """Whether nothing has scrolled or covered it away."""
    return widget.visibleRegion().contains(widget.rect().center())


def a_call(rep: Rep, note: str = "") -> None:
    rep.dial("4182579084")
    if note:
        rep.type(note)
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()


def test_a_note_waits_for_its_call_and_says_so(rep: Rep, crm: Sandbox) -> None:
    crm.offline(True)
    a_call(rep, "Wants a blue one.")
    state = rep.window.ended_pane.note_state
    rep.wait_until(lambda: state.text() == "Goes to the lead in Activix once the call is there")


def test_a_note_says_where_it_is(rep: Rep, crm: Sandbox) -> None:
    rep.dial("4182579084")
    rep.type("Wants a blue one.")
    state = rep.window.call_pane.note_state
    rep.wait_until(lambda: state.text() == "Goes to the lead in Activix after the call")
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    state = rep.window.ended_pane.note_state
    rep.wait_until(lambda: state.text() == "In Activix, with the lead", 15)
    assert [note.content for note in crm.notes()] == ["Wants a blue one."]


def test_a_note_of_unknown_outcome_is_asked_about(rep: Rep, crm: Sandbox) -> None:
    crm.faults.add("drop_after", method="POST", path="/notes$", times=1)
    a_call(rep, "Wants a blue one.")
    question = rep.window.ended_pane.question
    rep.wait_until(lambda: "Is the note there already?" in question.text(), 15)
    rep.wait_until(lambda: rep.pill() == "1 call needs you")
    rep.answer("Already there")
    rep.wait_until(lambda: rep.window.ended_pane.note_state.text() == "Marked by you as in Activix")
    rep.wait_until(lambda: rep.pill() == "All calls in Activix")
    assert len(crm.notes()) == 1


def test_the_same_in_the_dialog(rep: Rep, crm: Sandbox) -> None:
    crm.faults.add("drop_before", method="POST", path="/notes$", times=1)
    a_call(rep, "Wants a blue one.")
    rep.wait_until(lambda: rep.pill() == "1 call needs you", 15)
    dialog = NeedsYouDialog(rep.desk.program, rep.window.mender, rep.window.book)
    dialog.show()
    (card,) = dialog.cards()
    button = next(one for one in card.buttons.values() if one.text() == "Not there: send it")
    button.click()
    rep.wait_until(lambda: [note.content for note in crm.notes()] == ["Wants a blue one."])
    rep.wait_until(lambda: not dialog.cards())
    dialog.close()
    dialog.deleteLater()


def test_a_file_is_dropped(rep: Rep, crm: Sandbox, tmp_path: Path) -> None:
    a_call(rep)
    field = rep.window.ended_pane.recording
    wav = written(tmp_path / "call-1403.wav", HEAD + bytes(2_000_000))
    drop(field, wav)
    rep.wait_until(lambda: field.file.text().startswith("call-1403.wav · "))
    assert not field.edit.isVisible()
    rep.wait_until(lambda: "In Activix" in rep.texts(), 15)
    assert [one.size for one in crm.recordings().values()] == [wav.stat().st_size]
    assert not field.bar.isVisible()

    # A second one asks first; the first stays where the rep says so.
    other = written(tmp_path / "other.wav", HEAD + bytes(100))
    for answer, size in (("Keep the first one", wav), ("Replace it in Activix", other)):
        drop(field, other)
        rep.wait_until(field.question.isVisible)
        rep.wait_until(lambda: in_sight(field.question))
        assert "It has room for one" in field.question.text()
        rep.answer(answer)
        rep.wait_until(lambda size=size: field.file.text().startswith(size.name))  # type: ignore[misc]
    rep.wait_until(lambda: [one.size for one in crm.recordings().values()] == [116], 15)


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"\x89PNG", "neither WAV nor MP3"), (b"", "The file is empty.")],
)
def test_a_file_that_is_no_recording(rep: Rep, tmp_path: Path, data: bytes, words: str) -> None:
    rep.dial("4182579084")
    field = rep.window.call_pane.recording
    drop(field, written(tmp_path / "call.wav", data))
    rep.wait_until(lambda: any(words in text for text in rep.texts()))
    assert field.edit.isVisible()


def test_a_file_is_taken_out_again(rep: Rep, tmp_path: Path) -> None:
    rep.dial("4182579084")
    field = rep.window.call_pane.recording
    drop(field, written(tmp_path / "call.wav", HEAD + bytes(100)))
    rep.wait_until(field.remove.isVisible)
    assert "Goes to Activix after the call" in rep.texts()
    rep.click(field.remove)
    rep.wait_until(field.edit.isVisible)
    assert rep.shown().call.recording is None
