"""The room's door: an `Analysis` in, all facts of the document out."""

from __future__ import annotations

from kg.extraction.agreements import find_agreements
from kg.extraction.context import Context
from kg.extraction.meetings import find_meetings
from kg.language.analysis import Analysis
from kg.model import Entity, Extraction


def extract(analysis: Analysis) -> Extraction:
    """Every fact that the rules find, the entities that the facts name, and what was refused."""
    context = Context(analysis)
    meetings, occasions = find_meetings(context)
    agreements = find_agreements(context, occasions)
    return Extraction(entities=_named((), context), meetings=tuple(meetings), agreements=tuple(agreements), refusals=tuple(context.refusals))


def _named(facts: tuple[object, ...], context: Context) -> tuple[Entity, ...]:
    return tuple(sorted(context.entities.values(), key=lambda e: e.id))
