"""Find people with their titles, and countries, organisations and places, in running text.

A person is found by a title, or by the model's PERSON label with an apposition. An office alone ("the President of
Russia", "both Prime Ministers") is kept as a mention without a name, for coreference to resolve.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.language.addresses import told_by_division
from kg.language.bearers import Bearers, Person
from kg.language.forms import Hit
from kg.language.lexicon import Named, Title, body_words, named_index, prefixes, seats, title_index
from kg.language.plain_names import named_with_country
from kg.language.spans import SpanIndex
from kg.language.titles import TitleReader
from kg.model import Span

_MONEY = re.compile(r"\s?\$\s?\d")  # "US$ 60 billion" names no country
_GIVEN_NAMES = frozenset(("Amir", "Emir", "Sultan", "Imam"))
_SOVEREIGN = ("Highness", "Majesty", "HH", "HM", "H.H.", "H.M.", "HRH", "H.R.H.", "Royal Highness the", "Holiness")


@dataclass(frozen=True, slots=True)
class Found:
    """All names of a stretch of text, each list in text order."""

    named: tuple[Hit[Named], ...]
    people: tuple[Person, ...]


def find_names(text: str, spans: Iterable[Span], persons: Sequence[Span], places: Sequence[Span] = ()) -> Found:
    """Names within ``spans`` of ``text``; ``persons`` and ``places`` are what the model labels so, in text order."""
    named: list[Hit[Named]] = []
    people: list[Person] = []
    begins = {place.begin for place in places}
    starts = [p.begin for p in persons]
    for span in spans:
        within = persons[bisect_left(starts, span.begin) : bisect_right(starts, span.end)]
        found = _scan(text, span, [p for p in within if span.holds(p)], begins)
        named += found.named
        people += found.people
    return Found(tuple(named), tuple(people))


def _scan(text: str, span: Span, persons: list[Span], places: set[int]) -> Found:
    """The names of one block."""
    hits = [
        h
        for h in told_by_division(text, list(named_index().find(text, span.begin, span.end)))
        if (not h.value.ambiguous or h.begin in places)
        and not _MONEY.match(text, h.end)
        and not _common(text, h)
        and not _no_prefix(text, h)
    ]
    titles = [h for h in title_index().find(text, span.begin, span.end) if not _clock(text, h) and not _joined(text, h)]
    titles = _without_given_names(text, titles, hits)
    seated = {h.begin for h in hits if text[h.begin : h.end] in seats()}
    titles = [h for h in titles if h.begin not in seated]  # "Rashtrapati Bhavan"
    reader = TitleReader(text, span, hits, titles, persons)
    bearers = Bearers(text, span, reader, persons)
    people: list[Person] = []
    done = span.begin
    for hit in titles:
        if hit.begin < done:
            continue
        for person in bearers.titled(hit, done):
            people.append(person)
            done = max(done, person.span.end)
    met = SpanIndex(p.span for p in people)
    more = (*bearers.listed(), *named_with_country(text, span, reader.named_at))
    people = sorted((*people, *(p for p in more if not met.meet(p.span))), key=lambda p: p.span)
    taken = [p.span for p in people]
    begins = [t.begin for t in taken]
    claimed = {p.span.begin for p in people if p.name is not None}
    for one in persons:
        near = bisect_right(begins, one.end)
        if not any(one.meets(other) for other in taken[max(0, near - 4) : near]):
            bare = bearers.untitled(one, claimed)
            if bare is not None:
                people.append(bare)
    whole = SpanIndex(p.span for p in people if p.name is not None)
    people = [p for p in people if p.name is not None or not any(w.holds(p.span) for w in whole.near(p.span))]
    people.sort(key=lambda p: p.span)
    covered = SpanIndex(p.name_span for p in people if p.name_span is not None)
    return Found(tuple(h for h in hits if not covered.meet(Span(h.begin, h.end))), tuple(people))


def _common(text: str, hit: Hit[Named]) -> bool:
    """Whether a place's short name is a word of many bodies: "Federal" of "Federal District"."""
    form = text[hit.begin : hit.end]
    return hit.value.kind == "place" and form != hit.value.name and form in body_words()


def _no_prefix(text: str, hit: Hit[Named]) -> bool:
    """Whether the first half of a word for two countries is none here: "Indo-Pacific", "Franco of Spain"."""
    before = prefixes().get(text[hit.begin : hit.end])
    if before is None:
        return False
    other = named_index().at(text, hit.end + 1) if text[hit.end : hit.end + 1] in {"-", "–"} else None
    return other is None or other.value.kind != "country" or not text.startswith(before, hit.end + 1)


def _joined(text: str, hit: Hit[Title]) -> bool:
    """Whether it is part of a name, or of a longer word: "Amir-Abdollahian", "foreign minister-level"."""
    return text[hit.end : hit.end + 1] == "-" and (hit.value.lower or text[hit.end + 1 : hit.end + 2].isupper())


def _without_given_names(text: str, titles: list[Hit[Title]], named: list[Hit[Named]]) -> list[Hit[Title]]:
    """Without "Amir" or "Sultan" right behind another title or a body: "Speaker of the Knesset Amir Ohana"."""
    if not any(text[h.begin : h.end] in _GIVEN_NAMES for h in titles):
        return titles
    ends = {h.end for h in named if h.value.kind == "organization"}
    ends |= {h.end for h in titles if not text[h.begin : h.end].endswith(_SOVEREIGN)}
    return [
        h
        for h in titles
        if text[h.begin : h.end] not in _GIVEN_NAMES
        or (h.begin - 1 not in ends and not text.startswith((" bin ", " ibn "), h.end))
    ]


def _clock(text: str, hit: Hit[Title]) -> bool:
    """Whether it is the time of day: "3:30 PM" is no Prime Minister."""
    return hit.value.short and text[max(0, hit.begin - 2) : hit.begin].strip()[-1:].isdigit()
