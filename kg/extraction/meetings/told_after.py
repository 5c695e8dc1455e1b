"""With whom somebody met, told only after it: "A convened a meeting with partners. … Participants included P, Q and R".

Asked of occasions of which their own sentence names one side and no other: reports of one government say whom it met
in a sentence, a line or a list of their own, often at their end.
"""

from __future__ import annotations

import re

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.roster_lists import of_lines
from kg.extraction.meetings.roster_people import people_named
from kg.language.analysis import Sentence
from kg.language.wordplaces import any_within, places_of

_ENVOYS = (
    r"(?:(?:the|senior|high-level|other|cabinet-level|government|official)\s+)*(?:representatives|delegates|delegations|officials|ministers|"
    r"leaders|heads\s+of\s+(?:state|government|delegation)|ambassadors|envoys|counterparts|experts|members)\s+(?:from|of)\s+"
)
_THOSE = (
    r"(?:[Pp]articipants|[Aa]ttendees|[Tt]hose\s+(?:attending|present|participating|in\s+attendance|who\s+(?:attended|participated|took\s+part))|"
    r"[Pp]articipating\s+(?:countries|nations|governments|states|organi[sz]ations|delegations|companies|leaders)|"
    r"(?:[Ll]eaders|[Oo]fficials|[Mm]inisters|[Ii]ndividuals|[Rr]epresentatives|[Cc]ountries|[Oo]rgani[sz]ations|[Cc]ompanies|CEOs|[Ee]xecutives)\s+"
    r"(?:who\s+(?:participated|took\s+part|attended|joined)|(?:participating|taking\s+part|attending|represented|present)))"
)
_LISTED = re.compile(
    rf"\b{_THOSE}\b[^.:;]{{0,60}}?\b(?:included?|including|were|are|was|comprised)\b\s*:?\s*(?P<envoys>(?i:{_ENVOYS}))?"
    r"|\b(?:[Mm]eeting|[Ss]ession|[Ee]vent|[Cc]onvening|[Rr]oundtable|[Gg]athering|[Dd]iscussion|[Cc]onference|[Dd]ialogue|[Ss]ummit|[Tt]alks)\s+"
    r"(?:(?:was|were)\s+(?:also\s+)?(?:attended|joined)\s+by|included|brought\s+together|gathered|featured|involved)\s+"
    rf"(?P<them>(?i:{_ENVOYS}))?"
)
_JOINED = re.compile(rf"(?i:{_ENVOYS})(?=[A-Z]|the\s)")
_TOOK_PART = re.compile(
    r",?\s+(?:also\s+)?(?:joined|attended|participated|took\s+part|were\s+(?:also\s+)?(?:present|in\s+attendance))\b"
)
_NAMES = re.compile(
    r"(?:(?:and|the|of|as\s+well|for|both|de|du|la)\s+|[A-Z][^\s,;:]*[,;]?\s*|\([^()]*\),?\s*)+"
)  # and no clause
_SIDES = frozenset(("country", "organization"))
_SAYS = frozenset(
    (
        *("Participants", "participants", "Attendees", "attendees", "attending", "participated", "participating"),
        *(
            "Participating",
            "attended",
            "joined",
            "included",
            "including",
            "brought",
            "gathered",
            "featured",
            "present",
            "took",
        ),
    )
)
_OF_KIND = frozenset(("talks", "session", "forum", "summit", "ceremony", "call", "other"))
_FAR, _NEAR, _LEAD = 40, 3, 3  # sentences to the list: from the first of a text, from a later one; which those are


def told_after(telling: Telling, context: Context) -> list[str]:
    """Those whom a later sentence or list names as having taken part; empty where none does."""
    if telling.kind not in _OF_KIND or telling.refers or telling.event or not telling.participants or telling.headline:
        return []
    sentences = context.analysis.sentences
    body = [s.index for s in sentences if s.block == "paragraph"][:_LEAD]
    reach = _FAR if telling.sentence in body else _NEAR
    sides = set(context.represent(telling.participants))
    says = places_of(context.text, _SAYS)
    for sentence in sentences[telling.sentence + 1 : telling.sentence + 1 + reach]:
        if any_within(says, sentence.span.begin, sentence.span.end):
            found = [e for e in _named(sentence, context) if e not in telling.participants]
            if any(context.country(e) not in sides for e in found):
                return found
    return []


def _named(sentence: Sentence, context: Context) -> list[str]:
    begin, end = sentence.span.begin, sentence.span.end
    for match in _LISTED.finditer(context.text, begin, end):
        if match.end() >= end or context.text[match.end() - 1 : end].strip(" :") == "":
            return of_lines(sentence, context)
        people, _ = people_named(match.end(), end, context)
        listed, _ = actor_list(match.end(), end, context)
        return people if len(people) > len(listed) else listed
    for match in _JOINED.finditer(context.text, begin, end):
        took_part = _TOOK_PART.search(context.text, match.end(), end)
        if took_part is not None and _NAMES.fullmatch(context.text, match.end(), took_part.start()):
            named = context.mentions_in(match.end(), took_part.start())
            return unique([e for m in named if m.kind in _SIDES and m.form == "name" for e in m.entities])
    return []
