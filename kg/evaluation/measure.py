"""The measure: which found fact stands for which annotated one, and how much of it is right.

A found and an annotated fact pair up, one to one, when they rest on the same evidence and agree on what makes the fact
that fact: who or when for a meeting, title or parties for an agreement, the number for a figure. Slots count as right
only within a pair. This is the definition of the guidelines' own scorer, step by step, so that figures can be compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.model import Span

#: Groups of facts, with the class of the ontology that holds them.
GROUPS = {"meetings": "Meeting", "agreements": "Agreement", "figures": "Figure"}
#: Slots of each group; whether one holds a list.
SLOTS = {
    "meetings": {
        "participants": True, "places": True, "date": False, "status": False, "kind": False, "ordinal": False,
    },
    "agreements": {"parties": True, "date": False, "status": False, "kind": False, "count": False},
    "figures": {
        "parties": True, "unit": False, "comparator": False, "deadline": False, "period": False,
        "change": False, "status": False, "kind": False,
    },
}  # fmt: skip
ACTORS = {"participants", "parties"}

_STOPWORDS = "the a an of on in for and to between with by at from its their our this that s new joint"
_STOP = frozenset(_STOPWORDS.split())
_SAME_TITLE = 0.25  # share of words from which two titles of agreements may name one instrument
_SAME_INDICATOR = 0.5  # the same for two figures of one value that no passage joins


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, country, organisation or place by its names and Wikidata ids."""

    labels: frozenset[str]
    qids: frozenset[str] = frozenset()
    person: bool = False

    @property
    def name(self) -> str:
        """One of its names, always the same."""
        return min(self.labels, key=lambda label: (-len(label), label), default="(nameless)")


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A fact as the measure sees it, found or annotated. Dates are pairs of ISO days; ``value`` is that of a figure."""

    id: str
    name: str
    slots: dict[str, Any]
    spans: tuple[Span, ...]
    titles: frozenset[str] = frozenset()
    value: float | tuple[float, ...] | None = None
    optional: bool = False
    rules: tuple[str, ...] = ()


@dataclass(slots=True)
class Count:
    """Right, found and wanted, and the three figures that follow from them."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int = 0, found: int = 0, wanted: int = 0) -> None:
        """Count further ones."""
        self.right += right
        self.found += found
        self.wanted += wanted

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 to three places, with the counts."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rounded = {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
        return {**rounded, "right": self.right, "found": self.found, "wanted": self.wanted}


@dataclass(frozen=True, slots=True)
class Pairing:
    """The facts of one group in one document: pairs, and what stayed alone. What is optional is in none of them."""

    pairs: tuple[tuple[Judged, Judged], ...] = ()
    alone: tuple[Judged, ...] = ()
    missed: tuple[Judged, ...] = ()
    forgiven: tuple[Judged, ...] = field(default=(), repr=False)  # found facts that paired with an optional one


def plain(text: str) -> str:
    """Casefolded, without accents, punctuation and "the", so that two spellings of a name compare equal.

    >>> plain("The Président’s Café")
    'president cafe'
    """
    text = unicodedata.normalize("NFKD", text.replace("’", "'"))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = re.sub(r"'s\b", "", text)
    return " ".join(t for t in re.findall(r"\w+", text) if t != "the")


def words(text: str) -> set[str]:
    """The words of a title that tell it apart, without a plural's s."""
    return {w[:-1] if len(w) > 4 and w.endswith("s") else w for w in plain(text).split() if w not in _STOP}


def overlap(a: set[str], b: set[str]) -> float:
    """Dice overlap, 0 to 1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def same_actor(a: Actor, b: Actor) -> bool:
    """Whether two are one: by Wikidata id where both have one, else by a name; a person also by surname alone."""
    if a.qids and b.qids:
        return bool(a.qids & b.qids)
    one, two = {plain(label) for label in a.labels}, {plain(label) for label in b.labels}
    if one & two:
        return True
    if a.person or b.person:
        names = [(x.split(), y.split()) for x in one for y in two if x and y]
        return any(x[-1] == y[-1] for x, y in names if 1 in {len(x), len(y)})
    return False


def matched(found: Iterable[Actor], wanted: Iterable[Actor]) -> list[tuple[Actor, Actor]]:
    """Found actors with the wanted ones that they are, one to one."""
    pairs, rest = [], list(wanted)
    for actor in found:
        for other in rest:
            if same_actor(actor, other):
                pairs.append((actor, other))
                rest.remove(other)
                break
    return pairs


def actors_overlap(found: Sequence[Actor], wanted: Sequence[Actor]) -> float:
    """Dice overlap of two lists of actors, 0 to 1."""
    return 2 * len(matched(found, wanted)) / (len(found) + len(wanted)) if found and wanted else 0.0


def same_evidence(a: Judged, b: Judged) -> bool:
    """Whether a passage of one covers at least half of the shorter of it and a passage of the other."""
    return any(
        min(x.end, y.end) - max(x.begin, y.begin) >= 0.5 * min(x.end - x.begin, y.end - y.begin) > 0
        for x in a.spans
        for y in b.spans
    )


def titles_overlap(a: Judged, b: Judged) -> float:
    """The best overlap of a title of one with a title of the other."""
    return max((overlap(words(x), words(y)) for x in a.titles for y in b.titles), default=0.0)


def affinity(group: str, found: Judged, wanted: Judged) -> float:
    """How well two facts pair up; 0 where they may not."""
    shared = same_evidence(found, wanted)
    if group == "figures":
        if found.value != wanted.value:
            return 0.0
        title = titles_overlap(found, wanted)
        return 1 + title if shared else title if title >= _SAME_INDICATOR else 0.0
    if not shared:
        return 0.0
    if group == "meetings":
        who = actors_overlap(found.slots["participants"], wanted.slots["participants"])
        when = float(found.slots["date"] is not None and found.slots["date"] == wanted.slots["date"])
        where = actors_overlap(found.slots["places"], wanted.slots["places"])
        return 2 * who + when + where / 2
    title = titles_overlap(found, wanted)
    parties = actors_overlap(found.slots["parties"], wanted.slots["parties"])
    count = float(found.slots["count"] is not None and found.slots["count"] == wanted.slots["count"])
    return 2 * title + parties / 2 + count if title >= _SAME_TITLE or count else 0.0


def pair_up(group: str, found: Sequence[Judged], wanted: Sequence[Judged]) -> Pairing:
    """The best pairs first, each fact in one pair at most; of equals the obligatory ones."""
    ranked = sorted(
        ((affinity(group, f, w), not w.optional, i, j) for i, f in enumerate(found) for j, w in enumerate(wanted)),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    order = []
    for score, _, i, j in ranked:
        if score > 0 and i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
            order.append(i)
    return Pairing(
        pairs=tuple((found[i], wanted[partner[i]]) for i in order if not wanted[partner[i]].optional),
        alone=tuple(f for i, f in enumerate(found) if i not in partner),
        missed=tuple(w for j, w in enumerate(wanted) if j not in taken and not w.optional),
        forgiven=tuple(found[i] for i in order if wanted[partner[i]].optional),
    )


def slot_count(many: bool, found: Any, wanted: Any) -> tuple[int, int, int]:
    """How many values of a slot are right, found and wanted."""
    if many:
        return len(matched(found or (), wanted or ())), len(found or ()), len(wanted or ())
    return int(found is not None and found == wanted), int(found is not None), int(wanted is not None)
