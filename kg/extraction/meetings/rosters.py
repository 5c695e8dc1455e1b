"""Who else took part, told after the occasion: "The Kazakh delegation was led by A", "The talks were attended by B".

Each statement adds people to the occasion told last before it in which their sides take part; whoever leads a
delegation takes the place of the country or organisation whose delegation it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from kg.extraction import rules
from kg.extraction.context import Context
from kg.extraction.meetings.occasion_sides import side_of
from kg.extraction.meetings.occasions import NOT_HELD, Occasion, Telling
from kg.extraction.meetings.roster_company import company
from kg.extraction.meetings.roster_leads import leads
from kg.extraction.meetings.roster_lists import listed_below
from kg.extraction.meetings.roster_people import CLAUSE, LONGEST_TITLE, SPOUSE, Roster, people_named, side_named
from kg.language.analysis import Sentence
from kg.language.lexicon import named_index
from kg.language.lexicon import side_of as side_of_body
from kg.language.wordplaces import any_within, places_of
from kg.model import Span

_RULE = rules.MEETING_ROSTER
_PARTY = r"(?:delegations?|sides?|teams?|[Ss]ecretariat)"
_MET = (
    r"(?:[Mm]eetings?|[Tt]alks|[Ss]essions?|[Cc]onsultations|[Nn]egotiations|[Dd]iscussions|[Dd]ialogue|[Ss]ummit|"
    r"[Cc]onference|[Ff]orum|[Rr]ound|[Rr]eception|[Cc]eremony|[Mm]echanism|[Cc]ommission|[Cc]ommittee|Group|Task\s+Force|"
    r"[Vv]isit|[Ee]vent|[Cc]all|[Rr]oundtable|[Dd]inner|[Ll]uncheon|[Gg]athering|[Ee]ngagement|[Tt]hey|[Ii]t)"
)
# "the fifth meeting of the Committee on X was chaired by"
_OF_WHAT = r"(?P<of>\s+(?:of|between|on|with|for)\s[^.;,]{2,120}?)?"
# "was co-chaired in a virtual format by", "were led on the American side by"
_HOW = (
    r"(?:\s+(?:jointly|together|virtually|online|remotely|in\s+person|on\s+behalf\s+of\s+the\s+[^.;,]{2,40}?|"
    r"(?:in|via|by|through|on|at|from)\s+[^.;,()]{2,40}?))?"
)
_HELD = r"(?:\s+(?:was|were)\s+held\b[^.;]{0,90}?\band)?"  # "was held in X and was co-chaired by"
_WAS = r"\s+(?:was|were|is|are|will\s+be)\s+(?:also\s+|jointly\s+)?"
_TOLD = re.compile(
    rf"(?P<party>\b{_PARTY})(?:{_WAS}|,\s+)(?:headed|led|represented|(?:co-?)?chaired)\s+by\s+"
    rf"|(?P<met>\b{_MET}){_OF_WHAT}{_HELD}{_WAS}(?:(?:co-?)?(?:chaired|led|hosted|convened)|attended|headed|opened|joined|moderated|"
    rf"facilitated|presided\s+over){_HOW}\s+by\s+"
    r"|(?P<represented>\s+(?:was|were|is)\s+represented\s+by\s+)"
    r"|\bRepresenting\s+(?P<whom>[^.;,]{2,40}?)\s+(?:was|were|are|is)\s+"
    r"|(?P<along>\b(?:was|is|were|will\s+be|would\s+be|been)\s+(?:also\s+)?accompanied\s+(?:(?:to|at|in|on|during)\s+[^.;,]{2,40}?\s)?by\s+)"
    r"|(?P<present>\b(?:Also\s+)?(?:[Pp]resent|[Aa]ttending|[Ii]n\s+attendance|[Pp]articipating|[Jj]oining|[Tt]aking\s+part)\b"
    r"[^.;:]{0,50}?\s(?:was|were|is|are)\s+)"
    r"|(?P<among>\b(?:Those|Others|Participants|Attendees|Guests|Officials)\b[^.;:]{0,40}?\s+(?:included?|was|were|are)\s+"
    r"|\bWith\s+(?:him|her|them|the\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})\s+(?:was|were)\s+"
    r"|\b(?:Assisting|Supporting|Flanking)\s+(?:him|her|them|the\s+[A-Z][^.;:,]{2,40}?)\s+(?:was|were)\s+)"
    r"|(?P<label>\b(?:Participants|Attendees|(?:Also\s+)?[Pp]resent|In\s+attendance|Attended\s+by|Members\s+of\s+the\s+delegation)"
    r"(?:\s+(?:on|from)\s+the\s+[^.;:,]{2,30}?\s+side)?\s*:\s+)"
    r"|(?P<side>\b(?:[Oo]n|[Ff]rom|[Ff]or)\s+the\s+[^.;:,]{2,30}?\s+(?:side|delegation)"
    r"(?:\s*:\s+|,\s+(?P<following>(?:the\s+following|those)\s+[^.;:]{0,40}:\s+)?))"
    r"|(?P<heading>\b(?:Heading|Leading|(?:[Hh]ead|[Ll]eader)\s+of)\s+the\s+(?:two\s+)?(?P<headed>[^.;,:]{0,40}?)(?:delegations?|sides?|teams?)\s+(?:was|were|is)\s+)"
    r"|(?P<here>\b(?:[Ii]n\s+the\s+presence|[Ww]ith\s+the\s+participation|(?:[Ww]ith|[Tt]hrough|[Uu]nder)\s+the\s+mediation|[Aa]t\s+the\s+level)\s+of\s+)"
    r"|(?P<chair>\b[Uu]nder\s+the\s+(?:joint\s+)?(?:co-?)?(?:chairmanship|chairpersonship|chair|leadership)\s+of\s+)"
)
# One of these words is in all that `_TOLD` matches.
_VERBS = (
    frozenset(
        (
            *("Those", "Others", "Participants", "Attendees", "Guests", "Officials", "With", "Assisting", "Supporting"),
            *("Head", "head", "Leader", "leader"),
            *("Flanking", "Heading", "Leading", "level", "Present", "In", "Attended", "Members", "side", "delegation"),
        )
    )
    | frozenset(("headed", "led", "represented", "chaired", "attended", "accompanied", "Representing", "Also"))
    | {
        *("participation", "mediation"),
        *("hosted", "convened", "opened", "joined", "moderated", "facilitated", "presided"),
        *("Present", "present", "Attending", "attending", "Participating", "participating", "Joining", "joining"),
        *(
            "Taking",
            "taking",
            "attendance",
            "presence",
            "participation",
            "mediation",
            "chairmanship",
            "chairpersonship",
            "chair",
            "leadership",
        ),
    }
)
_THERE = re.compile(
    rf"\s+(?:(?:(?:was|were)\s+(?:also\s+)?present|also\s+(?:attended|took\s+part|participated))(?=\s*[.,;])|"
    rf"(?:also\s+)?attended\s+the\s+{_MET}\b|(?:also\s+)?(?:(?:took\s+part|participated|joined)\s+in|joined)\s+the\s+{_MET}\b(?!\s+(?:of|for)\b)|"
    r"(?:was|were)\s+(?:also\s+)?among\s+(?:those\s+(?:present|attending|taking\s+part|in\s+attendance|who\s+attended)|"
    r"the\s+(?:participants|attendees|guests))\b|(?:in\s+attendance|present|attending)(?=\s*[.,;]))"
)
# One of these words is in all that `_THERE` matches.
_CALL = re.compile(r"\bjoined\b.*\b(?:[Cc]all|[Cc]onversation)$", re.DOTALL)
_SEVERAL = re.compile(r"\b(?:meetings|receptions)\b")
_PRESENT = frozenset(("present", "attended", "took", "participated", "joined", "among", "attendance", "attending"))
_TOOK_PART = re.compile(  # behind "On the Peruvian side, A and B"
    r"[^.;:]{0,90}?\s(?:(?:also\s+)?(?:participated|attended|took\s+part)|(?:was|were)\s+(?:also\s+)?(?:present|in\s+attendance))\b"
)
_NEXT = re.compile(
    rf"(?:[^.;()]|\([^.;()]{{1,40}}\)){{0,160}}?(?:\b(?:and|while|whereas)|[,;])\s+(?:(?:and|while)\s+)?"
    rf"(?P<of>(?:(?:on|from|for)\s+)?the\s+[^.;,]{{2,40}}?)\s+(?:{_PARTY}|one)(?:{_WAS}(?:headed|led|represented|chaired))?\s+by\s+"
)
_ON_SIDE = re.compile(  # "On the Peruvian side the talks were led by A"
    r"\b(?:[Oo]n|[Ff]rom|[Ff]or)\s+the\s+(?P<of>[^.;:,]{2,30}?)\s+side,?\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$"
)
_IN_WHICH = re.compile(r".*(?:\b(?:in|at)\s+which\s+|,\s+with\s+)", re.DOTALL)
_BOTH = frozenset(("delegations", "sides", "teams"))
_LONGEST_NAME = 60  # characters before "delegation" in which its country stands
_OF_NO_SIDE = frozenset(("met", "along", "present", "chair", "here", "among", "heading", "label", "side"))
_ON_PAPER = re.compile(r"\b(?:sign|exchang|initial|adopt|conclud|inaugurat|launch|unveil)\w*", re.IGNORECASE)
_TWO = 2  # sides
_BACK, _NEXT_TO = 12, 2  # sentences from the occasion to a statement about its sides, and about others
_POINTS = 6  # sentences over which "The meeting" points back
_PRONOUNS = frozenset(("they", "it"))
_LONG_AGO = 21  # days


def add_rosters(occasions: list[Occasion], context: Context) -> None:
    """Add those whom the document's statements name to the occasions that these are about."""
    sides = [{side_of(p, context) for p in o.participants} for o in occasions]
    statements = chain.from_iterable(f(context) for f in (_rosters, leads, listed_below, _attendants, company))
    for roster in statements:
        occasion = _spoken_of(roster, occasions, sides, context)
        for other in _all_of_them(roster, occasion, occasions) if occasion is not None and roster.several else ():
            _take_part(roster, other)
        if occasion is None or set(roster.people) <= set(occasion.participants):
            continue
        _take_part(roster, occasion)
        if roster.pair and roster.of is None:
            _stand_for_both(roster, occasion, context)


def _take_part(roster: Roster, occasion: Occasion) -> None:
    telling = Telling(occasion.kind, _RULE, roster.span.begin, roster.sentence.index, refers=True)
    telling.guests = list(roster.people)
    occasion.add(telling)
    if roster.along:
        occasion.along.update(roster.people)
    if roster.of is not None:
        occasion.stand_for(roster.of)


def _all_of_them(roster: Roster, one: Occasion, occasions: list[Occasion]) -> list[Occasion]:
    """As in "The two meetings were attended by A": the others of that day that one and the same host held."""
    return [
        o
        for o in occasions
        if o is not one
        and o.kind == one.kind
        and (o.sentences & one.sentences or (o.date is not None and o.date == one.date))
        and set(o.participants) & set(one.participants)
        and min(t.position for t in o.tellings) < roster.span.begin
    ]


def _stand_for_both(roster: Roster, occasion: Occasion, context: Context) -> None:
    """As in "P and Q held consultations under the chairmanship of A and B", of whom nothing says whose they are."""
    states = [p for p in occasion.participants if context.kind(p) == "country"]
    others = {p for p in occasion.participants if context.kind(p) != "country"} - set(roster.people)
    if len(states) == len(roster.people) == _TWO and not others:
        for state in states:
            occasion.stand_for(state)


def _rosters(context: Context) -> Iterator[Roster]:
    for sentence, match in _matches(_TOLD, _VERBS, context):
        stop = sentence.span.end
        people, end = people_named(match.end(), stop, context)
        span = Span(match.start(), max(end, match.end()))
        told = set(match[0].split())
        owner, to_come = _owner(match, sentence, context), None if "would" in told else "will" in told
        beside = _accompanied(match, sentence, context) if match["along"] else None
        if match["here"] and _ON_PAPER.search(context.text, sentence.span.begin, match.start()):
            continue  # who looked on when papers were signed
        listed = ":" in match[0] or _TOOK_PART.match(context.text, end)
        if match["side"] and not listed:
            continue  # "On the Peruvian side, A signed the paper"
        of_both = match["party"] in _BOTH  # "The delegations were headed by A and B"
        if match["along"] and SPOUSE.match(context.text, match.end()):
            people = people[1:]  # takes no part in talks
        inside, along = match.lastgroup in {"here", "chair"} or match["of"] is not None, bool(match["along"])
        if people and (owner is not None or of_both or match.lastgroup in _OF_NO_SIDE):
            pair = of_both or bool(match["chair"]) or "level" in told or "co-chaired" in told
            several = _SEVERAL.search(match[0]) is not None
            reach = _POINTS if match["met"] and match["met"].lower() not in _PRONOUNS else 0
            here = bool(match["here"])
            yield Roster(
                tuple(people), owner, span, sentence, to_come, beside, here, inside, along, several, reach, pair
            )
        following = _NEXT.match(context.text, end, stop) if match["party"] or match["met"] else None
        if following is not None:
            people, owner = people_named(following.end(), stop, context)[0], side_named(*following.span("of"), context)
            if people and owner is not None:
                yield Roster(tuple(people), owner, span, sentence, to_come, beside)


def _matches(
    pattern: re.Pattern[str], words: frozenset[str], context: Context
) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """What a pattern matches in running text; one of the words is in all that it matches."""
    places = places_of(context.text, words)
    for sentence in context.analysis.sentences:
        begin, end = sentence.span.begin, sentence.span.end
        if sentence.block not in {"title", "heading", "dateline"} and any_within(places, begin, end):
            yield from ((sentence, match) for match in pattern.finditer(context.text, begin, end))


def _attendants(context: Context) -> Iterator[Roster]:
    """As in "A and B were also present", "…, in which A and B took part": those named right before."""
    for sentence, match in _matches(_THERE, _PRESENT, context):
        before = context.text[sentence.span.begin : match.start()]
        begin = sentence.span.begin + (which.end() if (which := _IN_WHICH.search(before)) else 0)
        people, end = people_named(begin, match.start(), context)
        rest = context.text[end : match.start()]
        if people and len(rest) <= LONGEST_TITLE and not CLAUSE.search(rest):
            yield Roster(tuple(people), None, Span(begin, match.end()), sentence, False, None)


def _owner(match: re.Match[str], sentence: Sentence, context: Context) -> str | None:
    """Whose delegation it is, where the statement is of one."""
    if match["headed"]:
        return side_named(*match.span("headed"), context)
    if match["whom"]:
        return side_named(*match.span("whom"), context)
    if match["met"] and (on := _ON_SIDE.search(context.text, sentence.span.begin, match.start())):
        return side_named(*on.span("of"), context)
    if match["party"]:
        begin = max(sentence.span.begin, match.start() - _LONGEST_NAME)
        return side_named(begin, match.start(), context) or _part_of_body(begin, match.end("party"), context)
    if match["represented"]:
        before = context.mentions_in(max(sentence.span.begin, match.start() - _LONGEST_NAME), match.start())
        return context.country(before[-1].entities[0]) if before and before[-1].span.end == match.start() else None
    return None


def _part_of_body(begin: int, end: int, context: Context) -> str | None:
    """The body whose part is named up to ``end``: of "the GCC Secretariat" the GCC."""
    parts = [m for m in context.mentions_in(begin, end) if m.kind == "organization" and m.span.end == end]
    hit = named_index().at(context.text, parts[-1].span.begin) if parts else None
    return side_of_body(hit.value).id if hit is not None and hit.end < end else None


def _accompanied(match: re.Match[str], sentence: Sentence, context: Context) -> str | None:
    """As in "A was accompanied by B": A."""
    before = [m for m in context.mentions_in(sentence.span.begin, match.start()) if m.kind == "person"]
    return before[-1].entities[0] if before else None


def _spoken_of(roster: Roster, occasions: list[Occasion], sides: list[set[str]], context: Context) -> Occasion | None:
    """The occasion told last before the statement in which a side of its people takes part, and not long before it."""
    theirs = {roster.of} if roster.of else {side_of(p, context) for p in roster.people}
    found: list[tuple[int, Occasion]] = []
    for occasion, taking_part in zip(occasions, sides, strict=True):
        before = [
            t.position
            for t in occasion.tellings
            if t.position < roster.span.begin or (roster.inside and t.sentence == roster.sentence.index)
        ]
        if not before or (occasion.kind == "call" and not _CALL.search(roster.span.of(context.text))):
            continue
        if roster.to_come is not None and (occasion.status in NOT_HELD) != roster.to_come:
            continue
        if roster.beside is not None and roster.beside not in occasion.participants:
            continue
        if roster.along and not _led(roster, theirs, occasion, context):
            continue
        apart = roster.sentence.index - context.sentence_at(max(before)).index
        if apart and (roster.here or (apart > 1 and _over(occasion, context))):
            continue
        shared = theirs & taking_part or set(roster.people) & set(occasion.participants)
        of_bodies = roster.of and {context.kind(p) for p in occasion.participants} == {"organization"}
        if of_bodies and apart <= 1:
            found.append((max(before), occasion))  # "The ministers of the body met in P. A was represented by B"
        elif apart <= max(roster.reach, _BACK if shared else _NEXT_TO if roster.of is None else -1):
            found.append((max(before), occasion))
    return max(found, key=lambda f: f[0])[1] if found else None


def _led(roster: Roster, theirs: set[str], occasion: Occasion, context: Context) -> bool:
    """Whether somebody takes part with whom those may have come who came along."""
    people = [p for p in occasion.participants if context.kind(p) == "person" and p not in roster.people]
    own = {s for s in theirs if context.kind(s) == "country"}
    return any(side_of(p, context) in own for p in people) if own else bool(people)


def _over(occasion: Occasion, context: Context) -> bool:
    """Whether the occasion is one that the document only looks back on."""
    issued = context.document.issued
    return issued is not None and occasion.date is not None and (issued - occasion.date.time.latest).days > _LONG_AGO
