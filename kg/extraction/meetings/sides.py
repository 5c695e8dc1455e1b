"""Who takes part in a meeting told by a noun: "X's meeting with Y", "X held talks with Y", "X-Y talks"."""

from __future__ import annotations

import re

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context, unique
from kg.extraction.meetings.actors import ON, WITH, named_or_led, objects, prepositional, those_away, those_beside
from kg.extraction.meetings.agreed import OF_BODY, of_a_series, of_others, of_those_named, set_up
from kg.extraction.meetings.attendance import is_body
from kg.extraction.meetings.journeys import of_the_subject, on_visit
from kg.extraction.meetings.occasion_sides import own_body, two_parties
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.relative import and_us, by_capital, held_by, of_the_proposal, of_the_teller, silent_host
from kg.extraction.meetings.spoken_of import both_who
from kg.extraction.meetings.visitors import visitors
from kg.extraction.meetings.words import meeting_words
from kg.extraction.modality import stance_words
from kg.extraction.referents import actors_of, pronoun_referents
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import SUBJECTS
from kg.language.analysis import Mention

_WHERE = re.compile(r"\s*,?\s*(?:in|at)\s+(?:the\s+)?")
_OWNER_TAIL = re.compile(r"[’']s?\s+(?:(?!and\b|with\b|to\b)[\w’'-]+\s+){0,4}")
_PAIR_TAIL = re.compile(
    r"(?:[-–—/+]\S+)?\s*(?:\([A-Z]\w{1,8}\)\s+|(?!the\b|of\b|to\b|for\b|with\b|in\b)[\w+-]+(?:[’']s?)?\s+){0,5}"
)
_PAIRED = re.compile(r"\s*[-–—/+]\s*|,?\s+and\s+(?:the\s+)?")
_SERIES = re.compile(r",\s+(?:the\s+)?")  # "A, B | and C will host a workshop"
_MINISTRIES = re.compile(  # "between the Foreign Ministries in Warsaw"
    r"(?:the\s+)?(?:[A-Z][\w’'-]+\s+){1,3}(?:Ministries|Ministers|Secretaries|Parliaments)(?=\s+(?:in|on|at)\b|\s*[.,;])"
)
_OF_BOTH = re.compile(  # "between the Prime Ministers of both countries"
    r"(?:the\s+)?(?:[\w’'-]+\s+){0,5}?(?:of\s+)?(?:the\s+)?(?:two|both)\s+(?:countries|sides|nations|states|Governments|governments)\b"
)
OF_VIEWS = re.compile(r"\s+of\s+(?:views|opinions)\b")  # notes are instruments
_FOR_AGREEMENT = re.compile(
    r"\s+(?:for|on|over|towards)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,5}?(?:[Aa]greement|[Tt]reaty|[Pp]act|[Aa]ccord|[Cc]onvention)"
    r"(?:\s+\([A-Z]{2,6}\))?(?=\s+(?:between|with)\b)"
)
_FROM = re.compile(
    r"\s+(?:(?:on\s+[A-Z]\w+(?:\s+\d{1,2})?(?:,\s+(?:[A-Z]\w+\s+\d{1,2}|\d{1,2}\s+[A-Z]\w+))?|on\s+\d{1,2}\s+[A-Z]\w+(?:\s+\d{4})?|today|yesterday|"
    r"this\s+\w+),?\s+)?from\s+"
)
_HIM = re.compile(r"(?:him|her)\b")
_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
_GIVEN_FOR = re.compile(  # "hosted a dinner in X on Monday for B"
    r"(?:\s+(?:today|yesterday|here|tonight|this\s+\w+)|\s+(?:in|at|on)\s+[^,;.]{2,40}?){0,3}\s+(?:for|in\s+hono[u]?r\s+of)\s+"
)
_GETS = frozenset(("receive", "take", "get"))  # a call
_SHARED = frozenset(("our", "their", "its"))  # whose meeting it is, these do not say
_INCLUDING = re.compile(  # "with his counterparts from other countries, including B"
    r"[^.;:]{0,120}?\b(?:including|such\s+as|among\s+(?:them|others),?|notably|namely)\s+(?:with\s+)?"
    r"|[^.;:,]{0,40}?\b(?:leaders|counterparts|ministers|colleagues|officials)(?:,|:|\s[–—-])\s+(?=(?:the\s+)?[A-Z])"
)
_CHAIRED_BY = re.compile(
    r"\b(?:(?:co[- ]?)?chaired|hosted|headed|led|attended|convened|brokered|conducted)\s+"
    r"(?:(?:jointly|virtually|together|online|remotely|in\s+(?:an?\s+)?[\w-]+\s+(?:format|mode|setting)|"
    r"(?:via|by|through)\s+(?:tele|video)\s?-?conferenc\w+)\s+)?by\s+"
)
_CHAIRS_WITH = re.compile(  # "the meeting of the Council in X, which he will co-chair with B"
    r"[^.;]{0,120}?,\s+which\s+[^.;,]{1,60}?\b(?:co-?)?(?:chair|host|head|preside)\w*\s+(?:over\s+)?(?:jointly\s+|together\s+)?"
    r"(?:with|alongside)\s+(?:the\s+|his\s+|her\s+)?(?:counterpart,?\s+)?"
)
_CALLED_BY, _TWO = ("convened", "brokered"), 2  # sides at the least
_HELD_WITH = re.compile(r"[^,;.]{0,60}?\bwith\s+")
_BETWEEN = re.compile(r"[^;.]{0,60}?\bbetween\s+")  # "took place in X on June 3 between A and B"
_ANOTHER = re.compile(r"\b(?:meetings?|talks|sessions?|consultations|rounds?|summits?|for(?:um|a)|conferences?)\b")
_OWN_KIND = re.compile(r"\s+of\s+(?:[\w’'-]+\s+){0,4}?(?:consultations|talks|negotiations|discussions|dialogue)\b")
_CHAIRS = frozenset(("chair", "co-chair", "attend", "join", "participate"))
_ATTENDS, _STOP = frozenset(("attend", "join", "participate", "take")), re.compile(r"\s*(?:[.;,]|$)")
_COMES_ALONG = "accompany"  # "was accompanied to the meeting by B": no meeting by B
_TELLS = frozenset(("update", "brief", "inform", "debrief", "tell", "apprise", "acquaint"))
_ABOUT = frozenset(("on", "about", "of", "regarding", "concerning"))
_ENDED = frozenset(("following", "after", "during", "in", "before"))
_DURING = frozenset(("at", "during", "in", "following", "after"))


def sides(phrase: Phrase) -> tuple[list[str], list[str]]:
    """Everybody who takes part, and those among them who are named as partners ("with", "between")."""
    noun, verb, sentence, context = phrase.noun, phrase.verb, phrase.sentence, phrase.context
    found = _owner(phrase) or held_by(phrase) or of_the_proposal(phrase)
    partners = [] if verb.lemma_ == _COMES_ALONG else _partners(phrase)
    found = found or and_us(partners, phrase) or (_in_talks(phrase) if partners else [])
    light = verb.lemma_ in meeting_words("light")
    if light:
        partners += those_beside(phrase.begin, sentence.span.end, context)
        if verb.idx < phrase.begin:  # "together with B, he co-chaired the session"
            partners += those_beside(verb.left_edge.idx, verb.idx, context)
    if light and not partners and phrase.head.dep_ == "dobj" and phrase.word not in meeting_words("journey"):
        partners = those_away(phrase.end, sentence.span.end, context)
    if not partners and light and phrase.head.dep_ == "nsubjpass":
        held = _HELD_WITH.match(context.text, verb.idx + len(verb), sentence.span.end)  # "talks were also held with B"
        partners = actor_list(held.end(), sentence.span.end, context)[0] if held else []
        found += silent_host(partners, phrase)
    is_told = verb.lemma_ in meeting_words("takes_place")
    is_told |= phrase.head.dep_ == "nsubjpass" and verb.lemma_ in meeting_words("set_for") | meeting_words("prepares")
    if phrase.head.dep_ in SUBJECTS and verb.idx > noun.idx and is_told:
        partners = partners or _told_between(phrase)
    found = unique([*found, *partners])
    takes = (
        (light and phrase.preposition != "to")
        or (
            phrase.head.dep_ == "dobj"
            and verb.lemma_ in stance_words("matrix")
            and not (found and phrase.word in meeting_words("journey"))  # "they discussed C's visit to X"
            and not _of_a_body(phrase)  # "to prepare the NATO summit"
        )
        or phrase.purpose
        or (phrase.preposition == "in" and verb.lemma_ == "be" and not phrase.determiner)  # "A and B are in talks"
        or (phrase.preposition == "on" and verb.lemma_ in meeting_words("agrees"))  # "they agreed on a meeting in X"
    )
    lead = subject_actors(verb, sentence, context) if verb != noun and takes and noun.idx > verb.idx else []
    if takes and not lead and verb.idx < noun.idx and len(found) < _TWO:
        lead = both_who(verb, sentence, context)
    if lead and of_those_named(phrase, found):
        lead = []  # "the Ministers agreed on holding the next A-B Foreign Ministers' Meeting": of A and B
    elif lead and not found and _ends_the_telling(phrase):
        lead = []  # "A and B attended the meeting": of those who held it
    elif lead and of_a_series(phrase) and verb.lemma_ not in _CHAIRS:
        lead = context.represent(lead)  # "the Ministers agreed to hold the next session": of their countries
    if lead or verb.lemma_ == "bring":
        if verb.lemma_ == "bring":
            lead = objects(verb, sentence, context)
        elif verb.lemma_ == "join" and phrase.preposition == "for":
            found = [*objects(verb, sentence, context), *found]  # "A joined B for talks"
        elif (
            verb.lemma_ in meeting_words("organise") | meeting_words("attends")
            and any(context.kind(a) == "person" for a in lead)
            and not of_others(phrase, lead, found)
        ):
            found = [*lead, *found]
        named = set(context.represent(found))
        if len(named) < 2 or (lead and not set(context.represent(lead)) & named):
            found = [*lead, *found]
        if len(context.represent(found)) < 2:
            beyond = prepositional(verb, {"with"}, sentence, context)
            found, partners = [*found, *beyond], [*partners, *beyond]
    chaired = _CHAIRED_BY.search(context.text, phrase.end, sentence.span.end)
    with_whom = _CHAIRS_WITH.match(context.text, phrase.end, sentence.span.end)
    if with_whom and found:
        found += [c for c in actor_list(with_whom.end(), sentence.span.end, context)[0] if context.kind(c) == "person"]
    own = _OWN_KIND.match(context.text, phrase.end)  # "the second session of their political consultations"
    if chaired and _ANOTHER.search(context.text, own.end() if own else phrase.end, chaired.start()):
        chaired = None  # "the session, which was preceded by a meeting of ministers, co-chaired by C"
    if chaired and (found or not phrase.definite or not chaired[0].startswith("attended")):
        chairs = actor_list(chaired.end(), sentence.span.end, context)[0]
        if not chaired[0].startswith(_CALLED_BY):
            found += chairs
        elif len(context.represent(found)) < _TWO:
            found += [c for c in chairs if context.kind(c) == "person"]  # a body that convenes may be any organiser
    if not found and phrase.determiner in {"a", "an"} and phrase.preposition in _DURING:
        actors = subject_actors(verb, sentence, context)  # "A and B agreed at a meeting in X"
        found = actors if len(context.represent(actors)) >= 2 else []
    if partners and set(found) <= set(partners) and phrase.word not in meeting_words("journey"):
        found = [*(_who_goes_on(partners, phrase) or of_the_teller(partners, phrase)), *found]
    return unique(found), unique(partners)


def _in_talks(phrase: Phrase) -> list[str]:
    """As in the headline "Minister A in a telephone conversation with B", which has no verb: A."""
    who = phrase.head.head.head if phrase.preposition == "in" else phrase.noun
    bare = phrase.verb.pos_ not in {"VERB", "AUX"} and who.pos_ == "PROPN"
    return actors_of(who, phrase.sentence, phrase.context) if bare and phrase.noun.text.islower() else []


def _of_a_body(phrase: Phrase) -> bool:
    """Whether the name of an organisation that the lexicon knows stands right before the noun."""
    named = phrase.context.mentions_in(phrase.begin - len(phrase.before), phrase.begin)
    return bool(named) and named[-1].span.end == phrase.begin - 1 and is_body(named[-1], phrase.context)


def _who_goes_on(partners: list[str], phrase: Phrase) -> list[str]:
    """As in "Following talks with B in P, A spoke to the press": who does something then, of another side than B."""
    if phrase.preposition not in _ENDED or phrase.verb.idx < phrase.end:
        return []
    context = phrase.context
    actors = subject_actors(phrase.verb, phrase.sentence, context)
    people = bool(actors) and all(context.kind(a) == "person" for a in actors)
    return actors if people and not set(context.represent(actors)) & set(context.represent(partners)) else []


def _told_between(phrase: Phrase) -> list[str]:
    """As in "The third round took place in X on June 3 between A and B": those whom the verb parts from their noun."""
    context, stop = phrase.context, phrase.sentence.span.end
    between = _BETWEEN.match(context.text, phrase.verb.idx + len(phrase.verb), stop)
    listed = actor_list(between.end(), stop, context)[0] if between else []
    if between and not listed:
        listed = prepositional(phrase.verb, {"between"}, phrase.sentence, context)
    return listed if len(listed) >= _TWO else []


def _partners(phrase: Phrase) -> list[str]:
    noun, context, stop = phrase.noun, phrase.context, phrase.sentence.span.end
    partners: list[str] = []
    position = phrase.end
    if phrase.word in meeting_words("meal") and (given := _GIVEN_FOR.match(context.text, position, stop)):
        return [g for g in actor_list(given.end(), stop, context)[0] if context.kind(g) == "person"]
    if phrase.verb.lemma_ in _GETS and (of := _FROM.match(context.text, position, stop)):
        return actor_list(of.end(), stop, context)[0]  # "received a phone call from B"
    paid_on = phrase.word == "call" and phrase.verb.lemma_ != "hold"  # "held a call on Ukraine"
    if paid_on and (paid := ON.match(context.text, position, stop)):
        listed = actor_list(paid.end(), stop, context)[0]  # "paid a courtesy call on B"
        them = None if listed else _HIM.match(context.text, paid.end(), stop)  # "paid a farewell call on him"
        return (
            pronoun_referents(them[0], phrase.sentence, context, phrase.verb.idx, _callers(phrase)) if them else listed
        )
    if aim := _FOR_AGREEMENT.match(context.text, position, stop):
        position = aim.end()  # "negotiations for a free trade agreement between A and B"
    if views := OF_VIEWS.match(context.text, position, stop):
        position = views.end()  # "an exchange of views with B"
    for _ in range(3):
        gap = _WHERE.match(context.text, position, stop)
        if gap and (place := context.mention_at(gap.end())) is not None and place.kind in {"place", "country"}:
            position = place.span.end
            continue
        match = WITH.match(context.text, position, stop)
        if match is None or (phrase.word == "ceremony" and match[0].split()[-1] == "of"):
            break  # "the opening ceremony of the Embassy"
        ministries = _MINISTRIES.match(context.text, match.end(), stop)
        listed, end = ([], 0) if ministries else named_or_led(match.end(), stop, context)
        if not listed and (among := _INCLUDING.match(context.text, match.end(), stop)):
            listed, end = named_or_led(among.end(), stop, context)
        if not listed:
            listed, end = by_capital(match.end(), phrase)
        if not listed and (both := ministries or _OF_BOTH.match(context.text, match.end(), stop)):
            listed, end = _two_named(phrase) or two_parties(context) or context.represent(context.pair), both.end()
        if not listed or (match[0].split()[-1] == "to" and phrase.word in meeting_words("journey")):
            break
        partners += [p for p in listed if not own_body(p, context)]
        position = end
    of_body = OF_BODY.match(context.text, phrase.end, stop) if phrase.word in {"meeting", "session"} else None
    if of_body and len(partners) < 2:
        members = [m for m in context.mentions_in(*of_body.span()) if m.kind == "country" or is_body(m, context)]
        partners = unique(
            [*(e for m in members for e in m.entities), *partners]
        )  # the body that meets is not who meets
    return partners or prepositional(noun, {"with", "between", "among"}, phrase.sentence, context, first=True)


def _callers(phrase: Phrase) -> list[str]:
    return subject_actors(phrase.verb, phrase.sentence, phrase.context)


def _ends_the_telling(phrase: Phrase) -> bool:
    """As in "A and B attended the meeting.": the one told before, of which nothing else is said."""
    there = phrase.head.dep_ == "dobj" or phrase.preposition == "in"
    attended = phrase.verb.lemma_ in _ATTENDS and phrase.determiner == "the" and there
    return attended and not phrase.modifiers and _STOP.match(phrase.after) is not None


def _two_named(phrase: Phrase) -> list[str]:
    """The countries that the sentence names, where they are two: "The A side proposed … and the B side agreed"."""
    span, context = phrase.sentence.span, phrase.context
    named = unique([e for m in context.mentions_in(span.begin, span.end) if m.kind == "country" for e in m.entities])
    return named if len(named) == _TWO else []


def _owner(phrase: Phrase) -> list[str]:
    """As in "Putin's visit", "his meeting", "Russian-Greek talks", "the visit of A and B"."""
    noun, sentence, context = phrase.noun, phrase.sentence, phrase.context
    text = context.text
    window = context.mentions_in(phrase.begin - len(phrase.before), phrase.begin)
    for mention in reversed(window):
        if context.is_actor(mention) and _OWNER_TAIL.fullmatch(text, mention.span.end, noun.idx):
            if mention.form == "group" and set_up(phrase):
                return context.represent(
                    mention.entities
                )  # "agreed on holding the next A-B Foreign Ministers' Meeting"
            return unique([*_joined_before(mention, context), *mention.entities])
    pair = [
        m
        for m in window
        if m.kind in {"country", "organization"}
        and _PAIR_TAIL.fullmatch(text, m.span.end, noun.idx)
        and not any(o is not m and m.span.holds(o.span) for o in window)  # the body that the two have named
    ]
    if len(pair) >= 2 and _PAIRED.fullmatch(text, pair[-2].span.end, pair[-1].span.begin):
        return unique([e for m in _listed(window, pair, context) for e in m.entities])
    for child in noun.lefts:
        if child.dep_ == "poss" and child.pos_ == "PRON" and child.lower_ not in _SHARED:
            if phrase.word in meeting_words("journey") and (traveller := of_the_subject(phrase)):
                return traveller
            if phrase.verb.lemma_ in _TELLS and phrase.preposition in _ABOUT:
                told_by = subject_actors(phrase.verb, sentence, context)  # "A updated B on his call with C"
                if len(told_by) == 1 and context.kind(told_by[0]) == "person":
                    return told_by
            return pronoun_referents(child.lower_, sentence, context, child.idx)
    return visitors(phrase) or on_visit(phrase) if phrase.word in meeting_words("journey") else []


def _listed(window: list[Mention], pair: list[Mention], context: Context) -> list[Mention]:
    """The sides of a pair with those before them in its list: "the Japan-Australia-India-U.S. (Quad) meeting"."""
    first = window.index(pair[0])
    joins = _SERIES if _AND.fullmatch(context.text, pair[-2].span.end, pair[-1].span.begin) else _PAIRED
    while first and joins.fullmatch(context.text, window[first - 1].span.end, window[first].span.begin):
        first -= 1
    return [*window[first : window.index(pair[0])], *pair]


def _joined_before(mention: Mention, context: Context) -> list[str]:
    """Actors joined by "and" before a possessor: "A and B's meeting"."""
    before = [
        m for m in context.mentions_in(max(0, mention.span.begin - 60), mention.span.begin) if context.is_actor(m)
    ]
    if before and _AND.fullmatch(context.text, before[-1].span.end, mention.span.begin):
        return list(before[-1].entities)
    return []
