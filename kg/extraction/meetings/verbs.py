"""Tellings of a meeting by a verb: meeting.verb ("A met with B", "A will visit X", "A hosted B")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.circumstances import add_circumstances
from kg.extraction.context import Context
from kg.extraction.meetings.actors import PHONE, those_from
from kg.extraction.meetings.acts import done_together, told_by_phone
from kg.extraction.meetings.agreed import OF_BODY
from kg.extraction.meetings.bodies import body_meets, kind_of_members
from kg.extraction.meetings.chaired import CHAIRED, by_chair
from kg.extraction.meetings.dates import AHEAD
from kg.extraction.meetings.hosting import by_host
from kg.extraction.meetings.houses import by_houses
from kg.extraction.meetings.invited import by_guest, by_inviter
from kg.extraction.meetings.journeys import (
    GUEST_IN,
    HERE,
    IN_PLACE,
    WITH_SOMEBODY,
    beside,
    day_after,
    expected,
    for_which,
    in_company,
    leads,
    stays,
)
from kg.extraction.meetings.nth_time import FOR_YEARS, is_not_first, nth_time
from kg.extraction.meetings.occasions import STATUS, Telling
from kg.extraction.meetings.parties import unnamed_party
from kg.extraction.meetings.phrase import Clause, read_clause
from kg.extraction.meetings.rites import is_rite, rite
from kg.extraction.meetings.seen import came_to_see
from kg.extraction.meetings.several import (
    SEPARATELY,
    by_dates,
    by_legs,
    by_partners,
    by_with,
    one_after_another,
    one_by_one,
)
from kg.extraction.meetings.talks import talk
from kg.extraction.meetings.visits import by_visitor
from kg.extraction.meetings.words import ON_WEEKDAY, kind_of_name, meeting_words, ordinal
from kg.extraction.syntax import thanked_for
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = rules.MEETING_VERB
_HABIT = re.compile(
    r"\b(?:regular(?:ly)?(?!\s+(?:meeting|session|summit|round|consultation))|often|usually|frequent(?:ly)?|always|every|periodic(?:ally)?|(?:many|countless|several|numerous|multiple)\s+times)\b",
    re.IGNORECASE,
)
_POSITIONS = {"stay": stays, "expected": expected, "lead": leads}  # where their place stands
_DUE = re.compile(r"\s+(?:due|expected)\b")
_UNTOLD = {  # why a verb tells nothing, by its kind; the others are mostly of something else
    "talks": "nobody named whom somebody meets",
    "call": "nobody named with whom somebody speaks",
    "visit": "nobody named who goes somewhere named",
    "host": "nobody named who receives somebody",
    "invite": "nobody named who is invited somewhere",
}
_RITES = frozenset(("rite", "host", "lead"))
_AGAIN = re.compile(r"\s+again\b")
_TIME = re.compile(r"\bfor the (?!first)([a-z-]+) time\b(?!\s+since)")
_FIRST_TIME = re.compile(r"\bfor the first time\b(?!\s+(?:since|in\s+\w+\s+(?:years|months)))")
_FOR_EVENT = re.compile(  # "met for the fifth Annual Leaders' Dialogue"
    r"\bfor\s+(?:the|their|an?)\s+(?:inaugural\s+and\s+)?(?P<nth>[A-Za-z-]+|\d{1,3}(?:st|nd|rd|th))?\s*"
    r"(?:[\w’'+&-]+\s+){0,6}?(?P<head>[Ss]ummit|[Dd]ialogue|[Mm]eeting|[Rr]etreat|[Cc]onsultations|[Cc]onference|"
    r"[Ff]orum|[Ss]ession)\b"
)
_SINCE = re.compile(r"(?:\s+in\s+[A-Z]\w+)?\s+since\s+(?=\d{4}\b|[A-Z]\w+\s+\d{4}\b)")
_TOGETHER = re.compile(r"\s+together\b(?!\s*[.;?!,—–-])")  # "as they came together": nowhere, for nothing
_AFTER = {  # what must follow verbs that are mostly of something else
    "stay": re.compile(f"{IN_PLACE.pattern}|{GUEST_IN.pattern}|{HERE.pattern}|{WITH_SOMEBODY.pattern}"),
    "expected": IN_PLACE,
    "lead": re.compile(r"[^.;]*?\b(?:[Dd]elegation|[Mm]ission|[Tt]eam)\b"),
    "chair": CHAIRED,
    "invite": re.compile(
        r"[^.;]*?\bto\s+(?:(?:the|an?|his|her|their|its|this|next)\b|take\s|participate|join|speak|address|be\s|[A-Z0-9])"
    ),
}
_WITH = re.compile(r"\b[Ww]ith\s")
_OWN = ("their ", "our ", "its ")
_ALSO = frozenset(("also", "then", "later", "afterwards", "subsequently"))
_SOON = re.compile(r"\b(?:[Ll]ater\s+(?:today|this|on)|tomorrow|tonight|shortly|this\s+(?:afternoon|evening))\b")
_TWO = 2  # sides at the least
_NTH = re.compile(r"\bfirst\s+$", re.IGNORECASE)


def by_verb(verb: Token, kind: str, sentence: Sentence, context: Context) -> list[Telling]:
    """Tellings by a meeting verb of ``kind``; none for habits, denials and where nobody is named."""
    if verb.lemma_ == "head" and any(c.dep_ == "dobj" for c in verb.rights):
        kind = "lead"
    is_one = kind in _RITES and is_rite(verb.lemma_, context.text, verb.idx + len(verb))
    if (
        not is_one
        and (must := _AFTER.get(kind))
        and not must.match(context.text, verb.idx + len(verb), sentence.span.end)
    ):
        return []  # cheaper than to read the clause of every "is"
    if is_one:
        kind = "rite"
    elif kind == "rite":
        return []
    if kind == "phoned" and not PHONE.search(context.text, sentence.span.begin, sentence.span.end):
        return []
    if kind == "discuss" and not _WITH.search(context.text, sentence.span.begin, sentence.span.end):
        return []
    clause = read_clause(verb, sentence, context)
    since = _SINCE.match(context.text, clause.after, clause.end) if verb.lemma_ in meeting_words("meets") else None
    if (clause.stance == "negated" and since is None) or (_asks(sentence, context) and verb.lemma_ != "visit"):
        context.refuse(_RULE, "denied or only asked", sentence.span)
        return []
    if is_not_first(verb, sentence, context):
        context.refuse(_RULE, "one of several, on no day", sentence.span)
        return []
    if (kind == "visit" or kind in _POSITIONS) and (party := unnamed_party(clause)):
        clause = replace(clause, actors=party)
    at = _POSITIONS[kind](clause) if kind in _POSITIONS else None
    company = in_company(clause) if kind == "stay" and at is None else []
    if kind in _POSITIONS and at is None and not company:
        return []
    if verb.lemma_ == "come" and _TOGETHER.match(context.text, clause.after, clause.end):
        kind = "talks" if len(context.represent(clause.actors)) >= 2 else kind
    said = "done" if since else clause.stance  # "a committee which has not met since 2014" did then
    telling = Telling(kind, _RULE, verb.idx, sentence.index, status=STATUS[said])
    if kind == "visit" and verb.tag_ in {"VBP", "VBZ"} and _is_ahead(clause):
        telling.status = "planned"
    if kind == "rite":
        told = rite(telling, clause)
    elif kind == "act":
        told = done_together(telling, clause)
    elif kind == "phoned":
        told = told_by_phone(telling, clause)
    elif kind == "host":
        told = by_host(telling, clause)
    elif kind == "invite":
        told = by_inviter(telling, clause)
    elif kind == "chair":
        told = by_chair(telling, clause)
    elif kind == "attend":
        telling.kind = "visit"
        told = by_guest(telling, clause)
    elif company:
        telling.kind, telling.participants, telling.fresh = "talks", [*clause.actors, *company], True
        told = True
    elif kind == "visit" or kind in _POSITIONS:
        telling.kind = "visit"
        telling.status = _stay(telling, clause, kind)
        told = by_visitor(telling, clause, at) and not _HABIT.search(clause.text)
        telling.aside = beside(clause)
        telling.fresh |= telling.status == "held" and any(c.lower_ == "last" for c in verb.children)
    else:
        # What "convene" has as its object, "a meeting", "a summit", is the trigger.
        told = (kind != "convene" or _themselves(verb)) and talk(telling, clause, kind)
        if kind == "convene" and not told and not clause.passive and clause.actors:
            telling.kind, countries = "talks", those_from(clause.after, clause.end, context)
            telling.participants = [*clause.actors, *countries] if countries else []
            told = bool(countries)
        if len(telling.participants) < _TWO:
            told = body_meets(telling, clause) or told
            if telling.kind == "session" and _FIRST_TIME.search(clause.text):
                telling.ordinal = 1  # "a working group, which will meet for the first time in X"
    if not told:
        if reason := _UNTOLD.get(kind):
            context.refuse(_RULE, reason, sentence.span)
        return []
    if telling.status == "planned" and not telling.places and FOR_YEARS.search(clause.text):
        context.refuse(telling.rule, "a habit, not an occasion", sentence.span)
        return []
    if _HABIT.search(clause.text) and verb.tag_ in {"VBP", "VBZ", "VB"}:
        context.refuse(telling.rule, "a habit, not an occasion", sentence.span)
        return []
    begin, end = clause.begin, max(clause.end, came_to_see(clause) if kind == "see" else 0)
    end = day_after(clause) if kind == "stay" else end
    begin = min(begin, for_which(clause))
    time = nth_time(verb, sentence, context)
    if time is not None and time.now and (telling.status == "ongoing" or verb.tag_ in {"VBP", "VBZ"}):
        telling.refers, telling.under_way, telling.status = True, True, None  # "this is the first time we are meeting"
        end = min(end, clause.after)
    elif time is not None:
        end, telling.fresh = sentence.span.end, True  # "the last time they met was in P in May"
    add_circumstances(telling, begin, end, sentence, context)
    if telling.kind == "visit" and telling.date is None and thanked_for(verb) and clause.unnamed:
        telling.refers = True  # "Thank you for coming to X": what has brought both here, told with more elsewhere
    if since:
        telling.date = next((context.when(t) for t in context.times(since.end() - 1, end) if t.time), telling.date)
        telling.fresh = True
    _to_come(telling, clause)
    telling.kind = kind_of_members(telling, clause)
    if telling.kind == "visit" and verb.lemma_ != "visit" and clause.of_experts:
        telling.kind = "talks"
    if nth := _TIME.search(clause.text):
        telling.ordinal = ordinal(nth[1])
    if event := _own_event(clause):
        telling.ordinal = telling.ordinal or ordinal(event["nth"] or "")
        if telling.part_of is not None and telling.part_of.lower().startswith(_OWN):
            telling.part_of = None  # "met for their Third Ministerial Conference"
        if telling.kind == "talks" and (own := kind_of_name(event[0], telling.ordinal)) is not None:
            telling.kind, telling.part_of = own, None  # they meet at no other than their own
        elif telling.kind == "visit" and telling.ordinal and OF_BODY.match(clause.text, event.end()):
            telling.kind = "session"  # "will travel to X for the 3rd meeting of the Joint Commission"
    first = _NTH.search(context.text, max(clause.begin, verb.idx - 8), verb.idx)
    if first and verb.lemma_ == "meet" and telling.status == "held":
        telling.ordinal, telling.fresh = 1, True
    if (
        telling.status == "proposed"
        and set(telling.participants) <= set(context.analysis.principals)
        and telling.date is None
        and not telling.places
        and verb.lemma_ == "meet"
        and clause.unnamed
    ):
        telling.refers = True  # "I am glad that we can meet": of the meeting under way
        telling.status = None
    if telling.refers:
        return [telling]
    telling.also = telling.status == "held" and any(c.lower_ in _ALSO for c in verb.lefts)
    telling.again = _AGAIN.match(context.text, clause.after) is not None
    if telling.kind in {"talks", "call"}:
        telling.participants = _of_themselves(telling.participants, context)
    partners = [p for p in telling.participants if p not in clause.actors]
    if telling.kind in {"talks", "call"} and partners and clause.actors:
        paid = verb.lemma_ == "call" and telling.kind == "talks" and one_by_one(partners, clause.text, context)
        apart: object = SEPARATELY.search(clause.text) or (
            len(clause.actors) == 1 and by_houses(partners, clause.text, context)
        )
        if paid or (len(partners) >= 2 and (apart or one_after_another(telling, partners, clause))):
            return by_partners(telling, partners)
        if len(partners) == 1 and len(clause.actors) > 1 and apart:
            return by_partners(telling, clause.actors)  # "A and B met with C respectively"
        if len(several := by_with(telling, clause.actors, sentence, context)) > 1:
            return several
    if telling.kind == "visit" and len(legs := by_legs(telling, sentence, context)) > 1:
        return legs
    return by_dates(telling, sentence, context)


def _of_themselves(participants: list[str], context: Context) -> list[str]:
    """No country beside its own person: "with his counterparts from P, A, and Q, B"."""
    theirs = {c for p in participants if context.kind(p) == "person" and (c := context.country(p)) != p}
    return [p for p in participants if p not in theirs]


def _own_event(clause: Clause) -> re.Match[str] | None:
    """As in "met for the fifth Leaders' Dialogue", not "met, and discussed preparations for the Leaders' Summit"."""
    event = _FOR_EVENT.search(clause.text, clause.verb.idx - clause.begin)
    ahead = AHEAD.search(clause.text, clause.verb.idx - clause.begin)
    return None if event is not None and ahead is not None and ahead.start() < event.end() else event


def _themselves(verb: Token) -> bool:
    """Whether those who convene convene nobody and nothing but themselves."""
    return not any(c.dep_ in {"dobj", "obj", "nsubjpass", "agent"} for c in verb.children)  # "a meeting convened by A"


def _is_ahead(clause: Clause) -> bool:
    """Whether a journey told in the present tense is to come: "when I visit Beijing", "A departs for X on Sunday"."""
    return any(c.lower_ == "when" for c in clause.verb.lefts) or ON_WEEKDAY.search(clause.text) is not None


def _asks(sentence: Sentence, context: Context) -> bool:
    return context.text[max(sentence.span.begin, sentence.span.end - 3) : sentence.span.end].rstrip().endswith("?")


def _stay(telling: Telling, clause: Clause, kind: str) -> str | None:
    """As in "A is expected in X": planned; "A is in X for talks": going on."""
    if kind == "expected" or (kind == "stay" and _DUE.match(clause.context.text, clause.after)):
        return "planned"
    under_way = kind == "stay" and clause.stance == "done" and clause.verb.tag_ in {"VBZ", "VBP"}
    return "ongoing" if under_way else telling.status


def _to_come(telling: Telling, clause: Clause) -> None:
    """A present tense with a day to come tells of what is planned: "A visits X on June 3"."""
    reference, verb, context = clause.context.document.issued, clause.verb, clause.context
    if reference is None:
        return
    if telling.date is None and telling.status in {"held", "ongoing"} and verb.tag_ in {"VBZ", "VBP", "VB", "VBG"}:
        later = [
            t
            for t in context.times(clause.begin, clause.end)
            if t.time is not None and t.time.earliest > reference and not t.in_name and t.role in {"on", "during"}
        ]
        if later:
            telling.status, telling.date = "planned", context.when(later[0])
    telling.later = verb.tag_ == "VBG" and _SOON.search(clause.text) is not None  # "Later today, A is meeting with B"
    ahead = telling.date is not None and telling.date.time.latest > reference and telling.status != "proposed"
    if ahead and verb.tag_ in {"VBZ", "VBP"}:
        telling.status = "planned"
