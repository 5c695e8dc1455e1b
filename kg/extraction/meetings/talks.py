"""Talks told by a verb: "A met [today] with B", "A spoke by phone with B", "A and B met", "B, whom A met in X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.circumstances import find_places
from kg.extraction.context import Context, unique
from kg.extraction.meetings.actors import (
    PHONE,
    WITH,
    envoys,
    named_or_led,
    objects,
    peers_of,
    prepositional,
    those_away,
    those_beside,
)
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Clause
from kg.extraction.meetings.seen import sees
from kg.extraction.meetings.spoken_of import both_who
from kg.extraction.meetings.words import meeting_words, triggers
from kg.extraction.referents import pronoun_referents

if TYPE_CHECKING:
    from spacy.tokens import Token

_CALL = re.compile(r"(?<!press )(?<!media )(?<!background )\bcalls?\b", re.IGNORECASE)
_SPEAKS = re.compile(r"\bsp(?:eaks|oke)\s+(?:with|to)\b")  # a title that says no more is of a call
_CALL_ON, _TO_ACT = re.compile(r"\s+(?:up)?on\s+"), re.compile(r"\s+to\s+[a-z]")
_WITH_SOMEBODY = re.compile(r"\s+[\w ]{0,30}?\b(?:views?|opinions?)\s+(?:[^.;,]{0,60}?\s)?with\s")
_AN_OFFICE = re.compile(r"(?:the|his|her|their)\s+(?=[A-Z])")  # "called on the Speaker of the Parliament of X"
_A_SIDE = re.compile(r"\b(?:sides?|part(?:y|ies)|[Gg]overnments?|authorities|countr(?:y|ies)|nations?)$")
_HIM = re.compile(r"(?:him|her)\b")
_WITH = re.compile(r"\b[Ww]ith\s")
_VIEWS = frozenset(("view", "opinion"))  # notes are instruments
_OWNED = re.compile(r"\bwith\s[^,;.]{2,80}?[’']s?\s")
_MEETS = frozenset(("meet", "confer", "consult", "speak", "talk", "sit", "gather"))
_TO_MANY = re.compile(  # what a speech is given to
    r"\s+(?:to|at|before|with)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,2}?(?:press|media|reporters?|journalists?|audience|crowd|public|"
    r"conference|forum|summit|event|opening|ceremony|rally|panel|briefing|assembly|parliament|students)\b",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(  # what those who speak with one another speak of; a speech is given on, at, in, to, for
    r"(?:\s+(?:again|today|yesterday|together|directly|this\s+\w+|on\s+(?:[A-Z]\w+day|[A-Z]\w+\s+\d{1,2}|\d{1,2}\s+[A-Z]\w+)))*"
    r",?\s+(?:regarding|concerning|about|to\s+(?:discuss|coordinate|review|follow\s+up|address|consult|exchange|take\s+stock)|"
    r"following|ahead\s+of|in\s+(?:advance|light|the\s+wake)\s+of)\b"
)
_PEER = re.compile(r"\b(?:counterpart|colleague|peer|homologue)s?\b")
_AT_ONE = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Ii]n)\s+(?:the|their|these|this)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:talks|meeting|conversation|consultations|negotiations|session|visit|discussions|summit|call)\b"
)
_AGREES = frozenset(("agree", "arrange", "plan"))
_OBJECTS = frozenset(("dobj", "obj", "pobj"))
_TWO = 2  # sides at the least
_WHOM = 80  # characters with the title between a name and "whom"


def talk(telling: Telling, clause: Clause, kind: str) -> bool:
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
    if not others and verb.lemma_ in _MEETS and len(context.represent(clause.actors)) == 1:
        others = those_away(clause.after, clause.end, context)
    if not others and verb.dep_ == "relcl" and verb.lemma_ == "meet":
        others = _whom(clause)
    if not others and verb.lemma_ in {"call", "phone", "telephone", "ring", "meet"}:
        bodies = {"person", "organization"} if verb.lemma_ == "meet" else {"person"}  # "met the leaders of the G7"
        others = [o for o in objects(verb, sentence, context) if context.kind(o) in bodies]
        if verb.lemma_ == "meet":
            others = others or envoys(verb, sentence, context) or peers_of(clause.after, clause.end, context)
    if not others and clause.passive and verb.lemma_ == "meet":
        others = prepositional(verb, {"by"}, sentence, context)  # "was met at the airport by B"
    others = [*others, *those_beside(verb.idx, clause.end, context)]
    if kind == "discuss" and _opportunity(verb):
        telling.status = "planned"
    if kind == "discuss" and not others and (_aim(verb) or telling.status == "planned" or _somewhere(clause)):
        about = _WITH.search(context.text, clause.after, clause.end)  # "discussed cooperation with B in X"
        others = actor_list(about.end(), clause.end, context)[0] if about else []
        match = about or match
    peer = _PEER.search(clause.text) is not None  # "discussed trade by phone with his Dutch counterpart"
    whom = {"person", "country"} if peer else {"person"}
    if kind in {"with", "discuss"} and not (others and all(context.kind(o) in whom for o in others)):
        return False
    if kind == "discuss" and not _discusses_with(clause, match is not None):
        return False
    if verb.lemma_ in {"talk", "speak"} and not others and _TO_MANY.match(context.text, clause.after, clause.end):
        return False
    if verb.lemma_ in {"talk", "speak"} and not others and (earlier := _earlier(clause)):
        said = context.text[verb.idx : sentence.span.end] if _had_occasion(clause) else clause.text
        telling.kind = "call" if PHONE.search(said) else "talks"
        telling.unsure = telling.kind == "talks" and not find_places(clause.after, clause.end, sentence, context)
        telling.status = "held" if _had_occasion(clause) else telling.status
        telling.participants, telling.fresh = earlier, True
        return True
    if verb.lemma_ in {"talk", "speak"} and not others and _between_them(clause):
        telling.participants, telling.fresh = clause.actors, clause.unnamed
        return True
    if verb.lemma_ in {"talk", "speak"} and not others and _all_spoke(clause):
        telling.participants = clause.actors
        telling.kind = "talks" if find_places(clause.after, clause.end, sentence, context) else "call"
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


def _whom(clause: Clause) -> list[str]:
    """As in "B, whom the minister met in X on March 2", "B, who I met with a moment ago", "with whom I met": B."""
    verb = clause.verb
    own = [c for c in verb.lefts if c.lower_ == "whom" or (c.lower_ == "who" and c.dep_ in _OBJECTS)]
    with_whom = [c for prep in verb.lefts if prep.lower_ == "with" for c in prep.rights if c.lower_ == "whom"]
    whom = next((c for c in (*own, *with_whom) if c.dep_ in _OBJECTS), None)
    if whom is None:
        return []
    before = clause.context.mentions_in(clause.sentence.span.begin, whom.idx)
    people = [m for m in before if m.kind == "person" and m.span.end > whom.idx - _WHOM]
    return list(people[-1].entities) if people else []


def _earlier(clause: Clause) -> list[str]:
    """As in "The two ministers last talked in X in May": of another day than the document's, when both met."""
    context, verb = clause.context, clause.verb
    actors = clause.actors or both_who(verb, clause.sentence, context)
    last = any(c.lower_ in {"last", "previously", "again", "already"} for c in verb.children) or _had_occasion(clause)
    issued, told = context.document.issued, clause.stance == "done" and not clause.unnamed
    days = [t.time for t in context.times(clause.begin, clause.end) if t.time is not None]
    at_one = _AT_ONE.search(clause.text) is not None  # "At the talks in P on 3 May, the sides spoke of trade": at these
    dated = told and issued is not None and not at_one and any(d.latest < issued for d in days)
    return actors if (last or dated) and len(context.represent(actors)) >= _TWO else []


def _had_occasion(clause: Clause) -> bool:
    """As in "A and I have had occasion to speak, most recently by telephone in May": on a day, or by phone."""
    verb, context = clause.verb, clause.context
    chance = verb.head if verb.dep_ == "acl" and verb.head.lemma_ in {"opportunity", "chance", "occasion"} else None
    had = chance is not None and chance.head.lemma_ == "have" and chance.head.tag_ in {"VBD", "VBN"}
    stop = clause.sentence.span.end
    return had and bool(PHONE.search(context.text, verb.idx, stop) or context.times(verb.idx, stop))


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


def _all_spoke(clause: Clause) -> bool:
    """As in "Today, A, B and C spoke regarding the crisis": people of two sides, on a day told, to nobody else."""
    context = clause.context
    people = all(context.kind(a) == "person" for a in clause.actors)
    several = people and len(context.represent(clause.actors)) >= _TWO and len(clause.actors) >= _TWO
    if not several or clause.stance != "done" or clause.unnamed:
        return False
    about = _ABOUT_IT.match(context.text, clause.after, clause.end)
    return about is not None and bool(context.times(clause.begin, clause.end))


def _calls_on(telling: Telling, clause: Clause, position: int) -> bool:
    """As in "A called on B at the palace", not "A called on B to act": B is a person, or holds an office told."""
    context = clause.context
    office = _AN_OFFICE.match(context.text, position, clause.end)
    holder = context.mention_at(office.end()) if office else None
    if holder is not None and holder.form == "group" and not _A_SIDE.search(holder.span.of(context.text)):
        listed, end = (list(holder.entities), holder.span.end) if len(holder.entities) == 1 else ([], position)
        whom = {"country", "organization"}
    else:
        listed, end = actor_list(position, clause.end, context)
        whom = {"person"}
    if not listed and (them := _HIM.match(context.text, position, clause.end)):
        listed, end = pronoun_referents(them[0], clause.sentence, context, position, clause.actors), them.end()
    if not listed or not all(context.kind(a) in whom for a in listed) or _TO_ACT.match(context.text, end):
        return False
    telling.kind = "talks"
    telling.participants = unique([*clause.actors, *listed])
    return True


def _somewhere(clause: Clause) -> bool:
    """Whether a clause says when, where or how its people spoke."""
    context, after = clause.context, clause.after
    placed = find_places(after, clause.end, clause.sentence, context) or context.times(clause.begin, clause.end)
    return bool(placed or PHONE.search(clause.text))


def _aim(verb: Token) -> bool:
    """Whether it is what somebody travels for: "travels to P to discuss trade with B"."""
    return verb.tag_ == "VB" and verb.dep_ in {"xcomp", "advcl"} and triggers("verb").get(verb.head.lemma_) == "visit"


def _opportunity(verb: Token) -> bool:
    """As in "A will have an opportunity to discuss trade with B": what is planned."""
    chance = verb.head if verb.dep_ == "acl" and verb.head.lemma_ in {"opportunity", "chance", "occasion"} else None
    return chance is not None and chance.head.lemma_ == "have" and any(c.lower_ == "will" for c in chance.head.lefts)


def _discusses_with(clause: Clause, at_once: bool) -> bool:
    """As in "A discussed X with B in Amman": done, and with somebody, not "discussed cooperation with B's country"."""
    verb = clause.verb
    said = clause.stance == "done" or _aim(verb) or _opportunity(verb)
    said = said or (clause.stance == "planned" and not _OWNED.search(clause.text))  # "with B's plans in mind"
    return said and (at_once or any(c.lower_ == "with" for c in verb.children))


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
    behind = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if behind is not None and behind.tag_ == "IN":
        return False  # "met on the sidelines of the X meeting", which the model takes for the object
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj"} and child.pos_ in things and child.lemma_ not in meeting_words("person"):
            inside = context.mentions_in(child.left_edge.idx, child.idx + len(child))
            return not any(context.is_actor(m) for m in inside) and not context.within_name(child.idx)
    return False
