"""Family names that are names of places, too: "Minister Holguin" of a text that has told of Minister Maria Holguin."""

from __future__ import annotations

from dataclasses import replace

from kg.language.names import Found
from kg.model import Span

_OFFICES = frozenset(("leader", "minister", "deputy", "diplomat", "official", "legislator", "honorific"))


def with_place_surnames(text: str, found: Found) -> Found:
    """Offices followed by a place whose name the text gives as somebody's family name are that person's."""
    if not any(p.name is None for p in found.people):
        return found
    names = [p.name.split() for p in found.people if p.name and " " in p.name]
    surnames = {word for words in names for word in words[1:]}
    at = {hit.begin: hit for hit in found.named if hit.value.kind == "place"}
    people, gone = list(found.people), set()
    for number, person in enumerate(people):
        hit = at.get(person.span.end + 1) if person.name is None and not person.plural else None
        if hit is None or person.of is not None or person.rank not in _OFFICES:
            continue
        name = text[hit.begin : hit.end]
        if name in surnames:
            gone.add(hit.begin)
            whole = Span(person.span.begin, hit.end)
            people[number] = replace(person, name=name, span=whole, name_span=Span(hit.begin, hit.end))
    return Found(tuple(h for h in found.named if h.begin not in gone), tuple(people)) if gone else found
