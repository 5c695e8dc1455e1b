"""What is decided after the first thing of a series: "agreed to open a consulate, to waive fees; and to name a bridge".

A parse keeps the first verb of such a series and the last, if any; the words tell them all: a verb of
data/lexicons/decision_verbs.txt after a comma, a semicolon or "and", with or without "to".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.language.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINT = re.compile(
    r"(?P<by>[;,]\s+(?:and\s+)?|\s+and\s+)(?:(?:also|jointly|further|then)\s+)?(?P<to>to\s+)?(?:(?:also|jointly)\s+)?"
    r"(?P<verb>[a-z]+(?:-track)?)(?=\s)"
)
_SERIAL = re.compile(r"[;,]?\s+and\s+(?:also\s+)?to\s+[a-z]|;\s+to\s+[a-z]")  # what makes ", to" no mere purpose
_AIM = re.compile(r"\sto\s+(?!be\b)[a-z]+\s+(?:[a-z]+\s+)?[a-z]")
_FINITE = frozenset(["VBD", "VBZ", "MD"])
_CLAUSES = frozenset(["which", "who", "whose", "where", "while", "that", "noting", "including", "whereby"])
_INFINITE = frozenset(["VB", "VBP"])
_DETERMINED = frozenset(["DT", "PRP$", "CD", "PDT"])
_PARTICLES = frozenset(["up", "out", "away", "back", "over", "down"])
# Of the verbs, those that are nouns or adjectives as well, so that their spelling alone tells nothing.
_OTHERS = frozenset([
    "add", "award", "ban", "build", "buy", "carry", "clear", "close", "commission", "complete", "cut", "double",
    "draft", "draw", "exchange", "export", "finance", "form", "found", "freeze", "fund", "grant", "hand", "host",
    "import", "include", "initiate", "institute", "issue", "join", "launch", "lay", "lift", "link", "lower", "move",
    "name", "offer", "open", "operate", "permit", "phase", "place", "produce", "purchase", "release", "repair",
    "return", "sell", "send", "separate", "set", "share", "sign", "start", "station", "stop", "supply", "test",
    "train", "transfer", "triple", "twin", "update", "upgrade",
])  # fmt: skip
_NAMING = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH"])


@dataclass(frozen=True, slots=True)
class Member:
    """A verb of a series, and where the words of what it decides end."""

    act: Token
    end: int


@cache
def _verbs() -> frozenset[str]:
    return words("decision_verbs.txt") | words("vague_verbs.txt")


def series_after(first: Token, sentence: Sentence, context: Context) -> list[Member]:
    """The verbs that follow the first one in its series, each with the end of its words."""
    doc, text = first.doc, context.text
    stop = next(
        (t.idx for t in doc[first.i + 1 : sentence.tokens.end] if _ends(t)),
        sentence.span.end,
    )
    found: list[tuple[int, Token]] = []
    doubtful: list[tuple[int, Token]] = []
    for joint in _JOINT.finditer(text, first.idx, max(first.idx, stop)):
        if joint["verb"] not in _verbs():
            continue
        span = doc.char_span(joint.start("verb"), joint.end("verb"), alignment_mode="expand")
        if span is None or span[0].i + 1 >= sentence.tokens.end:
            continue
        if not joint["to"] and _AIM.search(text, (found[-1][1].idx if found else first.idx), joint.start()):
            continue  # "set up a group to help cut costs | and promote growth"
        if _goes_on(span[0], joint) and not _is_purpose(joint, text, stop):
            found += [*doubtful, (joint.start(), span[0])]
            doubtful = []
        elif joint["by"].strip() == "," and _is_misread(span[0]):
            doubtful = [(joint.start(), span[0])]  # ", open consulates and reduce fees", if a verb follows
    ends = [begin for begin, _ in found[1:]]
    return [Member(act, end) for (_, act), end in zip(found, [*ends, stop], strict=False)]


def _ends(token: Token) -> bool:
    """Whether another clause begins, whose verbs decide nothing; what a name has of them is in capitals."""
    return token.text[0].islower() and (token.tag_ in _FINITE or token.lower_ in _CLAUSES)


def _goes_on(verb: Token, joint: re.Match[str]) -> bool:
    """Whether a word is the next verb of the series, and no noun or adjective of its spelling."""
    following = verb.nbor(1)
    if following.lower_ in _PARTICLES:
        following = following.nbor(1) if following.i + 1 < len(verb.doc) else following
    if following.tag_ not in _DETERMINED | _NAMING:
        return False
    if joint["to"]:
        return verb.tag_ in _INFINITE or verb.lower_ not in _OTHERS
    if verb.tag_ == "VB" or following.tag_ in _DETERMINED:
        return True
    return verb.lower_ not in _OTHERS or (verb.tag_ == "VBP" and joint["by"].strip() != "and")


def _is_misread(verb: Token) -> bool:
    """As in "…, open consulates and name a bridge": read as an adjective, but not as in "a free, open order"."""
    return verb.tag_ == "JJ" and verb.nbor(1).tag_ == "NNS" and verb.nbor(-2).tag_ != "JJ"


def _is_purpose(joint: re.Match[str], text: str, stop: int) -> bool:
    """As in "agreed to build a bridge, to boost trade": no further one follows with "and to"."""
    if not joint["to"] or joint["by"].strip() != ",":
        return False
    return _SERIAL.search(text, joint.end(), stop) is None
