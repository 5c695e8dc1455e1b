"""Names as keys: the normal forms under which the gazetteer stores and finds them. Pure functions over strings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode gives no decomposition for, in the spelling that English-language texts use.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
     "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "ng"}
)  # fmt: skip
_QUOTES = re.compile("[\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf`\u00b4]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_NOT_WORD = re.compile(r"[^\w]+")
_DOTTED = re.compile(r"\b((?:[^\W\d_]\.){2,})")


def plain(text: str) -> str:
    """Without diacritics, with straight quotes and hyphens, case kept: "Shinzō" gives "Shinzo", "Türkiye" "Turkiye".

    >>> plain("Recep Tayyip Erdoğan")
    'Recep Tayyip Erdogan'
    """
    if text.isascii():
        return text
    text = _DASHES.sub("-", _QUOTES.sub("'", text.translate(_LETTERS)))
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """The key of a name: casefolded words without diacritics, dots or apostrophes, one space between; hyphens part words.

    >>> normal("U.S.A."), normal("Park Geun-hye"), normal("Côte d’Ivoire")
    ('usa', 'park geun hye', 'cote divoire')
    """
    text = plain(text).casefold()
    text = _DOTTED.sub(lambda m: m.group(1).replace(".", "") + " ", text)
    return _NOT_WORD.sub(" ", text.replace("'", "")).replace("_", " ").strip()


def without_the(name: str) -> str:
    """
    >>> without_the("the Russian Federation")
    'Russian Federation'
    """
    return name[4:] if name[:4].casefold() == "the " else name
