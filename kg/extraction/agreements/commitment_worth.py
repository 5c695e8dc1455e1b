"""Whether what is agreed on can be seen done: numbers, and words of resolve that need one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.language.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CHANGE = frozenset(
    [
        "bring",
        "increase",
        "raise",
        "lift",
        "boost",
        "grow",
        "expand",
        "double",
        "triple",
        "reach",
        "achieve",
        "deliver",
    ]
)
_BUILD = frozenset(["build", "develop", "make", "draw", "provide", "deliver", "bring"])
_STRIVE = frozenset(["strive", "work", "aim", "endeavour", "endeavor", "seek", "try"])  # hope, not decision
VAGUE_OBJECTS = frozenset(["effort", "cooperation", "co-operation", "collaboration", "tie", "relation", "coordination"])
_EXERCISES = frozenset(["exercise", "drill", "manoeuvre", "maneuver", "patrol"])
_FORMAL = frozenset(["diplomatic", "consular", "sister", "twin", "twinning"])  # relations that begin on a day
_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|daily|weekly|"
    r"monthly|once|twice)"
)
# As in "increase flights from five to nine a week", "fly three times a week".
_NUMBERS = re.compile(
    rf"\b(?:from\s+{_NUMBER}\s+to\s+{_NUMBER}|(?:to|by)\s+{_NUMBER}\s+(?:flights|times|a|an|per)|"
    rf"{_NUMBER}\s+(?:times\s+)?(?:an?|per)\s+(?:day|week|month|year))\b",
    re.IGNORECASE,
)
# What offices give out by number: more of them is a decision, though the number is not told.
_COUNTED = re.compile(
    r"(?:the\s+)?(?:number|frequency)\s+of\s+(?:\w+\s+){0,2}(?:flights|scholarships|visas|permits|quotas|places|seats|"
    r"consulates|fellowships)\b|(?:the\s+)?(?:\w+\s+){0,2}(?:quotas?|caps?|ceilings?)\b",
    re.IGNORECASE,
)

_OPENING = re.compile(r"^(?:the\s+|an?\s+)?(?P<one>\w+)(?:\s+(?P<two>\w+))?", re.IGNORECASE)


def is_aim(act: Token, *, figure: bool) -> bool:
    """As in "raise it to $1 billion", "work towards $1 billion": a figure to strive for, where one is told."""
    told = _what(act)
    bare = act.lemma_ in _CHANGE and (told == "NUM" or (figure and told == "PRON"))
    return bare or (figure and act.lemma_ in _STRIVE)


def tells_number(act: Token, title: str, text: str) -> bool:
    """As in "increase flights from five to nine a week", "raise the number of visas"."""
    direct = object_of(act)
    counted = direct is not None and _COUNTED.match(text, direct.left_edge.idx) is not None
    return counted or _NUMBERS.search(title) is not None


def is_built(act: Token) -> bool:
    """As in "build a bridge", "develop a joint curriculum": a thing that can be seen, not "build a better future"."""
    direct = object_of(act) if act.lemma_ in _BUILD else None
    if direct is None or direct.lemma_.lower() not in words("built_things.txt"):
        return False
    return direct.tag_ in {"NN", "NNS", "NNP", "NNPS"} and any(c.dep_ in {"det", "nummod"} for c in direct.lefts)


def is_vague_object(act: Token) -> bool:
    """As in "institutionalise efforts", "expand cooperation": nothing that one could see done."""
    direct = object_of(act)
    if direct is None or direct.lemma_ not in VAGUE_OBJECTS:
        return False
    return not any(c.lower_ in _FORMAL for c in direct.subtree if c.i < direct.i)


def is_judged(title: str, head: str) -> bool:
    """As in "the importance of X", "the significant threat posed by X": judged alike, and nothing decided."""
    judged = words("judged_things.txt")
    opening = _OPENING.match(title)
    said = {word.lower() for word in opening.groups() if word} if opening else set[str]()
    return head.lower() in judged or bool(said & words("judged_openings.txt"))


def is_exercise(act: Token) -> bool:
    """As in "hold naval exercises", "conduct joint patrols": no meeting that is told as one."""
    thing = object_of(act)
    return thing is not None and thing.lemma_ in _EXERCISES


def is_either(act: Token) -> bool:
    """As in "committed to phasing out or banning the import": one decision, whichever of the two it comes to."""
    return any(c.dep_ == "cc" and c.lower_ == "or" for c in act.rights)


def object_of(act: Token) -> Token | None:
    """What a verb acts on."""
    return next((c for c in act.rights if c.dep_ in {"dobj", "obj"}), None)


def _what(act: Token) -> str | None:
    """Part of speech of the object: "raise trade to $1 billion", not "bring it to $1 billion", "deliver 20 billion"."""
    direct = object_of(act)
    return direct.pos_ if direct is not None else None
