"""Which language a text is in, by its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.errors import Where, WrongLanguage
from kg.model import Block

_PARAGRAPHS = 6  # at most, spread over the document
_CHARACTERS = 200  # of each
_SHORT = 60  # characters, below which a paragraph tells nothing by itself
_ENGLISH = 0.22  # share of words that are English function words, above which a text is English whatever its names
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "in",
        "into",
        "is",
        "it",
        "its",
        "not",
        "of",
        "on",
        "or",
        "our",
        "she",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "was",
        "we",
        "were",
        "which",
        "who",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)
# English words of this field: a few lines of names and titles have few function words.
_FIELD_LIST = """affairs agreed ambassador attended bilateral called chairman cooperation counterpart deputy director
discussed foreign governor head held hosted kingdom led lunch meeting meetings meets met minister ministers ministry
office phone president prime received relations republic secretary session sides signed spoke states summit talks
telephone thanked today took trade united visit visited visits welcomed yesterday"""
_FIELD_WORDS = frozenset(_FIELD_LIST.split())
_SOME_ENGLISH, _MOST_ENGLISH = 0.1, 0.33  # shares of function words, and of both kinds, that tell English as well
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ]")


def find_language(text: str, blocks: Sequence[Block], allowed: Sequence[str], name: str) -> str:
    """The ISO 639-1 code of the allowed language that most of the text is in; a foreign word or paragraph does no harm.

    Raises:
        WrongLanguage: most of the text is in another language.
    """
    spoken = [block.span.of(text) for block in blocks if block.kind not in ("furniture", "dateline")]
    long = [part for part in spoken if len(part) >= _SHORT]
    step = max(1, -(-len(long) // _PARAGRAPHS))
    samples = [part[:_CHARACTERS] for part in long[::step]] or [" ".join(spoken[:20])[:_CHARACTERS]]
    if not long:
        letters = len(_LETTER.findall(samples[0]))
        foreign_script = letters - len(_LATIN.findall(samples[0]))
        if letters < _SHORT or 2 * foreign_script < letters:
            if 2 * foreign_script > letters and letters > 3:
                raise _wrong(_classify(samples[0]), allowed, name)
            return allowed[0]
    # Where most is plainly English no other part matters, and the classifier takes a second to load.
    if "en" in allowed and 2 * sum(len(part) for part in samples if _english(part)) > sum(map(len, samples)):
        return "en"
    weights: Counter[str] = Counter()
    for part in samples:
        weights[_classify(part)] += len(part)
    fitting = {code: weights[code] for code in allowed}
    best = max(fitting, key=lambda code: (fitting[code], code))
    if 2 * fitting[best] < sum(weights.values()):
        other = min((code for code in weights if code not in allowed), key=lambda code: (-weights[code], code))
        if _likely(other, weights, best):
            raise _wrong(other, allowed, name)
    return best


def _likely(other: str, weights: Counter[str], best: str) -> bool:
    # Lists of names and titles are taken for odd small languages; a real text in another language is so throughout.
    return weights[other] > weights[best] and 2 * weights[other] >= sum(weights.values())


def _english(part: str) -> bool:
    words = [word.lower() for word in _WORD.findall(part)]
    function, field = (sum(word in known for word in words) for known in (_FUNCTION_WORDS, _FIELD_WORDS))
    if function >= _ENGLISH * len(words) > 0:
        return True
    return function >= _SOME_ENGLISH * len(words) > 0 and function + field >= _MOST_ENGLISH * len(words)


def _classify(part: str) -> str:
    # A short text full of foreign names is taken for the names' language.
    if _english(part):
        return "en"
    import py3langid

    # Capitals throughout ("JOINT STATEMENT …") are taken for other languages.
    code: str = py3langid.classify(part.lower() if part.isupper() else part)[0]
    return "en" if code == "pcm" else code  # Nigerian Pidgin shares English words; names alone are taken for it


def _wrong(found: str, allowed: Sequence[str], name: str) -> WrongLanguage:
    return WrongLanguage(
        f"the text is in {found!r}; this build reads {', '.join(allowed)}",
        where=Where(name),
        hint="give the official English version, or a translation",
    )
