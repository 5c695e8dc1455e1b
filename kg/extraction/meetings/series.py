"""Occasions that bear the name of the body that meets: "the Fourth JMC", "the 12th Joint Committee was held in X"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.meetings.words import context_trigger, meeting_words, ordinal, trigger, triggers
from kg.extraction.syntax import SUBJECTS, governing_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_CAPITALISED = re.compile(r"[A-Z][\w’]*")
_SHORT = re.compile(r"\((?P<short>[A-Z]{2,8})\)")
_LONG = re.compile(r"(?:[A-Z][\w’-]*\s+(?:(?:of|for|on|and|the)\s+){0,2}){1,10}$")
_LONGEST_NAME = 250  # characters
_PLURALS = frozenset(("fora", "symposia"))
_OF_TWO = re.compile(r"\b[A-Z]\w+[-–][A-Z]\w+\s+(?:[A-Z][\w’-]*\s+){1,5}$")
_AT_ITS_SESSION = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Ff]ollowing|[Aa]fter|[Bb]efore|[Aa]head\s+of|[Pp]rior\s+to|[Ss]ince|margins\s+of|sidelines\s+of|"
    r"framework\s+of|occasion\s+of|outcomes?\s+of|results\s+of|decisions\s+of)\s+(?:the|their|our|its)\s+"
    r"(?:[\w’'-]+(?:\s[–—-])?\s+){0,9}$"
)
_PREPARED = re.compile(
    r"\b(?:preparations?\s+(?:of|for)|prepar(?:e|ed|ing)\s+for|agenda\s+(?:of|for))\s+(?:the|their|our|its)\s+(?:[\w’'-]+\s+){0,9}$"
)
_SITS = re.compile(
    r"(?:\s+(?:on|for|between|with)\s+(?:[A-Z][\w’,-]*\s+(?:and\s+)?){0,6}[A-Z][\w’-]*)?(?:\s+\([A-Z]{2,8}\))?,?\s+(?:which\s+(?:was\s+|will\s+be\s+)?)?"
    r"(?:(?:held|convened|hosted|to\s+be\s+held|taking\s+place|took\s+place|which\s+met|co-?chaired|chaired)\b|"
    r"(?:in|on|today|yesterday|this\s+week)\s+(?=[A-Z0-9[]|in\b|on\b))"
)
_CHAIRS = re.compile(r"\b[Cc]o-?chair(?:ed|ing)?\s+(?:the|their)\s+(?:[\w’'–-]+\s+){0,9}$")
_CHAIRED = re.compile(r"\bco-?chaired\s+(?:the|their)\s+(?:[\w’'–-]+\s+){0,9}$")
_HOLDS = frozenset(("hold", "convene", "reconvene"))
_CONVENES = frozenset(("convene", "reconvene"))
_CALLED = re.compile(
    r"\b(?:Joint|Mixed|Bilateral|Inter-?[Gg]overnmental|Binational|High[- ]Level)\s+(?:[A-Z][\w’'-]*\s+){0,5}$"
)
_BEHIND = re.compile(
    r"(?:\s+(?:for|on|of)\s+(?:[^.;:]|\bNo\.){3,80}?)?(?:\s+\([A-Z]{2,8}\))?"
    r"(?:,\s+(?:which|that)\s+(?:had\s+)?(?:last|first|previously)\s+[^.;:,]{3,60},)?\s+(?:between\s+[A-Z]|(?:in|on|by|before|within|next|this|later|at)\s+(?!order\b|which\b))"
)
_IN_TURN = frozenset(("next", "last", "previous", "upcoming", "forthcoming", "inaugural"))
_WITHIN = frozenset(
    ("annual", "regular", "bilateral", "joint", "of", "for", "on", "and", "the")
)  # a name that has a number
_OTHER_BODIES = frozenset(("group", "force", "platform", "mechanism", "board", "panel", "cabinet"))  # short for which
_LOOK_BACK, _LONGEST = 110, 9  # characters and words before a body's noun in which its number stands
_TABLES, _ROUND = frozenset(("table", "tables")), re.compile(r"\b[Rr]ound[\s-]$")
_OBJECTS = frozenset(("dobj", "obj", "pobj"))


def meeting_trigger(token: Token, context: Context) -> tuple[str, str] | None:
    """The noun of an occasion that a token is or stands for, with its kind; a numbered body stands for its session."""
    if not may_tell(token.text):
        return None
    if token.lower_ in _TABLES and not _ROUND.search(context.text, max(0, token.idx - 7), token.idx):
        return None  # of all tables only "the round table" is an occasion
    return trigger(token) or context_trigger(token, context) or _body_in_session(token, context)


@lru_cache(maxsize=16384)  # asked of every noun of a text
def may_tell(text: str) -> bool:
    """Whether a noun may be, or stand for, that of an occasion."""
    nouns, word = triggers("noun"), text.lower()
    short = len(text) > 1 and text[:-1].isupper()
    return (
        short
        or word in nouns
        or word.removesuffix("s") in nouns
        or word.removesuffix("s") in triggers("name")
        or word in _PLURALS
    )


def _body_in_session(token: Token, context: Context) -> tuple[str, str] | None:
    word = token.lower_.removesuffix("s")
    several = token.tag_ in {"NNS", "NNPS"} and token.dep_ == "nsubjpass"
    if several and word in triggers("name"):  # "three Joint Commissions have been held: in P on X; in Q on Y"
        return ("session", "session") if governing_verb(token).lemma_ in _HOLDS else None
    word = token.lower_
    named = token.nbor(-2).lower_ if token.i > 1 and token.nbor(-1).text == "(" else ""
    if named in triggers("noun") or named in triggers("name"):
        return None  # "the A-B Security Dialogue (SD) convened": told by its long name
    if word not in triggers("name") and not is_short_for_body(token.text, context):
        return None
    before = context.text[max(0, token.idx - _LOOK_BACK) : token.idx]
    if token.dep_ == "pobj" and _numbered(before) and _PREPARED.search(before):
        if _SITS.match(context.text, token.idx + len(token)):
            return ("session", "session")  # "the preparation of the second Cabinet, to be held in X"
    elif token.dep_ == "pobj" and _numbered(before) and _AT_ITS_SESSION.search(before):
        sits = _SITS.match(context.text, token.idx + len(token))  # "ahead of the second Joint Committee in X"
        return ("session", "session") if sits else None
    if (token.dep_ not in _OBJECTS and token.dep_ not in SUBJECTS) or token.head.lower_ == "of":
        return None  # "the third session of the Commission": the session is told
    verb = governing_verb(token)
    # "agreed to hold the A-B Joint Commission", "where she co-chaired the Joint Commission"
    of_two = (verb.lemma_ in _HOLDS and _OF_TWO.search(before)) or _CHAIRED.search(before)
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.lefts)
    held = verb.lemma_ in meeting_words("organise") | meeting_words("attended") or _CHAIRS.search(before) is not None
    object_ = token.dep_ in _OBJECTS and (held or verb.lemma_ in _CONVENES)
    holds = not passive and verb.lemma_ != "take" and any(c.dep_ == "dobj" for c in verb.rights)  # "its next meeting"
    subject = (
        not holds
        and token.dep_ in SUBJECTS
        and verb.lemma_ in meeting_words("takes_place" if not passive else "organise")
    )
    # "The Joint Commission will take place on Thursday", "agreed to convene the Joint Committee by May": it sits.
    takes_place = verb.lemma_ == "take" and any(c.lower_ == "place" for c in verb.rights)
    called = subject and (passive or takes_place) and _CALLED.search(before) is not None
    calls_it = verb.lemma_ in _CONVENES or (verb.lemma_ in _HOLDS and _CALLED.search(before) is not None)
    convened = object_ and calls_it and _BEHIND.match(context.text, token.idx + len(token)) is not None
    told = _numbered(before) or of_two or called or convened
    return ("session", "session") if told and (object_ or subject) else None


def _numbered(before: str) -> bool:
    """Whether the name that the text before its last word begins has a number, or a place in a series."""
    for word in reversed(before.split()[-_LONGEST:]):
        if ordinal(word) is not None or word.lower() in _IN_TURN:
            return True
        if not word[0].isupper() and word not in _WITHIN and not word.endswith("-level"):
            return False
    return False


def is_short_for_body(word: str, context: Context) -> bool:
    """Whether it is short for a commission, committee or council, as offices write it or as the document says."""
    return len(word) > 1 and word[:-1].isupper() and (word in triggers("short") or word in _short_bodies(context.text))


@lru_cache(maxsize=2)
def _short_bodies(text: str) -> frozenset[str]:
    found: set[str] = set()
    for match in _SHORT.finditer(text):
        long = _LONG.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
        names = _CAPITALISED.findall(long[0])[-len(match["short"]) :] if long else []
        if "".join(n[0] for n in names) == match["short"] and {n.lower() for n in names} & (
            triggers("name").keys() | _OTHER_BODIES
        ):
            found.add(match["short"])
    return frozenset(found)
