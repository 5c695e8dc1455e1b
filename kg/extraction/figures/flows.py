"""Between whom something flows: "ASEAN's trade with New Zealand", "Kenyan exports to Rwanda", "flows from A to B".

The words are looked for in the clause of the number, so that the second half of "trade with A reached …, while trade
with B grew by …" is not told of A.
"""

from __future__ import annotations

import re

from kg.extraction.context import Context, unique
from kg.extraction.figures.alone import with_region
from kg.extraction.figures.own import other_side, our_side
from kg.language.analysis import Mention, Sentence
from kg.model import Quantity

_FLOW = (
    r"(?:trade|turnover|exports?|imports?|shipments|deliveries|investments?|FDI|inflows?|flows?|remittances|arrivals|assistance|aid"
    r"|tourists)"
)
_TELLS = re.compile(rf"\b{_FLOW}\b|^\W*{_FLOW.title().replace('Fdi', 'FDI')}\b")  # no part of a name
_BORDER = re.compile(r"\b(?:while|whereas|whilst|but|and|against|with)\b|[;:,]", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:with|to|from|into|in|between|and)\s+(?:the\s+)?$", re.IGNORECASE)
_OWNS = re.compile(
    rf"(?:['’]s?)?\s+(?:[a-z-]+\s+){{0,2}}(?:{_FLOW}|companies|firms|contractors|businesses|investors|enterprises)\b"
)
# What may stand between the flow and a side of it: "exports of agri-food products from A to".
_LINK = re.compile(
    r"(?:[\s,]*(?:\)|of(?:\s+[a-z-]+){1,3}?|in|with|from|to|into|between|and|the|region|goods|services|volume|turnover|flows?"
    r"|inflows?|\([A-Z]+\)|[A-Z][\w’'.-]*)(?=[\s,]))*\s*"
)
_WITH = re.compile(rf"\b(?:{_FLOW}|{_FLOW.title()})\s+(?:(?:volume|turnover|flows?|in\s+goods)\s+)?with\b")
_OUR = re.compile(rf"\b[Oo]ur\s+(?:[a-z-]+\s+){{0,2}}{_FLOW}\b")
_REACH = 120  # characters
_BLOC = re.compile(r"^[A-Z]{2,8}$|\b(?:Union|Association|Community|Council|Forum|Mercosur)\b")
_ENDS = re.compile(r"\b(?:while|whereas|whilst|but|and|where|which|against)\b|[;:,]", re.IGNORECASE)


def clause_of(quantity: Quantity, sentence: Sentence, context: Context) -> int:
    """Where the clause of a number begins: at the last border before it behind which a flow is named."""
    text, begin = context.text, sentence.span.begin
    stop = quantity.span.begin
    for before in reversed(context.analysis.quantities_in(sentence.span)):
        if before.span.end > stop:
            continue
        between = text[before.span.end : stop]
        flow = next(reversed(list(_TELLS.finditer(between))), None)
        if flow is None:
            stop = before.span.begin  # "grew by 9 per cent to $10 billion": one clause
            continue
        border = next(reversed(list(_BORDER.finditer(between, 0, flow.start()))), None)
        return before.span.end + border.end() if border is not None else begin
    return begin


def flow_between(quantity: Quantity, sentence: Sentence, context: Context) -> list[str]:
    """The two or more sides of what flows, where the clause of a number names them, or one and a region; else none."""
    text = context.text
    begin = clause_of(quantity, sentence, context)
    flow = _TELLS.search(text[begin : quantity.span.begin])
    if flow is None:
        return []
    after = _ENDS.search(text, quantity.span.end, sentence.span.end)
    later = [q.span.begin for q in context.analysis.quantities_in(sentence.span) if q.span.begin > quantity.span.end]
    end = min([after.start() if after else sentence.span.end, *later])
    found: list[str] = []
    for mention in context.mentions_in(begin, end):
        if not _may_trade(mention, context) or any(
            q.kind == "money" and q.span.meets(mention.span) for q in context.analysis.quantities_in(sentence.span)
        ):
            continue
        if _told_of(mention, begin + flow.end(), begin, context):
            found += context.represent(mention.entities)
    sides = unique(found)
    if (
        len(sides) == 1
        and context.kind(sides[0]) != "organization"
        and with_region(begin + flow.start(), quantity, context)
    ):
        return sides
    if not sides and with_region(begin + flow.start(), quantity, context):
        ours = _OUR.search(text, max(sentence.span.begin, begin + flow.start() - 30), quantity.span.begin)
        own = our_side(sentence, context) if ours else None
        return [own] if own is not None else []
    if len(sides) == 1 and (
        _WITH.search(text, begin + flow.start(), quantity.span.begin)
        or _OUR.search(text, max(sentence.span.begin, begin + flow.start() - 30), quantity.span.begin)
    ):
        sides += [own] if (own := other_side(sides, sentence, context)) is not None else []
    return sides if len(sides) >= 2 else []


def _may_trade(mention: Mention, context: Context) -> bool:
    """Whether a mention is a country or a bloc of countries ("ASEAN", "the European Union"); no fund, no firm."""
    if mention.kind == "country":
        return True
    return mention.kind == "organization" and _BLOC.search(mention.span.of(context.text)) is not None


def _told_of(mention: Mention, flow: int, begin: int, context: Context) -> bool:
    """Whether a mention stands for a side: "trade with Kenya", "Kenya's exports", "Kenyan companies"."""
    text = context.text
    if _OWNS.match(text, mention.span.end, mention.span.end + 60):
        return True
    if mention.form == "adjective" or not 0 <= mention.span.begin - flow <= _REACH:
        return False
    leads = _LEADS.search(text, max(begin, mention.span.begin - 14), mention.span.begin)
    return leads is not None and _LINK.fullmatch(text, flow, mention.span.begin) is not None
