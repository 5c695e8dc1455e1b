"""What is done with a paper where a turn of phrase says so: "put pen to paper on a treaty", "put their names to".

Words in data/lexicons/agreement_idioms.tsv.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.agreements.act import Act, Saying
from kg.extraction.agreements.verbs import PAPERS
from kg.lexicons import cell_values, read_lexicon

_WORDS = r"(?:(?!(?:and|which|that|with|to|of|for)\b)[\w’-]+\s+){0,4}$"
_ANY = rf"\s+(?:(?:the|an?|our|their|its|any|such\s+an?)\s+)?{_WORDS}"
_NEW = rf"\s+(?:an?|any|some\s+kind\s+of|such\s+an?)\s+{_WORDS}"


@cache
def _idioms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is written of each, and the status that it gives."""
    return tuple(
        (
            re.compile(
                r"\b" + _words(row["words"]) + (_ANY if row["any"] == "yes" else _NEW),
                re.IGNORECASE,
            ),
            row["status"],
        )
        for row in read_lexicon("agreement_idioms")
    )


def _words(words: str) -> str:
    """The words of an idiom as a pattern: one of several at each place, "*" any one that may be missing."""
    places = [f"(?:{'|'.join(map(re.escape, cell_values(w)))})" if w != "*" else "" for w in words.split()]
    return r"\s+".join(places).replace(r"\s+\s+", r"\s+(?:[\w’-]+\s+)?")


def in_idiom(saying: Saying) -> Act | None:
    """As in "put pen to paper on | a treaty"."""
    if saying.instrument.noun.kind not in PAPERS | {"declaration", "programme"}:
        return None
    status = next((status for pattern, status in _idioms() if pattern.search(saying.before)), None)
    if status is None or (status in {"negotiating", "proposed"} and saying.instrument.noun.kind not in PAPERS):
        return None
    return Act(status, saying.verb, direct=True)
