"""The queries that ship, on hand-made knowledge of three documents: what each must tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.iris import Namespaces
from kg.graph.mapping import Run, to_graph
from kg.model import Extraction, Knowledge, Outcome, TimeSpan, When
from kg.queries.run import run_saved
from kg.queries.saved import SavedQuery, load_queries
from kg.resources import resource
from kg.store.store import Store
from tests.graph import knowledge as made

CATALOGUE = load_queries([resource("queries")])
NEEDED = {
    "meetings-of-person": {"person": "KONO"},
    "agreements-of-country": {"country": "japan"},
    "figures-of-countries": {"country": "Russia"},
    "evidence": {"fact": "urn:none"},
}

_PLANNED_TALKS = replace(
    made.TALKS, status="planned", date=When(TimeSpan("2019-04"), "stated"), evidence=(made.line("This is my fifth"),)
)
_HELD_OSAKA = replace(made.OSAKA, status="held", evidence=(made.line("President Vladimir Putin and"),))
_MORE_EXCHANGES = replace(
    made.RECORD, indicator="Exchanges of our citizens", value=226000.0, unit="people/year", comparator="about"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    later = replace(made.KNOWLEDGE, document=replace(made.DOCUMENT, name="later.txt"))
    graphs = [
        made.KNOWLEDGE,
        replace(later, extraction=Extraction(meetings=(_HELD_OSAKA,), figures=(_MORE_EXCHANGES,))),
        Knowledge(replace(made.DOCUMENT, name="plan.txt"), Extraction(meetings=(_PLANNED_TALKS,)), made.AGENTS),
    ]
    with Store.open(tmp_path_factory.mktemp("shipped") / "store", create=True) as store:
        store.put_many(to_graph(graph, Namespaces(), Run("1", "model")) for graph in graphs)
        yield store


def rows(store: Store, name: str, columns: str, **values: str) -> list[tuple[str, ...]]:
    """The values of these columns, "" for none."""
    result = run_saved(store, CATALOGUE.get(name), {**NEEDED.get(name, {}), **values})
    assert isinstance(result, ox.QuerySolutions)
    return [tuple(getattr(row[column], "value", "") for column in columns.split()) for row in result]


def test_all_are_sound() -> None:
    """There are at least fourteen, none with a fault, and each lists its labels first and its IRIs last."""
    assert len(CATALOGUE.queries) >= 14 and CATALOGUE.faults == ()
    assert all("SELECT DISTINCT" in query.text and "\nORDER BY" in query.text for query in CATALOGUE)


@pytest.mark.parametrize("query", list(CATALOGUE), ids=lambda query: query.name)
def test_iris_come_last_and_rows_once(store: Store, query: SavedQuery) -> None:
    """No row comes twice, no label after an IRI, and two runs give the same rows in the same order."""
    found = [list(row) for row in run_saved(store, query, NEEDED.get(query.name, {}))]  # type: ignore[arg-type, union-attr] # a SELECT
    again = [list(row) for row in run_saved(store, query, NEEDED.get(query.name, {}))]  # type: ignore[arg-type, union-attr] # a SELECT
    assert found == again and len({tuple(map(str, row)) for row in found}) == len(found)
    for row in found:
        kinds = [isinstance(term, ox.NamedNode) for term in row if term is not None]
        assert kinds == sorted(kinds)


@pytest.mark.parametrize("query", list(CATALOGUE), ids=lambda query: query.name)
@pytest.mark.parametrize("value", ['"', "'''\\", "} UNION { ?s ?p ?o } #", "\n?x", "<urn:x>"])
def test_no_value_breaks_out(store: Store, query: SavedQuery, value: str) -> None:
    """Whatever stands in a name or a text, the query runs and matches nothing."""
    texts = [p for p in query.parameters if p.type in ("string", "country", "agent") and not p.choices]
    for parameter in texts:
        result = run_saved(store, query, {**NEEDED.get(query.name, {}), parameter.name: value})
        assert not list(result)  # type: ignore[arg-type] # a SELECT


def test_pairs_are_told_once_and_from_the_side_of_a_name(store: Store) -> None:
    """A pair comes once; asked for one of the two, from that side."""
    assert rows(store, "who-met-whom", "one other status", status="held") == [
        ("Sergey Lavrov", "Taro Kono", "held"), ("Shinzo Abe", "Vladimir Putin", "held"),
    ]  # fmt: skip
    assert rows(store, "who-met-whom", "one other", agent="kono", status="held") == [("Taro Kono", "Sergey Lavrov")]
    assert rows(store, "who-met-whom", "one", since="2019-06", status="held") == [("Shinzo Abe",)]


def test_a_plan_is_followed_to_what_became_of_it(store: Store) -> None:
    """A planned meeting is answered by the same one told of as held, or by a later one of the same participants."""
    assert rows(store, "planned-meetings", "date participants outcome outcome_date") == [
        ("April 2019", "Sergey Lavrov, Taro Kono", "held", "31 May 2019"),
        ("29 June 2019", "Shinzo Abe, Vladimir Putin", "held", "29 June 2019"),
    ]
    assert len(rows(store, "planned-meetings", "meeting", agent="Putin", until="2019")) == 0
    assert len(rows(store, "planned-meetings", "meeting", agent="Vladimir Putin", until="2019")) == 1


def test_a_persons_meetings_have_their_sentences_in_order(store: Store) -> None:
    """Every form of a name finds the person; sentences come in the order of the text."""
    (talks,) = rows(store, "meetings-of-person", "role ordinal places participants sentence", status="held")
    assert talks[:4] == ("Foreign Minister", "5", "Tokyo", "Sergey Lavrov, Taro Kono")
    assert talks[4].startswith("Statement by") and " […] This is my fifth" in talks[4]
    assert rows(store, "meetings-of-person", "part_of", person="Vladimir Putin", status="planned") == [("G20 summit",)]


def test_targets_come_by_deadline(store: Store) -> None:
    """The goal with a deadline comes before the one without; each with status, unit and source sentence."""
    found = rows(store, "targets", "value unit comparator deadline status parties sentence")
    assert [row[:6] for row in found] == [
        ("400000", "people/year", "equal", "2023", "notReached", "Japan, Russia"),
        ("30000000000", "USD", "moreThan", "", "set", "Japan, Russia"),
    ]
    assert found[0][6].endswith("by 2023.") and "$30 billion" in found[1][6]
    assert len(rows(store, "targets", "value", by="2022")) == 0 and len(rows(store, "targets", "value", by="2023")) == 1
    assert rows(store, "targets", "unit", indicator="TRADE", country="japan", status="set") == [("USD",)]


def test_observations_of_other_documents_stand_beside_targets(store: Store) -> None:
    """An indicator is one across documents and spellings; only the same unit is compared."""
    assert rows(store, "targets-and-observations", "goal observed period") == [
        ("400000", "226000", "2013"), ("30000000000", "30000000000", "2013"),
    ]  # fmt: skip


def test_a_country_pair_needs_both(store: Store) -> None:
    """With a second country only figures of both are told, with an unknown one none."""
    assert len(rows(store, "figures-of-countries", "value", other="Japan")) == 4
    assert rows(store, "figures-of-countries", "value", other="Brazil") == []


def test_offices_on_a_date(store: Store) -> None:
    """An office is told from the day on which it was stated; a country or person narrows it."""
    kono = [("Taro Kono", "Foreign Minister", "Japan", "31 May 2019")]
    assert rows(store, "offices-on-date", "name office of stated_on", date="2019-05-31", country="Japan") == kono
    assert rows(store, "offices-on-date", "name", date="2019-05-30") == []
    assert rows(store, "offices-on-date", "name", agent="Sergey Lavrov") == []


def test_documents_are_counted_apart(store: Store) -> None:
    """Each document has its own counts, though meetings are shared."""
    found = rows(store, "documents", "document meetings agreements targets observations holdings")
    assert [row[:5] for row in found] == [
        ("later.txt", "1", "0", "0", "1"), ("plan.txt", "1", "0", "0", "0"), ("talks.txt", "2", "1", "2", "1"),
    ]  # fmt: skip


def test_evidence_is_told_by_document(store: Store) -> None:
    """The evidence of a meeting that two documents tell of names both, with offsets that give the quote."""
    (meeting,) = {row[0] for row in rows(store, "who-met-whom", "meeting", agent="Shinzo Abe")}
    found = rows(store, "evidence", "document quote begin end", fact=meeting)
    assert [row[0] for row in found] == ["later.txt", "talks.txt"]
    assert all(made.TEXT[int(begin) : int(end)] == quote for _, quote, begin, end in found)


def test_the_rest_tells_what_it_is_for(store: Store) -> None:
    """Agreements by party, agents without link, indicators across documents, what was said and when things were."""
    assert rows(store, "agreements-by-status", "number parties", status="signed") == [("about 70", "Japan, Russia")]
    assert rows(store, "agreements-by-status", "title", country="Brazil") == []
    assert rows(store, "agreements-of-country", "status") == [("signed",)]
    assert rows(store, "unlinked-agents", "name kind documents") == [("Osaka", "Place", "3")]
    assert sorted(rows(store, "indicators", "goals observations documents")) == [("1", "1", "1"), ("1", "1", "2")]
    assert {row[0] for row in rows(store, "stated-by", "speaker", speaker="sergey lavrov")} == {"Sergey Lavrov"}
    dates = [row[0] for row in rows(store, "timeline", "date what")]
    assert dates[0] == "2013" and dates[-1] == "2023"
    assert rows(store, "timeline", "what label", since="2023") == rows(store, "timeline", "what label", since="2020")


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    """The shipped queries and a user's stand in one catalogue."""
    (tmp_path / "mine.rq").write_text("#+ summary: s\n#+ description: d\nASK {}", encoding="utf-8")
    assert {"mine", "targets"} <= set(load_queries([resource("queries"), tmp_path]).queries)


def test_outcomes_are_of_those_who_met_or_signed(tmp_path: Path) -> None:
    """A meeting is found by who took part and by who is a party to what came of it; others are not."""
    produced = replace(
        made.EXTRACTION, outcomes=(Outcome(made.TALKS, made.BUSINESS), Outcome(made.TALKS, made.EXCHANGES))
    )
    with Store.open(tmp_path / "store", create=True) as store:
        store.put_many([to_graph(replace(made.KNOWLEDGE, extraction=produced), Namespaces(), Run("1", "model"))])
        for name in ("", "kono", "Japan"):
            found = rows(store, "outcomes", "outcome_label status", participant=name)
            assert [status for _, status in found] == ["notReached", "signed"], name
        assert rows(store, "outcomes", "outcome", participant="Vladimir Putin") == []
        assert rows(store, "outcomes", "outcome", until="2018") == []
