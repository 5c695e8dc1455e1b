"""Bodies that meet: "the Joint Commission, which met in X", "NATO Foreign Ministers will meet in Brussels"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.circumstances import find_places
from kg.extraction.meetings.attendance import is_body
from kg.extraction.meetings.laterals import sides_by_number
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Clause
from kg.extraction.meetings.series import is_short_for_body
from kg.extraction.meetings.spoken_of import says_both, spoken_of
from kg.extraction.meetings.words import meeting_words, ordinal
from kg.extraction.referents import pronoun_referents
from kg.extraction.syntax import find_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODY = re.compile(
    r"(?:commission|committee|council|group|dialogue|forum|board|mechanism|panel|force|platform)s?", re.IGNORECASE
)
_AT_ITS_EVENT = re.compile(
    r"\b(?:at|for|during)\s+(?:the|their|its)\s+(?:\S+\s+){0,4}?(?:[Ss]ummit|Forum|Conference)\b"
)
_LEADERS = re.compile(r"(?:leaders|heads\s+of\s+(?:state|government))\b", re.IGNORECASE)
_SPECIALISTS = frozenset(("expert", "working", "technical", "joint"))
_TWO = 2  # whose leaders hold talks
_NEXT = 4  # characters between a body and "whose"
_DEEPEST = 3  # nouns between a body's own and the clause on it
_MEMBERS = re.compile(
    r"(?:ministers|leaders|heads|presidents|premiers|principals|officials|delegations|representatives|groups|teams|"
    r"authorities|experts|negotiators|ministries|specialists|secretaries|governments|sides|parties|countries|advis[eo]rs|"
    r"envoys|deputies|chiefs|directors|ambassadors|coordinators|commissioners|allies|partners|nations|states|delegates|"
    r"chairs|co-chairs|counterparts|parliamentarians|regulators)",
    re.IGNORECASE,
)

_NAMED_BODY = re.compile(  # a body that sits, by its own name, as all of the subject
    r"^(?:The|This|the)\s(?:[^.;,]|\.(?=[\w-]|\s[a-z–-])){3,140}?\b(?:Commission|Committee|Council|Group|Dialogue|Task\s+Force|Mechanism|Board|Panel|"
    r"Consultations?|Platform|Forum|Contact\s+Group)(?:\s+(?:on|for)\s+(?:(?:and|the|of)\s+|[A-Z][\w-]*,?\s+){0,6}[A-Z][\w-]*)?"
    r"(?:\s+\([A-Z][\w&+-]{1,9}\))?\s+(?:(?:has|have|had|was|were|will|also|"
    r"first|last|recently|be|been|again)\s+)*$"
)
_NTH_TIME = re.compile(r"\s+(?:[a-z]+\s+)?for\s+(?:the|an?|its|their)\s+(?P<nth>[\w-]+)\s+time\b")
_SEVERAL = re.compile(
    r"\b(?:from|of)\s+(?:the|our|all)\s+(three|four|five)\s+(?:\w+\s+)?(?:allies|partners|countries|nations|states|sides)\b",
    re.I,
)
_COUNTS = {"three": 3, "four": 4, "five": 5}
_NTH = re.compile(r"(?:The|This|the)\s+(?:[\w’'&-]+\s+)??(?P<nth>[A-Za-z-]+|\d{1,3}(?:st|nd|rd|th))\b")
_DOWN = re.compile(r"\s+(?:down|together)\b")
_AT_EVENT = re.compile(
    r"\b(?:at|for)\s+(?:the|its|their|an?)\s+(?:[\w’'-]+\s+){0,5}?(?:[Ss]ummit|[Cc]onference|[Ff]orum)\b"
)


def body_meets(telling: Telling, clause: Clause) -> bool:
    """Who takes part where a verb of meeting has a body, or the members of several, as its subject and no partner."""
    verb, context = clause.verb, clause.context
    things = [c for c in verb.rights if c.dep_ in {"dobj", "obj"}]
    sits = verb.lemma_ == "sit" and _DOWN.match(context.text, verb.idx + len(verb)) is not None
    if (verb.lemma_ not in meeting_words("meets") and not sits) or any(
        not context.times(c.left_edge.idx, c.idx + len(c)) for c in things
    ):
        return False  # "met the needs"; "will meet this autumn" is on a day
    subject = _body(clause)
    if subject is None or _AT_ITS_EVENT.search(clause.text):
        return False
    begin, end = subject.left_edge.idx, min(verb.idx, subject.right_edge.idx + len(subject.right_edge))
    both = says_both(begin, end, context)
    ahead = clause.stance == "planned"
    placed = (ahead or both) and find_places(verb.idx, clause.end, clause.sentence, context)
    if not (context.times(clause.begin, clause.end) or placed or (both and ahead)):
        return False
    inside = context.mentions_in(begin, end)
    known = [m for m in inside if m.kind == "country" or is_body(m, context)]
    named = list(dict.fromkeys(e for m in known for e in m.entities))
    owner = next((c for c in subject.lefts if c.dep_ == "poss" and c.pos_ == "PRON"), None)
    if owner is not None and owner.lower_ == "whose":
        before = [
            m for m in context.mentions_in(clause.sentence.span.begin, owner.idx) if m.span.end > owner.idx - _NEXT
        ]
        named = list(before[-1].entities) if before and before[-1].kind in {"country", "organization"} else []
    elif not named and owner is not None:
        named = context.represent(pronoun_referents(owner.lower_, clause.sentence, context))  # "their leaders met"
    if not named and (count := _SEVERAL.search(context.text, begin, end)) is not None:
        named = sides_by_number(_COUNTS[count[1].lower()], [], clause.sentence, context)  # "from the three allies"
        telling.fresh = bool(named)
    body = _BODY.fullmatch(subject.text) or is_short_for_body(subject.text, context)
    telling.kind = "session" if body else "talks"
    if len(context.represent(named)) >= 2:
        telling.participants = named
    elif len(named) == 1 and _AT_EVENT.search(context.text, verb.idx, clause.end):
        return False  # "the leaders of the G20 will gather at the G20 summit": the event tells it
    elif len(named) == 1 and context.kind(named[0]) == "organization":
        telling.participants, telling.event, telling.kind = named, True, "session"
    elif (
        not named
        and (telling.kind == "session" or ahead or both)
        and len(parties := spoken_of(clause.sentence, context, verb.idx)) == 2
    ):
        telling.participants = parties  # "the Intergovernmental Commission, which met last month in Moscow"
        telling.fresh = True
    telling.ordinal = next((n for c in subject.lefts if (n := ordinal(c.text)) is not None), None)
    if telling.ordinal is None and (time := _NTH_TIME.match(context.text, verb.idx + len(verb), clause.end)):
        telling.ordinal = ordinal(time["nth"])  # "met for the 11th time"
    return bool(telling.participants)


def kind_of_members(telling: Telling, clause: Clause) -> str:
    """The kind of what members of bodies, or several countries' leaders, hold: leaders of three meet at a summit."""
    subject = find_subject(clause.verb)
    if telling.kind not in {"talks", "session"} or subject is None or clause.verb.lemma_ not in meeting_words("meets"):
        return telling.kind
    if telling.kind == "talks" and (named := _NAMED_BODY.search(context_words(clause, subject))) is not None:
        if telling.ordinal is None and (nth := _NTH.match(named[0])) is not None:
            telling.ordinal = ordinal(nth["nth"])
        return "session"  # "The second A-B Consultative Group (ABC) convened in X"
    expert = any(c.lower_ in _SPECIALISTS for c in subject.lefts)
    if telling.kind == "talks" and (_BODY.fullmatch(subject.text) or (expert and _MEMBERS.fullmatch(subject.text))):
        return "session"  # "the working group of both countries will meet again", "the expert teams would meet"
    context, sides = clause.context, clause.context.represent(telling.participants)
    several = len(sides) > _TWO or any(context.kind(s) == "organization" for s in sides)
    return "summit" if several and _LEADERS.match(context.text, subject.idx) else telling.kind


def context_words(clause: Clause, subject: Token) -> str:
    """The words of a subject up to its verb."""
    return clause.context.text[subject.left_edge.idx : max(subject.left_edge.idx, clause.verb.idx)]


def _body(clause: Clause) -> Token | None:
    """The subject, or what "which" speaks of, where it is a body or its members."""
    subject = find_subject(clause.verb)
    if subject is None and clause.verb.dep_ == "acl":
        subject = clause.verb.head  # "the two trade ministers, meeting in X, agreed"
    says = clause.verb.head if clause.verb.dep_ == "xcomp" else clause.verb  # "which is to meet in X"
    if subject is not None and subject.lower_ in {"which", "that"} and says.dep_ == "relcl":
        subject = says.head
        for _ in range(_DEEPEST):  # "the working group on migration of workers, which last met in X"
            if subject.dep_ == "pobj" and not _BODY.fullmatch(subject.text):
                above = subject.head.head
                what = (c for c in above.rights if c.dep_ == "dobj") if above.pos_ == "VERB" else iter(())
                subject = next(what, above)  # "agreed to set up a group on migration, which"
    if subject is None:
        return None
    own = (c for c in subject.rights if c.dep_ == "appos" and c.i < clause.verb.i and _BODY.fullmatch(c.text))
    subject = next(own, subject)  # "The U.S.-EU Task Force met", of which the model takes "U.S.-EU" for the noun
    if _BODY.fullmatch(subject.text) or _MEMBERS.fullmatch(subject.text):
        return subject
    return subject if is_short_for_body(subject.text, clause.context) else None
