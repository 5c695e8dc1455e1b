"""Tellings of a meeting by a noun: meeting.noun ("talks between A and B", "A's visit to X", "our meeting")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.circumstances import add_circumstances, goal, host
from kg.extraction.context import Context, clause_span, governing_verb, unique
from kg.extraction.meeting_verbs import ORDINALS, PHONE, STATUS, WITH, objects, prepositional
from kg.extraction.modality import stance, stance_words
from kg.extraction.occasions import Telling
from kg.language.analysis import Mention, Sentence
from kg.model import TimeSpan, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = "meeting.noun/1"
_ORDINAL = re.compile(r"^(\d{1,3})(?:st|nd|rd|th)$")
_GENERIC = re.compile(
    r"\b(?:press|news|media|party|election|cabinet|board|team|staff|town ?hall|family|peace process|video|civil|"
    r"conference|background|preview|prep)\s*$",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    [
        "hold",
        "have",
        "conduct",
        "host",
        "lead",
        "launch",
        "begin",
        "start",
        "conclude",
        "arrange",
        "convene",
        "complete",
        "finish",
        "organise",
        "organize",
        "chair",
        "co-chair",
        "schedule",
        "take",
        "open",
        "attend",
        "join",
        "participate",
        "initiate",
        "enjoy",
        "make",
        "pay",
        "plan",
        "resume",
        "continue",
        "finalise",
        "bring",
        "welcome",
        "invite",
    ]
)
_HEADLINE_BEFORE = re.compile(
    r"\b(?:before|after|following|ahead of|at|prior to|in|during)\s+(?:(?:the|their|a|an|"
    r"\w+ly)\s+)*(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_INTENDED = re.compile(
    r"\b(?:initiative|proposal|offer|readiness|willingness|invitation)\s+to\b[^.;:]{0,80}$", re.IGNORECASE
)
_ORGANISE = frozenset(
    ["hold", "convene", "host", "conduct", "have", "lead", "chair", "co-chair", "open", "launch", "begin"]
)
_REPORTS = re.compile(
    r"\b(?:readout|remarks|joint statement|statement following|outcomes?|press (?:statements?|conference)|"
    r"transcript|following|after)\b|^\s*(?:talks|meeting|conversation|telephone)",
    re.IGNORECASE,
)
_BODY = r"(?:[Cc]ommission|[Cc]ommittee|[Cc]ouncil|[Ww]orking [Gg]roup|[Tt]ask [Ff]orce|[Bb]oard)"
_BODIES = frozenset(["ministerial", "commission", "committee", "council", "group", "force", "consultative"])
_OF_BODY = re.compile(rf"\s+of\s+(?:the\s+)?[^.;:]{{0,45}}?\b{_BODY}\b")
_BODY_BEFORE = re.compile(rf"\b(?:{_BODY}|[Cc]onsultative [Gg]roup)(?:\s+\([A-Z]{{2,9}}\))?\s+$")
_TWO_PLUS_TWO = re.compile(r"\b2\s?\+\s?2\b")
_REMARKS = re.compile(r"\s*(?:Opening |Joint )?(?:Remarks|Statements?|Comments|Toasts?)\b", re.IGNORECASE)
_NEW = frozenset(
    [
        "another",
        "next",
        "future",
        "previous",
        "last",
        "upcoming",
        "forthcoming",
        "earlier",
        "separate",
        "recent",
        "subsequent",
        "further",
        "more",
    ]
)
_BESIDE = re.compile(r"\b(?:alongside|together with|joined by)\s+")
_OWNER_TAIL = re.compile(r"[’']s?\s+(?:(?!and\b|with\b|to\b)[\w’'-]+\s+){0,4}")
_PAIR_TAIL = re.compile(r"(?:[-–—/]\S+)?\s*(?:\([A-Z]{2,9}\)\s+|(?!the\b|of\b|to\b|for\b|with\b|in\b)[\w-]+\s+){0,5}")
_UNDONE = frozenset(("cancel", "postpone"))
_AT_HAND = frozenset(
    ("discuss", "call", "announce")
)  # a meeting may be discussed, called or announced when it has been held
_UNDER_WAY = frozenset(("under", "underway", "ongoing", "afoot"))
_TAKES_PLACE = frozenset(["take", "hold", "place", "occur", "convene", "begin", "open", "conclude"])


def by_noun(noun: Token, kind: str, sentence: Sentence, context: Context) -> list[Telling]:
    """Tellings by a meeting noun of ``kind``; several for "bilateral meetings with A and B"."""
    text = context.text
    headline = sentence.block in {"title", "heading"}
    before = text[max(sentence.span.begin, noun.idx - 110) : noun.idx]
    if _no_occasion(noun, before, text):
        return []
    telling = Telling(kind, _RULE, noun.idx, sentence.index)
    modifiers = {c.lower_ for c in noun.lefts if c.dep_ in {"amod", "compound", "nummod", "advmod"}}
    _refine_kind(telling, noun, modifiers, before, context)
    verb = governing_verb(noun)
    if not _status(telling, noun, verb, modifiers, before):
        return []
    partners = _participants(telling, noun, verb, sentence, context)
    if noun.lemma_ in {"visit", "trip"}:
        _journey(telling, noun, verb, sentence, context)
    determiner = next((c.lower_ for c in noun.lefts if c.dep_ in {"det", "poss"}), "")
    definite = determiner in {"the", "this", "our", "these", "my", "their", "his", "her"} or bool(
        re.search(r"\b(?:today|the day|this \w+)[’']s\s+(?:\w+\s+)?$", before)
    )
    telling.ordinal = _ordinal(noun, modifiers)
    telling.event = (
        noun.pos_ == "PROPN"
        and noun.lemma_.lower() in {"summit", "forum"}
        and len(telling.participants) > 2
        and not partners_are_people(partners, context)
    )
    telling.fresh = bool(modifiers & _NEW) and not (definite and "upcoming" in modifiers)
    plural = noun.tag_ in {"NNS", "NNPS"} and noun.lemma_ not in {"talk", "consultation", "negotiation"}
    under_way = (
        verb.lemma_ == "be"
        and telling.ordinal is not None
        and any(c.lower_ in {"this", "it", "that"} for c in verb.lefts)
    )
    if under_way:
        telling.refers = determiner in {"our", "my", "the", "their"} or telling.ordinal is not None
        telling.status = None
    told = len(telling.participants) >= 2 or telling.refers
    if not told and not _without_participants(
        telling, noun, verb, definite, determiner, plural, headline, sentence, context
    ):
        return []
    begin, end = (
        clause_span(verb, sentence) if verb.pos_ in {"VERB", "AUX"} else (sentence.span.begin, sentence.span.end)
    )
    if not begin <= noun.idx < end:
        begin, end = sentence.span.begin, sentence.span.end
    add_circumstances(telling, begin, end, sentence, context)
    if under_way or (telling.refers and telling.date is not None and telling.date.basis == "stated" and not headline):
        telling.date = None
    if headline:
        telling.places = telling.places or _headline_place(sentence, context)
        if telling.status is None and _REPORTS.search(text[sentence.span.begin : noun.idx + len(noun)]):
            telling.status = "held"
    if PHONE.search(text[max(sentence.span.begin, noun.idx - 30) : noun.idx + 30]) and kind in {"talks", "call"}:
        telling.kind = "call"
    if (
        plural
        and len(partners) >= 2
        and modifiers & {"bilateral", "separate", "individual"}
        and len(telling.participants) > len(partners)
    ):
        return _apart(telling, partners, context)
    return [telling]


def partners_are_people(partners: list[str], context: Context) -> bool:
    """Whether any partner is a person: a summit of people is their meeting, one of states a named event."""
    return any(context.kind(p) == "person" for p in partners)


def _no_occasion(noun: Token, before: str, text: str) -> bool:
    if _GENERIC.search(before) or (noun.lemma_ == "talk" and noun.tag_ not in {"NNS", "NNPS"}):
        return True
    if noun.dep_ == "compound" or (
        noun.lemma_ == "call" and re.match(r"\s+(?:for|on|to)\b", text[noun.idx + len(noun) : noun.idx + len(noun) + 6])
    ):
        return True
    # A name; meeting.event reads it.
    return (
        noun.lemma_ in {"conference", "forum", "ceremony", "reception", "session", "dialogue", "luncheon"}
        and noun.pos_ == "PROPN"
    )


def _refine_kind(telling: Telling, noun: Token, modifiers: set[str], before: str, context: Context) -> None:
    after = context.text[noun.idx + len(noun) : noun.idx + len(noun) + 60]
    if noun.lemma_ == "meeting" and (
        modifiers & _BODIES or _BODY_BEFORE.search(before) or _OF_BODY.match(after) or _TWO_PLUS_TWO.search(before)
    ):
        telling.kind = "session"
    elif noun.lemma_ == "meeting" and "summit" in modifiers:
        telling.kind = "summit"
    if noun.lemma_ == "conversation" and not PHONE.search(before):
        telling.kind = "talks"


def _status(telling: Telling, noun: Token, verb: Token, modifiers: set[str], before: str) -> bool:
    """Set the status from the words before the noun, its modifiers, or its verb; False where the text denies it."""
    if _INTENDED.search(before):
        telling.status = "proposed"
        return True
    near = " ".join(before.lower().split()[-6:])
    for phrase, status in stance_words("before").items():
        if re.search(rf"\b{phrase}\b(?:\s+(?!and\b)[\w’'-]+){{0,4}}$", near):
            telling.status = status
            telling.reasons.append(("status", f"'{phrase}' before '{noun.text}'", (noun.idx, noun.idx + len(noun))))
            return True
    if verb.lemma_ in _UNDONE and noun.dep_ in {"dobj", "nsubjpass"} and stance(verb) == "cancelled":
        telling.status = "cancelled"
        return True
    for modifier in sorted(modifiers):
        if modifier in stance_words("modifier"):
            telling.status = stance_words("modifier")[modifier]
            return True
    if verb == noun or noun.dep_ not in {"dobj", "nsubj", "nsubjpass", "attr", "obj", "conj", "pobj"}:
        return True
    if noun.dep_ == "pobj" and verb.lemma_ not in _LIGHT:
        return True
    if noun.dep_ == "dobj" and verb.lemma_ in _AT_HAND:
        return True  # "I want to discuss your talks with A": the wish is not about the talks
    said = stance(verb)
    if said == "negated":
        return False
    telling.status = STATUS[said]
    matrix = stance_words("matrix").get(verb.lemma_)
    if noun.dep_ == "dobj" and said == "done" and matrix in {"proposed", "planned"} and verb.lemma_ not in _LIGHT:
        telling.status = matrix  # "proposed talks", "agreed on a meeting"
    if (
        verb.lemma_ == "be"
        and said == "done"
        and verb.tag_ in {"VBZ", "VBP"}
        and any(c.lower_ in _UNDER_WAY for c in verb.rights)
    ):
        telling.status = "ongoing"
    if verb.lemma_ in {"gain", "continue", "proceed", "progress", "intensify"} and verb.tag_ != "VBD":
        telling.status = "ongoing"
    return True


def _participants(telling: Telling, noun: Token, verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """Set who takes part: "X's meeting with Y", "X held talks with Y", "X-Y talks"; return those after "with"."""
    text, stop = context.text, sentence.span.end
    found = _owner(noun, sentence, context)
    partners: list[str] = []
    position = noun.idx + len(noun)
    for _ in range(3):
        gap = re.compile(r"\s*,?\s*(?:in|at)\s+(?:the\s+)?").match(text, position, stop)
        if gap and (place := context.mention_at(gap.end())) is not None and place.kind in {"place", "country"}:
            position = place.span.end
            continue
        match = WITH.match(text, position, stop)
        if match is None:
            break
        word = match[0].split()[-1]
        listed, end = context.actor_list(match.end(), stop)
        if not listed or (word == "to" and noun.lemma_ in {"visit", "trip"}):
            break
        partners += listed
        position = end
    of_body = _OF_BODY.match(text, noun.idx + len(noun), stop) if noun.lemma_ in {"meeting", "session"} else None
    if of_body and len(partners) < 2:
        members = [m for m in context.mentions_in(*of_body.span()) if m.kind == "country"]
        partners = unique([e for m in members for e in m.entities])  # the body that meets is not who meets
    if not partners:
        partners = prepositional(noun, {"with", "between", "among"}, sentence, context)
    beside = _BESIDE.search(text, noun.idx, stop)
    if beside and verb.lemma_ in _LIGHT:
        partners += context.actor_list(beside.end(), stop)[0]
    found = unique([*found, *partners])
    takes = verb.lemma_ in _LIGHT or (noun.dep_ == "dobj" and verb.lemma_ in stance_words("matrix"))
    subject = context.subject(verb) if verb != noun and takes else None
    if subject is not None and noun.idx > verb.idx:
        lead = context.subjects(verb, sentence)
        if verb.lemma_ == "bring":
            lead = objects(verb, sentence, context)
        elif verb.lemma_ in _ORGANISE and any(context.kind(a) == "person" for a in lead):
            found = [*lead, *found]
        if len(context.represent(found)) < 2 or (
            lead and not set(context.represent(lead)) & set(context.represent(found))
        ):
            found = [*lead, *found]
        if len(context.represent(found)) < 2:
            found += prepositional(verb, {"with"}, sentence, context)
    telling.participants = unique(found)
    return unique(partners)


def _owner(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    """As in "Putin's visit", "his meeting", "Russian-Greek talks", "the visit of A and B"."""
    text = context.text
    window = context.mentions_in(max(sentence.span.begin, noun.idx - 110), noun.idx)
    for mention in reversed(window):
        if context.is_actor(mention) and _OWNER_TAIL.fullmatch(text[mention.span.end : noun.idx]):
            return unique([*_joined_before(mention, context), *mention.entities])
    pair = [m for m in window if m.kind == "country" and _PAIR_TAIL.fullmatch(text[m.span.end : noun.idx])]
    if len(pair) >= 2 and re.fullmatch(r"\s*[-–—/]\s*|\s+and\s+", text[pair[-2].span.end : pair[-1].span.begin]):
        return unique([e for m in pair for e in m.entities])
    for child in noun.lefts:
        if child.dep_ == "poss" and child.pos_ == "PRON" and child.lower_ not in {"our", "their", "its"}:
            return context.pronoun(child.lower_, sentence, child.idx)
    return _visitors(noun, sentence, context) if noun.lemma_ in {"visit", "trip"} else []


def _visitors(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    """As in "visit of A", "visit to X by B", "visit to X by a delegation headed by C"."""
    text, stop = context.text, sentence.span.end
    of = re.compile(r"\s+(?:of|by|from)\s+").match(text, noun.idx + len(noun))
    if of:
        return context.actor_list(of.end(), stop)[0]
    to = re.compile(r"\s+to\s+(?:the\s+)?").match(text, noun.idx + len(noun))
    place = context.mention_at(to.end()) if to else None
    by = re.compile(r"\s+(?:of|by)\s+(?:an?\s+)?").match(text, place.span.end) if place is not None else None
    if by is None:
        return []
    led = re.compile(r"[^.,;]{0,60}?\b(?:headed|led|chaired)\s+by\s+").match(text, by.end())
    return context.actor_list(led.end(), stop)[0] if led else context.actor_list(by.end(), stop)[0]


def _joined_before(mention: Mention, context: Context) -> list[str]:
    """Actors joined by "and" before a possessor: "A and B's meeting"."""
    before = [
        m for m in context.mentions_in(max(0, mention.span.begin - 60), mention.span.begin) if context.is_actor(m)
    ]
    if before and re.fullmatch(r"\s+and\s+", context.text[before[-1].span.end : mention.span.begin]):
        return list(before[-1].entities)
    return []


def _journey(telling: Telling, noun: Token, verb: Token, sentence: Sentence, context: Context) -> None:
    """Add where a visit goes and who receives it."""
    places = goal(noun, sentence, context)
    telling.places = places
    if verb.lemma_ in {"host", "welcome", "receive", "invite"} and verb.idx < noun.idx:
        telling.participants = unique(
            [*telling.participants, *[o for o in objects(verb, sentence, context) if context.kind(o) == "person"]]
        )
    hosts = [h for p in places if (h := host(p, context))]
    if telling.participants:
        telling.participants = unique([*telling.participants, *hosts])


def _without_participants(
    telling: Telling,
    noun: Token,
    verb: Token,
    definite: bool,
    determiner: str,
    plural: bool,
    headline: bool,
    sentence: Sentence,
    context: Context,
) -> bool:
    """What to make of a noun that names fewer than two: a reference, the parties' own talks, or nothing."""
    analysis = context.analysis
    own = telling.participants
    if (
        headline
        and len(analysis.principals) >= 2
        and (own or _HEADLINE_BEFORE.search(context.text[sentence.span.begin : noun.idx]))
    ):
        in_title = [p for p in analysis.principals if any(sentence.span.holds(s) for s in context.entities[p].mentions)]
        if len(in_title) >= 2 and set(own) <= set(in_title):
            telling.participants = in_title[:4]
            if _HEADLINE_BEFORE.search(context.text[sentence.span.begin : noun.idx]):
                telling.status = None  # "Remarks before the meeting" report a meeting of that day
                if _REMARKS.match(context.text, sentence.span.begin) and context.document.issued is not None:
                    telling.date = When(TimeSpan(context.document.issued.isoformat()), "inherited")
            return True
    if plural:
        context.refuse(_RULE, "meetings in general, nobody named", sentence.span)
        return False
    topic = re.match(
        r"\s+(?:on|about|concerning|regarding)\s+", context.text[noun.idx + len(noun) : noun.idx + len(noun) + 14]
    )
    if (
        noun.lemma_ in {"talk", "negotiation"}
        and topic
        and not own
        and not determiner
        and noun.dep_ in {"nsubj", "nsubjpass", "dobj"}
        and len(analysis.parties) >= 2
    ):
        telling.participants = list(analysis.parties[:2])
        telling.fresh = True
        telling.topic = context.text[noun.idx : sentence.span.end][:60]
        return True
    dated = noun.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in _TAKES_PLACE and determiner != "our"
    if (
        dated
        and context.times(noun.idx, sentence.span.end)
        and len(analysis.parties) >= 2
        and not telling.fresh
        and not own
    ):
        telling.participants = list(analysis.parties[:2])
        return True
    if definite and not telling.fresh:
        telling.refers = True
        if determiner in {"our", "my"} and not own:
            telling.participants = context.pronoun("we", sentence)[:2]
        return True
    if not own:
        context.refuse(_RULE, "nobody named", sentence.span)
        return False
    return True


def _ordinal(noun: Token, modifiers: set[str]) -> int | None:
    for word in sorted(modifiers):
        if word in ORDINALS:
            return None if word == "first" and not any(c.dep_ == "poss" for c in noun.lefts) else ORDINALS[word]
        if match := _ORDINAL.match(word):
            return int(match[1])
    return None


def _headline_place(sentence: Sentence, context: Context) -> list[str]:
    """As in "…, Tokyo, May 31, 2019" at the end of a headline."""
    for mention in context.mentions_in(sentence.span.begin, sentence.span.end):
        if mention.kind == "place" and re.search(r",\s+$", context.text[sentence.span.begin : mention.span.begin]):
            rest = context.text[mention.span.end : sentence.span.end]
            if re.match(r"\s*(?:,\s+(?:[A-Z]\w+\s+\d|\d)|\)?\s*$)", rest):
                return list(mention.entities)
    return []


def _apart(telling: Telling, partners: list[str], context: Context) -> list[Telling]:
    """One telling for each partner of "bilateral meetings with A and B"."""
    lead = [p for p in telling.participants if p not in partners]
    found: list[Telling] = []
    for partner in partners:
        one = Telling(
            telling.kind,
            telling.rule,
            telling.position,
            telling.sentence,
            [*lead, partner],
            telling.status,
            telling.date,
            list(telling.places),
        )
        one.fresh = one.beside = True
        found.append(one)
    return found
