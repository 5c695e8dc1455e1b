"""Numbers in a sentence without end: each is looked at within a window, and its evidence is no whole line."""

from __future__ import annotations

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.extraction.figures.windows import window

CLAUSE = "trade with Kenya rose to ${} million in 2021 and the sides were glad of it because it had been low, "


def test_a_short_sentence_is_its_own_window(analyse):
    """A sentence of ordinary length is looked at as it is."""
    analysis = analyse("Trade with Kenya rose to $5 million in 2021.", title="Talks between India and Kenya")
    (quantity,) = analysis.quantities
    sentence = Context(analysis).sentence_at(quantity.span.begin)
    assert window(quantity, sentence) is sentence


def test_window_of_an_endless_sentence(analyse):
    """Of a sentence without end only the words around a number are looked at, and they alone are its evidence."""
    text = "We say that " + "".join(CLAUSE.format(n) for n in range(100, 160)) + "and that is all."
    analysis = analyse(text, title="Talks between India and Kenya")
    context = Context(analysis)
    longest = max(analysis.sentences, key=lambda s: len(s.tokens))
    whole = longest if len(longest.tokens) > 400 else None
    for quantity in analysis.quantities:
        near = window(quantity, context.sentence_at(quantity.span.begin))
        assert near.span.holds(quantity.span)
        assert len(near.tokens) <= 400
    found = find_figures(context)
    assert len(found) >= 40
    assert whole is None or all(len(s.of(context.text)) < 3000 for f in found for s in f.evidence)
