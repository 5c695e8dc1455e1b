"""The words around a number that compare it: "over", "up to", "or more" (data/lexicons/comparators.tsv)."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from kg.language.numerals import GAP
from kg.language.wordlists import rows
from kg.model import Comparator

_LOOK_BACK = 60
# What may stand between the comparing words and the number: "an estimated total value of", "over a total of".
_FILLERS = "an?|the|its|their|another|additional|new|further|roughly|of|at|by|to|total|sum|amount|worth|average"
_FILLER = rf"(?:(?:{_FILLERS}){GAP}){{0,4}}"
_ESTIMATE = rf"estimated{GAP}(?:[a-z]+{GAP}){{1,3}}(?:of|at){GAP}"
_BY_PAPER = re.compile(r"^under\s+(?:an?|the|its|their)\b", re.IGNORECASE)  # "built under a $300 million contract"
_GLUED = re.compile(r"\+(?!\w)|-plus\b")


@cache
def _patterns(place: str) -> tuple[re.Pattern[str], dict[str, Comparator]]:
    forms = {r["words"]: cast("Comparator", r["comparator"]) for r in rows("comparators.tsv") if r["place"] == place}
    either = "|".join(
        re.escape(form).replace(r"\ ", GAP) for form in sorted(forms, key=lambda form: (-len(form), form))
    )
    if place == "before":
        return re.compile(rf"(?<![\w-])(?:(?P<w>{either}){GAP}{_FILLER}|(?P<estimate>{_ESTIMATE}))$", re.I), forms
    return re.compile(rf"{GAP}(?P<w>{either})\b", re.I), forms


def read_comparator(text: str, first: int, begin: int, stop: int, end: int) -> Comparator | None:
    """The comparator of the number at ``begin`` to ``stop``, from the words on either side; None where none compares.

    ``first`` and ``end`` are the limits within which words count.
    """
    after, forms = _patterns("after")
    if _GLUED.match(text, stop, end):
        return "atLeast"
    if match := after.match(text, stop, end):
        return forms[" ".join(match["w"].lower().split())]
    before, forms = _patterns("before")
    match = before.search(text[max(first, begin - _LOOK_BACK) : begin])
    if match is None or _BY_PAPER.search(match[0]):
        return None
    return "about" if match["estimate"] else forms[" ".join(match["w"].lower().split())]
