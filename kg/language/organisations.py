"""The organisations of a document that no list of countries' bodies names, put beside whoever else it names."""

from __future__ import annotations

import re

from kg.language.analysis import Mention
from kg.language.bodies import Body, find_bodies
from kg.language.body_echoes import body_echoes
from kg.language.coreference import Resolved
from kg.language.lexicon import title_index
from kg.language.spans import SpanIndex
from kg.model import Block, Entity, Span


def add_organisations(whole: str, labelled: list[tuple[Span, str]], blocks: list[Block], resolved: Resolved) -> None:
    """Organisations that no list names: companies, ministries, agencies."""
    spans = [b.span for b in blocks]
    forms: dict[str, set[str]] = {}
    owners: dict[str, str | None] = {}
    places: dict[str, list[Span]] = {}
    names: dict[str, str] = {}
    sure = [m for m in resolved.mentions if not _is_weak(m, resolved)]
    bodies = find_bodies(whole, spans, labelled, sure, resolved.home)
    _drop_weak(whole, bodies, resolved)
    shared = _shared_names(bodies)
    for body in bodies:
        entity = f"organization/{body.name}"
        if body.owner is not None and body.name in shared:
            entity += f" of {body.owner.partition('/')[2]}"
        names[entity] = body.name
        resolved.mentions.append(Mention(body.span, "organization", (entity,), "name"))
        said = [body.span] if body.whole is None else [body.span, body.whole]
        forms.setdefault(entity, set()).update(re.sub(r"\s+", " ", s.of(whole)) for s in said)
        owners[entity] = owners.get(entity) or body.owner
        places.setdefault(entity, []).append(body.span)
    for entity, found in places.items():
        old = resolved.entities.get(entity)
        mentions = (*(old.mentions if old else ()), *found)
        name = names[entity]
        all_forms = tuple(sorted(forms[entity].union(old.forms if old else ())))
        resolved.entities[entity] = Entity(entity, "organization", name, all_forms, (), mentions, owners[entity])
    resolved.mentions.sort(key=lambda m: (m.span, m.kind))
    _add_echoes(whole, spans, resolved)


def _add_echoes(whole: str, spans: list[Span], resolved: Resolved) -> None:
    """Bodies spoken of again by what they are: "the Fund"."""
    again = list(body_echoes(whole, spans, resolved.mentions, resolved.entities))
    if again:
        resolved.mentions += [Mention(span, "organization", (entity,), "name") for span, entity in again]
        resolved.mentions.sort(key=lambda m: (m.span, m.kind))


def _shared_names(bodies: list[Body]) -> frozenset[str]:
    """Names that bodies of two countries bear: "Israel's Ministry of Health and Morocco's Ministry of Health"."""
    first: dict[str, str] = {}
    owned = [(body.name, body.owner) for body in bodies if body.owner is not None]
    return frozenset(name for name, owner in owned if first.setdefault(name, owner) != owner)


def _is_weak(mention: Mention, resolved: Resolved) -> bool:
    """Whether the model's word alone makes somebody a person: no title, no country that the text or anything tells."""
    if mention.kind != "person" or len(mention.entities) != 1:
        return False
    person = resolved.entities[mention.entities[0]]
    return not person.offices and person.country is None


def _drop_weak(whole: str, bodies: list[Body], resolved: Resolved) -> None:
    """Bodies told by their place or words win over people told by the model alone: by no title or style."""
    taken = SpanIndex(body.span for body in bodies)
    weak = [m for m in resolved.mentions if _is_weak(m, resolved)]
    styled = {m.entities[0] for m in weak if title_index().at(whole, m.span.begin) is not None}
    gone = {m.entities[0] for m in weak if taken.meet(m.span)} - styled
    kept = SpanIndex(m.span for m in weak if m.entities[0] in styled)
    bodies[:] = [body for body in bodies if not kept.meet(body.span)]
    resolved.mentions = [m for m in resolved.mentions if not gone.intersection(m.entities)]
    resolved.principals = tuple(p for p in resolved.principals if p not in gone)
    for person in gone:
        del resolved.entities[person]
