"""Numbers that a speaker says wrong and says again, as transcripts keep them: "nearly three- — 30,000 students".

The later number is meant; what is only said once more for weight ("by 2025 — 75 percent") counts once.
"""

from __future__ import annotations

import re

from kg.language.numerals import GAP

_SLIP = re.compile(rf"-?{GAP}(?:—|--){GAP}(?=[^\W_]|[$€£¥₹₩₽])")
_SCALE_ALONE = re.compile(rf"(?:thousand|million|billion|trillion){GAP}(?P<noun>[^\W\d_]+)", re.I)
_SAID_AGAIN = re.compile(rf"(?:—|--){GAP}?(?:yes,{GAP})?$")
_ENDS = re.compile(rf"{GAP}?(?:[.,;!?—]|--|$)")


def slip_after(text: str, at: int, end: int) -> re.Match[str] | None:
    """The dash at which a number that ends at ``at`` is broken off, to be said anew; a range has none with spaces.

    >>> slip_after("three- — 30,000 students", 5, 24) is not None, slip_after("10–15 per cent", 2, 14) is not None
    (True, False)
    """
    return _SLIP.match(text, at, end)


def scale_mended(text: str, first: str, at: int, end: int) -> bool:
    """Whether only the scale is said anew behind a dash: "100 million people | billion people"; ``first`` ends so."""
    again = _SCALE_ALONE.match(text, at, end)
    return again is not None and first.lower().endswith(again["noun"].lower())


def said_again(text: str, after: int, begin: int, end: int) -> bool:
    """Whether a number told up to ``after`` is only repeated behind a dash: "75 percent by 2025 — 75 percent"."""
    repeated = _SAID_AGAIN.search(text, after, begin)
    return repeated is not None and _ENDS.match(text, end) is not None
