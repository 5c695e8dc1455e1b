"""Decide who is meant: clusters become entities, offices and groups find their people, "we" finds its side.

Offices alone go to the nearest person before them who holds such an office; what fits nobody is left open rather than
guessed. "The two leaders", "both sides" go to the people and countries that the document is about.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from kg.language.analysis import Directory, Mention
from kg.language.forms import Hit
from kg.language.lexicon import Named, country_by_qid
from kg.language.names import Found, Person
from kg.language.people import Cluster, cluster, fold, name_tokens
from kg.model import Document, Entity, Office, Span

_GROUP = re.compile(
    r"\b(?P<det>the|both|our|these|all)\s+(?:(?P<count>two|three|four|five|six)\s+)?"
    r"(?P<noun>leaders|presidents|prime ministers|ministers|foreign ministers|secretaries|counterparts|"
    r"sides|parties|countries|nations|governments|states|participants|delegations|heads of state|officials)\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PEOPLE_NOUNS = frozenset(
    ("leaders", "presidents", "prime ministers", "ministers", "foreign ministers", "secretaries", "officials", "heads of state")
)
_SEPARABLE = frozenset("leader minister deputy royal official diplomat spouse legislator".split())


@dataclass
class Resolved:
    """Entities and mentions of a document, and what it is about."""

    entities: dict[str, Entity]
    mentions: list[Mention]
    principals: tuple[str, ...]
    parties: tuple[str, ...]
    home: str | None
    person_of: dict[Person, str] = field(default_factory=dict)
    ranks: dict[str, str] = field(default_factory=dict)


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
        self.ranks: dict[str, str] = {}

    def run(self) -> Resolved:
        for hit in self.found.named:
            self._note_named(hit)
        self.clusters, home_of = cluster(self.found.people, lambda p: False)
        person_of: dict[Person, str] = {}
        for one in self.clusters:
            person_id = self._person_id(one)
            for person in one.people:
                person_of[person] = person_id
                self._note(person_id, person.name_span or person.span, person.name or "")
        principals = self._principals()
        parties = self._parties(principals)
        offices = self._offices(person_of, principals, parties)
        self._group_mentions(principals, parties)
        self.mentions.sort(key=lambda m: (m.span, m.kind))
        entities = self._entities(offices)
        home = self._home(principals, parties)
        return Resolved(entities, self.mentions, principals, parties, home, person_of, self.ranks)

    # --- countries, organisations, places

    def _note_named(self, hit: Hit[Named]) -> None:
        value = hit.value
        base = Named(value.kind, value.name, value.qid, country=value.country)
        self.named[base.id] = base
        form = self.text[hit.begin : hit.end]
        span = Span(hit.begin, hit.end)
        self.mentions.append(Mention(span, base.kind, (base.id,), "adjective" if value.adjective else "name"))
        if not value.adjective:
            self._note(base.id, span, form)
        else:
            self.spans.setdefault(base.id, []).append(span)

    def _note(self, entity: str, span: Span, form: str) -> None:
        self.forms.setdefault(entity, Counter())[re.sub(r"\s+", " ", form)] += 1
        self.spans.setdefault(entity, []).append(span)

    # --- people

    def _person_id(self, one: Cluster) -> str:
        known = self.ids.get(id(one))
        if known:
            return known
        person_id = "person/" + " ".join(name_tokens(one.name))
        self.ids[id(one)] = person_id
        self.ranks[person_id] = one.rank
        of = one.of()
        country: str | None = None
        if of is not None:
            base = Named(of.kind, of.name, of.qid, country=of.country)
            if of.kind == "place" and of.country in country_by_qid():
                base = country_by_qid()[of.country or ""]
            self.named.setdefault(base.id, base)
            country = base.id
        elif self.directory is not None and one.rank != "honorific":
            title = one.titles[0] if one.titles else None
            qid = self.directory.country_of(one.name, title, self.document.issued)
            if qid and qid in country_by_qid():
                base = country_by_qid()[qid]
                self.named.setdefault(base.id, base)
                country = base.id
        self.countries[person_id] = country
        for person in one.people:
            span = person.span
            self.mentions.append(Mention(span, "person", (person_id,), "name"))
        return person_id

    def _principals(self) -> tuple[str, ...]:
        """People whom the document is about: those of its head, by first mention; else the most spoken of."""
        counts = {self.ids[id(c)]: len(c.people) for c in self.clusters}
        first = {self.ids[id(c)]: c.people[0].span for c in self.clusters}
        actors = [p for p in counts if (self.ranks.get(p) in _SEPARABLE or self.countries.get(p)) and self.ranks.get(p) != "spokesperson"]
        in_head = [p for p in actors if self.head.meets(first[p])]
        chosen = sorted(in_head, key=lambda p: first[p])
        if len(chosen) < 2:
            others = sorted((p for p in actors if p not in chosen and counts[p] > 1), key=lambda p: (-counts[p], first[p]))
            chosen += others[: 2 - len(chosen)]
        return tuple(chosen)

    def _parties(self, principals: tuple[str, ...]) -> tuple[str, ...]:
        """Countries the document is about: the principals' own, those of the head, then the most spoken of."""
        chosen = [c for p in principals if (c := self.countries.get(p))]
        named = [m for m in self.mentions if m.kind == "country"]
        title_end = self.document.text.find(self.document.title or "") + len(self.document.title or "")
        in_title = [m.entities[0] for m in named if m.span.end <= title_end]
        in_head = [m.entities[0] for m in named if m.span.meets(self.head)]
        counts = Counter(m.entities[0] for m in named)
        ordered = list(dict.fromkeys(chosen + in_title))
        if len(ordered) < 2:
            ordered = list(dict.fromkeys(ordered + in_head))
        if len(ordered) < 2:
            first = {m.entities[0]: m.span for m in reversed(named)}
            frequent = sorted((c for c in counts if counts[c] > 1), key=lambda c: (-counts[c], first[c]))
            ordered = list(dict.fromkeys(ordered + frequent[:2]))
        return tuple(ordered)

    def _home(self, principals: tuple[str, ...], parties: tuple[str, ...]) -> str | None:
        """The speaker's own country: of the first labelled speaker, else of the document's first person."""
        for turn in self.document.turns:
            if turn.speaker and not turn.asks:
                person = self.person_named(turn.speaker)
                if person and self.countries.get(person):
                    return self.countries[person]
        for person in principals:
            if self.countries.get(person):
                return self.countries[person]
        return parties[0] if parties else None

    def person_named(self, label: str) -> str | None:
        return match_person(label, {self.ids[id(c)]: c.tokens for c in self.clusters})

    # --- offices alone

    def _offices(self, person_of: dict[Person, str], principals: tuple[str, ...], parties: tuple[str, ...]) -> dict[str, Office]:
        offices: dict[str, Office] = {}
        seen: list[tuple[Span, str]] = sorted((p.span, person_of[p]) for p in person_of)
        titles = {self.ids[id(c)]: c.titles for c in self.clusters}
        for person in self.found.people:
            if person.name is not None or person.rank not in _SEPARABLE:
                continue
            of_id = Named(person.of.kind, person.of.name).id if person.of else None
            if person.plural:
                continue
            holders = [
                p for p in titles
                if any(_core(person.title or "") == _core(t) for t in titles[p]) and (of_id is None or self.countries.get(p) in (None, of_id))
            ]
            if of_id is not None:
                holders = [p for p in holders if self.countries.get(p) == of_id] or [p for p in holders if self.countries.get(p) is None]
            before = [p for s, p in seen if p in holders and s < person.span]
            if of_id is None and person.determiner is None:
                continue
            target: str | None = None
            if len(set(holders)) == 1:
                target = holders[0]
            elif before:
                in_principals = [p for p in before if p in principals]
                target = (in_principals or before)[-1]
            elif of_id is not None and person.rank in {"leader", "minister", "deputy"}:
                target = f"person/{fold(person.title or '')} of {of_id}"
                offices[target] = Office(person.title or "", of_id)
                self.countries[target] = of_id
                self.ranks[target] = person.rank
                if person.of is not None:
                    self.named.setdefault(of_id, Named(person.of.kind, person.of.name, person.of.qid, country=person.of.country))
            if target is not None:
                self.mentions.append(Mention(person.span, "person", (target,), "office"))
                self.spans.setdefault(target, []).append(person.span)
        return offices

    # --- groups

    def _group_mentions(self, principals: tuple[str, ...], parties: tuple[str, ...]) -> None:
        for block in self.document.blocks:
            if block.kind == "furniture":
                continue
            for match in _GROUP.finditer(self.text, block.span.begin, block.span.end):
                noun = match["noun"].lower()
                count = _COUNTS.get((match["count"] or match["det"]).lower())
                if noun in _PEOPLE_NOUNS:
                    members = self._people_group(noun, principals, count, match["det"].lower() == "our")
                    kind = "person"
                else:
                    members = parties[:count] if count else parties
                    kind = "country"
                if len(members) > 1 and (count is None or len(members) >= count or count == 2):
                    self.mentions.append(Mention(Span(*match.span()), kind, tuple(members), "group"))  # type: ignore[arg-type]  # kind is one of two literals

    def _people_group(self, noun: str, principals: tuple[str, ...], count: int | None, ours: bool) -> tuple[str, ...]:
        fits = [p for p in principals if self.ranks.get(p) not in {"spouse", "honorific", "legislator", "business"}]
        if noun in {"presidents", "prime ministers", "foreign ministers"}:
            core = noun.removesuffix("s")
            titled = [p for p in self._everyone() if any(_core(t) == core for t in self._titles(p))]
            fits = [p for p in fits if p in titled] or titled
        elif noun in {"leaders", "heads of state"}:
            leaders = [p for p in fits if self.ranks.get(p) == "leader"]
            if len(leaders) < 2 or ours:
                everyone = [p for p in self._everyone() if self.ranks.get(p) == "leader"]
                leaders = everyone if len(everyone) >= 2 else leaders
            fits = leaders if len(leaders) >= 2 else fits
        elif noun in {"ministers", "secretaries"}:
            ministers = [p for p in fits if self.ranks.get(p) in {"minister", "deputy"}]
            fits = ministers
        return tuple(fits[:count] if count else fits)

    def _everyone(self) -> list[str]:
        return [self.ids[id(c)] for c in self.clusters]

    def _titles(self, person: str) -> tuple[str, ...]:
        return next((c.titles for c in self.clusters if self.ids[id(c)] == person), ())

    # --- out

    def _entities(self, offices: dict[str, Office]) -> dict[str, Entity]:
        entities: dict[str, Entity] = {}
        for base in self.named.values():
            country = country_by_qid()[base.country].id if base.country in country_by_qid() else None
            entities[base.id] = Entity(
                base.id, base.kind, base.name, tuple(sorted(self.forms.get(base.id, ()))), (), tuple(sorted(self.spans.get(base.id, ()))), country
            )
        for one in self.clusters:
            person_id = self.ids[id(one)]
            of = self.countries.get(person_id)
            held = tuple(sorted({Office(t, of) for t in one.titles}, key=lambda o: (o.title, o.of or "")))
            entities[person_id] = Entity(
                person_id, "person", one.name, tuple(sorted(self.forms.get(person_id, ()))), held, tuple(sorted(self.spans.get(person_id, ()))), of
            )
        for office_id, office in offices.items():
            entities[office_id] = Entity(office_id, "person", None, (), (office,), tuple(sorted(self.spans.get(office_id, ()))), office.of)
        return entities


def match_person(label: str, people: dict[str, tuple[str, ...]]) -> str | None:
    """The person whose name a speaker's label holds: "S.Lavrov", "PRESIDENT BIDEN", "Prime Minister of X Viktor Orban"."""
    words = name_tokens(re.sub(r"(?<=\b[A-Z]\.)(?=[A-Z])", " ", label))
    have = {w for w in words if not w.endswith(".")}
    scores = {p: len([t for t in tokens if t in have]) for p, tokens in people.items()}
    best = max(scores.values(), default=0)
    if best == 0:
        return None
    winners = [p for p in scores if scores[p] == best]
    return winners[0] if len(winners) == 1 else None


def _core(title: str) -> str:
    return fold(re.sub(r"^(?:deputy|acting|former|then|new|outgoing|first|special)\s+", "", title.strip(), flags=re.IGNORECASE))
