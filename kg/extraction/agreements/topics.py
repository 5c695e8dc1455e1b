"""What an instrument is on, by its own title: "Memorandum of Understanding on [ports]"."""

from __future__ import annotations

import re

_ON = re.compile(
    r"\b(?:on|concerning|regarding|about|relating\s+to|in\s+the\s+(?:fields?|areas?|spheres?|domains?)\s+of)\s+(?:the\s+)?(?=[^\W\d])",
    re.IGNORECASE,
)
# Whose it is, and how long it runs.
_END = re.compile(
    r",?\s+(?:between\s+(?:the\s+|our\s+)?(?:[A-Z]|two\b|governments?\b|ministr)|(?:for|in|from|during)\s+(?:the\s+)?(?:years?|period)\b|(?:for|from|in|until|to)?\s*\(?\d{4}\b)|\s+\([A-Z]{2,}"
)
_HANGS = re.compile(r"(?:\s+(?:and|of|for|in|on|to|with|the))+$")
_POINTS = re.compile(r"(?:this|that|these|those|both)\b", re.IGNORECASE)
_DAY = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")


def subject_of(title: str) -> str | None:
    """The words of a title that say what it is on, None where it does not say.

    >>> subject_of("Agreement between Chile and Peru on air services (2021-2024)")
    'air services'
    """
    on = _ON.search(title)
    if on is None or _DAY.match(title, on.end()):
        return None
    words = title[on.end() :]
    end = _END.search(words)
    words = re.sub(r"\s+", " ", words[: end.start()] if end else words).strip(" ,.;:“”\"'’")
    words = _HANGS.sub("", words)
    return None if not words or _POINTS.match(words) else words
