"""Two bodies that a paper is between, one of which no list has: "between Massey University and the Port of Rotterdam".

They are told by where they stand, right after "between", and by the capitals of their names. A city is a side only
where it is called one: "between the cities of Bukhara and Eger".
"""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.language.analysis import Mention
from kg.language.lexicon import title_index
from kg.model import Entity, Span

_CAP = r"[A-ZÀ-ÖØ-Þ](?:[\w’'&./-]*[\w’'])?(?:(?<=Dept)\.)?"
_NAME = rf"{_CAP}(?:\s+(?:(?:of|for|de|du|da|&|under)\s+(?:the\s+)?)?{_CAP}){{0,10}}"
_BARE = r"(?:(?:both|the|its|our|their)\s+)*"
_TOWNS = r"(?P<towns>(?:cities|towns|regions|provinces|municipalities|ports)\s+of\s+(?:the\s+)?)?"
_KIND = r"(?:\s+(?:region|province|county|city|district|oblast))?"
_ASIDE = r"(?:\s*\([^()]{1,60}\))?"
_PAIR = re.compile(
    rf"{_BARE}{_TOWNS}(?P<one>{_NAME}{_KIND}){_ASIDE},?\s+and\s+{_BARE}(?P<two>{_NAME}{_KIND})"
    rf"(?![\w-]|\s+[A-Z]|\s*\([^()]{{1,60}}\)\s+[A-Z])"
)
_OF = re.compile(r"\s+of\s")  # "Bokhtar | of the Republic of Tajikistan"
_LETTERS = 2  # of a name at least


def bodies_at(position: int, stop: int, context: Context) -> list[str]:
    """The two named from a position on, listed or not; none where both are places, or one is a person."""
    pair = _PAIR.match(context.text, position, stop)
    if pair is None:
        return []
    spans = [Span(*pair.span(part)) for part in ("one", "two")]
    if pair["towns"] is not None:
        ends = [_OF.search(context.text, span.begin, span.end) for span in spans]
        spans = [Span(span.begin, of.start()) if of else span for span, of in zip(spans, ends, strict=True)]
    elif all(_is_place(span, context) for span in spans):
        return []
    sides = [side for span in spans if (side := _side(span, context)) is not None]
    return sides if len(set(sides)) == len(spans) else []


def _listed(span: Span, context: Context) -> Mention | None:
    """What is listed under just that name, or as whose government: "the United States | Government"."""
    mention = context.mention_at(span.begin)
    if mention is None or mention.span.end > span.end:
        return None
    rest = context.text[mention.span.end : span.end]
    return mention if not rest or (rest == " Government" and mention.kind == "country") else None


def _is_place(span: Span, context: Context) -> bool:
    listed = _listed(span, context)
    return listed is not None and listed.kind == "place"


def _side(span: Span, context: Context) -> str | None:
    """Whom a name tells: what is listed, else a body of its own; nobody where it names a person."""
    listed = _listed(span, context)
    name = " ".join(span.of(context.text).split())
    if (listed is not None and listed.form == "adjective" and listed.span == span) or title_index().at(
        name, 0
    ) is not None:
        return None  # "the Indian | armed forces", "the Governor of Lagos"
    if listed is not None and listed.kind in {"organization", "country"}:
        return listed.entities[0]
    if any(m.kind == "person" for m in context.mentions_in(span.begin, span.end)) or len(name) < _LETTERS:
        return None
    key = f"organization/{name}"
    if key not in context.entities:
        context.entities[key] = Entity(key, "organization", name, forms=(name,), mentions=(span,))
    return key
