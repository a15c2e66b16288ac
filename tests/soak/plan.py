"""The plan of the day: which calls, to whom, and what is said of each. All of it from the seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

PHONE = "deskphone"
AREAS = (418, 450, 514, 581, 819)
WITH_LEAD = 0.86
AGAIN = 0.3
"""How often the number of one of the last calls is called again."""

CALLED_BACK = 0.2
IN_A_FILE = 0.15
FILE = "its file"
"""Stands for the path of the recording that only this call has."""

STATUSES = ("answered", "attempted", "error", "unanswered")


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead of the CRM with its numbers."""

    name: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """``begin`` is the first verb. ``steps`` follow, each a while after the one before; those of
    the command line are given the call's id."""

    index: int
    number: str
    begin: tuple[str, ...]
    steps: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """What the CRM knows, and the calls in the order in which they begin."""

    leads: tuple[Lead, ...]
    calls: tuple[PlannedCall, ...]


@dataclass(slots=True)
class _Pools:
    """Numbers by the way they are told of: what a phone tells of a number that the rep dials at
    the same time is the same call, so no two of these ways share a number."""

    chance: random.Random
    taken: set[str] = field(default_factory=set)
    known: dict[str, list[str]] = field(default_factory=dict)
    unknown: dict[str, list[str]] = field(default_factory=dict)
    latest: dict[str, list[str]] = field(default_factory=dict)

    def fresh(self) -> str:
        while True:
            area, rest = self.chance.choice(AREAS), self.chance.randrange(10**4)
            number = f"+1{area}{self.chance.randrange(220, 400)}{rest:04}"
            if number not in self.taken:
                self.taken.add(number)
                return number

    def make(self, way: str, known: int, unknown: int) -> None:
        self.known[way] = [self.fresh() for _ in range(known)]
        self.unknown[way] = [self.fresh() for _ in range(unknown)]
        self.latest[way] = []

    def pick(self, way: str) -> str:
        latest = self.latest[way]
        if latest and self.chance.random() < AGAIN:
            return self.chance.choice(latest[-4:])
        pool = self.known if self.chance.random() < WITH_LEAD else self.unknown
        number = self.chance.choice(pool[way])
        latest.append(number)
        return number

    def pick_once(self, way: str) -> str:
        pool = self.known if self.chance.random() < WITH_LEAD else self.unknown
        return pool[way].pop()


def plan_day(seed: int, calls: int, *, whole: bool = False) -> Day:
    """A day of so many calls; ``whole``: call-backs and recordings in files as well."""
    chance = random.Random(f"plan {seed}")
    pools = _Pools(chance)
    for way in ("rep", "phone"):
        pools.make(way, max(4, calls // 8), max(2, calls // 30))
    pools.make("both", calls, calls)
    makers = {"dial": 40, "ring": 12, "phone": 18, "both": 10, "log": 20}
    kinds = chance.choices(list(makers), list(makers.values()), k=calls)
    known = [number for way in pools.known.values() for number in way]
    planned = tuple(_call(index, kind, pools) for index, kind in enumerate(kinds))
    if whole:  # by dice of their own: the rest of the day is the same without them
        planned = tuple(_followed_up(seed, call) for call in planned)
    called = {call.number for call in planned}
    leads = _leads(chance, [number for number in known if number in called])
    return Day(leads, planned)


def _leads(chance: random.Random, numbers: Sequence[str]) -> tuple[Lead, ...]:
    """One lead a number; of some numbers two or three, of some leads two numbers."""
    leads = []
    for place, number in enumerate(numbers):
        for twin in range(chance.choices((1, 2, 3), (80, 14, 6))[0]):
            second = (chance.choice(numbers),) if chance.random() < 0.1 else ()
            leads.append(Lead(f"Lead {place}-{twin}", (number, *set(second) - {number})))
    return tuple(leads)


def _call(index: int, kind: str, pools: _Pools) -> PlannedCall:
    chance = pools.chance
    match kind:
        case "dial" | "ring":
            number = pools.pick("rep")
            begin = (kind, spelled(chance, number))
            return PlannedCall(index, number, begin, tuple(_said_by_rep(chance, index)))
        case "log":
            number = pools.pick("rep")
            return PlannedCall(index, number, _log(chance, index, number))
        case "phone":
            return _told_by_phone(chance, index, pools.pick("phone"))
    return _told_by_both(chance, index, pools.pick_once("both"))


def spelled(chance: random.Random, number: str) -> str:
    """The number as somebody might type it."""
    area, office, rest = number[2:5], number[5:8], number[8:]
    spellings = (
        number, f"({area}) {office}-{rest}", f"{area}-{office}-{rest}", f"1 {area} {office} {rest}",
    )  # fmt: skip
    return chance.choice(spellings)


def _said_by_rep(chance: random.Random, index: int) -> list[tuple[str, ...]]:
    steps: list[tuple[str, ...]] = [("answered",)] if chance.random() < 0.6 else []
    steps += _remarks(chance, index, 0.2)
    steps.append(("hangup",))
    return steps + _remarks(chance, index, 0.15)


def _followed_up(seed: int, call: PlannedCall) -> PlannedCall:
    """Some calls that a rep hung up: called back another day, their recording a file."""
    chance = random.Random(f"follow up {seed} {call.index}")
    verbs = {step[0] for step in call.steps}
    steps: list[tuple[str, ...]] = []
    if "hangup" in verbs and chance.random() < CALLED_BACK:
        # ``ahead`` is turned into a time when it is said; the title is no other call's.
        ahead = chance.randrange(80_000, 900_000)
        steps.append(("callback", "--at", f"+{ahead}", "--title", f"back {call.index}"))
    if "hangup" in verbs and "recording" not in verbs and chance.random() < IN_A_FILE:
        steps.append(("recording", FILE))
    chance.shuffle(steps)
    return replace(call, steps=(*call.steps, *steps))


def _remarks(chance: random.Random, index: int, each: float) -> list[tuple[str, ...]]:
    remarks: list[tuple[str, ...]] = [
        ("status", chance.choice(STATUSES)),
        ("note", f"note {index}-{chance.randrange(100)}"),
        # Said twice, the second takes the place of the first, which is said on purpose.
        ("recording", recording(index, chance.randrange(100)), "--replace"),
    ]
    chosen = [remark for remark in remarks if chance.random() < each]
    chance.shuffle(chosen)
    return chosen


def recording(index: int, take: int) -> str:
    """Where a call's recording lies; nobody fetches it."""
    return f"https://recordings.example/{index}-{take}.mp3"


def _log(chance: random.Random, index: int, number: str) -> tuple[str, ...]:
    # ``ago`` is turned into a time when it is said.
    ago, duration = chance.randrange(4000, 30000), chance.randrange(3600)
    words = ["log", number, "--start", f"-{ago}", "--duration", str(duration)]
    words += ["--direction", chance.choice(("outgoing", "incoming"))]
    if chance.random() < 0.5:
        words += ["--status", chance.choice(STATUSES)]
    if chance.random() < 0.2:
        words += ["--recording", recording(index, 0)]
    return tuple(words)


def _told_by_phone(chance: random.Random, index: int, number: str) -> PlannedCall:
    def event(moment: str) -> tuple[str, ...]:
        return ("event", moment, "--number", number, "--id", f"p{index}", "--source", PHONE)

    steps: list[tuple[str, ...]] = []
    outgoing = chance.random() < 0.5
    begin = event("dialing" if outgoing else "ringing")
    if chance.random() < 0.6:
        steps = [event("answered"), event("ended")]
    elif outgoing:
        steps = [event(chance.choice(("busy", "failed", "ended")))]
    elif chance.random() < 0.5:
        begin = event("missed")
    else:
        steps = [event("missed")]
    return PlannedCall(index, number, begin, tuple(steps))


def _told_by_both(chance: random.Random, index: int, number: str) -> PlannedCall:
    """The rep dials in the window, and the phone tells of the same call."""

    def event(moment: str) -> tuple[str, ...]:
        return ("event", moment, "--number", number, "--id", f"p{index}", "--source", PHONE)

    steps = [event("dialing")]
    if chance.random() < 0.6:
        steps.append(event("answered"))
    ends = [event("ended"), ("hangup",)]
    steps.append(chance.choice(ends))
    return PlannedCall(index, number, ("dial", spelled(chance, number)), tuple(steps))
