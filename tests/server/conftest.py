"""A real server over a real socket, on a small graph of the project's shape; one for the session, others on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.queries.saved import Catalogue, load_queries
from kg.server.config import Config
from tests.server.processes import until
from tests.server.running import Running, running

BASE = "https://w3id.org/diplograph/data/"
DG = "https://w3id.org/diplograph/ontology#"

DATA = f"""
PREFIX dg: <{DG}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX b: <{BASE}>
INSERT DATA {{
  GRAPH <{BASE}graph/one> {{
    <{BASE}document/one> a dg:Document ; rdfs:label "one" .
    <{BASE}meeting/1> a dg:Meeting ; rdfs:label "Talks in Tokyo, \\"31 May\\" <b>&amp;" ;
      dg:participant <{BASE}agent/Q58217> ; dg:evidence <{BASE}passage/one/1> .
    <{BASE}passage/one/1> a dg:Passage ; dg:quote "met in Tokyo, today" ; dg:begin 3 ; dg:end 22 .
    <{BASE}figure/one/2> a dg:Figure, dg:TargetFigure ; dg:value 30000000000.0 ; rdfs:label "trade goal"@en .
  }}
  GRAPH <{BASE}graph/two> {{
    <{BASE}document/two> a dg:Document ; rdfs:label "two" .
    <{BASE}meeting/1> a dg:Meeting ; rdfs:label "Talks in Tokyo, \\"31 May\\" <b>&amp;" .
    <{BASE}meeting/2> a dg:Meeting ; rdfs:label "Переговоры в Осаке\\n2 lines" .
  }}
  GRAPH <{BASE}graph/agents> {{ <{BASE}agent/Q58217> a dg:Person, dg:Agent ; rdfs:label "Sergey Lavrov" . }}
}}"""

QUERIES = {
    "meetings": """#+ summary: Meetings with <b>people</b>
#+ description: Who met, by name.
#+ tags: [meetings]
#+ params:
#+   - name: person
#+     type: agent
#+     description: name of a participant
#+   - name: order
#+     type: string
#+     description: of the rows
#+     choices: [label, iri]
#+     default: label
PREFIX dg: <https://w3id.org/diplograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?meeting ?label WHERE {
  ?meeting a dg:Meeting ; rdfs:label ?label .
  FILTER(?_person = "" || EXISTS { ?meeting dg:participant/rdfs:label ?_person })
} ORDER BY IF(?_order = "iri", STR(?meeting), ?label)
""",
    "about": """#+ summary: What is said of a node
#+ description: Its triples.
#+ params:
#+   - name: node
#+     type: iri
#+     required: true
#+     description: the node
CONSTRUCT { ?_node ?p ?o } WHERE { ?_node ?p ?o }
""",
    "broken": "SELECT * WHERE {",
}


@pytest.fixture(scope="session")
def graph() -> ox.Store:
    store = ox.Store()
    store.update(DATA)
    return store


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("queries")
    for name, text in QUERIES.items():
        (folder / f"{name}.rq").write_text(text, encoding="utf-8")
    return load_queries([folder])


@pytest.fixture(scope="session")
def server(graph: ox.Store, catalogue: Catalogue) -> Iterator[Running]:
    with running(graph, catalogue) as found:
        until(found.is_resident)  # so that ETags stand for as long as the session
        yield found


Start = Callable[..., Running]


@pytest.fixture
def start(graph: ox.Store, catalogue: Catalogue) -> Iterator[Start]:
    """Starts a server with its own configuration; it ends with the test."""
    with ExitStack() as stack:

        def begin(store: Path | ox.Store | None = None, **options: object) -> Running:
            config = Config(**{"workers": 2, **options})  # type: ignore[arg-type]  # the test spells the fields
            return stack.enter_context(running(graph if store is None else store, catalogue, config))

        yield begin
