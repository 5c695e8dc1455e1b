"""Countries that are counted because something is done for them or has been done by them.

Aid "supports at least 50 countries", a tool runs "in 48 countries", "seven of our partner countries achieved" a goal:
these are figures. Countries that only make up a group, meet, trade or sign ("the 21 economies", "talks with 12
countries") are none; no other count of states is.
"""

from __future__ import annotations

import re

from kg.language.nouns import Counted, read_counted
from kg.language.numerals import GAP

_LEAST = 3  # two countries are most often the two sides
_FILL = r"[^.;:()\n]"
_DONE_FOR = (
    r"support|assist|help|aid|serv(?=[ei])|cover|reach|benefit|train|equip|vaccinat|protect|finance?|fund|connect|suppl(?=[iy])"
    r"|strengthen|reliev|feed|rescu|includ(?=ing)"
)
_AID = (
    r"assistance|aid|support|funding|financing|grants?|loans?|relief|vaccines?|doses|coverage|training|help|equipment|supplies"
    r"|programs?|programmes?|projects?|operations|activities|services|work|tools?|systems?|cent(?:er|re)s?|offices|networks?"
    r"|initiatives?|investments?|scholarships|food|medicines?|experts|volunteers|personnel"
)
_ABOUT = (
    rf"(?:(?:about|around|over|nearly|almost|some|approximately|an?|additional|another|more{GAP}than|at{GAP}least|up{GAP}to"
    rf"|as{GAP}many{GAP}as|well|close{GAP}to|the|of|our|initial|first|further){GAP}){{0,4}}"
)
# "supporting at least | 50 countries", "agreements covering | 72 countries"
_HELPED = re.compile(rf"\b(?:{_DONE_FOR})(?:e?[ds]|ies|ied|e|y|ing|ying)?{GAP}{_ABOUT}$", re.I)
# "vaccine assistance to | 35 African countries", "a tool in | 48 countries", "expanded our support from 19 to | 25"
_GIVEN_TO = re.compile(
    rf"\b(?:{_AID})\b(?:{GAP}[\w-]+){{0,4}}?{GAP}(?:to|for|in|across|throughout|from{GAP}\w+{GAP}to){GAP}{_ABOUT}$",
    re.I,
)
_NO_GIFT = re.compile(rf"\b(?:trade|exports?|imports?|visits?|travel\w*|talks|negotiat\w+)\b{_FILL}{{0,60}}$", re.I)
# "seven countries | achieved capacity", "over 30 countries … | have imposed sanctions", "| are close to achieving"
_DONE_BY = re.compile(
    rf"(?:{GAP}(?!and\b)[\w’'-]+){{0,8}}?{GAP}(?:(?:have|had|has|now|already|also|successfully|fully|since){GAP}){{0,3}}"
    rf"(?:achieved|benefit(?:ed|ted)?|received?|introduced|imposed|announced|implemented|completed|attained|pledged|contributed"
    rf"|improved|eliminated|met{GAP}(?:the|this|their|these){GAP}|are{GAP}(?:close{GAP}to|on{GAP}track|now{GAP}able))\b",
    re.I,
)
_STATES = frozenset(("countries", "nations", "states", "governments"))
_NAMED = re.compile(r"\b(?:countries|nations|states|governments)\b", re.I)  # the guard: most numbers stop here
_LOOK_BACK = 90  # characters
_NEAR = 60  # characters


def read_reached(text: str, at: int, stop: int, end: int, value: float, first: int) -> Counted | None:
    """The countries that a number at ``at`` to ``stop`` counts, where they are helped or have done something.

    >>> text = "aid supporting at least 50 countries to prevent"
    >>> read_reached(text, 24, 26, len(text), 50, 0).unit
    'countries'
    """
    if value < _LEAST or _NAMED.search(text, stop, min(end, stop + _NEAR)) is None:
        return None
    counted = read_counted(text, stop, end, states=True)
    if counted is None or counted.unit not in _STATES:
        return None
    before = text[max(first, at - _LOOK_BACK) : at]
    if re.search(rf"\b(?:the|these|those|all|both|our){GAP}$", before, re.I):
        return None  # spoken of before
    if _HELPED.search(before) or _DONE_BY.match(text, counted.span.end, end):
        return counted
    return counted if _GIVEN_TO.search(before) and not _NO_GIFT.search(before) else None
