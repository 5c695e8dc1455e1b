"""What the words right after an instrument say of it: "…, signed in 2013, entered into force", "… is to be signed"."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.instruments import papers_in
from kg.extraction.context import Context
from kg.language.analysis import Sentence

_AFTER = re.compile(
    r"[”\"’]?\s*(?:\([^)]*\))?(?:,\s+(?:for|on|covering|providing|aimed\s+at)\s(?:[^,;:.]|[.,](?=\d)){3,110},(?=\s+(?:is|are|was|were|will|has|have|to\s+be)\b))?(?:\s+(?:with|between)\s+[^,;.:]{2,80}?)?"
    r"(?:\s+(?:worth|valued\s+at|amounting\s+to|total+ing)\s+(?:[^,;.:]|[.,](?=\d)){2,60}?)?,?\s+"
    r"(?:on\s+which\s+(?:an\s+)?agreement\s+(?:in\s+principle\s+)?|(?:which|that)\s+)?(?:(?:we|they|"
    r"the\s+two\s+\w+|both\s+\w+|(?:[A-Z]\w+\s+){0,2}[A-Z]\w+)\s+)?(?:(?P<will>will\s+(?:soon\s+|shortly\s+)?be|"
    r"(?:is|are)\s+(?:(?:due|expected|scheduled|envisaged|planned|foreseen|set|slated|intended)\s+)?to\s+be|to\s+be)|"
    r"(?:is|are|was|were|has\s+been|have\s+been|had\s+been|being|just|have|had|has)\s+)?"
    r"\s*(?:(?:recently|formally|officially|already|successfully|also|now|today|initially|jointly|still|currently|"
    r"first|provisionally|previously|originally)\s+)*(?P<done>signed|"
    r"inked|concluded|adopted|issued|reached|ratified|finali[sz]ed|"
    r"(?P<past>entered\s+into|came\s+into|took)\s+(?:force|effect)|"
    r"(?P<coming>enter(?:s|ing)?\s+into|com(?:es|ing)\s+into|tak(?:es|ing))\s+(?:force|effect)|expired|lapsed|"
    r"under\s+negotiation|being\s+negotiated|"
    r"under\s+(?:discussion|consideration|preparation|consultation)|"
    r"(?P<founded>established|created|founded|formed|set\s+up|launched|inaugurated|elevated|upgraded)"
    r"(?!\s+(?:an?|the|our|new|its|their)\b)|"
    r"terminated|suspended|superseded|announced|agreed|initiall?ed|exchanged|in\s+force|in\s+effect|negotiations?)\b"
)
# Who tells of it in the main clause: "…, Minister Smith announced".
_ANNOUNCER = re.compile(r"[”\"’]?\s*,[”\"’]?\s+(?:the\s+)?(?:[A-Z]\w*\s+){1,3}(?:has\s+)?(?:today\s+)?announced")
_WHOSE = re.compile(
    r"(?:\s*\([^)]*\))?(?:,?\s+and\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){1,6}(?:\([A-Z]+\))?)?,?\s+(?:whose\s+negotiations?|"
    r"(?:the\s+)?(?:negotiations|talks)\s+(?:on|for)\s+which|(?:on|for)\s+which\s+(?:the\s+)?(?:negotiations|talks))\s+"
    r"(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?(?P<done>concluded|completed|finali[sz]ed)\b"
)
# As in "…, on which talks resumed this summer".
_TALKS_GO_ON = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:(?:on|for)\s+which\s+(?:the\s+|our\s+)?(?:negotiations|talks)|"
    r"(?:whose|the)\s+negotiations?\s+(?:on|for|of)\s+which)\s+(?:(?:are|were|have|has|was|had|been|also|now|currently|recently)\s+)*"
    r"(?:resume|beg[au]n|start|continue|under\s?way|ongoing|launched|opened|in\s+progress)\w*|"
    r"(?:\s*\([^)]*\))?,?\s+(?:on|of|for)\s+which\s+(?![^,;.]{0,90}\b(?:conclu|complet|finali|finish|ended))[^,;.]{0,60}?"
    r"\b(?:negotiating\b|rounds?\s+of\s+(?:negotiations|talks)\b|(?:negotiations|talks)\s+(?:will|are|is)\b)"
)
# "…, signed in 2004 and in force since 2006": the later of the two acts.
_THEN_IN_FORCE = re.compile(
    r"[^;:]{0,90}?(?:,|\band)\s+(?:and\s+|but\s+)?(?:which\s+|that\s+|it\s+|today\s+)?(?:all\s+)?(?:its\s+provisions\s+)?"
    r"(?:(?:has|have|had)\s+(?:since\s+|now\s+)?(?:been\s+)?|(?:is|are)\s+(?:now\s+|already\s+|still\s+)?|was\s+)?"
    r"(?:(?:in\s+(?:force|effect|operation|place)|(?:provisionally\s+)?(?:applied|applicable)|operational|valid)\s+(?:since|from|as\s+of)|"
    r"under\s+implementation|being\s+(?:\w+ly\s+)?implemented|effective\s+(?:since|from)|"
    r"(?:remains?|stays?|is\s+still)\s+in\s+(?:force|effect)|serves?\s+(?:today\s+)?as\s+(?:the|an?)\s|"
    r"(?:entered|came|come)\s+into\s+(?:force|effect|operation)|took\s+effect|ratified)"
    r"(?:\b|(?<=\s))"
)
_THEN_REACH = 170  # characters after an instrument within which its entry into force is told with its signing
# A verb of the main clause, not of what is told of the instrument by the way: "was launched", not "which was launched".
_MAIN = re.compile(r"(?:(?!which|that|we\b|they\b|the\b|both\b|[A-Z]).)*\b(?:is|are|was|were|been)\b")
_STATUS = {
    "ratified": "in force",
    "under negotiation": "negotiating",
    "being negotiated": "negotiating",
    "negotiation": "negotiating",
    "negotiations": "negotiating",
    "finalised": "agreed",
    "finalized": "agreed",
    "announced": "agreed",
    "agreed": "agreed",
    "concluded": "concluded",
    "terminated": "terminated",
    "suspended": "terminated",
    "superseded": "terminated",
    "under discussion": "negotiating",
    "under consideration": "negotiating",
    "under preparation": "negotiating",
    "under consultation": "negotiating",
    "expired": "terminated",
    "lapsed": "terminated",
    "reached": "agreed",
    "initialed": "agreed",
    "initialled": "agreed",
    "in force": "in force",
    "in effect": "in force",
}
_FINISHED = frozenset(["concluded", "finalised", "finalized"])
_SIGNS = frozenset(["signed", "inked", "ratified"])
# "Negotiations on a contract will be concluded", which leaves the contract itself unsigned.
NEGOTIATIONS = re.compile(
    r"\b(?:negotiations?|talks)\s+(?:on|for|towards?|of|over|about)\s+(?:(?:the|an?|our|their|its)\s+)?"
    r"(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)


# What is said of the older paper, not of that which takes its place: "a treaty to replace the one | signed in 2018".
_OF_ANOTHER = re.compile(
    r"\b(?:to\s+(?:replace|succeed|supersede|amend|update|revise|upgrade)|(?:replac|supersed|amend|updat|revis)ing|"
    r"successor\s+(?:to|of))\s+(?:the|an?|its|their|our)\b"
)


class After(NamedTuple):
    """A status, whether it is of an act ``to come``, or ``apart`` from the meeting, and where its verb ends."""

    status: str
    to_come: bool = False
    apart: bool = False
    end: int | None = None
    enters: bool = False  # into force, some day to come
    signs: bool = False  # what is told is done to a paper, not to the talks on it


def said_after(instrument: Instrument, end: int, sentence: Sentence, context: Context) -> After | None:
    """The status by the words right after an instrument: "… is to be signed", "…, established in 2009"."""
    text, stop = context.text, sentence.span.end
    if whose := _WHOSE.match(text, instrument.end, stop) or _WHOSE.match(text, end, stop):
        return After("agreed", True, True, whose.end())
    if going := _TALKS_GO_ON.match(text, instrument.end, stop) or _TALKS_GO_ON.match(text, end, stop):
        return After("negotiating", end=going.end())
    after = _AFTER.match(text, instrument.end, stop)
    if after is None and not _OF_ANOTHER.search(text, instrument.end, end):
        after = _AFTER.match(text, end, stop)
    if after is None or _ANNOUNCER.fullmatch(after[0]):
        return None
    if after["past"] or after["coming"]:
        return After("in force" if after["past"] else "agreed", end=after.end(), enters=not after["past"])
    if after["founded"] and not after["will"]:
        main = _MAIN.match(text[after.start() : after.start("done")])
        return After("launched", apart=main is None, end=after.end())
    status = _STATUS.get(re.sub(r"\s+", " ", after["done"].lower()), "agreed" if after["founded"] else "signed")
    if after["will"] and after["done"] == "ratified":
        return After("signed", end=after.end())  # "…, to be ratified by May"
    if after["will"] and status not in {"negotiating", "in force"}:
        if after["done"] in _FINISHED:
            return After("negotiating", end=after.end())  # "is expected to be concluded soon"
        talked = NEGOTIATIONS.search(text[max(0, instrument.begin - 80) : instrument.begin])
        return After("agreed", status == "signed" or bool(talked), end=after.end(), signs=after["done"] in _SIGNS)
    return After(status, end=after.end())


def then_in_force(instrument: Instrument, end: int, sentence: Sentence, context: Context) -> int | None:
    """Where the words that an instrument told as signed is in force since end: "…, signed in 2004, in force since"."""
    for begin in (instrument.end, end):
        found = _THEN_IN_FORCE.match(context.text, begin, min(sentence.span.end, begin + _THEN_REACH))
        if found is not None:
            return None if any(papers_in(context.text, begin, found.end())) else found.end()
    return None
