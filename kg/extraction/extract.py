"""The room's door: an `Analysis` in, all facts of the document out."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.agreements.find import find_agreements
from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.extraction.holdings import find_holdings
from kg.extraction.meetings.find import find_meetings
from kg.extraction.outcomes import find_outcomes
from kg.language.analysis import Analysis
from kg.model import Entity, Extraction


def extract(analysis: Analysis) -> Extraction:
    """Every fact that the rules find, the entities that the facts name, and what was refused."""
    context = Context(analysis)
    meetings, occasions = find_meetings(context)
    agreements = find_agreements(context, occasions)
    figures = find_figures(context)
    holdings = find_holdings(context)
    facts = Extraction(
        meetings=tuple(meetings),
        agreements=tuple(agreements),
        figures=tuple(figures),
        holdings=tuple(holdings),
        outcomes=find_outcomes(meetings, agreements, figures),
        refusals=tuple(context.refusals),
    )
    return replace(facts, entities=_named(facts, context))


def _named(facts: Extraction, context: Context) -> tuple[Entity, ...]:
    """The entities that the facts name, and those that these belong to, by id."""
    ids: set[str] = set()
    for meeting in facts.meetings:
        ids |= {p.entity for p in meeting.participants} | {p.represents for p in meeting.participants if p.represents}
        ids |= set(meeting.places)
    for agreement in facts.agreements:
        ids |= set(agreement.parties)
    for figure in facts.figures:
        ids |= set(figure.parties)
    for holding in facts.holdings:
        ids |= {holding.person} | ({holding.of} if holding.of else set())
    ids |= {f.stated_by for f in facts.facts if f.stated_by}
    named = {i: context.entities.get(i) or _unspoken(i) for i in ids}
    for entity in list(named.values()):
        for owner in (entity.country, *(o.of for o in entity.offices)):
            if owner and owner in context.entities:
                named.setdefault(owner, context.entities[owner])
    return tuple(named[i] for i in sorted(named))


def _unspoken(entity: str) -> Entity:
    """A country that the text names only by a place or a person of it, as "Beijing" stands for China."""
    kind, _, name = entity.partition("/")
    assert kind == "country", entity  # what else there is, the text names
    return Entity(entity, "country", name)
