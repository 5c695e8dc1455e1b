"""Texts of international organisations: "we" is the organisation, not the country where it sits.

Their titles begin with them, or with an officer of theirs ("ASEAN and India …", "NATO Secretary General visits …"), and
their releases are dated from where they sit.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from kg import lexicons
from kg.language.lexicon import acts_for, capitals, named_index
from kg.language.sides import Stage
from kg.language.wordlists import rows
from kg.model import Span

_OFFICER = (
    r"(?:Secretary[- ]General|Secretariat|Commission(?:er)?|Chair(?:person|man|woman)?|President|"
    r"High\s+Representative|"
    r"Director[- ]General|Managing\s+Director|Executive\s+(?:Board|Director|Secretary)|"
    r"Special\s+(?:Representative|Envoy)|"
    r"Ambassador|Head|Mission|Staff|Team|Chief|Council|Board)"
)
_NOUNS = (
    r"countries|members|leaders|ministers|heads|affairs|sanctions|elections|talks|relations|nations|states|allies|funds|"
    r"observers|peacekeepers|values|standards|rules|ties|delegations|partners|sides|programmes|projects|grants|defences?"
)
# What follows an organisation that a text begins with, where it tells what that does, or who does it there.
_ACTS = re.compile(
    r"(?:[’']s?)?\s+(?:\(\w+\)\s+)?"
    rf"(?:{_OFFICER}\b|(?:and|to)\s+(?:the\s+)?|(?!(?i:{_NOUNS})\b)[A-Za-z][a-z]{{2,}}(?:s|ed)\b)|"
    r",\s+(?=[A-Z])"
)
_OFFICER_FIRST = re.compile(rf"(?:[’']s?)?\s+(?:\(\w+\)\s+)?{_OFFICER}\b")
# What may stand before it: "The", "Remarks by A, Secretary-General of the".
_START = re.compile(
    r"\W*(?:[^.;]{0,60}\d{4}\s*[:–—-]\s+)?"
    r"(?:(?:On\s+)?(?:[A-Z][a-z]+day|\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2})[^.;:]{0,40},\s+)?"
    rf"(?:[Tt]he\s+)?(?:[^;:]{{0,90}}?\b{_OFFICER}(?:\s+of\s+|,\s+)(?:the\s+)?)?"
)
_BY_OFFICER = re.compile(rf"\b{_OFFICER}(?:\s+of\s+|,\s+)(?:the\s+)?$")
_LEAD = 300  # characters of it
_SHORTEST = 80  # characters of a paragraph that tells something
_LEAST = 2  # times that it is named


def bodies_at_home(stage: Stage) -> set[str]:
    """Entity ids of organisations whose text this may be."""
    found = {body for body in (_first(stage, stage.title, _ACTS), _first(stage, _lead(stage), _OFFICER_FIRST)) if body}
    if (seated := _seated(stage)) is not None:
        found.add(seated)
    return found


def _first(stage: Stage, stretch: Span, acts: re.Pattern[str]) -> str | None:
    """The organisation that a stretch begins with, or with an officer of it, where it says what that does."""
    text = stage.document.text
    named = [(s, b) for s, b in (*stage.countries, *stage.bodies) if stretch.holds(s)]
    if not named:
        return None
    span, body = min(named, key=lambda one: (one[0].begin, -one[0].end))
    if not body.startswith("organization/") or _START.fullmatch(text, stretch.begin, span.begin) is None:
        return None
    if any(stretch.begin <= a.first.begin < span.begin and a.country not in {None, body} for a in stage.actors):
        return None  # somebody of a country's comes before
    by_officer = _BY_OFFICER.search(text, stretch.begin, span.begin) is not None
    return _acting(body) if by_officer or acts.match(text, span.end, stretch.end) else None


def _acting(body: str) -> str:
    """The organisation that a body of it acts for: of the AU Commission the African Union."""
    hit = named_index().at(body.partition("/")[2], 0)
    return body if hit is None else acts_for(hit.value).id


def _lead(stage: Stage) -> Span:
    """The first sentences of the text itself."""
    document = stage.document
    long = (b.span for b in document.blocks if b.kind == "paragraph" and b.span.end - b.span.begin >= _SHORTEST)
    body = next(long, Span(0, 0))
    return Span(body.begin, min(body.end, body.begin + _LEAD))


def _seated(stage: Stage) -> str | None:
    """The organisation named most of those that sit where the release is dated, if its host country is not named."""
    place = stage.document.place or ""
    here = _seats().get(place, frozenset())
    if not here:
        return None
    host = capitals().get(place)
    if host is not None and host.id in {*(c for _, c in stage.countries), *(a.country for a in stage.actors)}:
        return None
    counts = Counter(c for _, c in stage.countries if c in here)
    if not counts or max(counts.values()) < _LEAST:
        return None
    return max(sorted(counts), key=lambda body: counts[body])


@cache
def _seats() -> dict[str, frozenset[str]]:
    """Entity ids of the organisations that sit in a city."""
    found = {}
    for row in rows("body_seats.tsv"):
        hits = [named_index().at(name, 0) for name in lexicons.cell_values(row["organisations"])]
        found[row["city"]] = frozenset(hit.value.id for hit in hits if hit is not None)
    return found
