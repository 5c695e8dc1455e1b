"""What the words right after an instrument say of it: "…, signed in 2013, entered into force", "… is to be signed"."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.instrument_names import Instrument
from kg.language.analysis import Sentence

_AFTER = re.compile(
    r"\s*(?:\([^)]*\))?(?:\s+(?:with|between)\s+[^,;.:]{2,80}?)?,?\s+"
    r"(?:on\s+which\s+(?:an\s+)?agreement\s+(?:in\s+principle\s+)?|(?:which|that)\s+)?(?:(?:we|they|"
    r"the\s+two\s+\w+|both\s+\w+|(?:[A-Z]\w+\s+){0,2}[A-Z]\w+)\s+)?(?:(?P<will>will\s+(?:soon\s+|shortly\s+)?be|"
    r"(?:is|are)\s+(?:(?:due|expected|scheduled|envisaged|planned|foreseen|set|slated|intended)\s+)?to\s+be|to\s+be)|"
    r"(?:is|are|was|were|has\s+been|have\s+been|had\s+been|being|just|have|had|has)\s+)?"
    r"\s*(?:(?:recently|formally|officially|already|successfully|also|now|today|initially)\s+)*(?P<done>signed|"
    r"inked|concluded|adopted|issued|reached|ratified|finali[sz]ed|"
    r"(?P<past>entered\s+into|came\s+into|took)\s+(?:force|effect)|"
    r"(?P<coming>enter(?:s|ing)?\s+into|com(?:es|ing)\s+into|tak(?:es|ing))\s+(?:force|effect)|expired|lapsed|"
    r"under\s+negotiation|being\s+negotiated|"
    r"terminated|suspended|announced|launched|agreed|initiall?ed|exchanged|in\s+force|in\s+effect|negotiations?)\b"
)
_WHOSE = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:whose\s+negotiations?|(?:the\s+)?negotiations\s+(?:on|for)\s+which)\s+"
    r"(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:concluded|completed|finali[sz]ed)\b"
)
_STATUS = {
    "ratified": "in force",
    "under negotiation": "negotiating",
    "being negotiated": "negotiating",
    "negotiation": "negotiating",
    "negotiations": "negotiating",
    "finalised": "agreed",
    "finalized": "agreed",
    "announced": "agreed",
    "launched": "agreed",
    "agreed": "agreed",
    "concluded": "concluded",
    "terminated": "terminated",
    "suspended": "terminated",
    "expired": "terminated",
    "lapsed": "terminated",
    "reached": "agreed",
    "initialed": "agreed",
    "initialled": "agreed",
    "in force": "in force",
    "in effect": "in force",
}
# "Negotiations on a contract will be concluded", which leaves the contract itself unsigned.
NEGOTIATIONS = re.compile(
    r"\b(?:negotiations?|talks)\s+(?:on|for|towards?|of|over|about)\s+(?:(?:the|an?|our|their|its)\s+)?"
    r"(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)


def said_after(instrument: Instrument, end: int, sentence: Sentence, context: Context) -> tuple[str, bool] | None:
    """The status by the words right after an instrument, and whether that is to come: "… is to be signed"."""
    text, stop = context.text, sentence.span.end
    if _WHOSE.match(text, instrument.end, stop):
        return "agreed", True
    after = _AFTER.match(text, instrument.end, stop) or _AFTER.match(text, end, stop)
    if after is None:
        return None
    if after["past"] or after["coming"]:
        return "in force" if after["past"] else "agreed", False
    status = _STATUS.get(re.sub(r"\s+", " ", after["done"].lower()), "signed")
    if after["will"] and status not in {"negotiating", "in force"}:
        return "agreed", status == "signed" or bool(
            NEGOTIATIONS.search(text[max(0, instrument.begin - 80) : instrument.begin])
        )
    return status, False
