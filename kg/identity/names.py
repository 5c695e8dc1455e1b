"""Names as keys: the normal forms under which the gazetteer stores and finds them. Pure functions over strings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

# Letters that Unicode gives no decomposition for, in the spelling that English-language texts use.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
     "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "ng"}
)  # fmt: skip
_QUOTES = re.compile("[\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf`\u00b4]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_NOT_WORD = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile("['\u2019]s$")
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
    """The key of a name: casefolded words without diacritics, dots or apostrophes; hyphens part words.

    >>> normal("U.S.A."), normal("Park Geun-hye"), normal("Côte d’Ivoire")
    ('usa', 'park geun hye', 'cote divoire')
    """
    text = plain(plain(text).casefold())
    if "." in text:
        text = _DOTTED.sub(lambda m: m.group(1).replace(".", "") + " ", text)
    text = text.replace("'", "")
    # Most names are letters and spaces, and need no pattern.
    return " ".join(text.split()) if text.replace(" ", "").isalnum() else _NOT_WORD.sub(" ", text).strip()


def without_the(name: str) -> str:
    """A name without its article.

    >>> without_the("the Russian Federation")
    'Russian Federation'
    """
    return name[4:] if name[:4].casefold() == "the " else name


_SUFFIXES = frozenset(["jr", "sr"])
_JUNIOR = re.compile(r"\bJr\b|\bJunior$")
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "prof", "sir", "dame", "lord", "lady", "hon", "hrh", "hm", "shri"])
_STYLES = re.compile(
    r"^(?:H\.\s?E\.|(?:His|Her|Their) (?:Excellenc|Majest|Royal Highness|Highness)\w*|"
    r"(?:Acting |Former |First )?(?:Deputy |Vice |Crown )?(?:President|Prime Minister|Chancellor|Premier|King|Queen|"
    r"Emperor|Prince|Emir|Sultan|Foreign Minister|Foreign Secretary|Secretary|Minister|Ambassador|Senator|Governor|"
    r"Lady|General|Mr|Mrs|Ms|Dr)"
    r"[.,]?)\s+(?!of\b)(?=\S)",
    re.IGNORECASE,
)
# Spellings of one sound in Latin script: transliterations differ in these before they differ in anything else.
_SOUNDS = (
    ("dz", "d"), ("ks", "x"), ("ph", "f"), ("kh", "h"), ("yi", "i"), ("iy", "i"), ("ey", "e"), ("ei", "e"),
    ("yu", "u"), ("ya", "a"), ("ou", "u"), ("oo", "u"), ("y", "i"), ("ck", "k"), ("q", "k"), ("w", "v"),
    ("tch", "ch"), ("tz", "ts"), ("enka", "enko"),
)  # fmt: skip
# One word in two spellings, where it is a part of a name: the Arabic article.
_ARTICLES = {"el": "al", "ibn": "bin"}


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A normal word without what transliterations differ in: "sergei" and "sergey", "dzung" and "dung" are one.

    >>> sound("sergei") == sound("sergey"), sound("dzung") == sound("dung"), sound("abe") == sound("obe")
    (True, True, False)
    """
    for spelling, other in _SOUNDS:
        word = word.replace(spelling, other)
    return "".join(letter for letter, _ in groupby(word))


def untitled(name: str) -> str:
    """A person's name without the styles and titles before it.

    >>> untitled("H.E. President Vladimir Putin"), untitled("He Lifeng")
    ('Vladimir Putin', 'He Lifeng')
    """
    while (rest := _STYLES.sub("", name, count=1)) != name:
        name = rest
    return name


def is_junior(name: str) -> bool:
    """Whether a name tells a son from his father.

    >>> is_junior("Donald Trump Jr."), is_junior("Donald Trump")
    (True, False)
    """
    return _JUNIOR.search(name) is not None


@lru_cache(maxsize=65536)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name: normal, without "Mr", "President" and "Jr.".

    >>> person_words("Joseph R. Biden, Jr."), person_words("Mr.Putin’s"), person_words("S.Lavrov")
    (('joseph', 'r', 'biden'), ('putin',), ('s', 'lavrov'))
    """
    name = _POSSESSIVE.sub("", untitled(name))
    words = normal(name.replace(".", ". ")).split() if "." in name else normal(name).split()
    kept = [word for word in words if word not in _SUFFIXES]
    while len(kept) > 1 and kept[0] in _TITLES:
        kept = kept[1:]
    return tuple(_ARTICLES.get(word, word) for word in kept)
