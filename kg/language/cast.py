"""Everybody and everything that one document names, while it is read: people with their countries, and all forms."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from kg.language.analysis import Mention
from kg.language.bearers import Person
from kg.language.forms import Hit
from kg.language.lexicon import Named, country_by_qid, formats, party_bodies, seats
from kg.language.people import Cluster, cluster, ends_in_patronymic, name_tokens
from kg.language.sides import Actor, Stage, title_span
from kg.language.two_sides import two_sides
from kg.model import Document, Entity, Office, Span

_SPACES = re.compile(r"\s+")
_REGNAL = re.compile(r"\b(?:King|Queen|Emperor|Empress|Emir|Amir|Sultan|Pope|Prince|Princess|Grand Duke)\b")


@cache
def _bodies() -> frozenset[str]:
    return frozenset(Named("organization", name).id for name in party_bodies())


@dataclass
class Cast:
    """The people, countries, organisations and places of one document, with their mentions; grows while it is read.

    ``countries`` holds for each person's id the country or body that the person acts for, None where nothing tells;
    ``bodies`` what the person's office belongs to, where that is another: a Commission acts for its Union;
    ``ranks`` the class of office of those whose title is left unsaid: a counterpart's;
    ``offices`` the people told by an office alone ("the President of Brazil"), each with its class.
    """

    document: Document
    named: dict[str, Named] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    person_of: dict[Person, str] = field(default_factory=dict)
    countries: dict[str, str | None] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    ranks: dict[str, str] = field(default_factory=dict)
    offices: dict[str, tuple[Office, str]] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)
    _named_ranks: dict[str, str] = field(default_factory=dict)
    _forms: dict[str, Counter[str]] = field(default_factory=dict)
    _spans: dict[str, list[Span]] = field(default_factory=dict)

    def add_named(self, hit: Hit[Named]) -> None:
        """A country, organisation or place."""
        value = hit.value
        if value.kind == "organization" and value.name in formats():
            members = tuple(self.know(member).id for member in formats()[value.name])
            self.mentions.append(Mention(Span(hit.begin, hit.end), "country", members, "format"))
            return
        for side in two_sides(value.name) if value.kind == "organization" else ():
            self.know(side)
        base = self.know(Named(value.kind, value.name, value.qid, country=value.country), anew=True)
        span = Span(hit.begin, hit.end)
        self.mentions.append(Mention(span, base.kind, (base.id,), "adjective" if value.adjective else "name"))
        self._spans.setdefault(base.id, []).append(span)
        if not value.adjective:
            self._form(base.id, self.document.text[hit.begin : hit.end])

    def add_people(self, people: tuple[Person, ...]) -> None:
        """The named among the people found, each cluster of forms as one."""
        self.clusters = cluster(people)
        for one in self.clusters:
            person_id = self.ids[id(one)] = "person/" + " ".join(name_tokens(one.name))
            self.countries[person_id] = None
            self._named_ranks.setdefault(person_id, one.rank)
            for person in one.people:
                self.person_of[person] = person_id
                self.mentions.append(Mention(person.span, "person", (person_id,), "name"))
                name = person.name_span or person.span
                self._spans.setdefault(person_id, []).append(name)
                if not ends_in_patronymic(name_tokens(person.name or "")) or person.name == one.name:
                    self._form(person_id, person.name or "")
                if person.title and _REGNAL.search(person.title) and person.of and not person.nationality:
                    # "Abdullah II of Jordan": kings are called so.
                    after = re.match(r"\s+of\s+(?:the\s+)?[^,;.]+", self.document.text[name.end : person.span.end])
                    if after:
                        self._form(person_id, f"{person.name}{after[0]}")

    def add_office(self, person: Person, target: str) -> None:
        """A person told by an office alone, at one place in the text."""
        self.mentions.append(Mention(person.span, "person", (target,), "office"))
        self._spans.setdefault(target, []).append(person.span)

    def add_echo(self, span: Span, person: str) -> None:
        """A known person named once more, without a title."""
        self.mentions.append(Mention(span, "person", (person,), "name"))
        self._spans.setdefault(person, []).append(span)

    def know(self, base: Named, *, anew: bool = False) -> Named:
        """A country or body that the text names, or means by a seat, a place or a title."""
        if anew:
            self.named[base.id] = base
        return self.named.setdefault(base.id, base)

    def titles(self) -> dict[str, tuple[str, ...]]:
        """Every title that the document gives each named person."""
        return {self.ids[id(c)]: c.titles for c in self.clusters}

    def rank(self, person: str) -> str:
        """The class of a person's office; "" where the text tells none."""
        if person in self.offices:
            return self.offices[person][1]
        return self.ranks.get(person, self._named_ranks.get(person, ""))

    def spans(self, entity: str) -> tuple[Span, ...]:
        """Where an entity is named or, if a person, called by office."""
        return tuple(sorted(self._spans.get(entity, ())))

    def _form(self, entity: str, form: str) -> None:
        self._forms.setdefault(entity, Counter())[_SPACES.sub(" ", form)] += 1

    def stage(self, head: Span, alone: tuple[tuple[Span, str | None], ...] = ()) -> Stage:
        """What `kg.language.sides` decides on; ``alone`` are offices without name and country."""
        title = title_span(self.document)
        bodies = _bodies()
        countries = [
            (m.span, entity) for m in self.mentions for entity in m.entities if m.kind == "country" or entity in bodies
        ]
        countries.sort(key=lambda one: (one[0].begin, one[0].end, one[1]))
        actors = [
            Actor(
                self.ids[id(c)], self.rank(self.ids[id(c)]), self.countries.get(self.ids[id(c)]),
                self.spans(self.ids[id(c)]), c.titles, c.of() is not None,
                any(p.of is not None for p in c.people if title.meets(p.span)),
            )
            for c in self.clusters
        ]  # fmt: skip
        actors += [
            Actor(person, rank, office.of, self.spans(person), (office.title,), True, True)
            for person, (office, rank) in self.offices.items()
        ]
        known = seats()
        named = [(m.span, m.entities[0].partition("/")[2]) for m in self.mentions if m.kind != "person"]
        seated = tuple((span, known[name].id) for span, name in named if name in known)
        others = [(m.span, m.entities[0]) for m in self.mentions if m.kind == "organization"]
        known_bodies = tuple(sorted((s, b) for s, b in others if b not in bodies))
        return Stage(self.document, tuple(actors), tuple(countries), head, seated, alone, known_bodies)

    def entities(self) -> dict[str, Entity]:
        """The document's entities by id."""
        found: dict[str, Entity] = {}
        for base in self.named.values():
            country = country_by_qid()[base.country].id if base.country in country_by_qid() else None
            found[base.id] = Entity(
                base.id, base.kind, base.name, self._all_forms(base.id), (), self.spans(base.id), country
            )
        for one in self.clusters:
            person = self.ids[id(one)]
            country = self.countries.get(person)
            of = self.bodies.get(person, country)
            held = tuple(sorted({Office(t, of) for t in one.offices}, key=lambda o: (o.title, o.of or "")))
            found[person] = Entity(
                person, "person", one.name, self._all_forms(person), held, self.spans(person), country
            )
        for office_id, (office, _) in self.offices.items():
            found[office_id] = Entity(office_id, "person", None, (), (office,), self.spans(office_id), office.of)
        return found

    def _all_forms(self, entity: str) -> tuple[str, ...]:
        return tuple(sorted(self._forms.get(entity, ())))
