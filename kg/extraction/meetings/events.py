"""Named events: meeting.event ("the G20 summit in Osaka", "the Forum of the Regions of A and B")."""

from __future__ import annotations

import re
from itertools import islice

from kg.extraction import rules
from kg.extraction.circumstances import find_places
from kg.extraction.context import Context, unique, words_before
from kg.extraction.meetings.attendance import awaited
from kg.extraction.meetings.dated_names import date_in_name
from kg.extraction.meetings.dates import date_of
from kg.extraction.meetings.event_names import event_names, name_end, until_next
from kg.extraction.meetings.event_sides import (
    HELD_AT,
    add_hosts,
    by_its_name,
    guests,
    nth,
    of_its_members,
    of_its_own,
    of_the_body,
    of_the_speech,
)
from kg.extraction.meetings.event_ties import FOR, attach, attended, held_at, met_at, share_circumstances
from kg.extraction.meetings.kinds import IN_SESSION
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.reach import opening
from kg.extraction.meetings.report_titles import is_report_title, of_the_page
from kg.extraction.meetings.words import meeting_words
from kg.extraction.modality import looks_forward, stance, stance_words
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Mention, Sentence
from kg.model import Span, When

_RULE = rules.MEETING_EVENT
_KIND = {"summit": "summit", "meeting": "summit", "dialogue": "session", "ministerial": "session"}
_OCCASION_BEFORE = re.compile(
    r"\b(?:at|during|for|of|in|towards?|until|attend\w*|"
    r"address\w*|open\w*|inaugurat\w*|host\w*|conven\w*|h[eo]ld\w*|join\w*|following|after|before|ahead of|"
    r"upcoming|successful|historic|inaugural|first|last|next|recent|commended|this year[’']s)"
    r"\s+(?:(?:the|a|an|this|our|their|upcoming|recent|historic|successful|inaugural|first|last|next|virtual|"
    r"annual)\s+){0,3}(?:\d{4}\s+)?$",
    re.IGNORECASE,
)
_INSTITUTION_BEFORE = re.compile(
    r"\b(?:such as|including|like|institutions?|establishment of|creation of|importance of|role of|member(?:ship)? of|"
    r"centrality of|"
    r"framework of|cooperation (?:in|at|within)|coordinate\w* (?:\w+ )?(?:at|in))\s+(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:such as|including|like)\s+(?:\S+\s+){0,3}$")
_AT_IT = re.compile(
    r"\b(?:at|during|attend\w*|host\w*|ahead of|margins of|sidelines of)\s+(?:the\s+)?(?:\d{4}\s+)?$", re.I
)
_FOR_ITS_OWN = re.compile(
    r"\b(?:at|during|for|attend\w*|host\w*|ahead of|after|before|following|margins of|sidelines of|"
    r"part in|participat\w+ in|go(?:es|ing)? to)\s+(?:(?!of\b)[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(  # what a conference is on, as part of its name
    r"\s+(?:for|on|of)\s+(?:the\s+)?[A-Z][\w-]*(?:\s+(?:(?:and|of|the|for|in|on)\s+)*[A-Z][\w-]*)*"
)
_LARGER = re.compile(r"\b(?:[Ss]ide-?lines|[Mm]argins|[Ff]ringes)\s+of\s+(?:\w+\s+){0,3}$")
_MINISTERIAL = re.compile(r"\b(?:[Mm]inister\w*|[Oo]fficials|[Cc]ouncil|[Gg]roup)\b")
_OF_LEADERS = re.compile(r"\b(?:G-?20|G-?7|G-?8|APEC|BRICS|Quad|Leaders[’']?|Summit)\b")  # whose meeting is a summit
_LEADERS_NEXT = re.compile(r"\s+Leaders[’']?\s+(?:Meeting|Summit)")
_AT = re.compile(r"\b(?:at|during)\s+(?:the\s+)?(?:[\w-]+\s+)?$")
_SUMMITS = frozenset(("summit", "Summit"))
_BEFORE_NAME = 30  # characters before a name
_THEN = 110  # characters after an event's name in which its day may stand: "in P, Q Region, from 12 to 16 May"
_DUE = re.compile(  # "the Forum to be held in P", "the Summit, which will take place in P"
    r"(?:\s+\([^()]{1,30}\))?,?\s+(?:(?:which|that)\s+(?:is|are)\s+)?(?:to\s+be\s+(?:jointly\s+)?(?:held|hosted|convened|organi[sz]ed)|"
    r"(?:scheduled|planned|slated|due|set)\s+(?:to|for|in)|(?:(?:which|that)\s+)?(?:will|is\s+to)\s+(?:be\s+(?:held|hosted|convened)|"
    r"take\s+place)|(?:is|was|are)\s+being\s+(?:prepared|planned|organi[sz]ed))\b"
)
_IN_YEAR = re.compile(r"(?:19|20)\d\d\s+$")
_YEAR_OF_NAME = re.compile(r"\b(?:19|20)\d\d\b")
_ABOUT = 60  # characters after an event's name in which its place may stand
_YEAR_BEFORE = 6  # characters before a name in which its year stands
_DEEP = 5  # words above a verb among which what is looked forward to stands
_SHORT = 16  # the same before it: "for the", "to attend the"
_GOAL_BEFORE = re.compile(r"\b(?:for|to\s+attend)\s+(?:the|a|an)\s+(?:\w+\s+)?$")
_NEXT_CLAUSE = re.compile(
    r"(?:,|;)\s+(?:and|but|while|where\s+\w+\s+will)\s+(?:(?:in|on|at)\s+\w+\s+)?(?:we|I|he|she|they|the)\b|;"
)
_LONG = 160  # the same, where those who hold it are named between
_HELD_BY = re.compile(
    r",?\s+(?:(?:was|were|is|being|to\s+be|which|jointly|co-?)\s*)*(?:organi[sz]ed|hosted|convened|held)\s+(?:jointly\s+)?by\b|,?\s+(?:jointly\s+)?organi[sz]ed\b"
)


def find_events(sentence: Sentence, context: Context, tellings: list[Telling]) -> list[Telling]:
    """Events of the sentence with those who hold them; the sentence's other tellings become part of them."""
    found: list[Telling] = []
    for match in event_names(sentence, context):
        inside = [t for t in tellings if match.start() <= t.position < match.end() and len(t.participants) > 1]
        if noun := next((t for t in inside if not t.event), None):
            attended(noun, match, sentence, context, tellings)
            continue  # told by the noun already, with its participants
        if own := next((t for t in inside if _of_countries(t, context)), None):
            bodies = [e for m in context.mentions_in(*match.span()) if m.kind == "organization" for e in m.entities]
            own.participants = unique([*own.participants, *bodies[:1]])
            continue  # told by the noun, with those who hold it or go there
        before = context.text[max(sentence.span.begin, match.start() - 60) : match.start()]
        headline = sentence.block in {"title", "heading"}
        listed = _LISTED.search(before) and nth(match.start(), context)  # "including the 13th BRICS Summit"
        if (_INSTITUTION_BEFORE.search(before) and not listed) or (headline and _LARGER.search(before)):
            context.refuse(_RULE, "an institution, not an occasion", Span(*match.span()))
            continue
        telling = _event(match, sentence, context)
        if telling is not None:
            if own := held_at(telling, match.span(), sentence, context, tellings):
                own.kind = own.kind if match["head"] == "Retreat" else telling.kind
                own.ordinal = own.ordinal or nth(match.start(), context)
                own.part_of = None
                attended(own, match, sentence, context, tellings)
                continue  # the actors of the event are those who meet at it: one occasion
            telling.ordinal = nth(match.start(), context)
            attended(telling, match, sentence, context, tellings)
            tellings[:] = [t for t in tellings if not (t.refers and match.start() <= t.position < match.end())]
            tellings[:] = [t for t in tellings if not _asks_to(t, telling)]
            found.append(telling)
            group = next((g for g in ("org", "body", "own") if match[g]), 0)
            if headline:
                of_the_speech(telling, match.start(), sentence, context)
            name = context.text[match.start(group) : name_end(match, sentence, context)].strip()
            telling.name = name
            attach(telling, name, match.start(), sentence, context, tellings)
    share_circumstances(found, context)
    return found


def tie_events(events: list[Telling], found: list[Telling], context: Context) -> None:
    """Take each event at which others are said to meet as the occasion of theirs."""
    for event in (t for t in (*events, *found) if t.event):
        met_at(event, context, found)


def _asks_to(telling: Telling, event: Telling) -> bool:
    """Whether a telling is only of an invitation to the event: "A invited B to the X Summit in P"."""
    own = telling.status == "proposed" and telling.kind == event.kind and telling.position < event.position
    return own and set(telling.participants) < set(event.participants) and set(telling.places) <= set(event.places)


def _of_countries(telling: Telling, context: Context) -> bool:
    """Whether the noun tells which countries go to an event: "they will take part in the Three Seas Summit"."""
    return (
        telling.event
        and len(telling.participants) > 1
        and {context.kind(p) for p in telling.participants} == {"country"}
    )


def _event(match: re.Match[str], sentence: Sentence, context: Context) -> Telling | None:
    text = context.text
    head = (match["head"] or match["head2"] or "committee").lower()
    on = _SUBJECT.match(text, match.end(), sentence.span.end) if match["head"] else None
    named = on.end() if on else match.end()
    reach = min(named + (_LONG if _HELD_BY.match(text, named) else _ABOUT), sentence.span.end)
    end = match.end()
    if match["head2"]:
        actors, end = of_its_members(match, sentence, context)
    elif match["body"]:
        actors = of_the_body(match, context)
    elif match["own"]:
        actors = of_its_own(match, sentence, context) if _told(match, reach, sentence, context) else []
    else:
        plural = head == "meeting" and text[match.end() : match.end() + 1] == "s"
        told = not plural and (_told(match, reach, sentence, context) or nth(match.start(), context) is not None)
        actors = by_its_name(match, sentence, context) if told else []
    if not actors:
        return None
    telling = Telling(_kind(match, head), _RULE, match.start(), sentence.index, participants=actors, event=True)
    before = words_before(text, match.start(), 5)
    for phrase, status in stance_words("before").items():
        if before.endswith((phrase, phrase + " the", phrase + " this")):
            telling.status = status
    telling.status = _to_come(match, context) or telling.status
    if telling.status is None and _DUE.match(text, named, sentence.span.end):
        telling.status = "planned"
    held = HELD_AT.match(text, named, sentence.span.end)  # "at the level of ministers, to be held in P"
    reach = min(max(reach, (held.end() if held else end) + _ABOUT), sentence.span.end)
    add_hosts(telling, end, sentence, context)
    if (other := _NEXT_CLAUSE.search(text, named, reach)) is not None:
        reach = other.start()
    reach = until_next(end, reach, sentence, context)
    then = until_next(end, min(max(reach, end + _THEN), sentence.span.end), sentence, context)
    telling.date = date_of(telling, end, reach if other is not None else then, context)
    if telling.date is None:
        until = match.start("head") if match["head"] else match.start()
        telling.date = date_in_name(sentence.span.begin, until, context)
    if telling.date is None and _GOAL_BEFORE.search(
        text, max(sentence.span.begin, match.start() - _SHORT), match.start()
    ):
        begin = max(sentence.span.begin, match.start() - _ABOUT)  # "in P on 6 and 7 July for the X Summit"
        telling.date = date_of(telling, begin, match.start(), context)
        telling.places = find_places(begin, match.start(), sentence, context)
    if telling.date is None and guests(match, sentence, context):
        telling.date = date_of(telling, sentence.span.begin, match.start(), context)  # "Later today, A will address"
    if telling.date is None and (first := opening(match.start(), sentence, context)) is not None:
        telling.date = date_of(telling, *first, context)  # "In June, A will host the X Summit"
    telling.year = _of_its_year(match, end, context)
    of_the_page(telling, sentence, context)
    inside_places = [
        m.entities[0]
        for m in context.mentions_in(match.start(), match.end())
        if m.kind == "place" and not _hyphened(m, text)
    ]
    telling.places = inside_places or find_places(match.start(), reach, sentence, context) or telling.places
    return telling


def _of_its_year(match: re.Match[str], end: int, context: Context) -> When | None:
    """As in "the 2024 Indo-Pacific Business Forum": the year that its name or the words before it give."""
    years = [
        t
        for t in context.times(max(0, match.start() - _YEAR_BEFORE), end)
        if t.time is not None and _YEAR_OF_NAME.fullmatch(t.span.of(context.text))
    ]
    own = [
        t for t in years if match.start() <= t.span.begin < end or context.text[t.span.end : match.start()].isspace()
    ]
    return context.when(own[0]) if len(own) == 1 else None


def _told(match: re.Match[str], reach: int, sentence: Sentence, context: Context) -> bool:
    """Whether the words around a name tell of an occasion: "at the X", "ahead of the X", or its day or place."""
    before = context.text[max(sentence.span.begin, match.start() - 60) : match.start()]
    occasion = _OCCASION_BEFORE.search(before) or _DUE.match(context.text, match.end(), sentence.span.end)
    placed = any(m.kind == "place" for m in context.mentions_in(match.start(), reach))
    dated = placed or bool(context.times(match.start(), reach)) or _IN_YEAR.search(before) is not None
    if match["own"]:  # "the leaders of the G20": the group; "for hosting the G20 in Bali" is of its summit
        return _FOR_ITS_OWN.search(before) is not None and (dated or _is_goal(match, before, context))
    if is_report_title(match.start(), sentence, context) and not _is_body(match, context):
        return True
    if any(m.span == Span(*match.span()) and m.kind == "organization" for m in context.mentions_in(*match.span())):
        goes = _AT_IT.search(before) is not None or _is_goal(match, before, context)
        return goes or (occasion is not None and dated)  # "the Pacific Islands Forum"
    return occasion is not None or dated


def _is_body(match: re.Match[str], context: Context) -> bool:
    """Whether the name is a body's own, "the Arctic Forum", and no summit."""
    inside = context.mentions_in(*match.span())
    if match["head"] in _SUMMITS or _LEADERS_NEXT.match(context.text, match.end()):
        return False
    return any(m.span == Span(*match.span()) and m.kind == "organization" for m in inside)


def _is_goal(match: re.Match[str], before: str, context: Context) -> bool:
    """As in "A travels to Bangkok for APEC"."""
    span = context.analysis.doc.char_span(*match.span(), alignment_mode="expand")
    if span is None or not FOR.search(before):
        return False
    return governing_verb(span.root).lemma_ in meeting_words("attends_for")


def _kind(match: re.Match[str], head: str) -> str:
    if match["own"]:
        return "session" if "Affairs" in match["own"] else "summit"
    if match["body"]:
        return "session"
    if head == "meeting" and (_MINISTERIAL.search(match["org"]) or not _OF_LEADERS.search(match["org"])):
        return "session"
    if head == "conference" and match["org"] and IN_SESSION.search(f"{match['org']} "):
        return "session"
    leaders = head == "forum" and _LEADERS_NEXT.match(match.string, match.end())
    return "summit" if leaders else _KIND.get(head, "forum")


def _hyphened(mention: Mention, text: str) -> bool:
    """As in "U.S.-Africa": a side, not a place."""
    return text[mention.span.begin - 1] in "-–" or text[mention.span.end : mention.span.end + 1] in {"-", "–"}


def _to_come(match: re.Match[str], context: Context) -> str | None:
    """As in "A will host the X summit", "B is expected at it": planned; None of a verb not about its taking place."""
    span = context.analysis.doc.char_span(*match.span(), alignment_mode="expand")
    if span is None:
        return None
    verb = governing_verb(span.root)
    there = context.text[max(0, match.start() - _BEFORE_NAME) : match.start()]
    ahead = verb.tag_ not in {"VBD", "VBN"} or looks_forward(
        verb
    )  # not "to discussing what was agreed at the X summit"
    if ahead and _AT.search(there) and any(looks_forward(a) for a in (verb, *islice(verb.ancestors, _DEEP))):
        return "planned"  # "looked forward to further talks at the X summit"
    if awaited(verb):
        return "planned" if _AT.search(there) else None
    about = verb.lemma_ in meeting_words("attended") or _AT.search(there)  # "will be endorsed at the X summit"
    return "planned" if about and stance(verb) == "planned" else None
