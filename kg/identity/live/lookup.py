"""Agents without an item, looked up: who is accepted, who is a candidate, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.errors import LiveError
from kg.identity.likeness import name_fit
from kg.identity.live.polite import Polite, today
from kg.identity.live.reconciliation import Reconciliation
from kg.identity.live.wikidata import Item, Wikidata
from kg.identity.names import normal, person_words, without_the
from kg.identity.suggestions import Suggestion

ACCEPTED = 0.85
MARGIN = 0.15
_LEAST = 0.5
_MOST = 3


@dataclass(frozen=True, slots=True)
class Sought:
    """An agent, agreement or event to look up; ``country`` is an agent's country's item, ``year`` an event's year."""

    key: str
    kind: str
    name: str
    country: str | None = None
    year: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What the look-ups gave: suggestions, the keys that were answered for, and why it ended early, if it did."""

    rows: tuple[Suggestion, ...]
    answered: tuple[str, ...]
    fault: str = ""


def look_up(sought: Iterable[Sought], source: Wikidata | Reconciliation, told: Callable[[str], None]) -> Found:
    """Look up each agent; a failure ends the look-ups, and keeps what was found until then.

    Args:
        told: is given each agent's name before it is asked for.
    """
    rows: list[Suggestion] = []
    answered: list[str] = []
    for one in sought:
        told(one.name)
        try:
            found = source.candidates(one) if isinstance(source, Reconciliation) else _candidates(one, source)
        except LiveError as error:
            if source.polite.offline:
                continue  # simply not in the cache
            return Found(tuple(rows), tuple(answered), error.message)
        answered.append(one.key)
        rows += decide(one, found, _name(source), source.polite)
    return Found(tuple(rows), tuple(answered))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item with its score and reasons; ``sure`` where nothing speaks against accepting it."""

    item: str
    label: str
    score: float
    sure: bool
    why: str


def decide(one: Sought, candidates: list[Candidate], source: str, polite: Polite) -> list[Suggestion]:
    """The best is accepted where it is sure, good enough and far enough from the next; else all are candidates."""
    ranked = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.item))[:_MOST]
    ranked = [candidate for candidate in ranked if candidate.score >= _LEAST]
    if not ranked:
        return []
    second = ranked[1].score if len(ranked) > 1 else 0.0
    best = ranked[0]
    day = today(polite.clock).isoformat()

    def row(candidate: Candidate, predicate: str, more: str = "") -> Suggestion:
        why = candidate.why + more
        return Suggestion(
            one.key, predicate, candidate.item, candidate.label, round(candidate.score, 4), source, day, why
        )

    if best.sure and best.score >= ACCEPTED and best.score - second >= MARGIN:
        return [row(best, "exact", f"; next {second:.2f}")]
    return [row(candidate, "close") for candidate in ranked]


def _candidates(one: Sought, wikidata: Wikidata) -> list[Candidate]:
    items = wikidata.items(wikidata.search(one.name))
    found: dict[str, Candidate] = {}
    for item in items.values():
        likeness = max((likeness_of(one, name) for name in item.names), default=0.0)
        if likeness >= 0.7 and wikidata.fits(item, one.kind):
            found[item.id] = _weighed(one, item, likeness)
    return list(found.values())


def _weighed(one: Sought, item: Item, likeness: float) -> Candidate:
    """0.7 for the name, 0.1 for the kind that was checked, 0.2 for the country; another's counts against it."""
    # Of what is of no country nothing speaks against it.
    country, sure = 0.2 if one.kind in ("agreement", "event") else 0.1, one.kind != "person"
    if one.country and item.countries:
        same = one.country in item.countries
        country, sure = (0.2, True) if same else (-0.3, False)
    why = f"name {0.7 * likeness:+.2f}, {one.kind} +0.10, country {country:+.2f}"
    merged = f"; {item.merged} was merged into it" if item.merged else ""
    return Candidate(item.id, item.label, 0.7 * likeness + 0.1 + country, sure, why + merged)


def likeness_of(one: Sought, name: str) -> float:
    """How well an item's name fits: people by their words, others by the whole name, events of a year with that."""
    if one.kind == "person":
        return name_fit(person_words(one.name), person_words(name))
    asked, known = normal(without_the(one.name)), normal(without_the(name))
    if one.year and not {one.year, *asked.split()} <= set(known.split()):
        return 0.0
    if one.year:
        return 1.0
    return 1.0 if asked == known else 0.9 * SequenceMatcher(None, asked, known).ratio()


def _name(source: Wikidata | Reconciliation) -> str:
    return source.url.partition("://")[2].partition("/")[0]
