"""The two seed documents, from their files to Turtle: what must come out, and that it is the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.documentgraph import DocumentGraph
from kg.graph.iris import Namespaces
from kg.graph.serialise import serialise
from kg.model import Extraction, Figure
from kg.pipeline.walk import Walker
from kg.reading.files import find_sources
from kg.reading.read import read_source
from kg.resources import resource
from kg.settings import Settings

SEEDS = ("000_6febcb305ee30d60.txt", "002_165619e416cb6055.txt")
GOLDEN = Path(__file__).parent / "golden" / "seeds"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def walker(one_model: None) -> Walker:
    return Walker.of(Settings())


@pytest.fixture(scope="module")
def told(walker: Walker) -> dict[str, Extraction]:
    documents = [read_source(source)[0] for source in find_sources([resource("data", "documents", n) for n in SEEDS])]
    return {known.document.name: known.extraction for known in walker.know(documents)}


def figure(told: Extraction, value: float, *, target: bool) -> Figure:
    (found,) = [f for f in told.figures if f.value == value and f.target is target]
    return found


@pytest.mark.parametrize("name", SEEDS)
def test_turtle_of_a_seed(walker: Walker, golden: Callable[[Path, str], None], name: str) -> None:
    """A seed's graph is, byte for byte, the Turtle that is kept."""
    (end,) = walker.walk(find_sources([resource("data", "documents", name)]))
    assert isinstance(end.graph, DocumentGraph), end.message
    turtle = b"".join(serialise(end.graph.quads, "turtle", Namespaces(Settings().base)))
    golden(GOLDEN / f"{Path(name).stem}.ttl", turtle.decode())


def test_the_tokyo_talks_and_the_osaka_meeting(told: dict[str, Extraction]) -> None:
    """The talks are one meeting, held, the fifth; the meeting in Osaka is planned and part of the G20 summit."""
    meetings = told[SEEDS[0]].meetings
    talks = [m for m in meetings if {p.entity for p in m.participants} == {"person/sergey lavrov", "person/taro kono"}]
    (tokyo,) = [m for m in talks if m.kind == "talks"]
    assert (tokyo.status, tokyo.ordinal, tokyo.places) == ("held", 5, ("place/Tokyo",))
    assert tokyo.date is not None and tokyo.date.time.edtf == "2019-05-31"
    (osaka,) = [m for m in meetings if "person/vladimir putin" in {p.entity for p in m.participants}]
    assert (osaka.status, osaka.places, osaka.part_of) == ("planned", ("place/Osaka",), "G20 summit")
    assert osaka.date is not None and osaka.date.time.edtf == "2019-06-29"
    assert {p.entity for p in osaka.participants} == {"person/vladimir putin", "person/shinzo abe"}


def test_goals_apart_from_observations(told: dict[str, Extraction]) -> None:
    """Over 30 billion dollars are a goal apart from the record of 2013; 400,000 a year by 2023 are not reached."""
    first = told[SEEDS[0]]
    goal, record = figure(first, 30e9, target=True), figure(first, 30e9, target=False)
    assert (goal.unit, goal.comparator, goal.status, goal.deadline) == ("USD", "moreThan", "set", None)
    assert record.period is not None and record.period.time.edtf == "2013"
    growth = figure(first, 17, target=False)
    assert (growth.unit, growth.change) == ("percent", "increase")
    assert growth.period is not None and growth.period.time.edtf == "2018"
    exchanges = figure(first, 400_000, target=True)
    assert (exchanges.unit, exchanges.status) == ("people/year", "notReached")
    assert exchanges.deadline is not None and exchanges.deadline.time.edtf == "2023"


def test_agreements_and_the_visit_to_moscow(told: dict[str, Extraction]) -> None:
    """Proposed visa-free travel, counted groups, the investment fund, and Hiroshige Seko's visit."""
    first, second = told[SEEDS[0]], told[SEEDS[1]]
    (visas,) = [a for a in first.agreements if a.title.startswith("visa-free travel")]
    assert visas.status == "proposed"
    counted = {a.count: (a.kind, a.approximate) for a in second.agreements if a.count}
    assert counted == {12: ("treaty", False), 70: ("contract", True)}
    assert any("investment fund" in a.title for a in second.agreements)
    (visit,) = [m for m in second.meetings if "person/hiroshige seko" in {p.entity for p in m.participants}]
    assert (visit.kind, visit.status, visit.places) == ("visit", "held", ("place/Moscow",))
