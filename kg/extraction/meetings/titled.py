"""The occasion that the title of spoken words names with all who meet: "Remarks by A and B Before Bilateral Meeting".

Whoever speaks there tells of other occasions, too: of the call with a third that morning, of a visit elsewhere, of the
summit at which all met. What is told of somebody whom the title does not name, or of a stay elsewhere, is none of it.
"""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.occasion_sides import side_of
from kg.extraction.meetings.occasions import Occasion, Telling

_TWO = 2  # who meet at the least
_SPOKEN = re.compile(
    r"\b(?:remarks|press\s+(?:conference|statements?|briefing|availability|encounter|opportunity|point)|statements?\s+by|"
    r"speech(?:es)?|transcript|doorstop|toasts?|address(?:es)?|exchange\s+of\s+views)\b",
    re.IGNORECASE,
)
_CLOSED = frozenset(("talks", "summit", "call"))
_STAYED = re.compile(r"(?:visited|travel+ed|went|was|were|been)\b")


def of_others_than_titled(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """Whether a telling is of somebody whom the title that names all who meet leaves out, or of a stay elsewhere."""
    if telling.headline or not occasion.headline:
        return False
    titled = _titled(occasion, context)
    if titled is None:
        return False
    sides = {side_of(p, context) for p in titled}
    if any(p not in titled and _stranger(p, sides, context) for p in telling.participants):
        return True
    return (
        telling.kind == "visit" and bool(telling.places) and _STAYED.match(context.text, telling.position) is not None
    )


def _titled(occasion: Occasion, context: Context) -> set[str] | None:
    """The people whom the spoken words' title names as those who meet; None where it does not name all."""
    for telling in occasion.tellings:
        if not telling.headline or telling.kind not in _CLOSED:
            continue
        people = [p for p in telling.participants if context.kind(p) == "person"]
        if (
            len(people) < _TWO
            or len({side_of(p, context) for p in people}) < _TWO
            or len(people) < len(telling.participants)
        ):
            continue
        sentence = context.analysis.sentences[telling.sentence]
        begin = context.document.blocks[sentence.block_index].span.begin
        if _SPOKEN.search(context.text, begin, telling.position):
            return set(people)
    return None


def _stranger(participant: str, sides: set[str], context: Context) -> bool:
    """A named person whom the title does not name, or a country or body that none of those who meet stands for."""
    if context.kind(participant) == "person":
        found = context.entities.get(participant)
        return found is None or found.name is not None or side_of(participant, context) not in sides
    return side_of(participant, context) not in sides


def keep_kind(occasions: list[Occasion], context: Context) -> None:
    """What a title calls talks is talks, though the words below it speak of the visit on which they are held."""
    for occasion in occasions:
        misled = occasion.kind in {"visit", "session"} and _titled(occasion, context) is not None
        if misled and all(t.kind == "talks" for t in occasion.tellings if t.headline):
            occasion.is_called("talks")
