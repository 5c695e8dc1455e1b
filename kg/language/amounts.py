"""One amount at one place of a text: a number with its unit, or with none yet.

Also what keeps a number from being one: it stands inside a word or date, or it belongs to a name ("Article 5", "F-35",
"Three Seas", "COP 28"), a share ("one in five") or takes up what was said before ("the two companies").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg import lexicons
from kg.language import factors
from kg.language.nouns import read_counted
from kg.language.numerals import GAP, STARTERS, TENS, UNITS, Numeral, read_numeral
from kg.language.reached import read_reached
from kg.language.units import Unit, read_currency, read_measure, read_percent, read_rate, shared_by, symbols
from kg.language.wordlists import words
from kg.model import Span

_GLUED_LETTERS = re.compile(r"[A-Za-z.]{1,4}$")
_WORD_BEFORE = re.compile(r"[a-z]{4,5}$")
_MODEL = re.compile(rf"7\d7(?:{GAP}|-)(?:[A-Z]|MAX)")  # of aircraft: "787 Dreamliners"
_LOAN = re.compile(rf"{GAP}(?:loans?|credits?|bonds?)\b", re.I)
_SPACED = re.compile(r"(?<!\w)(US|U\.S\.|AUD|USD|CAD|NZ)\s$")  # "US $10 million"
_WHOSE = re.compile(r"(?:US|A|NZ|C)(?=[^\S\n]?\d)")  # "$US10 million", as Australians write it
_TO_SCALED = re.compile(rf"{GAP}?(?:[-–—]|to){GAP}?\d[\d.,]*(?:{GAP}|-)?(?:[mbt]\w*illion|mn|bn|crore|lakh)", re.I)
_SPACE = re.compile(r"¢?[^\S\n]?")  # "GH¢5 million"
_OF = re.compile(rf"{GAP}of{GAP}(?:(?:the|its|our|their|his|these|those){GAP})?", re.I)
_CURRENCY_BEFORE = re.compile(
    rf"(?P<name>(?:(?:US|U\.S\.|[A-Z][a-z]+){GAP})?(?i:dollars?|euros?|rupees?|pounds?|yen|won|yuan|renminbi|rand|shillings?|francs?)){GAP}$"
)
_OR_SO = re.compile(rf"{GAP}or{GAP}so(?={GAP}[^\W\d_])", re.I)
_NO_NUMBER_AFTER = re.compile(rf"(?:st|nd|rd|th)\b|[/:+]\d|{GAP}?[ap]\.?m\b|[.,]\d|°(?!C)|{GAP}o['’]clock", re.I)
_HOURS = re.compile(rf"(?:[01]?\d|2[0-4])[.:]?[0-5]\d{GAP}?(?:hrs?|hours)\b")  # "at 11.00 hrs", "at 1530 hours"
_AT = re.compile(rf"\b(?:at|from|until|till|to|by|around|about|[a-z]+day|\d{{4}}){GAP}$", re.I)
# "six of the nine border posts", "eight of their companies"
_PARTITIVE = re.compile(
    rf"{GAP}of{GAP}(?:the|our|its|their|these|those|his|her|your|my|[A-Z][\w-]+['’]s?)"
    rf"(?:{GAP}(?:\d+|{'|'.join(UNITS)}|{'|'.join(TENS)}))?(?!{GAP}(?:world['’]s|most|few|main|leading|best|\w+est)\b)(?={GAP})"
)
_SHORT = re.compile(rf"\.(?={GAP}(?!(?:The|A|An|In|It|This)\b)[A-Z]|{GAP}[a-z])")
_LAST_WORD = re.compile(rf"(?P<w>(?:group{GAP}of|[^\W\d_][\w’'.]*)){GAP}$", re.I)
_DEFINITE = re.compile(rf"\b(?:the|these|those|our|their|its|both|first|last|other|next|remaining){GAP}$", re.I)
# "the two patrol boats that Australia is gifting" are told of here first
_DEFINED = re.compile(rf"{GAP}(?:that|which){GAP}(?!(?:is|are|was|were)\b)", re.I)
_BEST = re.compile(r"(?:most|best|\w+est)\b", re.I)
_MANY = 50  # from here on a number of members is one of people, not of states
_MONTH = "January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec"
_AFTER_NAME = re.compile(rf"(?:[a-z,\d][^\S\n](?!{_MONTH})[A-Z][\w-]+|\b[A-Z]{{2,}})[^\S\n]$")
_YEAR_OF = re.compile(rf"\b(?:academic|school|financial|fiscal|marketing|last|this|next|previous){GAP}year{GAP}$", re.I)
_SHARE = re.compile(rf"\b(?:\d+|{'|'.join(UNITS)}){GAP}(?:in|of|out{GAP}of){GAP}(?:every{GAP})?$", re.I)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that starts at ``begin``, its unit if it has one, and the noun that it counts."""

    begin: int
    numeral: Numeral
    end: int
    unit: Unit | None = None
    noun: Span | None = None


@lru_cache(maxsize=16384)  # texts say the same words again and again
def may_start(word: str) -> bool:
    """Whether an amount or a factor may start with this word, digits or sign."""
    lower = word.lower().rstrip(".")
    named = lower in STARTERS or lower in factors.STARTERS
    return named or word[0].isdecimal() or word in symbols() or word[:-1] in symbols()


def read_amount(text: str, word: str, at: int, span: Span, end: int) -> Amount | None:
    """A number with its unit from a token that is a currency, a digit or a number word."""
    known = symbols()
    if word in known or word.rstrip(".") in known:
        return _money(text, word if word in known else word.rstrip("."), at, span, end)
    if word[0].isdecimal():
        if not _free(text, at, span.begin):
            return _stuck(text, at, span, end)
    elif word.lower() not in STARTERS or not _free(text, at, span.begin):
        return None
    return read_number(text, at, span, end)


def _money(text: str, sign: str, at: int, span: Span, end: int) -> Amount | None:
    begin, stop = at, at + len(sign)
    if sign == "$":
        glued = _GLUED_LETTERS.search(text, max(span.begin, at - 4), at)
        if glued:
            whole = glued[0] + sign
            if whole not in symbols():
                return None
            begin, sign = glued.start(), whole
        elif spaced := _SPACED.search(text, max(span.begin, at - 6), at):
            begin, sign = spaced.start(), f"{spaced[1]}$"
        elif whose := _WHOSE.match(text, stop, end):
            sign, stop = f"{whose[0]}$", whose.end()
    elif begin > span.begin and (text[begin - 1].isalnum() or text[begin - 1] in "$-"):
        return None
    stop += not sign.endswith(".") and text.startswith(f"{sign}.", begin, end)  # "Ksh. 12 billion"
    gap = _SPACE.match(text, stop, end)
    stop = gap.end() if gap else stop
    if stop >= end or not text[stop].isdecimal():
        return None
    numeral = read_numeral(text, stop, end, money=True)
    if numeral is None:
        return None
    if len(sign) == 1 and sign.isalpha() and not numeral.scaled and "," not in text[stop : numeral.end]:
        return None  # "K2", "N1": names of things, unlike "K10 million"
    small = not numeral.scaled and numeral.value < 1000 and not _TO_SCALED.match(text, numeral.end, end)
    if small and sign.isalpha() and (sign.isupper() or len(sign) > 2):
        return None  # "COP 28", "Euro 5"
    unit = Unit("money", symbols()[sign], numeral.end, shared=shared_by(sign))
    trailing = read_currency(text, numeral.end, end)
    if trailing and (sign == "$" or trailing.notation == unit.notation) and text[trailing.end - 1] != "$":
        unit = trailing
    return _rated(text, Amount(begin, numeral, unit.end, unit), end, of=False)


def read_number(text: str, at: int, span: Span, end: int, *, money: bool = False) -> Amount | None:
    """A number in digits or words at ``at``, with the unit after it. ``money`` allows "2b"."""
    numeral = read_numeral(text, at, end, money=money)
    if numeral is not None and _HOURS.match(text, at, end) and _AT.search(text, max(span.begin, at - 14), at):
        return None
    if numeral is None or numeral.value == 0 or _NO_NUMBER_AFTER.match(text, numeral.end, end):
        return None
    return _with_unit(text, at, numeral, span, end)


def _with_unit(text: str, at: int, numeral: Numeral, span: Span, end: int) -> Amount:
    stop = numeral.end + text.startswith("+", numeral.end, end)
    if numeral.scaled and _SHORT.match(text, stop, end):
        stop += 1  # "750 mln. US dollars"
    bare = Amount(at, numeral, numeral.end)
    if so := _OR_SO.match(text, stop, end):
        stop = so.end()
    if numeral.lower or (numeral.words and numeral.scaled):
        of = _OF.match(text, stop, end)
        if of:
            stop = of.end() - 1
    unit = read_currency(text, stop, end)
    if unit is None and numeral.scaled and not numeral.lower:
        unit = _of_money(text, stop, end) or _money_before(text, at, stop, span)
    if unit and not numeral.words and not numeral.scaled and _named(text, at, span):
        return bare
    if unit and not numeral.scaled and numeral.value < 100 and _LOAN.match(text, unit.end, end):
        unit = None  # "seven yen loan projects"
    unit = unit or (None if numeral.lower else read_percent(text, stop, end))
    if unit:
        return _rated(text, replace(bare, end=unit.end, unit=unit), end, of=False)
    if (measured := read_measure(text, stop, end)) and not (numeral.words and numeral.value == 1):
        unit, begin = measured
        return _rated(text, replace(bare, end=unit.end, unit=unit, noun=Span(begin, unit.end)), end, of=True)
    many = numeral.value >= _MANY and not numeral.lower
    counted = read_counted(text, stop, end, many=many)
    part = None if counted is not None or numeral.lower else _PARTITIVE.match(text, stop, end)
    if part is not None:
        counted = read_counted(text, part.end(), end, many=many)
    if counted is None and not numeral.lower:
        counted = read_reached(text, at, part.end() if part else stop, end, numeral.value, span.begin)
    if counted is None or not _counts(text, at, numeral, counted.span, span):
        return bare
    unit = Unit("count", counted.unit, counted.span.end)
    return _rated(text, replace(bare, end=unit.end, unit=unit, noun=counted.span), end, of=True)


def _of_money(text: str, stop: int, end: int) -> Unit | None:
    """The currency of "50 millions of euros"."""
    of = _OF.match(text, stop, end)
    return read_currency(text, of.end() - 1, end) if of is not None else None


def _money_before(text: str, at: int, stop: int, span: Span) -> Unit | None:
    """The currency whose name stands before its amount: "US dollars 1.2 billion"."""
    named = _CURRENCY_BEFORE.search(text, max(span.begin, at - 30), at)
    read = read_currency(f" {named['name']}", 0, len(named["name"]) + 1) if named is not None else None
    whole = named is not None and read is not None and read.end == len(named["name"]) + 1
    return Unit("money", read.notation, stop, shared=read.shared) if whole and read is not None else None


def _rated(text: str, amount: Amount, end: int, *, of: bool) -> Amount:
    rate = read_rate(text, amount.end, end, of=of)
    if rate is None or amount.unit is None:
        return amount
    per, stop = rate
    return replace(amount, end=stop, unit=replace(amount.unit, notation=amount.unit.notation + per, end=stop))


def _free(text: str, at: int, first: int) -> bool:
    """Not inside a word, a name such as "F-35", "G20" and "2+2", a date or a number."""
    if at == first:
        return True
    previous = text[at - 1]
    if previous == "+" and text[at - 2 : at - 1] == "(":
        return True  # "(+62.3%)"
    if previous.isalnum() or previous in "_#+/\\@:%°^*$€£¥":
        return False
    if previous in ".,-–’'" and at - 1 > first:
        return not text[at - 2].isalnum()
    return True


def _stuck(text: str, at: int, span: Span, end: int) -> Amount | None:
    """An amount of money or a share whose space before it was lost: "represent90 percent"."""
    if not _WORD_BEFORE.search(text, max(span.begin, at - 5), at):
        return None
    amount = read_number(text, at, span, end)
    return amount if amount is not None and amount.unit is not None and amount.unit.kind != "count" else None


def _named(text: str, at: int, span: Span) -> bool:
    """Whether the number belongs to a name: "Article 5", "the Three Seas"."""
    last = _LAST_WORD.search(text, max(span.begin, at - 24), at)
    if last is None:
        return False
    word = " ".join(last["w"].lower().split())
    if word == "group of" and last["w"][0] == "g":
        return False  # "a group of 15 engineers", unlike "the Group of 77"
    if word == "year" and _YEAR_OF.search(text, max(span.begin, at - 40), at):
        return False  # "in the 2018/2019 academic year 87 Mongolians studied"
    return word in words("name_numbers.txt") and (not word.endswith("s") or text[at].isdecimal())


def _given(words: str) -> bool:
    """Whether the name before a number is of a country, to which so many are given: "offer Zambia 250 scholarships"."""
    return words.split()[-1] in _countries()


@cache
def _countries() -> frozenset[str]:
    """The last words of the countries' names."""
    return frozenset(name.split()[-1] for country in lexicons.countries() for name in country.names)


def _counts(text: str, at: int, numeral: Numeral, noun: Span, span: Span) -> bool:
    """Whether a number before a noun is a figure: no name ("Three Seas"), share ("one in five") or mere "the two"."""
    if (numeral.value == 1 and not numeral.scaled) or _named(text, at, span):
        return False
    before = text[max(span.begin, at - 40) : at]
    titled = noun.of(text).split()[-1][0].isupper()
    first_told = _DEFINED.match(text, noun.end) and not _BEST.match(text, noun.begin)
    known = _DEFINITE.search(before) and not first_told
    if numeral.value < 10 and (known or (numeral.words and titled and text[at].isupper())):
        return False
    if numeral.value < 1000 and not numeral.scaled and (named := _AFTER_NAME.search(before)) and not _given(named[0]):
        return False
    if _MODEL.match(text, at):
        return False
    return _SHARE.search(before) is None
