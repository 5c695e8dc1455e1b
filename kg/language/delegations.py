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
_BEFORE = 50  # characters before a side
_REACH_BACK = 150  # characters from whoever is accompanied to who comes along
_SIDE = (
    r"(?:[’']s?)?(?:\s+(?:official|high-level|inter-?agency|inter-?ministerial|parliamentary|negotiating))?"
    r"\s+(?:delegation|side|team|party|mission)"
)
_BE = r"(?:(?:was|were|is|are|will\s+be|had\s+been|has\s+been)\s+)?(?:(?:also|jointly)\s+)?"
_LED = r"(?:co-)?(?:led|headed|chaired|represented)\s+by\s+"
_LEADS = re.compile(
    rf"(?:{_SIDE}[\s,]+{_BE}{_LED}|\s+(?:was|were|is|will\s+be)\s+(?:also\s+)?(?:represented|led)\s+by\s+|"
    r"(?:[’']s?)?\s+side,?\s+(?:by\s+)?|[\s,]+represented\s+by\s+)(?:(?:the|its|their)\s+)?",
)
# "On behalf of Peru, A signed", "From the Peruvian side the papers were signed by A", "signed for Peru by A".
_FOR = re.compile(
    r"\b(?P<how>[Oo]n\s+behalf\s+of|[Rr]epresenting|[Ff]or|[Ff]rom|[Oo]n)\s+(?:the\s+)?(?:[Gg]overnment\s+of\s+(?:the\s+)?)?$"
)
_ACTS = r"(?:signed|initialled|attended|exchanged|co-?chaired|chaired|concluded|inked|opened|present)"
_OF_A_THING = re.compile(r"\b[A-Z]\w+\s+for\s+(?:the\s+)?(?:[Gg]overnment\s+of\s+(?:the\s+)?)?$")
_BY_HIM = re.compile(
    rf"(?:[’']s?)?(?:{_SIDE}|\s+part)?,?\s+(?P<acts>(?:[^.;:]{{3,90}}?\s)?{_BE}(?:co-)?{_ACTS}\s+)?by\s+(?:(?:the|its|their)\s+)?"
)
_HIM = re.compile(rf"(?:{_SIDE}|\s+part)?(?:,|\s+(?:was|were))\s+(?:(?:the|its|their)\s+)?")
_TEAM_FROM = re.compile(r"\b(?:delegation|side|team|party|mission|group)\s+(?:from|of)\s+(?:the\s+)?$")
_TEAM_LED = re.compile(rf"[\s,]+(?:which\s+(?:was|is)\s+)?{_LED}(?:(?:the|its|their)\s+)?")
_SIGNS_FOR = re.compile(  # what follows whoever signs
    r"\s+(?:(?:has\s+|had\s+)?(?:signed|initialled)\s+(?:it\s+|the\s+[\w’' -]{3,60}?\s+)?)?"
    r"(?:on\s+behalf\s+of|for)\s+(?:the\s+)?(?:[Gg]overnment\s+of\s+(?:the\s+)?)?(?=[A-Z])"
)
_SIGNED = re.compile(r"\b(?:signed|initialled)\b[^.;:]*$")
_BY = re.compile(r"\bsigned\b[^.;:]*\b(?:by|and)\s+(?:the\s+)?$")
_SENTENCE = 160  # characters back to the verb
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
            side = side or next((c for s, c in reversed(near) if _acts_for(text, s, begin)), None)
            side = side or _headed(text, person.span.end, countries, begins)
            side = side or _signs_for(text, person.span, countries, begins)
            if side is None and last is not None and _COMES_ALONG.search(text, max(0, begin - 40), begin):
                side = cast.countries[last] if begin - end <= _REACH_BACK else None  # of whoever is accompanied
        end, last = person.span.end, cast.person_of[person]
        who = cast.person_of[person]
        if side is not None and who not in told:
            cast.countries[who] = side


def _leads(text: str, end: int, begin: int) -> bool:
    """Whether what stands between a country and a name says that the country's side is led by whoever is named."""
    return any(pattern.fullmatch(text, end, begin) for pattern in (_LEADS, _ONE))


def _acts_for(text: str, side: Span, begin: int) -> bool:
    """As in "From the Peruvian side, the agreement was signed by A", "a delegation from Peru headed by A"."""
    before = text[max(0, side.begin - _BEFORE) : side.begin]
    if _TEAM_FROM.search(before):
        return _TEAM_LED.fullmatch(text, side.end, begin) is not None
    of = _FOR.search(before)
    if of is None:
        return False
    if of["how"].lower() in {"for", "from", "on"}:  # which may be of anything: "a report on Peru by A"
        by = _BY_HIM.fullmatch(text, side.end, begin)
        if _OF_A_THING.search(text, max(0, side.begin - _BEFORE), side.begin):
            return False  # "The Platform for Ukraine was chaired by A"
        signed = of["how"] == "for" and _SIGNED.search(text, max(0, side.begin - _SENTENCE), side.begin)
        return by is not None and bool(by["acts"] or signed)
    return any(pattern.fullmatch(text, side.end, begin) for pattern in (_HIM, _BY_HIM))


def _signs_for(text: str, person: Span, countries: Sequence[tuple[Span, str]], begins: Sequence[int]) -> str | None:
    """As in "A signed on behalf of Peru", "was signed by A for Peru"."""
    signs = _SIGNS_FOR.match(text, person.end)
    if signs is None or (
        "signed" not in signs[0] and not _BY.search(text, max(0, person.begin - _SENTENCE), person.begin)
    ):
        return None
    side = _country_at(signs.end(), countries, begins)
    return side[1] if side is not None and text[side[0].end : side[0].end + 1] not in {"’", "'"} else None


def _country_at(position: int, countries: Sequence[tuple[Span, str]], begins: Sequence[int]) -> tuple[Span, str] | None:
    """The country that is named from a character on."""
    at = bisect_left(begins, position)
    return countries[at] if at < len(begins) and begins[at] == position else None


def _wished(text: str, side: Span) -> bool:
    """As in "At the initiative of the French side, Prime Minister A called": nobody's delegation."""
    return _WISH.search(text, max(0, side.begin - 30), side.begin) is not None


def _headed(text: str, end: int, countries: Sequence[tuple[Span, str]], begins: Sequence[int]) -> str | None:
    """The country whose delegation whoever is named before a place leads."""
    heads = _HEADS.match(text, end)
    side = _country_at(heads.end(), countries, begins) if heads is not None else None
    return side[1] if side is not None and _THEIR_SIDE.match(text, side[0].end) else None
