"""Organs of a state, which act for it: "the Nigerian Senate" ratifies, Nigeria is the party.

Words in data/lexicons/state_organs.txt.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.context import Context
from kg.resources import resource


@cache
def organs() -> re.Pattern[str]:
    """What an organ of a state is called, without the state's name."""
    lines = resource("data", "lexicons", "state_organs.txt").read_text(encoding="utf-8").splitlines()
    words = sorted((w for w in lines if w and not w.startswith("#")), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def of_states(sides: list[str], context: Context) -> list[str]:
    """The sides, an organ of a state for its state: that whose adjective or name stands in the organ's own."""
    return list(dict.fromkeys(_state(side, context) or side for side in sides))


def _state(side: str, context: Context) -> str | None:
    entity = context.entities.get(side)
    if entity is None or entity.kind != "organization" or not organs().search(entity.name or ""):
        return None
    for span in context.names_of.get(side, ())[:1]:
        named = [m for m in context.mentions_in(span.begin, span.end) if m.kind == "country" and m.span != span]
        rest = organs().sub("", span.of(context.text))
        if len(named) == 1 and rest.replace("of", "").replace("the", "").strip() == named[0].span.of(context.text):
            return named[0].entities[0]
    return None
