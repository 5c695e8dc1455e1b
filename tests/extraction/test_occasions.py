"""Which tellings are of one occasion: hand-built tellings, no language model."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kg.extraction.context import Context
from kg.extraction.meetings.occasion_join import join
from kg.extraction.meetings.occasion_match import same
from kg.extraction.meetings.occasions import Occasion, Telling
from kg.language.analysis import Mention
from kg.model import Entity, Span, TimeSpan, When

COUNCIL, UNION = "organization/European Council", "organization/European Union"
PEOPLE = {
    "michel": COUNCIL,
    "office": "japan",
    "abe": "japan",
    "kono": "japan",
    "putin": "russia",
    "lavrov": "russia",
    "modi": "india",
}


class World:
    """As much of a `Context` as joining asks for: kinds and countries."""

    def __init__(self) -> None:
        self.entities = {
            "tokyo": Entity("tokyo", "place", "Tokyo", country="japan"),
            "delhi": Entity("delhi", "place", "Delhi", country="india"),
            "moscow": Entity("moscow", "place", "Moscow", country="russia"),
            "office": Entity("office", "person", None, country="japan"),
        }
        self.text = ""
        self.document = SimpleNamespace(issued=date(2019, 5, 31))
        sentence = SimpleNamespace(span=Span(0, 0))
        self.analysis = SimpleNamespace(parties=("japan", "russia"), sentences=[sentence] * 1000)

    def mentions_in(self, begin: int, end: int) -> list[Mention]:
        return []

    def kind(self, entity: str) -> str:
        return "person" if entity in PEOPLE or entity == "office" else "country"

    def country(self, entity: str) -> str:
        return PEOPLE.get(entity, entity)


WORLD = cast(Context, World())


def telling(*who: str, kind: str = "talks", day: str = "", at: int = 0, **more: Any) -> Telling:
    date = When(TimeSpan(day), "stated") if day else None
    return Telling(kind, "meeting.noun/1", at, at, list(who), date=date, **more)


ONE = {
    "a country and who represents it": (telling("abe", "putin"), telling("japan", "russia")),
    "the same people, one day said": (telling("abe", "putin", day="2019-05-30"), telling("abe", "putin")),
    "a day within a month": (telling("abe", "putin", day="2019-05-30"), telling("abe", "putin", day="2019-05")),
    "a reference": (telling("abe", "putin"), telling(refers=True)),
    "a city and its country": (telling("abe", "putin", places=["tokyo"]), telling("abe", "putin", places=["japan"])),
    "held and going on": (telling("abe", "putin", status="held"), telling("abe", "putin", status="ongoing")),
    "planned, and held on that very day": (
        telling("abe", "putin", status="planned", day="2019-05-30"),
        telling("abe", "putin", status="held", day="2019-05-30"),
    ),
    "a visit to two places, told by a headline, and what it is at one": (
        telling("abe", "russia", kind="visit", places=["tokyo", "moscow"], headline=True),
        telling("abe", "putin", places=["tokyo"]),
    ),
    "a headline's present tense": (
        telling("abe", "putin", status="planned"),
        telling("abe", "putin", status="held", headline=True),
    ),
    "a person of an office and who may hold it": (telling("office", "putin"), telling("abe", "putin")),
    "a body's president and the body's whole": (telling("abe", "michel"), telling("japan", UNION)),
    "who spoke, and the call": (telling("abe", "putin", unsure=True), telling("abe", "putin", kind="call")),
    "who spoke, and the meeting": (telling("abe", "putin", unsure=True), telling("abe", "putin", kind="visit")),
    "a session told twice": (
        telling("abe", "putin", kind="session", ordinal=5),
        telling("japan", "russia", kind="session", ordinal=5),
    ),
    "who comes, and who is met that day": (
        telling("abe", "russia", kind="visit", day="2019-05-30"),
        telling("putin", day="2019-05-30", refers=True),
    ),
    "a visit and talks during it": (telling("abe", "russia", kind="visit"), telling("abe", "putin")),
    "a visit of a week and talks in it": (
        telling("abe", "russia", kind="visit", day="2019-05-27/2019-06-02"),
        telling("abe", "putin", day="2019-05-30"),
    ),
    "a session and the body it is of, by its letters": (
        telling("japan", "russia", kind="session", body="Joint Defence Committee"),
        telling("abe", "putin", kind="session", body="JDC"),
    ),
}

TWO = {
    "other people of the same countries": (telling("abe", "putin"), telling("kono", "lavrov")),
    "who comes, and who is met on some other day": (
        telling("abe", "russia", kind="visit"),
        telling("putin", refers=True),
    ),
    "other countries": (telling("abe", "putin"), telling("abe", "modi")),
    "other days": (telling("abe", "putin", day="2019-05-30"), telling("abe", "putin", day="2019-06-01")),
    "other places": (telling("abe", "putin", places=["tokyo"]), telling("abe", "putin", places=["moscow"])),
    "held and planned": (telling("abe", "putin", status="held"), telling("abe", "putin", status="planned")),
    "a call and a meeting": (telling("abe", "putin", kind="call"), telling("abe", "putin")),
    "another meeting": (telling("abe", "putin"), telling("abe", "putin", fresh=True)),
    "the fourth and the fifth": (telling("abe", "putin", ordinal=4), telling("abe", "putin", ordinal=5)),
    "talks and a ceremony": (telling("abe", "putin"), telling("abe", "putin", kind="ceremony")),
    "talks and the fifth session of a body": (
        telling("abe", "putin"),
        telling("japan", "russia", kind="session", ordinal=5),
    ),
    'talks of two and "the summit"': (telling("abe", "putin"), telling(kind="summit", refers=True)),
    "a visit of three days and talks on one": (
        telling("abe", "russia", kind="visit", day="2019-05-29/2019-05-31"),
        telling("abe", "putin", day="2019-05-30"),
    ),
    "a visit and a session": (telling("abe", "russia", kind="visit"), telling("japan", "russia", kind="session", at=1)),
    "sessions of two bodies": (
        telling("japan", "russia", kind="session", body="Joint Economic Commission"),
        telling("japan", "russia", kind="session", body="Bilateral Political Consultations"),
    ),
    "talks and the second session after them": (
        telling("abe", "putin"),
        telling("abe", "putin", ordinal=2, sequel=True, at=1),
    ),
    "a reference to a visit elsewhere": (
        telling("abe", "putin", places=["tokyo"]),
        telling(kind="visit", refers=True, places=["delhi"]),
    ),
    "a reference before what is brought in as new": (
        telling("abe", "putin", fresh=True, at=2),
        telling(refers=True, at=1),
    ),
    "some of the document's day done and some still to come": (
        telling("abe", "putin", status="held", day="2019-05-31"),
        telling("abe", "putin", status="planned", day="2019-05-31"),
    ),
    "a named event": (telling("abe", "putin"), telling("japan", "russia", kind="summit", event=True)),
    "talks on a subject of their own": (
        telling("abe", "putin"),
        telling("japan", "russia", topic="talks on fisheries"),
    ),
    "a summit of three and the talks of two": (telling("abe", "putin", "modi", kind="summit"), telling("abe", "putin")),
    "a call and a meeting elsewhere that it speaks of": (
        telling("abe", "putin", kind="call"),
        telling(refers=True, places=["tokyo"]),
    ),
}


@pytest.mark.parametrize(("first", "second"), ONE.values(), ids=ONE)
def test_same(first: Telling, second: Telling) -> None:
    """Tellings that do not contradict each other are of one occasion."""
    assert same(Occasion([first]), second, WORLD)


@pytest.mark.parametrize(("first", "second"), TWO.values(), ids=TWO)
def test_not_same(first: Telling, second: Telling) -> None:
    """Tellings that contradict each other in who, when, where or how are of two."""
    assert not same(Occasion([first]), second, WORLD)


def test_join_takes_what_each_telling_adds() -> None:
    """An occasion has the union of what its tellings say: the narrowest day, every person, the place."""
    tellings = [
        telling("japan", "russia", day="2019-05", at=1),
        telling("abe", "putin", day="2019-05-30", at=2, places=["tokyo"]),
    ]
    (occasion,) = join(tellings, WORLD)
    assert occasion.participants == ["japan", "russia", "abe", "putin"]
    assert occasion.date is not None and occasion.date.time.edtf == "2019-05-30"
    assert occasion.places == ["tokyo"]


def test_join_does_not_depend_on_where_a_reference_stands() -> None:
    """A reference before the telling that names people still finds it, and alone it is no occasion."""
    assert [len(o.tellings) for o in join([telling(refers=True, at=1), telling("abe", "putin", at=2)], WORLD)] == [2]
    assert join([telling(refers=True)], WORLD) == []


def test_a_reference_goes_to_the_nearest() -> None:
    """Of two occasions that a reference fits, it goes to the one told nearer."""
    far, near = join([telling("abe", "putin", at=1), telling("abe", "modi", at=8), telling(refers=True, at=9)], WORLD)
    assert (len(far.tellings), len(near.tellings)) == (1, 2)


def test_a_reference_that_finds_nothing_is_of_the_parties() -> None:
    """What has a day and a place or number of its own and nobody else told is between the document's two parties."""
    main = telling("abe", "putin", day="2019-05-30", at=1)
    _, other = join([main, telling(refers=True, day="2018-07", places=["tokyo"], at=2)], WORLD)
    assert other.participants == ["japan", "russia"]
    assert len(join([main, telling(refers=True, day="2018-07", at=2)], WORLD)) == 1


def test_many_occasions_are_compared_with_few() -> None:
    """Occasions of other sides are not even looked at, so that a thousand tellings take no million comparisons."""
    world = World()
    asked = 0

    def kind(entity: str) -> str:
        nonlocal asked
        asked += 1
        return "country"

    world.kind = kind  # type: ignore[method-assign]
    tellings = [telling(f"c{n}", f"d{n}", day="2019-05-30", at=n) for n in range(1000)]
    assert len(join([*tellings, *tellings], cast(Context, world))) == 1000
    assert asked < 20_000


def test_status_is_the_most_settled() -> None:
    """What has been held was planned before; a headline's word counts only where no sentence says more."""
    assert Occasion([telling(status="planned"), telling(status="held")]).status == "held"
    assert Occasion([telling(status="held", headline=True), telling(status="planned")]).status == "planned"


def test_call_speaks_of_a_meeting() -> None:
    """What a call tells of as "their meeting in Tokyo" is an occasion of those who speak."""
    call, meeting = join(
        [telling("abe", "putin", kind="call", at=1), telling(refers=True, places=["moscow"], status="held", at=2)],
        WORLD,
    )
    assert call.kind == "call" and call.places == []
    assert meeting.participants == ["abe", "putin"] and meeting.places == ["moscow"]
