"""What the name of a body looks like, where it begins and ends: "Ministry of Marine and Fisheries Affairs".

Every function is linear in the text it is given, and bounded for what starts at one place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from kg.language.lexicon import name_ends, named_index, portfolio_words, title_index
from kg.language.units import symbols
from kg.language.wordlists import rows
from kg.language.wordplaces import first_word, places_of
from kg.model import Span

_LEAD = re.compile(r"(?:the|a|an|this|our|its|their)\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?:[’']s?|[\s,;:(\[“\"&<>*-]|\s(?:and|of|for|the|on|in))+$")
_WORD = r"(?:(?:e-)?[^\W\d_a-zß-öø-ÿ][\w’'&.-]{0,40}\w|[A-Z])(?![\w])"
_RUN = re.compile(rf"{_WORD}(?:(?!\t)\s+(?:(?:of|for|&|de|du)\s+(?:the\s+)?)?{_WORD}){{0,9}}")
_REST = rf"\s+(?:of|for)\s+(?:the\s+)?{_WORD}(?:(?:,\s+|\s+(?:(?:of|for|&|de|du|and)\s+(?:the\s+)?)?){_WORD}){{0,11}}"
_SCOPES = frozenset(
    ("Federal", "National", "State", "Royal", "Central", "General", "Supreme", "Regional", "International")
)
_ENDS_STATES = frozenset(("Association", "Confederation", "Federation"))  # "Central Bank of the Russian Federation"
_SCOPE = rf"(?:(?:{'|'.join(sorted(_SCOPES))})\s+)?"
_PART = re.compile(r"[\w’'&.-]+")
_JOINED = re.compile(r"(?:,|\band)\s+(?:the\s+)?$")
_GOVERNS = re.compile(r"Governments?|Authorities|Administration|Side|Delegation|Party")
_FORCE = re.compile(r"(?:National|Federal|State|Royal|Civil)\s+(?:Police|Customs|Army|Archives|Security\s+Service)")
_HYPHENS = re.compile(r"[-–/\s]+")
_SMALL = frozenset(("of", "for", "and", "the", "&", "on", "in", "de", "du", "la"))
_AFTER_HEAD = frozenset(("of", "on", "for", "with", "between"))  # what follows the noun that a name is about
_MOST_WORDS = 14


@cache
def body_words(kind: str) -> frozenset[str]:
    """Words of the names of bodies: "public", "company", "descriptor" or "not" (see the lexicon's header)."""
    return frozenset(row["word"] for row in rows("body_words.tsv") if row["class"] == kind)


@cache
def _public() -> re.Pattern[str]:
    return re.compile(rf"\b{_SCOPE}(?P<head>{'|'.join(sorted(body_words('public')))}){_REST}")


@cache
def _public_starts() -> frozenset[str]:
    """The first words of what `_public` matches."""
    return frozenset(map(first_word, body_words("public"))) | _SCOPES


@lru_cache(maxsize=2)  # every block of a text asks
def _public_places(text: str) -> list[int]:
    return places_of(text, _public_starts())


def public_names(text: str, block: Span, others: Callable[[int], bool]) -> Iterator[Span]:
    """Names in a block that begin as those of public bodies do: "Ministry of Health", "Bank of England".

    Args:
        text: the document's text.
        block: where to look.
        others: whether a person, or a country or known body, is named at a place.
    """
    end = block.begin
    places = _public_places(text)
    for at in places[bisect_left(places, end) : bisect_left(places, block.end)]:
        if at < end or (match := _public().match(text, at, block.end)) is None:
            continue
        end = match.end()
        for word in _PART.finditer(text, match.end("head"), match.end()):
            if _ends_before(text, word.start(), word[0], match.end(), others):
                end = word.start()
                break
        span = trimmed(text, Span(match.start(), end))
        if span is not None:
            yield span


def _ends_before(text: str, at: int, word: str, stop: int, others: Callable[[int], bool]) -> bool:
    """Whether the name of a public body ends before a word: at the next body, title, person or country."""
    if word in body_words("public") and word not in _ENDS_STATES:
        return True
    if (word in _SCOPES or word in _ENDS_STATES) and _public().match(text, at, stop) is not None:
        return True  # "… and the Central Bank of Kenya"
    title = title_index().at(text, at)
    if title is not None and title.value.rank != "honorific":
        return True
    joined = _JOINED.search(text, max(0, at - 12), at)
    if joined is None:
        return False
    if joined[0].startswith("and") and _ends_with_country(text, joined.start()):
        return True  # "the Ministry of Energy of Peru and the Repsol company"
    if others(at) or (joined[0].startswith(",") and word not in portfolio_words() and word not in _SMALL):
        return True
    run = capital_run(text, at, stop)
    return run is not None and run.of(text).split()[-1] in body_words("company")  # "… and Purdue University"


def _ends_with_country(text: str, end: int) -> bool:
    """Whether the name of a country ends before the gap at a place."""
    start = text.rfind(" of ", max(0, end - 40), end)
    hit = named_index().at(text, start + 4) if start >= 0 else None
    return hit is not None and hit.value.kind == "country" and text[hit.end : end].strip() == ""


def capital_run(text: str, position: int, stop: int) -> Span | None:
    """The run of capitalised words that starts at a place: "Aruna Global Technologies", "Bank of England"."""
    match = _RUN.match(text, position, stop)
    return trimmed(text, Span(match.start(), match.end())) if match else None


def trimmed(text: str, span: Span) -> Span | None:
    """Without the article before and the possessive, bracket or comma behind; None where nothing is left."""
    lead = _LEAD.match(text, span.begin, span.end)
    begin = lead.end() if lead else span.begin
    name = text[begin : span.end]
    if "(" in name and ")" not in name:
        name = name[: name.index("(")]
    tail = _TAIL.search(name)
    name = name[: tail.start()] if tail else name
    return Span(begin, begin + len(name)) if name else None


def is_firm(name: str) -> bool:
    """Whether the last of several words says that a firm or the like bears the name."""
    words = re.sub(r"[’']s?$", "", name).split()
    return len(words) > 1 and words[-1] in body_words("company")


def is_body_name(name: str) -> bool:
    """Whether a name may be a body's: no instrument, event, country, title, portfolio or word of a headline.

    >>> is_body_name("Export-Import Bank"), is_body_name("Free Trade Agreement"), is_body_name("U.S.-Philippines")
    (True, False, False)
    >>> is_body_name("Free Trade Agreement with Singapore"), is_body_name("Council on Trade with China")
    (False, True)
    >>> is_body_name("NOK 138 million"), is_body_name("PLN")
    (False, True)
    """
    words = name.split()
    if not words or not name[0].isupper() or "\n\n" in name or len(words) > _MOST_WORDS:
        return False
    if words[0] in symbols() and len(words) > 1 and words[1][0].isdigit():
        return False  # "NOK 138 million"
    head = next((i for i, w in enumerate(words) if i and w in _AFTER_HEAD), len(words)) - 1
    if words[head] in body_words("not") or (words[-1] in body_words("not") and words[head] not in body_words("public")):
        return False
    if all(w.strip(",") in portfolio_words() or w in _SMALL for w in words) and not _FORCE.fullmatch(name):
        return False
    title = title_index().at(name, 0)
    if title is not None and title.end == len(name):
        return False
    if _is_named(name) or all(_is_named(part) for part in _HYPHENS.split(name) if part):
        return False
    first, hyphen, rest = name.partition("-")
    if hyphen and _is_named(first) and (_is_named(rest) or _GOVERNS.fullmatch(rest)):
        return False  # "Canada-Association of Southeast Asian Nations"
    if len(words) > 1 and _GOVERNS.fullmatch(words[-1]) and _is_named(" ".join(words[:-1]), "country"):
        return False  # "Ghanaian Government"
    return len(words) > 1 or (
        name not in name_ends() and name not in body_words("public") and len(name) > 1 and not name.endswith("ed")
    )


def _is_named(name: str, kind: str = "") -> bool:
    hit = named_index().at(name, 0)
    return hit is not None and hit.end == len(name) and kind in {"", hit.value.kind}
