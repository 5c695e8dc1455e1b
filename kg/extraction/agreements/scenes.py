"""The occasion of two sides that a passage tells of: whom "they" stand for there, and when what they signed was signed.

    "In Delhi, A met his counterpart B on 5 February. They also signed …"      A's country and B's, on 5 February
    "On 14 May, A and C will hold talks and sign …"                            A's country and C's

A document that tells of one partner after another says so paragraph by paragraph, and names each once.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Occasion
from kg.language.analysis import Sentence

_BY_DEEDS = "meeting.refers"
_REACH = 3  # sentences of a paragraph between an occasion and what came out of it


class Scene(NamedTuple):
    """Where an occasion of two sides is told."""

    sentence: int
    position: int
    sides: tuple[str, ...]
    occasion: Occasion
    refers: bool = False  # told only by what its sides did: "the two Ministers agreed to …"


def find_scenes(context: Context, occasions: list[Occasion]) -> list[Scene]:
    """Every telling of an occasion of exactly two countries or organisations, in text order.

    None of two who meet on the margins of what the title's three or more do together.
    """
    found = []
    told = [o for o in occasions if o.status != "cancelled"]
    whole = {o: frozenset(context.represent(o.participants)) for o in told}
    titled = context.title_sides
    together = len(titled) > 2 and any(titled <= sides and o.kind != "visit" for o, sides in whole.items())
    for occasion in told:
        for telling in occasion.tellings:
            if telling.prelude:
                continue
            own = context.represent([*telling.participants, *telling.guests])
            sides = own if len(own) > 1 else sorted(whole[occasion])
            if len(sides) != 2 or occasion.event or (together and set(sides) <= titled):
                continue
            if _names_one(telling.sentence, sides, context):
                refers = telling.rule.startswith(_BY_DEEDS)
                found.append(Scene(telling.sentence, telling.position, tuple(sides), occasion, refers))
    return sorted(found, key=lambda s: (s.sentence, s.position, s.sides))


def _names_one(index: int, sides: list[str], context: Context) -> bool:
    """Whether a sentence names one of the sides, or somebody of theirs: "they" alone tells of no new occasion."""
    span = context.analysis.sentences[index].span
    named = [e for m in context.mentions_in(span.begin, span.end) if m.form != "group" for e in m.entities]
    return bool(set(sides) & set(context.represent(named)))


@lru_cache(maxsize=2)  # every instrument of a document asks
def central_sides(context: Context) -> frozenset[str]:
    """Who meets most partners, one after another: whom the document is about."""
    partners: dict[str, set[str]] = {}
    for scene in context.scenes:
        for side in scene.sides:
            partners.setdefault(side, set()).update(scene.sides)
    most = max(map(len, partners.values()), default=0)
    return frozenset(side for side, others in partners.items() if len(others) == most)


def scene_of(sentence: Sentence, context: Context) -> Scene | None:
    """The occasion told last in the sentence's paragraph, in it or shortly before it."""
    scenes = context.scenes
    at = bisect_right(scenes, sentence.index, key=lambda s: s.sentence) - 1
    if at < 0:
        return None
    scene = scenes[at]
    told = context.analysis.sentences[scene.sentence]
    near = sentence.index - scene.sentence <= _REACH and told.block_index == sentence.block_index
    return scene if near and told.speaker == sentence.speaker else None
