"""Tellings of a meeting by a verb: meeting.verb, and meeting.refers for what the leaders did at it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.circumstances import add_circumstances, find_places, goal, host
from kg.extraction.context import Context, clause_span, unique
from kg.extraction.modality import stance
from kg.extraction.occasions import Telling
from kg.language.analysis import Sentence
from kg.model import When

if TYPE_CHECKING:
    from spacy.tokens import Token

STATUS = {"done": "held", "ongoing": "ongoing", "planned": "planned", "proposed": "proposed", "cancelled": "cancelled"}
PHONE = re.compile(
    r"\b(?:tele)?phone[ds]?\b|\bphoned\b|\bby call\b|\bvideo ?(?:call|conference|link)|\bvirtual", re.IGNORECASE
)
WITH = re.compile(
    r"\s*(?:(?:held|hosted|convened|today|yesterday|tomorrow|this\s+\w+|here|again|together|separately|virtually|"
    r"by\s+(?:tele)?phone|over\s+the\s+phone|in\s+person|"
    r"on\s+\w+\s+\d{1,2}(?:,\s+\d{4})?|in\s+[A-Z]\w+(?:,\s+[A-Z][\w ]+?)?)\s*,?\s*)*\b(?:with|between|by|among|of|"
    r"to)\b\s*"
)
_BESIDE = re.compile(r"\b(?:alongside|together with|joined by|accompanied by)\s+")
_HABIT = re.compile(
    r"\b(?:regular(?:ly)?|often|usually|frequent(?:ly)?|always|every|periodic(?:ally)?)\b", re.IGNORECASE
)
ORDINALS = {
    w: n
    for n, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        1,
    )
} | {"inaugural": 1}
_STAY = re.compile(r"\s+in\s+(?=[A-Z]|the\s+[A-Z])")
_TIME = re.compile(r"\bfor the (second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) time\b")
_NTH = re.compile(r"\bfirst\s+$", re.IGNORECASE)
_PEOPLE = frozenset(
    [
        "counterpart",
        "colleague",
        "leader",
        "minister",
        "official",
        "partner",
        "representative",
        "president",
        "delegation",
        "member",
        "other",
    ]
)
_INVITER = frozenset(("invite", "ask", "request"))
_AT_MEETING = frozenset(
    [
        "discuss",
        "review",
        "exchange",
        "consult",
        "compare",
        "address",
        "reaffirm",
        "underscore",
        "agree",
        "consider",
        "cover",
        "stress",
        "emphasize",
        "emphasise",
        "note",
    ]
)


def by_verb(verb: Token, kind: str, sentence: Sentence, context: Context) -> Telling | None:
    """A telling by a meeting verb of ``kind``, or None where it is none (habits, denials, nobody named)."""
    begin, end = clause_span(verb, sentence)
    text = context.text
    said = stance(verb)
    if said == "negated" or (sentence.tokens.text.rstrip().endswith("?") and verb.lemma_ != "visit"):
        return None  # denied, or only asked
    actors = context.subjects(verb, sentence)
    if kind == "stay" and (
        said != "planned" or not _STAY.match(text, verb.idx + len(verb)) or not context.times(verb.idx, end)
    ):
        return None
    telling = Telling(kind, "meeting.verb/1", verb.idx, sentence.index)
    telling.status = STATUS[said]
    if kind == "visit" and verb.tag_ in {"VBP", "VBZ"} and any(c.lower_ == "when" for c in verb.lefts):
        telling.status = "planned"  # "when I visit Beijing"
    if kind == "host":
        if not _host(telling, verb, actors, begin, end, sentence, context):
            return None
    elif kind in {"visit", "stay"}:
        telling.kind = "visit"
        if not _visit(telling, verb, actors, sentence, context) or _HABIT.search(text[begin:end]):
            return None
    elif kind == "convene":
        return None  # its object, "a meeting", "a summit", is the trigger
    elif not _talk(telling, verb, kind, actors, begin, end, sentence, context):
        return None
    if _HABIT.search(text[begin:end]) and verb.tag_ in {"VBP", "VBZ", "VB"}:
        context.refuse(telling.rule, "a habit, not an occasion", sentence.span)
        return None
    add_circumstances(telling, begin, end, sentence, context)
    reference = context.document.issued
    if telling.date is None and telling.status == "held" and reference is not None:
        later = [
            t
            for t in context.times(begin, end)
            if t.time is not None and t.time.earliest > reference and not t.in_name and t.role == "on"
        ]
        if later and verb.tag_ in {"VBZ", "VBP", "VB", "VBG"}:
            telling.status = "planned"
            telling.date = context.when(later[0])
    if (
        telling.date is not None
        and reference is not None
        and telling.date.time.latest > reference
        and verb.tag_ in {"VBZ", "VBP"}
    ):
        telling.status = "planned"
    if nth := _TIME.search(text, begin, end):
        telling.ordinal = ORDINALS[nth[1]]
    if verb.lemma_ == "meet" and _NTH.search(text[max(begin, verb.idx - 8) : verb.idx]) and telling.status == "held":
        telling.ordinal, telling.fresh = 1, True
    principals = set(context.analysis.principals)
    if (
        telling.status == "proposed"
        and set(telling.participants) <= principals
        and telling.date is None
        and not telling.places
        and verb.lemma_ == "meet"
        and _unnamed(verb, context)
    ):
        telling.refers = True  # "I am glad that we can meet": of the meeting under way
        telling.status = None
    return telling


def _host(
    telling: Telling, verb: Token, actors: list[str], begin: int, end: int, sentence: Sentence, context: Context
) -> bool:
    """As in "A hosted B [in X]", "A welcomed B to X", "Sochi will host talks": the object must be people."""
    guests = [o for o in objects(verb, sentence, context) if context.kind(o) == "person"]
    if not guests or not actors or set(guests) <= set(actors):
        return False
    if telling.status in {"planned", "proposed"} and _unnamed(verb, context) and re.match(r"welcome", verb.lemma_):
        return False  # "I want to welcome the President": a greeting
    telling.kind = "visit" if re.search(r"\bvisit", context.text[begin:end], re.IGNORECASE) else "talks"
    telling.participants = unique([*actors, *guests])
    telling.places = find_places(verb.idx, end, sentence, context, welcomed=True)
    return True


def _visit(telling: Telling, verb: Token, actors: list[str], sentence: Sentence, context: Context) -> bool:
    places = goal(verb, sentence, context)
    if not places or not actors:
        return False
    if verb.lemma_ == "travel" and not re.match(
        r"\s+(?:\w+\s+){0,3}to\b", context.text[verb.idx + len(verb) : verb.idx + len(verb) + 30]
    ):
        return False
    if verb.lemma_ == "be" and not all(context.kind(a) == "person" for a in actors):
        return False
    telling.places = places
    inviters = _inviters(verb, sentence, context)
    hosts = [h for p in places if (h := host(p, context)) and not any(context.country(i) == h for i in inviters)]
    telling.participants = unique([*actors, *inviters, *hosts])
    return True


def _inviters(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """Who invites: "X has my invitation to visit", "A invited B to visit"."""
    head = verb.head
    if head.lemma_ == "invitation":
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
        return (
            context.actors_of(owner, sentence)
            if owner is not None
            else prepositional(head, {"from", "of", "by"}, sentence, context)
        )
    if head.lemma_ in _INVITER and head.pos_ == "VERB":
        subject = next((c for c in head.lefts if c.dep_ == "nsubj"), None)
        return context.actors_of(subject, sentence) if subject is not None else []
    return []


def _talk(
    telling: Telling,
    verb: Token,
    kind: str,
    actors: list[str],
    begin: int,
    end: int,
    sentence: Sentence,
    context: Context,
) -> bool:
    """As in "A met [today] with B", "A spoke by phone with B", "A and B met"."""
    if verb.lemma_ in {"meet", "negotiate"} and _meets_a_thing(verb, context):
        return False  # "meet the challenges", "negotiate rules of origin"
    match = WITH.match(context.text, verb.idx + len(verb), end)
    others = context.actor_list(match.end(), end)[0] if match else []
    if not others:
        others = prepositional(verb, {"with", "to"}, sentence, context)
    if not others and verb.lemma_ in {"call", "phone", "telephone", "meet"}:
        others = [o for o in objects(verb, sentence, context) if context.kind(o) == "person"]
    beside = _BESIDE.search(context.text, verb.idx, end)
    if beside:
        others = [*others, *context.actor_list(beside.end(), end)[0]]
    if kind == "call":
        if not others or (verb.lemma_ in {"call", "talk"} and not all(context.kind(o) == "person" for o in others)):
            return False
        if verb.lemma_ == "talk" and not PHONE.search(sentence.tokens.text):
            telling.kind = "talks"
    elif PHONE.search(context.text[begin:end]):
        telling.kind = "call"
    telling.participants = unique([*actors, *others])
    return bool(telling.participants)


def _unnamed(verb: Token, context: Context) -> bool:
    subject = context.subject(verb)
    return subject is None or subject.pos_ == "PRON"


def _meets_a_thing(verb: Token, context: Context) -> bool:
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj"} and child.pos_ == "NOUN" and child.lemma_ not in _PEOPLE:
            return not any(
                context.is_actor(m) for m in context.mentions_in(child.left_edge.idx, child.idx + len(child))
            )
    return False


def objects(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """Actors that are the verb's direct object."""
    found: list[str] = []
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj", "dative"}:
            listed, end = context.actor_list(child.left_edge.idx, sentence.span.end)
            # Not the owner of a thing: "welcomed the President's initiative".
            found += listed if listed and child.idx < end else context.actors_of(child, sentence)
    if not found:
        listed, end = context.actor_list(verb.idx + len(verb), sentence.span.end)
        found = (
            [] if context.text[end : end + 2] in {"’s", "'s"} or context.text[end - 2 : end] in {"’s", "'s"} else listed
        )
    return found


def prepositional(head: Token, prepositions: set[str], sentence: Sentence, context: Context) -> list[str]:
    """Actors in the prepositional phrases of a verb or noun."""
    found: list[str] = []
    for child in head.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ in prepositions:
            listed, _ = context.actor_list(child.idx + len(child), sentence.span.end)
            found += listed or [a for grandchild in child.rights for a in context.actors_of(grandchild, sentence)]
    return found


def refers_to_main(verb: Token, sentence: Sentence, context: Context) -> Telling | None:
    """As in "The two leaders discussed …": more of the occasion that the document is about (meeting.refers)."""
    if verb.lemma_ not in _AT_MEETING or verb.tag_ not in {"VBD", "VBN"} or stance(verb) != "done":
        return None
    subject = context.subject(verb)
    if subject is None:
        return None
    actors = context.actors_of(subject, sentence)
    people = {a for a in actors if context.kind(a) == "person"}
    principals = set(context.analysis.principals[:4])
    if subject.lower_ == "we" and verb.lemma_ in {"discuss", "review", "consult"}:
        day = _other_day(sentence, context)
        if day is not None:
            telling = Telling("talks", "meeting.verb/1", verb.idx, sentence.index, status="held", date=day, fresh=True)
            telling.participants = list(context.analysis.parties[:2])
            if re.search(r"\bformat\b|\bcommission\b|\bcommittee\b|\bworking group\b", sentence.tokens.text):
                telling.kind = "session"
            return telling
    if len(people) >= 2 and people <= principals:
        return Telling(
            "talks", "meeting.refers/1", verb.idx, sentence.index, participants=actors, status="held", refers=True
        )
    return None


def _other_day(sentence: Sentence, context: Context) -> When | None:
    """A day before the document's own that the sentence names: "we discussed all this yesterday"."""
    reference = context.document.issued
    for expression in context.times(sentence.span.begin, sentence.span.end):
        if expression.time is None or reference is None or expression.in_name or expression.role != "on":
            continue
        if expression.time.earliest == expression.time.latest < reference:
            return context.when(expression)
    return None
