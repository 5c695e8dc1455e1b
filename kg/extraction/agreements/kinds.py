"""What kind a paper is by whom it is between and what it is on, where its noun alone does not say."""

from __future__ import annotations

import re

from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.named import are_companies, are_official, has_company
from kg.extraction.context import Context

_MINUTES = frozenset(["minutes", "agreed minutes"])  # signed as memoranda are, and told as declarations
_SOLD = re.compile(
    r"[$€£¥\d]|\b(?:arms|weapons?|aircraft|oil|gas|business|commercial|commerce|compan|purchas|suppl|sale|loan|investment|contract|project|construction)",
    re.IGNORECASE,
)
# As in "establishing twinning relations between the cities of Bukhara and Eger": nothing is bought or sold.
_LOCAL = re.compile(r"\b(?:cities|towns|regions|provinces|twin(?:ning)?)\b", re.IGNORECASE)


def settle_kind(draft: Draft, context: Context) -> None:
    """Give a paper the kind that its sides and its words make it."""
    if draft.kind == "treaty" and not draft.proper and draft.parties and are_companies(draft.parties, context):
        draft.kind = "contract" if not are_official(draft.parties, context) else "treaty"
    if draft.kind == "treaty" and not draft.proper and has_company(draft.parties, context):
        draft.kind = "contract"
    if draft.kind == "contract" and draft.noun == "agreement" and _LOCAL.search(draft.title):
        draft.kind = "treaty"
    if draft.noun in _MINUTES:
        draft.kind = "declaration"
    if draft.noun == "deal" and draft.kind == "contract" and _is_between_states(draft, context):
        draft.kind = "treaty"


def _is_between_states(draft: Draft, context: Context) -> bool:
    """As in "a returns deal" of two countries: nothing is bought or sold."""
    states = len(draft.parties) > 1 and all(context.kind(p) == "country" for p in draft.parties)
    return states and _SOLD.search(draft.title) is None
