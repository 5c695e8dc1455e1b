"""The word that opens what an unnamed instrument is on: "agreement signed in May | on trade", not "of last August"."""

from __future__ import annotations

import re

from kg.extraction.agreements.instrument_left import MONTH
from kg.extraction.agreements.instrument_names import TAIL_IS_TIME, Instrument
from kg.language.analysis import Sentence

_OWN = re.compile(
    r"[”\"]?(?:\s*\((?:the\s+)?[“\"]?[A-Z][\w&/-]{1,14}[”\"]?\))?(?:\s+in\s+principle(?=\s+(?:was\s+|is\s+)?(?:reached\s+|made\s+)?(?:for|to)\s))?"
    r"(?:\s+(?:was|were|has been|have been|is)\s+(?:also\s+)?(?:reached|achieved|made|signed|concluded|inked|"
    r"exchanged|initiall?ed)(?:\s+today)?|"
    r"\s+(?:signed|concluded|reached|made))?(?:\s+(?:in\s+[A-Z][\w-]+|last\s+\w+|today|yesterday|here|this\s+\w+|"
    r"on\s+(?:\d{1,2}\s+[A-Z]\w+|[A-Z]\w+\s+\d{1,2})(?:,?\s+\d{4})?)){0,2}"
    r"(?:,?\s+(?:worth|valued\s+at|totall?ing|amounting\s+to)\s[^,;()]{2,40}?(?=\s+(?:for|on|to)\s))?"
    r"\s+(?P<word>on(?!\s+behalf\b)|to|"
    r"for(?!\s+(?:the\s+)?(?:(?:its|their|early|final|formal)\s+)?(?:signature|signing|ratification|approval|adoption|consideration|review|"
    r"entry|conclusion|implementation)\b)|of|between|with|regarding|concerning|related to|relating to|covering|about|"
    r"updating|revising|governing|"
    r"under which|not to|amending|extending|establishing|creating|setting up|in the form of|"
    r"in the fields? of|in the areas? of|in the spheres? of|"
    r"in(?=\s+(?:the\s+)?[a-z])(?!\s+(?:the\s+)?(?:force|effect|place|order|principle|return|exchange|question|line|view|"
    r"particular|time|full|hand|this|that|which|whose|an?|all|any|our|its|their|his|her|these|those|mind|due|turn|advance|"
    r"presence|coming|near|future|first|second|third|course|end|context|framework|margins|past|last|next|name|morning|"
    r"afternoon|evening|amount|light|wake|spirit|event|process|making|works|pipeline|capital|city|form|"
    r"respect|relation|\w+\s+of\s+\d|early|mid|late|spring|summer|autumn|winter|recent|years?|months?|weeks?|days?|same|"
    r"danger|trouble|jeopardy|doubt|sight|limbo|practice|reality|writing|use|abeyance|tatters|"
    r"country|region|world|territory|interests?|meantime|way|hope)\b)|in respect of|in relation to|dealing with|"
    r"abolishing|waiving|lifting|ending|allowing|permitting|enabling|granting|exempting|providing for|regulating|"
    r"facilitating|simplifying|easing|defining|delimiting|settling|laying down|setting out|renewing|prolonging)\s+"
)
_OF_TIME = re.compile(
    rf"of\s+(?:(?:last|this)\s+[A-Z]?\w+\b(?!\s+[a-z])|{MONTH}\s+\d|\d{{1,2}}\s+{MONTH})"
)  # "of last August"


def own_words(instrument: Instrument, sentence: Sentence, text: str) -> re.Match[str] | None:
    """The match whose group ``word`` opens what the instrument is on, None where only a time follows, or nothing."""
    stop = sentence.span.end
    own = _OWN.match(text, instrument.end, stop)
    if own is None or TAIL_IS_TIME.match(text, own.start("word") - 1, stop):
        return None
    return None if _OF_TIME.match(text, own.start("word"), stop) else own
