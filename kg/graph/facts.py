"""Each kind of fact as triples of its document's graph; a fact's IRI is hashed from what makes it that fact."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from kg.graph import identity, labels
from kg.graph.sheet import Sheet, decimal
from kg.graph.vocabulary import DG, ORG, RDF, RDFS, SCHEMA, SEM, SKOS, SOSA
from kg.model import Agreement, Fact, Figure, Holding, Meeting, Outcome, Participant, When

#: The nodes of the facts of a document.
Nodes = dict[Fact, NamedNode]


def write_meetings(sheet: Sheet, meetings: Iterable[Meeting]) -> Nodes:
    """Meetings with their participations and larger events."""

    def parts(meeting: Meeting) -> identity.Parts:
        keys = [sheet.key(p.entity) for p in meeting.participants]
        return identity.meeting_parts(meeting, keys, sheet.slug, sheet.quote(meeting.evidence))

    meetings = tuple(meetings)
    nodes: Nodes = {}
    events = _events(sheet, meetings)
    owned = identity.distinct(meetings, parts, lambda m: sheet.quote(m.evidence), identity.the_held)
    for meeting, own in owned.items():
        node = nodes[meeting] = sheet.ns.hashed("meeting", *own)
        # The country that receives a visitor is said by the place.
        people = [p for p in meeting.participants if p.represents is not None] if meeting.kind == "visit" else []
        who = list(dict.fromkeys(sheet.label(p.entity) for p in people or meeting.participants))
        label = labels.meeting_label(meeting, who, [sheet.label(place) for place in meeting.places])
        _fact(sheet, node, meeting, label, meeting.status, DG.Meeting, DG.Occasion, SCHEMA.Event, SEM.Event)
        sheet.link_fact(node)
        sheet.put(node, DG.kind, DG[meeting.kind])
        _when(sheet, node, DG.date, meeting.date)
        sheet.put(node, DG.place, *map(sheet.agent, meeting.places))
        for participant in meeting.participants:
            _participation(sheet, node, meeting, label, participant)
        if meeting.part_of:
            event = identity.occasion_parts(meeting, meeting.part_of, sheet.slug)
            # Where the text tells of the event itself, that fact is the node, with a label of its own.
            told = event in owned.values()
            larger = sheet.ns.hashed("meeting", *event) if told else _occasion(sheet, event, events[event])
            sheet.put(node, DG.partOf, larger)
        if meeting.ordinal is not None:
            sheet.put(node, DG.ordinal, Literal(meeting.ordinal))
        sheet.put(node, DG.topic, *map(sheet.literal, meeting.topics))
    return nodes


def _participation(sheet: Sheet, meeting: NamedNode, fact: Meeting, label: str, who: Participant) -> None:
    represents = sheet.key(who.represents) if who.represents else ""
    node = sheet.ns.hashed("participation", meeting.value, sheet.key(who.entity), who.role or "", represents)
    name = labels.participation_label(sheet.label(who.entity), who.role, label)
    agent = sheet.agent(who.entity)
    _fact(sheet, node, fact, name, fact.status, DG.Participation)
    sheet.put(meeting, DG.participant, agent)
    sheet.put(meeting, DG.participation, node)
    sheet.put(node, DG.agent, agent)
    if who.role:
        sheet.put(node, DG.role, sheet.literal(who.role))
    if who.represents:
        sheet.put(node, DG.represents, sheet.agent(who.represents))


def _events(sheet: Sheet, meetings: Iterable[Meeting]) -> dict[identity.Parts, str]:
    """Names of the larger events, one for each however the text varies it ("G20 Summit", "the G20 summit")."""
    told = sorted((identity.occasion_parts(m, m.part_of, sheet.slug), m.part_of) for m in meetings if m.part_of)
    return dict(reversed(told))


def _occasion(sheet: Sheet, parts: identity.Parts, name: str) -> NamedNode:
    """The larger event: named, but no fact of its own, since the text says nothing of it but that it frames one."""
    node = sheet.ns.hashed("meeting", *parts)
    sheet.link_fact(node)
    sheet.put(node, RDF.type, DG.Occasion, SCHEMA.Event)
    sheet.put(node, RDFS.label, sheet.literal(name))
    return node


def write_agreements(sheet: Sheet, agreements: Iterable[Agreement]) -> Nodes:
    """Agreements, one by one or as a counted group."""

    def parts(agreement: Agreement) -> identity.Parts:
        return identity.agreement_parts(agreement, list(map(sheet.key, agreement.parties)), sheet.slug)

    nodes: Nodes = {}
    for agreement, own in identity.distinct(tuple(agreements), parts, lambda a: sheet.quote(a.evidence)).items():
        node = nodes[agreement] = sheet.ns.hashed("agreement", *own)
        types = (DG.Agreement,) if agreement.count is not None else (DG.Agreement, SCHEMA.CreativeWork)
        _fact(sheet, node, agreement, labels.agreement_label(agreement), agreement.status, *types)
        sheet.link_fact(node)
        sheet.put(node, DG.kind, DG[agreement.kind])
        sheet.put(node, DG.title, sheet.literal(agreement.title))
        sheet.put(node, SKOS.altLabel, *(sheet.literal(a) for a in agreement.aliases if a != agreement.title))
        sheet.put(node, DG.party, *map(sheet.agent, agreement.parties))
        _when(sheet, node, DG.date, agreement.date)
        if agreement.count is not None:
            sheet.put(node, DG["count"], Literal(agreement.count))
            sheet.put(node, DG.approximate, Literal(agreement.approximate))
        if agreement.subject:
            sheet.put(node, DG.subject, sheet.literal(agreement.subject))
    return nodes


def write_figures(sheet: Sheet, figures: Iterable[Figure]) -> Nodes:
    """Targets and observations."""

    def parts(figure: Figure) -> identity.Parts:
        return identity.figure_parts(figure, sheet.quote(figure.evidence))

    nodes: Nodes = {}
    for figure, own in identity.distinct(tuple(figures), parts, lambda f: sheet.quote(f.evidence)).items():
        node = nodes[figure] = sheet.ns.in_document("figure", sheet.slug, *own)
        nature = (DG.TargetFigure,) if figure.target else (DG.ObservedFigure, SOSA.Observation)
        label = labels.figure_label(figure)
        _fact(sheet, node, figure, label, figure.status, DG.Figure, SCHEMA.QuantitativeValue, *nature)
        sheet.put(node, DG.indicator, sheet.indicator(figure.indicator))
        sheet.put(node, DG.value, decimal(figure.value))
        if figure.upper is not None:
            sheet.put(node, DG.upperValue, decimal(figure.upper))
        sheet.put(node, DG.unit, sheet.unit(figure.unit))
        sheet.put(node, DG.comparator, DG[figure.comparator])
        sheet.put(node, DG.party, *map(sheet.agent, figure.parties))
        _when(sheet, node, DG.deadline, figure.deadline)
        _when(sheet, node, DG.period, figure.period)
        if figure.change:
            sheet.put(node, DG.change, DG[figure.change])
    return nodes


def write_outcomes(sheet: Sheet, outcomes: Iterable[Outcome], nodes: Nodes) -> None:
    """What each meeting produced."""
    for outcome in outcomes:
        sheet.put(nodes[outcome.meeting], DG.outcome, nodes[outcome.fact])


def write_holdings(sheet: Sheet, holdings: Iterable[Holding]) -> None:
    """Who holds which office of what."""

    def parts(holding: Holding) -> identity.Parts:
        return identity.holding_parts(holding, sheet.key(holding.person), sheet.key(holding.of) if holding.of else None)

    for holding, own in identity.distinct(tuple(holdings), parts, lambda h: sheet.quote(h.evidence)).items():
        node = sheet.ns.hashed("holding", *own)
        of = sheet.label(holding.of) if holding.of else None
        label = labels.holding_label(holding, sheet.label(holding.person), of)
        _fact(sheet, node, holding, label, holding.status, DG.Holding, ORG.Membership)
        sheet.put(node, DG.person, sheet.agent(holding.person))
        sheet.put(node, DG.office, sheet.literal(holding.office))
        if holding.of:
            sheet.put(node, DG.of, sheet.agent(holding.of))


def _fact(sheet: Sheet, node: NamedNode, fact: Fact, label: str, status: str | None, *types: NamedNode) -> None:
    """What every fact carries."""
    sheet.put(node, RDF.type, DG.Fact, *types)
    sheet.put(node, RDFS.label, sheet.literal(label))
    sheet.put(node, DG.evidence, *map(sheet.passage, fact.evidence))
    sheet.put(node, DG.rule, sheet.literal(fact.rule))
    sheet.put(node, DG.confidence, decimal(fact.confidence))
    sheet.put(node, DG.explanation, *(sheet.literal(f"{r.attribute}: {r.text}") for r in fact.reasons))
    if status:
        sheet.put(node, DG.status, DG[status])
    if fact.stated_by:
        sheet.put(node, DG.statedBy, sheet.agent(fact.stated_by))
    if fact.stated_on:
        sheet.put(node, DG.statedOn, sheet.time(fact.stated_on))
        sheet.put(node, DG.statedOnBasis, DG[fact.stated_on.basis])


def _when(sheet: Sheet, node: NamedNode, predicate: NamedNode, when: When | None) -> None:
    if when:
        sheet.put(node, predicate, sheet.time(when))
        sheet.put(node, DG.dateBasis, DG[when.basis])
