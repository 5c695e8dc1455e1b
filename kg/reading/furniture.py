"""Page furniture: what belongs to the page and not to the text. It stays in the text, only flagged."""

from __future__ import annotations

import re
from functools import cache

from kg.reading.lines import words
from kg.reading.words import furniture_lines

# A run of language codes ("en-GB1 ru-RU1"), as menus of multilingual sites print them.
_CODES = re.compile(r"[•*·\s]{0,8}(?:[a-z]{2}-[A-Z]{2}\d{0,3}[\s|/,]{0,3}){1,12}")
_PAGE = re.compile(r"(?:page\s)?[-–—\s]{0,3}\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[-–—\s]{0,3}", re.IGNORECASE)
_RESULTS = re.compile(
    r"showing \d[\d,]{0,8}(?: ?(?:-|–|to) ?\d{1,8})?(?: of \d{1,8})? (?:results?|items?|entries)\.?", re.IGNORECASE
)
# The number of a release alone: "Press release 15/2022", "PRESS RELEASE 1041/22", "1402-12-07-2023".
_NUMBER = re.compile(
    r"(?:(?:pr|(?:press|media|news) (?:release|statement)s?):?(?: (?:no|nr|nº|n°|№)\.?:?)? ?\d[\d/.-]{0,12}|"
    r"\d{3,4}-\d\d-\d\d-\d{4})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w.-]{1,100}")
_VIEWS = re.compile(  # "| 8,214 views", "1 min read"
    r"\W{0,3}\d[\d,.]{0,9}\s{0,2}(?:views?|reads?|hits?|shares?|min(?:ute)?s?\s(?:of\s)?read(?:ing)?)", re.IGNORECASE
)
_STAGE = re.compile(r"[(\[][^()\[\]]{1,40}[)\]]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_COMMENT = re.compile(r"<!--.{0,200}")
# Separators that stand inside a line: "* * *", "<…>", comments.
SEPARATOR = re.compile(r"(?:\*(?<!\S\*)(?:\s?\*){2,8}(?!\S)|<(?:…|\.\.\.)>|<!--[^<>]{0,200}-->)")


@cache
def _starts() -> tuple[str, ...]:
    return tuple(line.rstrip() for line in furniture_lines("start"))


@cache
def _wholes() -> frozenset[str]:
    return frozenset(furniture_lines("whole"))


def is_furniture(line: str) -> bool:
    """Whether a line is page furniture by its looks alone.

    >>> is_furniture("• en-GB1 ru-RU1"), is_furniture("# # #"), is_furniture("The leaders met.")
    (True, True, False)
    """
    if not _LETTER_OR_DIGIT.search(line):
        return True
    if len(line) > 300:
        return False
    plain = " ".join(line.casefold().split())
    bare = plain.strip("•*·|_ ")
    if plain in _wholes() or bare in _wholes() or _COMMENT.fullmatch(line):
        return True
    if any(pattern.fullmatch(line) for pattern in (_CODES, _PAGE, _RESULTS, _NUMBER, _ADDRESS, _VIEWS, SEPARATOR)):
        return True
    if _STAGE.fullmatch(line) and len(words(line)) <= 3 and not any(char.isdigit() for char in line):
        return True  # "(Applause.)": longer ones may tell of a signing
    return bare.startswith(_starts()) and len(words(line)) <= 12 and _begins_so(bare)


def _begins_so(bare: str) -> bool:
    for start in _starts():
        if bare.startswith(start):
            rest = bare[len(start) : len(start) + 1]
            if not rest.isalnum() or not start[-1:].isalnum():
                return not (start in {"page", "showing"} and not re.match(r"\w+ \d", bare))
    return False
