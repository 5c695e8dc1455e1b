"""A joint decision while it is told: its words, and whether its verb is one of resolve."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.language.wordlists import words
from kg.model import When


@dataclass
class Commitment:
    """A joint decision: ``begin`` and ``end`` are where its words stand."""

    title: str
    kind: str
    status: str
    rule: str
    position: int
    begin: int
    end: int
    sentence: int
    parties: list[str] = field(default_factory=list)
    date: When | None = None
    lead: int | None = None  # the sentence that opens its list
    undated: bool = False  # to come, or done beside the meeting


def is_vague(lemma: str) -> bool:
    """Whether a verb tells of resolve ("deepen"), not of a decision."""
    return lemma in words("vague_verbs.txt")


def title_of(begin: int, sentence: Sentence, context: Context, end: int | None = None) -> str:
    """The words from a position on that say what is decided, up to ``end`` or where they turn to something else."""
    stop = min(end or sentence.span.end, sentence.span.end)
    cut = _CUT.search(context.text, begin + 1, stop)
    text = context.text[begin : cut.start() if cut else stop]
    if len(text) > _MAX_TITLE:
        text = text[:_MAX_TITLE].rsplit(" ", 1)[0]
    return re.sub(r"\s+", " ", text).strip(" ,.;")


# What stands between a verb and its object: "to determine, | by March 2023, | the pathway".
_ASIDE = re.compile(
    r"\w+(?:\s+\w+ly)?,\s+(?:by|from|as\s+soon|as\s+early|as\s+of|in|within|over|during|at|on|no\s+later|before|until|after|starting|beginning|"
    r"together|jointly|with|through|under|where|when|subject|if|inter\s+alia|for|between|via|following)\b[^,;:.]{2,70},\s+"
    r"(?=[a-z$€£\d])(?!(?:and|or|but|as|which|to)\b)"
)


def after_aside(begin: int, sentence: Sentence, context: Context) -> tuple[int, int] | None:
    """Where the object of the verb at ``begin`` stands that something set off by commas parts from it."""
    aside = _ASIDE.match(context.text, begin, sentence.span.end)
    if aside is None:
        return None
    stop = _CUT.search(context.text, aside.end() + 1, sentence.span.end)
    return aside.end(), stop.start() if stop else sentence.span.end


_CUT = re.compile(
    r"(?<![A-Z])\.(?=\s|$)|[;:]|"
    r",\s+(?:and\s+(?:called|reaffirmed|to\s+\w+|underscored|the)|which|as\s+well|in\s+(?:order|particular|"
    r"line)|with\s+(?:a\s+view|the)|noting|"
    r"recogni[sz]ing|while|where|starting|first)\b|\s+(?:as\s+(?:part|soon|well)|in\s+order\s+to|with\s+a\s+view|"
    r"and\s+called|so\s+that|set\s+forth|by\s+suspending)\b"
)
_MAX_TITLE = 170
