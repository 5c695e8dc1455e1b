"""Whom "the two sides" are where a text tells of one country's dealings with several others, one after another.

A press briefing goes from country to country, and so does what is told of a journey or of a day of meetings: the two
are home and the country named last in the same paragraph, or in the one before ("Q: … with Japan? A: The two sides are
arranging a meeting"); "the two ministers" are home's and whoever of another country is named last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.language.sides import STATE_RANKS, Stage, title_parties
from kg.model import Span

_BRIEFING = re.compile(r"\b(?:press|media|news)\s+(?:briefings?|conferences?)|\bbriefings?\b", re.IGNORECASE)
_SIDES = frozenset(("sides", "parties", "delegations"))  # "the two countries" of a journey are the two that it leads to
_SEVERAL = 3
_OFFICERS = STATE_RANKS | {"official", "diplomat"}


@dataclass(frozen=True, slots=True)
class Host:
    """Home, those it has dealings with (None: anybody), and where the text's paragraphs begin."""

    home: str
    partners: tuple[str, ...] | None
    blocks: tuple[int, ...]

    def with_whom(self, position: int, noun: str, countries: Sequence[tuple[Span, str]]) -> tuple[str, ...]:
        """Home and its partner at a place; empty where none is named near, or two are and only they are counted."""
        if self.partners is not None and noun not in _SIDES:
            return ()
        at = bisect_right(self.blocks, position) - 1
        stop = bisect_left(countries, position, key=_begin)
        for start in self.blocks[max(0, at - 1) : at + 1][::-1]:
            near = [c for _, c in countries[bisect_left(countries, start, key=_begin) : stop]]
            fits = [c for c in near if c != self.home and c.startswith("country/")]
            fits = [c for c in fits if self.partners is None or c in self.partners]
            if self.partners is not None and len(set(fits)) > 1:
                return ()  # "Armenia and Azerbaijan … the two sides" may be these
            if fits:
                return (self.home, fits[-1])
        return ()

    def people(self, position: int, named: Sequence[tuple[Span, str]], side_of: Mapping[str, str | None]) -> list[str]:
        """Home's officer and the foreign one who are named last before a place, in its paragraph or the one before."""
        if self.partners is not None:
            return []
        at = bisect_right(self.blocks, position) - 1
        stop = bisect_left(named, position, key=_begin)
        for start in self.blocks[max(0, at - 1) : at + 1][::-1]:
            near = [p for _, p in named[bisect_left(named, start, key=_begin) : stop] if side_of.get(p)]
            foreign = [p for p in near if side_of[p] != self.home]
            own = [p for p in near if side_of[p] == self.home]
            if foreign and own:
                return [own[-1], foreign[-1]]
        return []


def host_of(stage: Stage, parties: Sequence[str], home: str | None) -> Host | None:
    """Home as the host of several: in a briefing whose title names no guest, or where it is one of three parties."""
    if home is None:
        return None
    blocks = tuple(block.span.begin for block in stage.document.blocks if block.kind != "furniture")
    partners = tuple(p for p in parties if p != home)
    if home in parties and len(parties) >= _SEVERAL and len(parties) == len(partners) + 1:
        return Host(home, partners, blocks)
    text, title = stage.document.text, stage.title
    named = [c for c in title_parties(stage) if c != home]
    guests = [a for a in stage.actors if a.country not in (None, home) and title.meets(a.first)]
    if named or guests:
        return None
    if _BRIEFING.search(text, title.begin, title.end) is None and not _one_after_another(stage, home):
        return None
    return Host(home, None, blocks)


def _one_after_another(stage: Stage, home: str) -> bool:
    """Whether a text whose title names no partner tells of officers of several other countries."""
    others = {a.country for a in stage.actors if a.rank in _OFFICERS and a.country not in (None, home)}
    return len(others) >= _SEVERAL


def _begin(mention: tuple[Span, str]) -> int:
    return mention[0].begin
