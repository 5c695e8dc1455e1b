"""What shows that a figure lies ahead, whatever its verb says: a deadline to come, an instrument just signed for it.

Also what a pledge covers beside its first amount ("up to EUR 900 million, and another EUR 150 million in loans").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.parse import tokens_in
from kg.extraction.figures.statements import days_of, own_times
from kg.extraction.figures.words import figure_words, gifts
from kg.language.analysis import Sentence
from kg.language.wordplaces import any_within, first_word, places_where, word_test
from kg.lexicons import cell_values, read_lexicon
from kg.model import Figure, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SIGNED = re.compile(
    r"\b(?:sign(?:ed|ing|s|ature)?|exchanges?\s+of\s+notes|conclu(?:ded?|sion)|exchanged|initialled|inked)\b",
    re.IGNORECASE,
)
# What an instrument is for: "the arrangement for import of 500 MW", "a contract … for the manufacture of 50 cars"
_TO_DO = re.compile(
    r"\b(?:for|on)\s+(?:the\s+)?(?:early\s+|joint\s+)?(?:\w+(?:tion|ment|ance|ing)|imports?|exports?|sale|supply|purchase|delivery"
    r"|manufacture|provision|transfer|lease)\s+of\s+(?:[\w’'-]+\s+){0,5}$",
    re.IGNORECASE,
)
_LENT = ("grant", "loan", "credit", "guarantee")
# "signed today a $15 million threshold grant"
_SIGNED_FOR = re.compile(
    r"\b(?:signed|concluded|inked|sign(?:ing|ature)\s+of|conclusion\s+of|signature\b[^.;:]{0,50}?\sof)\b[^.;:]{0,60}?\b(?:an?|the|two|three)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_LOAN = re.compile(rf"[\s-]+(?:[\w-]+\s+){{0,4}}?(?P<noun>{'|'.join(_LENT)})s?\b", re.IGNORECASE)
_REACH = 120  # characters between an instrument and the number that it is about
_MONTHS = 200  # days: a year, no day or month of last year
_NEAR = 50  # characters
_BEGINS = re.compile(r"\b(?:from|starting|beginning|effective|as\s+of)\s+(?:in\s+|on\s+|the\s+)*$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# What a goal beside it comes to: "…, representing an investment of about 1.9 billion dollars".
_AMOUNTS_TO = re.compile(
    r"[^.;:()]{0,60},\s+(?:representing|for|with|at|worth|involving)\s+(?:an?\s+)?(?:total\s+|estimated\s+)?"
    r"(?:investment|value|cost|budget)s?\s+of\s+(?:[a-z-]+\s+){0,3}$",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[,;:–—]")
_CLOSED = re.compile(r",\s+(?:to|up to|as|by)\b")
_ASIDE = re.compile(r",\s+(?:as soon as|once|when|after|subject to|if|provided|pending)\b[^,.;]{3,90},")
_AND_ALSO = re.compile(
    r"(?:,\s+)?\b(?:and|as well as|plus|along with|together with)\s+(?:[a-z-]+\s+){0,3}$", re.IGNORECASE
)


def lies_ahead(
    quantity: Quantity, verb: Token | None, sentence: Sentence, context: Context, earlier: Sequence[Figure]
) -> str | None:
    """Why a figure is a goal though no verb makes it one; None where nothing shows it."""
    if (due := _due(quantity, verb, sentence, context)) is not None:
        return due
    if verb is not None and _is_to_be(verb):
        return "what is to be"
    if (instrument := _signed_for(quantity, sentence, context)) is not None and not _long_past(sentence, context):
        return f"'{instrument}' was signed for it"
    if quantity.kind == "money" and (told := _of_a_pledge(quantity, verb, sentence)) is not None:
        return f"'{told.text}' names a pledge"
    if (why := _to_begin(quantity, sentence, context)) is not None:
        return why
    return _beside_a_goal(quantity, sentence, context, earlier)


def _long_past(sentence: Sentence, context: Context) -> bool:
    """Whether a sentence is told of a year that is over: "at last year's Forum deals of $71 million were concluded"."""
    issued = context.document.issued
    times = [t for t in context.times(sentence.span.begin, sentence.span.end) if t.time is not None and not t.in_name]
    return issued is not None and any(
        t.time.latest.year < issued.year and days_of(t) > _MONTHS for t in times if t.time
    )


def _to_begin(quantity: Quantity, sentence: Sentence, context: Context) -> str | None:
    """When a level is to begin, if that is still to come: "raising the number to 200 with effect from 2018-19"."""
    issued = context.document.issued
    if issued is None or not _TO.search(
        context.text, max(sentence.span.begin, quantity.span.begin - 20), quantity.span.begin
    ):
        return None
    for t in context.times(quantity.span.end, min(sentence.span.end, quantity.span.end + _NEAR)):
        if t.time is None or t.time.latest <= issued or t.time.earliest.year < issued.year:
            continue
        if _BEGINS.search(context.text, quantity.span.end, t.span.begin):
            return f"from '{t.span.of(context.text)}'"
    return None


def _due(quantity: Quantity, verb: Token | None, sentence: Sentence, context: Context) -> str | None:
    """A deadline to come, or a gift for a time to come: "available by 2030", "offered 120 places for next year"."""
    issued = context.document.issued
    if issued is None:
        return None
    times = [t for t in context.times(sentence.span.begin, sentence.span.end) if t.time is not None and not t.in_name]
    ahead = [t for t in times if t.time is not None and t.time.latest > issued and t.span.begin >= quantity.span.end]
    if not ahead or _told_of_before(quantity, verb, ahead[0].span.begin, context):
        return None
    if verb is not None and quantity.kind in {"factor", "percent"} and _has_changed(verb):
        return None  # "has doubled within five years"
    gives = verb is not None and verb.lemma_ in gifts()
    for t in own_times(quantity, times, sentence, context):
        if t not in ahead or t.time is None or elsewhere(quantity.span.end, t.span.begin, sentence, context):
            continue
        if t.role in {"by", "until"}:
            return f"due '{t.span.of(context.text)}'"
        if gives and t.role in {"on", "during"} and t.time.earliest > issued:
            return f"for '{t.span.of(context.text)}'"
    return None


def _has_changed(verb: Token) -> bool:
    """Whether a verb tells of a change that has come about: "our trade has doubled", "exports have grown"."""
    helpers = {c.lemma_ for c in verb.lefts if c.dep_ in {"aux", "auxpass"}}
    changes = verb.lower_ in figure_words("up") or verb.lower_ in figure_words("down")
    return verb.tag_ == "VBN" and helpers == {"have"} and changes


def _told_of_before(quantity: Quantity, verb: Token | None, until: int, context: Context) -> bool:
    """Whether a clause of what was ends before the time: "bring trade, which was $3 billion, to $5 billion by"."""
    past = verb is not None and verb.dep_ == "relcl" and verb.tag_ == "VBD"
    return past and _CLOSED.search(context.text, quantity.span.end, until) is not None


def elsewhere(begin: int, end: int, sentence: Sentence, context: Context) -> bool:
    """Whether a border and a verb stand between, so that the time is another clause's: "a railway, to be done by"."""
    border = _BORDER.search(context.text, begin, end)
    if border is None:
        return any(t.tag_ in _FINITE and t.dep_ in {"conj", "relcl"} for t in tokens_in(sentence, begin, end))
    return any(t.pos_ in {"VERB", "AUX"} for t in tokens_in(sentence, border.start(), end))


def _is_to_be(verb: Token) -> bool:
    """Whether "are" leads on to what is to be: "850 million doses are to be manufactured"."""
    if verb.lemma_ != "be" or verb.tag_ not in {"VBZ", "VBP"}:
        return False
    return any(c.dep_ == "xcomp" and c.pos_ == "VERB" and any(h.lower_ == "to" for h in c.lefts) for c in verb.rights)


def _signed_for(quantity: Quantity, sentence: Sentence, context: Context) -> str | None:
    """The instrument that was signed for what is counted: "notes on a loan of", "an arrangement worth"."""
    begin = max(sentence.span.begin, quantity.span.begin - _REACH)
    told = any_within(_places(context.text), begin, quantity.span.begin)
    match = _instrument().search(context.text, begin, quantity.span.begin) if told else None
    if match is None:
        return _lent(quantity, begin, sentence, context)
    if any(
        t.tag_ in _FINITE and not _SIGNED.fullmatch(t.head.text)
        for t in tokens_in(sentence, match.end("noun"), quantity.span.begin)
    ):
        return None
    before = context.text[max(sentence.span.begin, match.start() - _REACH) : match.start()]
    after = context.text[quantity.span.end : min(sentence.span.end, quantity.span.end + _REACH // 2)]
    lent = match["noun"].lower().removesuffix("s") in _LENT  # one that was signed; others are also signed afterwards
    parts = (before, match[0]) if lent else (before, match[0], after)
    if not lent and _TO_DO.search(match[0]):
        return match["noun"]
    return match["noun"] if any(_SIGNED.search(part) for part in parts) else None


def _lent(quantity: Quantity, begin: int, sentence: Sentence, context: Context) -> str | None:
    """The loan or grant of so much that was signed: "signed today a $15 million threshold grant"."""
    if quantity.kind != "money" or not _SIGNED_FOR.search(context.text, begin, quantity.span.begin):
        return None
    loan = _LOAN.match(context.text, quantity.span.end, sentence.span.end)
    return loan["noun"] if loan is not None else None


@lru_cache(maxsize=2)
def _places(text: str) -> list[int]:
    """Where instruments may stand: there alone the long pattern is worth a search."""
    return places_where(text, _begins_instrument)


@word_test
def _begins_instrument(word: str) -> bool:
    return word.lower() in _first_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(map(first_word, _heads()))


@cache
def _heads() -> frozenset[str]:
    """The last words of instruments, singular and plural, lower case."""
    lexicon = [row for row in read_lexicon("instruments") if row["use"] != "signed"]  # an agenda, mostly, is no paper
    heads = {w.split()[-1].lower() for row in lexicon for w in (row["noun"], *cell_values(row["plural"]))}
    return frozenset(heads | {"arrangement", "notes", *_LENT})


@cache
def _instrument() -> re.Pattern[str]:
    """An instrument, singular or plural, with what it is about up to the end of the stretch looked at."""
    words = "|".join(sorted(map(re.escape, _heads()), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"\b(?P<noun>{words})\b[^.;,:()]*?\b(?:on|for|concerning|regarding|worth|covering|about|of|totall?ing|valued)\b[^.;,:()]*"
        r"(?:,\s+(?:at|with)\s+an?\s+(?:\w+\s+)?(?:value|cost)\s+of\s+)?$",
        re.IGNORECASE,
    )


def _of_a_pledge(quantity: Quantity, verb: Token | None, sentence: Sentence) -> Token | None:
    """The word of promise that an amount hangs with: "$600 billion in commitments", "the $5 million that he announced".

    What "has generated $5 billion in commitments" is a running total.
    """
    if verb is not None and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts):
        return None
    for token in tokens_in(sentence, quantity.span.begin, quantity.span.end):
        for child in token.rights:
            if child.idx < quantity.span.end:
                continue
            if child.dep_ == "prep" and child.lower_ in {"in", "of"}:
                for noun in child.rights:
                    if noun.dep_ == "pobj" and noun.lemma_.lower() in figure_words("pledge"):
                        return noun
                    found = _announced(noun)
                    if found is not None:
                        return found
            elif (found := _announced(token)) is not None:
                return found
    return None


def _announced(noun: Token) -> Token | None:
    """The verb of "the assistance that he announced"."""
    for verb in noun.rights:
        if verb.dep_ not in {"relcl", "acl"} or verb.tag_ not in {"VBD", "VBN"}:
            continue
        who = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        if verb.lemma_ in figure_words("announces") and (who is None or who.tag_ not in {"WP", "WDT"}):
            return verb
    return None


def _beside_a_goal(quantity: Quantity, sentence: Sentence, context: Context, earlier: Sequence[Figure]) -> str | None:
    """An amount that follows another of the same goal: "up to €900 million, and an immediate €150 million"."""
    before = next((f for f in reversed(earlier[-2:]) if sentence.span in f.evidence), None)
    at = before.reasons[0].span if before is not None else None
    if before is None or at is None or not before.target or quantity.kind != "money":
        return None
    if at.end < quantity.span.begin and _AMOUNTS_TO.fullmatch(context.text, at.end, quantity.span.begin):
        return "what a goal comes to"
    if len(before.unit) < 3 or before.unit[:3] != quantity.unit[:3] or at.end > quantity.span.begin:
        return None
    text = context.text
    if not _AND_ALSO.search(text, at.end, quantity.span.begin):
        return None
    asides = [m.span() for m in _ASIDE.finditer(text, at.end, quantity.span.begin)]
    between = tokens_in(sentence, at.end, quantity.span.begin)
    if any(t.tag_ in _FINITE and not any(a <= t.idx < b for a, b in asides) for t in between):
        return None
    return "told beside a goal"
