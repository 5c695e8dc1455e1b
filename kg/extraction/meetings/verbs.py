"""Tellings of a meeting by a verb: meeting.verb ("A met with B", "A will visit X", "A hosted B")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.circumstances import add_circumstances, find_places
from kg.extraction.context import Context, unique
from kg.extraction.meetings.actors import BESIDE, PHONE, WITH, named_or_led, objects, prepositional
from kg.extraction.meetings.bodies import body_meets, kind_of_members
from kg.extraction.meetings.invited import by_guest, by_inviter
from kg.extraction.meetings.journeys import IN_PLACE, beside, day_after, expected, leads, stays
from kg.extraction.meetings.occasions import STATUS, Telling
from kg.extraction.meetings.phrase import Clause, read_clause
from kg.extraction.meetings.seen import came_to_see, sees
from kg.extraction.meetings.several import SEPARATELY, by_dates, by_legs, by_partners, by_with, one_by_one
from kg.extraction.meetings.visits import by_host, by_visitor
from kg.extraction.meetings.words import kind_of_name, meeting_words, ordinal
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = "meeting.verb/4"
_HABIT = re.compile(
    r"\b(?:regular(?:ly)?(?!\s+(?:meeting|session|summit|round|consultation))|often|usually|frequent(?:ly)?|always|every|periodic(?:ally)?)\b",
    re.IGNORECASE,
)
_POSITIONS = {"stay": stays, "expected": expected, "lead": leads}  # where their place stands
_DUE = re.compile(r"\s+(?:due|expected)\b")
_AGAIN = re.compile(r"\s+again\b")
_TIME = re.compile(r"\bfor the (?!first)([a-z-]+) time\b")
_FIRST_TIME = re.compile(r"\bfor the first time\b(?!\s+(?:since|in\s+\w+\s+(?:years|months)))")
_FOR_EVENT = re.compile(  # "met for the fifth Annual Leaders' Dialogue"
    r"\bfor\s+(?:the|their|an?)\s+(?:inaugural\s+and\s+)?(?P<nth>[A-Za-z-]+|\d{1,3}(?:st|nd|rd|th))?\s*"
    r"(?:[\w’'+&-]+\s+){0,6}?(?P<head>[Ss]ummit|[Dd]ialogue|[Mm]eeting|[Rr]etreat|[Cc]onsultations|[Cc]onference|"
    r"[Ff]orum|[Ss]ession)\b"
)
_CALL = re.compile(r"(?<!press )(?<!media )(?<!background )\bcalls?\b", re.IGNORECASE)
_SPEAKS = re.compile(r"\bsp(?:eaks|oke)\s+(?:with|to)\b")  # a title that says no more is of a call
_CALL_ON, _TO_ACT = re.compile(r"\s+(?:up)?on\s+"), re.compile(r"\s+to\s+[a-z]")
_WITH_SOMEBODY = re.compile(r"\s+[\w ]{0,30}?\b(?:views?|opinions?)\s+(?:[^.;,]{0,60}?\s)?with\s")
_HIM = re.compile(r"(?:him|her)\b")
_TOGETHER = re.compile(r"\s+together\b")
_AFTER = {  # what must follow verbs that are mostly of something else
    "stay": IN_PLACE,
    "expected": IN_PLACE,
    "lead": re.compile(r"[^.;]*?\b(?:delegation|mission|team)\b"),
    "invite": re.compile(
        r"[^.;]*?\bto\s+(?:(?:the|an?|his|her|their|its|this|next)\b|take\s|participate|join|speak|address|be\s|[A-Z0-9])"
    ),
}
_WITH = re.compile(r"\b[Ww]ith\s")
_VIEWS = frozenset(("view", "opinion"))  # notes are instruments
_OWN = ("their ", "our ", "its ")
_ALSO = frozenset(("also", "then", "later", "afterwards", "subsequently"))
_AGREES = frozenset(("agree", "arrange", "plan"))
_LAST_TIME = re.compile(r"\b(?:last|previous|first|only)\s+time\s+(?:that\s+|when\s+)?[^.;,]{0,50}$")
_TWO = 2  # sides at the least
_NTH = re.compile(r"\bfirst\s+$", re.IGNORECASE)


def by_verb(verb: Token, kind: str, sentence: Sentence, context: Context) -> list[Telling]:
    """Tellings by a meeting verb of ``kind``; none for habits, denials and where nobody is named."""
    if (must := _AFTER.get(kind)) and not must.match(context.text, verb.idx + len(verb), sentence.span.end):
        return []  # cheaper than to read the clause of every "is"
    if kind == "discuss" and not _WITH.search(context.text, sentence.span.begin, sentence.span.end):
        return []
    clause = read_clause(verb, sentence, context)
    if clause.stance == "negated" or (_asks(sentence, context) and verb.lemma_ != "visit"):
        return []  # denied, or only asked
    at = _POSITIONS[kind](clause) if kind in _POSITIONS else None
    if kind in _POSITIONS and at is None:
        return []
    if verb.lemma_ == "come" and _TOGETHER.match(context.text, clause.after):
        kind = "talks" if len(context.represent(clause.actors)) >= 2 else kind
    telling = Telling(kind, _RULE, verb.idx, sentence.index, status=STATUS[clause.stance])
    if kind == "visit" and verb.tag_ in {"VBP", "VBZ"} and any(c.lower_ == "when" for c in verb.lefts):
        telling.status = "planned"  # "when I visit Beijing"
    if kind == "host":
        told = by_host(telling, clause)
    elif kind == "invite":
        told = by_inviter(telling, clause)
    elif kind == "attend":
        telling.kind = "visit"
        told = by_guest(telling, clause)
    elif kind == "visit" or kind in _POSITIONS:
        telling.kind = "visit"
        telling.status = _stay(telling, clause, kind)
        told = by_visitor(telling, clause, at) and not _HABIT.search(clause.text)
        telling.aside = beside(clause)
    else:
        # What "convene" has as its object, "a meeting", "a summit", is the trigger.
        told = kind != "convene" and _talk(telling, clause, kind)
        if len(telling.participants) < _TWO:
            told = body_meets(telling, clause) or told
            if telling.kind == "session" and _FIRST_TIME.search(clause.text):
                telling.ordinal = 1  # "a working group, which will meet for the first time in X"
    if not told:
        return []
    if _HABIT.search(clause.text) and verb.tag_ in {"VBP", "VBZ", "VB"}:
        context.refuse(telling.rule, "a habit, not an occasion", sentence.span)
        return []
    begin, end = clause.begin, max(clause.end, came_to_see(clause) if kind == "see" else 0)
    end = day_after(clause) if kind == "stay" else end
    if _LAST_TIME.search(context.text, max(sentence.span.begin, verb.idx - 60), verb.idx):
        end, telling.fresh = sentence.span.end, True  # "the last time they met was in P in May"
    add_circumstances(telling, begin, end, sentence, context)
    _to_come(telling, clause)
    telling.kind = kind_of_members(telling, clause)
    if nth := _TIME.search(clause.text):
        telling.ordinal = ordinal(nth[1])
    if event := _FOR_EVENT.search(clause.text, verb.idx - clause.begin):
        telling.ordinal = telling.ordinal or ordinal(event["nth"] or "")
        if telling.part_of is not None and telling.part_of.lower().startswith(_OWN):
            telling.part_of = None  # "met for their Third Ministerial Conference"
        if telling.kind == "talks" and (own := kind_of_name(event[0], telling.ordinal)) is not None:
            telling.kind, telling.part_of = own, None  # they meet at no other than their own
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
    partners = [p for p in telling.participants if p not in clause.actors]
    if telling.kind in {"talks", "call"} and partners and clause.actors:
        paid = verb.lemma_ == "call" and telling.kind == "talks" and one_by_one(partners, clause.text, context)
        apart = SEPARATELY.search(clause.text)
        if paid or (len(partners) >= 2 and apart):
            return by_partners(telling, partners)
        if len(partners) == 1 and len(clause.actors) > 1 and apart:
            return by_partners(telling, clause.actors)  # "A and B met with C respectively"
        if len(several := by_with(telling, clause.actors, sentence, context)) > 1:
            return several
    if telling.kind == "visit" and len(legs := by_legs(telling, sentence, context)) > 1:
        return legs
    return by_dates(telling, sentence, context)


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
    if telling.date is None and telling.status == "held" and verb.tag_ in {"VBZ", "VBP", "VB", "VBG"}:
        later = [
            t
            for t in context.times(clause.begin, clause.end)
            if t.time is not None and t.time.earliest > reference and not t.in_name and t.role == "on"
        ]
        if later:
            telling.status, telling.date = "planned", context.when(later[0])
    if telling.date is not None and telling.date.time.latest > reference and verb.tag_ in {"VBZ", "VBP"}:
        telling.status = "planned"


def _talk(telling: Telling, clause: Clause, kind: str) -> bool:
    """As in "A met [today] with B", "A spoke by phone with B", "A and B met"."""
    verb, sentence, context = clause.verb, clause.sentence, clause.context
    views = None
    if kind == "exchange":
        if not any(c.dep_ == "dobj" and c.lemma_ in _VIEWS for c in verb.rights):
            return False
        views = _WITH_SOMEBODY.match(context.text, clause.after, clause.end)
        telling.refers = views is None  # what people do who meet
    if verb.lemma_ == "consult" and clause.stance not in {"done", "ongoing"}:
        return False  # "agreed to consult closely"
    telling.kind = "call" if kind == "call" else "talks"
    if verb.lemma_ == "call" and (paid := _CALL_ON.match(context.text, clause.after, clause.end)):
        return _calls_on(telling, clause, paid.end())
    if kind == "see":
        return sees(telling, clause)
    if verb.lemma_ in {"meet", "negotiate"} and _meets_a_thing(verb, context):
        return False  # "meet the challenges", "negotiate rules of origin"
    match = views or WITH.match(context.text, clause.after, clause.end)
    if match and kind == "call" and match[0].split()[-1] == "of":
        match = None  # "spoke of B"
    others = named_or_led(match.end(), clause.end, context)[0] if match else []
    if not others:
        others = prepositional(verb, {"with", "to"}, sentence, context)
    if not others and verb.dep_ == "xcomp" and verb.head.lemma_ in _AGREES:
        others = prepositional(verb.head, {"with"}, sentence, context)  # "agreed with B to meet again in X"
    if not others and verb.lemma_ in {"call", "phone", "telephone", "meet"}:
        bodies = {"person", "organization"} if verb.lemma_ == "meet" else {"person"}  # "met the leaders of the G7"
        others = [o for o in objects(verb, sentence, context) if context.kind(o) in bodies]
    beside = BESIDE.search(context.text, verb.idx, clause.end)
    if beside:
        others = [*others, *context.actor_list(beside.end(), clause.end)[0]]
    if kind == "discuss" and not others and _somewhere(clause):
        about = _WITH.search(context.text, clause.after, clause.end)  # "discussed cooperation with B in X"
        others = context.actor_list(about.end(), clause.end)[0] if about else []
        match = about or match
    if kind in {"with", "discuss"} and not (others and all(context.kind(o) == "person" for o in others)):
        return False
    if kind == "discuss" and not _discusses_with(clause, match is not None):
        return False
    if verb.lemma_ in {"talk", "speak"} and not others and _earlier(clause):
        telling.participants, telling.kind, telling.fresh = clause.actors, "talks", True
        return True
    if verb.lemma_ in {"talk", "speak"} and not others and _between_them(clause):
        telling.participants, telling.fresh = clause.actors, clause.unnamed
        return True
    if verb.lemma_ in {"talk", "speak"} and verb.head.pos_ == "ADJ":
        return False  # "I am glad to be able to talk to you"
    if kind == "call":
        if not others or (verb.lemma_ in {"call", "talk"} and not all(context.kind(o) == "person" for o in others)):
            return False
        if verb.lemma_ in {"talk", "speak"} and not _by_phone(clause):
            telling.kind, telling.unsure = "talks", True
    elif PHONE.search(clause.text):
        telling.kind = "call"
    telling.participants = unique([*clause.actors, *others])
    if len(telling.participants) == 1 and context.kind(telling.participants[0]) == "organization":
        telling.participants = []  # a body that meets meets with nobody
    return bool(telling.participants)


def _earlier(clause: Clause) -> bool:
    """As in "The two ministers last talked in X in May": of another day than the document's, when both met."""
    last = any(c.lower_ in {"last", "previously", "again", "already"} for c in clause.verb.children)
    return last and len(clause.context.represent(clause.actors)) >= 2


def _between_them(clause: Clause) -> bool:
    """As in "We have spoken on the phone, the last time on Monday": of two sides, on a day of its own."""
    context = clause.context
    of_two = len({context.country(a) for a in clause.actors}) == _TWO  # of either side, be the country known or not
    if clause.stance != "done" or not of_two or not PHONE.search(clause.text):
        return False
    with_whom = WITH.match(context.text, clause.after, clause.end)
    by_phone = with_whom is not None and PHONE.match(context.text, with_whom.end()) is not None
    if (with_whom is not None and not by_phone) or (by_phone and _WITH.search(context.text, clause.after, clause.end)):
        return False  # with others, who are not named; "by phone" alone is with nobody
    return not clause.unnamed or bool(context.times(clause.begin, clause.sentence.span.end))


def _calls_on(telling: Telling, clause: Clause, position: int) -> bool:
    """As in "A called on B at the palace", not "A called on B to act": B is a person."""
    listed, end = clause.context.actor_list(position, clause.end)
    if not listed and (them := _HIM.match(clause.context.text, position, clause.end)):
        listed, end = clause.context.pronoun(them[0], clause.sentence, position, clause.actors), them.end()
    if (
        not listed
        or not all(clause.context.kind(a) == "person" for a in listed)
        or _TO_ACT.match(clause.context.text, end)
    ):
        return False
    telling.kind = "talks"
    telling.participants = unique([*clause.actors, *listed])
    return True


def _somewhere(clause: Clause) -> bool:
    """Whether a clause says when, where or how its people spoke."""
    context, after = clause.context, clause.after
    placed = find_places(after, clause.end, clause.sentence, context) or context.times(clause.begin, clause.end)
    return bool(placed or PHONE.search(clause.text))


def _discusses_with(clause: Clause, at_once: bool) -> bool:
    """As in "A discussed X with B in Amman": done, and with somebody, not "discussed cooperation with B's country"."""
    return clause.stance == "done" and (at_once or any(c.lower_ == "with" for c in clause.verb.children))


def _by_phone(clause: Clause) -> bool:
    """Whether the sentence or the document's title says that they called."""
    span, context = clause.sentence.span, clause.context
    said = PHONE.search(context.text, span.begin, span.end) or _CALL.search(context.text, span.begin, span.end)
    title = context.document.title or ""
    return bool(said or _CALL.search(title) or PHONE.search(title) or _SPEAKS.search(title))


def _meets_a_thing(verb: Token, context: Context) -> bool:
    things = {"NOUN"}
    if verb.lemma_ == "negotiate":
        things = {"NOUN", "PROPN"}  # "as we negotiated the Backstop"
        with_what = {child.lower_ for child in verb.rights if child.dep_ == "prep"}
        if "for" in with_what and "with" not in with_what:
            return True  # "negotiate for higher wages"
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj"} and child.pos_ in things and child.lemma_ not in meeting_words("person"):
            return not any(
                context.is_actor(m) for m in context.mentions_in(child.left_edge.idx, child.idx + len(child))
            )
    return False
