"""One node per occasion: which tellings of a document are of the same one.

A telling is compared with the occasions that share its sides only, and a mere reference with the occasions told near
it, so that a long document costs no more per telling than a short one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from itertools import combinations, islice

from kg.extraction.context import Context
from kg.extraction.meetings.occasion_apart import mark
from kg.extraction.meetings.occasion_match import same
from kg.extraction.meetings.occasion_sides import side_of
from kg.extraction.meetings.occasions import Occasion, Telling
from kg.extraction.meetings.opposite import completed
from kg.extraction.meetings.untold import whose

_TWO = 2  # sides
_NEAR = 20  # tellings on each side among which a reference looks for what it refers to
_SPOKEN = re.compile(r"(?:conversation|talk|discussion)", re.IGNORECASE)
_PROCESS = re.compile(r"(?:dialogue|negotiation)", re.IGNORECASE)  # goes on over many meetings
_BY_WORD = frozenset(("talks", "call"))
_FACE_TO_FACE = frozenset(("talks", "session", "summit"))  # what "the meeting" is
_Key = tuple[str, ...]


class _Told:
    """The occasions found so far, by the sides that take part and by where they are told."""

    def __init__(self, context: Context) -> None:
        self.occasions: list[Occasion] = []
        self._context = context
        self._by_sides: dict[_Key, dict[int, None]] = {}
        self._sentences: list[list[int]] = []  # of each occasion, in order
        self._all: list[tuple[int, int]] = []  # sentence and occasion of every telling, in order

    def add(self, telling: Telling, at: int | None = None) -> None:
        """Add a telling to the occasion of that number, or as a new one."""
        if at is None:
            at = len(self.occasions)
            self.occasions.append(Occasion())
            self._sentences.append([])
        occasion = self.occasions[at]
        known = len(occasion.participants)
        occasion.add(telling)
        insort(self._sentences[at], telling.sentence)
        insort(self._all, (telling.sentence, at))
        if len(occasion.participants) != known:
            sides = self._sides(occasion.participants)
            keys = [
                *combinations(sides, 2),
                *(("any", s) for s in sides),
                *(("alone", s) for s in sides[:1] if len(sides) == 1),
            ]
            for key in keys:
                self._by_sides.setdefault(key, {})[at] = None

    def fitting(self, telling: Telling) -> list[int]:
        """Numbers of the occasions that a telling may be of, in the order of their first telling."""
        if telling.refers:
            middle = bisect_left(self._all, (telling.sentence, 0))
            numbers = {at for _, at in self._all[max(0, middle - _NEAR) : middle + _NEAR]}
        else:
            sides = self._sides(telling.participants)
            keys = [("any", sides[0])] if len(sides) == 1 else [*combinations(sides, 2), *(("alone", s) for s in sides)]
            numbers = {at for key in keys for at in self._by_sides.get(key, ())}
        return [at for at in sorted(numbers) if same(self.occasions[at], telling, self._context)]

    def closeness(self, at: int, telling: Telling) -> tuple[int, int, int, int, int]:
        """How well a telling goes with an occasion that it may be of: day, kind, places, people, then nearness."""
        occasion = self.occasions[at]
        kind = _goes_by_kind(telling, occasion, self._context) if telling.refers and not telling.headline else 0
        shared = len(set(occasion.participants) & set(telling.participants))
        if telling.refers and occasion.headline and len(telling.participants) >= _TWO:
            shared += set(occasion.participants) == set(telling.participants)  # of those who meet, and of no third
        numbered = telling.ordinal is not None and telling.ordinal == occasion.ordinal
        same_date = int(bool(occasion.date and telling.date and occasion.date.time == telling.date.time))
        told = self._sentences[at]
        middle = bisect_left(told, telling.sentence)
        distance = min(abs(s - telling.sentence) for s in told[max(0, middle - 1) : middle + 1])
        same_date += int(telling.headline and occasion.lead)  # a headline is of what the first sentence reports
        same_date += int(numbered and telling.refers)
        return (same_date, kind, len(set(occasion.places) & set(telling.places)), shared, -distance)

    def _sides(self, participants: list[str]) -> list[str]:
        return sorted({side_of(p, self._context) for p in participants})


def join(tellings: list[Telling], context: Context) -> list[Occasion]:
    """Occasions in the order of their first telling; the references come last, so that they find what they refer to."""
    mark(tellings, context)
    told = _Told(context)
    for telling in [t for t in tellings if not t.refers] + [t for t in tellings if t.refers]:
        fits = told.fitting(telling)
        if fits:
            told.add(telling, max(fits, key=lambda at: told.closeness(at, telling)))
        elif not telling.refers:
            told.add(telling)
        elif telling.acted:
            telling.refers = False  # nothing else told the talks after which they acted, or which they chaired
            telling.participants, telling.guests = telling.participants or telling.guests, []
            told.add(telling)
        elif (
            (telling.part_of or telling.places)
            and telling.status
            and not telling.participants
            and (call := _only_call(told.occasions))
        ):
            telling.participants = call.participants  # a call speaks of "their meeting in X"
            telling.refers, telling.fresh = False, True
            told.add(telling)
        elif completed(telling, context):
            telling.refers, telling.fresh = False, True
            told.add(telling)
        elif those := whose(telling, context):
            telling.participants = those
            telling.refers, telling.fresh = False, True
            told.add(telling)
    return [Occasion(sorted(o.tellings, key=lambda t: t.position)) for o in told.occasions]


def _goes_by_kind(telling: Telling, occasion: Occasion, context: Context) -> int:
    """Whether a noun that refers is one that the occasion is told by: "the visit" of a visit, "the call" of a call."""
    if not telling.rule.startswith("meeting.noun") or _PROCESS.match(context.text, telling.position):
        return 0
    if telling.kind != "talks":
        return int(telling.kind in occasion.kinds)
    spoken = _SPOKEN.match(context.text, telling.position) is not None
    return int(bool(occasion.kinds & (_BY_WORD if spoken else _FACE_TO_FACE)))


def _only_call(occasions: list[Occasion]) -> Occasion | None:
    told = list(islice((o for o in occasions if not o.event), 2))
    return told[0] if len(told) == 1 and told[0].kind == "call" else None
