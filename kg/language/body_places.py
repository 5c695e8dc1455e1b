"""Where the names of bodies stand as parties: "an MoU between X and Y", "X and Y signed"."""

from __future__ import annotations

import re

from kg.language.wordplaces import word_test

# Where a party to an instrument stands: "MoU between X and Y", "contract with X", "signed by X and Y".
_INSTRUMENT = (
    r"(?:agreements?|mous?|memorand\w+(?:\s+of\s+\w+)?|contracts?|letters?\s+of\s+intent|lois?|partnerships?|"
    r"arrangements?|protocols?|deals?|treat(?:y|ies)|programmes?|programs?|cooperation|collaboration|ventures?)"
)
PARTY = re.compile(
    rf"\b{_INSTRUMENT}\b[^.;:()]{{0,90}}?\b(?:between|among)\s+|\b{_INSTRUMENT}\s+with\s+|"
    r"\b(?:signed|concluded|exchanged|co-?led|developed|agreed)\s+by\s+|\bpartner(?:ed|ing|s)?\s+with\s+",
    re.IGNORECASE,
)
_PARTY_START = re.compile(
    r"agreements?|mous?|memorand\w+|contracts?|letters?|lois?|partnerships?|arrangements?|protocols?|deals?|"
    r"treat(?:y|ies)|programmes?|programs?|cooperation|collaboration|ventures?|signed|concluded|exchanged|co|coled|"
    r"developed|agreed|partner(?:ed|ing|s)?",
    re.IGNORECASE,
)  # the first words of what `PARTY` matches
AND = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:,\s*(?:and\s+)?|\s+and\s+|\s+with\s+)(?:the\s+|its\s+|their\s+)?")
SIGNING = re.compile(
    r"\s(?:(?:have|has|had|will|also|today|recently|jointly)\s+){0,3}(?:sign(?:ed|s)?|inked|concluded|announced|"
    r"entered\s+into|launched|formed|agreed|partnered|committed)\b"
)
SIGNED = frozenset((
    "sign", "signs", "signed", "inked", "concluded", "announced", "entered",
    "launched", "formed", "agreed", "partnered", "committed",
))  # fmt: skip


@word_test
def starts_party(word: str) -> bool:
    """Whether a word may begin what `PARTY` matches."""
    return _PARTY_START.fullmatch(word) is not None
