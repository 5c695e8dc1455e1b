"""Tellings of a meeting by a noun: meeting.noun ("talks between A and B", "A's visit to X", "our meeting")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.circumstances import add_circumstances
from kg.extraction.context import Context, unique
from kg.extraction.meetings.actors import PHONE
from kg.extraction.meetings.attendance import attending, of_body
from kg.extraction.meetings.cancelled import whose
from kg.extraction.meetings.chaired import chaired_by
from kg.extraction.meetings.dated_names import date_in_name, place_in_name
from kg.extraction.meetings.houses import by_houses
from kg.extraction.meetings.kinds import kind_by_series, kind_by_words, of_negotiations
from kg.extraction.meetings.no_occasion import no_occasion
from kg.extraction.meetings.numbered import ordinal_of, year_of
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Phrase, read_phrase
from kg.extraction.meetings.recalled import own_words, recalled
from kg.extraction.meetings.relative import takes_to
from kg.extraction.meetings.several import (
    SEPARATELY,
    by_dates,
    by_legs,
    by_partners,
    by_places,
    by_visitors,
    by_with,
    of_two,
    one_by_one,
    one_each,
)
from kg.extraction.meetings.sides import sides
from kg.extraction.meetings.status import set_status
from kg.extraction.meetings.unnamed import without_sides
from kg.extraction.meetings.visits import add_journey, host_of
from kg.extraction.meetings.words import meeting_words, ordinal
from kg.extraction.syntax import clause_span
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = rules.MEETING_NOUN
_TWO = 2  # sides at the least
_FIRST_OF = re.compile(
    r",\s+the\s+(?P<nth>first|second|third|next)\s+(?:of\s+(?:which|them)|one)\s+(?:will|is\s+\w*\s*to)\s+(?:be|take)\b"
)
_COLON = re.compile(r"(?:\s+of\s+[^.;:]{3,90}|\s+\([^()]{2,40}\))?\s*:\s+(?=[A-Z])")
_DAY_BEHIND = re.compile(r"(?:,\s+[A-Z][\w’' -]{2,30})?(?:,|\s+\(|\s+[–—-]|\s+on|\s+in)\s*[^.;:]{0,24}?\d")
_REPORTS = re.compile(
    r"\b(?:readout|remarks|joint statement|statement following|outcomes?|press (?:statements?|conference)|"
    r"transcript|following|after)\b|^\s*(?:talks|meeting|conversation|telephone)",
    re.IGNORECASE,
)
_LISTED_PLACE, _PLACE_END = (
    re.compile(r"(?:(?:,|\s[–—-])\s+|\()$"),
    re.compile(
        r"\s*(?:(?:,|\s[–—-])\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:[A-Z]\w+\s+\d|\d)|\)?\s*$)"
    ),
)
_LAST_MET = re.compile(
    r",\s+(?:(?:which|that)\s+(?:(?:had|was)\s+)?)?(?:last|first|previously|most\s+recently)\s+"
    r"(?:met|held|convened|hosted|sat|took\s+place)\b[^,.;:]{0,60}(?:,|(?=[.;:]))"
)
_THANKS = re.compile(r"\bthank\w*\b[^.;]{0,60}\b(?:invitation|inviting)\b[^.;]{0,30}$", re.IGNORECASE)
_FRAME = re.compile(r"\b(?:frameworks?|part|course|context|occasion|margins)\s+of\s+(?:[\w’'-]+\s+){0,6}$")
_AND_TO = re.compile(r",?\s+and\s+to\s+[a-z]+\b")  # "to hold talks and to set up a committee which will meet in May"
_ON = re.compile(r"\s+(?:up)?on\b")
_AHEAD_OF = re.compile(r"\b(?:ahead\s+of|prior\s+to|in\s+preparation\s+(?:of|for))\s+(?:[\w’'-]+\s+){1,5}$")
_SITTINGS = frozenset(("session", "summit", "forum"))
_RESPECTIVELY = re.compile(r"[^.;:]{0,120}?\brespectively\b")
_ONE = frozenset(("a", "an", "the", "this"))
_APART = frozenset(("bilateral", "separate", "individual"))


def by_noun(noun: Token, word: str, kind: str, sentence: Sentence, context: Context) -> list[Telling]:
    """Tellings by a form of the meeting noun ``word``, of ``kind``; several for "bilateral meetings with A and B"."""
    phrase = read_phrase(noun, word, sentence, context)
    if no_occasion(phrase):
        context.refuse(_RULE, "no single meeting: an office, a name, a step of a process", sentence.span)
        return []
    telling = Telling(kind_by_words(kind, phrase), _RULE, noun.idx, sentence.index)
    if not set_status(telling, phrase):
        context.refuse(_RULE, "denied", sentence.span)
        return []
    telling.participants, partners = sides(phrase)
    if chaired_by(phrase) and len(telling.participants) >= _TWO:
        telling.guests, telling.participants, telling.refers, telling.acted = telling.participants, [], True, True
    if _THANKS.search(phrase.before):
        telling.refers, telling.status = True, None  # "thank you for the invitation to visit": of the visit under way
    if len(telling.participants) >= _TWO and telling.kind in _SITTINGS and phrase.preposition:
        there = attending(phrase.head, sentence, context)  # "headed the delegation at the third A-B Commission"
        telling.participants = unique([*there, *telling.participants])
    if word in meeting_words("journey"):
        somebody = any(context.kind(p) == "person" for p in telling.participants)
        add_journey(telling, phrase)
        to = (phrase.after.startswith(" to ") or takes_to(phrase) is not None) and phrase.preposition != "of"
        if word in meeting_words("goes_to") and not (telling.places and somebody and to):
            # One that goes nowhere, or is nobody's, is an office or a task.
            context.refuse(_RULE, "a mission that nobody is said to go on", sentence.span)
            return []
    if telling.status == "cancelled" and len(telling.participants) < _TWO and not phrase.headline:
        whose(telling, phrase)
    telling.ordinal, telling.year = ordinal_of(phrase), year_of(phrase)
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
        # "met B ahead of the Leaders' Meeting": not B's.
        context.refuse(_RULE, "an event to come, whose it is not said", sentence.span)
        return []
    telling.kind, telling.negotiated = kind_by_series(telling, phrase), of_negotiations(phrase)
    _circumstances(telling, phrase)
    if body and len(telling.participants) < 2 and telling.date is None and not telling.places:
        phrase.context.refuse(_RULE, "an organisation's own meeting, at no time or place told", sentence.span)
        return []
    if phrase.verb.tag_ in {"VBZ", "VBP"} and _in_general(telling, phrase):
        context.refuse(_RULE, "a habit, not an occasion", sentence.span)
        return []
    if telling.refers and not under_way and recalled(telling, phrase):
        return [telling]
    if under_way:
        telling.date = telling.date if phrase.headline and not under_way else None
    if not telling.places and (there := _behind_colon(phrase)):
        telling.places = there
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
    apart = (
        apart
        or one_each(partners, telling, phrase)
        or (phrase.determiner not in _ONE and by_houses(partners, phrase.before[-30:] + phrase.after, context))
    )
    home = context.analysis.home
    alone = len(telling.participants) == len(partners) and phrase.verb.lemma_ in meeting_words("light")
    each = len(partners) >= _TWO and len(context.represent(partners)) == len(partners)
    if each and apart and alone and home and home not in context.represent(partners):
        telling.participants = [home, *partners]  # "A had separate meetings with B, C and D", of whom A is unknown
    if len(partners) >= 2 and apart and len(telling.participants) > len(partners):
        lead = [p for p in telling.participants if p not in partners]
        return [*by_partners(telling, partners), *by_with(telling, lead, sentence, context)[1:]]
    if telling.refers:
        return [telling]
    respectively = _RESPECTIVELY.match(context.text, phrase.end, sentence.span.end)
    if (
        word in meeting_words("journey")
        and (noun.tag_ in {"NNS", "NNPS"} or respectively or takes_to(phrase))
        and len(telling.places) > 1
    ):
        hosts = {p: h for p in telling.places if (h := host_of(p, context))}
        if len(set(hosts.values())) > 1 and set(telling.participants) - set(hosts.values()):
            return by_places(telling, hosts)  # "visits to A and B"
    if (
        partners
        and len(several := by_with(telling, [p for p in telling.participants if p not in partners], sentence, context))
        > 1
    ):
        return several
    if word in meeting_words("journey"):
        several = by_visitors(telling, sentence, context) if noun.tag_ in {"NNS", "NNPS"} else [telling]
        several = several if len(several) > 1 else by_legs(telling, sentence, context)
        if len(several) > 1:
            return several
    return by_dates(telling, sentence, context)


def _in_general(telling: Telling, phrase: Phrase) -> bool:
    """As in "The political dialogue takes place under the agreement of 2012": at no time and nowhere."""
    takes_place = phrase.verb.lemma_ in meeting_words("takes_place") and phrase.head.dep_ == "nsubj"
    now = takes_place and telling.status in {"held", None} and not phrase.headline and not telling.refers
    return now and telling.date is None and not telling.places and telling.ordinal is None


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
    if verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ in meeting_words("sets_out") and verb.head.i < verb.i:
        begin = clause_span(verb.head, sentence)[0]  # "will leave on 26 March to begin a three-day visit to P"
    begin, end = own_words(phrase, begin, end)
    if (also := _AND_TO.search(phrase.context.text, phrase.end, end)) is not None:
        end = also.start()
    if (aside := _LAST_MET.search(phrase.context.text, phrase.end, end)) is not None:
        # "The session, last held in P in 2016, will be convened in Q in May": of neither P nor 2016.
        begin, end = (aside.end(), end) if phrase.context.times(aside.end(), end) else (begin, aside.start())
    if (one := _FIRST_OF.search(phrase.context.text, phrase.end, sentence.span.end)) is not None:
        telling.ordinal, telling.status, telling.position = ordinal(one["nth"]), "planned", one.start("nth")
        begin, end = one.start(), sentence.span.end  # "a yearly dialogue, the first of which will be held in X"
    add_circumstances(telling, begin, end, sentence, phrase.context)
    named = date_in_name(sentence.span.begin, phrase.begin, phrase.context) if not phrase.headline else None
    issued = phrase.context.document.issued
    today = issued is not None and named is not None and named.time.earliest <= issued <= named.time.latest
    if named is not None and not (telling.refers and today):
        telling.date = named  # "the progress from the May 2023 ministerial meeting"
    proper = phrase.noun.text[0].isupper() and phrase.word != "round"  # "the Doha Round" is of trade, for years
    if not telling.places and proper and telling.kind in {*_SITTINGS, "talks"}:
        telling.places = place_in_name(sentence.span.begin, phrase.begin, phrase.context)


def _behind_colon(phrase: Phrase) -> list[str]:
    """As in the entry "9th Meeting of the Joint Commission: Baku, 19 February 2021"."""
    context, stop = phrase.context, phrase.sentence.span.end
    colon = _COLON.match(context.text, phrase.end, stop)
    place = context.mention_at(colon.end()) if colon else None
    if place is None or place.kind != "place" or not _DAY_BEHIND.match(context.text, place.span.end, stop):
        return []
    return list(place.entities)


def _headline_place(phrase: Phrase) -> list[str]:
    """As in "…, Tokyo, May 31, 2019" at the end of a headline."""
    context, span = phrase.context, phrase.sentence.span
    for mention in context.mentions_in(span.begin, span.end):
        before, after = context.text[span.begin : mention.span.begin], context.text[mention.span.end : span.end]
        if mention.kind == "place" and _LISTED_PLACE.search(before) and _PLACE_END.match(after):
            return list(mention.entities)
    return []
