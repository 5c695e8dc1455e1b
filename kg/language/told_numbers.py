"""Numbers whose noun stands before them: "the number of companies rose to 1,400", "a community of 3.5 million".

A bare number is one only where such a phrase leads to it; every other number without a unit counts nothing.
"""

from __future__ import annotations

import re

from kg.language.nouns import Counted, read_counted
from kg.language.numerals import GAP
from kg.model import Span

# How long somebody may stay: "the permitted stay from 60 days to 90 days", "validity of visas from five to 10 years".
_MAY_STAY = (
    r"(?:permitted|permissible|authori[sz]ed|allowed|maximum|visa-free|visa-exempt|(?:length|duration|period)\s+of)\s+stays?"
    r"|stays?\s+(?:visa-free|without\s+(?:a\s+)?visas?)|visa\s+exemptions?|validity\s+(?:period\s+)?of\s+(?:[\w-]+\s+){0,3}visas?|visa\s+validity"
)
_STAY = re.compile(
    rf"\b(?P<what>{_MAY_STAY})\b[^.;:()]{{0,50}}?\b(?:from|of|to|for|is|at|by){GAP}"
    rf"(?:(?:up{GAP}to|a{GAP}maximum{GAP}of|the{GAP}current){GAP})?(?:\w+(?:{GAP}(?:days|months|years))?{GAP}to{GAP})?$",
    re.I,
)
_SPELL = re.compile(rf"(?:{GAP}(?:calendar|consecutive))?{GAP}(?P<unit>days|months|years)\b", re.I)
_LOOK_BACK = 140  # characters
_WORDS = "about|around|over|nearly|almost|some|approximately|just|well|an?|total|of"
_ABOUT = rf"(?:(?:{_WORDS}|more{GAP}than|at{GAP}least|up{GAP}to){GAP}){{0,4}}"
_LEADS = (
    r"to|from|at|is|was|were|are|reach(?:ed|es)?|(?:exceed|surpass)(?:ed|e?s)?|total(?:l?ed|s)?|hit|stands?|stood"
    r"|currently|presently|now"
)
_NUMBER_OF = re.compile(
    rf"\b(?:number|quota){GAP}of(?P<what>(?:(?!\bnumber{GAP}of\b)[^.;:()]){{3,110}}?)\b(?:{_LEADS}){GAP}(?:at{GAP})?{_ABOUT}$",
    re.I,
)
_NUMBERING = re.compile(
    rf"(?P<what>\b[^.;:()]{{3,80}}?),?{GAP}(?:(?:who|which){GAP})?number(?:s|ing|ed)?{GAP}(?:at{GAP})?{_ABOUT}$", re.I
)
# "tourist arrivals from Thailand, which fell by 12% last year to 9,000"
_WENT = re.compile(
    rf"(?P<what>\b[^.;:()]{{3,80}}?),?{GAP}(?:(?:which|that|who){GAP})?(?:(?:has|have|had){GAP})?"
    r"(?:rose|risen|fell|fallen|grew|grown|increased|decreased|dropped|climbed|declined|jumped|surged|dwindled)\b"
    rf"[^.;:()]{{0,50}}?{GAP}to{GAP}{_ABOUT}$",
    re.I,
)
# "Tourist arrivals from Israel reached 250,000"
_REACHED = re.compile(
    rf"(?P<what>\b(?:[A-Za-z-]+{GAP})?(?:arrivals|visitors|tourists|visits|enrolments|overnight{GAP}stays|passengers)\b[^.;:()]{{0,60}}?)"
    rf"{GAP}(?:(?:has|have|had){GAP})?(?:reach(?:ed|es)?|(?:exceed|surpass)(?:ed|e?s)?|total(?:l?ed|s)?|hit|topped|"
    rf"amount(?:ed|s)?{GAP}to|(?:stood|stands?){GAP}at){GAP}{_ABOUT}$",
    re.I,
)
# "Volunteers returned in 2023; their number will rise from 60", "workers, whose number has reached 4,500"
_THEIR_NUMBER = re.compile(
    rf"(?P<what>\b[^.;:()]{{3,90}}?)[;,.]{GAP}(?:and{GAP})?(?:their|whose){GAP}(?:number|quota)\b[^.;:()]{{0,40}}?\b(?:{_LEADS}){GAP}{_ABOUT}$",
    re.I,
)
_RISE = (
    r"(?:increas|enhanc|rais|ris|rose|gr[eo]w|expand|lift|go(?:es|ing|ne)?\b|went|reduc|decreas|fall|fell|cut)[a-z]*"
)
# "Scholarships for Indonesian students will increase from 55", "to increase direct flights between A and B from five"
_FROM_TO = re.compile(
    rf"\b(?:the{GAP})?(?P<what>[^.;:()]{{3,90}}?)(?:,{GAP}whose{GAP}(?:number|quota))?{GAP}(?:(?:will|would|has|have|had|is|are|was|were|be|been|to|also|further){GAP}){{0,3}}{_RISE}"
    rf"(?:{GAP}(?:up|on)\b)?{GAP}from{GAP}{_ABOUT}$"
    rf"|\b{_RISE}{GAP}(?:(?:of|in|the|its|their|our){GAP}){{0,2}}(?P<thing>[^.;:()]{{3,110}}?){GAP}from{GAP}{_ABOUT}$",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# "services between A and B, from two to four trips a day", "the doubling of its flights, from four to eight a week"
_SERVICES_FROM = re.compile(
    rf"\b(?P<noun>flights|services|trips|frequencies|trains|buses|sailings|connections)\b[^.;:()]{{0,70}}?,?{GAP}from{GAP}$",
    re.I,
)
_OFTEN = re.compile(
    rf"{GAP}times{GAP}(?:(?:a|per|each|every){GAP})?(?P<per>day|week|month|daily|weekly|monthly)\b", re.I
)
_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month"}
_FLIGHTS = re.compile(r"\b(?P<what>flights?|flies|fly|flying|air\s+services?)\b", re.I)
_LABEL = re.compile(
    rf"^[\s•*–-]*(?P<what>[A-Z][^.;:()\n]{{3,80}})(?:{GAP}\((?:19|20)\d\d\))?:{GAP}{_ABOUT}$"
)  # "Students in New Zealand: around 1,400"
_LABEL_ENDS = re.compile(r"\s*(?:\(|$)")
_FLOWS = frozenset(
    (
        "exports",
        "imports",
        "sales",
        "revenues",
        "prices",
        "investments",
        "costs",
        "earnings",
        "inflows",
        "rates",
        "tariffs",
        "duties",
        "levels",
    )
)
_COMMUNITY = re.compile(r"\b(?:communit(?:y|ies)|diaspora|population|workforce|people|nationals|citizens)\b", re.I)
_PEOPLE_OF = re.compile(rf"\b(?P<what>communit(?:y|ies)|diaspora|population|workforce){GAP}of{GAP}{_ABOUT}$", re.I)
_OF_THEM = re.compile(
    rf"\bof{GAP}(?:whom|which|them){GAP}(?:[a-z]+{GAP}){{0,3}}$", re.I
)  # "of whom some 4,000 are nurses"
# "migrants, more than 300,000 | of whom", "generators to Moldova, 40 | of which", "nurses, about 120 | of them"
_OF_WHOM = re.compile(rf"{GAP}of{GAP}(?P<who>whom|which|them)\b", re.I)
_BEFORE_PART = re.compile(rf"(?P<what>[^.;:()]{{3,110}}?),{GAP}(?:and{GAP})?{_ABOUT}$", re.I)
_PLACES = re.compile(
    r"\b(?:scholarships|places|slots|seats|grants|visas|permits)\b", re.I
)  # what a quota is of, for whomever
_LAST_WORDS = 10  # words before the comma, of which the last plural is meant
_ARE = re.compile(rf"{GAP}(?:are|were)\b", re.I)
_STRONG = re.compile(rf"(?:{GAP}|-)strong\b", re.I)
_THE_NUMBER = re.compile(rf"{GAP}the{GAP}(?:total{GAP})?number{GAP}of", re.I)  # "increase to 500 the number of places"
_MEMBERS = 50  # from here on members are people
_YEAR_FIRST, _YEAR_LAST = 1900, 2100  # a bare number between is as likely a year
_MANY = 1000  # a community of fewer is as likely one of states


def read_told(text: str, first: int, begin: int, stop: int, end: int, value: float) -> Counted | None:
    """What the bare number ``value`` at ``begin`` to ``stop`` counts, where words before it within ``first`` tell."""
    if (match := _THE_NUMBER.match(text, stop, end)) is not None:
        return read_counted(text, match.end(), end, many=value >= _MEMBERS)
    before = text[max(first, begin - _LOOK_BACK) : begin]
    start = begin - len(before)
    if (often := _OFTEN.match(text, stop, end)) is not None:
        flights = _FLIGHTS.search(before)
        what = Span(start + flights.start("what"), start + flights.end("what")) if flights is not None else None
        per = _PERIODS.get(often["per"].lower(), often["per"].lower())
        return Counted(what, f"flights/{per}") if what is not None else None
    if (spell := _SPELL.match(text, stop, end)) is not None:
        stay = _STAY.search(before)
        what = Span(start + stay.start("what"), start + stay.end("what")) if stay is not None else None
        return Counted(what, spell["unit"].lower()) if what is not None else None
    if (part := _OF_WHOM.match(text, stop, end)) is not None and (whole := _BEFORE_PART.search(before)) is not None:
        return _last_plural(text, start + whole.start("what"), start + whole.end("what"), part["who"].lower(), value)
    if _OF_THEM.search(before) and (match := _ARE.match(text, stop, end)) is not None:
        return read_counted(text, match.end(), end, many=value >= _MEMBERS)
    if match := _NUMBER_OF.search(before):
        return read_counted(text, start + match.start("what"), start + match.end("what"), many=value >= _MEMBERS)
    if ("number" in before.lower() or "quota" in before) and (match := _THEIR_NUMBER.search(before)):
        found = read_counted(text, start + match.start("what") - 1, start + match.end("what"), many=value >= _MEMBERS)
        return found or _whose_number(text, start + match.start("what"), start + match.end("what"), value)
    if value >= _MEMBERS and (match := _NUMBERING.search(before)):
        if who := _COMMUNITY.search(match["what"]):
            at = start + match.start("what")
            return Counted(Span(at + who.start(), at + who.end()), "people")
        if value < _MANY:
            return None
        return read_counted(text, start + match.start("what") - 1, start + match.end("what"), many=True)
    if match := _LABEL.match(before) if start == first and _LABEL_ENDS.fullmatch(text, stop, end) else None:
        told = read_counted(text, start + match.start("what") - 1, start + match.end("what"), many=value >= _MEMBERS)
        return None if told is None or told.unit in _FLOWS else told
    if value >= _MEMBERS and (match := _WENT.search(before)):
        went = read_counted(text, start + match.start("what") - 1, start + match.end("what"), many=True)
        return None if went is None or went.unit in _FLOWS else went
    if value >= _MEMBERS and (match := _REACHED.search(before)) and not _YEAR_FIRST <= value <= _YEAR_LAST:
        return read_counted(text, start + match.start("what") - 1, start + match.end("what"), many=True)
    if value >= _MANY and (match := _PEOPLE_OF.search(before)):
        return Counted(Span(start + match.start("what"), start + match.end("what")), "people")
    if value >= _MANY and _STRONG.match(text, stop, end):
        return Counted(Span(begin, stop), "people")
    return None


def _whose_number(text: str, begin: int, end: int, value: float) -> Counted | None:
    """What "whose number" or "whose quota" is of: the scholarships for students, else the last plural."""
    places = _PLACES.search(text, begin, end)
    if places is not None:
        return Counted(Span(*places.span()), places[0].lower())
    return _last_plural(text, begin, end, "them", value)


def _last_plural(text: str, begin: int, end: int, who: str, value: float) -> Counted | None:
    """The last plural of a stretch, for "which" one of things."""
    for word in reversed([*_WORD.finditer(text, begin, end)][-_LAST_WORDS:]):
        found = read_counted(f" {word[0]}", 0, len(word[0]) + 1, many=value >= _MEMBERS)
        if found is not None and (who != "which" or found.unit != "people"):
            return Counted(Span(word.start(), word.end()), found.unit)
    return None


def read_from_to(text: str, first: int, begin: int) -> Counted | None:
    """What rises from the bare number at ``begin`` to another: "increase direct flights from five to nine a week"."""
    before = text[max(first, begin - _LOOK_BACK) : begin]
    match = _FROM_TO.search(before)
    if match is None:
        services = _SERVICES_FROM.search(before)
        at = begin - len(before)
        if services is None:
            return None
        noun = Span(at + services.start("noun"), at + services.end("noun"))
        return Counted(noun, services["noun"].lower())
    start, name = begin - len(before), "thing" if match["thing"] else "what"
    risen = read_counted(text, start + match.start(name) - 1, start + match.end(name))
    if risen is None and "whose" in before:
        risen = _whose_number(text, start + match.start(name), start + match.end(name), value=0)
    return None if risen is None or risen.unit in _FLOWS else risen
