"""Small document graphs that share agents, places and dates, built by hand and by Hypothesis."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.documentgraph import DocumentGraph
from kg.graph.iris import Namespaces, document_slug
from kg.graph.vocabulary import DG, OWL, RDF, RDFS, SKOS, XSD

NS = Namespaces("https://example.org/data/")


def wikidata(key: str) -> NamedNode:
    return NamedNode("http://www.wikidata.org/entity/" + key)


def document(
    name: str,
    mentions: Iterable[tuple[str, str]] = (),
    figures: Iterable[tuple[str, str]] = (),
    *,
    text: str = "text",
    version: str = "1",
    label: str = "{}",
) -> DocumentGraph:
    """A document that mentions agents, each as (key, form), and holds figures, each as (value, year)."""
    slug = document_slug(name)
    graph, node = NS.graph(slug), NS.document(slug)
    run = NS.in_document("extraction", slug, version)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    quads = [
        Quad(node, RDF.type, DG.Document, graph),
        Quad(node, DG.fileName, Literal(name), graph),
        Quad(node, DG.sha256, Literal(sha256), graph),
        Quad(node, DG.text, Literal(text), graph),
        Quad(run, RDF.type, DG.Extraction, graph),
        Quad(run, DG.version, Literal(version), graph),
        Quad(run, DG.model, Literal("model"), graph),
    ]
    for key, form in mentions:
        agent, mention = NS.agent(key), NS.in_document("mention", slug, key, form)
        mapping = NS.hashed("mapping", key)
        quads += [
            Quad(mention, RDF.type, DG.Mention, graph),
            Quad(mention, DG.agent, agent, graph),
            Quad(mention, DG.form, Literal(form), graph),
            Quad(agent, RDF.type, DG.Agent, NS.agents),
            Quad(agent, RDFS.label, Literal(label.format(key)), NS.agents),
            Quad(agent, SKOS.altLabel, Literal(form), NS.agents),
            # Points at a shared node that this document need not describe.
            Quad(agent, DG.country, NS.agent("a"), NS.agents),
            Quad(agent, SKOS.exactMatch, wikidata(key), NS.links),
            Quad(mapping, OWL.annotatedSource, agent, NS.links),
            Quad(mapping, OWL.annotatedTarget, wikidata(key), NS.links),
        ]
    for value, year in figures:
        figure, time = NS.in_document("figure", slug, value, year), NS.time(year)
        quads += [
            Quad(figure, RDF.type, DG.TargetFigure, graph),
            Quad(figure, DG.value, Literal(value, datatype=XSD.decimal), graph),
            Quad(figure, DG.deadline, time, graph),
            Quad(time, DG.edtf, Literal(year), NS.terms),
        ]
    return DocumentGraph.of(quads)


_mentions = st.tuples(st.sampled_from("abc"), st.sampled_from(["Mr A", "B", 'the "President"\n', "C \\u0022 {é}"]))
_figures = st.tuples(st.sampled_from(["1.50", "1.5", "30000000000", "007"]), st.sampled_from(["2019", "2023"]))
documents = st.builds(
    document,
    st.sampled_from(["one.txt", "two.txt", "three.html"]),
    st.lists(_mentions, max_size=4),
    st.lists(_figures, max_size=2),
    text=st.text(st.characters(exclude_categories=("Cs",)), max_size=5),
)
