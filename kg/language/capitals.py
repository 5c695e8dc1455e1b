"""Titles set in capitals written as other text is, so that names are found in them: "JOINT STATEMENT OF JAPAN AND …".

Every character keeps its place: only the letters' case changes. Labels of speakers stay as they are, since capitals
tell them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.language.lexicon import named_index, title_index
from kg.language.spans import SpanIndex
from kg.language.wordlists import rows
from kg.model import Block, Document

_WORD = re.compile(r"[^\W\d_]+(?:[.’'‑-][^\W\d_]+)*\.?")
_PART = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVXL]+")
_KINDS = frozenset(("title", "heading"))
_LEAST_WORDS = 3  # of a heading; fewer are a label or a place
_LEAST_LETTERS = 4  # of a country's name; fewer are an abbreviation
_MOST = 600  # characters of a title


def in_small_letters(document: Document) -> str:
    """The document's text with its titles and headings in capitals written in small letters, of the same length."""
    parts: list[str] = []
    done = 0
    for block in _headings(document):
        text = block.span.of(document.text)
        if _is_set_in_capitals(block, text):
            written = _written(text)
        else:
            written = _WORD.sub(_country, text) if block.kind == "title" else text
        if written == text:
            continue
        parts += [document.text[done : block.span.begin], written]
        done = block.span.end
    return document.text if not done else "".join((*parts, document.text[done:]))


def _headings(document: Document) -> Iterator[Block]:
    labels = SpanIndex(turn.label for turn in document.turns if turn.label is not None)
    for block in document.blocks:
        if block.kind in _KINDS and block.span.end - block.span.begin <= _MOST and not labels.meet(block.span):
            yield block


def _is_set_in_capitals(block: Block, text: str) -> bool:
    return text.isupper() and (block.kind == "title" or len(_WORD.findall(text)) >= _LEAST_WORDS)


def _country(word: re.Match[str]) -> str:
    """A country's name in capitals within another title: "FRANCE – INDIA – Meeting between …"."""
    written = _capitalised(word[0])
    plain = word[0].isupper() and len(word[0]) >= _LEAST_LETTERS and len(written) == len(word[0])
    hit = named_index().at(written, 0) if plain else None
    return written if hit is not None and hit.end == len(written) and hit.value.kind == "country" else word[0]


def _written(text: str) -> str:
    """One block with capitals where names would have them.

    >>> _written("JOINT STATEMENT BETWEEN JAPAN AND THE UAE"), _written("CÔTE D’IVOIRE’S PM")
    ('Joint Statement Between Japan and the UAE', 'Côte d’Ivoire’s PM')
    """
    return _WORD.sub(lambda word: _word(word[0], first=word.start() == 0), text)


@lru_cache(maxsize=4096)  # titles say the same words again and again
def _word(word: str, *, first: bool) -> str:
    small = word.lower()
    if len(small) != len(word):
        return word
    if small in _small_words() and not first:
        return small
    if _kept(word):
        return word
    if "-" in word and not _known(_capitalised(word)):
        return "-".join(_word(part, first=True) if part else part for part in word.split("-"))
    for written in (_capitalised(word), small):
        if len(written) == len(word) and _known(written):
            return written
    return _capitalised(word)


def _kept(word: str) -> bool:
    """Whether a word is an abbreviation: "ASEAN", "PM", "II", "U.S."."""
    title = title_index().at(word, 0)
    short = title is not None and title.value.short and title.end == len(word)
    return short or _known(word) or _ROMAN.fullmatch(word) is not None


def _known(word: str) -> bool:
    hit = named_index().at(word, 0)
    return hit is not None and hit.end == len(word) and word.lower() not in {"who"}


def _capitalised(word: str) -> str:
    """Each part with a capital, but the "s" of a possessive and the "d" of "d’Ivoire"."""
    parts = _PART.sub(lambda part: part[0].capitalize(), word)
    return re.sub(r"(?<=[’'])S$|^D(?=[’'])", lambda letter: letter[0].lower(), parts)


@cache
def _small_words() -> frozenset[str]:
    """Words that headings write small."""
    return frozenset(row["word"] for row in rows("line_words.tsv") if row["class"] == "connector")
