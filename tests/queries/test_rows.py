"""The rows that every shipped query gives on the two seed documents, kept beside it.

``<name>.rows.json`` is a list of cases, each with the parameter ``values`` and the ``rows``; ``pytest --update``
writes the rows anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.queries.run import run_saved, run_text
from kg.queries.saved import SavedQuery, load_queries
from kg.resources import resource
from kg.settings import Settings
from kg.store.store import Store

SEEDS = ("000_6febcb305ee30d60.txt", "002_165619e416cb6055.txt")
CATALOGUE = load_queries([resource("queries")])
_THE_GOAL = """PREFIX dg: <https://w3id.org/diplograph/ontology#>
SELECT (MIN(?iri) AS ?goal) WHERE { ?target a dg:TargetFigure ; dg:value 30000000000.0 BIND (STR(?target) AS ?iri) }"""


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory, one_model: None) -> Iterator[Store]:
    from kg.pipeline.walk import Walker
    from kg.reading.files import find_sources

    with Store.open(tmp_path_factory.mktemp("rows") / "store", create=True) as store:
        sources = find_sources([resource("data", "documents", name) for name in SEEDS])
        for walked in Walker.of(Settings()).walk(sources):
            assert walked.graph and not isinstance(walked.graph, bytes), walked.message
            store.put(walked.graph)
        yield store


def rows(store: Store, query: SavedQuery, values: dict[str, str]) -> list[dict[str, str]]:
    result = run_saved(store, query, values)
    assert isinstance(result, ox.QuerySolutions)
    names = [variable.value for variable in result.variables]
    return [{name: row[name].value for name in names if row[name] is not None} for row in result]  # type: ignore[union-attr] # no triples


@pytest.mark.model
@pytest.mark.parametrize("query", list(CATALOGUE), ids=lambda query: query.name)
def test_the_rows_are_those_beside_the_query(
    seeds: Store, query: SavedQuery, golden: Callable[[Path, str], None], request: pytest.FixtureRequest
) -> None:
    """Every saved query gives, for each case beside it, exactly the rows that are written there."""
    file = query.path.with_suffix(".rows.json")
    cases: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else [{"values": {}}]
    if query.name == "evidence" and request.config.getoption("--update"):
        (goal,) = run_text(seeds, _THE_GOAL)  # type: ignore[misc] # a SELECT of one row
        cases = [{"values": {"fact": goal["goal"].value}}]
    now = [{"values": case["values"], "rows": rows(seeds, query, case["values"])} for case in cases]
    golden(file, json.dumps(now, ensure_ascii=False, indent=1) + "\n")
    assert all(case["rows"] for case in now), "a case that shows nothing is no example"
