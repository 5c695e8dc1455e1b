"""The date that stands beside an instrument, whatever the verb of its sentence: "…, in place since 2001".

"the entry into force, on 13 December 2018, of the Treaty"    before it, with the noun of the act
"30 years since the signing of the Treaty"                     counted back from the document
"which has applied since April"                                after it
"- Agreement on Trade, 2013"                                   at the end of a line
"created in 1969 by the Cartagena Agreement"                   with what it founded
"""

from __future__ import annotations

import re

from kg.extraction.agreements.act import Act
from kg.extraction.agreements.anniversaries import years_ago
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.model import When

_BEFORE_REACH = 130  # characters before an instrument
_NEAR = 14  # characters from a preposition to the time that it opens
_A_YEAR = 366  # days; a longer time dates no act
_ACT = (
    r"(?:entry|coming)\s+into\s+(?:force|effect)|sign(?:ing|ature)|conclusion|adoption|ratification|launch|establishment|"
    r"initiall?ing|creation|inauguration"
)
_OF = r"of\s+(?:the\s+|an?\s+|our\s+|their\s+|its\s+)?(?:(?!and\b)[\w’-]+\s+){0,5}$"
_ASIDE = re.compile(rf"\b(?:{_ACT}),\s+(?P<when>(?:on|in|last|this)\s[^;:()]{{3,60}}?),\s+{_OF}", re.IGNORECASE)
_YEARS_SINCE = re.compile(
    rf"\b(?:marks?|marked|marking|celebrat\w+|commemorat\w+)\s+(?:the\s+)?(?P<n>\d{{1,3}}|[A-Za-z]+(?:-[a-z]+)?)\s+years\s+(?:have\s+passed\s+)?(?:since|after|from)\s+(?:the\s+)?(?:{_ACT})\s+{_OF}",
    re.IGNORECASE,
)
_FOUNDED_BY = re.compile(
    r"\b(?:created|established|founded|set\s+up|instituted|launched|born)\s+(?P<when>(?:in|on)\s[^,;:()]{3,40}?)\s+"
    r"(?:by|under|through|with|by\s+virtue\s+of|on\s+the\s+basis\s+of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"[”\"’]?(?:\s+(?:No\.?\s?)?\d{1,3})?(?:\s*\([^()]*\))?(?:\s+(?:agreement|treaty|arrangement|scheme|programme|program)\b)?"
    r"(?:\s+(?:with|between)\s+[^,;.:]{2,60}?)?,?\s+"
    r"(?:(?:which|that)\s+)?(?:(?:[\w’-]+\s+){1,8}?(?=have\s|has\s))?(?:(?:has|have|had|is|was|been|being|provisionally|already|now|also|fully|successfully)\s+)*"
    r"(?:in\s+(?:force|effect|operation|place|existence)|applied|applying|operational|operated|operating|running|functioned|"
    r"functioning|existed|implemented|valid|active|effective|negotiating|negotiated)(?:\s+to\s+[A-Z][\w’-]+|\s+for\s+[A-Z][\w’-]+)?\s+"
    r"(?:since|as\s+of|as\s+from|from)\s+"
)
# As in "the partnership that I was able to enter into last year", "…, which the two announced in Lima in May".
_THAT_WAS = re.compile(
    r"[”\"’]?(?:\s*\([^()]*\))?(?:\s+(?:with|between)\s+[A-Z][^,;.:]{2,60}?)?,?\s+(?:(?:on|for|in|under|about)\s+)?(?:which|that)\s+"
    r"(?:(?!not\b)[^\s,;.:]+\s+){1,9}?"
    r"(?:signed|concluded|adopted|agreed|announced|launched|established|founded|made|declared|reached|entered\s+into|enter\s+into|set\s+up|"
    r"initiall?ed|negotiating|negotiated|inaugurated|renewed|opened|started|began|unveiled|proclaimed|issued|exchanged|endorsed|created)\b"
    r"(?:\s+(?!and\b|that\b|which\b)[^\s,;.:]+){0,8}?\s+(?=(?:in|on|last|since|this|earlier|back|at|during|\w+\s+\w+\s+ago)\s)"
    r"(?:back\s+)?(?:in|on|since|as\s+of)?\s*(?:the\s+)?"
)
_WHICH_SINCE = re.compile(r"(?:\s*\([^()]*\))?,?\s+which,?\s+since\s+")
_DONE_IN = re.compile(
    r"[”\"’]?(?:\s*\([^()]*\))?,?\s+(?:(?:which|that)\s+)?(?:(?:was|were|has\s+been|had\s+been)\s+)?(?:also\s+|first\s+)?"
    r"(?:approved|ratified|launched|established|opened|created|inaugurated|renewed|endorsed|set\s+up|introduced|declared|"
    r"proclaimed|announced)\s+(?:in\s+(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z]\w+\s+)?"
    r"(?:by\s+(?:the\s+)?(?:[\w’-]+\s+){1,5}?)?(?=(?:in|on|last)\s)(?:in|on)?\s*"
)
# As in "raised their relations to the level of a strategic partnership | in 2017".
_RAISED_TO = re.compile(
    r"\b(?:elevat|upgrad|rais|lift|promot)\w+\b[^.;:]{0,90}?\bto\s+(?:the\s+(?:level|status|rank)\s+of\s+)?(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_IN = re.compile(r"\s*(?:\([^()]*\))?\s+(?:in|on)\s+(?=[A-Z\d])|\s+(?=(?:last|earlier\s+this)\s)")
_ENDS_LINE = re.compile(
    r"(?<![Yy]ears)(?:\s*\([^()]*\))?,\s+(?=(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?:\d{1,2},\s+)?(?:19|20)\d\d[\s.;)]*$)"
)
_IN_YEAR = re.compile(r"[”\"’]?(?:\s*\([^()]*\))?,\s+in\s+(?=(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d(?:[,.;”\"]|\s*$))")
_OPEN = frozenset(["negotiating", "proposed"])


def stated_date(instrument: Instrument, end: int, act: Act, sentence: Sentence, context: Context) -> When | None:
    """The time that words right before or after the instrument give the act which its status is of."""
    text, stop = context.text, sentence.span.end
    begin = max(sentence.span.begin, instrument.begin - _BEFORE_REACH)
    for told in (_ASIDE, _FOUNDED_BY):
        found = told.search(text, begin, instrument.begin)
        if found is not None and (when := _first(found.start("when"), found.end("when"), context)) is not None:
            return when
    since = _YEARS_SINCE.search(text, begin, instrument.begin)
    if since is not None and (then := years_ago(since["n"], context)) is not None:
        return then
    if _RAISED_TO.search(text, begin, instrument.begin) and (at := _IN.match(text, instrument.end, stop)):
        return _first(at.end(), min(stop, at.end() + _NEAR + 30), context, _NEAR)
    for position in dict.fromkeys((instrument.end, end)):
        after = _SINCE.match(text, position, stop) or _WHICH_SINCE.match(text, position, stop)
        if after is None and act.status not in _OPEN and not act.coming:
            after = _DONE_IN.match(text, position, stop) or _IN_YEAR.match(text, position, stop)
        if after is not None and (when := _first(after.end(), min(stop, after.end() + _NEAR + 30), context, _NEAR)):
            return when
        told_of = _THAT_WAS.match(text, position, stop)
        if told_of is not None and (
            when := _first(told_of.end(), min(stop, told_of.end() + _NEAR + 30), context, _NEAR)
        ):
            return when if not _is_later(when, context) else None
    line = _ENDS_LINE.search(text, instrument.noun_end, stop) if instrument.proper else None
    return _first(line.end(), stop, context) if line is not None else None


def _is_later(when: When, context: Context) -> bool:
    """Whether a time is still to come when the text is issued."""
    issued = context.document.issued
    return issued is not None and when.time.earliest > issued


def _first(begin: int, end: int, context: Context, near: int | None = None) -> When | None:
    """The first time of the stretch that may date an act, within so many characters of its beginning."""
    times = [
        t for t in context.times(begin, end) if t.time is not None and (t.time.latest - t.time.earliest).days <= _A_YEAR
    ]
    if not times or (near is not None and times[0].span.begin - begin > near):
        return None
    return context.when(times[0])
