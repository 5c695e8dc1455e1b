"""What kind a paper is by whom it is between and what it is on, where its noun alone does not say."""

from __future__ import annotations

import re

from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.named import are_companies, are_official, has_company, is_organisation
from kg.extraction.context import Context

_MINUTES = frozenset(["minutes", "agreed minutes"])  # signed as memoranda are, and told as declarations
_SOLD = re.compile(
    r"[$€£¥\d]|\b(?:arms|weapons?|aircraft|oil|gas|business|commercial|commerce|compan|purchas|suppl|sale|loan|investment|contract|project|construction)",
    re.IGNORECASE,
)
# As in "establishing twinning relations between the cities of Bukhara and Eger": nothing is bought or sold.
_LOCAL = re.compile(r"\b(?:cities|towns|regions|provinces|twin(?:ning)?)\b", re.IGNORECASE)


# What states alone agree on, whatever the names that they bear: "the free trade agreement with the EFTA States".
_OF_STATES = re.compile(
    r"\b(?:free[\s-]trade|double\s+taxation|extradition|social\s+security|visas?|air\s+services|legal\s+assistance|"
    r"readmission|peace|investment\s+protection|customs|defen[cs]e|maritime\s+bound\w+|delimitation|accession|"
    r"preferential\s+trade|partial\s+scope|association\s+agreement)\b",
    re.IGNORECASE,
)
_LOANS = frozenset(["loan agreement", "credit agreement"])
_WORTH = re.compile(r"\b(?:investment|commercial|business)\s+agreements\b", re.IGNORECASE)


def settle_kind(draft: Draft, context: Context) -> None:
    """Give a paper the kind that its sides and its words make it."""
    if draft.noun == "compact" and any(status in {"signed", "concluded"} for status, _ in draft.statuses):
        draft.kind = "treaty"
    if draft.kind == "treaty" and _OF_STATES.search(draft.title):
        return
    if draft.noun in _LOANS and _is_of_state_and_body(draft, context):
        draft.kind = "treaty"  # what a state owes a bank of states
    if draft.noun == "agreement" and _WORTH.match(draft.title):
        draft.kind = "contract"  # "investment agreements worth 45 billion riyals"
    if (
        draft.noun == "arrangement"
        and draft.kind == "treaty"
        and _are_bodies(draft, context)
        and not has_company(draft.parties, context)
    ):
        draft.kind = "memorandum"
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


def _is_of_state_and_body(draft: Draft, context: Context) -> bool:
    kinds = sorted(context.kind(p) or "" for p in draft.parties)
    bodies = [p for p in draft.parties if context.kind(p) == "organization"]
    return kinds == ["country", "organization"] and is_organisation(context.entities[bodies[0]].name or "")


def _are_bodies(draft: Draft, context: Context) -> bool:
    bodies = [p for p in draft.parties if context.kind(p) == "organization"]
    return len(bodies) == len(draft.parties) > 1 and not any(
        is_organisation(context.entities[p].name or "") for p in bodies
    )


def _is_between_states(draft: Draft, context: Context) -> bool:
    """As in "a returns deal" of two countries: nothing is bought or sold."""
    states = len(draft.parties) > 1 and all(context.kind(p) == "country" for p in draft.parties)
    return states and _SOLD.search(draft.title) is None
