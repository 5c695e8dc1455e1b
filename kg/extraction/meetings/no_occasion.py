"""Nouns of meeting that tell of no occasion: "the press conference", "Director General for Trade Negotiations"."""

from __future__ import annotations

import re

from kg.extraction.actor_lists import actor_list
from kg.extraction.circumstances import find_places
from kg.extraction.meetings.actors import PHONE
from kg.extraction.meetings.agreed import OF_BODY
from kg.extraction.meetings.kinds import is_paid
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.relative import held_by
from kg.extraction.meetings.sides import OF_VIEWS
from kg.extraction.meetings.words import meeting_words, ordinal

_GENERIC = re.compile(
    r"\b(?:press|news|media|party|election|(?<!national )(?<!joint )(?<!bilateral )cabinet|board|team|"
    r"staff|town ?hall|family|peace process|civil|"
    r"conference|background|preview|prep)\s*$",
    re.IGNORECASE,
)
_CALL_FOR = re.compile(r"\s+(?:for|on|to)\b(?!\s+[A-Z]\w+day\b|\s+\d|\s+[A-Z]\w+\s+\d)")
_ARGUMENTS = frozenset(("dobj", "nsubj", "nsubjpass"))
_MEANS = frozenset(("via", "by", "through"))
_TO_PRESS = re.compile(
    r"\bcall (?:is|was|will be) (?:on|under|embargo|attribut)|\bcall on background|"
    r"\bjoin\w* (?:us )?(?:on |for )?(?:this|today[’']s) call",
    re.IGNORECASE,
)
_LARGER = re.compile(
    r"\b(?:side[- ]?lines|margins|fringes|in\s+the\s+context)\s+of\s+(?:the\s+)?"
    r"(?:(?!(?:held|had|met|has|have|will|at)\b)[\w’'.&-]+\s+){0,5}$"
)
_STEP_OF = re.compile(  # a process, not an occasion
    r"\b(?:conclusion|completion|launch|start|resumption|progress|pace|finalisation)\s+(?:of|in)\s+(?:[\w’'-]+\s+){0,3}$"
)
_QUALITY_OF = re.compile(
    r"\b(?:quality|level|nature|state|dynamics?|intensity|intensification|strengthening|deepening|development|"
    r"continuation|importance|regularity|high level)\s+of\s+(?:[\w’'-]+\s+){0,3}$"
)
_OFTEN = re.compile(
    r"\b(?:[Rr]egular|[Ff]requent|[Pp]eriodic(?:al)?|[Cc]onstant|[Cc]ontinuous)\s+(?:(?!and\b)[\w’'-]+\s+){0,3}$"
    r"|\bexchanges?\s+of\s+(?:[\w’'-]+\s+){0,3}$"
)
_HELD_THEN = re.compile(r"[^.;:,]{0,100}?,?\s+(?:which\s+was\s+)?(?:held|convened|hosted)\s+(?:in|on|at)\b")
_OF_SIDES = frozenset(("meeting", "consultation", "dialogue", "talk"))
_OF_WHOM = re.compile(r"\s+(?:of|between|on|with)\s")
_LATERAL = re.compile(r"\b(?:(?:[Bb]i|[Tt]ri|[Qq]uadri)lateral|[Jj]oint)\s+(?:[\w’'&-]+\s+){0,3}$")
_TOOK_PLACE = re.compile(  # "the Trilateral Meeting of Ministers of Defence, which took place in X", "to be held in Y"
    r"[^.;:]{0,110}?,?\s+(?:(?:which|that)\s+)?(?:took\s+place|(?:was|were|will\s+be|is\s+to\s+be|to\s+be)\s+(?:held|convened|hosted)|"
    r"will\s+take\s+place|held|convened)\s+(?:in|on|at|via|by|virtually|earlier|last|next|this|today|yesterday|for\s+the\s+first)\b"
)
_OFFICE_FOR = re.compile(
    r"\b(?:Director(?:[- ]General)?|Secretary|Representative|Negotiator|Envoy|Ambassador|Coordinator|Adviser|Advisor|"
    r"Department|Division|Bureau|Office|Directorate|Head|Chief|Minister|Secretariat|Undersecretary|Under-Secretary|Unit|"
    r"Section|Agency|Commissioner|Delegate|Vice Ministry)\s+(?:for|of)\s+(?:the\s+)?"
    r"(?:[A-Z][\w&-]*\s+(?:and\s+)?){0,4}$"
)
_OF_SHORT = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]{2,6}\b")
_OF_DIALOGUE = re.compile(
    r"\s+of\s+(?:the\s+|their\s+|its\s+|our\s+)?(?:[A-Z][\w’'-]*\s+(?:(?:and|on|of)\s+)*){1,6}Dialogue\b"
)
_SPED_UP = re.compile(
    r"\b(?:speed(?:ing|s)?\s+up|step(?:ping|s)?\s+up|accelerat\w+|expedit\w+|fast-?track\w*|intensif\w+|advanc(?:e|ing)|progress(?:ing)?\s+"
    r"(?:on|in|with))\s+(?:the\s+|their\s+|our\s+|its\s+)?(?:[\w-]+\s+){0,2}$"
)
_HAS_GONE = re.compile(
    r"[^.;:]{0,110}?\s(?:(?:ha(?:s|ve|d)\s+)?(?:reached|entered)\s+(?:an?|the|its|their)\s+(?:\w+\s+)?(?:stage|phase|point)|"
    r"(?:is|are|was|were)\s+(?:at|in)\s+(?:an?|the|its|their)\s+(?:\w+\s+)?(?:stage|phase)|(?:is|are)\s+(?:nearing|close\s+to|progressing|"
    r"advancing|well\s+advanced)|(?:move|proceed|go|advance|progress)s?\s+(?:forward|ahead|well|quickly|smoothly))\b"
)
_ANY = frozenset(("a", "an", "any", "another"))
_AS_A_MATTER = frozenset(("on", "of", "for", "to", "through", "via", "by", "towards", "about"))
_PROCESSES = frozenset(("negotiation", "consultation", "discussion"))
_SETS_OFF = frozenset(("begin", "start", "launch", "initiate", "open"))
_ON_PAPER = re.compile(r"\s+on\s+(?:an?|the)\s+[^.,;]{0,50}?\b(?:[Aa]greement|[Tt]reaty|[Cc]onvention|[Pp]rotocol)\b")
_NUMBER_NEAR = 3  # words: "the 31st Ordinary Session"
_OF_TO, _NEAR = re.compile(r"\s+(?:of|by)\s+(?:[^.;:]|[A-Z][a-z]?\.){3,90}?\s+to\s+(?=[A-Z]|the\s+[A-Z])"), 60
_OF_PARLIAMENT = re.compile(  # "spoke in the joint session"; of a commission or between two sides it is an occasion
    r"\bjoint\s+session(?!\w|\s+(?:of|between|with|on|in|at|held|took|was|will)\b)"
    r"|\bjoint\s+session\s+of\s+(?:the\s+)?(?:[\w.]+\s+)?(?:Congress|Parliament)",
    re.IGNORECASE,
)
_TO_ONE, _PLACES = re.compile(r"\s+to\s+(?:the\s+)?"), frozenset(("place", "make", "put"))
_SET_UP = (
    re.compile(  # a dialogue that begins to exist, at no sitting: "the establishment of the inaugural A-B Dialogue"
        r"\b(?:establishment|creation|launch|setting\s+up|founding)\s+of\s+(?:[\w’'–-]+\s+){0,6}$"
    )
)
_BETWEEN, _TWO = re.compile(r"(?:,\s+including)?\s+between\s+"), 2
_WITH, _ONE = re.compile(r"\s+(?:in\s+[A-Z]\w+\s+)?with\b"), frozenset(("a", "an"))

_NAMED = re.compile(r"[A-Z][\w’'-]+\s+$")
_CONVENES = frozenset(("hold", "convene", "host", "co-host", "chair", "co-chair"))
_AT_REVIEW = frozenset(("at", "during", "following", "after", "for"))


def _is_named_review(phrase: Phrase) -> bool:
    """As in "at the second Strategic Partnership Review in Nairobi": sides that sit, not a paper."""
    if not phrase.noun.text[0].isupper() or not _NAMED.search(phrase.before):
        return False
    sits = phrase.verb.lemma_ in meeting_words("takes_place") | {"host", "hold", "convene", "co-chair", "chair"}
    near = min(phrase.end + _NEAR, phrase.sentence.span.end)
    return (sits or phrase.preposition in _AT_REVIEW) and bool(
        find_places(phrase.end, near, phrase.sentence, phrase.context) or phrase.context.times(phrase.end, near)
    )


def no_occasion(phrase: Phrase) -> bool:
    """Whether the noun names no single meeting: a press call, an office, a step of a process, the name of an event."""
    noun, word = phrase.noun, phrase.word
    single_talk = word == "talk" and noun.tag_ not in {"NNS", "NNPS"} and not PHONE.search(phrase.before[-20:])
    single_talk = single_talk and not _had_with(phrase)  # "had a talk with B"
    if _GENERIC.search(phrase.before) or single_talk or phrase.determiner == "no":
        return True
    if noun.dep_ == "compound" or (
        word == "call"
        and _CALL_FOR.match(phrase.after)
        and not is_paid(phrase)
        and not _placed(phrase)
        and not (phrase.verb.lemma_ in _CONVENES and phrase.after.startswith(" on "))
        and not PHONE.search(phrase.before[-14:])
    ):
        return True
    if word == "review" and not _is_named_review(phrase):
        return True  # "the annual review of the agreement", "published its Strategic Defence Review"
    if noun.text[0].isupper() and _OFFICE_FOR.search(phrase.before):
        return True  # "the Director General for Trade Negotiations"
    if word == "dialogue" and noun.text == word and _QUALITY_OF.search(phrase.before):
        return True  # "the quality of the political dialogue"
    in_general = word == "dialogue" and noun.text == word and not phrase.determiner and not phrase.modifiers
    if in_general and phrase.preposition in _AS_A_MATTER:
        return True  # "our position on dialogue with B"
    if word == "negotiation" and _STEP_OF.search(phrase.before):
        return True
    if phrase.plural and _in_general(phrase):
        return True
    if word in {"negotiation", "talk"} and noun.dep_ != "pobj" and _on_the_way(phrase):
        return True
    end = phrase.sentence.span.end
    if phrase.determiner in _ANY and "?" in phrase.context.text[end - 3 : end] and not phrase.headline:
        return True  # "Is there any possibility of a meeting between A and B?"
    counted = phrase.head != noun or any(ordinal(m) for m in phrase.modifiers)  # "the second round of consultations"
    finishes = word in _PROCESSES and not counted and phrase.verb.lemma_ in meeting_words("finishes")
    if finishes and phrase.head.dep_ in _ARGUMENTS and not _opens_somewhere(phrase) and not held_by(phrase):
        return True  # a step of a process: "concluded negotiations"
    if noun.dep_ == "pobj" and noun.head.lower_ in _MEANS and not phrase.determiner:
        return True  # "by videoconference"
    if word == "talk" and phrase.verb.lemma_ in _SETS_OFF and _ON_PAPER.match(phrase.after):
        return True  # "proposed to begin talks on an agreement": of the instrument to be negotiated
    if word == "call" and _TO_PRESS.search(phrase.before + phrase.noun.text + phrase.after):
        return True  # the call on which journalists are told
    if _LARGER.search(phrase.before) and not _told_there(phrase):
        return True  # the event that something is part of
    of_its_own = _OF_SHORT.match(phrase.after) or _OF_DIALOGUE.match(phrase.after)
    if (
        word == "round"
        and phrase.after.startswith(" of")
        and not of_its_own
        and not phrase.after.startswith(" of which")
    ):
        return True  # what it is a round of tells more
    if phrase.head.tag_ == "NNS" and phrase.head != noun and _counted_in_general(phrase):
        return True  # "have held ten rounds of negotiations"
    if word == "session" and _OF_PARLIAMENT.search(f"{phrase.before[-12:]}{noun.text}{phrase.after[:40]}"):
        return True
    if word == "term" and not OF_BODY.match(phrase.context.text, phrase.end, phrase.sentence.span.end):
        return True  # only of a body: "the 11th term of the Joint Commission"
    if word in meeting_words("met_by") and not _had_with(phrase) and not _between_then(phrase):
        return True
    if word == "exchange" and not OF_VIEWS.match(phrase.after):
        return True
    # A name; meeting.event reads it, unless the clause tells that it is held.
    body = word == "session" and not noun.lower_.startswith(word)  # which stands for its session
    if word not in meeting_words("names") or noun.pos_ != "PROPN" or body or (word == "session" and phrase.in_turn):
        return False
    head = phrase.head.head if phrase.head.dep_ == "conj" else phrase.head
    if word == "session" and _HELD_THEN.match(phrase.context.text, phrase.end, phrase.sentence.span.end):
        return False  # "welcomed the outcome of the 3rd Session of the Commission held in X"
    numbered = phrase.head == noun and any(ordinal(m) is not None for m in phrase.modifiers)
    if word == "dialogue" and numbered and phrase.preposition != "for" and not _SET_UP.search(phrase.before):
        return False  # "to inaugurate the fourth A-B Ministerial Dialogue": that one alone
    held = head.dep_ in {"dobj", "appos"} and phrase.verb.lemma_ in meeting_words("organise")
    takes_place = head.dep_ in _ARGUMENTS and phrase.verb.lemma_ in meeting_words("takes_place")
    takes_place = takes_place or _told_to_take_place(phrase)
    return not held and not takes_place and not (word == "session" and _nth_of_body(phrase))


def _placed(phrase: Phrase) -> bool:
    """As in "placed a call to President B", not "issued a call to all states"."""
    to = _TO_ONE.match(phrase.context.text, phrase.end)
    somebody = phrase.context.mention_at(to.end()) if to and phrase.verb.lemma_ in _PLACES else None
    return somebody is not None and somebody.kind == "person"


def _told_to_take_place(phrase: Phrase) -> bool:
    """As in "the Trilateral Meeting of Ministers of Defence, which took place in X": of no event with its own name."""
    if phrase.word not in _OF_SIDES or not (_OF_WHOM.match(phrase.after) or _LATERAL.search(phrase.before)):
        return False
    return _TOOK_PLACE.match(phrase.context.text, phrase.end, phrase.sentence.span.end) is not None


def _on_the_way(phrase: Phrase) -> bool:
    """As in "negotiations on the agreement have reached an advanced stage", "to speed up negotiations": at no time."""
    context, stop = phrase.context, phrase.sentence.span.end
    said = _SPED_UP.search(phrase.before) or _HAS_GONE.match(context.text, phrase.end, stop)
    return said is not None and phrase.head == phrase.noun and not context.times(phrase.begin, stop)


def _told_there(phrase: Phrase) -> bool:
    """As in "on the sidelines of a meeting with B", "on the sidelines of the visit of A to P on 3 June"."""
    if phrase.word not in meeting_words("journey"):
        return phrase.determiner in _ONE and _WITH.match(phrase.after) is not None
    context, stop = phrase.context, phrase.sentence.span.end
    goes = _OF_TO.match(context.text, phrase.end, stop)
    return goes is not None and bool(context.times(goes.end(), min(stop, goes.end() + _NEAR)))


def _nth_of_body(phrase: Phrase) -> bool:
    """As in "the 3rd Session of the A-B Joint Commission held in X in May": numbered, somewhere or on a day."""
    context, stop = phrase.context, phrase.sentence.span.end
    body = OF_BODY.match(context.text, phrase.end, stop)
    if body is None or not any(ordinal(word) is not None for word in phrase.before.split()[-_NUMBER_NEAR:]):
        return False
    return bool(context.times(body.end(), stop) or find_places(body.end(), stop, phrase.sentence, context))


def _in_general(phrase: Phrase) -> bool:
    """As in "regular meetings between A and B", "frequent exchanges of visits": on no day and nowhere."""
    if not _OFTEN.search(phrase.before):
        return False
    context, near = phrase.context, min(phrase.sentence.span.end, phrase.end + 90)
    return not context.times(phrase.begin, near) and not find_places(phrase.end, near, phrase.sentence, context)


def _counted_in_general(phrase: Phrase) -> bool:
    """Whether several are only counted, at no time and no place: "have held ten rounds of talks"."""
    context, stop = phrase.context, phrase.sentence.span.end
    counted = any(c.dep_ == "nummod" for c in phrase.head.lefts)
    near = min(stop, phrase.end + 60)
    told = context.times(phrase.begin, near) or find_places(phrase.end, near, phrase.sentence, context)
    return counted and not told


def _had_with(phrase: Phrase) -> bool:
    """As in "had a constructive engagement with B", "arrived in X for contacts with B": with somebody."""
    had = phrase.head.dep_ == "dobj" and phrase.verb.lemma_ in meeting_words("light")
    by_phone = PHONE.search(phrase.before[-20:]) is not None
    had = had or phrase.purpose or by_phone or phrase.preposition == "for" or _owned_somewhere(phrase)
    return had and bool(_WITH.match(phrase.after))


def _owned_somewhere(phrase: Phrase) -> bool:
    """As in "the Minister's engagements with B in P in May": somebody's, at a time and place told."""
    context, stop = phrase.context, min(phrase.sentence.span.end, phrase.end + _NEAR)
    owned = any(c.dep_ == "poss" for c in phrase.head.lefts)
    return owned and bool(context.times(phrase.end, stop) and find_places(phrase.end, stop, phrase.sentence, context))


def _between_then(phrase: Phrase) -> bool:
    """As in "the engagements between A and B in P in May": of two people, somewhere or at a time."""
    context, stop = phrase.context, phrase.sentence.span.end
    between = _BETWEEN.match(context.text, phrase.end, stop)
    listed, end = actor_list(between.end(), stop, context) if between else ([], stop)
    people = len(listed) == _TWO and all(context.kind(e) == "person" for e in listed)
    near = min(stop, end + _NEAR)
    return people and bool(context.times(end, near) or find_places(end, near, phrase.sentence, context))


def _opens_somewhere(phrase: Phrase) -> bool:
    """As in "Negotiations will open in Warsaw in June", "will be resumed on 2 July": a step that is an occasion."""
    context, verb, stop = phrase.context, phrase.verb, phrase.sentence.span.end
    times, near = context.times(verb.idx, stop), min(stop, verb.idx + 60)
    if phrase.head.dep_ not in {"nsubj", "nsubjpass"} or not times:
        return False
    days = [t.time for t in times if t.time and t.role == "on" and t.span.begin < near]
    dated = phrase.word == "consultation" and any(d.earliest == d.latest for d in days)
    return dated or bool(find_places(verb.idx, near, phrase.sentence, context))
