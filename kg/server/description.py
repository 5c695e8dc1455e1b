"""What the endpoint says of itself: SPARQL service description and VoID with counts.

Source: SPARQL 1.1 Service Description (W3C, 2013); Describing Linked Datasets with the VoID Vocabulary (W3C, 2011).
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.vocabulary import PREFIXES
from kg.server.http import Request, Response
from kg.server.negotiate import GRAPHS, HTML, JSONLD, NTRIPLES, RDFXML, TURTLE, Format, NotAcceptable, choose, named
from kg.server.sparql import Endpoint

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TITLE = ox.NamedNode("http://purl.org/dc/terms/title")
_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
# https://www.w3.org/ns/formats/
_RESULT_FORMATS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads"),
)

_WRITERS = {
    TURTLE.name: ox.RdfFormat.TURTLE,
    NTRIPLES.name: ox.RdfFormat.N_TRIPLES,
    RDFXML.name: ox.RdfFormat.RDF_XML,
    JSONLD.name: ox.RdfFormat.JSON_LD,
}
_LONGEST = 2_000  # bytes of a query string
_OFFERED = tuple(form for form in GRAPHS if form.name in _WRITERS)

# Over the union of all graphs, in which a triple counts once; Oxigraph gives it once for each graph that has it.
_TOTALS = """
SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?p) AS ?properties)
       (COUNT(DISTINCT ?o) AS ?objects) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"""
_CLASSES = "SELECT ?term (COUNT(DISTINCT ?s) AS ?count) { ?s a ?term } GROUP BY ?term ORDER BY DESC(?count) ?term"
_PROPERTIES = """
SELECT ?term (COUNT(*) AS ?count) { SELECT DISTINCT ?s ?term ?o { ?s ?term ?o } }
GROUP BY ?term ORDER BY DESC(?count) ?term"""
_GRAPHS = "SELECT ?term (COUNT(*) AS ?count) { GRAPH ?term { ?s ?p ?o } } GROUP BY ?term ORDER BY ?term"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is; each tuple holds (IRI, number)."""

    totals: dict[str, int]
    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int], ...]
    graphs: tuple[tuple[str, int], ...]


async def counts(endpoint: Endpoint) -> Counts:
    """Counts of the present store; kept while it is unchanged."""
    totals = json.loads(await endpoint.ask(_TOTALS))["results"]["bindings"][0]
    parts = []
    for text in (_CLASSES, _PROPERTIES, _GRAPHS):
        rows = json.loads(await endpoint.ask(text))["results"]["bindings"]
        parts.append(tuple((row["term"]["value"], int(row["count"]["value"])) for row in rows if "term" in row))
    return Counts({name: int(value["value"]) for name, value in totals.items()}, *parts)


async def bare_endpoint(endpoint: Endpoint, request: Request) -> Response:
    """The endpoint without a query: the service description, or for a browser the page to write a query on."""
    wanted = next((value for key, value in request.parameters(_LONGEST) if key == "format" and value), None)
    form = named(wanted, _OFFERED) if wanted else choose(request.header("accept"), (*_OFFERED, HTML))
    if form is HTML:
        return Response(303, {"location": f"{request.base_path}/#query", "vary": "accept"})
    return _graph(form, await _service(endpoint, request))


async def void(endpoint: Endpoint, request: Request) -> Response:
    """The VoID description of the data set."""
    found = await counts(endpoint)
    dataset = ox.NamedNode(f"{request.origin}/.well-known/void#dataset")
    triples = [
        _type(dataset, VOID + "Dataset"),
        ox.Triple(dataset, _TITLE, ox.Literal("diplograph", language="en")),
        ox.Triple(dataset, ox.NamedNode(VOID + "sparqlEndpoint"), ox.NamedNode(f"{request.origin}/sparql")),
        ox.Triple(dataset, ox.NamedNode(VOID + "uriSpace"), ox.Literal(endpoint.config.base)),
        *_sizes(dataset, found),
    ]
    for number, (term, count) in enumerate(found.classes):
        part = ox.NamedNode(f"{dataset.value}-class-{number}")
        triples += [
            ox.Triple(dataset, ox.NamedNode(VOID + "classPartition"), part),
            ox.Triple(part, ox.NamedNode(VOID + "class"), ox.NamedNode(term)),
            ox.Triple(part, ox.NamedNode(VOID + "entities"), _number(count)),
        ]
    for number, (term, count) in enumerate(found.properties):
        part = ox.NamedNode(f"{dataset.value}-property-{number}")
        triples += [
            ox.Triple(dataset, ox.NamedNode(VOID + "propertyPartition"), part),
            ox.Triple(part, ox.NamedNode(VOID + "property"), ox.NamedNode(term)),
            ox.Triple(part, ox.NamedNode(VOID + "triples"), _number(count)),
        ]
    used = {term for term, _ in (*found.classes, *found.properties)}
    for iri in sorted(set(PREFIXES.values())):
        if any(term.startswith(iri) for term in used):
            triples.append(ox.Triple(dataset, ox.NamedNode(VOID + "vocabulary"), ox.NamedNode(iri)))
    return _graph(choose(request.header("accept"), _OFFERED), triples)


async def _service(endpoint: Endpoint, request: Request) -> list[ox.Triple]:
    found = await counts(endpoint)
    home = ox.NamedNode(f"{request.origin}/sparql")
    dataset = ox.NamedNode(f"{home.value}#dataset")
    graph = ox.NamedNode(f"{home.value}#default-graph")
    triples = [
        _type(home, SD + "Service"),
        _sd(home, "endpoint", home),
        _sd(home, "supportedLanguage", ox.NamedNode(SD + "SPARQL11Query")),
        *_features(endpoint, home),
        *(_sd(home, "resultFormat", ox.NamedNode(_FORMATS + name)) for name in _RESULT_FORMATS),
        _sd(home, "defaultDataset", dataset),
        _type(dataset, SD + "Dataset"),
        _sd(dataset, "defaultGraph", graph),
        _type(graph, SD + "Graph"),
        *_sizes(graph, found),
    ]
    for number, (name, count) in enumerate(found.graphs):
        named = ox.NamedNode(f"{home.value}#named-graph-{number}")
        inner = ox.NamedNode(f"{named.value}-content")
        triples += [
            _sd(dataset, "namedGraph", named),
            _type(named, SD + "NamedGraph"),
            _sd(named, "name", ox.NamedNode(name)),
            _sd(named, "graph", inner),
            _type(inner, SD + "Graph"),
            ox.Triple(inner, ox.NamedNode(VOID + "triples"), _number(count)),
        ]
    return triples


def _features(endpoint: Endpoint, home: ox.NamedNode) -> list[ox.Triple]:
    """Whether SERVICE may be used, and what the default graph is where a request names none.

    By the specification's words UnionDefaultGraph is about queries and updates, but Oxigraph gives the WHERE of an
    update the store's own default graph: a server that takes updates does not claim it.
    """
    config = endpoint.config
    found = [_sd(home, "feature", ox.NamedNode(SD + "BasicFederatedQuery"))] if config.services else []
    if config.write:
        return [*found, _sd(home, "supportedLanguage", ox.NamedNode(SD + "SPARQL11Update"))]
    return [*found, _sd(home, "feature", ox.NamedNode(SD + "UnionDefaultGraph"))] if config.union else found


def _graph(form: Format | None, triples: list[ox.Triple]) -> Response:
    if form is None:
        raise NotAcceptable(f"this can be had as {', '.join(form.media_type for form in _OFFERED)}")
    prefixes = {**PREFIXES, "sd": SD, "void": VOID}
    used = "\n".join(str(triple) for triple in triples)
    prefixes = {name: iri for name, iri in prefixes.items() if iri in used}
    body = ox.serialize(triples, format=_WRITERS[form.name], prefixes=prefixes) or b""
    return Response(200, {"content-type": form.content_type, "vary": "accept", "cache-control": "no-cache"}, body)


def _sizes(node: ox.NamedNode, found: Counts) -> list[ox.Triple]:
    names = {"triples": "triples", "subjects": "distinctSubjects", "objects": "distinctObjects"}
    triples = [ox.Triple(node, ox.NamedNode(VOID + term), _number(found.totals[key])) for key, term in names.items()]
    triples.append(ox.Triple(node, ox.NamedNode(VOID + "properties"), _number(found.totals["properties"])))
    triples.append(ox.Triple(node, ox.NamedNode(VOID + "classes"), _number(len(found.classes))))
    return triples


def _sd(subject: ox.NamedNode, name: str, value: ox.NamedNode) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(SD + name), value)


def _type(subject: ox.NamedNode, iri: str) -> ox.Triple:
    return ox.Triple(subject, _RDF_TYPE, ox.NamedNode(iri))


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=_INTEGER)
