"""Links of agreements and events, which no gazetteer knows: what people decided on them, and what was found live."""

from __future__ import annotations

from kg.identity.agents import WIKIDATA
from kg.identity.judgements import FACT
from kg.identity.record import Record
from kg.model import Link


def fact_links(record: Record) -> dict[str, tuple[Link, ...]]:
    """Links by what ends a fact's IRI: "agreement/3f0a…"; the accepted one alone, else candidates by score."""
    subjects = {row.subject for row in record.judgements.rows} | {row.subject for row in record.suggestions.rows}
    found = {subject: _links(subject, record) for subject in sorted(subjects) if FACT.fullmatch(subject)}
    return {subject: links for subject, links in found.items() if links}


def _links(subject: str, record: Record) -> tuple[Link, ...]:
    judgements = record.judgements
    if item := judgements.same((subject,)):
        row = judgements.on((subject,), item)
        why, who, day = (row.words(), row.who, row.when) if row else ("decided by a person", "", "")
        return (Link(WIKIDATA + item, True, 1.0, why, curated=True, by=who, on=day),)
    unsure = {row.object: row for row in judgements.unsure((subject,))}
    refused = judgements.refused((subject,))
    links = {
        row.object: Link(
            WIKIDATA + row.object, row.predicate == "exact", row.score, row.why, source=f"{row.source}, {row.retrieved}"
        )
        for row in record.suggestions.of(subject)
        if row.object not in refused or row.object in unsure
    }  # fmt: skip
    for item, row in unsure.items():
        score = links[item].score if item in links else 0.5
        why = f"unsure, {row.words()}"
        links[item] = Link(WIKIDATA + item, False, score, why, curated=True, by=row.who, on=row.when)
    return tuple(sorted(links.values(), key=lambda link: (not link.exact, -link.score, link.iri)))
