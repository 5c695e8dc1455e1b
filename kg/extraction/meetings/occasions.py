"""A meeting as the text tells of it: one telling, and the occasion that several tellings are of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import TimeSpan, When

NOT_HELD = frozenset(("planned", "proposed", "cancelled"))
TAKES_PLACE = frozenset(("held", "ongoing", None))  # None: nothing says otherwise
STATUS = {"done": "held", "ongoing": "ongoing", "planned": "planned", "proposed": "proposed", "cancelled": "cancelled"}
_SAYS_ALL = 9  # the weight of a numbered kind among kinds told
_RANK = {"call": 7, "summit": 6, "visit": 5, "session": 4, "forum": 4, "ceremony": 3, "talks": 2, "other": 1}
_LONGEST_STAY, _WEEK = 21, 6  # days from the first to the last
_NUMBERED = frozenset(("session", "summit", "forum"))
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
    under_way: bool = False  # "this is our fifth meeting": the one that the document reports
    guests: list[str] = field(default_factory=list)  # who joined those who meet
    own: list[str] = field(default_factory=list)  # whom "their meeting" speaks of, where nobody else told it
    again: bool = False  # "agreed to meet again": of the kind of the occasion at which they agreed
    fresh: bool = False  # "another meeting", "next visit": not the one told before
    unsure: bool = False  # "spoke": by phone or face to face
    aside: bool = False  # "during his visit": of what is told beside it
    headline: bool = False
    lead: bool = False  # in a headline or the first sentence below it: what the document reports
    event: bool = False  # a named event: "the G20 summit"
    name: str | None = None  # of the event
    setting: bool = False  # an event told only as that at which others meet
    beside: bool = False  # one of several small meetings at a larger one
    topic: str | None = None
    body: str = ""  # the name of the body whose session it is, where the sentence gives it
    also: bool = False  # "also met", "then called on": on the day of what was told before
    sequel: bool = False  # told as what came before or after another occasion
    during: bool = False  # told as one of the things done on a visit
    on_visit: bool = False  # told as what the visit consists of, not as something else done on it
    acted: bool = False  # "following the talks, A and B signed": those who met, as the sentence tells
    year: When | None = None  # that its name gives: "the 2024 Business Forum"
    negotiated: bool = False  # a round of negotiations: one of a series, but talks
    later: bool = False  # "is meeting B later today": to come, for all its tense
    prelude: bool = False  # "the session was preceded by": told beside what the text is about
    added: bool = False  # told with "also", beside what the text told before
    awaits: bool = False  # "A hosted ministers": whom, only another sentence may tell
    reasons: list[tuple[str, str, tuple[int, int]]] = field(default_factory=list)


class Occasion:
    """Tellings of one occasion, and what they say of it together; adding one is no dearer the more there are."""

    def __init__(self, tellings: Iterable[Telling] = ()) -> None:
        self.tellings: list[Telling] = []
        self.given: When | None = None  # a date from outside the tellings
        self.settled: list[str] = []  # places from outside the tellings
        self.event = False  # a named one
        self.unsure = True  # no telling says whether by phone or face to face
        self.fresh = False  # some telling sets it apart from those told before
        self.headline = False
        self.lead = False
        self.ordinal: int | None = None
        self.name: str | None = None
        self.part_of: str | None = None
        self.year: When | None = None  # that its name gives
        self.topics: set[str | None] = set()
        self.dates: list[TimeSpan] = []  # that the tellings give
        self.bodies: list[str] = []
        self.told_places: list[str] = []  # by no headline, which may tell of several occasions
        self.along: set[str] = set()  # who came with others, and stand for nobody
        self.sentences: set[int] = set()  # of all tellings but references
        self.begin: int | None = None  # where it is first told
        self._date: When | None = None
        self._by_reference = False  # its date is that of a reference
        self._status: str | None = None
        self._headline_status: str | None = None
        self._participants: dict[str, None] = {}
        self._places: dict[str, None] = {}
        self._kinds: dict[str, int] = {}
        self._kind = ""
        self._brought_in = ""  # the kind by which the text first tells it below the headline
        self._above = ""  # the kind that a headline tells it by
        self._summit = False  # of three or more
        self._stay = False  # a visit said to be going on
        for telling in tellings:
            self.add(telling)

    def add(self, telling: Telling) -> None:
        """Take a telling as one of this occasion."""
        self.tellings.append(telling)
        self.event |= telling.event
        self.fresh |= telling.fresh
        self.unsure &= telling.unsure
        self.headline |= telling.headline
        self.lead |= telling.lead
        self.ordinal = telling.ordinal if self.ordinal is None else self.ordinal
        self.name = self.name or telling.name
        self.part_of = self.part_of or telling.part_of
        self.year = self.year or telling.year
        self.topics.add(telling.topic)
        visit = telling.kind == "visit"
        if telling.date is not None:
            self.dates.append(telling.date.time)
        if telling.body:
            self.bodies.append(telling.body)
        # "A will visit P, meet B and be received by C": however many are met, it is a visit.
        on_the_way = telling.kind == "talks" and self._kind == "visit" and telling.sentence in self.sentences
        on_the_way = on_the_way and "talks" in self._kinds
        on_the_way |= telling.kind == "talks" and telling.on_visit and telling.date is None and "visit" in self._kinds
        if not telling.refers:
            self.sentences.add(telling.sentence)
            self.begin = telling.position if self.begin is None else min(self.begin, telling.position)
        if telling.date is not None and self._says_when(telling.date, visit and telling.refers):
            self._date, self._by_reference = telling.date, visit and telling.refers
        if telling.headline:
            self._headline_status = _more_settled(self._headline_status, telling.status)
        else:  # "… during his visit he will meet C" decides no visit to which he is only invited
            in_passing = telling.refers and telling.status == "planned" and telling.date is None
            if not (in_passing and self._status == "proposed"):
                self._status = _more_settled(self._status, telling.status)
        self._participants.update(dict.fromkeys([*telling.participants, *telling.guests]))
        self._places.update(dict.fromkeys(telling.places))
        if not telling.headline:
            self.told_places += telling.places
        # A headline's visit says less: "A visits X" stands above a text of the talks there.
        strong = not visit if telling.headline else visit or telling.rule.startswith("meeting.verb")
        weight = (
            0
            if telling.refers or telling.aside or telling.unsure or on_the_way
            else 1 + (strong and not telling.during)
        )
        if weight and not telling.headline and not self._brought_in:
            self._brought_in = telling.kind
        if telling.headline and not self._above:
            self._above = telling.kind
        if telling.ordinal is not None and telling.kind in _NUMBERED and not telling.aside and not telling.headline:
            weight = _SAYS_ALL  # "the fifth session of": whatever else is said of those who met
        self._stay |= visit and telling.status == "ongoing" and not telling.aside
        self._summit |= telling.kind == "summit" and len(telling.participants) > 2
        self._kinds[telling.kind] = self._kinds.get(telling.kind, 0) + weight
        first = "" if "visit" in self._kinds else self._brought_in
        self._kind = max(self._kinds, key=lambda k: (self._kinds[k], k in {first, self._above}, _RANK.get(k, 0)))

    def _says_when(self, date: When, refers: bool) -> bool:
        """Whether a date is better than the one known: narrower, but no day on which "the visit" is only spoken of."""
        if self._date is None:
            return True
        told, spoken = (self._date, date) if refers else (date, self._date)
        if refers != self._by_reference and _is_stay(told.time) and _holds(told.time, spoken.time):
            return not refers
        return _narrowness(date) < _narrowness(self._date)

    def like(self, other: Occasion) -> None:
        """Take over the kind of a sitting at which the same people agreed "to meet again"."""
        if self.kind == "talks" and all(t.again for t in self.tellings):
            self._kind = other.kind

    def is_called(self, kind: str) -> None:
        """Take it as of that kind, whatever most tellings say."""
        self._kind = kind

    def stand_for(self, side: str) -> None:
        """Drop a country or organisation for which people take part who are named."""
        self._participants.pop(side, None)

    def goes_on(self, kind: str) -> None:
        """Take it as under way while the document was spoken, and as of that kind, whatever was said at it."""
        self._status, self._kind, self._stay = "ongoing", kind, False

    @property
    def part_of_history(self) -> bool:
        """Told only as something of the past: "when we first met", "our previous meeting"."""
        told = [t for t in self.tellings if not t.refers]
        first = bool(told) and all(t.fresh and t.ordinal == 1 for t in told)  # whatever seems to refer to it
        return first or all(t.fresh or t.ordinal == 1 for t in self.tellings)

    @property
    def participants(self) -> list[str]:
        """Entity ids, in the order of the tellings."""
        return list(self._participants)

    @property
    def status(self) -> str | None:
        """The most settled that a sentence says; a headline's word counts only where none says more.

        A visit that goes on does so though the talks on it have been held.
        """
        if self._stay and self._kind == "visit":
            return "ongoing"
        status = self._status or self._headline_status
        return "planned" if status == "ongoing" and any(t.later for t in self.tellings) else status

    @property
    def date(self) -> When | None:
        """The narrowest time that a telling gives, a stated before a resolved one."""
        return self._date or self.given

    @property
    def kinds(self) -> set[str]:
        """Every kind that a telling names."""
        return set(self._kinds)

    @property
    def kind(self) -> str:
        """The kind that most tellings name, headlines and verbs counting double; a summit of three or more is one.

        What stands below a headline and is brought in as talks of one day is that, though it is part of a visit.
        """
        day = self.date.time if self.date is not None and self.headline else None
        if self._kind == "visit" and self._brought_in == "talks" and day and day.earliest == day.latest:
            return "talks"
        if self._kind == "session" and any(t.negotiated for t in self.tellings):
            return "talks"
        return "summit" if self._summit else self._kind

    @property
    def places(self) -> list[str]:
        """Entity ids, in the order of the tellings."""
        return self.settled or list(self._places)


def _is_stay(time: TimeSpan) -> bool:
    days = (time.latest - time.earliest).days
    week = days == _WEEK and time.earliest.weekday() == 0  # "this week"
    return 0 < days < _LONGEST_STAY and not week


def _holds(stay: TimeSpan, day: TimeSpan) -> bool:
    return stay.earliest <= day.earliest and day.latest <= stay.latest


def _narrowness(when: When) -> tuple[int, bool]:
    return (when.time.latest - when.time.earliest).days, when.basis != "stated"


def _more_settled(one: str | None, two: str | None) -> str | None:
    return max((s for s in (one, two) if s), key=lambda s: _SETTLED[s], default=None)
