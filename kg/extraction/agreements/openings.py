"""Whether a sentence decides that negotiations begin, which is an act of its day: "agreed to resume talks on"."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.language.analysis import Sentence

# A decision to begin negotiations is an act of its day: "agreed to open talks on", "will begin negotiations on".
_BEGIN = r"(?:begin|start|restart|open|reopen|initiat|launch|relaunch|commenc|resum)\w*"
_BEGINS = re.compile(
    rf"\b{_BEGIN}\s+(?:of\s+)?(?:(?:the|their|our|formal|exploratory|bilateral|official|technical|trade)\s+){{0,2}}"
    r"(?:(?-i:[A-Z–-])[\w–-]*\s+){0,6}"  # "resume the | Thailand – Sri Lanka FTA | negotiations"
    rf"(?:negotiations?|negotiating|talks)\b|\b(?:negotiations|talks)\b[^.;]{{0,160}}?\b(?:will|would)\s+(?:be\s+)?{_BEGIN}",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:agree[ds]?|agreeing|concur(?:red)?|decided?|declared?|announc\w+|task(?:ed|s)?|instruct(?:ed|s)?|directed|mandated|"
    r"resolved)\b(?![^.;]{0,200}?\b(?:consider|explore|study|discuss|propos|possib|welcom))",
    re.IGNORECASE,
)
_OPENING_REACH = 300  # characters around an instrument


def opens_negotiations(position: int, sentence: Sentence, context: Context, *, agreed: bool) -> bool:
    """Whether the sentence decides that negotiations begin; ``agreed`` where a line above says that it was agreed."""
    begin, end = sentence.span.begin, sentence.span.end
    begin, end = max(begin, position - _OPENING_REACH), min(end, position + _OPENING_REACH)
    starts = [m.start() for m in _BEGINS.finditer(context.text, begin, end)]
    if not starts or agreed:
        return bool(starts)
    decided = _DECIDED.search(context.text, begin, starts[-1])
    return decided is not None or context.text.find("leaders agreed", starts[0], end) > 0
