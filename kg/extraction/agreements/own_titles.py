"""A joint paper whose own title says who issued it: "Joint Communiqué issued by the Presidents of Kenya and Zambia"."""

from __future__ import annotations

import re

from kg.extraction import rules
from kg.extraction.agreements.act import Act
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.sides import main_parties
from kg.extraction.context import Context

_ISSUED = re.compile(
    r"\W*(?P<name>joint\s+(?:press\s+)?(?P<noun>communiqu[eé]|statement|declaration))\b[^.:;]{0,60}?\s"
    r"(?:issued|adopted|signed)\s+(?:by|at|following|after|during|on\s+the\s+occasion\s+of)\s",
    re.IGNORECASE,
)


def issued(context: Context) -> list[Draft]:
    """The document itself, where its title says that two sides issued it (guidelines, "Rulings")."""
    for sentence in context.analysis.sentences:
        if sentence.block != "title":
            return []
        found = _ISSUED.match(context.text, sentence.span.begin, sentence.span.end)
        sides = main_parties(context) if found else []
        if found and len(sides) > 1:
            noun = "joint communiqué" if found["noun"][0] in "cC" else f"joint {found['noun'].lower()}"
            draft = Draft(
                found["name"], "declaration", rules.AGREEMENT_NAMED, sentence.span.begin, [sentence.index], noun=noun
            )
            draft.statuses, draft.act, draft.bare = [("signed", True)], Act("signed", None, direct=True), True
            draft.parties, draft.end = sides, found.end("name")
            return [draft]
    return []
