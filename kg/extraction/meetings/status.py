"""How a meeting told by a noun stands: held, going on, planned, proposed or cancelled, from the words around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.meetings.cancelled import called_off, put_off_to
from kg.extraction.meetings.dates import HELD_THEN, OTHER_OCCASION
from kg.extraction.meetings.occasions import STATUS, Telling
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.words import ON_WEEKDAY, meeting_words
from kg.extraction.modality import looks_forward, stance, stance_words
from kg.extraction.syntax import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_INTENDED = re.compile(
    r"\b(?:initiative|proposal|offer|readiness|willingness|invitation)\s+to\b[^.;:]{0,80}$", re.IGNORECASE
)
_ACCEPTED = re.compile(r"\baccept(?:ed|s|ing)?\b[^.;:]{0,60}\binvitation\b")
_TO_BE = re.compile(  # what the parse may attach to a name in between
    r"(?:(?!,\s+and\s|\btook\s+place\b)[^.;:]){0,110}?,?\s+(?:which\s+(?:is|are)\s+)?(?<!first\s)(?<!second\s)(?<!last\s)(?<!only\s)to\s+be\s+(?:jointly\s+)?(?:co-?)?"
    r"(?:chaired|hosted|held|convened|organi[sz]ed)\b"
)
_UNDER_WAY_FOR = re.compile(  # "Preparations are under way for a meeting"
    r"\b[Pp]repar\w+\s+(?:are|is|were|was|have|has|had|continue\w*|began|begin)\b[^.;:]{0,50}\sfor\s+(?:[\w’'-]+\s+){0,5}$"
)
_NONE_SET = re.compile(
    r"\b(?:[Nn]o|[Nn]or\s+any)\s+(?:[\w’'-]+\s+){0,2}(?:plans?|intentions?|arrangements?|talk|question|need|reason|agreement|request|"
    r"information|confirmation|preparations?)\s+(?:[\w’'-]+\s+){0,2}?(?:for|of|to|on|about)\s+(?:[\w’'-]+\s+){0,5}$"
)
_RULED_OUT = re.compile(
    r"(?<!not )(?<!n’t )(?<!n't )\b(?:rul(?:e[sd]?|ing)\s+out|"
    r"(?:den|rejec|refus|declin|dismiss|exclud)(?:y|ies|ied|ying|ts?|ted|ting|e[sd]?|ing))"
    r"\s+(?:(?:the\s+)?(?:possibility|idea|prospect|reports|rumou?rs)\s+of\s+)?(?:holding\s+|having\s+)?(?:an?\s+|any\s+|the\s+)?"
    r"(?:(?!(?:and|or|but|in|at|on|of|for|by|with|from|after|before|during|to)\s)[a-z-]+\s+){0,2}$"
)
_OPEN_TO = {"possible": "proposed", "conceivable": "proposed", "likely": "proposed", "desirable": "proposed"}
_ON_LIST = re.compile(
    r"\s+(?:also\s+)?(?:on\s+(?:the|their)\s+(?:agenda|cards|calendar|schedule)|in\s+(?:preparation|the\s+(?:works|pipeline|making|offing|diary)))\b"
)
_WEIGHED = re.compile(
    r"\s+(?:being\s+)?(?:under\s+(?:consideration|discussion|study)|(?:considered|discussed|explored|mooted)\b)"
)
_ON_PROGRAMME = re.compile(  # "The programme of the visit provides for talks between A and B"
    r"\b(?:[Pp]rogramme?|[Aa]genda|[Ss]chedule|[Ii]tinerary)\b[^.;:]{0,80}?\b(?:includes|provides\s+for|envisages|envisions|foresees|"
    r"features|comprises|contains|calls\s+for)\s[^.;:]{0,80}$"
)
_ANNOUNCED = re.compile(r"\b[Aa]nnounces?\b[^.;:]{0,100}$")
_CLOSED = re.compile(r"\s*[,.;]")
_TO_COME = frozenset(("planned", "proposed"))
_NTH = frozenset(("first", "second", "third", "last", "latest", "only"))
_ITS_DAY = 70  # characters after "held" in which its day stands
_OPEN = frozenset(("planned", "ongoing"))
_SOME, _NOTHING = frozenset(("a", "an", "any", "another")), frozenset(("nothing", "nobody", "none", "neither"))
_ASKS = ("call", "ask", "appeal", "push", "press", "request")
_EARLIER = frozenset(("before", "prior to", "ahead of", "in advance of"))
_DONE_WITH = frozenset(("at", "following", "after"))  # "Following the meeting, the leaders will witness the signing"
_WITHIN = frozenset(("in", "during"))
_UPON = frozenset(("on", "upon"))  # "agreeing on the first meeting of the Commission"
_TO_FOLLOW = re.compile(
    r"\b(?:tomorrow|tonight|next\s+(?:week|month|year|[A-Z][a-z]+day)|later\s+(?:today|this\s+\w+))\b"
)
_OPEN_SUBJECT = frozenset(("a", "an", "another", "the", "", None))  # not "their talks are possible"
_ARGUMENTS = frozenset(("dobj", "nsubj", "nsubjpass", "attr", "obj", "conj", "pobj"))


@cache
def _before() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Phrases before a noun that tell its status, in the lexicon's order."""
    return tuple(
        (phrase, re.compile(rf"\b{phrase}\b(?:\s+(?!and\b)[\w’'-]+){{0,4}}$"), status)
        for phrase, status in stance_words("before").items()
    )


def set_status(telling: Telling, phrase: Phrase) -> bool:
    """Set the status from the words before the noun, its modifiers, or its verb; False where the text denies it."""
    noun, verb = phrase.head, phrase.verb
    if _NONE_SET.search(phrase.before) or _RULED_OUT.search(phrase.before):
        return False
    if _UNDER_WAY_FOR.search(phrase.before):
        telling.status = "planned"
        return True
    if _ON_PROGRAMME.search(phrase.before):
        telling.status = "planned"
        return True
    if _INTENDED.search(phrase.before):
        telling.status = "planned" if _ACCEPTED.search(phrase.before) else "proposed"
        return True
    if (moved := put_off_to(phrase)) is not None:
        telling.status, telling.date = "planned", moved
        return True
    undone = verb.lemma_ in meeting_words("undone") and noun.dep_ in {"dobj", "nsubjpass"}
    if (undone and stance(verb) == "cancelled") or called_off(phrase):
        telling.status = "cancelled"
        return True
    if said := _had(phrase) or _told_after(phrase):
        telling.status = said
        return True
    near = " ".join(phrase.before.lower().split()[-6:])
    own_verb = noun.dep_ == "dobj" and verb.tag_ == "VBG" and verb.lemma_ in meeting_words("light")
    for words, pattern, status in _before() if not own_verb else ():  # "before holding talks": the verb says more
        if phrase.definite and words.startswith(_ASKS):
            continue  # "called for the 8th meeting to be used for it"
        if pattern.search(near):
            if phrase.definite and words in _EARLIER and verb.tag_ == "VBD" and _CLOSED.match(phrase.after):
                break  # "Before the talks, A and B toured": over when the text was written, for all it says
            # "will sign it at the talks", not "would like to thank them for the atmosphere at the talks"
            acting = verb.head if verb.dep_ == "prep" else verb  # "following", which is a form of a verb
            done_at_it = words in _DONE_WITH and noun.dep_ == "pobj" and noun.head.head == acting
            telling.status = STATUS[said] if done_at_it and (said := stance(acting)) in _TO_COME else status
            telling.reasons.append(("status", f"'{words}' before '{noun.text}'", (phrase.begin, phrase.end)))
            return True
    if phrase.headline and _ANNOUNCED.search(phrase.before):
        telling.status = "planned"  # "The Spokesperson announces A's visit to X"
        return True
    if looks_forward(verb):
        telling.status = "planned"
        return True
    took_place = verb.lemma_ in meeting_words("takes_place") and noun.dep_ in SUBJECTS and verb.tag_ in {"VBD", "VBN"}
    for modifier in sorted(phrase.modifiers) if not (took_place and stance(verb) == "done") else ():
        if modifier == "next" and noun.dep_ == "dobj" and stance(verb) == "proposed":
            continue  # "proposed to hold the next session": the verb says more
        if modifier in stance_words("modifier"):
            telling.status = stance_words("modifier")[modifier]
            return True
    if said := _spoken_of_as(phrase):
        telling.status = said
        return True
    return _by_verb(telling, phrase)


def _spoken_of_as(phrase: Phrase) -> str | None:
    """As in "A meeting of A and B is possible in July", "is on the agenda", "is being considered"."""
    verb = phrase.verb
    if phrase.head.dep_ not in SUBJECTS or phrase.determiner not in _OPEN_SUBJECT:
        return None
    text, stop = phrase.context.text, phrase.sentence.span.end
    be = verb if verb.lemma_ == "be" else next((c for c in verb.lefts if c.dep_ == "auxpass"), None)
    if be is None or stance(verb) not in {"done", "ongoing"}:
        return None
    if _WEIGHED.match(text, be.idx + len(be), stop) or (be != verb and _WEIGHED.match(text, verb.idx - 1, stop)):
        return "proposed"
    if _ON_LIST.match(text, be.idx + len(be), stop):
        return "planned"
    return next((_OPEN_TO[c.lower_] for c in be.rights if c.lower_ in _OPEN_TO and c.dep_ == "acomp"), None)


def _had(phrase: Phrase) -> str | None:
    """As in "This continues the discussions that A had with B": held, whatever the sentence goes on to do with it."""
    for verb in phrase.head.rights:
        subject = verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in verb.lefts)
        if subject and verb.lemma_ in {"have", "hold"} and verb.tag_ == "VBD":
            return "held"
    return None


def _told_after(phrase: Phrase) -> str | None:
    """As in "the summit, to be held in X", "a conference which will take place in X"; None where nothing is told."""
    for verb in phrase.head.subtree:
        if verb.dep_ not in {"acl", "relcl"} or verb.pos_ != "VERB" or verb.i < phrase.noun.i:
            continue
        if verb.head.lower_ in _NTH:
            continue  # "held their consultations, the first to be held in X since 2014"
        lefts = {c.lower_: c.dep_ for c in verb.lefts}
        helpers = {word for word, dep in lefts.items() if dep in {"aux", "auxpass"}}
        if verb.dep_ == "relcl" and not {"which", "that", "to"} & set(lefts):
            continue  # "with B, who will host": of somebody
        if verb.lemma_ in meeting_words("set_for") and not helpers & {"be", "will", "to"}:
            return "planned"  # "planned for late June", "which is scheduled for May"
        own = verb.head in {phrase.head, phrase.noun}  # not "the opening of a plant, which will bring water"
        if verb.lemma_ in meeting_words("takes_place") or (own and verb.lemma_ in meeting_words("light")):
            if helpers >= {"to", "be"}:
                return "planned"
            if verb.dep_ == "acl" and verb.tag_ == "VBN" and "being" in helpers:
                return "ongoing"  # "the summit being held today in X"
            if verb.dep_ == "relcl" and (said := stance(verb)) in _TO_COME:
                return STATUS[said]
    text = phrase.context.text
    due = _TO_BE.match(text, phrase.end, phrase.sentence.span.end)
    if due and not OTHER_OCCASION.search(text, phrase.end, due.end()):
        return "planned"
    return _held_then(phrase)


def _held_then(phrase: Phrase) -> str | None:
    """As in "determined to advance it at the 11th meeting of the Committee (JCC) held today": by the day of "held"."""
    context, stop = phrase.context, phrase.sentence.span.end
    then = HELD_THEN.match(context.text, phrase.end, stop) if phrase.head.dep_ in {"pobj", "dobj"} else None
    issued = context.document.issued
    if then is None or issued is None or OTHER_OCCASION.search(context.text, phrase.end, then.end()):
        return None
    times = [t for t in context.times(then.end(), min(stop, then.end() + _ITS_DAY)) if t.time is not None]
    if not times or times[0].time is None:
        return None
    return "held" if times[0].time.earliest <= issued else "planned"


def _is_due(verb: Token) -> bool:
    """As in "is expected", "has been fixed for May", but not "was expected"."""
    helpers = {c.lower_ for c in verb.lefts if c.dep_ in {"aux", "auxpass"}}
    return verb.lemma_ in meeting_words("set_for") and bool(helpers & {"is", "are", "has", "have"})


def _said_of_none(verb: Token) -> bool:
    while verb.dep_ == "prep":
        verb = verb.head  # "concerning", "regarding"
    return any(_is_none(c) for c in verb.lefts)


def _is_none(token: Token) -> bool:
    """As in "Nothing has been decided", "No date has been set": a subject that says that there is none."""
    nothing = token.lower_ in _NOTHING or any(c.lower_ == "no" and c.dep_ == "det" for c in token.lefts)
    return token.dep_ in SUBJECTS and nothing


def _by_verb(telling: Telling, phrase: Phrase) -> bool:
    noun, verb = phrase.head, phrase.verb
    if verb == phrase.noun or verb == noun or noun.dep_ not in _ARGUMENTS:
        return True
    if noun.dep_ == "pobj" and phrase.determiner in _SOME and _said_of_none(verb):
        return False  # "Nothing has been decided concerning a summit"
    on_it = noun.dep_ == "pobj" and phrase.preposition == "on" and verb.lemma_ == "be"
    if noun.dep_ == "pobj" and verb.lemma_ not in meeting_words("light") and not phrase.purpose and not on_it:
        if phrase.preposition == "in" and verb.lemma_ == "be" and not phrase.determiner and verb.tag_ != "VBD":
            telling.status = "ongoing"  # "A and B are in talks", "have been in talks"
        elif phrase.preposition in _WITHIN and verb.tag_ == "VBD" and stance(verb) == "done":
            telling.status = "held"  # "In his conversation with A, the minister discussed trade"
        return True
    if noun.dep_ == "dobj" and verb.lemma_ in meeting_words("at_hand"):
        return True  # "I want to discuss your talks with A": the wish is not about the talks
    said = stance(verb)
    if noun.dep_ in {"dobj", "conj"} and verb.lemma_ in meeting_words("told_of") and said not in {"done", "negated"}:
        return True  # "One should mention the visit of A": so is the duty not to have it
    if said == "negated":
        return False
    telling.status = STATUS[said]
    if (
        phrase.purpose
        and verb.tag_ in {"VBZ", "VBP"}
        and ON_WEEKDAY.search(phrase.context.text, verb.idx, phrase.sentence.span.end)
    ):
        telling.status = "planned"  # "travels to X on Monday for talks"
    matrix = stance_words("matrix").get(verb.lemma_)
    light = verb.lemma_ in meeting_words("light")
    object_ = noun.dep_ == "dobj" or (noun.dep_ == "conj" and noun.head == verb)
    object_ = object_ or (noun.dep_ == "pobj" and phrase.preposition in _UPON and matrix == "planned")
    if object_ and said in {"done", "ongoing"} and matrix in {"proposed", "planned"} and not light:
        telling.status = matrix  # "proposed talks", "is seeking talks", "agreed on a meeting"
    if noun.dep_ == "dobj" and said == "ongoing" and verb.lemma_ in meeting_words("prepares"):
        telling.status = "proposed"  # "are arranging a meeting"
    if noun.dep_ == "nsubjpass" and said == "ongoing" and verb.lemma_ in meeting_words("prepares"):
        telling.status = "planned"  # "A's visit to X is being prepared for May"
    if noun.dep_ == "nsubjpass" and said == "done" and _is_due(verb):
        telling.status = "planned"  # "The next round is expected in May"
    matrix_verb = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if said in _OPEN and verb.dep_ in {"pcomp", "xcomp", "advcl"} and matrix_verb.lemma_ == "work":
        telling.status = "proposed"  # "to work toward holding a summit", "are working on convening"
    if said == "ongoing" and light and _TO_FOLLOW.search(phrase.context.text, phrase.end, phrase.sentence.span.end):
        telling.status = "planned"  # "is holding talks with B tomorrow"
    if on_it and verb.tag_ in {"VBZ", "VBP"}:
        telling.status = "ongoing"  # "is on a visit to X"
    under_way = any(c.lower_ in meeting_words("under_way") for c in verb.rights)
    if verb.lemma_ == "be" and said == "done" and verb.tag_ in {"VBZ", "VBP"} and under_way:
        telling.status = "ongoing"
    opens = noun.dep_ in SUBJECTS and verb.lemma_ in meeting_words("takes_place") and not phrase.headline
    journey = light and phrase.word in meeting_words("journey")
    if said == "done" and verb.tag_ in {"VBZ", "VBP"} and (journey or opens):
        telling.status = None  # "pays a visit from 14 to 16 June": its days tell
    if verb.lemma_ in meeting_words("goes_on") and verb.tag_ != "VBD":
        telling.status = "ongoing"
    return True
