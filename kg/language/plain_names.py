"""People whom neither a title nor the model shows, but a country behind the name: "with Sven Mikser of Estonia"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.language.bearers import Person
from kg.language.forms import Hit
from kg.language.lexicon import Named
from kg.language.personal import clean_name, could_be_person
from kg.language.wordlists import rows
from kg.language.wordplaces import matches_at, places_of
from kg.model import Span

_LEADS = frozenset(("With", "with", "and", "met", "by", "meet", "meets", "receive", "receives", "received", ","))
_NAME_OF = re.compile(
    rf"(?<![\w’'-])(?:{'|'.join(sorted(_LEADS))})\s+"
    r"(?P<name>[A-Z][\w’'-]+(?:\s(?:[A-Z]\.|[a-z]{2,3}\s[A-Z][\w’'-]+|[A-Z][\w’'-]+)){1,3})\s+of\s+(?:the\s+)?(?=[A-Z])"
)
_IN_BRACKETS = re.compile(r"\s\((?P<name>[A-Z][\w’'-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]+){1,2})\)")
# Of whom the bracket behind a country names one: "the mediators from Ukraine (A B) and Russia (C D)".
_SEVERAL = re.compile(
    r"\b(?:ministers|presidents|leaders|mediators|negotiators|representatives|ambassadors|envoys|coordinators|delegates|"
    r"secretaries|heads|chairs|co-chairs|directors|speakers|chiefs|advis[eo]rs)\b",
    re.IGNORECASE,
)
_BACK = 160  # characters


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for row in rows("titles.tsv") for word in row["title"].split() if word[0].isupper())


@lru_cache(maxsize=2)  # every stretch of a text asks
def _leads(text: str) -> list[int]:
    return places_of(text, _LEADS)


def named_with_country(text: str, span: Span, named_at: Mapping[int, Hit[Named]]) -> list[Person]:
    """People of ``text[span]`` named with their country alone.

    Args:
        text: the document's text.
        span: the stretch to look through.
        named_at: countries, organisations and places by where they begin.
    """
    found: list[Person] = []
    for match in matches_at(_NAME_OF, _leads(text), text, span.begin, span.end):
        name, hit = Span(*match.span("name")), named_at.get(match.end())
        if _title_words() & set(match["name"].split()):
            continue
        if hit is None or hit.value.kind != "country" or hit.value.adjective or not could_be_person(match["name"]):
            continue
        if any(at in named_at and named_at[at].value.kind != "place" for at in range(name.begin, name.end)):
            continue  # "the Republic of South Africa and United Nations of …"
        plain = clean_name(match["name"])
        found.append(Person(Span(name.begin, hit.end), plain, None, None, hit.value, name_span=name))
    return found + _in_brackets(text, span, named_at)


def _in_brackets(text: str, span: Span, named_at: Mapping[int, Hit[Named]]) -> list[Person]:
    """People named in brackets behind their countries."""
    found = []
    for hit in named_at.values():
        match = _IN_BRACKETS.match(text, hit.end, span.end) if text.startswith(" (", hit.end) else None
        if match is None or hit.value.kind != "country" or hit.value.adjective:
            continue
        name = Span(*match.span("name"))
        taken = _title_words() & set(match["name"].split()) or any(at in named_at for at in range(name.begin, name.end))
        if taken or not could_be_person(match["name"]):
            continue
        if _SEVERAL.search(text, max(span.begin, hit.begin - _BACK), hit.begin):
            found.append(Person(name, clean_name(match["name"]), None, None, hit.value, name_span=name))
    return found
