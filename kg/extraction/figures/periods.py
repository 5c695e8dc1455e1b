"""The period that an observation is about."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.figures.parse import tokens_in
from kg.extraction.figures.side_clauses import of_side_clause
from kg.extraction.figures.statements import at_it, days_of, distance, is_old_level, of_next, own_times
from kg.extraction.figures.untold_periods import untold
from kg.extraction.figures.words import figure_words
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence
from kg.model import Quantity, TimeExpression, TimeSpan, When

_OF_AN_ACT = re.compile(
    r"\b(?:signed|established|announced|launched|founded|adopted|held)\s+(?:in|on|earlier)?\s*$", re.IGNORECASE
)
_LONG_BEFORE = re.compile(r"\b(?:signed|adopted|concluded)\b[^,;.]{0,60}\b(?:in|on)\s*$", re.IGNORECASE)
_SINCE_IT = re.compile(r"\bsince\b(?:[^,;.]{5,130}\b(?:in|on|of)\s+|[^,;.—–]{12,130}\s)$", re.IGNORECASE)
_AHEAD = re.compile(r"(?:the\s+)?(?:next|coming|upcoming|following)\b", re.IGNORECASE)
_A_YEAR_EARLIER = re.compile(
    r"\s*,?\s*(?:in\s+)?(?:an?\s+year\s+(?:earlier|before)|the\s+(?:previous|preceding|prior)\s+year|the\s+year\s+before"
    r"|the\s+(?:same|corresponding)\s+period\s+(?:a\s+year\s+earlier|of\s+the\s+previous\s+year))\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"\b(?:currently|now|today|already|so far|to date|at present|presently|cumulative|accumulated|since)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared|relative)\s+(?:to|with)\b(?:[^.;]|\.\d){0,40}$|\b(?:from|on|over|against)\s+(?:the\s+)?$"
    r"|\bthan\s+(?:in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|before|following|prior\s+to)\s+(?:the\s+)?$", re.IGNORECASE)
_NOUN = re.compile(r"\s+[a-z]")
_TOLD_TOGETHER = ({"money", "percent"}, {"factor", "count"})
_NOUNS = frozenset(("flows", "exports", "imports", "visits"))  # often taken for verbs
_A_MONTH = 27  # days
_YEAR = 366  # days
_LONGEST = 731  # days: a financial year that is told by two calendar years
_MORE_EXACTLY = re.compile(
    r"[\s,(–—-]*(?:(?:in|during|over|for|from|that|is|namely|more|precisely|the)\s+)*", re.IGNORECASE
)
_NEXT_CLAUSE = re.compile(r";|,\s+and\s+(?:that|the)\b|,\s+(?:while|whereas|but)\b")
_LEVEL = re.compile(
    r"\b(?:to|(?:now|currently|today)\s+(?:\w+\s+){0,2}?(?:at|of)|is\s+now|are\s+now|stands?\s+at|has\s+reached|have\s+reached)\s+"
    r"(?:(?:an?|the|about|around|over|nearly|almost|some|more|than|well)\s+){0,3}$"
)
_AS_OF = re.compile(r"\bas\s+of\s+(?:the\s+)?$", re.IGNORECASE)


def period_of(quantity: Quantity, times: list[TimeExpression], sentence: Sentence, context: Context) -> When | None:
    """The period of an observed quantity; ``times`` are those of its sentence that may tell it."""
    text = context.text
    mine = own_times(quantity, times, sentence, context)
    past = [t for t in mine if t.role in {"on", "during", "since"} or _at_the_end(t, quantity, sentence, context)]
    past = [t for t in past if not _OF_AN_ACT.search(text, max(sentence.span.begin, t.span.begin - 24), t.span.begin)]
    past = [t for t in past if not _LONG_BEFORE.search(text, max(sentence.span.begin, t.span.begin - 80), t.span.begin)]
    past = [t for t in past if t.role != "on" or days_of(t) >= 27]
    past = [t for t in past if not _of_what_comes(t, quantity, sentence, context)]
    past = [t for t in past if not _AHEAD.match(t.span.of(text)) and not _of_another_verb(t, quantity, sentence)]
    past = [t for t in past if not _only_led_there(t, quantity, text) and not of_next(quantity, t, text)]
    past = [t for t in past if not of_side_clause(t, quantity, sentence, context)]
    own = [t for t in past if at_it(quantity, t, text)]
    if not own and is_old_level(quantity, sentence, context):
        return _year_before(quantity, past, sentence, context)
    past = [t for t in past if not _of_old_level(t, quantity, sentence, context)]
    if not past:
        return untold(quantity, sentence, context)
    best = min(own or past, key=lambda t: distance(t, quantity.span.begin, quantity.span.end, text))
    finer = (
        t for t in past if _within(t, best) and _says_more(t, best, quantity, text) and not _apart(t, quantity, text)
    )
    best = min(finer, key=days_of, default=best)
    when = context.when(best)
    if when is not None and _begins(best, sentence, context):
        return _until_now(when, context)
    return when


def _at_the_end(t: TimeExpression, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a level is told as of a month or year that is over: "stood at $40 million by the end of 2022"."""
    issued = context.document.issued
    if t.role != "by" or t.time is None or issued is None or t.time.latest >= issued:
        return False
    return days_of(t) >= _A_MONTH


def _says_more(t: TimeExpression, best: TimeExpression, quantity: Quantity, text: str) -> bool:
    """Whether a time after another says it more exactly, and not of something else: "last year, in its first half"."""
    if t.span.begin < best.span.end:
        return True
    last = max(best.span.end, quantity.span.end if quantity.span.end <= t.span.begin else 0)
    return _MORE_EXACTLY.fullmatch(text, last, t.span.begin) is not None


def _apart(t: TimeExpression, quantity: Quantity, text: str) -> bool:
    """Whether another clause has the time: "that talks had ended last July, and that trade | reached $1 billion"."""
    return t.span.end < quantity.span.begin and _NEXT_CLAUSE.search(text, t.span.end, quantity.span.begin) is not None


def _only_led_there(t: TimeExpression, quantity: Quantity, text: str) -> bool:
    """Whether a run of years led to a level of today: "has tripled over the last ten years to nearly | 350"."""
    if days_of(t) <= _LONGEST or t.role == "since" or t.span.end > quantity.span.begin:
        return False
    return _LEVEL.search(text, t.span.end, quantity.span.begin) is not None


def carries_on(first: Quantity, period: When, second: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether the period of one amount is that of the next, which has none of its own.

    It is where only words without a verb lead on ("…, a decrease of 2.4%", "against imports of") or a verb of the past
    does ("while trade with New Zealand grew by 9.2 per cent").
    """
    begin, end = first.span.end, second.span.begin
    together = second.kind == first.kind or {first.kind, second.kind} in _TOLD_TOGETHER
    if not together and not _is_of_the_past(second, sentence):
        return False  # "in 2024, trade was $1.78 billion, while 110,000 tourists visited", but not "are enrolled"
    if (period.time.latest - period.time.earliest).days > _LONGEST or period.time.earliest == period.time.latest:
        return False
    text = context.text
    if _SO_FAR.search(text, begin, min(sentence.span.end, second.span.end + 30)):
        return False
    if is_old_level(first, sentence, context) or is_old_level(second, sentence, context):
        return False
    for t in context.times(begin, min(sentence.span.end, second.span.end + 60)):
        if t.time != period.time and not _COMPARED.search(text, begin, t.span.begin):
            return False
    tags = {"VBD", "VBZ", "VBP", "MD"}
    finite = [t.tag_ for t in sentence.tokens if begin <= t.idx < end and t.tag_ in tags and t.lower_ not in _NOUNS]
    return all(tag == "VBD" for tag in finite)


def _is_of_the_past(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a verb in the simple past has the number."""
    head = next(iter(tokens_in(sentence, quantity.span.begin, quantity.span.end)), None)
    verb = governing_verb(head) if head is not None else None
    return verb is not None and verb.tag_ == "VBD" and verb.pos_ == "VERB"


def _of_old_level(t: TimeExpression, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a time is that of the level before: "from $3 billion in 2019 to $6 billion"."""
    return any(
        q != quantity and at_it(q, t, context.text) and is_old_level(q, sentence, context)
        for q in context.analysis.quantities_in(sentence.span)
    )


def _year_before(quantity: Quantity, times: list[TimeExpression], sentence: Sentence, context: Context) -> When | None:
    """The period of "from $5.3 billion a year earlier", a year before that of the level it rose to."""
    if not _A_YEAR_EARLIER.match(context.text, quantity.span.end, sentence.span.end) or not times:
        return None
    best = min(times, key=lambda t: distance(t, quantity.span.begin, quantity.span.end, context.text))
    ends = best.time.edtf.split("/") if best.time is not None else []
    if not ends or any(len(end) > 7 for end in ends):
        return None
    return When(TimeSpan("/".join(f"{int(end[:4]) - 1}{end[4:]}" for end in ends)), "resolved")


def _begins(t: TimeExpression, sentence: Sentence, context: Context) -> bool:
    """Whether the period begins with a time: "since 2019", "since the agreement came into force in 2011"."""
    text = context.text
    if t.role == "since":
        return not _AS_OF.search(text, max(0, t.span.begin - 12), t.span.begin)
    return _SINCE_IT.search(text, max(sentence.span.begin, t.span.begin - 145), t.span.begin) is not None


def _of_another_verb(t: TimeExpression, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether another verb's clause lies between: "recalled his visit in 2019 and thanked the 3 million"."""
    if t.span.end > quantity.span.begin or t.span.begin - sentence.span.begin < 8:
        return False
    between = [w for w in sentence.tokens if t.span.end <= w.idx < quantity.span.begin]
    return any(w.dep_ == "conj" and w.tag_ == "VBD" for w in between)


def _until_now(when: When, context: Context) -> When | None:
    """The stretch from a time on: "since 2019" in a text of 2023; none where it begins after the text was issued."""
    issued, first = context.document.issued, when.time.edtf.partition("/")[0][:10]
    if issued is None:
        return when
    if when.time.earliest > issued:
        return None
    now = issued.isoformat()[: len(first)]
    return When(TimeSpan(first if first == now else f"{first}/{now}"), when.basis)


def _of_what_comes(t: TimeExpression, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a time is of something still to come, or only dates what came before: "after the February earthquake"."""
    issued = context.document.issued
    if issued is not None and t.time is not None and t.time.earliest > issued:
        return True
    if _AFTER.search(context.text, max(0, t.span.begin - 20), t.span.begin) and _NOUN.match(context.text, t.span.end):
        return True
    if issued is None or t.time is None or t.time.latest < issued or days_of(t) > _YEAR:
        return False
    between = tokens_in(sentence, quantity.span.end, t.span.begin)
    return any(
        w.tag_ == "VB" and w.i and w.nbor(-1).tag_ == "TO" and w.lemma_ not in figure_words("measures") for w in between
    )


def _within(t: TimeExpression, other: TimeExpression) -> bool:
    return (
        t.time is not None
        and other.time is not None
        and other.time.earliest <= t.time.earliest
        and t.time.latest <= other.time.latest
    )
