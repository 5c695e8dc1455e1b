"""Cluster the people of one document: full name, surname, initial with surname, title with surname."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.language.bearers import Person
from kg.language.lexicon import Named, rank_order, short_given_names
from kg.language.personal import PARTICLES
from kg.model import Span

_NOT_TELLING = PARTICLES | {"jr", "sr", "sheikh", "sheikha"}
# Styles of one family: who bears one is somebody else than who bears another, surname or not.
_OF_A_HOUSE = frozenset(
    re.split(
        r",\s*",
        "king, queen, emperor, empress, prince, princess, crown prince, grand duke, first lady, first gentleman, "
        "second gentleman",
    )
)
_PATRONYMIC = re.compile(r"(?:ovich|evich|ovna|evna|inichna|kuzmich|lukich|fomich|nikitich|ilyich)$")
_GENERIC = frozenset(
    ("minister", "secretary", "commissioner", "ambassador", "envoy", "representative", "advisor", "adviser", "director")
)
_MODIFIERS = re.compile(
    r"^(?:deputy|acting|interim|former|then|new|outgoing|first|special|federal|executive|senior|principal)\s+",
    re.IGNORECASE,
)


def fold(text: str) -> str:
    """Casefolded and without diacritics, so that "Orbán" and "Orban" meet."""
    text = text.replace("’", "'")
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=4096)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: no particles, initials kept as "s."."""
    words = re.findall(r"[^\W\d_]\.(?!\w)|[^\W\d_]+", fold(name))
    return tuple(w for w in words if w not in _NOT_TELLING) or tuple(words)


@lru_cache(maxsize=4096)  # the same few are asked for again and again
def title_core(title: str) -> str:
    """A title folded, without what may stand before it: "Acting President" is "president"."""
    return fold(_MODIFIERS.sub("", title.strip()))


@dataclass
class Cluster:
    """One person while the document is read."""

    tokens: tuple[str, ...]
    people: list[Person] = field(default_factory=list)
    _titles: dict[str, None] = field(default_factory=dict)
    _votes: dict[bool, Counter[Named]] = field(default_factory=dict)

    def add(self, person: Person) -> None:
        """One more mention; what is asked of a cluster again and again is kept."""
        self.people.append(person)
        if person.rank not in {"honorific", "counterpart"}:
            self._titles.update((t, None) for t in (person.title, person.also) if t)
        if person.of is not None:
            self._votes.setdefault(person.nationality, Counter())[person.of] += 1

    def in_order(self) -> Cluster:
        """The same with its mentions in the order of the text."""
        ordered = Cluster(self.tokens)
        for person in sorted(self.people, key=lambda p: p.span):
            ordered.add(person)
        return ordered

    @property
    def name(self) -> str:
        """The fullest form that the document uses; the commonest of those, then the first in the alphabet."""
        forms = Counter(p.name for p in self.people if p.name)
        return max(
            forms,
            key=lambda f: (not ends_in_patronymic(name_tokens(f)), _full_words(f), forms[f], -len(f), f),
        )

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title used, in the order of the text."""
        return tuple(self._titles)

    @property
    def offices(self) -> tuple[str, ...]:
        """The titles less the shorter forms of others: "Secretary" beside "Secretary of State"."""
        folded = [fold(t) for t in self.titles]
        return tuple(t for t, f in zip(self.titles, folded, strict=True) if not any(_shortens(f, o) for o in folded))

    @property
    def rank(self) -> str:
        """The highest class among the titles."""
        return min((p.rank or "" for p in self.people), key=rank_order, default="")

    def of(self) -> Named | None:
        """What the person's office belongs to: stated ("of Japan") before a nationality ("Japanese")."""
        for adjective in (False, True):
            if votes := self._votes.get(adjective):
                return max(votes, key=lambda n: (votes[n], n.name))
        return None


def cluster(people: Sequence[Person]) -> list[Cluster]:
    """Group named people; full names first, so that a surname in the headline finds the full name below it.

    A single word without a title founds no person of its own: it may be anything.
    """
    named = [p for p in people if p.name]
    order = sorted(
        named, key=lambda p: (ends_in_patronymic(name_tokens(p.name or "")), -_full_words(p.name or ""), p.span)
    )
    clusters = _Clusters()
    first: dict[int, Span] = {}  # where each is named first, of what was seen
    for person in order:
        tokens = name_tokens(person.name or "")
        known = _without_patronymic(person, tokens)
        found = _best(person, known, clusters.near(known), first)
        found = _best(person, tokens, clusters.near(tokens), first) if found is None and known != tokens else found
        if found is None:
            if _full_words(person.name or "") < 2 and person.title is None:
                continue
            found = Cluster(tokens)
            clusters.add(found)
        found.add(person)
        first[id(found)] = min(first.get(id(found), person.span), person.span)
    return sorted((one.in_order() for one in clusters.all), key=lambda c: c.people[0].span)


class _Clusters:
    """What was founded so far, by the words of the names: thousands of people must not each be asked about each."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self._with: dict[str, list[int]] = {}
        self._by_last: dict[str, list[int]] = {}

    def add(self, one: Cluster) -> None:
        number = len(self.all)
        self.all.append(one)
        full = [t for t in one.tokens if not t.endswith(".")]
        for word in dict.fromkeys(full):
            self._with.setdefault(word, []).append(number)
        for word in dict.fromkeys((*full[-1:], *one.tokens[-1:])):
            self._by_last.setdefault(word, []).append(number)

    def near(self, tokens: tuple[str, ...]) -> list[Cluster]:
        """All that may be of the same person, in their order.

        Of two compatible names one has all full words of the other: the rarest of these, or their last. Nicknames are
        of one last word.
        """
        full = [t for t in tokens if not t.endswith(".")]
        with_each: list[list[int]] = [self._with.get(word, []) for word in full]
        numbers = set(min(with_each, key=len, default=()))
        for word in (*full, *tokens[-1:]):
            numbers.update(self._by_last.get(word, ()))
        return [self.all[number] for number in sorted(numbers)]


def _without_patronymic(person: Person, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """As in "Esteemed Ilham Heydarovich": the given name alone of whoever is called so in courtesy."""
    return tokens[:-1] if person.title is None and ends_in_patronymic(tokens) else tokens


def ends_in_patronymic(tokens: tuple[str, ...]) -> bool:
    """Whether a name lacks the surname, as Russian courtesy has it."""
    return len(tokens) > 1 and _PATRONYMIC.search(tokens[-1]) is not None


def _full_words(name: str) -> int:
    return sum(1 for t in name_tokens(name) if len(t) > 1 and not t.endswith("."))


def _best(person: Person, tokens: tuple[str, ...], clusters: list[Cluster], first: dict[int, Span]) -> Cluster | None:
    fits = [c for c in clusters if _compatible(tokens, c.tokens) and not _apart(person, tokens, c)]
    fits = fits or [c for c in clusters if _nickname(person, tokens, c)]
    if len(fits) > 1 and person.title:
        same_title = [c for c in fits if any(_same_title(person.title, t) for t in c.titles)]
        fits = same_title or fits
    if len(fits) > 1 and person.of is not None:
        fits = [c for c in fits if c.of() in (None, person.of)] or fits
    if not fits:
        return None
    before = [c for c in fits if c.people and first[id(c)] < person.span]
    return max(before or fits, key=lambda c: (len(c.people), -c.people[0].span.begin))


def _apart(person: Person, tokens: tuple[str, ...], one: Cluster) -> bool:
    """Whether a surname alone speaks of somebody else: "President Biden" is not the First Lady, Jill Biden."""
    if len(tokens) > 1:
        return False
    own = one.of()
    if person.of and own and person.of.name != own.name and {person.of.kind, own.kind} == {"country"}:
        return True
    if person.title is None or person.rank == "honorific":
        return False
    title, others = fold(person.title), [fold(t) for t in one.titles]
    styled = title in _OF_A_HOUSE or any(t in _OF_A_HOUSE for t in others)
    return styled and bool(others) and not any(_same_title(title, t) for t in others)


def _same_title(one: str, two: str) -> bool:
    a, b = fold(one), fold(two)
    return a == b or _shortens(a, b) or _shortens(b, a)


def _shortens(short: str, full: str) -> bool:
    """As "secretary" does "secretary of state", "minister" "foreign minister"; but not "president" "vice president"."""
    return full.startswith(f"{short} ") or (short in _GENERIC and full.endswith(f" {short}"))


def _nickname(person: Person, tokens: tuple[str, ...], one: Cluster) -> bool:
    """One surname, and given names that are one ("Joe", "Joseph R."), or begin alike under one title."""
    if len(tokens) < 2 or len(one.tokens) < 2 or tokens[-1] != one.tokens[-1]:
        return False
    known = short_given_names()
    if known.get(tokens[0], tokens[0]) == known.get(one.tokens[0], one.tokens[0]):
        return True
    return (
        tokens[0][0] == one.tokens[0][0]
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
