"""Where a text may name an event: "the G20 summit", "the Vietnam – Tanzania Business Forum", "our Joint Committee"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.actor_lists import actor_list
from kg.extraction.circumstances import find_places
from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.language.wordplaces import any_within, places_where, word_test

_CAPS = r"[A-Z][\w.&+’'–-]*"
_HEAD = (
    r"[Ss]ummit|Forum|FORUM|Conference|CONFERENCE|meeting|Ministerial(?!\s+[A-Z])|Dialogue|Assembly|Congress|"
    r"Symposium|Retreat|Expo(?:sition)?"
)
# "Nutrition for Growth Summit", not "Special Representative for the Summit".
_FOR = (
    r"(?<!tative\s)(?<!nvoy\s)(?<!ator\s)(?<!sador\s)(?<!ister\s)(?<!etary\s)(?<!ector\s)(?<!ioner\s)(?<!stant\s)(?<!viser\s)"
    r"(?<!visor\s)(?<!ment\s)(?<!istry\s)(?<!ffice\s)for\s+"
)
_HEADS = r"Heads\s+of\s+State(?:\s+(?:and|&|or)\s+(?:of\s+)?Government)?"
_BODY = "Committee|Commission|Council|Dialogue|Working Group"
_EVENT = re.compile(
    rf"\b(?!The\b|This\b|Our\b|At\b|In\b|THE\b|DURING\b|AT\b|OF\b)(?P<org>{_CAPS}(?:\s+(?:and\s+|{_FOR}|[–—-]\s+)?(?:{_HEADS}|{_CAPS})){{0,6}})\s+(?P<head>{_HEAD})\b(?!\s+(?:Agreement|Declaration|Statement|Meeting|Session|Mechanism))"
    rf"|\b(?P<head2>Summit|Conference|Forum)\s+of\s+(?:the\s+)?(?=[A-Z])"
    rf"|\b(?:In|At|During|in|at|during)\s+(?:their|our|the)\s+(?!European\s+Council|(?:Foreign|General)\s+Affairs)(?P<body>(?:{_CAPS}\s+){{1,6}}(?:{_BODY}))\b(?!\s+of\b)"
    r"|\b(?P<own>G-?(?:20|7|8)|APEC|European\s+Council|(?:Foreign|General)\s+Affairs\s+Council|COP\s?-?\d{2})(?=\s+(?:in|on|at|here|this|next|last|later)\b|[.,;])"
)
# Between two names: "Climate Summit – Paris Forum", "G7 Summit and NATO Summit".
_LONGEST_COUNTRY = 40
_OF_WHAT = re.compile(rf"{_CAPS}(?:\s+(?:and\s+(?:the\s+)?|for\s+|of\s+(?:the\s+)?)?{_CAPS}){{0,5}}")
_APART = re.compile(r"\s[–—-]\s|(?:(?<=Summit)|(?<=Forum)|(?<=Dialogue)|(?<=Conference))\s+and\s+(?=[A-Z])")
_HAS_EVENT = re.compile(rf"{_HEAD}|{_BODY}|Working|G|APEC|COP")  # words of which one is in all that `_EVENT` matches


def event_names(sentence: Sentence, context: Context) -> Iterator[re.Match[str]]:
    """What may be names of events; a dash is in none but between two countries: "the P – Q Forum"."""
    at, end = sentence.span.begin, sentence.span.end
    if not any_within(_places(context.text), at, end):
        return
    while (match := _EVENT.search(context.text, at, end)) is not None:
        begin = match.start()
        apart = next(
            (d for d in _APART.finditer(match[0]) if not _links(begin + d.start(), begin + d.end(), context)), None
        )
        if apart is None:
            yield match
            at = match.end()
            continue
        if (before := _EVENT.search(context.text, begin, begin + apart.start())) is not None:
            yield before  # "The Climate Summit – Paris Forum"
        at = begin + apart.end()  # "PARIS – Climate Summit": what stands before it is of no name


def name_end(match: re.Match[str], sentence: Sentence, context: Context) -> int:
    """Where the name of an event ends, with those that it is of: "Summit of A and B", "the Summit of the Americas"."""
    if not match["head2"]:
        return match.end()
    listed, end = actor_list(match.end(), sentence.span.end, context)
    named = None if listed else _OF_WHAT.match(context.text, match.end(), sentence.span.end)
    return named.end() if named else end


def until_next(begin: int, stop: int, sentence: Sentence, context: Context) -> int:
    """Where the words of one event end before the next: "the G20 Summit in P | and the APEC Summit in Q".

    What is told once, after both, is of both: "the G7 Summit and the NATO Summit in June".
    """
    following = _EVENT.search(context.text, begin, stop)
    if following is None:
        return stop
    at = following.start()
    own = context.times(begin, at) or find_places(begin, at, sentence, context)
    return at if own else stop


def _links(begin: int, end: int, context: Context) -> bool:
    """Whether a dash stands between the names of two countries."""
    before = context.mentions_in(max(0, begin - _LONGEST_COUNTRY), begin)
    after = context.mention_at(end)
    return (
        bool(before)
        and before[-1].span.end == begin
        and before[-1].kind == "country"
        and (after is not None and after.kind == "country")
    )


@lru_cache(maxsize=2)
def _places(text: str) -> list[int]:
    return places_where(text, _has_event)


@word_test
def _has_event(word: str) -> bool:
    return _HAS_EVENT.fullmatch(word) is not None
