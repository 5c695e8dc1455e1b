"""A text's tokens, in linear time whatever the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# spaCy's tokenizer takes brackets, quotes and signs off a stretch one by one, and looks at all its rest each time:
# 20,000 dollar signs take minutes. No word, nor an address that tells anything, is as long as this.
_LONG = 400  # characters
_STRETCH = re.compile(r"\S+")
_PIECE = 100  # characters
_BREAK = re.compile(r"\n\s*")
# "co-chaired" is one word; cut at the hyphen, its "co" is a verb to the parser, and the sentence has no subject.
SHARED = re.compile(
    r"co-(?:chair|host|organi[sz]|sponsor|sign|lead|led\b|author|fund|financ|found|conven|presid|head|facilitat|moderat|"
    r"develop|produc|creat|own|submit|initiat|design|manag|invest|draft|brokered|pilot)[a-z]*",
    re.IGNORECASE,
)
REMEMBERED = 1 << 16  # different words that the tokenizer keeps


def tokenise(nlp: Language, text: str) -> Doc:
    """The text as spaCy's tokenizer cuts it; a stretch of 400 and more characters without white space is cut before."""
    cuts = [at for begin, end in _long_stretches(text) for at in range(begin + _PIECE, end, _PIECE)]
    if not cuts:
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    tokens = [token for begin, end in pairwise([0, *cuts, len(text)]) for token in nlp.make_doc(text[begin:end])]
    return Doc(nlp.vocab, [token.text for token in tokens], [bool(token.whitespace_) for token in tokens])


def show_words(nlp: Language, text: str, shown: set[str]) -> None:
    """Has the tokenizer cut each word alone that it was not ``shown`` before, so that it remembers how.

    From the first word with a rule of its own ("don't") to the end of a text spaCy's tokenizer remembers no new word,
    and one that it does not remember takes it ten times as long, each time.
    """
    for word in dict.fromkeys((*text.split(), *_BREAK.findall(text))):
        if word not in shown and len(word) < _LONG and len(shown) < REMEMBERED:
            shown.add(word)
            nlp.make_doc(word)


def _long_stretches(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each: one of so many characters holds one of the places that are looked at."""
    done = 0
    for at in range(_LONG - 1, len(text), _LONG):
        if at < done or text[at].isspace():
            continue
        begin = at
        while begin > done and not text[begin - 1].isspace():
            begin -= 1
        stretch = _STRETCH.match(text, begin)
        done = stretch.end() if stretch else at
        if done - begin >= _LONG:
            yield begin, done
