"""What a meeting noun tells that names fewer than two: a reference, the parties' own talks, or nothing."""

from __future__ import annotations

import re

from kg.extraction.actor_lists import actor_list
from kg.extraction.circumstances import find_places
from kg.extraction.context import unique
from kg.extraction.meetings.actors import ON
from kg.extraction.meetings.agreed import OF_BODY
from kg.extraction.meetings.last_met import of_themselves, who_met
from kg.extraction.meetings.laterals import number_of_sides, of_another_time, sides_by_number
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.report_titles import of_the_report
from kg.extraction.meetings.series import is_short_for_body
from kg.extraction.meetings.spoken_of import spoken_of
from kg.extraction.meetings.words import meeting_words
from kg.extraction.referents import pronoun_referents
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import SUBJECTS
from kg.model import TimeSpan, When

_HEADLINE_BEFORE = re.compile(
    r"\b(?:before|after|following|ahead of|at|prior to|in|during)\s+(?:(?:the|their|a|an|"
    r"\w+ly)\s+)*(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_REMARKS = re.compile(r"\s*(?:Opening |Joint )?(?:Remarks|Statements?|Comments|Toasts?)\b", re.IGNORECASE)
_TOPIC = re.compile(r"\s+(?:on|about|concerning|regarding)\s+")
_ALWAYS_ONE_OF, _NOT_JOINT = (
    frozenset(("session", "round", "term")),
    frozenset(("call", "visit", "trip", "summit", "mission")),
)
_OF_NAME = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+)?(?P<name>[A-Z][^.,;]{0,90})")
_JOINT_BODY = re.compile(
    r"\b(?:Joint|Bilateral|Mixed|Inter-?[Gg]overnmental|Trade|Economic|Cooperation|Strategic|"
    r"Consult\w+|Dialogue|Partnership|High[- ]Level|Working)\b"
)
_OF_TWO = re.compile(
    r"(?:(?:Grand|Permanent|Supreme|Higher)\s+)?(?:Joint|Mixed|Bilateral|Bi-?[Nn]ational|Inter-?[Gg]overnmental|"
    r"Inter-?[Mm]inisterial|Inter-?[Ss]tate|High[- ]Level)\b"
)
_OFFICERS = re.compile(r"(?:[A-Z][\w’'-]*\s+){0,3}(?:Ministers|Secretaries|Heads|Officials|Experts)\b(?!\s+Council)")
_WITH = re.compile(r"\s+with\b")
_THEIR_PEOPLE = re.compile(
    r"\b[Tt]heir\s+(?:[\w-]+\s+){0,3}?(?:ministers|leaders|presidents|officials|chiefs|heads|secretaries)[’']\s*(?:\w+\s+)?$"
)
_TALKS = frozenset(("talk", "meeting", "negotiation", "discussion"))
_AFTER = re.compile(r"\b(?:[Aa]fter|[Ff]ollowing|[Aa]t\s+the\s+(?:end|conclusion)\s+of)\s+(?:[\w’'-]+\s+){0,4}$")
_COMMA = re.compile(r"[^.,;]{0,60},\s+(?:the\s+)?(?=[A-Z])")
_TWO = 2  # sides of what is not said to be of more
_JUST_BEFORE = 25  # characters before a noun in which its year may stand: "the 2006 session"
_SITS_THEN = re.compile(  # "the 10th meeting, which will be hosted by P, is to approve it", "whose session is due in P"
    r"[^.;:,]{0,90},\s+(?:which|that)\s+(?:will|would|was|is|has)\s+(?:\w+\s+){0,2}?(?:held|hosted|convened|take|took|taken)\b"
    r"|\s+(?:is|was|are)\s+(?:due|set|scheduled|expected|planned)\b"
)
_BUSINESS = re.compile(
    r"\b(?:business|economic|investment|trade|entrepreneurs[’']?)\s+(?:and\s+\w+\s+)?$", re.IGNORECASE
)
_IN_PRESENCE = re.compile(r"\b(?:presence\s+of|witnessed\s+by)\s")
_LEADS_UP = frozenset(("precede", "follow"))
_OF_OFFICIALS = re.compile(
    r"\b(?:[Oo]fficials|[Ee]xperts?|[Tt]echnical|[Cc]ommittee|[Ww]orking\s+[Gg]roup|[Dd]elegations)\b"
)
_CLAUSE = 150  # characters after a noun in which its day or place stands


def without_sides(telling: Telling, phrase: Phrase) -> bool:
    """Complete the telling; False, with the reason noted, where it is of no occasion of this document."""
    analysis, noun, context = phrase.context.analysis, phrase.head, phrase.context
    own = telling.participants = [p for p in telling.participants if not _is_joint_body(p, phrase)]
    count = number_of_sides(phrase.before)
    if phrase.headline and len(analysis.principals) >= 2 and _of_the_title(telling, phrase):
        return True
    if phrase.headline and not own and of_the_report(telling, phrase):
        return True
    if phrase.plural:
        context.refuse(telling.rule, "meetings in general, nobody named", phrase.sentence.span)
        return False
    if not own and len(of_both := _led_up_to(phrase)) == _TWO:
        telling.participants, telling.fresh, telling.prelude = of_both, True, True
        telling.kind = "session" if _OF_OFFICIALS.search(f"{phrase.before[-30:]}{phrase.after}") else telling.kind
        return True
    if not own and (theirs := _of_their_people(phrase)) and _somewhere_then(phrase):
        telling.participants, telling.fresh = theirs, True
        return True
    if len(own) == 1 and (others := _of_the_pair(own[0], phrase)):
        telling.participants = [*own, *others]
        telling.fresh = True
        return True
    if count > _TWO and (several := of_another_time(count, telling, phrase)):
        telling.participants, telling.fresh = several, True  # "the Camp David Trilateral Summit in August"
        return True
    pair = context.represent(context.pair)
    parties = spoken_of(phrase.sentence, context, phrase.begin)
    parties = parties or (pair if len(pair) == _TWO else list(analysis.parties[:2]))
    parties = [] if count > _TWO else parties
    if telling.ordinal is not None and phrase.determiner == "the" and (here := _two_here(phrase)):
        parties = here  # "A and B have held ten rounds of talks, and the eleventh round will take place in May"
    topic = _TOPIC.match(phrase.after)
    if (
        phrase.word in {"talk", "negotiation"}
        and topic
        and not own
        and not phrase.determiner
        and noun.dep_ in {*SUBJECTS, "dobj"}
        and len(parties) == 2
    ):
        telling.participants = parties
        telling.fresh = True
        telling.topic = context.text[phrase.begin : phrase.sentence.span.end][:60]
        return True
    if not own and phrase.in_turn and (people := of_themselves(telling, phrase)) and _somewhere_then(phrase):
        telling.participants, telling.fresh = people, True
        return True
    if len(parties) == 2 and set(own) <= set(parties) and _in_series(telling, phrase):
        telling.participants = parties  # "the 12th session of the Joint Commission was held in X in June"
        return True
    home = None if count else analysis.home  # "the next trilateral meeting with C"
    if len(own) == 1 and home and own[0] != home and context.kind(own[0]) == "country" and _in_series(telling, phrase):
        telling.participants = [home, *own]  # "President B proposed to convene the next session of the commission"
        return True
    dated = noun.dep_ in SUBJECTS and phrase.verb.lemma_ in meeting_words("takes_place") and phrase.determiner != "our"
    dated |= telling.status == "planned" and phrase.in_turn
    when: list[object] = list(context.times(phrase.begin, phrase.sentence.span.end))
    if dated and noun.dep_ in SUBJECTS:  # "On 3 May, talks were held in P"
        when += context.times(phrase.sentence.span.begin, phrase.begin)
    if dated and phrase.in_turn:  # "The next round is to take place in P"
        when += find_places(phrase.end, phrase.sentence.span.end, phrase.sentence, context)
    body = OF_BODY.match(context.text, phrase.end, phrase.sentence.span.end)  # "a meeting of the Joint Commission"
    joint = body is not None and _JOINT_BODY.search(body[0]) is not None
    if dated and when and len(parties) == 2 and not own and (not telling.fresh or phrase.in_turn or joint):
        # "The next round will be held in X in June"; "The meeting took place in X on 3 May" is of those who met.
        telling.participants = parties if telling.fresh or joint else who_met(phrase) or parties
        return True
    ahead = telling.status in {"planned", "proposed"}
    if count and ahead and (several := sides_by_number(count, own, phrase.sentence, context)):
        telling.participants = several  # "another trilateral summit", "the next trilateral meeting with C"
        return True
    if phrase.in_turn and phrase.determiner in {"our", "their"} and not own and _somewhere_then(phrase):
        # As in "during their last summit in X".
        telling.participants = pronoun_referents(phrase.determiner, phrase.sentence, context)
        if len(context.represent(telling.participants)) > 1:
            return True
        telling.participants = []
    first = telling.ordinal == 1 and telling.status == "planned" and len(own) == 1
    if phrase.definite and not telling.fresh and not (first and _somewhere_then(phrase)):
        telling.refers = True
        if not own and phrase.word in _TALKS and _AFTER.search(phrase.before):
            telling.participants = _who_acted(phrase)
            telling.acted = bool(telling.participants)
        if phrase.determiner in {"our", "their"}:
            telling.own = pronoun_referents(phrase.determiner, phrase.sentence, context)
        if phrase.determiner in {"our", "my"} and not own:
            telling.participants = pronoun_referents("we", phrase.sentence, context)[:2]
        return True
    of_body = body is not None or phrase.determiner == "its"
    if not own and len(parties) == _TWO and "next" in phrase.modifiers and of_body and not phrase.headline:
        telling.participants, telling.fresh = (
            parties,
            True,
        )  # "to be adopted at the next meeting of the Committee"
        telling.status = telling.status if telling.status == "proposed" else "planned"
        return True
    if not own and len(parties) == _TWO and _BUSINESS.search(phrase.before) and telling.kind == "forum":
        telling.participants, telling.fresh = parties, True  # "a business forum is to be convened on its margins"
        return True
    if not own:
        context.refuse(telling.rule, "nobody named", phrase.sentence.span)
        return False
    return True


def _two_here(phrase: Phrase) -> list[str]:
    """The only two countries or bodies that the sentence names before the noun, one after the other."""
    context = phrase.context
    named = context.mentions_in(phrase.sentence.span.begin, phrase.begin)
    first = next((m for m in named if m.kind in {"country", "organization"} and context.is_actor(m)), None)
    listed = actor_list(first.span.begin, phrase.begin, context)[0] if first is not None else []
    sides = {e for m in named if m.kind in {"country", "organization"} for e in m.entities}
    return listed if len(listed) == _TWO and sides == set(listed) else []


def _who_acted(phrase: Phrase) -> list[str]:
    """As in "Following the talks, A and B made statements to the press": two people of two sides, who had met."""
    context, span = phrase.context, phrase.sentence.span
    if (comma := _COMMA.match(context.text, phrase.end, span.end)) is not None:
        actors = actor_list(comma.end(), span.end, context)[0]
    elif phrase.determiner == "their" or _IN_PRESENCE.search(
        phrase.before
    ):  # "in the presence of A and B after their talks"
        named = [m for m in context.mentions_in(span.begin, phrase.begin) if m.kind == "person"]
        actors = unique([e for m in named for e in m.entities])
    else:
        actors = subject_actors(phrase.verb, phrase.sentence, context)
    people = all(context.kind(a) == "person" for a in actors)
    return actors if people and len(actors) == len(context.represent(actors)) == _TWO else []


def _led_up_to(phrase: Phrase) -> list[str]:
    """As in "The Commission was preceded by a meeting of senior officials on 2 May": the two sides spoken of."""
    noun = phrase.head
    while noun.dep_ == "conj" and noun.lemma_ not in _LEADS_UP:
        noun = noun.head  # "and an experts' meeting on 7 May", which the parse may hang on the verb
    verb = noun if noun.lemma_ in _LEADS_UP else noun.head.head if noun.head.dep_ == "agent" else noun
    if verb.lemma_ not in _LEADS_UP:
        return []
    context, span = phrase.context, phrase.sentence.span
    day = context.times(phrase.begin, span.end) or context.times(verb.idx, phrase.begin)
    return spoken_of(phrase.sentence, context, phrase.begin) if day else []


def _is_joint_body(entity: str, phrase: Phrase) -> bool:
    """Whether an actor is a body that two sides share, not one of them: "the Joint Committee would hold …"."""
    found = phrase.context.entities.get(entity)
    if found is None or found.kind != "organization" or found.name is None:
        return False
    shared = _OF_TWO.match(found.name) or _OFFICERS.match(found.name)
    return shared is not None or is_short_for_body(found.name, phrase.context)


def _of_the_pair(partner: str, phrase: Phrase) -> list[str]:
    """As in "Talks with B are scheduled for June 3" after "A will visit B's country": A."""
    context = phrase.context
    sides = context.represent(context.pair)
    side = context.country(partner)
    if context.kind(partner) != "person" or partner in context.pair:
        return []
    called = phrase.word == "call" and ON.match(phrase.after) is not None  # "followed by a courtesy call on B"
    if not called and (phrase.head.dep_ not in SUBJECTS or not _WITH.match(phrase.after)):
        return []
    if side in sides:
        return [p for p in context.pair if context.country(p) != side]
    # After "A held talks with B": "Those with C will be held tomorrow".
    if not context.pair or phrase.verb.lemma_ not in meeting_words("takes_place") or not _somewhere_then(phrase):
        return []
    return [max(context.pair, key=lambda p: context.told.get(p, 0))]


def _of_their_people(phrase: Phrase) -> list[str]:
    """As in "the efforts of A, B and C, including their ministers’ meeting in X": the countries listed before."""
    context, begin = phrase.context, phrase.sentence.span.begin
    their = _THEIR_PEOPLE.search(phrase.before)
    if their is None:
        return []
    stop = phrase.begin - len(phrase.before) + their.start()
    listed: list[str] = []
    for mention in context.mentions_in(begin, stop):
        if mention.kind == "country" and not set(mention.entities) & set(listed):
            found = actor_list(mention.span.begin, stop, context)[0]
            listed = found if len(found) > 1 and all(context.kind(f) == "country" for f in found) else listed
    return listed


def _in_series(telling: Telling, phrase: Phrase) -> bool:
    """Whether one of a series that two sides hold is told with its own day or place."""
    of_series = phrase.in_turn or phrase.word in _ALWAYS_ONE_OF or phrase.determiner == "its"  # the body's own meeting
    if telling.ordinal is None and not of_series:
        return False
    if phrase.determiner in {"my", "your", "our"} or phrase.word in _NOT_JOINT:
        return False
    if phrase.verb.lemma_ == "be" and not _SITS_THEN.match(phrase.context.text, phrase.end, phrase.sentence.span.end):
        return False
    context, end = phrase.context, phrase.sentence.span.end
    if (of := _OF_NAME.match(context.text, phrase.end, end)) and not _JOINT_BODY.search(of["name"]):
        return False
    return _somewhere_then(phrase) or (phrase.in_turn and phrase.verb.lemma_ in meeting_words("hosts"))


def _somewhere_then(phrase: Phrase) -> bool:
    """Whether a day or a place is told around the noun."""
    context, stop = phrase.context, min(phrase.sentence.span.end, phrase.end + _CLAUSE)
    return bool(
        context.times(max(phrase.sentence.span.begin, phrase.begin - _JUST_BEFORE), stop)
        or find_places(phrase.end, stop, phrase.sentence, context)
    )


def _of_the_title(telling: Telling, phrase: Phrase) -> bool:
    """As in the headline "Remarks by A and B before Bilateral Meeting": those whom it names met."""
    context, span = phrase.context, phrase.sentence.span
    before = _HEADLINE_BEFORE.search(context.text, span.begin, phrase.begin)
    if not telling.participants and not before:
        return False
    named = [p for p in context.analysis.principals if any(span.holds(s) for s in context.entities[p].mentions)]
    if len(named) < 2 or not set(telling.participants) <= set(named):
        return False
    telling.participants = named[:4]
    if before:
        telling.status = None  # "Remarks before the meeting" report a meeting of that day
        if _REMARKS.match(context.text, span.begin) and context.document.issued is not None:
            telling.date = When(TimeSpan(context.document.issued.isoformat()), "inherited")
    return True
