"""Groups of instruments told by a number: "about 70 business agreements", "more than ten cooperation documents".

Rule agreement.counted (`kg.extraction.agreements.find`).
"""

from __future__ import annotations

import re

from kg.extraction import rules
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.instrument_left import MONTH
from kg.extraction.agreements.phrases import Told, kind_of, one_line
from kg.extraction.agreements.verbs import DONE

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = (
    {word: number for number, word in enumerate(_ONES + _TEENS)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {f"{ten}-{_ONES[one]}": 10 * number + one for number, ten in enumerate(_TENS, 2) for one in range(1, 10)}
    | {"a dozen": 12, "dozens of": 24, "dozen": 12, "two dozen": 24, "a hundred": 100}
)
_NUMBER = re.compile(
    r"\b(?P<about>about|around|some|nearly|almost|over|more than|approximately|at least|up to)?\s*"
    r"(?<![\d.,$€£(-])(?P<n>\d{1,3}|"
    + "|".join(sorted((w for w in _WORDS if w not in {"zero", "one"}), key=lambda w: (-len(w), w)))
    + r")\s+(?:\(\d{1,3}\)\s+)?"  # "fifty-eight (58) agreements"
    rf"(?!{MONTH}\b)"
    r"(?:[a-z][\w-]*(?:al|ic|ary|ive)\s+and\s+)?"
    r"(?:(?!(?:of|and|in|to|for|the|years?|million|billion|trillion|thousand|percent|per|sides|leaders|ministers|"
    r"presidents|countries|nations|parties|governments|delegations|companies|signed|exchanged|concluded|"
    r"adopted|inked|witnessed|sign|ink|\d+|"
    + "|".join(sorted((w for w in _WORDS if " " not in w), key=lambda w: (-len(w), w)))
    + r")\b)[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_RESULTS = re.compile(r"\b(?:results?|outcomes?|fruits?)\s+of\b")
_RESULTS_REACH = 300  # characters before the number
_LONG = 90  # characters of a topic that is no part of a group's title


def find_counted(told: Told, text: str) -> Draft | None:
    """The group that a number before a plural noun tells of, None where there is no number."""
    instrument, noun = told.instrument, told.instrument.noun
    founded = told.act.direct and told.act.status in {"launched", "signed"}
    number = _NUMBER.search(told.before) if noun.plural and (noun.kind != "programme" or founded) else None
    if number is None or (noun.text == "instrument" and told.act.status not in DONE):
        return None  # "for this we have three instruments"
    start = number.start("about") if number["about"] else number.start("n")
    topic = ""
    if told.own and told.right - instrument.end < _LONG:
        topic = text[told.own.start("word") - 1 : told.right]
    draft = Draft(
        one_line(told.before[start:] + text[instrument.begin : instrument.end] + topic),
        kind_of(told.phrase, noun.kind),
        rules.AGREEMENT_COUNTED,
        instrument.begin,
        [told.sentence.index],
        noun=noun.text,
    )
    word = number["n"].lower()
    draft.count = int(word) if word.isdigit() else _WORDS[word]
    draft.approximate = bool(number["about"]) or "dozen" in word
    begin = max(told.sentence.span.begin, instrument.begin - _RESULTS_REACH)
    if told.act.status is None and _RESULTS.search(text, begin, instrument.begin):
        draft.statuses.append(("signed", True))
    return draft
