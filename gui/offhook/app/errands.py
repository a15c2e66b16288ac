"""What the window has this very program do in a process of its own, and never waits for."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from ..checkup import Finding, Found, Verdict
from ..desk.launch import START_FOLDER, program_command
from ..ui.controller import Practice


class Errand(QObject):
    """One run of a verb. ``line`` gets each line that it prints, ``done`` its exit code: 255 where
    it could not be started or was ended."""

    def __init__(
        self,
        arguments: Sequence[str],
        line: Callable[[str], None],
        done: Callable[[int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._done: Callable[[int], None] | None = done
        self._process = QProcess(self)
        program, *first = program_command()
        self._process.setWorkingDirectory(str(START_FOLDER))
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._process.start(program, [*first, *arguments])

    def close(self) -> None:
        """The window goes: end it, and tell nobody."""
        self._done = None
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(200)

    # Slots

    def _read(self) -> None:
        while self._process.canReadLine() and self._done is not None:
            self._line(bytes(self._process.readLine().data()).decode(errors="replace").rstrip())

    def _finish(self, code: int, how: QProcess.ExitStatus) -> None:
        self._read()
        self._end(code if how is QProcess.ExitStatus.NormalExit else 255)

    def _fail(self) -> None:
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self._end(255)

    def _end(self, code: int) -> None:
        done, self._done = self._done, None
        self.deleteLater()
        if done is not None:
            done(code)


def practise(told: Callable[[Practice], None], parent: QObject) -> Errand:
    """The practice call. ``told`` gets each step."""
    steps: list[Practice] = []

    def line(text: str) -> None:
        word = text.partition(" ")[0]
        if word in tuple(Practice):
            steps.append(Practice(word))
            told(steps[-1])

    def done(_code: int) -> None:
        if not steps or steps[-1] not in (Practice.LOGGED, Practice.FAILED):
            told(Practice.FAILED)

    return Errand(("practice", "--steps"), line, done, parent)


def look(
    where: Sequence[str], then: Callable[[list[Finding] | None], None], parent: QObject
) -> Errand:
    """The doctor's findings; ``None`` where it could not look. ``where`` names folder and URL."""
    lines: list[str] = []

    def done(_code: int) -> None:
        try:
            rows = json.loads("\n".join(lines))
            found = [
                Finding(Found(row["found"]), Verdict(row["verdict"]), tuple(row["facts"]))
                for row in rows
            ]
        except (ValueError, KeyError, TypeError):
            then(None)
        else:
            then(found)

    return Errand(("doctor", "--json", *where), lines.append, done, parent)


def pack_support(
    where: Sequence[str], path: Path, then: Callable[[bool], None], parent: QObject
) -> Errand:
    """Write a support file; ``then`` hears whether it is there."""
    arguments = ("support", str(path), *where)
    return Errand(arguments, lambda _: None, lambda code: then(code == 0), parent)
