"""Who holds which office, as the document says it (ontology, `dg:Holding`).

Rule holding.title: a title with a name and what the office belongs to, stated beside it ("Foreign Minister of Japan
Taro Kono", "Japanese Prime Minister Shinzo Abe") or known for that person in this document. Where it is only known, a
title that is no office of the country is refused, and so is a second holder of an office that one person holds.
"""

from __future__ import annotations

import re

from kg.extraction import rules
from kg.extraction.context import Context
from kg.extraction.holding_doubts import country_after, doubt, is_unique, own_title
from kg.language.wordlists import words
from kg.model import Entity, Holding, HoldingStatus, Office, Reason, Span, TimeSpan, When

_RULE = rules.HOLDING_TITLE
_FORMER = re.compile(r"\b(?:former|ex|then|late)(?:\s+|-)$", re.IGNORECASE)
_FORMER_START = re.compile(r"(?:former|ex|then)(?:\s+|-)", re.IGNORECASE)
_NO_LONGER = re.compile(r"\bformer\s", re.IGNORECASE)
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
    return _one_of_each(found, context)


def _one_of_each(found: list[Holding], context: Context) -> list[Holding]:
    """Less those who are only thought to hold what another holds: "my counterpart, the National Security Advisor B"."""
    holders: dict[tuple[str, str | None], list[Holding]] = {}
    for holding in found:
        if holding.status == "held" and is_unique(holding.office):
            holders.setdefault((holding.office.casefold(), holding.of), []).append(holding)
    refused: set[int] = set()
    for several in holders.values():
        if len({h.person for h in several}) < 2:
            continue
        told = [len(context.entities[h.person].mentions) for h in several]
        best = max(range(len(several)), key=lambda i: (several[i].confidence, told[i], -i))
        for holding in several:
            if holding.confidence == _INFERRED and holding.person != several[best].person:
                refused.add(id(holding))
                context.refuse(_RULE, "another holds the office in this document", holding.evidence[0])
    return [h for h in found if id(h) not in refused]


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
    of, why = office.of, "said beside the name" if beside else "the person's country in this document"
    if not beside:
        if (reason := doubt(context, first, office.title, entity.name or "")) is not None:
            context.refuse(_RULE, reason, first)
            return None
        after = country_after(context, first, office.title)
        of, why = (after, "said with a second office") if after is not None else (of, why)
    return Holding(
        evidence=(sentence.span,),
        rule=_RULE,
        confidence=_STATED if beside else _INFERRED,
        stated_by=sentence.speaker,
        stated_on=stated,
        reasons=(Reason("of", why, first),),
        person=entity.id,
        office=own_title(office.title, first.of(context.text)),
        of=of,
        status=_status(context.text, sorted(spans), office.title),
    )


def _spans(context: Context, entity: Entity, title: str) -> list[Span]:
    """Where the person is named with the title; with any title where the text abbreviates it ("EAM Jaishankar")."""
    named = context.names_of.get(entity.id, [])
    plain = title.casefold()
    said = [s for s in named if plain in re.sub(r"\s+", " ", s.of(context.text)).casefold()]
    return said or [s for s in named if s.of(context.text) not in entity.forms]


def _status(text: str, spans: list[Span], title: str) -> HoldingStatus:
    """Former where the first place says so, or another in so many words: "PM A — former Prime Minister A"."""
    if _ELECT.search(title):
        return "elect"
    first = spans[0]
    if _FORMER.search(text, max(0, first.begin - 8), first.begin) or _FORMER_START.match(text, first.begin, first.end):
        return "former"
    return "former" if any(_NO_LONGER.search(text[max(0, s.begin - 8) : s.begin + 8]) for s in spans) else "held"
