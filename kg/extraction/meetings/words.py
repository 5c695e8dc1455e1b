"""The word lists of meetings: what triggers one, and what the words around it say (data/lexicons)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.lexicons import read_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.context import Context

# A day to come, where the verb is in the present tense: "travels to X on Monday".
ON_WEEKDAY = re.compile(r"\b(?:on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|tonight)\b")
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
TOP = r"(?:[Ll]eaders|[Hh]eads of (?:[Ss]tate|[Gg]overnment))"  # whose numbered meeting is a summit
_LED = re.compile(rf"\b{TOP}\b")
_MINISTERIAL = re.compile(r"\b(?:[Mm]inister\w*|[Oo]fficials|2\s?\+\s?2)\b")
_OF_SEVERAL = frozenset(("summit", "session", "forum"))
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")  # up to 39: "the II Meeting", "the XIII Summit"
_ROMAN_PARTS = re.compile(r"IX|IV|[XVI]")
_DIGITS = {"X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}


@cache
def triggers(pos: str) -> dict[str, str]:
    """Lemmas that tell of an occasion, with its kind, by part of speech: ``verb`` or ``noun``."""
    return {row["lemma"]: row["kind"] for row in read_lexicon("meeting_triggers") if row["pos"] == pos}


def trigger(token: Token) -> tuple[str, str] | None:
    """The noun that a token is a form of, with the kind of occasion it tells of; the model leaves names' plurals."""
    return _noun(token.lemma_, token.lower_)


@lru_cache(maxsize=16384)  # texts say the same words again and again
def _noun(lemma: str, text: str) -> tuple[str, str] | None:
    nouns = triggers("noun")
    word = next((w for w in (lemma.lower(), text, text.removesuffix("s")) if w in nouns), None)
    return None if word is None else (word, nouns[word])


def context_trigger(token: Token, context: Context) -> tuple[str, str] | None:
    """The noun that an abbreviation of the document's own stands for: "Foreign Office Consultations (FOC)"."""
    if not context.short_names or not (short := token.text).isupper() or short not in context.short_names:
        return None
    long = context.short_names[short]
    word = next((w for w in (long, long.removesuffix("s")) if w in triggers("noun")), None)
    return None if word is None else (word, triggers("noun")[word])


def kind_of_name(name: str, number: int | None) -> str | None:
    """The kind of an occasion by its name alone: "for the 24th Consultations between"; None where it says nothing.

    >>> kind_of_name("for the 24th Consultations", 24), kind_of_name("for the second Leaders’ Meeting", 2)
    ('session', 'summit')
    >>> kind_of_name("for a working meeting", None)
    """
    last = name.split()[-1].lower()
    nouns = triggers("noun")
    kind = nouns.get(last) or nouns.get(last.removesuffix("s"))
    if kind in _OF_SEVERAL and last != "dialogue":
        return kind
    if last != "meeting" or number is None:
        return None
    return "summit" if _LED.search(name) else "session" if _MINISTERIAL.search(name) else None


@cache
def meeting_words(sense: str) -> frozenset[str]:
    """Words of one sense: ``light``, ``new``, ``takes_place`` …; the file's header says what each holds."""
    return frozenset(row["word"] for row in read_lexicon("meeting_words") if row["sense"] == sense)


@cache
def _ordinals() -> dict[str, int]:
    return {row["word"]: int(row["number"]) for row in read_lexicon("ordinals")}


def ordinal(word: str) -> int | None:
    """The number of an ordinal, or None where the word is none.

    >>> ordinal("Fifth"), ordinal("12th"), ordinal("XIV"), ordinal("next")
    (5, 12, 14, None)
    """
    number = _NUMBER.fullmatch(word)
    if number is None and _ROMAN.fullmatch(word) and len(word) > 1:
        return sum(_DIGITS[part] for part in _ROMAN_PARTS.findall(word))
    return int(number[1]) if number else _ordinals().get(word.lower())
