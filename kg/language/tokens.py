"""A text's tokens, in linear time whatever the text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# spaCy's tokenizer takes brackets, quotes and signs off a stretch one by one, and looks at all its rest each time:
# 20,000 dollar signs take minutes. No word, nor an address that tells anything, is as long as this.
_STRETCH = re.compile(r"(?<!\S)\S{400,}")
_PIECE = 100  # characters


def tokenise(nlp: Language, text: str) -> Doc:
    """The text as spaCy's tokenizer cuts it; a stretch of 400 and more characters without white space is cut before."""
    cuts = [at for found in _STRETCH.finditer(text) for at in range(found.start() + _PIECE, found.end(), _PIECE)]
    if not cuts:
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    tokens = [token for begin, end in pairwise([0, *cuts, len(text)]) for token in nlp.make_doc(text[begin:end])]
    return Doc(nlp.vocab, [token.text for token in tokens], [bool(token.whitespace_) for token in tokens])
