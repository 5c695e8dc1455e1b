"""One node per occasion: decide which tellings of a meeting are the same one, and join them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.context import Context
from kg.model import When

_CALLS = frozenset(("call",))
_RANK = {"call": 7, "summit": 6, "visit": 5, "session": 4, "forum": 4, "ceremony": 3, "talks": 2, "other": 1}
_SETTLED = {"held": 4, "ongoing": 3, "cancelled": 3, "planned": 2, "proposed": 1}


@dataclass
class Telling:
    """One way in which the text tells of an occasion. Empty fields are not said, not denied."""

    kind: str
    rule: str
    position: int  # of the trigger
    sentence: int
    participants: list[str] = field(default_factory=list)
    status: str | None = None
    date: When | None = None
    places: list[str] = field(default_factory=list)
    ordinal: int | None = None
    part_of: str | None = None
    refers: bool = False  # "the meeting", "our talks": to an occasion told elsewhere
    fresh: bool = False  # "another meeting", "next visit": not the one told before
    headline: bool = False
    event: bool = False  # a named event: "the G20 summit"
    name: str | None = None  # of the event
    beside: bool = False  # one of several small meetings at a larger one
    topic: str | None = None
    reasons: list[tuple[str, str, tuple[int, int]]] = field(default_factory=list)


@dataclass
class Occasion:
    """Tellings of one occasion."""

    tellings: list[Telling]
    given: When | None = None  # a date from outside the tellings
    settled: list[str] = field(default_factory=list)  # places from outside the tellings

    @property
    def part_of_history(self) -> bool:
        """Told only as something of the past: "when we first met", "our previous meeting"."""
        return all(t.fresh or t.ordinal == 1 for t in self.tellings)

    @property
    def participants(self) -> list[str]:
        return list(dict.fromkeys(p for t in self.tellings for p in t.participants))

    @property
    def status(self) -> str | None:
        said = [t.status for t in self.tellings if t.status and not t.headline] or [
            t.status for t in self.tellings if t.status
        ]
        return max(said, key=lambda s: _SETTLED[s], default=None)

    @property
    def date(self) -> When | None:
        dates = [t.date for t in self.tellings if t.date]
        return min(dates, key=lambda w: (w.time.latest - w.time.earliest, w.basis != "stated"), default=self.given)

    @property
    def kind(self) -> str:
        weights: dict[str, int] = {}
        for t in self.tellings:
            weights[t.kind] = weights.get(t.kind, 0) + (2 if t.headline or t.rule.startswith("meeting.verb") else 1)
        return max(weights, key=lambda k: (weights[k], _RANK.get(k, 0)))

    @property
    def places(self) -> list[str]:
        return self.settled or list(dict.fromkeys(p for t in self.tellings for p in t.places))

    @property
    def ordinal(self) -> int | None:
        return next((t.ordinal for t in self.tellings if t.ordinal is not None), None)

    @property
    def name(self) -> str | None:
        return next((t.name for t in self.tellings if t.name), None)

    @property
    def part_of(self) -> str | None:
        return next((t.part_of for t in self.tellings if t.part_of), None)


def join(tellings: list[Telling], context: Context) -> list[Occasion]:
    """Occasions in the order of their first telling; the references come last, so that they find what they refer to."""
    occasions: list[Occasion] = []
    for telling in [t for t in tellings if not t.refers] + [t for t in tellings if t.refers]:
        fits = [o for o in occasions if same(o, telling, context)]
        if fits:
            best = max(fits, key=lambda o: _closeness(o, telling, context))
            best.tellings.append(telling)
        elif not telling.refers:
            occasions.append(Occasion([telling]))
        elif (
            (telling.part_of or telling.places)
            and telling.status
            and not telling.participants
            and (call := _only_call(occasions))
        ):
            telling.participants = call.participants  # a call speaks of "their meeting in X"
            telling.refers, telling.fresh = False, True
            occasions.append(Occasion([telling]))
    for occasion in occasions:
        occasion.tellings.sort(key=lambda t: t.position)
    return occasions


def _only_call(occasions: list[Occasion]) -> Occasion | None:
    told = [o for o in occasions if not any(t.event for t in o.tellings)]
    return told[0] if len(told) == 1 and told[0].kind in _CALLS else None


def _closeness(occasion: Occasion, telling: Telling, context: Context) -> tuple[int, int, int, int]:
    shared = len(set(occasion.participants) & set(telling.participants))
    same_date = int(bool(occasion.date and telling.date and occasion.date.time == telling.date.time))
    distance = min(abs(t.sentence - telling.sentence) for t in occasion.tellings)
    return (same_date, len(set(occasion.places) & set(telling.places)), shared, -distance)


def same(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """Whether a telling may be of this occasion: nothing said of one may contradict the other."""
    call = telling.kind in _CALLS
    if (occasion.kind in _CALLS) != call and (call or not telling.refers or telling.places):
        return False
    if any(t.event for t in occasion.tellings) != telling.event:
        return False
    if not _dates_meet(occasion.date, telling.date):
        return False
    if telling.topic is not None and all(t.topic != telling.topic for t in occasion.tellings):
        return False  # talks on a subject of their own
    if occasion.ordinal is not None and telling.ordinal is not None and occasion.ordinal != telling.ordinal:
        return False
    if not _statuses_meet(occasion, telling):
        return False
    if not _places_meet(occasion.places, telling.places, context):
        return False
    if telling.fresh and not (occasion.date and telling.date and occasion.date.time == telling.date.time):
        return any(t.fresh for t in occasion.tellings) and _participants_meet(
            occasion.participants, telling.participants, context, strict=True
        )
    if "summit" in {occasion.kind, telling.kind} and occasion.kind != telling.kind and not telling.refers:
        people = [
            {p for p in side if context.kind(p) == "person"} for side in (occasion.participants, telling.participants)
        ]
        smaller, larger = sorted(people, key=len)
        if smaller and smaller != larger and (len(larger) > 2 or not smaller < larger):
            return False  # a summit with more people beside the leaders' own talks
    return _participants_meet(occasion.participants, telling.participants, context, strict=not telling.refers)


def _dates_meet(one: When | None, two: When | None) -> bool:
    return one is None or two is None or (one.time.earliest <= two.time.latest and two.time.earliest <= one.time.latest)


def _statuses_meet(occasion: Occasion, telling: Telling) -> bool:
    if occasion.status is None or telling.status is None or telling.headline:
        return True
    groups = ({"held", "ongoing"}, {"planned", "proposed", "cancelled"})
    together = any({occasion.status, telling.status} <= group for group in groups)
    return together or bool(occasion.date and telling.date and occasion.date.time == telling.date.time)


def _places_meet(one: list[str], two: list[str], context: Context) -> bool:
    if not one or not two:
        return True

    def area(place: str) -> set[str]:
        found = context.entities.get(place)
        return {place} | ({found.country} if found and found.country else set())

    return any(area(a) & area(b) for a in one for b in two)


def _participants_meet(one: list[str], two: list[str], context: Context, *, strict: bool) -> bool:
    if not one or not two:
        return not strict or not two
    a, b = set(one), set(two)
    if a == b:
        return True
    sides_a, sides_b = {context.country(p) for p in a}, {context.country(p) for p in b}
    people_a, people_b = {p for p in a if context.kind(p) == "person"}, {p for p in b if context.kind(p) == "person"}
    if people_a and people_b and not people_a & people_b:
        return False
    if len(people_a) > 1 and len(people_b) > 1 and not (people_a <= people_b or people_b <= people_a):
        return False
    if len(people_a) > 2 and len(people_b) == 2 and strict:
        return False  # a bilateral meeting beside a larger one
    smaller, larger = (sides_a, sides_b) if len(sides_a) <= len(sides_b) else (sides_b, sides_a)
    return smaller <= larger or bool(a & b and len(smaller & larger) >= 1 and min(len(a), len(b)) == 1)
