"""The sheet that one document's quads are written on: its own graph, and the shared nodes that its facts point at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import GraphError, Where
from kg.graph.identity import normal_words
from kg.graph.iris import Namespaces, document_slug
from kg.graph.labels import canonical_decimal, time_label
from kg.graph.units import qudt_unit
from kg.graph.vocabulary import (
    DG,
    FOAF,
    ORG,
    OWL,
    QUDT,
    RDF,
    RDFS,
    SCHEMA,
    SEMAPV,
    SKOS,
    SSSOM,
    TIME,
    XSD,
)
from kg.model import Agent, Knowledge, Link, Span, When

AGENT_TYPES = {
    "person": (DG.Person, DG.Agent, FOAF.Person),
    "organization": (DG.Organization, DG.Agent, ORG.Organization),
    "country": (DG.Country, DG.Place, DG.Agent, SCHEMA.Country, SCHEMA.Place),
    "place": (DG.Place, SCHEMA.Place),
}


class Sheet:
    """Quads in the making; shared nodes (agents, time spans, units, indicators) are described when first pointed at."""

    def __init__(self, knowledge: Knowledge, namespaces: Namespaces) -> None:
        self.knowledge = knowledge
        self.text = knowledge.document.text
        self.ns = namespaces
        self.slug = document_slug(knowledge.document.name)
        self.document = namespaces.document(self.slug)
        self.graph = namespaces.graph(self.slug)
        self.quads: list[Quad] = []
        self._described: set[NamedNode] = set()
        self._by_key = _agents_by_key(knowledge)
        self._why = self._reasons()
        self._occurrences: dict[str, list[int]] = {}
        self._passages: dict[Span, NamedNode] = {}
        self._indicators: dict[NamedNode, str] = {}

    def error(self, message: str, hint: str) -> GraphError:
        """A GraphError that names the document."""
        return GraphError(message, where=Where(self.knowledge.document.name), hint=hint)

    # --- the document's own graph ---

    def put(self, subject: NamedNode, predicate: NamedNode, *objects: NamedNode | Literal) -> None:
        """Triples of the document's own graph."""
        for value in objects:
            self.quads.append(Quad(subject, predicate, value, self.graph))

    def share(self, graph: NamedNode, subject: NamedNode, predicate: NamedNode, *objects: NamedNode | Literal) -> None:
        """Triples of a graph that documents share."""
        for value in objects:
            self.quads.append(Quad(subject, predicate, value, graph))

    def literal(self, text: str) -> Literal:
        """A plain string; raises GraphError for a lone surrogate, which no RDF format can carry."""
        try:
            return Literal(text)
        except ValueError:
            raise self.error(
                f"text that is no Unicode: {text[:40]!r}", "decode the file again, as the encoding it is in"
            ) from None

    def quote(self, spans: Iterable[Span]) -> str:
        """The first quote of some evidence."""
        return min(spans, default=Span(0, 0)).of(self.text)

    def passage(self, span: Span) -> NamedNode:
        """The passage of a span: named by its quote and by which occurrence of it in the text this is."""
        if span in self._passages:
            return self._passages[span]
        quote = span.of(self.text)
        node = self.ns.in_document("passage", self.slug, quote, str(self._occurrence(quote, span.begin)))
        self._passages[span] = node
        self.put(node, RDF.type, DG.Passage)
        self.put(node, DG.inDocument, self.document)
        self.put(node, DG.begin, Literal(span.begin))
        self.put(node, DG.end, Literal(span.end))
        self.put(node, DG.quote, self.literal(quote))
        return node

    def _occurrence(self, quote: str, begin: int) -> int:
        """How often the quote begins before this place; each distinct quote is searched for once."""
        if quote not in self._occurrences:
            starts: list[int] = []
            at = self.text.find(quote) if quote else -1
            while at >= 0:
                starts.append(at)
                at = self.text.find(quote, at + 1)
            self._occurrences[quote] = starts
        return sum(start < begin for start in self._occurrences[quote])

    # --- shared nodes ---

    def key(self, entity: str) -> str:
        """Key of an entity's agent; raises GraphError for an entity that was never identified."""
        return self.agent_of(entity).key

    def label(self, entity: str) -> str:
        """Canonical name of an entity's agent."""
        return self.agent_of(entity).label

    def agent_of(self, entity: str) -> Agent:
        """The agent of an entity id; raises GraphError for one that was never identified."""
        try:
            return self.knowledge.agents[entity]
        except KeyError:
            raise self.error(
                f"a fact names the entity {entity!r}, which has no agent",
                "this is a bug in extraction or identity; report it with the document",
            ) from None

    def agent(self, entity: str) -> NamedNode:
        """The node of an entity's agent or place."""
        return self._agent(self._by_key[_node_key(self.agent_of(entity))])

    def _node(self, agent: Agent) -> NamedNode:
        return self.ns.place(agent.key) if agent.kind == "place" else self.ns.agent(agent.key)

    def _agent(self, agent: Agent) -> NamedNode:
        node = self._node(agent)
        if node in self._described:
            return node
        self._described.add(node)
        graph = self.ns.places if agent.kind == "place" else self.ns.agents
        self.share(graph, node, RDF.type, *AGENT_TYPES[agent.kind])
        self.share(graph, node, RDFS.label, self.literal(agent.label))
        self.share(graph, node, SKOS.altLabel, *(self.literal(f) for f in agent.forms if f != agent.label))
        if agent.country is not None and agent.country != agent.key:
            self.share(graph, node, DG.country, self.ns.agent(agent.country))
        for form in agent.forms:
            self._mention(node, form)
        for scheme, code in agent.codes:
            self.share(graph, node, DG[scheme], self.literal(code))
        for link in agent.links:
            self._link(node, link)
        return node

    def _reasons(self) -> dict[tuple[NamedNode, str], set[str]]:
        """Node and form to how the document came from that form to that agent."""
        found: dict[tuple[NamedNode, str], set[str]] = {}
        for entity, why in self.knowledge.why.items():
            agent = self.agent_of(entity)
            for form in agent.forms:
                found.setdefault((self._node(agent), form), set()).add(why)
        return found

    def _mention(self, node: NamedNode, form: str) -> None:
        mention = self.ns.in_document("mention", self.slug, node.value.removeprefix(self.ns.base), form)
        self.put(mention, RDF.type, DG.Mention)
        self.put(mention, DG.agent, node)
        self.put(mention, DG.form, self.literal(form))
        self.put(mention, DG.inDocument, self.document)
        for why in sorted(self._why.get((node, form), ())):
            self.put(mention, DG.explanation, self.literal(f"identity: {why}"))

    def _link(self, node: NamedNode, link: Link) -> None:
        """A link and its mapping node, in the slots that SSSOM 1.0 gives a mapping in RDF.

        Only what a person decided is ``owl:sameAs`` too: it merges statements, and a guess must not.
        """
        try:
            target = NamedNode(link.iri)
        except ValueError as error:
            raise self.error(
                f"link to <{link.iri}>, which is no IRI: {error}", "mend it where it was decided"
            ) from None
        links = self.ns.links
        predicate = SKOS.exactMatch if link.exact else SKOS.closeMatch
        mapping = self.ns.hashed("mapping", node.value, predicate.value, link.iri)
        self.share(links, node, predicate, target)
        if link.exact and link.curated:
            self.share(links, node, OWL.sameAs, target)
        justification = SEMAPV.ManualMappingCuration if link.curated else SEMAPV.CompositeMatching
        self.share(links, mapping, RDF.type, SSSOM.Mapping)
        self.share(links, mapping, OWL.annotatedSource, node)
        self.share(links, mapping, OWL.annotatedProperty, predicate)
        self.share(links, mapping, OWL.annotatedTarget, target)
        self.share(links, mapping, SSSOM.mapping_justification, justification)
        self.share(links, mapping, SSSOM.confidence, decimal(link.score))
        self.share(links, mapping, RDFS.comment, self.literal(link.why))
        if link.source:
            self.share(links, mapping, SSSOM.object_source_version, self.literal(link.source))
        if link.by:
            self.share(links, mapping, SSSOM.author_label, self.literal(link.by))
        if link.on:
            self.share(links, mapping, SSSOM.mapping_date, Literal(link.on, datatype=XSD.date))

    def link_fact(self, node: NamedNode) -> None:
        """The links of an agreement or event; the document points at it, so that they stay while it does."""
        for link in self.knowledge.facts.get(node.value.removeprefix(self.ns.base), ()):
            self.put(self.document, SCHEMA.mentions, node)
            self._link(node, link)

    def all_agents(self) -> None:
        """Describe every agent that the document mentions, whether a fact names it or not."""
        for agent in self._by_key.values():
            if agent.forms:
                self._agent(agent)

    def time(self, when: When) -> NamedNode:
        """The node of a date. A malformed one gets no bounds, so that the gate refuses it with its fact."""
        edtf = when.time.edtf
        node = self.ns.time(edtf)
        if node not in self._described:
            self._described.add(node)
            terms = self.ns.terms
            self.share(terms, node, RDF.type, DG.TimeSpan, TIME.ProperInterval)
            self.share(terms, node, DG.edtf, self.literal(edtf))
            self.share(terms, node, RDFS.label, self.literal(time_label(when)))
            try:
                bounds = (when.time.earliest, when.time.latest)
            except (ValueError, IndexError):
                return node
            self.share(terms, node, DG.earliest, day(bounds[0]))
            self.share(terms, node, DG.latest, day(bounds[1]))
        return node

    def unit(self, notation: str) -> NamedNode:
        """The node of a unit, by its notation, with its QUDT unit where that is known."""
        node = self.ns.unit(notation)
        if node in self._described:
            return node
        self._described.add(node)
        terms = self.ns.terms
        self.share(terms, node, RDF.type, DG.Unit, QUDT.Unit)
        self.share(terms, node, RDFS.label, self.literal(notation))
        self.share(terms, node, SKOS.notation, self.literal(notation))
        if same := qudt_unit(notation):
            self.share(terms, node, SKOS.exactMatch, same)
        return node

    def indicator(self, text: str) -> NamedNode:
        """The concept of what is measured: one for all spellings, its label in the words of each document."""
        node = self.ns.indicator("-".join(normal_words(text)) or text)
        if node not in self._indicators:
            self.share(self.ns.terms, node, RDF.type, DG.Indicator, SKOS.Concept)
        # One label a document: of two that differ in case, the one with fewer capitals.
        known = self._indicators.setdefault(node, text)
        if known != text:
            self._indicators[node] = min(known, text, key=lambda t: (sum(c.isupper() for c in t), t))
        return node

    def finish(self) -> list[Quad]:
        """All quads, once every fact is written."""
        for node, text in self._indicators.items():
            self.put(node, RDFS.label, self.literal(text))
        return self.quads


@lru_cache(maxsize=1024, typed=True)  # confidences and round numbers come again and again
def decimal(value: float) -> Literal:
    """An ``xsd:decimal`` in canonical form."""
    return Literal(canonical_decimal(value), datatype=XSD.decimal)


def day(value: date) -> Literal:
    """An ``xsd:date``."""
    return Literal(value.isoformat(), datatype=XSD.date)


def _node_key(agent: Agent) -> tuple[bool, str]:
    return agent.kind == "place", agent.key


def _agents_by_key(knowledge: Knowledge) -> dict[tuple[bool, str], Agent]:
    """One agent per node, with the forms of all entities that share it."""
    found: dict[tuple[bool, str], Agent] = {}
    for entity in sorted(knowledge.agents):
        agent = knowledge.agents[entity]
        known = found.setdefault(_node_key(agent), agent)
        if (known.kind, known.label, known.country, known.links) != (
            agent.kind,
            agent.label,
            agent.country,
            agent.links,
        ):
            raise GraphError(
                f"the agent {agent.key!r} is described in two ways: {known.label!r} ({known.kind}) and "
                f"{agent.label!r} ({agent.kind})",
                where=Where(knowledge.document.name),
                hint="this is a bug in identity; report it with the document",
            )
        forms = tuple(sorted({*known.forms, *agent.forms}))
        if forms != known.forms:
            found[_node_key(agent)] = replace(known, forms=forms)
    return found
