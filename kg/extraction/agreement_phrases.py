"""The phrase that an unnamed instrument is told by: the words before its noun, its wording and its kind."""

from __future__ import annotations

import re

_MODIFIERS = re.compile(
    r"(?:(?<![\w’-])(?!(?:the|an?|of|and|to|in|on|for|with|this|that|these|their|our|his|her|its|is|are|was|were|"
    r"has|have|had|be|been|will|as|or|by|from|at|new|first|"
    r"such|said|any|all|some|more|most|also|not|sign|signed|signing|signs|just|two|three|four|five|six|both|"
    r"several|many|other|key|concluded?|adopted|negotiating|"
    r"negotiate|reached|reach|finali[sz]ed?|between|another|each|every|one|no|under|existing|recent|following|"
    r"historic|landmark|relevant|respective|ratified|"
    r"implementing|announced?|including|includes?|welcomed?|important|expanded|so-called|good|currently|possible|"
    r"early|million|billion|trillion)\b)[A-Za-z][\w’'.-]*\s+){1,6}$",
    re.IGNORECASE,
)


def modifiers_before(before: str) -> str:
    """Words before the noun that belong to it: "long-term", "intergovernmental", "Russian-Japanese"."""
    match = _MODIFIERS.search(before)
    if match is None:
        return ""
    words = match[0]
    cut = re.search(r"[.,;:]\s+(?=[^.,;:]*$)", words)
    return words[cut.end() :] if cut else words


def one_line(text: str) -> str:
    """The text without line breaks and the marks around it."""
    return re.sub(r"\s+", " ", text).strip(" ,.;")


def kind_of(phrase: str, kind: str) -> str:
    """The noun's kind, less an agreement that is of business."""
    if kind == "treaty" and re.search(
        r"\b(?:business|commercial|purchase|supply|corporate|company|companies|sales?)\b", phrase.lower()
    ):
        return "contract"
    return kind
