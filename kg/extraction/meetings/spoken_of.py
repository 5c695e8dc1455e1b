"""The two sides that a place in the text speaks of, where the document plays between more than two or says nothing.

A briefing, a bulletin or a speech goes from country to country: "the next round", "the Joint Committee" and "our
officials" are then home's and those of the one foreign country that the words just before name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasion_sides import two_parties
from kg.extraction.meetings.occasions import Telling
from kg.extraction.syntax import find_subject
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = 2  # sentences before the one that speaks
_TWO = 2
_SIDES = (
    r"sides|parties|countries|nations|states|governments|ministries|ministers|secretaries|leaders|presidents|premiers|"
    r"principals|officials|experts|negotiators|negotiating\s+teams|teams|delegations|authorities|representatives|"
    r"technical\s+(?:teams|groups)|working\s+groups|parliaments|foreign\s+offices|chief\s+negotiators|of\s+us"
)
_OF_TWO = re.compile(
    rf"(?:(?:the|our|these|their)\s+(?:two|respective)|our|both)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_SIDES})\b"
    rf"|(?:the\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:{_SIDES})\s+(?:of|from|on)\s+(?:the\s+two|both|our\s+two|either|each)\s+"
    r"(?:sides?|part(?:y|ies)|countr(?:y|ies)|nations?|states?|governments?)\b",
    re.IGNORECASE,
)


def spoken_of(sentence: Sentence, context: Context, position: int | None = None) -> list[str]:
    """Two countries or bodies, as ids; empty where the words up to ``position`` leave open which."""
    two = two_parties(context)
    home = context.analysis.home
    stop = sentence.span.end if position is None else position
    for back in range(_BACK + 1):
        if back > sentence.index:
            break
        start = context.analysis.sentences[sentence.index - back]
        if back and start.block_index != sentence.block_index and start.block in {"title", "heading", "dateline"}:
            break
        named = [e for m in context.mentions_in(start.span.begin, stop) if m.kind != "place" for e in m.entities]
        told = [s for s in context.represent(unique(named)) if s.startswith("country/")]
        others = [s for s in told if s != home]
        if home is not None and home.startswith("country/") and len(others) == 1:
            return [home, *others]
        if len(others) == _TWO and home not in told:
            return others
        if len(others) > 1 or two:
            break
    return two


def spoken_around(telling: Telling, context: Context) -> list[str]:
    """The two sides of which the words up to a telling speak."""
    return spoken_of(context.analysis.sentences[telling.sentence], context, telling.position)


def says_both(begin: int, end: int, context: Context) -> bool:
    """Whether words stand for two sides: "our officials", "the two trade ministers", "experts of both countries"."""
    return _OF_TWO.match(context.text, begin, end) is not None


def both_who(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """The two sides that the subject of a verb stands for without naming them; empty where it does not."""
    subject = find_subject(verb)
    if subject is None or subject.idx > verb.idx:
        return []
    begin, end = subject.left_edge.idx, min(verb.idx, subject.right_edge.idx + len(subject.right_edge))
    return spoken_of(sentence, context, verb.idx) if says_both(begin, end, context) else []
