"""The nouns that walk through the house, as frozen dataclasses; no room's own trade is here.

A document is read (`Document`), analysed, and its facts extracted (`Extraction`: `Meeting`, `Agreement`, `Figure`,
`Holding`, each over the document's own `Entity` values); identity turns entities into `Agent` values; the graph
room turns both into quads. Offsets are code points into ``Document.text``, end exclusive.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

# --- reading ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters: code points, ``end`` exclusive."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        return text[self.begin : self.end]

    def holds(self, other: Span) -> bool:
        return self.begin <= other.begin and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.begin < other.end and other.begin < self.end

    def trimmed(self, text: str) -> Span:
        """The run without the white space at its ends; an empty one at its end where it holds nothing else."""
        begin, end = self.begin, self.end
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        return self if (begin, end) == (self.begin, self.end) else Span(begin, end)


BlockKind = Literal["title", "heading", "dateline", "paragraph", "item", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that is parsed on its own: no sentence crosses its borders. Furniture is never parsed."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: ``speaker`` is the label as printed ("S.Lavrov", "Question"), None for narration.

    ``asks`` marks a journalist's question. ``label`` is where the label stands; ``span`` is what is said after it.
    """

    span: Span
    speaker: str | None = None
    label: Span | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. ``name`` is the file name without folders; ``sha256`` is of the input's bytes."""

    name: str
    text: str
    sha256: str
    title: str | None = None
    issued: date | None = None
    place: str | None = None  # of the dateline: "Moscow"; never a place of a meeting
    publisher: str | None = None
    language: str = "en"
    source: str | None = None  # URL, where known
    blocks: tuple[Block, ...] = ()  # in text order, covering every character that is not white space
    turns: tuple[Turn, ...] = ()  # in text order, covering every block that is not furniture


# --- time ------------------------------------------------------------------------------------------------------------

DateBasis = Literal["stated", "resolved", "inherited"]


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """A date as precise as it was said: EDTF level 0, a day, month, year, or an interval of two of them.

    Source: Extended Date/Time Format (EDTF) Specification, Library of Congress, level 0.

    >>> TimeSpan("2019-06").earliest, TimeSpan("2019-06").latest
    (datetime.date(2019, 6, 1), datetime.date(2019, 6, 30))
    """

    edtf: str

    @property
    def earliest(self) -> date:
        """First day."""
        return _days(self.edtf)[0]

    @property
    def latest(self) -> date:
        """Last day."""
        return _days(self.edtf)[1]

    @property
    def label(self) -> str:
        """Readable English: "31 May 2019", "June 2019", "2019", "7 July 2014 to 10 July 2014"."""
        return " to ".join(_day_label(part) for part in self.edtf.split("/"))


@lru_cache(maxsize=4096)
def _days(edtf: str) -> tuple[date, date]:
    """First and last day; rules compare the same few dates over and over."""
    first, _, last = edtf.partition("/")
    begin = [int(p) for p in first.split("-")]
    end = [int(p) for p in (last or first).split("-")]
    month = end[1] if len(end) > 1 else 12
    return (
        date(begin[0], begin[1] if len(begin) > 1 else 1, begin[2] if len(begin) > 2 else 1),
        date(end[0], month, end[2] if len(end) > 2 else monthrange(end[0], month)[1]),
    )


_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


def _day_label(edtf: str) -> str:
    parts = edtf.split("-")
    year = parts[0]
    if len(parts) == 1:
        return year
    month = _MONTHS[int(parts[1]) - 1]
    return f"{month} {year}" if len(parts) == 2 else f"{int(parts[2])} {month} {year}"


@dataclass(frozen=True, slots=True)
class When:
    """A time on a fact, and whether the text states it, it was resolved from the document's date, or inherited."""

    time: TimeSpan
    basis: DateBasis


TimeRole = Literal["on", "by", "since", "until", "during"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as found in the text. ``role`` is what the words before it say: "by 2023" is ``by``.

    ``vague`` marks expressions that date nothing ("recently", "in the coming months"): they have no ``time``.
    """

    span: Span
    time: TimeSpan | None
    basis: DateBasis
    role: TimeRole = "on"
    in_name: bool = False  # "the 1956 Declaration": dates the instrument, not the event

    @property
    def vague(self) -> bool:
        return self.time is None


# --- quantities ------------------------------------------------------------------------------------------------------

Comparator = Literal["equal", "moreThan", "atLeast", "lessThan", "atMost", "about"]
QuantityKind = Literal["money", "percent", "count", "factor"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as found in the text.

    ``unit`` is the notation of the guidelines: an ISO 4217 code, "percent", "times", or the counted plural noun
    ("people", "jobs"), with "/year" and the like for a rate. ``value`` is in full: 30000000000 for "$30 billion".
    ``upper`` is set for a range. ``shared`` are the currencies that a bare "$" or "rupees" may mean, of which the
    speaker's country decides.
    """

    span: Span
    kind: QuantityKind
    value: float
    unit: str
    upper: float | None = None
    comparator: Comparator = "equal"
    shared: frozenset[str] = frozenset()
    change: Literal["increase", "decrease"] | None = None  # said by the quantity itself: "doubled", "halved"
    noun: Span | None = None  # the counted noun with its modifiers: "additional primary schools"


# --- who and where, within one document ------------------------------------------------------------------------------

EntityKind = Literal["person", "country", "organization", "place"]


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """A title with the id of the country or organisation it is held in, where the text shows it."""

    title: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor or place as one document speaks of it, before identity: its forms, offices and mentions.

    ``id`` is unique within the document and made of content ("person/taro kono"), never of a position.
    ``name`` is None for somebody told only by an office ("the President of Brazil").
    """

    id: str
    kind: EntityKind
    name: str | None
    forms: tuple[str, ...] = ()  # every form the document uses, sorted
    offices: tuple[Office, ...] = ()
    mentions: tuple[Span, ...] = ()
    country: str | None = None  # id of the country entity it belongs to, where the text shows it


# --- facts -----------------------------------------------------------------------------------------------------------

MeetingKind = Literal["talks", "visit", "summit", "call", "session", "forum", "ceremony", "other"]
MeetingStatus = Literal["held", "ongoing", "planned", "proposed", "cancelled"]
AgreementKind = Literal["treaty", "memorandum", "declaration", "contract", "programme", "commitment"]
AgreementStatus = Literal["signed", "inForce", "agreed", "negotiating", "proposed", "rejected", "terminated"]
TargetStatus = Literal["set", "reached", "notReached", "missed"]
HoldingStatus = Literal["held", "former", "elect"]


@dataclass(frozen=True, slots=True)
class Reason:
    """How one attribute of a fact was reached, in words, with the place in the text it was read from."""

    attribute: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries. ``evidence`` holds at least one span; ``rule`` is name/version: "meeting.verb/1"."""

    evidence: tuple[Span, ...]
    rule: str
    confidence: float  # 0 to 1
    stated_by: str | None = None  # entity id
    stated_on: When | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Entity id, the role as stated ("Foreign Minister", "host"), and the entity id represented."""

    entity: str
    role: str | None = None
    represents: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Fact):
    kind: MeetingKind
    status: MeetingStatus
    participants: tuple[Participant, ...]
    date: When | None = None
    places: tuple[str, ...] = ()  # entity ids
    part_of: str | None = None  # name of the larger event
    name: str | None = None  # of a named event: "G20 summit"
    ordinal: int | None = None
    topics: tuple[str, ...] = ()  # what was discussed, in the text's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Fact):
    title: str
    kind: AgreementKind
    status: AgreementStatus
    parties: tuple[str, ...]  # entity ids
    aliases: tuple[str, ...] = ()
    date: When | None = None
    count: int | None = None
    approximate: bool = False
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A goal or an observation. Goals alone have a ``status`` and a ``deadline``, observations alone a ``period``."""

    target: bool
    indicator: str
    value: float
    unit: str
    comparator: Comparator
    parties: tuple[str, ...] = ()  # entity ids
    upper: float | None = None
    deadline: When | None = None
    period: When | None = None
    change: Literal["increase", "decrease"] | None = None
    status: TargetStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding(Fact):
    """A person holds an office of a country or organisation, as stated on a date."""

    person: str  # entity id
    office: str  # title in the text's words
    of: str | None  # entity id
    status: HoldingStatus = "held"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a meeting produced: an agreement, or a goal that one sets."""

    meeting: Meeting
    fact: Agreement | Figure


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a rule saw and refused, or the gate turned away: never dropped in silence."""

    stage: Literal["reading", "extraction", "identity", "gate"]
    rule: str
    reason: str
    span: Span | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All facts of one document, the entities that they name, and what was refused."""

    entities: tuple[Entity, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    figures: tuple[Figure, ...] = ()
    holdings: tuple[Holding, ...] = ()
    outcomes: tuple[Outcome, ...] = ()  # of the facts above
    refusals: tuple[Refusal, ...] = ()

    @property
    def facts(self) -> tuple[Meeting | Agreement | Figure | Holding, ...]:
        return (*self.meetings, *self.agreements, *self.figures, *self.holdings)


# --- identity --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the world: ``iri`` of another data set, exact (accepted) or close (unsure), with why in words.

    ``source`` says of which version of what it is; ``curated`` marks a person's own decision, ``by`` whom, ``on`` which
    day (ISO 8601), where that is told.
    """

    iri: str
    exact: bool
    score: float  # 0 to 1
    why: str
    source: str = ""
    curated: bool = False
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Agent:
    """One actor or place across documents. ``key`` is what its IRI is minted from, stable whatever the document:

    a Wikidata id where the identity is accepted ("Q58217"), else its content ("person.Hiroshige_Seko.Japan").
    Everything but ``forms`` is a function of ``key`` and the gazetteer alone, so that documents agree on it.
    """

    key: str
    kind: EntityKind
    label: str
    forms: tuple[str, ...] = ()  # as this document spells it, sorted
    links: tuple[Link, ...] = ()
    country: str | None = None  # key of the country it belongs to
    codes: tuple[tuple[str, str], ...] = ()  # scheme and code: ("iso3166", "JP"), ("m49", "392")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """An extraction with its entities identified: entity id to agent. Several ids may share one agent.

    ``why`` says of entity ids, in words, how this document came to that agent, where that is more than its name;
    ``facts`` holds links of agreements and events, by what ends their IRI, of this document's and of others'.
    """

    document: Document
    extraction: Extraction
    agents: dict[str, Agent] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    facts: dict[str, tuple[Link, ...]] = field(default_factory=dict)
