"""Who holds which office, as the document says it (ontology, `dg:Holding`).

Rule holding.title: a title with a name and what the office belongs to, stated beside it ("Foreign Minister of Japan
Taro Kono", "Japanese Prime Minister Shinzo Abe") or known for that person in this document.
"""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.language.wordlists import words
from kg.model import Entity, Holding, HoldingStatus, Office, Reason, Span, TimeSpan, When

_RULE = "holding.title/1"
_FORMER = re.compile(r"\b(?:former|ex|then|late)(?:\s+|-)$", re.IGNORECASE)
_FORMER_START = re.compile(r"(?:former|ex|then)(?:\s+|-)", re.IGNORECASE)
_ELECT = re.compile(r"-(?:elect|designate)\b|\bdesignate\b", re.IGNORECASE)
_STATED, _INFERRED = 0.95, 0.8  # as judged on sampled holdings: the body said beside the name, or only known


def find_holdings(context: Context) -> list[Holding]:
    """One holding per person, office and body, resting on the first sentence that says it."""
    document = context.document
    stated = When(TimeSpan(document.issued.isoformat()), "inherited") if document.issued else None
    found: list[Holding] = []
    for entity in sorted(context.entities.values(), key=lambda e: (e.mentions[:1], e.id)):
        if entity.kind != "person" or entity.name is None:
            continue
        for office in entity.offices:
            holding = _holding(context, entity, office, stated)
            if holding is not None:
                found.append(holding)
    return found


def _holding(context: Context, entity: Entity, office: Office, stated: When | None) -> Holding | None:
    spans = _spans(context, entity, office.title)
    if not spans or office.of is None or context.kind(office.of) not in {"country", "organization"}:
        return None
    first = min(spans)
    if office.title in words("vague_offices.txt"):
        context.refuse(_RULE, "the title alone names no office", first)
        return None
    sentence = context.sentence_at(first.begin)
    if not sentence.span.holds(first):
        context.refuse(_RULE, "not in one sentence", first)
        return None
    beside = any(
        m.entities[0] == office.of for m in context.analysis.mentions_in(first) if m.kind in {"country", "organization"}
    )
    why = "said beside the name" if beside else "the person's country in this document"
    return Holding(
        evidence=(sentence.span,),
        rule=_RULE,
        confidence=_STATED if beside else _INFERRED,
        stated_by=sentence.speaker,
        stated_on=stated,
        reasons=(Reason("of", why, first),),
        person=entity.id,
        office=office.title,
        of=office.of,
        status=_status(context.text, first, office.title),
    )


def _spans(context: Context, entity: Entity, title: str) -> list[Span]:
    """Where the person is named with the title; with any title where the text abbreviates it ("EAM Jaishankar")."""
    named = context.names_of.get(entity.id, [])
    plain = title.casefold()
    said = [s for s in named if plain in re.sub(r"\s+", " ", s.of(context.text)).casefold()]
    return said or [s for s in named if s.of(context.text) not in entity.forms]


def _status(text: str, span: Span, title: str) -> HoldingStatus:
    if _ELECT.search(title):
        return "elect"
    before = _FORMER.search(text, max(0, span.begin - 8), span.begin)
    return "former" if before or _FORMER_START.match(text, span.begin, span.end) else "held"
