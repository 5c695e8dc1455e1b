"""Papers without a name that are told apart by who signed them, by the two countries before them, or by an old date."""

from __future__ import annotations

import re

from kg.extraction.agreements.grammar import relative
from kg.extraction.agreements.instrument_left import MONTH
from kg.extraction.agreements.phrases import Told
from kg.extraction.agreements.verbs import PAPERS
from kg.extraction.modality import stance

# Told by whose it is: "the pact that Chile and Peru have been negotiating", "the loan on which both agreed in 2022".
WHOSE = re.compile(
    r"(?:\s+(?:of|worth|on|for)\s+[^,.;:()]{2,60}?)?,?\s+(?:"
    r"(?:that|which)\s+(?!(?:we|they|he|she|it|I|you)\s)[^,.;:()]{2,60}?\s(?:(?:has|have|had)\s+(?:with\b|"
    r"(?:been\s+)?(?:negotiat|sign|conclud|reach|agreed|adopt)\w*)|(?:are|is|were|was)\s+negotiating\b)|"
    r"(?:on|for|to)\s+which\s+(?!(?:we|they|he|she|it|I|you)\s)[^,.;:()]{2,60}?\s"
    r"(?:agreed|exchanged|signed|concluded|reached)\b|"
    r"(?:adopted|endorsed|agreed(?:\s+upon)?|reached)\s+by\s+(?:both\s|(?:the\s+)?[A-Z]))"
)
# As in "the Turkish-Libyan memorandum".
_OF_TWO = re.compile(r"(?<![\w-])[A-Z]\w+[-–/][A-Z]\w+\s+(?:[\w-]+\s+){0,2}$")
_SIGN = frozenset(["sign", "conclude", "ink", "ratify", "initial"])
_RENEW = frozenset(["renew", "extend", "prolong"])
_THEIRS = re.compile(r"\b(?:their|our)\s+$")
_LATER = 24  # characters after what a paper is of within which its date ends
# As in "the agreement of last August", "the treaty of friendship of April 4, 1970".
_OF_DATE = re.compile(
    rf",?\s+of\s+(?:last\s+(?:{MONTH}|year|month|week|spring|summer|autumn|winter)\b|"
    rf"(?:{MONTH}\s+\d{{1,2}},\s+|(?:\d{{1,2}}\s+)?{MONTH}\s+|)(?:19|20)\d\d\b)"
)


def is_apart(told: Told) -> bool:
    """As in "the treaty of friendship of April 4, 1970", "the agreement that A and B signed", "renewed their pact"."""
    noun, act = told.instrument.noun, told.act
    if noun.kind not in PAPERS or noun.named:
        return False
    if _OF_DATE.match(told.text, told.instrument.end, told.sentence.span.end) or _OF_TWO.search(told.before):
        return True
    if told.word == "of" and _OF_DATE.search(told.text, told.own_end, min(told.sentence.span.end, told.right + _LATER)):
        return True
    if act.direct and act.status == "signed" and act.verb is not None and act.verb.lemma_ in _RENEW:
        return not noun.plural and _THEIRS.search(told.determiner) is not None  # "renewed their memorandum"
    return _is_signed_by_clause(told)


def _is_signed_by_clause(told: Told) -> bool:
    """As in "the agreement that Rwanda and Senegal signed in Kigali", "the accord, which was concluded in May"."""
    clause, _ = relative(told.instrument, told.right, told.sentence, told.text) or (None, "")
    return clause is not None and clause.lemma_ in _SIGN and stance(clause) == "done"
