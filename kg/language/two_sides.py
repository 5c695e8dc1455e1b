"""The two sides that the name of a body tells: NATO and Ukraine of "NATO-Ukraine Council"."""

from __future__ import annotations

import re
from functools import cache

from kg.language.lexicon import Named, named_index

_BODY = re.compile(
    r"(?P<one>[A-Z][\w. ]*?)[-–/](?P<two>[A-Z][\w. ]*?)\s+(?:(?:[A-Z]\w+|and|on|for)\s+)*"
    r"(?:Council|Commission|Committee|Assembly)"
)


@cache
def two_sides(name: str) -> tuple[Named, ...]:
    """The countries or organisations that a body's name joins; none where it joins no two that are known.

    >>> [side.name for side in two_sides("NATO-Ukraine Council")], two_sides("Nordic Council")
    (['NATO', 'Ukraine'], ())
    """
    match = _BODY.fullmatch(name)
    if match is None:
        return ()
    found = [named_index().at(side, 0) for side in (match["one"], match["two"])]
    whole = [
        hit.value for hit, side in zip(found, (match["one"], match["two"]), strict=True) if hit and hit.end == len(side)
    ]
    sides = [Named(one.kind, one.name, one.qid, country=one.country) for one in whole if one.kind != "place"]
    return tuple(sides) if len(sides) == 2 else ()
