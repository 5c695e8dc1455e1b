"""Who holds which office, as the document says it (ontology, `dg:Holding`).

Rule holding.title: a title with a name and what the office belongs to, stated beside it ("Foreign Minister of Japan Taro
Kono", "Japanese Prime Minister Shinzo Abe") or known for that person in this document.
"""

from __future__ import annotations

from collections import defaultdict

from kg.extraction.context import Context
from kg.model import Holding, Reason, Span, TimeSpan, When

_STATUS_WORDS = (("former ", "former"), ("then-", "former"), ("then ", "former"), ("late ", "former"))


def find_holdings(context: Context) -> list[Holding]:
    """One holding per person, office and body, resting on the first sentences that say it."""
    found: list[Holding] = []
    document = context.document
    stated = When(TimeSpan(document.issued.isoformat()), "inherited") if document.issued else None
    names: dict[str, list[Span]] = defaultdict(list)
    for mention in context.analysis.mentions:
        if mention.form == "name":
            for entity_id in mention.entities:
                names[entity_id].append(mention.span)
    for entity in sorted(context.entities.values(), key=lambda e: (e.mentions[:1], e.id)):
        if entity.kind != "person" or entity.name is None:
            continue
        for office in entity.offices:
            spans = [span for span in names[entity.id] if office.title in span.of(context.text)]
            if not spans or office.of is None:
                continue
            first = min(spans)
            sentence = context.sentence_at(first.begin)
            if not sentence.span.holds(first):
                context.refuse("holding.title/1", "not in one sentence", first)
                continue
            if context.kind(office.of) == "place":
                context.refuse("holding.title/1", "an office of a place, not of a country or organisation", first)
                continue
            before = context.text[max(sentence.span.begin, first.begin - 10) : first.begin + 8].lower()
            status = next((s for word, s in _STATUS_WORDS if word in before), "elect" if "elect" in office.title else "held")
            named_beside = any(m.entities[0] == office.of for m in context.analysis.mentions_in(first))
            found.append(
                Holding(
                    evidence=(sentence.span,),
                    rule="holding.title/1",
                    confidence=0.95 if named_beside else 0.8,
                    stated_by=sentence.speaker,
                    stated_on=stated,
                    reasons=(Reason("of", "said beside the name" if named_beside else "the person's country in this document", first),),
                    person=entity.id,
                    office=office.title,
                    of=office.of,
                    status=status,  # type: ignore[arg-type]  # the table above holds the model's statuses
                )
            )
    return found
