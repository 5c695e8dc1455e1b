"""Compare titles of instruments by their content words."""

from __future__ import annotations

import re

from kg.language.people import fold

_SMALL = frozenset(
    "the a an of on in for and to between with by at from its their our this that new joint s bilateral historic landmark".split()
)


def content_words(title: str) -> frozenset[str]:
    """Words of a title that tell it from another, folded, plural endings off."""
    words = re.findall(r"\w+", fold(title.replace("’s", "").replace("'s", "")))
    return frozenset(w[:-1] if len(w) > 4 and w.endswith("s") else w for w in words if w not in _SMALL)


def same_title(one: str, two: str) -> bool:
    """Whether two titles name one instrument: the shorter's words are all in the longer, and there are two at least."""
    a, b = content_words(one), content_words(two)
    if not a or not b:
        return False
    if a == b:
        return True
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if shorter <= longer and len(shorter) >= 2:
        return True
    return 2 * len(a & b) / (len(a) + len(b)) >= 0.8
