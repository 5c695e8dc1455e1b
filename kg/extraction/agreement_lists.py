"""Lists of documents: the line that opens one says what was done with all its entries.

    "They witnessed the signature of the following documents:"   what follows is signed
    "II. Announcements"                                          what follows is agreed

An entry is an item, or a paragraph without a finite verb ("Memorandum of Understanding between … and … on …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.context import Context
from kg.language.analysis import Sentence

_SIGNED = re.compile(r"\b(?:sign(?:ed|ing|ature)?|adopted|exchanged?|concluded|inked)\b", re.IGNORECASE)
_AGREED = re.compile(r"\b(?:agree(?:d|ments?)?|announc\w+|deals?|contracts?|commit\w*)\b", re.IGNORECASE)
_DOCUMENTS = re.compile(
    r"\b(?:documents|agreements|mous?|memoranda|memorandums|instruments|exchanged|signed)\b", re.IGNORECASE
)
_ANNOUNCED = re.compile(r"\bannouncements?\b", re.IGNORECASE)
_MARK = re.compile(r"[\s•*–—-]*(?:[(]?(?:\d{1,3}|[IVXivx]{1,5}|[A-Za-z])[.)])?\s*")
_SECTION_WORDS = 5
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_ENTRY_LENGTH = 450  # characters


@dataclass(frozen=True, slots=True)
class Lead:
    """What the line that opens a list says of its entries: their status, and the sentence that says so."""

    status: str
    sentence: int


def next_lead(sentence: Sentence, context: Context, lead: Lead | None) -> Lead | None:
    """The lead that holds for this sentence and those after it."""
    text = sentence.span.of(context.text).rstrip()
    heading = sentence.block == "heading"
    if text.endswith(":") or (heading and _DOCUMENTS.search(text)):
        if _SIGNED.search(text) or heading:
            return Lead("signed", sentence.index)
        return Lead("agreed", sentence.index) if _AGREED.search(text) else None
    if lead is not None and (heading or sentence.block == "item"):
        words = text[_MARK.match(text).end() :].split()  # type: ignore[union-attr]  # it matches the empty text too
        if len(words) <= _SECTION_WORDS and not text.endswith("."):
            if _ANNOUNCED.search(text):
                return Lead("agreed", sentence.index)
            if not words or heading:
                return lead
    return lead if lead is not None and is_entry(sentence) else None


def is_entry(sentence: Sentence) -> bool:
    """Whether a sentence may be an entry of a list of documents."""
    if sentence.block == "item":
        return True
    span = sentence.span
    return span.end - span.begin <= _ENTRY_LENGTH and not any(t.tag_ in _FINITE for t in sentence.tokens)
