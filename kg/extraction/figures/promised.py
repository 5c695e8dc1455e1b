"""What is promised by other words than a number's verb: an understanding reached, work towards it, a fund's capital.

"An understanding was reached to raise the number to 40", "as we work towards lifting trade to $1.5 billion", "a joint
fund with a capital of $100 million", "agreed to a release of 60 million barrels".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.clauses import is_past
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 150  # characters before a number
# "an understanding was also reached to enhance", "the decision was taken to"
_REACHED = re.compile(
    r"\b(?:agreement|understanding|consensus|decision|accord|commitment)s?\s+(?:was|were|has\s+been|have\s+been|is)\s+(?:also\s+)?"
    r"(?:reached|made|taken|found)\s+(?:to|on|for)\b[^.;]*$",
    re.IGNORECASE,
)
# "as we work towards lifting our trade to", "efforts towards doubling"
_TOWARDS = re.compile(
    r"\b(?:work(?:s|ed|ing)?|striv(?:es?|ing)|mov(?:es?|ing)|efforts|heading|on\s+(?:the\s+)?(?:way|path|road|track))"
    r"\s+(?:together\s+|hard\s+|jointly\s+)?towards?\s+(?:the\s+)?\w+ing\b[^.;,]*$",
    re.IGNORECASE,
)
# "a joint investment fund with a capital of", "the Programme 2022-2026, with an indicative budget of"
_FOUNDED = re.compile(
    r"\b(?:funds?|facility|programmes?|programs?|plan|scheme|initiative|package|bank|company|strategy|mechanism)\b[^.;:]{0,40}?\s"
    r"(?:with|has|having)\s+an?\s+(?:[a-z-]+\s+){0,2}(?:capital|budget|envelope|endowment|allocation|capitali[sz]ation)\s+of\s+(?:[a-z-]+\s+){0,3}$",
    re.IGNORECASE,
)
_SETS_UP = frozenset(
    (
        "establish",
        "create",
        "found",
        "launch",
        "approve",
        "agree",
        "sign",
        "set",
        "adopt",
        "open",
        "announce",
        "conclude",
    )
)
_BINDS = frozenset(("agree", "commit", "pledge"))
# "is making a contribution of", "is opening a credit line of"
_HANDS_OUT = frozenset(("make", "open", "issue", "set", "put", "add"))
_GIFT = frozenset(
    ("contribution", "donation", "loan", "line", "grant", "gift", "payment", "allocation", "investment", "credit")
)


def promised(quantity: Quantity, verb: Token | None, sentence: Sentence, context: Context) -> str | None:
    """Why a number is a goal though its verb does not say so; None where nothing shows it."""
    text = context.text
    begin = max(sentence.span.begin, quantity.span.begin - _REACH)
    for pattern, why in ((_REACHED, "what was agreed"), (_TOWARDS, "what is worked towards")):
        if pattern.search(text, begin, quantity.span.begin):
            return why
    if quantity.kind == "money" and _is_founded(verb) and _FOUNDED.search(text, begin, quantity.span.begin):
        return "what a fund is to have"
    if verb is None:
        return None
    if quantity.kind == "money" and _hands_out(verb, quantity):
        return f"'{verb.text}' is under way"
    return f"'{verb.text}' to it" if _binds_to(verb, quantity) else None


def _is_founded(verb: Token | None) -> bool:
    """Whether a fund is only now set up, or its clause has no verb of its own."""
    current = verb
    for _ in range(3):
        if current is None:
            return True
        if current.lemma_ in _SETS_UP:
            return current.dep_ != "relcl" or not is_past(current)
        if current.head == current or current.pos_ not in {"VERB", "AUX"}:
            return False
        current = current.head
    return False


def _hands_out(verb: Token, quantity: Quantity) -> bool:
    """Whether somebody is giving just now: "is also making a contribution of 700,000 euros"."""
    gift = any(
        c.dep_ in {"dobj", "obj"} and c.lemma_.lower() in _GIFT and c.idx < quantity.span.begin for c in verb.rights
    )
    return gift and verb.tag_ == "VBG" and verb.lemma_ in _HANDS_OUT and stance(verb) == "ongoing"


def _binds_to(verb: Token, quantity: Quantity) -> bool:
    """Whether sides agree to a deed of so much: "agreed to a collective release of 60 million barrels"."""
    if verb.lemma_ not in _BINDS or verb.idx > quantity.span.begin:
        return False
    for to in verb.rights:
        if to.dep_ != "prep" or to.lower_ != "to":
            continue
        deed = next((c for c in to.rights if c.dep_ in {"pobj", "pcomp"}), None)
        if deed is not None and deed.left_edge.idx <= quantity.span.begin <= deed.right_edge.idx + len(deed.right_edge):
            return True
    return False
