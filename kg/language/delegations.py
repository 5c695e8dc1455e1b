"""Who leads whose delegation: "the Nepalese delegation was led by A and B", "C headed the Romanian side".

The text says the side once, before those who act for it; it says more than what is known about namesakes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.language.cast import Cast
from kg.model import Span

_REACH = 90  # characters back from a name to the side
_REACH_BACK = 150  # characters from whoever is accompanied to who comes along
_SIDE = (
    r"(?:[’']s?)?(?:\s+(?:official|high-level|inter-?agency|inter-?ministerial|parliamentary|negotiating))?"
    r"\s+(?:delegation|side|team|party|mission)"
)
_BE = r"(?:(?:was|were|is|are|will\s+be|had\s+been|has\s+been)\s+)?(?:(?:also|jointly)\s+)?"
_LED = r"(?:co-)?(?:led|headed|chaired|represented)\s+by\s+"
_LEADS = re.compile(
    rf"(?:{_SIDE}[\s,]+{_BE}{_LED}|\s+(?:was|were|is|will\s+be)\s+(?:also\s+)?(?:represented|led)\s+by\s+|"
    r"(?:[’']s?)?\s+side,?\s+(?:by\s+)?)(?:(?:the|its|their)\s+)?",
)
_ONE = re.compile(r"\s+one\s+(?:was\s+)?(?:(?:led|headed|chaired)\s+)?by\s+(?:(?:the|its)\s+)?")
# What follows whoever leads: "A led [the Pakistan side]", "B, who heads [Iran’s delegation]".
_HEADS = re.compile(
    r"(?:,\s+who|,)?\s+(?:(?:will|would|also|jointly|who)\s+)*(?:co-)?(?:leads?|led|heads?|headed|chairs?|chaired|"
    r"represents?|represented)\s+(?:the\s+)?(?=[A-Z])"
)
_WISH = re.compile(r"\b(?:initiative|invitation|request|suggestion|proposal)\s+of\s+(?:the\s+)?$")
_COMES_ALONG = re.compile(
    r"(?:,|\s+(?:is|was|were|will\s+be|(?:has|had)\s+been))\s+(?:also\s+)?accompanied\s+by\s+(?:the\s+)?$"
)
_THEIR_SIDE = re.compile(_SIDE)
_BESIDE = re.compile(r"\s*(?:,|;|,?\s+and|,?\s+as\s+well\s+as)\s+(?:the\s+|by\s+(?:the\s+)?)?")


def settle_delegations(cast: Cast) -> None:
    """Give those who lead a side's delegation, and those named with them, that side, unless the text says another."""
    text = cast.document.text
    countries = sorted((m.span, m.entities[0]) for m in cast.mentions if m.kind == "country" and len(m.entities) == 1)
    begins = [span.begin for span, _ in countries]
    told = {cast.ids[id(one)] for one in cast.clusters if one.of() is not None}
    end, side, last = -1, None, None
    for person in sorted(cast.person_of, key=lambda p: p.span):
        begin = person.span.begin
        if side is None or end > begin or _BESIDE.fullmatch(text, end, begin) is None:
            at = bisect_left(begins, begin)
            near = [(s, c) for s, c in countries[max(0, at - 2) : at] if begin - s.end <= _REACH]
            side = next((c for s, c in reversed(near) if _leads(text, s.end, begin) and not _wished(text, s)), None)
            side = side or _headed(text, person.span.end, countries, begins)
            if side is None and last is not None and _COMES_ALONG.search(text, max(0, begin - 40), begin):
                side = cast.countries[last] if begin - end <= _REACH_BACK else None  # of whoever is accompanied
        end, last = person.span.end, cast.person_of[person]
        who = cast.person_of[person]
        if side is not None and who not in told:
            cast.countries[who] = side


def _leads(text: str, end: int, begin: int) -> bool:
    """Whether what stands between a country and a name says that the country's side is led by whoever is named."""
    return any(pattern.fullmatch(text, end, begin) for pattern in (_LEADS, _ONE))


def _wished(text: str, side: Span) -> bool:
    """As in "At the initiative of the French side, Prime Minister A called": nobody's delegation."""
    return _WISH.search(text, max(0, side.begin - 30), side.begin) is not None


def _headed(text: str, end: int, countries: Sequence[tuple[Span, str]], begins: Sequence[int]) -> str | None:
    """The country whose delegation whoever is named before a place leads."""
    heads = _HEADS.match(text, end)
    at = bisect_left(begins, heads.end()) if heads else len(begins)
    if heads is None or at == len(begins) or begins[at] != heads.end():
        return None
    span, country = countries[at]
    return country if _THEIR_SIDE.match(text, span.end) else None
