"""One soak, from the first call to the table at its end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from offhook.cli.journal import left_in, open_journal, said_but_not_committed
from offhook.sandbox.request_file import RequestFile

from .audit import Fault, Findings, audit
from .caller import Caller
from .chaos import Chaos
from .evidence import gather
from .pace import Pace
from .plan import plan_day
from .processes import Crm, Desk, wait_until
from .records import Record
from .report import Result, table

CALLS_PER_KILL = 4.6
"""The day waits for the kills, not the other way round: one in five calls, and some more."""

PROGRESS = 5.0
ENOUGH_LEFT = 5


class Soak:
    """Runs in its own ``folder``; both processes get ``environment``."""

    def __init__(
        self,
        folder: Path,
        pace: Pace,
        seed: int,
        calls: int,
        environment: Mapping[str, str],
        *,
        whole: bool = False,
    ) -> None:
        """``whole``: with call-backs and recordings in files."""
        self.pace = pace
        self.seed = seed
        self.began = time.monotonic()
        self.day = plan_day(seed, calls, whole=whole)
        self.crm = Crm(folder, environment)
        self.desk = Desk(folder, pace, self.crm.base_url, environment)
        self.record = Record(folder / "driver.jsonl")
        self.chaos = Chaos(seed, pace, self.desk, self.crm, self.day)
        self.caller = Caller(self.desk, self.record, pace, seed, before=self._before_call)
        self.chaos.dials = self.caller.dials

    def run(self) -> bool:
        """Whether nothing was found that must not be."""
        self._introduce()
        self.desk.give_token()
        self.chaos.open_crm()
        try:
            with self._progress(), self._trouble():
                self.caller.make_all(self.day.calls)
                self._evening()
            with self._progress():
                self._calm()
            findings, result = self._look_back()
        finally:
            self.desk.close()
            self.crm.kill()
        print(table(result, findings))
        return not findings.faults and result.hard_enough

    # The phases

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """While it lasts, everything breaks; after it, the program runs."""
        with ThreadPoolExecutor(2, "chaos") as threads:
            jobs = [
                threads.submit(job)
                for job in (self.chaos.kill_the_program, self.chaos.make_weather)
            ]
            try:
                yield
            finally:
                self.chaos.over.set()
        for job in jobs:
            job.result()

    def _evening(self) -> None:
        """No more calls; everything still breaks, until little is left to send."""
        until = time.monotonic() + self.pace.evening
        while self._left() > ENOUGH_LEFT and time.monotonic() < until:
            time.sleep(1.0)

    def _calm(self) -> None:
        """The next morning. Nothing goes wrong any more: all that can be sent must be sent."""
        self.desk.kill()
        # The last offline spell may not be over yet.
        wait_until(lambda: self.crm.tell("DELETE", "faults"))
        self.desk.give_token()
        self.desk.start()
        until = time.monotonic() + self.pace.calm
        while self._left() and time.monotonic() < until:
            self.desk.say(("sync", "--wait", "2"))

    def _look_back(self) -> tuple[Findings, Result]:
        evidence = gather(
            self.day,
            self.record,
            self.desk.folder.journal,
            self.crm.file,
            self.chaos.clock_offset,
        )
        findings = audit(evidence, self.pace)
        for complaint in self.desk.complaints():
            findings.add(Fault.COMPLAINT, complaint)
        if self.chaos.tally.died:
            findings.add(Fault.COMPLAINT, f"it died by itself {self.chaos.tally.died} times")
        seconds = time.monotonic() - self.began
        return findings, Result(self.seed, seconds, len(evidence.calls), evidence, self.chaos.tally)

    # While it goes on

    def _before_call(self, index: int) -> None:
        number = self.day.calls[index].number
        self.chaos.recent = (*self.chaos.recent[-11:], number)
        while self.chaos.tally.kills < (index - 10) / CALLS_PER_KILL:
            time.sleep(0.1)

    def _left(self) -> int:
        """How much may still be sent; what needs the rep aside."""
        said = said_but_not_committed(self.desk.folder)
        reader = open_journal(self.desk.folder)
        if reader is None:
            return said
        with reader:
            return said + left_in(reader).to_send

    def _introduce(self) -> None:
        print(f"Seed {self.seed}, {len(self.day.calls)} calls, {self.pace.name}.")
        for name, value in self.pace.changed().items():
            print(f"  {name} = {value}")
        print(
            f"  the CRM stores up to {self.pace.stored_late:g} s late, shows up to"
            f" {self.pace.appears_late:g} s later still; its clock is"
            f" {self.chaos.clock_offset:g} s off",
            flush=True,
        )

    @contextmanager
    def _progress(self) -> Iterator[None]:
        done = threading.Event()
        thread = threading.Thread(target=_every, args=(done, self._say_progress))
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _say_progress(self) -> None:
        tally, (requests, faults) = self.chaos.tally, RequestFile(self.crm.file).count()
        print(
            f"{time.monotonic() - self.began:6.0f} s  {self.caller.ended} calls"
            f"  {self._left()} to send  {requests} requests ({faults.total()} wrong)"
            f"  {tally.kills} kills  {tally.crm_kills} restarts  {tally.offline} offline",
            flush=True,
        )


def _every(done: threading.Event, say: Callable[[], None]) -> None:
    while not done.wait(PROGRESS):
        say()
