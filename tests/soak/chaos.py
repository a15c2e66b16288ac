"""What is done to the program and the CRM while the calls go on. All chance comes from the seed."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from offhook.calls.tokens import TokenState
from offhook.sandbox.starters import COLLEAGUE, REP

from .caller import Dial
from .faults import fault_plan
from .pace import Pace
from .plan import Day
from .processes import Crm, Desk

FIRST_LEAD = 2_200_000
LONG_AGO = "2024-03-11T15:20:00+00:00"
MOMENTS = {"starting": 15, "ready": 15, "at work": 40, "in a request": 30}
"""When the program is killed: before the window answers, before it is online, some time after
that, or just when the CRM has got a request."""

ONLINE_WITHIN = 4.0
"""Seconds; it may well not be, if the CRM is away."""


@dataclass(slots=True)
class Tally:
    """What was done."""

    kills: int = 0
    crm_kills: int = 0
    offline: int = 0
    others: int = 0
    late_leads: int = 0
    tokens: int = 0
    died: int = 0


@dataclass(slots=True)
class Chaos:
    """Kills the program and the CRM, takes the CRM off the network, has others log calls.

    ``recent`` are the numbers that are being called, ``dials`` all calls so far. ``clock_offset``
    is how far the CRM's clock is wrong, in seconds.
    """

    seed: int
    pace: Pace
    desk: Desk
    crm: Crm
    day: Day
    tally: Tally = field(default_factory=Tally)
    over: threading.Event = field(default_factory=threading.Event)
    clock_offset: float = 0.0
    recent: Sequence[str] = ()
    dials: Sequence[Dial] = ()

    def __post_init__(self) -> None:
        self.clock_offset = random.Random(f"clock {self.seed}").choice((0.0, 0.0, 41.0, 3600.0))

    # The beginning

    def open_crm(self) -> None:
        """Start the CRM, and give it the leads of the day."""
        self._start_crm()
        for place, lead in enumerate(self.day.leads):
            assert self._add_lead(FIRST_LEAD + place, lead.name, lead.numbers, LONG_AGO)

    # Two threads, until the day is over

    def kill_the_program(self) -> None:
        """Start it, let it live for a while, kill it, and again; leave it running at the end."""
        chance = random.Random(f"kills {self.seed}")
        while True:
            self.desk.start()
            self._let_live(chance)
            if self.over.is_set():
                return
            self.tally.died += self.desk.died_by_itself()
            self.desk.kill()
            self.tally.kills += 1
            if chance.random() < 0.2:
                self.over.wait(chance.uniform(0.0, 1.0))

    def _let_live(self, chance: random.Random) -> None:
        moment = chance.choices(list(MOMENTS), list(MOMENTS.values()))[0]
        if moment == "starting":
            self.over.wait(chance.uniform(0.05, 1.5))
            return
        self.desk.wait_ready()
        if moment == "ready":
            self.over.wait(chance.uniform(0.0, 1.0))
            return
        self._wait_for(self.desk.is_online, ONLINE_WITHIN)
        self.over.wait(chance.uniform(*self.pace.up))
        if moment == "in a request":
            before = self.crm.noise()
            self._wait_for(lambda: self.crm.noise() > before, ONLINE_WITHIN)
            self.over.wait(chance.uniform(0.0, 0.1))

    def _wait_for(self, condition: Callable[[], bool], seconds: float) -> None:
        until = time.monotonic() + seconds
        while not condition() and time.monotonic() < until and not self.over.is_set():
            time.sleep(0.02)

    def make_weather(self) -> None:
        """Trouble with the CRM, and others who log calls."""
        chance = random.Random(f"weather {self.seed}")
        while not self.over.wait(chance.uniform(*self.pace.weather)):
            self._renew_token()
            for _ in range(chance.randrange(1, 4)):
                self._another_call(chance)
            match chance.choices(("kill", "offline", "lead", "fair"), (30, 30, 10, 30))[0]:
                case "kill":
                    self.crm.kill()
                    self.over.wait(chance.uniform(0.0, 1.5))
                    self._start_crm()
                    self.tally.crm_kills += 1
                case "offline":
                    seconds = chance.uniform(0.3, 4.0)
                    self.tally.offline += self.crm.tell("POST", "offline", {"seconds": seconds})
                    self.over.wait(seconds + 0.2)
                case "lead":
                    self._late_lead(chance)

    # Single troubles

    def _start_crm(self) -> None:
        # Another seed each time: the same chance would strike the same first requests.
        seed = self.seed * 1000 + self.tally.crm_kills
        self.crm.start(fault_plan(seed, self.pace, self.clock_offset))

    def _renew_token(self) -> None:
        if self.desk.state().get("token") == TokenState.REJECTED:
            self.desk.give_token()
            self.tally.tokens += 1

    def _another_call(self, chance: random.Random) -> None:
        """A colleague, or the rep on another phone, talks with a lead that is being called."""
        leads = [
            (place, number)
            for place, lead in enumerate(self.day.leads)
            for number in lead.numbers
            if number in self.recent
        ]
        if not leads:
            return
        place, number = chance.choice(leads)
        now = datetime.now(UTC) + timedelta(seconds=self.clock_offset)
        executed = datetime.now(UTC) - timedelta(seconds=chance.uniform(3, 50))
        user = chance.choice((COLLEAGUE.id, COLLEAGUE.id, REP.id))
        dials = [dial for dial in self.dials if dial.number == number]
        if user == REP.id and any(dial.may_be_at(executed) for dial in dials):
            return  # nobody dials one number on two phones in the same second
        body = {
            "lead_id": FIRST_LEAD + place,
            "user_id": user,
            "type": chance.choice(("outgoing", "outgoing", "incoming")),
            "call_phone": number,
            "created_at": now.isoformat(timespec="seconds"),
            "executed_at": executed.isoformat(timespec="seconds"),
            "call_status": chance.choice(("answered", "attempted")),
            "call_duration": chance.randrange(600),
        }
        if chance.random() < 0.15:
            del body["executed_at"]
        self.tally.others += self.crm.tell("POST", "communications", body)

    def _late_lead(self, chance: random.Random) -> None:
        """Somebody makes a lead of a number that was called without one."""
        known = {number for lead in self.day.leads for number in lead.numbers}
        unknown = [number for number in self.recent if number not in known]
        if unknown:
            place = FIRST_LEAD + len(self.day.leads) + self.tally.late_leads
            self.tally.late_leads += self._add_lead(place, "Late", (chance.choice(unknown),))

    def _add_lead(
        self, identity: int, name: str, numbers: Sequence[str], created_at: str | None = None
    ) -> bool:
        body: dict[str, Any] = {"id": identity, "last_name": name}
        body["phones"] = [{"number": number} for number in numbers]
        if created_at:
            body["created_at"] = created_at
        return self.crm.tell("POST", "leads", body)
