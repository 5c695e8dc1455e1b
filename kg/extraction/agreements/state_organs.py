"""Organs of a state, which act for it: "the Nigerian Senate" ratifies, Nigeria is the party.

Words in data/lexicons/state_organs.txt.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.context import Context
from kg.language.wordlists import words
from kg.lexicons import countries

_BESIDE = re.compile(r"\b(?:of|[Tt]he)\b|[’']s\b")  # what stands beside the state's name in an organ's

_EXECUTIVE = frozenset(["Cabinet", "Council of Ministers", "Federal Council", "Government", "State Council"])


@cache
def organs() -> re.Pattern[str]:
    """What an organ of a state is called, without the state's name."""
    longest_first = sorted(words("state_organs.txt"), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def is_executive(organ: str) -> bool:
    """Whether it governs and passes no laws: what a cabinet approves is agreed to, and not yet ratified."""
    return organ in _EXECUTIVE


def of_states(sides: list[str], context: Context) -> list[str]:
    """The sides, an organ of a state for its state: that whose adjective or name stands in the organ's own."""
    return list(dict.fromkeys(_state(side, context) or side for side in sides))


def _state(side: str, context: Context) -> str | None:
    entity = context.entities.get(side)
    if entity is None or entity.kind != "organization" or not (organ := organs().search(entity.name or "")):
        return None
    whose = _BESIDE.sub("", (entity.name or "").replace(organ[0], "")).strip()
    return _states().get(whose) if whose else entity.country or context.analysis.home  # "the Senate", one's own


@cache
def _states() -> dict[str, str]:
    """Ids of countries by their names and adjectives."""
    return {
        form: f"country/{row.name}"
        for row in countries()
        for form in (row.name, *row.names, *row.adjectives, *row.demonyms)
    }
