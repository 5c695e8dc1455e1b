"""The number of an occasion in its series: "the fifth meeting", "the 4th A-B Leaders' Meeting"."""

from __future__ import annotations

import re

from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.words import ordinal
from kg.model import TimeSpan, When

_FIRST_SINCE = re.compile(
    r"(?:\s+that)?\s+(?:I|he|she|we|you|they)\b|\s+with\s+an?\s+(?:foreign|visiting|world|European|African|Asian|Arab|Western|regional|"
    r"head|president|prime|leader)\b|\s+as\s+(?:the\s+|an?\s+)?(?:new\s+)?(?:[Pp]resident|[Pp]rime|[Cc]hancellor|[Mm]inister|[Ff]oreign|"
    r"[Ss]ecretary|[Hh]ead|leaders?)\b|[^.,;]{0,60}?\b(?:following|after|upon|on\s+taking)\s+(?:his|her|their|my|taking|assuming|the\s+"
    r"(?:election|inauguration|appointment|formation))\b|"
    r"[^.,;]{0,40}?\b(?:since|in\s+(?:\w+\s+){1,3}(?:years|months)|of\s+(?:the|this)\s+(?:day|year|trip))\b"
)
_COUNTED_FROM = re.compile(r"\s+(?:since|this\s+year)\b")  # of no series: "our sixth meeting this year"
_COUNTED_SO_FAR = re.compile(  # "This is our second meeting with B this year"
    r"(?:\s+(?:between|of|with)\s+[^,;]{1,60}?)??\s+(?:since|this\s+(?:year|month|week)|so\s+far|"
    r"in\s+(?:the\s+last\s+|the\s+past\s+|less\s+than\s+)?"
    r"(?:an?|one|two|three|four|five|six|several|\d+)\s+(?:years?|months|weeks|days))\b"
)
_TENS = re.compile(r"\b(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)-[a-z]+")
_FIRST_TIME = re.compile(r"\s+for\s+the\s+first\s+time\b(?!\s+(?:since|in))")
_OF_ONE_SIDE = re.compile(  # "my second meeting with a foreign leader", "the first meeting that I’m taking in X"
    r"\s+(?:with\s+(?:an?|any)\s+foreign\b|(?:of|in|during)\s+(?:my|his|her|your)\s+(?:presidency|premiership|term|tenure|mandate)"
    r"|(?:that\s+)?I(?:[’']?(?:m|ve)|\s+(?:am|have))?\s+\w+)"
)
_FOREIGN = re.compile(r"\b(?:foreign|overseas|head[- ]of[- ](?:state|government))\s+(?:leader\s+)?$")
_UNCOUNTED = frozenset(("visit", "trip", "mission", "conversation", "call"))
_LOWER = (
    r"strategic|political|ministerial|bilateral|trilateral|joint|high-level|"
    r"intergovernmental|inter-ministerial|economic|security|annual|ordinary|regular|regional|informal|foreign|defen[cs]e|"
    r"policy|business|trade|energy|cooperation|consular|technical|senior"
)
_NAME_WORD = (
    r"(?:[a-z]+-level|(?:[dl][’'])?[A-Z0-9“][\w’'.&+”–-]*[’']?|and|of(?:\s+the)?(?=\s+[A-Z])|[–—-]|\([^()]{1,8}\)|"
    r"(?:[a-z]+\s+)?(?:leaders|ministers|officials|advisors)[’']?|" + _LOWER + r")\s+"
)
_NTH_OF_NAME = re.compile(  # "the sixth Singapore-Indonesia Leaders' ": a name may hide it from the parse
    r"(?:\b(?:[Tt]he|[Tt]heir|[Oo]ur|[Ii]ts|of|at|on|[Ff]ollowing)\s+"
    r"(?P<nth>(?!the\b|their\b|our\b|its\b)[A-Za-z-]+|\d{1,3}(?:st|nd|rd|th))|"
    r"(?<![\w-])(?P<bare>\d{1,3}(?:st|nd|rd|th)))\s+(?![Cc]entury|[Aa]nniversary|of\b)(?:" + _NAME_WORD + r"){1,7}$"
)
_OF_NTH_BODY = re.compile(  # "the Ministerial Meeting of the 11th A-B Joint Commission"
    r"\s+of\s+the\s+(?P<nth>[A-Za-z-]+|\d{1,3}(?:st|nd|rd|th))\s+(?:" + _NAME_WORD + r"){1,6}"
    r"(?:Commission|Committee|Dialogue|Consultations?|Council|Summit|Conference|Forum)\b"
)
_ROMAN = re.compile(  # "the XII Meeting", which the parse has in small letters
    r"\b(?:[Tt]he|[Tt]heir|[Oo]ur|[Ii]ts)\s+(?P<nth>[XVI]{2,6})\s+(?:[A-Z][\w’-]*\s+){0,3}$"
)
_YEAR = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|’s|'s)\s+(?P<year>(?:19|20)\d\d)\s+(?:[A-Z0-9][\w’&-]*\s+){1,7}$"
)
_SPEAKERS = frozenset(("my", "our", "your"))  # "my first meeting": of the speaker, not of a series


def ordinal_of(phrase: Phrase) -> int | None:
    """Its place in a series; None where none is told, or it counts what is no series."""
    for word in sorted(phrase.modifiers):
        number = ordinal(word)
        if number is not None and (tens := _TENS.search(phrase.before)):
            number = ordinal(tens[0])  # "the Thirty-third Summit", of which the parse has only "third"
        if number is not None:
            if _OF_ONE_SIDE.match(phrase.after) or _FOREIGN.search(phrase.before):
                return None
            own = phrase.word in _UNCOUNTED or phrase.determiner in _SPEAKERS
            since = _FIRST_SINCE if word == "first" else _COUNTED_FROM
            if word != "first" and phrase.verb.lemma_ == "be" and _COUNTED_SO_FAR.match(phrase.after):
                return None
            return None if since.match(phrase.after) or (number == 1 and own) else number
    named = _NTH_OF_NAME.search(phrase.before) or _ROMAN.search(phrase.before)
    if named and not _COUNTED_FROM.match(phrase.after) and phrase.word not in _UNCOUNTED:
        return ordinal(named[named.lastgroup or "nth"])
    if of := _OF_NTH_BODY.match(phrase.after):
        return ordinal(of["nth"])
    return 1 if _FIRST_TIME.match(phrase.after) and phrase.word not in _UNCOUNTED else None


def year_of(phrase: Phrase) -> When | None:
    """The year in its name: "will co-host the 2024 Indo-Pacific Business Forum"; None where it gives none."""
    named = _YEAR.search(phrase.before) if phrase.noun.text[0].isupper() else None
    return When(TimeSpan(named["year"]), "stated") if named else None
