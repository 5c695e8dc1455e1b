"""Who goes to an occasion that has a name: "A attended the X summit", "A will represent P at a meeting of the X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.circumstances import find_places
from kg.extraction.context import Context, unique
from kg.extraction.meetings.actors import objects, prepositional
from kg.extraction.meetings.occasions import STATUS, Telling
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.visits import host_of
from kg.extraction.meetings.words import meeting_words
from kg.extraction.modality import stance
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Mention, Sentence
from kg.language.lexicon import named_index

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEMBERS = (
    r"(?:[\w’'-]+\s+){0,3}?(?:[Mm]inisters|[Ll]eaders|[Hh]eads|[Mm]embers?(?: [Ss]tates)?|[Ss]tates|[Cc]ountries)"
)
_OF_BODY = re.compile(
    rf"\s+of\s+(?:the\s+)?(?:{_MEMBERS}(?:\s+of\s+(?:[Ss]tate|[Gg]overnment)(?:\s+and\s+[Gg]overnment)?)?\s+of\s+(?:the\s+)?)?"
)
_OF_MEMBERS = re.compile(
    r"\bof\s+(?:the\s+)?(?:[A-Z][\w’-]+\s+)*(?:States|Nations|Countries|Parties)\b|\b(?:Union|Organi[sz]ation|Alliance|Association|Community)\b"
)
_THOSE_THERE = frozenset(("participant", "opening", "delegate", "audience", "edition", "segment", "plenary"))
_HOSTED_BY = re.compile(r"[^.;]{0,40}?\b(?:hosted|chaired)\s+by\b")  # who has invited the body
_TOWARDS, _EXPECTS = frozenset(("to", "for")), frozenset(("expect", "await"))
_THERE = frozenset(("arrive", "land"))  # "A arrived in P, where he is to meet B"
_VISIT_TO = re.compile(r"\w+\s+to\s+(?=[A-Z]|the\s+[A-Z])")
_BY_VERB = rules.MEETING_VERB
_PRESENT = frozenset(("VBZ", "VBP", "VBG"))
_OF_SEVERAL = frozenset(("summit", "forum", "session"))
_ABOUT = 60  # characters after a name in which its place may stand
_OF_NAMES = frozenset(("summit", "conference", "forum", "dialogue"))
_BODY_TAIL = re.compile(
    r"(?:[’']s?)?(?:\s*[–—-]\s*[A-Z]\w+)?\s+(?:(?!and\b|with\b|to\b|of\b|for\b|the\b|in\b)[\w’'.-]+\s+){0,5}"
)


def attending(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    """The people who take part in the occasion that ``noun`` names; empty where no verb of attending governs it."""
    preposition = noun.head.lower_ if noun.dep_ == "pobj" else ""
    if not preposition and noun.dep_ not in {"dobj", "obj"}:
        return []
    if preposition == "of" and noun.head.head.lemma_ in _THOSE_THERE:
        noun = noun.head.head  # "will address the participants of the X Forum", "take part in the 5th edition of it"
        preposition = noun.head.lower_ if noun.dep_ == "pobj" else ""
    verb = governing_verb(noun)
    if preposition in _TOWARDS and verb.lemma_ in meeting_words("inviter") | _EXPECTS and stance(verb) != "negated":
        asked = [] if any(c.dep_ == "nsubjpass" for c in verb.lefts) else objects(verb, sentence, context)
        people = [a for a in (*subject_actors(verb, sentence, context), *asked) if context.kind(a) == "person"]
        return unique(people)  # "A has been invited to the X Summit", "I expect you in P for the X Summit"
    if (
        verb.lemma_ not in meeting_words(f"attends_{preposition}" if preposition else "attends")
        or stance(verb) == "negated"
    ):
        return []
    actors = subject_actors(verb, sentence, context)
    return [a for a in actors if context.kind(a) == "person"]


def hosting(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    """The country that invites a body: "Peru will host the APEC summit", "the summit will be hosted by Peru"."""
    verb = governing_verb(noun)
    if verb.lemma_ not in meeting_words("hosts"):
        return []
    if noun.dep_ in {"dobj", "obj"} and noun.head == verb:
        actors = subject_actors(verb, sentence, context)
    else:
        actors = prepositional(verb, {"by"}, sentence, context) if noun.dep_ == "nsubjpass" else []
    return [a for a in actors if context.kind(a) == "country"]


def of_body(telling: Telling, phrase: Phrase) -> bool:
    """Complete a telling that names one organisation as what meets: "the NATO foreign ministers' meeting"."""
    context = phrase.context
    if phrase.word not in meeting_words("of_body") or phrase.plural:
        return False
    hosted = len(context.represent(telling.participants)) > 1
    if hosted and not _HOSTED_BY.match(context.text, phrase.end, phrase.sentence.span.end):
        return False
    body = _body(phrase)
    if hosted and body is None:
        return False
    if body is None:
        return _named_abroad(telling, phrase)
    people = [p for p in telling.participants if context.kind(p) == "person"]
    there = attending(phrase.head, phrase.sentence, context)
    if there and phrase.head.dep_ == "pobj":
        telling.status = _status(phrase.verb)
    hosts = [] if there or people else hosting(phrase.head, phrase.sentence, context)
    telling.participants = unique([*there, *people, *body.entities, *hosts])
    telling.event = True
    return True


def _named_abroad(telling: Telling, phrase: Phrase) -> bool:
    """As in "A attended the X Leaders’ Meeting in Kigali": those who go abroad for what has a name."""
    people = attending(phrase.head, phrase.sentence, phrase.context) if phrase.noun.pos_ == "PROPN" else []
    if not people or set(telling.participants) - set(people):
        return False
    stop = min(phrase.end + _ABOUT, phrase.sentence.span.end)
    places = find_places(phrase.end, stop, phrase.sentence, phrase.context)
    homes = set(phrase.context.represent(people))
    if not any((host := host_of(p, phrase.context)) and host not in homes for p in places):
        return False
    telling.participants, telling.places, telling.event = people, places, True
    telling.status = "planned" if awaited(phrase.verb) else telling.status
    return True


def _status(verb: Token) -> str:
    return "planned" if awaited(verb) else STATUS[stance(verb)]


def awaited(verb: Token) -> bool:
    """As in "A is expected at the X summit": to come, for all its tense."""
    return verb.lemma_ in _EXPECTS and stance(verb) == "done" and any(c.dep_ == "nsubjpass" for c in verb.lefts)


def _body(phrase: Phrase) -> Mention | None:
    """The organisation before the noun ("the ASEAN summit") or after "of" ("a meeting of the leaders of the EU")."""
    context = phrase.context
    of_name = phrase.word in _OF_NAMES
    if of_name and phrase.noun.text[0].isupper():
        return None  # a name; meeting.event reads it
    for mention in () if of_name else context.mentions_in(phrase.begin - len(phrase.before), phrase.begin):
        if is_body(mention, context) and _BODY_TAIL.fullmatch(context.text, mention.span.end, phrase.begin):
            return mention
    of = _OF_BODY.match(context.text, phrase.end, phrase.sentence.span.end)
    after = context.mention_at(of.end()) if of else None
    return after if after is not None and _is_own(after, context) else None


def _is_own(mention: Mention, context: Context) -> bool:
    """Whether a mention is of an organisation with members of its own, not of two sides' "Joint Commission"."""
    if mention.kind != "organization" or mention.form != "name":
        return False
    return is_body(mention, context) or _OF_MEMBERS.search(mention.span.of(context.text)) is not None


def is_body(mention: Mention, context: Context) -> bool:
    """Whether a mention is of an organisation that the lexicon knows."""
    hit = named_index().at(context.text, mention.span.begin)
    return mention.kind == "organization" and hit is not None and hit.value.kind == "organization"


def instead_of_journeys(tellings: list[Telling], sentence: Sentence, context: Context) -> list[Telling]:
    """As in "A travels to P to attend E": one occasion, E in P; the journeys that others are the purpose of go."""
    if len(tellings) < 2 or all(t.kind != "visit" for t in tellings):
        return tellings
    journeys = {t.position: t for t in tellings if t.kind == "visit" and t.rule == _BY_VERB and not t.refers}
    purposes = meeting_words("attends") | meeting_words("attends_in")
    gone: list[Telling] = []
    for token in sentence.tokens if journeys else ():
        goal = token.dep_ == "prep" and token.lower_ == "for"  # "will visit P for the X Leaders’ Meeting"
        acts = token.dep_ in {"xcomp", "advcl"} and token.lemma_ in purposes
        if token.head.idx not in journeys or not (goal or acts):
            continue
        span = range(token.left_edge.idx, token.right_edge.idx + 1)
        journey = journeys[token.head.idx]
        for other in tellings:
            named = other.event or (acts and (other.kind in _OF_SEVERAL or _of_a_body(other, context)))
            if other is not journey and named and len(other.participants) > 1 and other.position in span:
                other.date, other.places = other.date or journey.date, other.places or journey.places
                other.status = journey.status
                gone.append(journey)
            elif goal and other is not journey and other.kind == "talks" and other.position in span:
                if not other.places and len(journey.places) == 1:  # "will travel to P for talks with B"
                    other.places = journey.places
                journey.date = journey.date or other.date
    for told in tellings:
        if told.kind == "visit" and not told.refers and _VISIT_TO.match(context.text, told.position):
            journeys[told.position] = told
    return [t for t in tellings if t not in gone and not _within(t, journeys, sentence, context)]


def _within(telling: Telling, journeys: dict[int, Telling], sentence: Sentence, context: Context) -> bool:
    """As in "A travelled to P, where he met B", "A visited P and met with B": this is of the journey."""
    if telling.kind != "talks" or not journeys or telling.fresh or telling.refers:
        return False
    told = next((t for t in sentence.tokens if t.idx == telling.position), None)
    verb = governing_verb(told) if told is not None and telling.rule != _BY_VERB else told
    if verb is None:
        return False
    joined = telling.rule == _BY_VERB and verb.dep_ == "conj" and verb.head.idx in journeys
    joined = joined and not any(c.dep_ == "nsubj" for c in verb.lefts)
    aim = telling.rule == _BY_VERB and verb.dep_ in {"xcomp", "advcl"} and verb.tag_ == "VB"
    aim = aim and verb.head.idx in journeys and not telling.places  # "is in P to meet with B"
    if not joined and not aim and not _there(verb):
        return False
    before = [at for at in journeys if at < telling.position]
    journey = journeys[max(before)] if before else None
    if journey is None or telling.date not in {None, journey.date}:
        return False
    if journey.status != telling.status and not aim:
        going = next((t for t in sentence.tokens if t.idx == journey.position), verb)
        there = going.lemma_ in _THERE and telling.date is None
        if joined or telling.status != "planned" or not (there or going.tag_ in _PRESENT):
            return False
        journey.status = "ongoing" if there else "planned"  # "A leaves for P today, where he will meet B"
    if joined and (telling.places or not set(journey.participants) & set(telling.participants)):
        return False
    if joined and any(context.kind(p) == "organization" for p in set(telling.participants) - set(journey.participants)):
        journey.participants = [p for p in journey.participants if context.kind(p) != "country"]  # whom B stands for
    journey.participants = unique([*journey.participants, *telling.participants])
    journey.kind = telling.kind if journey.aside and telling.rule == _BY_VERB else journey.kind
    return True


def _there(verb: Token) -> bool:
    """Whether a verb is of a clause with "where": "where he met B", "where he is due to meet B", "during which"."""
    for _ in range(3):
        if any(c.lower_ == "where" or (c.lower_ == "during" and _of_which(c)) for c in verb.lefts):
            return True
        own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts)
        if verb.dep_ not in {"xcomp", "acomp", "ccomp", "conj"} or (verb.dep_ == "conj" and own):
            return False
        verb = verb.head
    return False


def _of_which(preposition: Token) -> bool:
    return any(c.lower_ == "which" for c in preposition.rights)


def _of_a_body(telling: Telling, context: Context) -> bool:
    return any(context.kind(p) == "organization" for p in telling.participants)
