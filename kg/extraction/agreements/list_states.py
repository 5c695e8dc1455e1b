"""What a line that opens a list says of all its papers, where it does not say that they were signed.

"Agreements under negotiation", "They agreed to expedite negotiations on the following documents:"   negotiating
"The following documents are ready for signature:", "The following will be signed:"                  agreed
"Kenya proposed the conclusion of the following documents:"                                          proposed
"Bilateral agreements in force", "Relations rest on the following agreements:"                       in force
"""

from __future__ import annotations

import re

_SIGN = r"(?:sign|conclude|adopt|exchange|initial|ink)"
_SIGNED = r"(?:signed|concluded|adopted|exchanged|initiall?ed|inked)"
_SIGNING = r"(?:signing|signature|conclusion|adoption)"
_PAPERS = (
    r"(?:documents|agreements|mous?|memoranda|memorandums|instruments|treaties|texts|drafts|contracts|arrangements)"
)
_AHEAD = re.compile(
    rf"\b(?:will|shall|would)\s+(?:also\s+|soon\s+|then\s+)?(?:be\s+{_SIGNED}\b|{_SIGN}\b"
    r"|(?:witness|attend|preside\s+over)\s+the\s+(?:signing|signature|exchange)\b)"
    rf"|\b(?:plan(?:s|ned)?|intend(?:s|ed)?|expect(?:s|ed)?|scheduled|due|set|agreed|likely)\s+to\s+(?:be\s+{_SIGNED}|{_SIGN})\b"
    rf"|\bready\s+(?:for\s+(?:the\s+)?{_SIGNING}\b|to\s+(?:be\s+{_SIGNED}|{_SIGN})\b)"
    rf"|\b(?:is|are)\s+to\s+be\s+{_SIGNED}\b|\bawait(?:s|ing)?\s+(?:the\s+)?{_SIGNING}\b"
    rf"|\b(?:finali[sz]ed|completed\s+negotiations|concluded\s+negotiations|agreed\s+(?:on\s+)?the\s+texts?)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    rf"\b(?:were|was|has\s+been|have\s+been|have|has)\s+(?:also\s+)?(?:{_SIGNED}|or\s+will)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:under|in|being)\s+(?:negotiat\w+|preparation|consideration|discussion|consultation|drafting|process)\b|"
    r"\b(?:to\s+be|not\s+yet)\s+(?:signed|concluded|negotiated|finali[sz]ed)\b|\b(?:pending|outstanding|proposed|draft)\b",
    re.IGNORECASE,
)
_WORKED_ON = re.compile(
    r"\b(?:expedit\w+|accelerat\w+|speed(?:ing)?\s+up|continu\w+|advanc\w+|hasten\w*|intensif\w+|fast-?track\w*|resum\w+|"
    r"(?:begin|start|launch|open|initiate|commence)(?:ning|ing)?)\s+(?:the\s+)?(?:negotiations?|work|consultations|talks|"
    r"finali[sz]ation|conclusion|signing)\b|\b(?:work|working)\s+(?:together\s+)?(?:towards?|to|on)\s+|"
    rf"\b(?:looked?|looking)\s+forward\s+to\s+the\s+(?:early\s+|speedy\s+|swift\s+|timely\s+)?{_SIGNING}\b",
    re.IGNORECASE,
)
_PROPOSED = re.compile(
    rf"\b(?:propos|suggest)\w+\s+(?:to\s+(?:{_SIGN}|\w+\s+to\s+{_SIGN})|(?:the\s+)?{_SIGNING}|that)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    rf"\b(?:in\s+(?:force|effect)|(?:now|currently)\s+valid)\b|"
    rf"\b(?:rests?|based|founded|underpinned|governed|regulated)\s+(?:on|by)\b[^:]*\b{_PAPERS}\b|"
    rf"\b(?:legal|treaty|contractual)\s+(?:basis|base|framework|foundation)\b[^:]*\b(?:{_PAPERS}|following)\b|"
    rf"\bthere\s+are\b[^:]*\b{_PAPERS}\b",
    re.IGNORECASE,
)


# "A-B: List of outcomes of the 7th Consultations", "A and B sign 15 agreements": the list of what was signed.
_TITLED = re.compile(
    r"[^:]{2,90}?(?::|\s[–—-])\s+(?:the\s+)?"
    r"(?:list\s+of\s+(?:[\w/&-]+\s+){0,3}|(?:signed|exchanged|concluded)\s+|(?=outcomes\b))"
    r"(?:documents|agreements|mous|memoranda|instruments|outcomes)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"\bsign(?:s|ed)?\s+(?:[\w-]+\s+){0,3}(?:documents|agreements|mous|memoranda|deals|instruments|treaties)\b",
    re.IGNORECASE,
)


def signs_ahead(line: str) -> bool:
    """Whether the papers that a line opens a list of are still to be signed, so that they are only agreed.

    >>> signs_ahead("At a later date, the following will be signed:")
    True
    >>> signs_ahead("The following were signed, and will be submitted for ratification:")
    False
    """
    return _AHEAD.search(line) is not None and _DONE.search(line) is None


def state_of(line: str) -> str | None:
    """The status of all papers that a line opens a list of; None where it says they were signed, or nothing.

    >>> state_of("Kenya proposed the conclusion of the following documents:")
    'proposed'
    >>> state_of("Relations rest on the following agreements:")
    'in force'
    >>> state_of("The following documents were signed:")
    """
    if signs_ahead(line):
        return "agreed"
    if _DONE.search(line) is None:
        if _PROPOSED.search(line):
            return "proposed"
        if _OPEN.search(line) or _WORKED_ON.search(line):
            return "negotiating"
    return "in force" if _STANDING.search(line) else None


def is_titled_signed(title: str) -> bool:
    """Whether a title says that the page lists what was signed."""
    return _TITLED.match(title) is not None or _SIGNS.search(title) is not None
