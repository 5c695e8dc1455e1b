"""Who meets where a body sits whose name tells its two sides: NATO and Ukraine in "the NATO-Ukraine Council".

Whoever says "We have just concluded the first meeting of the Council" speaks for one of its sides: it is the sides that
met, and whom the sentence names.
"""

from __future__ import annotations

from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasion_sides import own_body
from kg.extraction.meetings.occasions import Telling
from kg.language.two_sides import two_sides


def sit_for_sides(telling: Telling, context: Context) -> None:
    """Put the two sides in the place of a body that has them in its name, and of those who speak of its session."""
    known = [p for p in telling.participants if p in context.entities and not own_body(p, context)]
    bodies = [name for p in known if (name := context.entities[p].name)]
    sides = next((found for name in bodies if (found := two_sides(name))), ())
    if not sides or any(side.id not in context.entities for side in sides):
        return
    span = context.analysis.sentences[telling.sentence].span
    told = {e for m in context.mentions_in(span.begin, span.end) if m.kind == "person" for e in m.entities}
    telling.participants = unique([*(side.id for side in sides), *(p for p in telling.participants if p in told)])
