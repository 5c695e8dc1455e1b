"""Which language a text is in, by its paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.errors import Where, WrongLanguage
from kg.model import Block

_PARAGRAPHS = 40  # at most, spread over the document
_CHARACTERS = 500  # of each
_SHORT = 60  # characters, below which a paragraph tells nothing by itself


def find_language(text: str, blocks: Sequence[Block], allowed: Sequence[str], name: str) -> str:
    """The ISO 639-1 code of the allowed language that most of the text is in; a foreign word or paragraph does no harm.

    Raises:
        WrongLanguage: most of the text is in another language.
    """
    spoken = [block.span.of(text) for block in blocks if block.kind not in ("furniture", "dateline")]
    long = [part for part in spoken if sum(map(str.isalpha, part[:_CHARACTERS])) >= _SHORT]
    step = max(1, len(long) // _PARAGRAPHS)
    samples = [part[:_CHARACTERS] for part in long[::step]] or [" ".join(spoken)[:_CHARACTERS]]
    letters = sum(char.isalpha() for part in samples for char in part)
    foreign_script = sum(char.isalpha() and not _is_latin(char) for part in samples for char in part)
    if not long and (letters < _SHORT or 2 * foreign_script < letters):
        if 2 * foreign_script > letters and letters > 3:
            raise _wrong(_classify(samples[0]), allowed, name)
        return allowed[0]
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


def _classify(part: str) -> str:
    import py3langid

    # Capitals throughout ("JOINT STATEMENT …") are taken for other languages.
    code: str = py3langid.classify(part.lower() if part.isupper() else part)[0]
    return "en" if code == "pcm" else code  # Nigerian Pidgin shares English words; names alone are taken for it


def _is_latin(char: str) -> bool:
    return char < "\u0250" or "\u1e00" <= char < "\u1f00"


def _wrong(found: str, allowed: Sequence[str], name: str) -> WrongLanguage:
    return WrongLanguage(
        f"the text is in {found!r}; this build reads {', '.join(allowed)}",
        where=Where(name),
        hint="give the official English version, or a translation",
    )
