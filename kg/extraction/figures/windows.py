"""The part of an endless sentence that a number stands in, so that work stays linear in the length of a text."""

from __future__ import annotations

from dataclasses import replace

from kg.language.analysis import Sentence
from kg.model import Quantity, Span

_LONGEST = 400  # tokens; the sentences of joint statements have up to some 250
_STEP = 100  # a window begins one step before that of the number and ends one after


def window(quantity: Quantity, sentence: Sentence) -> Sentence:
    """The sentence itself, or of one without end the 300 tokens around a number, told as a sentence of its own."""
    if len(sentence.tokens) <= _LONGEST:
        return sentence
    doc, first, last = sentence.tokens.doc, sentence.tokens.start, sentence.tokens.end
    own = doc.char_span(quantity.span.begin, quantity.span.end, alignment_mode="expand")
    at = (own.start - first) // _STEP * _STEP + first if own is not None else first
    tokens = doc[max(first, at - _STEP) : min(last, at + 2 * _STEP)]
    begin, end = tokens.start_char, tokens.end_char
    return replace(sentence, span=Span(max(begin, sentence.span.begin), min(end, sentence.span.end)), tokens=tokens)
