"""Cluster the people of one document: full name, surname, initial with surname, title with surname."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.language.lexicon import Named
from kg.language.names import Person

_PARTICLES = frozenset("al el bin bint ibn de da do dos das di du del della der den van von la le ul ur abu y e jr sr".split())
_RANK_ORDER = ("leader", "minister", "deputy", "royal", "spouse", "official", "diplomat", "spokesperson", "legislator", "business", "honorific")


def fold(text: str) -> str:
    """Casefolded and without diacritics, so that "Orbán" and "Orban" meet."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: no particles, initials kept as "s."."""
    words = re.findall(r"[^\W\d_]\.(?!\w)|[^\W\d_]+", fold(name))
    return tuple(w for w in words if w not in _PARTICLES) or tuple(words)


@dataclass
class Cluster:
    """One person while the document is read."""

    tokens: tuple[str, ...]
    people: list[Person] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form that the document uses; the commonest of those, then the first in the alphabet."""
        forms = Counter(p.name for p in self.people if p.name)
        return max(forms, key=lambda f: (len([t for t in name_tokens(f) if len(t) > 1 and t[-1] != "."]), forms[f], -len(f), f))

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.title for p in self.people if p.title and p.rank != "honorific"))

    @property
    def rank(self) -> str:
        ranks = {p.rank for p in self.people if p.rank}
        return next((r for r in _RANK_ORDER if r in ranks), "")

    def of(self) -> Named | None:
        """What the person's office belongs to: stated ("of Japan") before a nationality ("Japanese")."""
        for adjective in (False, True):
            votes = Counter(p.of for p in self.people if p.of is not None and p.nationality is adjective)
            if votes:
                return max(votes, key=lambda n: (votes[n], n.name))
        return None


def cluster(people: Sequence[Person], accept_untitled: Callable[[Person], bool]) -> tuple[list[Cluster], dict[Person, Cluster]]:
    """Group named people; full names first, so that a surname in the headline finds the full name below it.

    ``accept_untitled`` decides whether a single bare word without a title may found a person of its own.
    """
    named = [p for p in people if p.name]
    order = sorted(named, key=lambda p: (-_fullness(p), p.span))
    clusters: list[Cluster] = []
    home: dict[Person, Cluster] = {}
    for person in order:
        assert person.name is not None
        tokens = name_tokens(person.name)
        found = _best(person, tokens, clusters)
        if found is None:
            if _fullness(person) < 2 and person.title is None and not accept_untitled(person):
                continue
            found = Cluster(tokens)
            clusters.append(found)
        found.people.append(person)
        home[person] = found
    for one in clusters:
        one.people.sort(key=lambda p: p.span)
    clusters.sort(key=lambda c: c.people[0].span)
    return clusters, home


def _fullness(person: Person) -> int:
    return sum(1 for t in name_tokens(person.name or "") if len(t) > 1 and not t.endswith("."))


def _best(person: Person, tokens: tuple[str, ...], clusters: list[Cluster]) -> Cluster | None:
    fits = [c for c in clusters if _compatible(tokens, c.tokens)] or [c for c in clusters if _nickname(person, tokens, c)]
    if len(fits) > 1 and person.title:
        same_title = [c for c in fits if any(_same_title(person.title, t) for t in c.titles)]
        fits = same_title or fits
    if len(fits) > 1 and person.of is not None:
        fits = [c for c in fits if c.of() in (None, person.of)] or fits
    if not fits:
        return None
    before = [c for c in fits if c.people and min(p.span for p in c.people) < person.span]
    return max(before or fits, key=lambda c: (len(c.people), -c.people[0].span.begin))


def _same_title(one: str, two: str) -> bool:
    a, b = one.lower(), two.lower()
    return a == b or a.startswith(b) or b.startswith(a)


def _nickname(person: Person, tokens: tuple[str, ...], one: Cluster) -> bool:
    """ "Joe Biden" and "Joseph R. Biden": same surname, same title, given names that begin alike."""
    return (
        len(tokens) > 1
        and len(one.tokens) > 1
        and tokens[-1] == one.tokens[-1]
        and tokens[0][0] == one.tokens[0][0]
        and person.title is not None
        and any(_same_title(person.title, t) for t in one.titles)
    )


def _compatible(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Every word of the shorter name is in the fuller one; "s." stands for any word with that letter."""
    if len(short) > len(full):
        short, full = full, short
    words = [t for t in short if not t.endswith(".")]
    if not words:
        return False
    rest = list(full)
    for token in words:
        if token not in rest:
            return False
        rest.remove(token)
    return all(any(r.startswith(t[0]) for r in rest) or not rest for t in short if t.endswith("."))
