"""Where "agreement" is of minds and no paper: "expressed broad agreement on", "are in agreement with"."""

from __future__ import annotations

import re

from kg.extraction.agreements.phrases import Told

_CONSENT = frozenset(["agreement", "accord", "understanding", "consensus"])
_IN = re.compile(
    r"\b(?:is|are|was|were|be|been|being|am|find\s+(?:ourselves|themselves)|found\s+(?:ourselves|themselves)|acting|act)\s+"
    r"(?:\w+ly\s+|all\s+|both\s+)?in\s+(?:(?:full|broad|complete|total|general|close|perfect)\s+)?$",
    re.IGNORECASE,
)
_VOICED = re.compile(
    r"(?<![\w-])(?:express|voic|signall?|register|indicat|nodd?)(?:e|es|ed|ing|s)?\s+(?:their\s+|its\s+|his\s+|her\s+|our\s+)?"
    r"(?:(?:full|broad|complete|total|general|overall|wide|strong|mutual)\s+)?$",
    re.IGNORECASE,
)
_MINDS = re.compile(
    r"(?:the\s+)?(?:(?:vital|urgent|continued|great)\s+)?(?:need|importance|necessity|value|fact|significance|view|desirability|"
    r"urgency|main\s+issues|issues?\s+of|most|all|many|these|international|regional|global|everything)\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?:the\s+)?following(?:\s+\w+)?\s*:", re.IGNORECASE)


def is_of_minds(told: Told) -> bool:
    """Whether those who speak only are of one mind."""
    if told.instrument.noun.text not in _CONSENT or told.instrument.noun.plural or told.instrument.proper:
        return False
    if _IN.search(told.before) or _VOICED.search(told.before):
        return True
    on = told.own is not None and told.word in {"on", "about", "regarding", "concerning"}
    if not on:
        return False
    minds = _MINDS.match(told.text, told.own_end) is not None
    return minds or _LIST.match(told.text, told.own_end) is not None
