"""A text as physical lines with their offsets, and what a line looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicons import capitals, countries
from kg.reading.words import line_words, speaker_words

# Every character at which str.splitlines breaks a line; \r\n is one break.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_][\w.'’&/-]*")
_TERMINAL = tuple(".!?…")
_CLOSING = "\"'”’»)]*_"
_AT_PLACE = re.compile(r"\b(?:in|at|to|from)\s+(?:the\s+)?(?P<place>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2})$")
_BEFORE_TITLE = frozenset(("prime", "deputy", "vice", "foreign", "first", "federal", "assistant", "chief", "former"))
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Gov|Sen|Rep|Hon|No|Art|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text without a line break, trimmed of white space; ``gap`` counts the line breaks before it."""

    begin: int
    end: int
    gap: int
    text: str


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that hold more than white space, in order."""
    last = 0
    gap = 0
    for match in _LINE.finditer(text):
        between = text[last : match.start()]
        gap += len(between) - between.count("\r\n")
        last = match.end()
        raw = match.group()
        body = raw.strip()
        if body:
            begin = match.start() + len(raw) - len(raw.lstrip())
            yield Line(begin, begin + len(body), gap, body)
            gap = 0


def words(text: str) -> list[str]:
    """The words of a stretch of text."""
    return _WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """Whether a stretch ends as a sentence does; "Mr." and initials do not.

    >>> ends_sentence("They met."), ends_sentence("They met Mr."), ends_sentence("“They met.”")
    (True, False, True)
    """
    bare = text[-40:].rstrip().rstrip(_CLOSING)
    return bare.endswith(_TERMINAL) and not _ABBREVIATION.search(bare)


def is_running(text: str) -> bool:
    """Whether a stretch reads as running text rather than as a heading: enough words, a third of them in lower case."""
    sample = words(text[:600])
    return len(sample) >= 5 and sum(word[0].islower() for word in sample) >= len(sample) / 3


def is_titled(text: str) -> bool:
    """Whether a stretch is set as headings are: all capitals, or every word but connectors capitalised."""
    sample = words(text[:400])
    if not sample:
        return False
    major = [word for word in sample if word.casefold() not in line_words("connector")]
    return bool(major) and sample[0][0].isupper() and all(not word[0].islower() for word in major)


def continues(former: str, latter: str, *, blank: bool) -> bool:
    """Whether ``latter`` goes on in the middle of the sentence that ``former`` breaks off.

    ``blank`` says that a blank line stands between them, as after a page break.

    >>> former = "Both sides signed a memorandum of cooperation on tourism between Tourism Australia and Japan National"
    >>> continues(former, "Tourism Organisation. So", blank=True)
    True
    >>> summary = "The Foreign Ministers of Croatia and of Hungary held a working meeting with their teams in Zagreb"
    >>> continues(summary, "Minister A said. So", blank=True)
    False
    """
    tail = former[-200:].rstrip()
    if not tail or ends_sentence(tail) or tail[-1] in ":;—–" or tail.endswith(("; and", "; or")):
        return False
    head = words(latter[:80])
    if not head or not (latter[0].isalnum() or latter[0] in "(“\"‘'$€£"):
        return False
    if not is_running(former[-600:]):
        return False
    first, last = head[0], (words(tail) or [""])[-1]
    if first[0].islower():
        return True
    if last.casefold() in line_words("hanging") and not last.isupper():
        return True
    if tail[-1] == "," and blank:
        return False  # the recitals of a declaration, each a paragraph
    if blank:
        # A name torn in two; and a heading has no full stop, where a sentence that goes on has one.
        torn = last[:1].isupper() and tail[-1].isalnum() and len(former) >= 80
        if _names_somebody(first, last) or _ends_with_place(tail):
            return False  # a summary without a full stop, and the first sentence of the text
        return torn and first.casefold() not in line_words("opener") and bool(re.search(r"[.!?]", latter[:2000]))
    return first.casefold() not in line_words("opener") and len(former) >= 45


def _names_somebody(first: str, last: str) -> bool:
    """Whether a stretch begins with a title of its own: "… in X | Minister A said", not "… Deputy | Minister A"."""
    return first.casefold().rstrip(".") in speaker_words("title") and last.casefold() not in _BEFORE_TITLE


def _ends_with_place(tail: str) -> bool:
    """Whether a stretch ends with the capital or the country where something was: "… held talks in Vienna"."""
    found = _AT_PLACE.search(tail)
    return found is not None and (found["place"] in capitals() or found["place"] in _countries())


@cache
def _countries() -> frozenset[str]:
    return frozenset(name for row in countries() for name in row.names)
