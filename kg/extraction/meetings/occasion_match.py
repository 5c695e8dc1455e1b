"""Whether a telling may be of an occasion: nothing said of one may contradict the other."""

from __future__ import annotations

from kg.extraction.circumstances import is_site
from kg.extraction.context import Context
from kg.extraction.meetings.occasion_apart import apart
from kg.extraction.meetings.occasion_sides import side_of
from kg.extraction.meetings.occasions import TAKES_PLACE, Occasion, Telling
from kg.model import When

_NEWS = 45  # days before the document at which what it reports may lie
_BESIDE = 2  # sentences
_NAME = 30  # characters before a noun in which its name stands
_TWO = 2  # sides of talks
_FAR = 12  # sentences between a visit and what is done on it
_NOW = {"ongoing", "planned"}
_NAMED = frozenset(("summit", "forum", "session"))
_NEVER_CALLS = frozenset(("visit", "summit", "session", "forum", "ceremony"))
_OWN_NAME = frozenset(("summit", "forum", "ceremony"))


def same(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """Whether a telling may be of this occasion, by how, when, where and between whom they are."""
    call = telling.kind == "call"
    sure = not telling.unsure and not occasion.unsure
    if telling.refers and not telling.headline and telling.kind in _NEVER_CALLS and occasion.kind == "call":
        return False
    if sure and (occasion.kind == "call") != call and (call or not telling.refers or telling.places):
        return False
    if occasion.event != telling.event and not _of_one_name(occasion, telling, context):
        return False
    if not _dates_meet(occasion.date, telling.date):
        return False
    if _another_time(occasion, telling, context) or apart(occasion, telling, context):
        return False
    if occasion.name and telling.name and telling.kind not in occasion.kinds:
        return False  # the Leaders Summit and the Business Forum of one pair
    if telling.topic is not None and telling.topic not in occasion.topics:
        return False  # talks on a subject of their own
    if occasion.ordinal is not None and telling.ordinal is not None and occasion.ordinal != telling.ordinal:
        return False
    numbered = telling.refers and telling.ordinal is not None and not telling.under_way and not telling.headline
    if numbered and telling.kind not in occasion.kinds:
        return False  # "the 13th summit", "the second round" is not the visit told before it
    if not (telling.headline or (telling.refers and not telling.participants)) and not _kinds_meet(
        occasion, telling, context
    ):
        return False
    if _on_the_visit(occasion, telling, context):
        return True
    if not _statuses_meet(occasion, telling, context):
        return False
    stays = "visit" not in {*occasion.kinds, telling.kind}
    if not _places_meet(occasion.told_places or occasion.places, telling.places, context, elsewhere=stays):
        return False
    own_name = telling.refers and telling.kind in _OWN_NAME and not telling.headline
    if own_name and telling.kind not in occasion.kinds and len(occasion.participants) < 3:
        return False  # "the summit" is not the talks of two at it
    if telling.fresh and not _on_one_day(occasion, telling):
        return occasion.fresh and _participants_meet(occasion.participants, telling.participants, context, strict=True)
    if "summit" in {occasion.kind, telling.kind} and occasion.kind != telling.kind and not telling.refers:
        people = [
            {p for p in side if context.kind(p) == "person"} for side in (occasion.participants, telling.participants)
        ]
        smaller, larger = sorted(people, key=len)
        if smaller and smaller != larger and (len(larger) > 2 or not smaller < larger):
            return False  # a summit with more people beside the leaders' own talks
    if _on_the_journey(occasion, telling, context):
        return True
    near = _on_one_day(occasion, telling)
    return _participants_meet(
        occasion.participants, telling.participants, context, strict=not telling.refers, near=near
    )


def _on_the_journey(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """As in "A will visit P, where he will meet B and be received by C": of the visit that the sentence tells."""
    told_by = telling.kind == "talks" and not telling.refers and not telling.beside and telling.date is None
    if not told_by or occasion.kind != "visit" or telling.sentence not in occasion.sentences or telling.headline:
        return False
    if not any(t.kind == "visit" and t.sentence == telling.sentence for t in occasion.tellings):
        return False
    talks, journey = ({side_of(p, context) for p in who} for who in (telling.participants, occasion.participants))
    return len(talks) == _TWO and talks <= journey and bool(set(telling.participants) & set(occasion.participants))


def _on_the_visit(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """As in "During the visit, A called on B and held talks with C": of the visit to their country told before."""
    if not telling.on_visit or telling.kind != "talks" or telling.date is not None or "visit" not in occasion.kinds:
        return False
    if {occasion.status, telling.status} != _NOW and not _statuses_meet(occasion, telling, context):
        return False
    before = [t for t in occasion.tellings if t.kind == "visit" and t.sentence < telling.sentence]
    if not before or min(telling.sentence - t.sentence for t in before) > _FAR:
        return False
    talks, visit = ({side_of(p, context) for p in who} for who in (telling.participants, occasion.participants))
    met = set(telling.participants) & set(occasion.participants)
    hosts = {found.country or p for p in occasion.places if (found := context.entities.get(p))}
    visitors = {p for p in met if context.kind(p) == "person" and side_of(p, context) not in hosts}
    return len(hosts) == 1 == len(occasion.places) and len(talks) == _TWO and talks <= visit | hosts and bool(visitors)


def _of_one_name(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """Whether what one sentence names, and another tells of without the name, is one: same kind, people, and place."""
    shared = set(occasion.participants) & set(telling.participants)
    people = {p for p in shared if context.kind(p) == "person"}
    if any(context.kind(p) == "organization" for p in shared) and occasion.kind == telling.kind != "talks":
        return True  # "the I2U2 leaders’ meeting", once told with its members
    if occasion.kind == telling.kind == "session" and _above_both(occasion, telling, context):
        return True  # "A-B Strategic Dialogue 2025: joint communiqué", above what is told of their ministers
    there = set(occasion.places) & set(telling.places) or _on_one_day(occasion, telling)
    return bool(people and there) and telling.kind in _NAMED and occasion.kind == telling.kind and not telling.refers


def _above_both(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """Whether one stands in the title and both are of the same countries or bodies."""
    told = (telling.sentence, *(t.sentence for t in occasion.tellings))
    both = [set(context.represent(who)) for who in (occasion.participants, telling.participants)]
    return both[0] == both[1] and any(context.analysis.sentences[at].block == "title" for at in told)


def _another_time(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """What the head of a document reports without a day is news, not what it later dates long before itself."""
    date = occasion.date or telling.date
    if occasion.date is None and not telling.refers and all(t.during for t in occasion.tellings):
        # As in "During the visit, A met B" and, told after it, "in 2018, when A was in X": no part of this visit.
        issued = context.document.issued
        return issued is not None and date is not None and (issued - date.time.latest).days > _NEWS
    another = not telling.refers and telling.kind not in occasion.kinds
    if date is not None and another and (occasion.date is None) != (telling.date is None):
        apart = min(abs(t.sentence - telling.sentence) for t in occasion.tellings)
        issued = context.document.issued
        past = occasion.date is not None and occasion.part_of_history  # "the one in 2014"
        if (apart > _BESIDE or past) and issued is not None and (issued - date.time.latest).days > _NEWS:
            return True  # what is told without a day, and what was long ago elsewhere in the text
    news = occasion.lead if occasion.date is None else (telling.lead or telling.also) and telling.date is None
    if not news or date is None:
        return False
    issued = context.document.issued
    return issued is not None and (issued - date.time.latest).days > _NEWS


def _kinds_meet(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """Talks and the visit they belong to are one; a ceremony, or the fifth session of a body, is itself."""
    if telling.kind in occasion.kinds:
        return True
    if telling.kind == "ceremony" or occasion.kinds == {"ceremony"}:
        return False
    named = {telling.kind, *occasion.kinds}
    if "forum" in named and "talks" in named and "business" in _around(occasion, telling, context):
        return False  # "held talks with B. On the same day, an A-B Business Forum was held": of others
    if telling.kind == "talks" and _as_told(occasion, telling, context):
        return True
    if (
        telling.kind == "talks"
        and all(t.headline for t in occasion.tellings)
        and _same_sides(occasion, telling, context)
    ):
        return True  # under "Readout of the First A-B 2+2 Meeting" the text says "Ministers A and B met today"
    numbered = {"session", "forum"} | ({"summit"} if "visit" in {telling.kind, occasion.kind} else set())
    return not (
        (telling.kind in numbered and telling.ordinal is not None and occasion.ordinal != telling.ordinal)
        or (occasion.kind in numbered and occasion.ordinal is not None and telling.ordinal != occasion.ordinal)
    )


def _around(occasion: Occasion, telling: Telling, context: Context) -> str:
    """The words before the nouns of the forums told, in small letters."""
    told = [t.position for t in (telling, *occasion.tellings) if t.kind == "forum"]
    return " ".join(context.text[max(0, at - _NAME) : at] for at in told).lower()


def _as_told(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """As in "The two Ministers held comprehensive discussions" of the session that the same two held before."""
    # Or in the sentence that tells of it: "At the second consultations on 1 March, the two also exchanged views".
    at_it = telling.date is None or (telling.refers and telling.sentence in occasion.sentences)
    nowhere = at_it and not telling.places and not telling.fresh and telling.topic is None
    held = occasion.status in TAKES_PLACE and telling.status in TAKES_PLACE
    people = {p for p in telling.participants if context.kind(p) == "person"}
    return nowhere and held and _same_sides(occasion, telling, context) and people <= set(occasion.participants)


def _same_sides(occasion: Occasion, telling: Telling, context: Context) -> bool:
    one, two = ({side_of(p, context) for p in who} for who in (telling.participants, occasion.participants))
    return one == two


def _dates_meet(one: When | None, two: When | None) -> bool:
    return one is None or two is None or (one.time.earliest <= two.time.latest and two.time.earliest <= one.time.latest)


def _on_one_day(occasion: Occasion, telling: Telling) -> bool:
    return occasion.date is not None and telling.date is not None and occasion.date.time == telling.date.time


def _statuses_meet(occasion: Occasion, telling: Telling, context: Context) -> bool:
    if occasion.status is None or telling.status is None or telling.headline:
        return True
    if all(t.headline and telling.sentence - t.sentence <= _BESIDE for t in occasion.tellings) and not telling.fresh:
        return True  # "A travels to P" stands above "A leaves for P today, where he will meet B"
    groups = ({"held", "ongoing"}, {"planned", "proposed", "cancelled"})
    together = any({occasion.status, telling.status} <= group for group in groups)
    if together or telling.date is None or not _on_one_day(occasion, telling):
        return together
    return telling.date.time.latest != context.document.issued  # on that day, some is done and some still to come


def _places_meet(one: list[str], two: list[str], context: Context, *, elsewhere: bool) -> bool:
    """Whether what is told of two places may be of one; ``elsewhere``: another city of a country is another place."""
    if not one or not two:
        return True

    def area(place: str) -> set[str]:
        found = context.entities.get(place)
        return {place} | ({found.country} if found and found.country else set())

    if elsewhere and not set(one) & set(two) and all(_is_city(p, context) for p in (*one, *two)):
        return False
    return any(area(a) & area(b) for a in one for b in two)


def _is_city(place: str, context: Context) -> bool:
    return context.kind(place) == "place" and not is_site(place, context)


def _participants_meet(one: list[str], two: list[str], context: Context, *, strict: bool, near: bool = False) -> bool:
    if not one or not two:
        return not strict or not two
    a, b = set(one), set(two)
    if a == b:
        return True
    sides_a, sides_b = {side_of(p, context) for p in a}, {side_of(p, context) for p in b}
    people_a, people_b = _named(a, context), _named(b, context)
    if (
        people_a
        and people_b
        and not people_a & people_b
        and not (near and _fill_in(people_a, people_b, a | b, context))
    ):
        return False
    if len(people_a) > 1 and len(people_b) > 1 and not (people_a <= people_b or people_b <= people_a):
        return False
    if len(people_a) > 2 and len(people_b) == 2 and strict and not sides_a <= sides_b:
        return False  # a bilateral meeting beside a larger one
    smaller, larger = (sides_a, sides_b) if len(sides_a) <= len(sides_b) else (sides_b, sides_a)
    return smaller <= larger or bool(a & b and len(smaller & larger) >= 1 and min(len(a), len(b)) == 1)


def _fill_in(one: set[str], two: set[str], all_told: set[str], context: Context) -> bool:
    """As in "A will be in X" and, that day, "a meeting with B": each names who represents a side of the other's."""
    sides_one, sides_two = ({side_of(p, context) for p in people} for people in (one, two))
    return not sides_one & sides_two and bool((sides_one | sides_two) & all_told)


def _named(participants: set[str], context: Context) -> set[str]:
    """The people among them who have a name; an office alone ("the Foreign Secretary") may be any of them."""
    people = {p for p in participants if context.kind(p) == "person"}
    return {p for p in people if (found := context.entities.get(p)) is None or found.name is not None}
