"""Visits: where they go, who receives the visitor, and who asked him to come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.circumstances import find_places, most_specific
from kg.extraction.context import Context, unique
from kg.extraction.meetings.actors import POSSESSIVES, objects, prepositional, those_beside
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.offered import offered, unnamed_guests
from kg.extraction.meetings.phrase import Clause, Phrase
from kg.extraction.meetings.relative import paid, takes_to
from kg.extraction.meetings.visitors import to_be_paid
from kg.extraction.meetings.words import meeting_words
from kg.extraction.referents import actors_of, pronoun_referents
from kg.extraction.subjects import subject_actors
from kg.language.analysis import Mention, Sentence
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOWARDS = re.compile(
    r"\s*(?:(?:today|yesterday|tomorrow|next \w+|this \w+|officially|on [A-Z]\w+ \d+|last \w+|on(?=\s+to\b)|back|"
    r"together|again|over)\s*,?\s*)?(?:to|in|for)?\s*(?:the\s+)?(?:city\s+of\s+)?"
)
_OUR_COUNTRY = re.compile(r"(?P<whose>our|my|your)\s+(?:\w+\s+)?(?:country|capital|homeland)\b")
_HERE = re.compile(r"(?:here|with\s+us)\b(?!\s+(?:in|at|to)\b)")
_COMMA = re.compile(r"\s*,(?=\s+to\b)")
# As in "the visit of A | and his delegation | to X", "…, at the head of a business mission, to X".
_COMPANY = re.compile(
    r",?\s+(?:and|with|along\s+with|together\s+with|accompanied\s+by|at\s+the\s+head\s+of|leading|heading)\s+"
    r"(?:his|her|their|its|an?|the)\s+(?:[\w’'-]+\s+){0,3}?(?:delegation|team|party|entourage|retinue|suite|spouse|wife|"
    r"husband|family|colleagues|mission|officials|aides|ministers|entrepreneurs|businessmen)\b"
)
_AND = re.compile(r"\s*,\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?")
_TRAVEL_TO = re.compile(r"\s+(?:\w+\s+){0,3}(?:to|for)\b")
_LEAVES = frozenset(("leave", "depart"))
_COMES_HERE = frozenset(("arrive", "come"))
_THE, _BOTH = 4, re.compile(r"(?:the\s+(?:two|three|four)|both)\s+(?:countries|nations|states)\b")
_A_PLACE = frozenset(("country", "city", "capital", "state", "nation"))
_LONGEST = 60  # characters of a place's name
_AT_INVITATION = re.compile(
    r"\b(?:[Aa]t|[Uu]pon|[Oo]n|[Ff]ollowing)\s+(?:the|an)\s+(?:\w+\s+){0,2}?invitation\s+(?:of|from|(?:extended\s+)?by)\s+"
)
_ACCEPTED = re.compile(
    r"\b(?:which|(?:the|this|these|both)\s+invitations?)\s+(?:was|were|has\s+been|have\s+been)\s+(?:\w+\s+)?accepted|"
    r"\baccepted\s+(?:(?:the|this|his|her|their)\s+(?:\w+\s+)?invitation|it\b|with\s+(?:pleasure|thanks|gratitude|appreciation))|"
    r"\bha(?:s|ve|d)\s+(?:\w+ly\s+)?(?:accepted\s*[.,;]|(?:promised|agreed)\s+to\s+come\b)",
    re.IGNORECASE,
)
_THAT_WAS = re.compile(r",?\s+(?:which\s+)?(?:(?:is|was|were|has|have|had|been|also|just|\w+ly)\s+)*")
_SOON = 240  # characters from the invitation to its being accepted
_LEFT_FOR = re.compile(r"\s+[^,.;]{2,40}?\s(?=for\s+(?:the\s+)?[A-Z])")
_OF, _TO = re.compile(r"\s+(?:of|by|from)\s+"), re.compile(r"\s+to\s+(?:the\s+)?")


def goal(position: int, sentence: Sentence, context: Context) -> list[str]:
    """Where a visit told before ``position`` goes: "visited Moscow", "travel to Kyiv and Warsaw"."""
    text, end = context.text, sentence.span.end
    match = _TOWARDS.match(text, position, end)
    places: list[str] = []
    position = match.end() if match else position
    if (own := _OUR_COUNTRY.match(text, position, end)) is not None:
        side = context.side(sentence) if own["whose"] != "your" else _of_the_addressee(sentence, context)
        return [side] if side else []
    if _HERE.match(text, position, end):
        return [side] if (side := context.side(sentence)) else []
    if both := _BOTH.match(text, position - _THE if text[position - _THE : position] == "the " else position, end):
        group = context.mention_at(both.start())
        return list(group.entities) if group is not None and group.kind == "country" else []
    while True:
        mention = place_at(position, context)
        if mention is None:
            break
        places += mention.entities
        gap = _AND.match(text, mention.span.end, end)
        if gap is None:
            break
        position = gap.end()
    return most_specific(places, context)


def _of_the_addressee(sentence: Sentence, context: Context) -> str | None:
    """As in "my visit to your country": the country of whoever is spoken to."""
    called = context.represent(pronoun_referents("your", sentence, context))
    return called[0] if len(called) == 1 and sentence.speaker is not None else None


def place_at(position: int, context: Context) -> Mention | None:
    """The country or place named at a character; what is also read as an organisation is a place after "visit"."""
    inside = context.analysis.mentions_in(Span(position, position + _LONGEST))  # also within a person's title
    here = [m for m in inside if m.span.begin == position]
    return next((m for m in here if m.kind in {"country", "place"} and m.form != "adjective"), None)


def host_of(place: str, context: Context) -> str:
    """The country that receives a visitor to a place, be it unsaid; empty where that is not known."""
    if context.kind(place) == "country":
        return place
    found = context.entities.get(place)
    return found.country or "" if found else ""


def by_visitor(telling: Telling, clause: Clause, at: int | None = None) -> bool:
    """As in "A visited X", "A will travel to X", "A accepted B's invitation to visit X"; the place stands at ``at``."""
    context, verb = clause.context, clause.verb
    if verb.lemma_ == "visit" and verb.tag_ == "VBN" and (by := prepositional(verb, {"by"}, clause.sentence, context)):
        return _visited(telling, by, clause)
    if at is None and verb.lemma_ in _LEAVES and (left := _LEFT_FOR.match(context.text, clause.after, clause.end)):
        at = left.end()  # "left P for Q"
    places = goal(clause.after if at is None else at, clause.sentence, context)
    thing = verb.lemma_ == "visit" and any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.rights)
    if not places and thing and all(context.kind(a) == "person" for a in clause.actors):
        places = find_places(clause.after, clause.end, clause.sentence, context)  # "visited the headquarters of F in P"
    places = places or _which(verb, context)
    guests, hosts = offered(verb.idx, clause.sentence, context) if places and verb.tag_ == "VB" else ([], [])
    if guests:
        telling.places, telling.status, telling.refers = places, "proposed", False
        telling.participants, telling.fresh = unique([*guests, *hosts]), True
        accept(telling, context)
        return True
    actors = clause.actors
    if verb.head.lemma_ == "invite" and set(actors) <= set(inviters(verb, clause.sentence, context)):
        actors = unnamed_guests(verb.head, clause.sentence, context)  # "A invited the Chancellor to visit X"
    if not places or not actors:
        return False
    if verb.lemma_ == "return" and not _goes_back(clause, places):
        return False
    if verb.lemma_ in _LEAVES and {host_of(p, context) for p in places} <= set(context.represent(clause.actors)):
        return False  # "The visiting Minister of X will be leaving for X on Friday"
    if verb.lemma_ in meeting_words("sets_out") and not _TRAVEL_TO.match(context.text, clause.after, clause.after + 30):
        return False
    people = all(context.kind(a) == "person" for a in clause.actors) or clause.of_a_party
    people |= at is not None and verb.lemma_ == "lead"  # "the Federation leads a delegation to X"
    if verb.lemma_ in meeting_words("of_people") and not people:
        return False  # "the ship goes to X", "Russia came to"
    telling.places = places
    asking = inviters(verb, clause.sentence, context)
    if verb.lemma_ in meeting_words("sends"):
        actors = context.represent(actors)  # whoever sends a mission stays at home
    if verb.head.lemma_ == "invitation" and (
        guests := prepositional(verb.head, {"to", "for"}, clause.sentence, context)
    ):
        asking = asking or actors  # "A extended an invitation to B to visit X"
        actors = [g for g in guests if context.kind(g) == "person"]
    hosts = [h for p in places if (h := host_of(p, context)) and not any(context.country(i) == h for i in asking)]
    asking = asking or (guest_of(clause, at) if at is not None else [])
    along = [a for a in those_beside(clause.after, clause.end, context) if context.kind(a) == "person"]
    telling.participants = unique([*actors, *along, *asking, *invited_by(clause.sentence, context), *hosts])
    accept(telling, context)
    return bool(actors)


def guest_of(clause: Clause, stop: int) -> list[str]:
    """As in "I was President B's guest in P": B, whom the words up to the place name."""
    if "guest" not in clause.context.text[clause.after : stop]:
        return []
    named = [m for m in clause.context.mentions_in(clause.after, stop) if m.kind == "person" and len(m.entities) == 1]
    return [m.entities[0] for m in named[:1] if m.entities[0] not in clause.actors]


def _visited(telling: Telling, visitors: list[str], clause: Clause) -> bool:
    """As in "support for Ukraine, recently visited by A", "Ukraine, which was visited by A"."""
    context, at = clause.context, clause.verb.idx
    named = [m for m in context.mentions_in(max(0, at - _LONGEST), at) if m.kind in {"country", "place"}]
    right_before = named and _THAT_WAS.fullmatch(context.text, named[-1].span.end, at)
    if not right_before or not all(context.kind(v) == "person" for v in visitors):
        return False
    telling.places = list(named[-1].entities)
    telling.participants = unique([*visitors, *(h for p in telling.places if (h := host_of(p, context)))])
    return True


def _goes_back(clause: Clause, places: list[str]) -> bool:
    """Whether "return" is a journey abroad: not home, and not what somebody does to a thing."""
    context = clause.context
    home = {host_of(p, context) for p in places} & set(context.represent(clause.actors))
    return not home and not any(c.dep_ in {"dobj", "obj"} for c in clause.verb.rights)


def _which(verb: Token, context: Context) -> list[str]:
    """As in "X, which she last visited in June", "X, a country he visited": where the clause hangs on."""
    place = verb.head
    if verb.lemma_ != "visit" or verb.dep_ != "relcl":
        return []
    if place.lower_ in _A_PLACE and place.dep_ == "appos":
        place = place.head
    elif not any(c.lower_ in {"which", "that"} and c.dep_ in {"dobj", "obj"} for c in verb.lefts):
        return []
    end = place.idx + len(place)
    named = [m for m in context.mentions_in(place.left_edge.idx, end) if m.span.end == end and m.form == "name"]
    return [m.entities[0] for m in named[-1:] if m.kind in {"country", "place"}]


def inviters(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """Who invites: "X has my invitation to visit", "A invited B to visit"."""
    head = verb.head
    if head.lemma_ == "invitation":
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
        if owner is not None:
            return actors_of(owner, sentence, context)
        named = prepositional(head, {"from", "of", "by"}, sentence, context)
        if not named and head.dep_ == "dobj" and head.head.lemma_ in meeting_words("invites"):
            named = subject_actors(head.head, sentence, context)  # "A extended an invitation to B to visit"
        return named
    if any(c.dep_ == "dobj" and c.lemma_ == "invitation" for c in head.rights):
        # As in "renewed his invitation to B to visit", whatever the parse makes of it.
        return subject_actors(head, sentence, context)
    if head.lemma_ in meeting_words("inviter") and head.pos_ == "VERB":
        subject = next((c for c in head.lefts if c.dep_ == "nsubj"), None)
        if subject is None and head.dep_ == "conj":
            return subject_actors(head, sentence, context)  # "A thanked B and invited him to visit"
        return actors_of(subject, sentence, context) if subject is not None else []
    return []


def invited_by(sentence: Sentence, context: Context) -> list[str]:
    """As in "At the invitation of B, A will pay a state visit to X": who receives the visitor."""
    match = _AT_INVITATION.search(context.text, sentence.span.begin, sentence.span.end)
    return actor_list(match.end(), sentence.span.end, context)[0][:1] if match else []


def add_journey(telling: Telling, phrase: Phrase) -> None:
    """Add where a visit told by a noun goes and who receives it."""
    context, verb = phrase.context, phrase.verb
    takes = takes_to(phrase) or to_be_paid(phrase)
    telling.places = goal(takes or phrase.end, phrase.sentence, context)
    if not telling.places and (whom := _paid_to(phrase)):
        telling.participants, telling.kind = unique([*telling.participants, *whom]), "talks"
        return  # "paid a courtesy visit to B"
    if not telling.places and (of := _OF.match(context.text, phrase.end, phrase.sentence.span.end)):
        end = actor_list(of.end(), phrase.sentence.span.end, context)[1]
        company = _COMPANY.match(context.text, end)
        end = company.end() if company else end
        comma = _COMMA.match(context.text, end)
        telling.places = goal(comma.end() if comma else end, phrase.sentence, context)
    if not telling.places and (there := paid(phrase)[1]):
        telling.places = goal(there, phrase.sentence, context)
    if not telling.places and phrase.preposition in {"for", "on"} and verb.idx < phrase.begin:
        sets_out = verb.lemma_ in meeting_words("sets_out")  # "will, on Tuesday, proceed to X for a one-day visit"
        telling.places = goal(verb.idx + len(verb), phrase.sentence, context) if sets_out else []
    if verb.lemma_ in meeting_words("receive") and verb.idx < phrase.begin:
        guests = [o for o in objects(verb, phrase.sentence, context) if context.kind(o) == "person"]
        telling.participants = unique([*telling.participants, *guests])
    if telling.places and phrase.preposition in {"for", ""}:
        guests, hosts = offered(phrase.begin, phrase.sentence, context)
        if guests:  # "delivered an invitation to B for an official visit to X"
            telling.participants, telling.status, telling.refers = unique([*guests, *hosts]), "proposed", False
            telling.fresh = True
            return accept(telling, context)
    if telling.participants:
        if not telling.places and (home := _came_here(telling, phrase)):
            telling.places = [home]
        hosts = [h for p in telling.places if (h := host_of(p, context))]
        asking = [*inviters(verb, phrase.sentence, context), *invited_by(phrase.sentence, context)]
        telling.participants = unique([*telling.participants, *asking, *hosts])
    accept(telling, context)


def _paid_to(phrase: Phrase) -> list[str]:
    """As in "paid a courtesy visit to President B in X": whom somebody goes to see."""
    context, to = phrase.context, _TO.match(phrase.context.text, phrase.end)
    listed, end = actor_list(to.end(), phrase.sentence.span.end, context) if to else ([], 0)
    people = bool(listed) and all(context.kind(p) == "person" for p in listed)
    return listed if people and context.text[end - 2 : end] not in POSSESSIVES else []


def _came_here(telling: Telling, phrase: Phrase) -> str | None:
    """As in "A, who arrived on Monday for a visit", of a foreigner and of no place told: home, whose text it is."""
    context, verb = phrase.context, phrase.verb
    home = context.analysis.home
    came = verb.lemma_ in _COMES_HERE and phrase.preposition in {"for", "on"}
    if not came or home is None or not all(context.kind(p) == "person" for p in telling.participants):
        return None
    named = [m for m in context.mentions_in(verb.idx, phrase.sentence.span.end) if m.kind in {"place", "country"}]
    foreign = all(context.kind(c) == "country" and c != home for c in map(context.country, telling.participants))
    return home if foreign and not any(m.span.begin < phrase.begin for m in named) else None


def accept(telling: Telling, context: Context) -> None:
    """A visit that somebody is invited to is decided where the text goes on "…, which was accepted"."""
    if telling.status == "proposed" and _ACCEPTED.search(context.text, telling.position, telling.position + _SOON):
        telling.status = "planned"
