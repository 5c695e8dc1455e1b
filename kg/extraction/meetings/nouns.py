"""Tellings of a meeting by a noun: meeting.noun ("talks between A and B", "A's visit to X", "our meeting")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.circumstances import add_circumstances, find_places
from kg.extraction.context import Context, clause_span
from kg.extraction.meetings.actors import PHONE
from kg.extraction.meetings.attendance import of_body
from kg.extraction.meetings.cancelled import whose
from kg.extraction.meetings.kinds import COURTESY, kind_by_series, kind_by_words
from kg.extraction.meetings.numbered import ordinal_of
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Phrase, read_phrase
from kg.extraction.meetings.recalled import own_words, recalled
from kg.extraction.meetings.several import (
    SEPARATELY,
    by_dates,
    by_legs,
    by_partners,
    by_places,
    by_with,
    of_two,
    one_by_one,
)
from kg.extraction.meetings.sides import OF_BODY, OF_VIEWS, sides
from kg.extraction.meetings.status import set_status
from kg.extraction.meetings.unnamed import without_sides
from kg.extraction.meetings.visits import add_journey, host_of
from kg.extraction.meetings.words import meeting_words, ordinal
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = "meeting.noun/4"
_TWO = 2  # sides at the least
_GENERIC = re.compile(
    r"\b(?:press|news|media|party|election|cabinet|board|team|staff|town ?hall|family|peace process|civil|"
    r"conference|background|preview|prep)\s*$",
    re.IGNORECASE,
)
_CALL_FOR = re.compile(r"\s+(?:for|on|to)\b(?!\s+[A-Z]\w+day\b|\s+\d|\s+[A-Z]\w+\s+\d)")
_FIRST_OF = re.compile(
    r",\s+the\s+(?P<nth>first|second|third|next)\s+(?:of\s+(?:which|them)|one)\s+(?:will|is\s+\w*\s*to)\s+(?:be|take)\b"
)
_REPORTS = re.compile(
    r"\b(?:readout|remarks|joint statement|statement following|outcomes?|press (?:statements?|conference)|"
    r"transcript|following|after)\b|^\s*(?:talks|meeting|conversation|telephone)",
    re.IGNORECASE,
)
_LISTED_PLACE, _PLACE_END = re.compile(r"(?:,|\s[–—-])\s+$"), re.compile(r"\s*(?:,\s+(?:[A-Z]\w+\s+\d|\d)|\)?\s*$)")
_ARGUMENTS = frozenset(("dobj", "nsubj", "nsubjpass"))
_MEANS = frozenset(("via", "by", "through"))
_THANKS = re.compile(r"\bthank\w*\b[^.;]{0,60}\b(?:invitation|inviting)\b[^.;]{0,30}$", re.IGNORECASE)
_TO_PRESS = re.compile(
    r"\bcall (?:is|was|will be) (?:on|under|embargo|attribut)|\bcall on background|"
    r"\bjoin\w* (?:us )?(?:on |for )?(?:this|today[’']s) call",
    re.IGNORECASE,
)
_LARGER = re.compile(
    r"\b(?:side[- ]?lines|margins|fringes|in\s+the\s+context)\s+of\s+(?:the\s+)?"
    r"(?:(?!(?:held|had|met|has|have|will)\b)[\w’'.&-]+\s+){0,5}$"
)
_STEP_OF = re.compile(  # a process, not an occasion
    r"\b(?:conclusion|completion|launch|start|resumption|progress|pace|finalisation)\s+(?:of|in)\s+(?:[\w’'-]+\s+){0,3}$"
)
_QUALITY_OF = re.compile(
    r"\b(?:quality|level|nature|state|dynamics?|intensity|intensification|strengthening|deepening|development|"
    r"continuation|importance|regularity|high level)\s+of\s+(?:[\w’'-]+\s+){0,3}$"
)
_HELD_THEN = re.compile(r"[^.;:,]{0,100}?,?\s+(?:which\s+was\s+)?(?:held|convened|hosted)\s+(?:in|on|at)\b")
_OF_SHORT = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]{2,6}\b")
_OF_DIALOGUE = re.compile(
    r"\s+of\s+(?:the\s+|their\s+|its\s+|our\s+)?(?:[A-Z][\w’'-]*\s+(?:(?:and|on|of)\s+)*){1,6}Dialogue\b"
)
_PROCESSES = frozenset(("negotiation", "consultation", "discussion"))
_SETS_OFF = frozenset(("begin", "start", "launch", "initiate", "open"))
_ON_PAPER = re.compile(r"\s+on\s+(?:an?|the)\s+[^.,;]{0,50}?\b(?:[Aa]greement|[Tt]reaty|[Cc]onvention|[Pp]rotocol)\b")
_FRAME = re.compile(r"\b(?:frameworks?|part|course|context|occasion|margins)\s+of\s+(?:[\w’'-]+\s+){0,6}$")
_WITH = re.compile(r"\s+with\b")
_ON = re.compile(r"\s+(?:up)?on\b")
_AHEAD_OF = re.compile(r"\b(?:ahead\s+of|prior\s+to|in\s+preparation\s+(?:of|for))\s+(?:[\w’'-]+\s+){1,5}$")
_APART = frozenset(("bilateral", "separate", "individual"))


def by_noun(noun: Token, word: str, kind: str, sentence: Sentence, context: Context) -> list[Telling]:
    """Tellings by a form of the meeting noun ``word``, of ``kind``; several for "bilateral meetings with A and B"."""
    phrase = read_phrase(noun, word, sentence, context)
    if _no_occasion(phrase):
        return []
    telling = Telling(kind_by_words(kind, phrase), _RULE, noun.idx, sentence.index)
    if not set_status(telling, phrase):
        return []
    telling.participants, partners = sides(phrase)
    if _THANKS.search(phrase.before):
        telling.refers, telling.status = True, None  # "thank you for the invitation to visit": of the visit under way
    if word in meeting_words("journey"):
        somebody = any(context.kind(p) == "person" for p in telling.participants)
        add_journey(telling, phrase)
        to = phrase.after.startswith(" to ") and phrase.preposition != "of"
        if word in meeting_words("goes_to") and not (telling.places and somebody and to):
            return []  # a mission that goes nowhere, or is nobody's, is an office or a task
    if telling.status == "cancelled" and len(telling.participants) < _TWO and not phrase.headline:
        whose(telling, phrase)
    telling.ordinal = ordinal_of(phrase)
    telling.event = (
        noun.pos_ == "PROPN"
        and word in {"summit", "forum"}
        and len(telling.participants) > 2
        and not any(context.kind(p) == "person" for p in partners)
    )
    # "The next round of consultations was held in X": news, for all that it is one of a series.
    telling.fresh = phrase.fresh and not ("next" in phrase.modifiers and telling.status == "held")
    telling.aside = _aside(phrase)
    under_way = _under_way(telling, phrase)
    if under_way and (len(telling.participants) < 2 or phrase.determiner in meeting_words("owner")):
        telling.refers, telling.under_way, telling.status = True, True, None
    body = not telling.refers and of_body(telling, phrase)
    if len(telling.participants) < 2 and not telling.refers and not body and not without_sides(telling, phrase):
        return []
    if telling.refers and noun.text[0].isupper() and _AHEAD_OF.search(phrase.before):
        return []  # "met B ahead of the Leaders' Meeting": not B's
    telling.kind = kind_by_series(telling, phrase)
    _circumstances(telling, phrase)
    if body and len(telling.participants) < 2 and telling.date is None and not telling.places:
        phrase.context.refuse(_RULE, "an organisation's own meeting, at no time or place told", sentence.span)
        return []
    if telling.refers and not under_way and recalled(telling, phrase):
        return [telling]
    if under_way or (telling.refers and telling.date is not None and telling.date.basis == "stated"):
        telling.date = telling.date if phrase.headline and not under_way else None
    if phrase.headline:
        city = _headline_place(phrase)
        if city and (not telling.places or host_of(city[0], context) in telling.places):
            telling.places = city  # "Visit to P of A – Q, 16 June": Q of P
        if telling.status is None and _REPORTS.search(context.text[sentence.span.begin : phrase.end]):
            telling.status = "held"
    if telling.kind in {"talks", "call"} and PHONE.search(f"{phrase.before[-30:]}{noun.text}{phrase.after[:23]}"):
        telling.kind = "call"
    apart: object = SEPARATELY.search(phrase.before[-30:] + phrase.after)
    if phrase.modifiers & _APART:
        apart = apart or phrase.plural or of_two(partners, telling, context)
    if word == "call" and _ON.match(phrase.after):
        apart = apart or one_by_one(partners, phrase.after, context)
    if len(partners) >= 2 and apart and len(telling.participants) > len(partners):
        return by_partners(telling, partners)
    if telling.refers:
        return [telling]
    if word in meeting_words("journey") and noun.tag_ in {"NNS", "NNPS"} and len(telling.places) > 1:
        hosts = {p: h for p in telling.places if (h := host_of(p, context))}
        if len(set(hosts.values())) > 1 and set(telling.participants) - set(hosts.values()):
            return by_places(telling, hosts)  # "visits to A and B"
    if (
        partners
        and len(several := by_with(telling, [p for p in telling.participants if p not in partners], sentence, context))
        > 1
    ):
        return several
    if word in meeting_words("journey") and len(legs := by_legs(telling, sentence, context)) > 1:
        return legs
    return by_dates(telling, sentence, context)


def _no_occasion(phrase: Phrase) -> bool:
    noun, word = phrase.noun, phrase.word
    single_talk = word == "talk" and noun.tag_ not in {"NNS", "NNPS"} and not PHONE.search(phrase.before[-20:])
    if _GENERIC.search(phrase.before) or single_talk or phrase.determiner == "no":
        return True
    if noun.dep_ == "compound" or (
        word == "call" and _CALL_FOR.match(phrase.after) and not COURTESY.search(phrase.before)
    ):
        return True
    if word == "dialogue" and noun.text == word and _QUALITY_OF.search(phrase.before):
        return True  # "the quality of the political dialogue"
    if word == "negotiation" and _STEP_OF.search(phrase.before):
        return True
    counted = phrase.head != noun or any(ordinal(m) for m in phrase.modifiers)  # "the second round of consultations"
    finishes = word in _PROCESSES and not counted and phrase.verb.lemma_ in meeting_words("finishes")
    if finishes and phrase.head.dep_ in _ARGUMENTS and not _opens_somewhere(phrase):
        return True  # a step of a process: "concluded negotiations"
    if noun.dep_ == "pobj" and noun.head.lower_ in _MEANS and not phrase.determiner:
        return True  # "by videoconference"
    if word == "talk" and phrase.verb.lemma_ in _SETS_OFF and _ON_PAPER.match(phrase.after):
        return True  # "proposed to begin talks on an agreement": of the instrument to be negotiated
    if word == "call" and _TO_PRESS.search(phrase.before + phrase.noun.text + phrase.after):
        return True  # the call on which journalists are told
    if _LARGER.search(phrase.before):
        return True  # the event that something is part of
    of_its_own = _OF_SHORT.match(phrase.after) or _OF_DIALOGUE.match(phrase.after)
    if word == "round" and phrase.after.startswith(" of") and not of_its_own:
        return True  # what it is a round of tells more
    if word == "term" and not OF_BODY.match(phrase.context.text, phrase.end, phrase.sentence.span.end):
        return True  # only of a body: "the 11th term of the Joint Commission"
    if word in meeting_words("met_by") and not _had_with(phrase):
        return True
    if word == "exchange" and not OF_VIEWS.match(phrase.after):
        return True
    # A name; meeting.event reads it, unless the clause tells that it is held.
    if word not in meeting_words("names") or noun.pos_ != "PROPN" or (word == "session" and phrase.in_turn):
        return False
    head = phrase.head.head if phrase.head.dep_ == "conj" else phrase.head
    if word == "session" and _HELD_THEN.match(phrase.context.text, phrase.end, phrase.sentence.span.end):
        return False  # "welcomed the outcome of the 3rd Session of the Commission held in X"
    held = head.dep_ in {"dobj", "appos"} and phrase.verb.lemma_ in meeting_words("organise")
    takes_place = head.dep_ in _ARGUMENTS and phrase.verb.lemma_ in meeting_words("takes_place")
    return not held and not takes_place and not (word == "session" and _nth_of_body(phrase))


def _nth_of_body(phrase: Phrase) -> bool:
    """As in "the 3rd Session of the A-B Joint Commission held in X in May": numbered, somewhere or on a day."""
    context, stop = phrase.context, phrase.sentence.span.end
    body = OF_BODY.match(context.text, phrase.end, stop)
    if body is None or ordinal(_word_before(phrase)) is None:
        return False
    return bool(context.times(body.end(), stop) or find_places(body.end(), stop, phrase.sentence, context))


def _word_before(phrase: Phrase) -> str:
    words = phrase.before.split()
    return words[-1] if words else ""


def _had_with(phrase: Phrase) -> bool:
    """As in "had a constructive engagement with B", "arrived in X for contacts with B": with somebody."""
    had = phrase.head.dep_ == "dobj" and phrase.verb.lemma_ in meeting_words("light")
    by_phone = PHONE.search(phrase.before[-20:]) is not None
    return (had or phrase.purpose or by_phone or phrase.preposition == "for") and bool(_WITH.match(phrase.after))


def _opens_somewhere(phrase: Phrase) -> bool:
    """As in "Negotiations will open in Warsaw in June", "will be resumed on 2 July": a step that is an occasion."""
    context, verb, stop = phrase.context, phrase.verb, phrase.sentence.span.end
    times, near = context.times(verb.idx, stop), min(stop, verb.idx + 60)
    if phrase.head.dep_ not in {"nsubj", "nsubjpass"} or not times:
        return False
    days = [t.time for t in times if t.time and t.role == "on" and t.span.begin < near]
    dated = phrase.word == "consultation" and any(d.earliest == d.latest for d in days)
    return dated or bool(find_places(verb.idx, near, phrase.sentence, context))


def _aside(phrase: Phrase) -> bool:
    """As in "during his visit", "as part of his visit", "A, who is on a visit to X, met B": told beside something."""
    if phrase.headline:
        return False
    journey = phrase.word in meeting_words("journey")
    relative = phrase.verb.dep_ == "relcl" and phrase.verb != phrase.noun
    if journey and not relative and phrase.preposition == "on" and phrase.verb.lemma_ == "be":
        return False  # "A is on a visit to X": what the sentence is about
    if phrase.preposition in {"during", "on"} or (journey and relative):
        return True
    if phrase.preposition == "for" and phrase.head.head.head.lemma_ in meeting_words("journey"):
        return True  # "his visit to X for the bilateral summit"
    return journey and phrase.preposition == "of" and _FRAME.search(phrase.before) is not None


def _under_way(telling: Telling, phrase: Phrase) -> bool:
    """As in "This is our fifth meeting": the occasion that the document reports, with its number."""
    return (
        phrase.verb.lemma_ == "be"
        and telling.ordinal is not None
        and any(c.lower_ in {"this", "it", "that"} for c in phrase.verb.lefts)
    )


def _circumstances(telling: Telling, phrase: Phrase) -> None:
    sentence, verb = phrase.sentence, phrase.verb
    begin, end = sentence.span.begin, sentence.span.end
    if verb.pos_ in {"VERB", "AUX"}:
        first, last = clause_span(verb, sentence)
        begin, end = (first, last) if first <= phrase.begin < last else (begin, end)
    begin, end = own_words(phrase, begin, end)
    if (one := _FIRST_OF.search(phrase.context.text, phrase.end, sentence.span.end)) is not None:
        telling.ordinal, telling.status, telling.position = ordinal(one["nth"]), "planned", one.start("nth")
        begin, end = one.start(), sentence.span.end  # "a yearly dialogue, the first of which will be held in X"
    add_circumstances(telling, begin, end, sentence, phrase.context)


def _headline_place(phrase: Phrase) -> list[str]:
    """As in "…, Tokyo, May 31, 2019" at the end of a headline."""
    context, span = phrase.context, phrase.sentence.span
    for mention in context.mentions_in(span.begin, span.end):
        before, after = context.text[span.begin : mention.span.begin], context.text[mention.span.end : span.end]
        if mention.kind == "place" and _LISTED_PLACE.search(before) and _PLACE_END.match(after):
            return list(mention.entities)
    return []
