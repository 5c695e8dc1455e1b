"""Decide who is meant: clusters become entities, offices and groups find their people, labels their speakers.

Offices alone go to the nearest person before them who holds such an office; what fits nobody is left open rather than
guessed. "The two leaders", "both sides" go to the people and countries that the document is about.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from kg.language import sides
from kg.language.analysis import Directory, Mention
from kg.language.bearers import Person
from kg.language.forms import Hit
from kg.language.groups import find_groups
from kg.language.lexicon import Named, country_by_qid, party_bodies, seats, title_index
from kg.language.names import Found
from kg.language.people import Cluster, cluster, fold, name_tokens, title_core
from kg.model import Document, Entity, Office, Span

_SEPARABLE = frozenset(("leader", "minister", "deputy", "royal", "official", "diplomat", "spouse", "legislator"))
# Classes of office of which the gazetteer's word is good even for a country that the text does not name.
_TRUSTED = frozenset(("leader", "minister", "deputy", "spouse"))
# Offices of a government that texts leave without a country when it is their own.
_OWN_OFFICE = re.compile(
    r"Secretary(?!.General)|National Security|Minister\b|Attorney General|Spokes|Chief of Staff|Vice President|"
    r"Trade Representative|Special (?:Presidential )?Envoy|Treasurer"
)
_REGNAL = re.compile(r"\b(?:King|Queen|Emperor|Empress|Emir|Amir|Sultan|Pope|Prince|Princess|Grand Duke)\b")
_BESIDE = re.compile(r"\s*(?:,|;|,?\s+and|\s+&)\s+(?:the\s+)?")
_LEAST_LIST = 3


@dataclass
class Resolved:
    """Entities and mentions of a document, and what it is about; ``speakers`` holds each label's person."""

    entities: dict[str, Entity]
    mentions: list[Mention]
    principals: tuple[str, ...]
    parties: tuple[str, ...]
    home: str | None
    person_of: dict[Person, str] = field(default_factory=dict)
    ranks: dict[str, str] = field(default_factory=dict)
    speakers: dict[str, str | None] = field(default_factory=dict)


def resolve(document: Document, found: Found, head: Span, directory: Directory | None) -> Resolved:
    """Entities and mentions of one document.

    Args:
        document: what was read.
        found: its names, in text order.
        head: the stretch that says what the document is about: title and first sentences.
        directory: answers which country a person acts for, or None.
    """
    return _Resolver(document, found, head, directory).run()


class _Resolver:
    def __init__(self, document: Document, found: Found, head: Span, directory: Directory | None) -> None:
        self.document = document
        self.text = document.text
        self.found = found
        self.head = head
        self.directory = directory
        self.named: dict[str, Named] = {}
        self.mentions: list[Mention] = []
        self.forms: dict[str, Counter[str]] = {}
        self.spans: dict[str, list[Span]] = {}
        self.clusters: list[Cluster] = []
        self.ids: dict[int, str] = {}
        self.countries: dict[str, str | None] = {}
        self.home: str | None = None

    def run(self) -> Resolved:
        for hit in self.found.named:
            self._note_named(hit)
        self.clusters = cluster(self.found.people)
        person_of: dict[Person, str] = {}
        for one in self.clusters:
            person_id = self._person(one)
            person_of |= dict.fromkeys(one.people, person_id)
        self._lists(person_of)
        self.home, sure = sides.home(self._stage(), self._labelled())
        self._unmarked(self.home if sure else None)
        stage = self._stage()
        principals = sides.principals(stage)
        parties = sides.parties(stage, principals, self.home if sure else None)
        offices = self._offices(person_of, principals)
        self.mentions += find_groups(self.document, stage.actors, stage.countries, principals, parties)
        self.mentions.sort(key=lambda m: (m.span, m.kind))
        ranks = {self.ids[id(c)]: c.rank for c in self.clusters}
        entities = self._entities(offices)
        speakers = {t.speaker: self._speaker(t.speaker) for t in self.document.turns if t.speaker and not t.asks}
        return Resolved(entities, self.mentions, principals, parties, self.home, person_of, ranks, speakers)

    def _stage(self) -> sides.Stage:
        bodies = {Named("organization", name).id for name in party_bodies()}
        countries = sorted(
            (m.span, m.entities[0])
            for m in self.mentions
            if len(m.entities) == 1 and (m.kind == "country" or m.entities[0] in bodies)
        )
        actors = tuple(
            sides.Actor(
                self.ids[id(c)], c.rank, self.countries.get(self.ids[id(c)]),
                tuple(p.name_span or p.span for p in c.people), c.titles, c.of() is not None,
            )
            for c in self.clusters
        )  # fmt: skip
        named = [(m.span, m.entities[0].partition("/")[2]) for m in self.mentions if m.kind != "person"]
        seated = tuple((span, seats()[name].id) for span, name in named if name in seats())
        return sides.Stage(self.document, actors, tuple(countries), self.head, seated)

    # --- countries, organisations, places

    def _note_named(self, hit: Hit[Named]) -> None:
        value = hit.value
        base = Named(value.kind, value.name, value.qid, country=value.country)
        self.named[base.id] = base
        span = Span(hit.begin, hit.end)
        self.mentions.append(Mention(span, base.kind, (base.id,), "adjective" if value.adjective else "name"))
        if not value.adjective:
            self._note(base.id, span, self.text[hit.begin : hit.end])
        else:
            self.spans.setdefault(base.id, []).append(span)

    def _note(self, entity: str, span: Span, form: str) -> None:
        self.forms.setdefault(entity, Counter())[re.sub(r"\s+", " ", form)] += 1
        self.spans.setdefault(entity, []).append(span)

    # --- people

    def _person(self, one: Cluster) -> str:
        person_id = "person/" + " ".join(name_tokens(one.name))
        self.ids[id(one)] = person_id
        self.countries[person_id] = self._stated(one) or self._known(one)
        for person in one.people:
            self.mentions.append(Mention(person.span, "person", (person_id,), "name"))
            name = person.name_span or person.span
            self._note(person_id, name, person.name or "")
            if person.title and _REGNAL.search(person.title) and person.span.end > name.end:
                # "Abdullah II of Jordan": kings are called so.
                self.forms[person_id][re.sub(r"\s+", " ", f"{person.name}{self.text[name.end : person.span.end]}")] += 1
        return person_id

    def _stated(self, one: Cluster) -> str | None:
        of = one.of()
        if of is None:
            return None
        base = seats().get(of.name) or Named(of.kind, of.name, of.qid, country=of.country)
        if of.kind == "place" and of.country in country_by_qid():
            base = country_by_qid()[of.country or ""]
        self.named.setdefault(base.id, base)
        return base.id

    def _known(self, one: Cluster) -> str | None:
        """The gazetteer's country; for lesser offices only one that the text speaks of, too: names recur."""
        if self.directory is None or one.rank in {"honorific", "business"}:
            return None
        qid: str | None = None
        for title in one.offices or (None,):
            qid = qid or self.directory.country_of(one.name, title, self.document.issued)
        base = country_by_qid().get(qid or "")
        if base is None or (one.rank not in _TRUSTED and base.id not in self.named):
            return None
        self.named.setdefault(base.id, base)
        return base.id

    def _lists(self, person_of: dict[Person, str]) -> None:
        """In a list of at least three officials of one country, or of a royal house, all are of that country."""
        people = sorted((p for p in person_of if p.title), key=lambda p: p.span)
        run: list[Person] = []
        for person in [*people, None]:
            if run and person and _BESIDE.fullmatch(self.text, run[-1].span.end, person.span.begin):
                run.append(person)
                continue
            known = {c for p in run if (c := self.countries[person_of[p]])}
            house = any(p.rank in {"royal", "spouse"} or p.title in {"Queen", "Crown Prince"} for p in run)
            if len(known) == 1 and (len(run) >= _LEAST_LIST or (house and len(run) > 1)):
                for member in run:
                    if member.rank != "leader" or house:
                        self.countries[person_of[member]] = self.countries[person_of[member]] or min(known)
            run = [person] if person else []

    def _unmarked(self, at_home: str | None) -> None:
        """Countries left unsaid: a leader's is the one party's that has no leader yet, an official's is home."""
        stage = self._stage()
        sides_named = dict.fromkeys([*([at_home] if at_home else []), *sides.title_parties(stage)])
        led = {self.countries[self.ids[id(c)]] for c in self.clusters if c.rank == "leader"}
        free = [c for c in sides_named if c not in led and c.startswith("country/")]
        for one in self.clusters:
            person = self.ids[id(one)]
            if self.countries[person] is not None or not one.titles:
                continue
            if one.rank == "leader" and len(free) == 1 and not any("Secretar" in t for t in one.titles):
                self.countries[person] = free[0]
                free = []
            elif one.rank in {"minister", "deputy", "official", "diplomat", "spokesperson"} and _OWN_OFFICE.search(
                one.titles[0]
            ):
                self.countries[person] = at_home

    def _labelled(self) -> list[str]:
        """People who speak under a label, in order."""
        found = (self.person_named(t.speaker) for t in self.document.turns if t.speaker and not t.asks)
        return [person for person in found if person]

    def person_named(self, label: str) -> str | None:
        """The person whom a speaker's label names."""
        return match_person(label, {self.ids[id(c)]: c.tokens for c in self.clusters}, self._titles())

    def _titles(self) -> dict[str, tuple[str, ...]]:
        return {self.ids[id(c)]: c.titles for c in self.clusters}

    def _speaker(self, label: str) -> str | None:
        """The person of a label: by name, else by office ("THE PRESIDENT"): home's own before another's."""
        person = self.person_named(label)
        if person is not None:
            return person
        office = next(iter(title_index().find(label)), None)
        if office is None or re.sub(r"^the\s+", "", label.strip(), flags=re.IGNORECASE).casefold() != fold(
            label[office.begin : office.end]
        ):
            return None
        holders = [
            p for p, ts in self._titles().items() if any(title_core(t) == title_core(office.value.name) for t in ts)
        ]
        own = [p for p in holders if self.countries[p] == self.home]
        return own[0] if len(own) == 1 else holders[0] if len(holders) == 1 else None

    # --- offices alone

    def _offices(self, person_of: dict[Person, str], principals: tuple[str, ...]) -> dict[str, Office]:
        offices: dict[str, Office] = {}
        seen = sorted((p.span, person_of[p]) for p in person_of)
        cores = {p: frozenset(title_core(t) for t in ts) for p, ts in self._titles().items()}
        for person in self.found.people:
            if person.name is not None or person.rank not in _SEPARABLE or person.plural:
                continue
            of_id = Named(person.of.kind, person.of.name).id if person.of else None
            if of_id is None and person.determiner is None:
                continue
            title = title_core(person.title or "")
            holders = [
                p for p in cores if title in cores[p] and (of_id is None or self.countries.get(p) in (None, of_id))
            ]
            if of_id is not None:
                holders = [p for p in holders if self.countries.get(p) == of_id] or holders
            target = self._holder(person, holders, principals, seen)
            if target is None and not holders and of_id is not None and person.rank in {"leader", "minister", "deputy"}:
                target = f"person/{fold(person.title or '')} of {of_id}"
                offices[target] = Office(person.title or "", of_id)
                self.countries[target] = of_id
                if person.of is not None:
                    of = person.of
                    self.named.setdefault(of_id, Named(of.kind, of.name, of.qid, country=of.country))
            if target is not None:
                self.mentions.append(Mention(person.span, "person", (target,), "office"))
                self.spans.setdefault(target, []).append(person.span)
        return offices

    def _holder(
        self, person: Person, holders: list[str], principals: tuple[str, ...], seen: list[tuple[Span, str]]
    ) -> str | None:
        if len(holders) == 1:
            return holders[0]
        before = [p for s, p in seen if p in holders and s < person.span]
        own = [p for p in dict.fromkeys(before) if self.countries.get(p) == self.home]
        if len(own) == 1 and person.of is None:
            return own[0]  # "the President" without more is one's own
        in_principals = [p for p in before if p in principals]
        chosen = in_principals or before
        return chosen[-1] if chosen else None

    # --- out

    def _entities(self, offices: dict[str, Office]) -> dict[str, Entity]:
        entities: dict[str, Entity] = {}
        for base in self.named.values():
            country = country_by_qid()[base.country].id if base.country in country_by_qid() else None
            entities[base.id] = Entity(
                base.id, base.kind, base.name, self._forms(base.id), (), self._spans(base.id), country
            )
        for one in self.clusters:
            person = self.ids[id(one)]
            of = self.countries.get(person)
            held = tuple(sorted({Office(t, of) for t in one.offices}, key=lambda o: (o.title, o.of or "")))
            entities[person] = Entity(person, "person", one.name, self._forms(person), held, self._spans(person), of)
        for office_id, office in offices.items():
            entities[office_id] = Entity(office_id, "person", None, (), (office,), self._spans(office_id), office.of)
        return entities

    def _forms(self, entity: str) -> tuple[str, ...]:
        return tuple(sorted(self.forms.get(entity, ())))

    def _spans(self, entity: str) -> tuple[Span, ...]:
        return tuple(sorted(self.spans.get(entity, ())))


def match_person(
    label: str, people: dict[str, tuple[str, ...]], titles: dict[str, tuple[str, ...]] | None = None
) -> str | None:
    """The person whose name a speaker's label holds: "S.Lavrov", "PRESIDENT BIDEN", "Prime Minister of X Viktor Orban".

    Args:
        label: as printed.
        people: the words of each person's name.
        titles: each person's titles, to tell people of one surname apart.
    """
    words = name_tokens(re.sub(r"(?<=\b[A-Z]\.)(?=[A-Z])", " ", label))
    have = {w for w in words if not w.endswith(".")}
    scores = {p: len([t for t in tokens if t in have]) for p, tokens in people.items()}
    best = max(scores.values(), default=0)
    if best == 0:
        return None
    winners = [p for p in scores if scores[p] == best]
    if len(winners) > 1 and titles:
        plain = fold(label)
        winners = [p for p in winners if any(fold(t) in plain for t in titles.get(p, ()))]
    return winners[0] if len(winners) == 1 else None
