"""Meetings: occasions on which actors meet or talk (guidelines, "Meetings").

Each rule finds tellings; `kg.extraction.occasions` joins those that are of one occasion. Rules:

    meeting.verb    "A met with B in X", "A hosted B", "A will visit X", "A spoke by phone with B"
    meeting.noun    "talks between A and B", "A's visit to X", "had a telephone conversation with B"
    meeting.event   "the G20 summit in Osaka", "Summit of A and B": a named event
    meeting.refers  "the two leaders discussed", "during our meeting": more evidence for an occasion told elsewhere
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.context import Context, clause_span, governing_verb, unique, words_before
from kg.extraction.modality import stance, stance_words
from kg.extraction.occasions import Occasion, Telling, join
from kg.language.analysis import Mention, Sentence
from kg.lexicons import read_lexicon
from kg.model import Meeting, Participant, Reason, Span, TimeExpression, TimeSpan, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATUS = {"done": "held", "ongoing": "ongoing", "planned": "planned", "proposed": "proposed", "cancelled": "cancelled"}
_ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)}
_ORDINAL = re.compile(r"^(\d{1,3})(?:st|nd|rd|th)$")
_WITH = re.compile(r"\s*(?:(?:today|yesterday|tomorrow|this\s+\w+|here|again|together|separately|virtually|by\s+(?:tele)?phone|over\s+the\s+phone|in\s+person|on\s+\w+\s+\d{1,2}(?:,\s+\d{4})?|in\s+[A-Z]\w+(?:,\s+[A-Z][\w ]+?)?)\s*,?\s*)*\b(?:with|between|by|among|of|to)\b\s*")
_PHONE = re.compile(r"\b(?:tele)?phone[ds]?\b|\bphoned\b|\bby call\b|\bvideo ?(?:call|conference|link)|\bvirtual", re.IGNORECASE)
_TALK_WORDS = frozenset("discuss review consider consult reaffirm underscore underline stress emphasise emphasize note welcome commend agree exchange address reiterate express congratulate cover focus reflect pledge affirm compare coordinate condemn acknowledge highlight commit".split())
_PART_OF = re.compile(
    r"\b(?:on the (?:sidelines|margins|side[- ]?lines|occasion|fringes) of|in the margins of|during|as part of|at|for|ahead of|within the framework of)\s+"
    r"(?P<name>(?:the\s+)?(?:[\w’'.&-]+\s+){0,4}?(?:Summit|summit|General Assembly|Forum|Conference|APEC meeting|G20|G7|ministerial|Ministerial)"
    r"(?:\s+(?:of|on|for)\s+(?:the\s+)?[A-Z][^.;:()]{0,90}?(?=\s+(?:in|on|to|and the|held|where|that|which)\b|[.;:(]|,\s+(?:and\s+)?(?:the|which|where|to)\b|$))?)"
)
_EVENT = re.compile(
    r"\b(?P<name>(?:(?P<org>[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,5})\s+)(?:[Ll]eaders[’']?\s+)?(?P<head>[Ss]ummit|Forum|Conference|meeting|General Assembly|Ministerial)\b"
    r"|(?P<head2>Summit|Conference|Forum)\s+of\s+(?:the\s+)?(?=[A-Z]))"
)
_GENERIC = re.compile(r"\b(?:press|news|media|party|election|cabinet|board|team|staff|town ?hall|family|peace process|video|civil)\s*$", re.IGNORECASE)
_HABIT = re.compile(r"\b(?:regular(?:ly)?|often|usually|annual(?:ly)?|frequent(?:ly)?|always|every|periodic(?:ally)?)\b", re.IGNORECASE)
_LIGHT = frozenset("hold have conduct host lead launch begin start conclude arrange convene complete finish organise organize chair co-chair schedule take open attend join participate initiate enjoy make pay plan resume continue finalise".split())
_MAX_EVIDENCE = 4
_MAX_PARTICIPANTS = 12


@cache
def _triggers(pos: str) -> dict[str, str]:
    return {row["lemma"]: row["kind"] for row in read_lexicon("meeting_triggers") if row["pos"] == pos}


def find_meetings(context: Context) -> tuple[list[Meeting], list[Occasion]]:
    """All meetings of the document, one per occasion, in the order of their first telling."""
    tellings: list[Telling] = []
    for sentence in context.analysis.sentences:
        if sentence.block == "dateline":
            continue
        tellings += _in_sentence(sentence, context)
    _complete(tellings, context)
    kept = [t for t in tellings if t.refers or _identified(t, context)]
    occasions = [o for o in join(kept, context) if len(o.participants) >= 2 or any(t.event for t in o.tellings)]
    return [_meeting(o, context) for o in occasions], occasions


def _in_sentence(sentence: Sentence, context: Context) -> list[Telling]:
    found: list[Telling] = []
    verbs, nouns = _triggers("verb"), _triggers("noun")
    headline = sentence.block in {"title", "heading"}
    for token in sentence.tokens:
        lemma = token.lemma_.lower()
        telling: Telling | None = None
        if lemma in verbs and token.pos_ in {"VERB", "AUX"}:
            telling = _verb(token, verbs[lemma], sentence, context)
        elif lemma in nouns and token.pos_ in {"NOUN", "PROPN"}:
            telling = _noun(token, nouns[lemma], sentence, context)
        elif lemma in _TALK_WORDS and token.pos_ == "VERB" and not headline:
            telling = _refers(token, sentence, context)
        if telling is not None:
            telling.headline = headline
            found.append(telling)
    found += _events(sentence, context, found)
    return found


# --- meeting.verb


def _verb(verb: Token, kind: str, sentence: Sentence, context: Context) -> Telling | None:
    begin, end = clause_span(verb, sentence)
    text = context.text
    subject = context.subject(verb)
    actors = context.actors_of(subject, sentence) if subject is not None else []
    said = stance(verb)
    after = verb.idx + len(verb)
    telling = Telling(kind, "meeting.verb/1", verb.idx, sentence.index)
    if said == "negated":
        return None
    if kind == "host":
        others = _objects(verb, sentence, context, people_only=True)
        if not others or not actors:
            return None
        telling.kind = "visit" if re.search(r"\bvisit\b", text[begin:end]) else "talks"
        telling.participants = unique([*actors, *others])
        host = context.subject(verb)
        if host is not None and sentence.span.begin <= host.idx and host.ent_type_ in {"GPE", "LOC"}:
            telling.places = [m.entities[0] for m in context.mentions_in(host.left_edge.idx, host.idx + len(host)) if m.kind in {"place", "country"}]
    elif kind == "visit":
        goal = _goal(verb, sentence, context)
        if not goal or not actors or _HABIT.search(text[begin:end]):
            return None
        telling.places = goal
        telling.participants = unique([*actors, *[_host(g, context) for g in goal if _host(g, context)]])
    elif kind == "convene":
        return None  # its object, "a meeting", "a summit", is the trigger
    else:
        match = _WITH.match(text, after, end)
        others = context.actor_list(match.end(), end)[0] if match else []
        if not others:
            others = _prepositional(verb, {"with", "to"}, sentence, context)
        if not others and kind in {"talks", "call"} and verb.lemma_ in {"call", "phone", "telephone", "meet"}:
            others = _objects(verb, sentence, context, people_only=True)
        if kind == "call" and (not others or verb.lemma_ in {"call", "talk"} and not all(context.kind(o) == "person" for o in others)):
            return None
        if verb.lemma_ == "speak" and not others:
            return None
        if kind == "call" and said == "done" and not (_PHONE.search(sentence.tokens.text) or verb.lemma_ in {"speak", "call", "phone", "telephone"}):
            telling.kind = "talks"
        telling.participants = unique([*actors, *others])
        if verb.lemma_ == "meet" and not telling.participants:
            return None
        if _PHONE.search(text[begin:end]) and kind == "talks":
            telling.kind = "call"
    if _HABIT.search(text[begin:end]) and said == "done" and verb.tag_ in {"VBP", "VBZ"}:
        context.refuse(telling.rule, "a habit, not an occasion", sentence.span)
        return None
    telling.status = _STATUS[said]
    _circumstances(telling, begin, end, sentence, context)
    if len(telling.participants) < 2 and sentence.block in {"title", "heading"}:
        telling.refers = bool(telling.participants)
    return telling


def _objects(verb: Token, sentence: Sentence, context: Context, *, people_only: bool) -> list[str]:
    found: list[str] = []
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj", "dative"}:
            left = min(t.idx for t in child.subtree)
            listed, _ = context.actor_list(left, sentence.span.end)
            found += listed or context.actors_of(child, sentence)
    if not found:
        gap = re.compile(r"\s*").match(context.text, verb.idx + len(verb))
        found = context.actor_list(gap.end() if gap else verb.idx + len(verb), sentence.span.end)[0]
    return [f for f in found if context.kind(f) == "person"] if people_only else found


def _prepositional(head: Token, prepositions: set[str], sentence: Sentence, context: Context) -> list[str]:
    found: list[str] = []
    for child in head.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ in prepositions:
            listed, _ = context.actor_list(child.idx + len(child), sentence.span.end)
            if listed:
                found += listed
            else:
                for grandchild in child.rights:
                    found += context.actors_of(grandchild, sentence)
    return found


def _goal(head: Token, sentence: Sentence, context: Context) -> list[str]:
    """Where a visit goes: "visited Moscow", "travel to Kyiv and Warsaw", "a visit to Japan"."""
    text, end = context.text, sentence.span.end
    position = head.idx + len(head)
    match = re.compile(r"\s*(?:(?:today|yesterday|tomorrow|next \w+|this \w+|officially|on [A-Z]\w+ \d+)\s*,?\s*)?(?:to|in)?\s*(?:the\s+)?").match(text, position, end)
    places: list[str] = []
    position = match.end() if match else position
    while True:
        mention = context.mention_at(position)
        if mention is None or mention.kind not in {"country", "place"} or mention.form == "adjective":
            break
        places += mention.entities
        gap = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+").match(text, mention.span.end, end)
        if gap is None:
            break
        position = gap.end()
    return _most_specific(places, context)


def _most_specific(places: list[str], context: Context) -> list[str]:
    """Drop a country that stands beside a place within it: "Sydney, Australia"."""
    owners = {found.country for p in places if (found := context.entities.get(p)) and found.kind == "place"}
    return unique([p for p in places if p not in owners])


def _host(place: str, context: Context) -> str:
    """The country that receives a visitor to a place."""
    if context.kind(place) == "country":
        return place
    found = context.entities.get(place)
    return found.country if found and found.country else ""


# --- meeting.noun


def _noun(noun: Token, kind: str, sentence: Sentence, context: Context) -> Telling | None:
    text = context.text
    rule = "meeting.noun/1"
    before = text[max(sentence.span.begin, noun.idx - 40) : noun.idx]
    if _GENERIC.search(before) or (noun.lemma_ == "talk" and noun.tag_ not in {"NNS", "NNPS"}):
        return None
    if noun.dep_ == "compound" or (noun.lemma_ == "call" and re.search(r"\bfor\b", text[noun.idx + len(noun) : noun.idx + len(noun) + 5])):
        return None
    if noun.lemma_ in {"conference", "forum", "ceremony", "reception", "session", "dialogue", "luncheon"} and noun.pos_ == "PROPN":
        return None  # a name; meeting.event reads it
    plural = noun.tag_ in {"NNS", "NNPS"} and noun.lemma_ not in {"talk", "consultation", "negotiation"}
    telling = Telling(kind, rule, noun.idx, sentence.index)
    modifiers = {c.lower_ for c in noun.lefts if c.dep_ in {"amod", "compound", "nummod", "advmod"}}
    if noun.lemma_ == "meeting" and modifiers & {"ministerial", "commission", "committee", "council", "group"}:
        telling.kind = "session"
    if kind == "call" and noun.lemma_ == "conversation" and not _PHONE.search(before):
        telling.kind = "talks"
    verb = governing_verb(noun)
    actors = _noun_participants(noun, verb, sentence, context)
    telling.participants = actors
    if noun.lemma_ in {"visit", "trip"}:
        goal = _goal(noun, sentence, context)
        owner = _owner(noun, sentence, context)
        telling.places = goal
        telling.participants = unique([*(owner or actors), *[_host(g, context) for g in goal if _host(g, context)]])
        if owner and actors and set(actors) - set(owner):
            telling.participants = unique([*telling.participants, *[a for a in actors if context.kind(a) == "person"]])
    _noun_status(telling, noun, verb, modifiers, before, context)
    if "negated" == telling.status:
        return None
    determiner = next((c.lower_ for c in noun.lefts if c.dep_ in {"det", "poss"}), "")
    definite = determiner in {"the", "this", "our", "these", "today", "my", "their", "his"} or bool(re.search(r"\b(?:today|the day|this \w+)[’']s\s+(?:\w+\s+)?$", before))
    telling.ordinal = _ordinal(noun, modifiers)
    fresh = bool(modifiers & {"another", "next", "future", "previous", "last", "upcoming", "forthcoming", "earlier", "separate", "recent", "bilateral"}) or determiner == "another"
    telling.fresh = fresh and not (determiner in {"the", "this"} and "upcoming" in modifiers)
    if plural and len(telling.participants) < 2:
        context.refuse(rule, "meetings in general, nobody named", sentence.span)
        return None
    if len(telling.participants) < 2:
        if definite and not telling.fresh:
            telling.refers = True
            if determiner in {"our", "my"} and not telling.participants:
                telling.participants = context.pronoun("we", sentence)[:2]
        elif not telling.participants:
            context.refuse(rule, "nobody named", sentence.span)
            return None
    begin, end = clause_span(verb, sentence) if verb.pos_ in {"VERB", "AUX"} else (sentence.span.begin, sentence.span.end)
    if not begin <= noun.idx < end:
        begin, end = sentence.span.begin, sentence.span.end
    _circumstances(telling, begin, end, sentence, context, anchor=noun)
    if _PHONE.search(text[max(sentence.span.begin, noun.idx - 30) : noun.idx + 30]) and kind in {"talks", "call"}:
        telling.kind = "call"
    return telling


def _noun_participants(noun: Token, verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """Who: "X's meeting with Y", "talks between X and Y", "X held talks with Y", "X-Y talks"."""
    text, stop = context.text, sentence.span.end
    found: list[str] = list(_owner(noun, sentence, context))
    position = noun.idx + len(noun)
    for _ in range(3):
        gap = re.compile(r"\s*(?:in|at)\s+(?:the\s+)?").match(text, position, stop)
        if gap and (place := context.mention_at(gap.end())) is not None and place.kind in {"place", "country"}:
            position = place.span.end
            continue
        match = _WITH.match(text, position, stop)
        if match is None:
            break
        listed, end = context.actor_list(match.end(), stop)
        word = match[0].split()[-1] if match[0].split() else ""
        if not listed or word == "to" and noun.lemma_ in {"visit", "trip"}:
            break
        found += listed
        position = end
    if not found or len(found) < 2:
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in {"with", "between", "among"}:
                found += context.actor_list(child.idx + len(child), stop)[0] or [a for g in child.rights for a in context.actors_of(g, sentence)]
    if len(context.represent(found)) < 2 and verb is not noun and verb.lemma_ in _LIGHT:
        subject = context.subject(verb)
        if subject is not None and noun.idx > verb.idx:
            found = [*context.actors_of(subject, sentence), *found]
        if len(context.represent(found)) < 2:
            found += _prepositional(verb, {"with"}, sentence, context)
    return unique(found)


def _owner(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    """ "Putin's visit", "his meeting", "Russian-Greek talks", "the visit of A and B"."""
    text = context.text
    left = noun.idx
    window = context.mentions_in(max(sentence.span.begin, noun.idx - 90), noun.idx)
    found: list[str] = []
    for mention in window:
        tail = text[mention.span.end : left]
        if re.fullmatch(r"[’']s?\s+(?:(?!and\b|with\b|to\b)[\w-]+\s+){0,4}", tail) and context.is_actor(mention):
            found += mention.entities
            joined = _list_before(mention, context)
            found = joined + found
    if not found:
        pair = [m for m in window if m.kind == "country" and re.fullmatch(r"(?:[-–—/]\S+)?\s*(?:(?!and\b|the\b|of\b)[\w-]+\s+){0,3}", text[m.span.end : left])]
        if len(pair) >= 2 and re.fullmatch(r"\s*[-–—/]\s*|\s+and\s+", text[pair[-2].span.end : pair[-1].span.begin]):
            first = pair[:]
            found = [e for m in first for e in m.entities]
    if not found:
        for child in noun.lefts:
            if child.dep_ == "poss" and child.pos_ == "PRON":
                found += context.pronoun(child.lower_, sentence) if child.lower_ != "our" else []
    if noun.lemma_ in {"visit", "trip"} and not found:
        of = re.compile(r"\s+(?:of|by|from)\s+").match(text, noun.idx + len(noun))
        if of:
            found += context.actor_list(of.end(), sentence.span.end)[0]
        to = re.compile(r"\s+to\s+(?:the\s+)?").match(text, noun.idx + len(noun))
        if to and (place := context.mention_at(to.end())) is not None:
            by = re.compile(r"\s+(?:of|by)\s+(?:an?\s+)?").match(text, place.span.end)
            if by:
                listed = context.actor_list(by.end(), sentence.span.end)[0]
                led = re.compile(r"[^.,;]{0,60}?\b(?:headed|led|chaired)\s+by\s+").match(text, by.end())
                found += context.actor_list(led.end(), sentence.span.end)[0] if led else listed
    return unique(found)


def _list_before(mention: Mention, context: Context) -> list[str]:
    """Actors joined by "and" before a possessor: "A and B's meeting"."""
    before = [m for m in context.mentions_in(max(0, mention.span.begin - 60), mention.span.begin) if context.is_actor(m)]
    if before and re.fullmatch(r"\s+and\s+", context.text[before[-1].span.end : mention.span.begin]):
        return list(before[-1].entities)
    return []


def _noun_status(telling: Telling, noun: Token, verb: Token, modifiers: set[str], before: str, context: Context) -> None:
    words = stance_words("before")
    near = " ".join(before.lower().split()[-6:])
    for phrase, status in words.items():
        if re.search(rf"\b{phrase}\b(?:\s+[\w’'-]+){{0,4}}$", near):
            telling.status = status
            telling.reasons.append(("status", f"'{phrase}' before '{noun.text}'", (noun.idx, noun.idx + len(noun))))
            return
    for modifier in modifiers:
        if modifier in stance_words("modifier"):
            telling.status = stance_words("modifier")[modifier]
            return
    if verb is noun:
        return
    if noun.dep_ in {"dobj", "nsubj", "nsubjpass", "attr", "obj", "conj"} or verb.lemma_ in _LIGHT:
        said = stance(verb)
        telling.status = "negated" if said == "negated" else _STATUS[said]
        if verb.lemma_ in {"expect", "schedule", "plan"}:
            telling.status = "planned"
        if verb.lemma_ in {"propose", "suggest", "invite"}:
            telling.status = "proposed"
        if verb.lemma_ in {"cancel", "postpone"}:
            telling.status = "cancelled"
        if verb.lemma_ in {"gain", "continue", "proceed", "progress"} and verb.tag_ != "VBD":
            telling.status = "ongoing"


def _ordinal(noun: Token, modifiers: set[str]) -> int | None:
    for word in modifiers:
        if word in _ORDINALS:
            return _ORDINALS[word] if word != "first" or noun.i and any(c.dep_ == "poss" for c in noun.lefts) else None
        if match := _ORDINAL.match(word):
            return int(match[1])
    return None


# --- meeting.refers


def _refers(verb: Token, sentence: Sentence, context: Context) -> Telling | None:
    """ "The two leaders discussed …": more of the occasion that the document is about."""
    if stance(verb) != "done" or verb.tag_ not in {"VBD", "VBN", "VBP", "VBZ"}:
        return None
    subject = context.subject(verb)
    if subject is None:
        return None
    actors = context.actors_of(subject, sentence)
    principals = set(context.analysis.principals[:4])
    people = {a for a in actors if context.kind(a) == "person"}
    if len(people) < 2 or not people <= principals or verb.lemma_ not in {"discuss", "review", "exchange", "consult", "compare", "address", "reaffirm", "underscore", "agree", "consider", "cover"}:
        return None
    return Telling("talks", "meeting.refers/1", verb.idx, sentence.index, participants=actors, status="held", refers=True)


# --- meeting.event


def _events(sentence: Sentence, context: Context, tellings: list[Telling]) -> list[Telling]:
    """Named events with the bodies that hold them; other tellings of the sentence become part of them."""
    found: list[Telling] = []
    text = context.text
    for match in _EVENT.finditer(text, sentence.span.begin, sentence.span.end):
        head = (match["head"] or match["head2"]).lower()
        actors: list[str] = []
        name = match["name"].strip()
        end = match.end()
        if match["head2"]:
            actors, end = context.actor_list(match.end(), sentence.span.end)
            name = text[match.start() : end]
            if len(actors) < 2:
                continue
        else:
            inside = context.mentions_in(match.start(), match.end())
            bodies = [m for m in inside if m.kind == "organization" and m.form == "name" and m.span.end <= match.end("org") + 1]
            known = [m for m in bodies if context.entities[m.entities[0]].forms and _is_body(m, context)]
            if not known or (head == "meeting" and match.end() < len(text) and text[match.end()] == "s"):
                continue
            actors = [e for m in known[:1] for e in m.entities]
        telling = Telling("summit" if head in {"summit", "meeting"} else "forum", "meeting.event/1", match.start(), sentence.index, participants=actors, event=True)
        telling.topic = None
        before = words_before(text, match.start(), 5)
        for phrase, status in stance_words("before").items():
            if before.endswith((phrase, phrase + " the", phrase + " this")):
                telling.status = status
        telling.places = _places(match.start(), min(end + 60, sentence.span.end), sentence, context)
        inside_places = [m.entities[0] for m in context.mentions_in(match.start(), match.end()) if m.kind == "place"]
        telling.places = inside_places or telling.places
        found.append(telling)
        for other in tellings:
            if other.part_of is None and not other.refers:
                link = text[max(sentence.span.begin, match.start() - 45) : match.start()].lower()
                if re.search(r"\b(?:sidelines|margins|during|as part of|for|at|fringes|occasion)\b[^,;]*$", link):
                    other.part_of = name
                    telling.status = telling.status or other.status
                    if other.date and telling.date is None:
                        telling.date = other.date
    return found


def _is_body(mention: Mention, context: Context) -> bool:
    from kg.language.lexicon import named_index

    hit = named_index().at(context.text, mention.span.begin)
    return hit is not None and hit.value.kind == "organization"


# --- what goes with all of them


def _circumstances(telling: Telling, begin: int, end: int, sentence: Sentence, context: Context, anchor: Token | None = None) -> None:
    """Date, places and larger event from the clause of the trigger."""
    part = _PART_OF.search(context.text, begin, end)
    if part and context.text[part.start() :].startswith(("on the", "in the margins", "during", "for", "as part", "within")):
        telling.part_of = re.sub(r"^the\s+", "", part["name"].strip())
    telling.date = _date(telling, begin, end, context)
    if telling.date is not None:
        telling.reasons.append(("date", f"{telling.date.basis} in the same clause", (begin, end)))
    if not telling.places:
        telling.places = _places(telling.position, end, sentence, context)
        if not telling.places and telling.kind != "call":
            telling.places = _places(begin, telling.position, sentence, context)
    telling.roles = {}


def _date(telling: Telling, begin: int, end: int, context: Context) -> When | None:
    times = [t for t in context.times(begin, end) if not t.in_name and t.time is not None and t.role in {"on", "during"}]
    fit = [t for t in times if _fits_status(t, telling, context)]
    if not fit:
        return None
    nearest = min(fit, key=lambda t: (_breadth(t) > 62, abs(t.span.begin - telling.position)))
    return context.when(nearest)


def _breadth(expression: TimeExpression) -> int:
    assert expression.time is not None
    return (expression.time.latest - expression.time.earliest).days


def _fits_status(expression: TimeExpression, telling: Telling, context: Context) -> bool:
    reference = context.document.issued
    if reference is None or expression.time is None:
        return expression.time is not None
    if _breadth(expression) > 366:
        return False
    if telling.status in {"planned", "proposed"}:
        return expression.time.latest >= reference
    if telling.status in {"held", "ongoing"}:
        return expression.time.earliest <= reference
    return True


def _places(begin: int, end: int, sentence: Sentence, context: Context) -> list[str]:
    """Places after "in" or "at" in the clause; the most specific ones."""
    found: list[str] = []
    for mention in context.mentions_in(begin, end):
        if mention.kind not in {"place", "country"} or mention.form != "name":
            continue
        before = context.text[max(sentence.span.begin, mention.span.begin - 50) : mention.span.begin]
        if re.search(r"\b(?:in|at|to)\s+(?:the\s+)?(?:city of\s+)?$|\b(?:in|at)\s+(?:the\s+)?(?:[A-Z][\w’.-]*\s+(?:of\s+the\s+|of\s+|in\s+)?){1,6}(?:in\s+)?$|\b(?:in|at)\s+[A-Z][\w’. -]{1,30},\s+(?:the\s+)?$", before):
            if re.search(r"\b(?:interest|situation|war|developments|conflict|peace|stability|security|crisis|role|aggression|efforts|presence|ambassador|elections?|support|operations?|democracy|investments?)\s+(?:in|to|at)\s+(?:the\s+)?$", before):
                continue
            if re.search(r"\bto\s+(?:the\s+)?$", before):
                continue
            found += mention.entities
    return _most_specific(found, context)


def _complete(tellings: list[Telling], context: Context) -> None:
    """Tidy participants: no country beside its own people, the speaker for an inviter, everyone once."""
    for telling in tellings:
        people = [p for p in telling.participants if context.kind(p) == "person"]
        stood_for = {context.country(p) for p in people}
        telling.participants = unique([p for p in telling.participants if p in people or p not in stood_for])[:_MAX_PARTICIPANTS]


def _identified(telling: Telling, context: Context) -> bool:
    if telling.event:
        return bool(telling.participants)
    if len(telling.participants) >= 2 and len({context.country(p) for p in telling.participants}) >= 2:
        return True
    if len(telling.participants) >= 2 and telling.headline:
        return True
    if len({context.country(p) for p in telling.participants}) == 1 and len(telling.participants) >= 1 and telling.rule.startswith(("meeting.verb", "meeting.noun")):
        people = [p for p in telling.participants if context.kind(p) == "person"]
        countries = {context.country(p) for p in people}
        principals = set(context.analysis.principals)
        if people and set(people) & principals and len(context.analysis.parties) >= 2 and telling.headline:
            telling.refers = True
            return True
        _ = countries
    context.refuse(telling.rule, "fewer than two sides named", context.analysis.sentences[telling.sentence].span)
    return False


def _meeting(occasion: Occasion, context: Context) -> Meeting:
    document = context.document
    tellings = occasion.tellings
    status = occasion.status or "held"
    sentences = unique([str(t.sentence) for t in sorted(tellings, key=lambda t: (t.refers, t.position))])[:_MAX_EVIDENCE]
    evidence = tuple(sorted({context.analysis.sentences[int(s)].span for s in sentences}))
    date = occasion.date
    reasons = [Reason(a, text, Span(*span)) for t in tellings for a, text, span in t.reasons]
    if date is None and status == "held" and document.issued is not None and _is_main(occasion, context):
        date = When(TimeSpan(document.issued.isoformat()), "inherited")
        reasons.append(Reason("date", "the day of the document, which reports the meeting"))
    first = min((t for t in tellings), key=lambda t: (t.refers, t.position))
    speaker = context.analysis.sentences[first.sentence].speaker
    people = [p for p in occasion.participants]
    roles = {p: (context.entities[p].offices[0].title if context.entities[p].offices else None) for p in people if p in context.entities}
    participants = tuple(
        Participant(p, roles.get(p), context.country(p) if context.country(p) != p else None) for p in _tidy(people, context)
    )
    return Meeting(
        evidence=evidence,
        rule=first.rule,
        confidence=0.9 if len(tellings) > 1 else 0.7,
        stated_by=speaker,
        stated_on=When(TimeSpan(document.issued.isoformat()), "inherited") if document.issued else None,
        reasons=tuple(reasons),
        kind=occasion.kind,  # type: ignore[arg-type]  # the trigger lexicon holds the model's kinds
        status=status,  # type: ignore[arg-type]  # the stance lexicon holds the model's statuses
        participants=participants,
        date=date,
        places=tuple(_most_specific(occasion.places, context)),
        part_of=occasion.part_of,
        ordinal=occasion.ordinal,
    )


def _tidy(people: list[str], context: Context) -> list[str]:
    stood_for = {context.country(p) for p in people if context.kind(p) == "person"}
    return unique([p for p in people if context.kind(p) == "person" or p not in stood_for])


def _is_main(occasion: Occasion, context: Context) -> bool:
    """Whether the document reports this occasion: told in its title or first sentence, or dated by "today"."""
    if any(t.event for t in occasion.tellings):
        return False
    body = next((s.index for s in context.analysis.sentences if s.block in {"paragraph", "item"}), 0)
    return any(t.headline or t.sentence <= body for t in occasion.tellings)
