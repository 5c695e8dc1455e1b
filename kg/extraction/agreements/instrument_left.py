"""Where an instrument's name begins: to the left of its noun, over capitals and the small words between them."""

from __future__ import annotations

import re

from kg.language.wordlists import words

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = re.compile(r"(?:19|20)\d\d$")
_TIMELY = re.compile(rf"(?:{MONTH}|(?:19|20)\d\d)$")
WORD = re.compile(r"\S+")
# The next paper of a list that leaves articles out: "MoU on sport, | MoU on culture and | Protocol on customs".
BARE_PAPER = (
    r"(?:(?!(?:The|Ministry|Department|Government)\b)[A-Z][\w’-]*\s+){0,3}(?:MoUs?|MOUs?|MoC|MOC|LoI|LOI|"
    r"Memorand(?:um|a)|Agreement|Treaty|Protocol|Convention|Letter\s+of\s+Intent|Joint\s+Declaration|"
    r"Declaration\s+of\s+Intent|Contract|Executive\s+Program(?:me)?|Action\s+Plan|Plan\s+of\s+Action|"
    r"Exchange\s+of\s+(?:Letters|Notes))\s+(?:on|for|of|between|regarding|concerning|in|with)\b"
)
_ACTS = frozenset(
    ["Signing", "Signature", "Ratification", "Conclusion", "Implementation", "Extension", "Renewal", "Termination"]
)
_IMPLEMENTING = "Implementing"  # right before the noun it is part of the name: "Implementing Arrangement"
_JOINING = frozenset(("of", "and", "on", "for", "&", "–", "-"))
_REACH = 150  # characters of a name to the left of its noun


def name_breaks() -> frozenset[str]:
    """Capitalised words that end a name to the left: determiners, prepositions, offices and a headline's verbs."""
    return words("name_breaks.txt")


def grow_left(text: str, begin: int, start: int) -> int:
    """Where the name begins whose noun stands at ``start``, not before ``begin``."""
    words = list(WORD.finditer(text, max(begin, start - _REACH), start))
    left = start
    at = len(words) - 1
    while at >= 0:
        word = words[at][0]
        if word == _IMPLEMENTING and at == len(words) - 1:
            return words[at].start()
        if word == "the" and at > 1 and words[at - 1][0] == "of" and _opens(words[at - 2][0]):
            break  # "entry into force on 1 January 2010 of the | Agreement", "Ratification of the | Treaty"
        if word == "the" and at > 1 and words[at - 1][0] == "of" and _in_name(words[at - 2][0]):
            at -= 2
            word = words[at][0]
        elif at > 0 and _joins(words, at):
            at -= 1
            word = words[at][0]
        if not _in_name(word) or (words[at].start() > 0 and text[words[at].start() - 1].isalnum()):
            break
        left = words[at].start()
        if YEAR.match(word):
            break
        at -= 1
    return left


def _joins(words: list[re.Match[str]], at: int) -> bool:
    """Whether a small word stands within a name: "Traffic | in | Transit Agreement", not "Council in partnership"."""
    word, before = words[at][0], words[at - 1][0]
    inside = word == "in" and at < len(words) - 1
    return (word in _JOINING or inside) and _in_name(before) and not before[0].isdigit()


def _opens(word: str) -> bool:
    """Whether "of the" after a word opens a name: after a time, or a noun of what is done with an instrument."""
    return bool(_TIMELY.match(word)) or word in _ACTS


def _in_name(word: str) -> bool:
    if (
        word.lstrip('(“"‘') in name_breaks()
        or word[-1] in ",;:”"
        or (word.endswith(")") and not word.startswith("("))
        or (word.endswith(".") and word.count(".") < 2)
    ):
        return False
    if word[0].isdigit():
        return bool(YEAR.match(word)) or any(c.isalpha() for c in word)
    return word.lstrip('(“"')[:1].isupper()
