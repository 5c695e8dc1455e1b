"""How far the words reach that say when and where an occasion is: beyond its clause, in the same sentence.

What opens a sentence ("In Honiara, on 13 May, …") holds for all that it tells, and a parse that takes a list of names
apart leaves the adverbs at its end outside the clause ("… with A, the Minister for Trade, in Adelaide in October").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING = re.compile(
    r"[\s“\"(•·–—-]*(?:\d{1,2}[.)]\s+)?(?:(?:Later|Earlier|Then|Also|Finally)[\s,]+)?"
    r"(?:(?:On|In|At|From|During|Later)\s[^.;:,]{2,40}|(?:Today|Yesterday|Tomorrow|Tonight|This\s\w+|Last\s\w+|Next\s\w+|"
    r"Earlier\s[^.;:,]{2,30}|The\s(?:same|following|next|previous)\sday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
    r"(?:,\s+(?:on|in|at)\s[^.;:,]{2,30})?,\s"
)
_BARE = re.compile(
    r"[\s“\"(•·–—-]*(?:(?:And|But|Then|Also|So)\s+)?(?:(?:[Oo]n|[Ii]n|[Ff]rom|[Dd]uring)\s+(?:the\s+)?)?"
)
_SUBJECT = re.compile(
    r"\s+(?:[A-Z]|(?:the|our|we|he|she|they|his|her|their|both)\s)"
)  # right behind a time that opens a sentence
_ADVERB = re.compile(
    r"\s*,?\s*(?:local\s+time\s*)?(?:on|in|at|from|during|later|early|late|today|tomorrow|next|this)\b"
)
_APPOSED = re.compile(r"\s*,\s")
_ANOTHER_BEGINS = re.compile(r"(?:\band\s*,?|[,;])\s*$")  # "… , and, | today, he met C"
_SAID_APART = frozenset(("ccomp", "advcl", "csubj", "parataxis"))
_CLOSING = frozenset((";", ":", "–", "—"))
_DASH = re.compile(r"\s[–—-]\s")
_BEFORE_LABEL = re.compile(r"[\s(\[•·▪*–—-]*(?:(?:On|In)\s+)?")
_AFTER_LABEL = re.compile(r"\s*[)\]]?\s*(?::|\s[–—-]\s)")
_LONGEST_LABEL = 45  # characters: "- Tuesday, 30 September to 2 October 2015:"


def label(sentence: Sentence, context: Context) -> tuple[int, int] | None:
    """Characters of the time with which a list's entry begins, for all that it tells: "July 2014: A visited X"."""
    block = context.document.blocks[sentence.block_index].span
    if context.text.find(":", block.begin, block.begin + _LONGEST_LABEL) < 0 and not _DASH.search(
        context.text, block.begin, block.begin + _LONGEST_LABEL
    ):
        return None
    begin = _BEFORE_LABEL.match(context.text, block.begin, block.end)
    times = context.times(block.begin, min(block.end, block.begin + _LONGEST_LABEL))
    if not times or begin is None or times[0].span.begin != begin.end():
        return None
    return (block.begin, times[0].span.end) if _AFTER_LABEL.match(context.text, times[0].span.end, block.end) else None


def opening(position: int, sentence: Sentence, context: Context) -> tuple[int, int] | None:
    """Characters of the adverbs that open the sentence, where they hold for the word at ``position``, too."""
    begin = sentence.span.begin
    match = _OPENING.match(context.text, begin, position)
    end = match.end() if match is not None else _opening_time(position, sentence, context)
    if end is None or not _told_by_the_sentence(position, sentence):
        return None
    return begin, end


def _opening_time(position: int, sentence: Sentence, context: Context) -> int | None:
    """The end of a time that opens a sentence without a comma: "In October A plans to visit X"."""
    start = _BARE.match(context.text, sentence.span.begin, position)
    if start is None:
        return None
    times = context.times(start.end(), min(position, start.end() + _LONGEST_LABEL))
    if not times or times[0].span.begin != start.end() or not _SUBJECT.match(context.text, times[0].span.end):
        return None
    return times[0].span.end


def tail(position: int, end: int, sentence: Sentence, context: Context) -> int:
    """The end of the clause of the word at ``position``, moved past adverbs that the parse leaves outside it."""
    last = sentence.span.end
    if end >= last - 1 or position >= end or _ANOTHER_BEGINS.search(context.text, max(position, end - 6), end):
        return end
    stop = last
    for token in sentence.tokens:
        if token.idx >= end and (token.pos_ in {"VERB", "AUX"} or token.text in _CLOSING):
            stop = token.idx
            break
    if _ADVERB.match(context.text, end, last):
        joint = context.text.find(" and ", end, stop)
        comma = context.text.find(",", end + 2, stop)
        return min([stop, *(at for at in (joint, comma) if at > 0)]) if stop < last else stop
    return last if stop == last and _APPOSED.match(context.text, end, last) else end


def _told_by_the_sentence(position: int, sentence: Sentence) -> bool:
    """Whether a word stands in the main clause or one that goes on with it, not in what somebody said or thought."""
    token = _token_at(position, sentence)
    if token is None:
        return False
    verb = token if token.pos_ in {"VERB", "AUX"} else governing_verb(token)
    for _ in range(8):
        if verb.dep_ in _SAID_APART:
            return False
        if verb.head == verb:
            return True
        verb = verb.head
    return False


def _token_at(position: int, sentence: Sentence) -> Token | None:
    return next((t for t in sentence.tokens if t.idx <= position < t.idx + len(t)), None)
