"""Whether a figure is of one side alone, in a document of two: its own goal, its own affairs, what goes to a region."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.own import our_side
from kg.extraction.figures.own_goals import own_goal
from kg.extraction.figures.words import figure_words
from kg.language.analysis import Sentence
from kg.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 90  # characters before and after a number
_FAR = 140  # characters within which it is told where it goes
_NEXT = 40  # characters after it that are told of it
_OWN_GOAL = r"(?:own\s+)?(?:[a-z-]+\s+){0,2}(?:goals?|targets?|commitments?|pledges?|ambitions?|objectives?)\b"
_ITS_GOAL = re.compile(rf"\bits\s+{_OWN_GOAL}|\bhas\s+an?\s+{_OWN_GOAL}", re.IGNORECASE)
_WHOSE_GOAL = re.compile(rf"['’]s?\s+{_OWN_GOAL}", re.IGNORECASE)
_SHARED = re.compile(r"\b(?:trade|turnover|bilateral|two-way|mutual|joint|exchanges?|between|visits?)\b", re.IGNORECASE)
_ITS_OWN = re.compile(
    r"\b(?:its|their)\s+(?:own\s+)?(?!(?:[\w-]+\s+){0,2}"
    r"(?:funds?|funding|budget|resources|programmes?|programs?|lines|actions|measures|activities|provisions|articles)\b)",
    re.IGNORECASE,
)
_WHOSE = (
    r"(?:\b(?P<own>[Ii]ts|[Tt]heir|the\s+country['’]s)|\b(?P<our>[Oo]ur)|(?P<s>['’]s?))\s+"
    r"(?:own\s+)?(?:[a-z-]+\s+){0,3}"
)
_PEOPLE = re.compile(
    r"\b(?:ha(?:s|ve|d)|is)\s+(?:home\s+to\s+)?(?:only\s+|just\s+|about\s+|around\s+|over\s+|some\s+)*$", re.IGNORECASE
)
_ENDS = re.compile(r"\s*(?:[.,;]|and\b)")
_NAMES = (
    r"(?:(?:[Ss]ub-Saharan|North(?:ern)?|South(?:ern)?|East(?:ern)?|West(?:ern)?|Central|Latin|Middle|Southeast|Indo|wider|entire)[\s-]+){0,2}"
    r"(?:Africa|Asia|Europe|America|Americas|Caribbean|Pacific|East|Sahel|Balkans|Horn|world)\b(?!\s+Union)"
)
_PEOPLES = (
    r"(?:Central\s+Asian|Latin\s+American|African|Asian|European|Gulf|Arab|Nordic|Baltic|Caribbean|Balkan"
    r"|Pacific(?:\s+Island)?)"
)
_REGION = (
    rf"(?:the\s+)?(?:{_NAMES}|(?:[\w-]+\s+){{0,2}}countries\s+of\s+(?:the\s+)?{_NAMES}|(?:wider\s+|whole\s+)?region\b"
    rf"|third\s+countries\b|(?:[a-z-]+\s+){{0,2}}{_PEOPLES}\s+(?:countries|states|nations|economies)\b)"
)
# Where what is given or sold goes, if not to one of the two sides: "vaccine production in West Africa".
_TO_REGION = re.compile(rf"[^.;]{{0,90}}?\b(?:to|in|for|across|throughout|with|from)\s+{_REGION}")
_SOLD_TO = re.compile(rf"[^.;]{{0,40}}?\b(?:to|from)\s+{_REGION}")
# "barely 1.1 per cent of Peru's total trade with the world"
_OF_ALL = re.compile(
    r"\s+of\s+(?:[^\s.;,]+\s+){0,4}?(?:trade|exports|imports)\s+(?:with|to|from)\s+the\s+(?:whole\s+|entire\s+)?(?:world|globe)\b"
)
_WITH_REGION = re.compile(rf"\b(?:with|and|to|from)\s+{_REGION}")
# "our trade with the region", "tourists from the region", "invested in northern Central America"
_OUR_REGION = re.compile(rf"\b(?:with|from|to|in|into|across)\s+{_REGION}")
# "1.1 percent | of Indonesia's total trade with the world", "80% | of Russian banking sector assets"
_OF_WHOSE = re.compile(r"\s+of\s+(?:all\s+|the\s+)?(?=[A-Z])")
_EXCHANGED = re.compile(
    r"\b(?:trade|turnover|exports?|imports?|transactions|investments?|tariffs?|dut(?:y|ies)|goods|products|visas?|tourists?"
    r"|students?|citizens|companies|fees?|debts?|loans?|aid|assistance|market|between|bilateral|joint|contribution)\b",
    re.IGNORECASE,
)
_WHOSE_OWN = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,4}?[a-z]+\b")
_WITH_THE_WORLD = re.compile(
    r"[^.;]{0,80}?\b(?:with\s+the\s+(?:whole\s+)?world|world\s?wide|globally|(?:go|goes|went)\s+to\s+(?:third\s+countries|[A-Z]\w+\s+(?:East\s+)?Asia)"
    r"|in\s+(?:U\.?S\.?\s+)?dollars|by\s+sea)\b"
)
_GIVES = frozenset(("commit", "pledge", "contribute", "donate", "allocate", "provide", "give", "announce", "promise"))
_GIVES_TOO = re.compile(  # between the other side and its sum
    r"\s+(?:(?:has|have|had|will|would|is|also|already|itself|likewise)\s+){0,3}"
    r"(?:commit(?:s|ted|ting)?|pledg(?:es?|ed|ing)|contribut(?:es?|ed|ing)|donat(?:es?|ed|ing)|allocat(?:es?|ed|ing)|"
    r"provid(?:es?|ed|ing)|giv(?:es?|en|ing)|gave|announc(?:es?|ed|ing)|promis(?:es?|ed|ing))?\s*"
    r"(?:(?:an?|another|a\s+further|additional|up\s+to|over|about|around|nearly|some|more\s+than|at\s+least)\s+){0,2}"
)


def is_of_one(
    quantity: Quantity, one: str, pair: Sequence[str], sentence: Sentence, context: Context, *, given: bool
) -> bool:
    """Whether a figure is of the one side named alone, in a document of two.

    Its own goal ("Fiji's goal of 100 per cent renewable electricity"), its own affairs ("99 per cent of our public
    services"), its size, or what it gives or sells to others than the two (``given``).
    """
    text = context.text
    before = text[max(sentence.span.begin, quantity.span.begin - _REACH) : quantity.span.begin]
    after = text[quantity.span.end : min(sentence.span.end, quantity.span.end + _FAR)]
    goal = _ITS_GOAL.search(before) or _WHOSE_GOAL.search(before)
    if goal and not _SHARED.search(before, goal.start()) and not _SHARED.search(after[:_NEXT]):
        return True
    if quantity.kind != "count" and _ITS_OWN.search(after[:_NEXT]):
        return True
    if quantity.unit == "people" and _PEOPLE.search(before) and _ENDS.match(text, quantity.span.end):
        return True
    if _of_its_home(quantity, one, sentence, context) or own_goal(quantity, one, sentence, context):
        return True
    if quantity.kind == "percent" and _OF_ALL.match(after):
        return True
    blocs = any(context.kind(p) == "organization" for p in pair)  # Southeast Asia is ASEAN's own region
    if not given or blocs:
        return False
    return (_TO_REGION if quantity.kind == "money" else _SOLD_TO).match(after) is not None


def each_gives(
    quantity: Quantity, verb: Token | None, one: str, pair: Sequence[str], sentence: Sentence, context: Context
) -> bool:
    """As in "A has committed $2.5 billion to this effort, and B has committed $2 billion": each its own sum."""
    if verb is None or verb.lemma_ not in _GIVES:
        return False
    others = [
        m
        for m in context.mentions_in(sentence.span.begin, sentence.span.end)
        if m.form == "name" and set(m.entities) & set(pair) and one not in m.entities
    ]
    sums = [q for q in context.analysis.quantities_in(sentence.span) if q.kind == quantity.kind and q is not quantity]
    return any(
        _GIVES_TOO.fullmatch(context.text, other.span.end, q.span.begin) is not None
        and not other.span.end <= quantity.span.begin < q.span.begin
        for other in others
        for q in sums
        if q.span.begin > other.span.end
    )


def flows_with_region(quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether what flows does so between "us" and a region, told without any country: "our trade with the region"."""
    begin = max(sentence.span.begin, quantity.span.begin - _FAR)
    end = min(sentence.span.end, quantity.span.end + _NEXT)
    return _OUR_REGION.search(context.text, begin, end) is not None


def share_of_one(quantity: Quantity, sentence: Sentence, context: Context) -> str | None:
    """The country that a share is of alone: "80% of Russian banking sector assets"."""
    text = context.text
    of = _OF_WHOSE.match(text, quantity.span.end, sentence.span.end) if quantity.kind == "percent" else None
    owner = context.mention_at(of.end()) if of is not None else None
    if owner is None or owner.kind != "country" or owner.form == "group" or len(owner.entities) != 1:
        return None
    if owner.form != "adjective" and text[owner.span.end : owner.span.end + 1] not in {"'", "’"}:
        return None
    end = min(sentence.span.end, owner.span.end + _FAR)
    near = (
        *context.mentions_in(owner.span.end, end),
        *context.mentions_in(sentence.span.begin, quantity.span.begin),
    )
    if any(m.kind == "country" and owner.entities[0] not in m.entities for m in near):
        return None
    thing = _WHOSE_OWN.match(text, owner.span.end, end)
    shared = thing is None or _EXCHANGED.search(text, owner.span.end, end) is not None
    return None if shared and not _WITH_THE_WORLD.match(text, owner.span.end, end) else owner.entities[0]


def _of_its_home(quantity: Quantity, one: str, sentence: Sentence, context: Context) -> bool:
    """Whether a number is of what the one has at home: "its capacity", "our public services", "Fiji's electricity"."""
    begin = max(sentence.span.begin, quantity.span.begin - _REACH)
    end = min(sentence.span.end, quantity.span.end + _NEXT)
    own = _at_home().search(context.text, begin, end)
    if own is None or _SHARED.search(context.text, begin, end):
        return False
    if own["our"]:
        return our_side(sentence, context) == one
    return own["own"] is not None or any(one in m.entities for m in context.mentions_in(own.start() - 40, own.start()))


def is_ours(quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a share is of what "we" have at home: "over 90 per cent of our electricity"."""
    own = _at_home().match(context.text, quantity.span.end + len(" of "), sentence.span.end)
    return own is not None and own["our"] is not None


def with_region(begin: int, quantity: Quantity, context: Context) -> bool:
    """Whether what flows goes to a region and to no one side: "trade between Peru and Latin America"."""
    return _WITH_REGION.search(context.text, begin, quantity.span.begin) is not None


@cache
def _at_home() -> re.Pattern[str]:
    """What a country has at home, told as its own: "its capacity", "our public services"."""
    nouns = "|".join(sorted(figure_words("at_home"), key=lambda w: (-len(w), w)))
    return re.compile(rf"{_WHOSE}(?:{nouns})\b(?!\s+(?:to|with)\b)")
