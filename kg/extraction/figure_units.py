"""The unit of a figure: as the quantity says, and for a bare "$" the dollar of the one who speaks."""

from __future__ import annotations

from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.language.lexicon import currency_of
from kg.language.wordlists import words
from kg.model import Quantity


def unit_of(quantity: Quantity, sentence: Sentence, context: Context) -> str:
    """The unit in the guidelines' notation; a bare "$" is the speaker's own, else that of the document's home.

    Where neither tells, it is that of the parties, if only one of them has a dollar, else of the United States.
    """
    if not quantity.dollar:
        return quantity.unit
    own = _dollars(context.side(sentence))
    if not own and sentence.speaker is None:
        own = {code for party in context.analysis.parties[:2] for code in _dollars(party)}
    return (own.pop() if len(own) == 1 else "USD") + quantity.unit[3:]


def _dollars(party: str | None) -> set[str]:
    code = currency_of().get(party or "", "")
    return {code} & words("dollars.txt")
