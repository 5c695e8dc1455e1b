"""What a cell of a table says: a number, a time, or what the numbers below or beside it are measured in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from kg.extraction.figures.words import figure_words
from kg.language.nouns import read_counted
from kg.language.numerals import SCALES, read_numeral
from kg.language.times import find_times
from kg.language.units import Unit, read_currency, read_measure, shared_by, symbols
from kg.model import Quantity, Span, TimeSpan

_LONGEST = 60  # characters of a number or a time
# Footnote marks, and what says that a number is not final.
_NOTE = (
    r"(?:\s*(?:[*†‡#]+|\[\d{1,2}\]|\((?:P|PE|E|R|RE|BE|provisional|prov\.?|estimated?|est\.?|revised|approx\.?)\)))*"
)
_END = re.compile(rf"{_NOTE}\s*", re.IGNORECASE)
_SIGN = re.compile(r"\(?\s*(?P<sign>[+−–-])\s*\)?\s*(?=[\d$€£¥₹A-Z])|\((?=[\d.,]+\)\s*$)")
_WORDS = sorted({*SCALES, "thousands", "millions", "billions", "trillions", "mil"}, key=len, reverse=True)
_SCALE = re.compile(rf"(?<![A-Za-z])(?:(?P<word>{'|'.join(_WORDS)})s?\b\.?|['’]?(?P<zeros>000)s?\b)", re.IGNORECASE)
_SHORT = re.compile(r"(?<=[$€£¥₹D])\s?(?P<short>[mMbB])\b")  # "US$ m", "USD M"
_BESIDE = re.compile(r"\s*\.?\s*(?:in\s+|of\s+)?$", re.IGNORECASE)
_OF = re.compile(r"(?:\s*of)?(?=\s)", re.IGNORECASE)
_MEASURED = re.compile(r"(?:\(|,|\bin\b|\bvalue\b)(?=\s*[^\s()]{1,12})", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper\s?cent\b|\bpercentage\b|\bp\.?c\.?(?=\))", re.IGNORECASE)
_GROWTH = re.compile(r"\bgrowth(?:\s+rate)?\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\b(?:(?:total\s+)?numbers?|nos?\.?|quantity)\s+of\b", re.IGNORECASE)
_ARRIVALS = re.compile(r"\barrivals\b", re.IGNORECASE)
_HEADS_OF = re.compile(r"\s(?:of|from|in|to|by|for|who|with|at|on)\s", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)?|\s*\[[^\]]*\]?")
_ONCE = re.compile(r"(?P<first>(?:19|20)\d\d)\s*[-–—/]\s*(?P<last>(?:19|20)?\d\d)(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_MONTHS = re.compile(rf"(?P<from>{_MONTH})\s*(?:[-–—]|to)\s*(?P<to>{_MONTH})", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:up\s?to|upto|till|until|through|to|as\s+of)\s+(?:end\s+)?(?P<to>{_MONTH})", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:during|in|for|the|year|financial\s+year|fiscal\s+year|fy|cy)\b[.:]?\s*)+", re.IGNORECASE)
# Words that a time in a table may have beside it.
_NO_MORE = re.compile(r"[\s().,:*#†-]*(?:(?:P|E|FY|CY|year|target|actual|estimates?)\b[\s().,:*#†-]*)*", re.IGNORECASE)
_FIRST_FISCAL = "Apr"  # the financial year of India, Japan, the United Kingdom and most that write "2016-17"

Kind = Literal["money", "percent", "count"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What numbers are measured in: a unit's notation and the factor that each is told in."""

    kind: Kind
    notation: str
    factor: float = 1.0
    shared: frozenset[str] = frozenset()
    noun: Span | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A number as a cell has it; ``measure`` where the cell tells its own."""

    value: float
    signed: bool = False
    measure: Measure | None = None


def read_value(text: str, cell: Span, own: Quantity | None) -> Value | None:
    """The number that a cell is, with marks of footnotes; ``own`` is the quantity that was found in it."""
    if not 0 < cell.end - cell.begin <= _LONGEST:
        return None
    sign = _SIGN.match(text, cell.begin, cell.end)
    begin = sign.end() if sign else cell.begin
    minus = sign is not None and sign["sign"] != "+"
    if own is not None and own.span.begin <= begin and own.upper is None:
        rest = text[own.span.end : cell.end].lstrip(")")
        if own.kind == "factor" or not _END.fullmatch(rest):
            return None
        measure = Measure(own.kind, own.unit, shared=own.shared, noun=own.noun)
        return Value(-own.value if minus else own.value, sign is not None, measure)
    if begin >= cell.end or not text[begin].isdecimal():
        return None
    numeral = read_numeral(text, begin, cell.end)
    if numeral is None or not _END.fullmatch(text[numeral.end : cell.end].lstrip(")")):
        return None
    return Value(-numeral.value if minus else numeral.value, sign is not None)


def read_period(text: str, cell: Span, issued: date | None) -> TimeSpan | None:
    """The time that a cell is: "2016-17", "FY 2019", "2018 (Jan-Jun)", "2021 (till June)", "Q1 2020", "2020*"."""
    said = cell.of(text)
    if not 4 <= len(said) <= _LONGEST or _YEAR.search(said) is None:
        return None
    year = _YEAR.search(said)
    plain = _ASIDE.sub("", said)
    once = _ONCE.search(plain)
    aside = said[len(plain.rstrip()) :] if plain.strip() else ""
    if months := _MONTHS.search(aside) if year else None:
        plain = f"{months['from']}-{months['to']} {year[0] if year else ''}"
    elif (until := _UNTIL.search(aside)) and year:
        plain = f"{_FIRST_FISCAL if once else 'Jan'}-{until['to']} {year[0]}"
    elif once:
        plain = f"{once['first']}-{once['last'][-2:]}" if _NO_MORE.fullmatch(_but(plain, once)) else plain
    lead = _LEAD.match(plain)
    plain = plain[lead.end() :] if lead and lead.end() < len(plain) else plain
    found = find_times(plain, issued, [Span(0, len(plain))])
    if len(found) != 1 or found[0].time is None:
        return None
    rest = plain[: found[0].span.begin] + plain[found[0].span.end :]
    return found[0].time if _NO_MORE.fullmatch(rest) else None


def _but(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + text[match.end() :]


def read_measure_of(text: str, begin: int, end: int, *, counted: bool = True) -> Measure | None:
    """What a head, a label or a caption says that numbers are in: "(US$ million)", "in %", "Number of tourists".

    ``counted`` lets a plural noun be the unit.
    """
    money = _money(text, begin, end)
    if money is not None:
        return money
    said = text[begin:end]
    if _PERCENT.search(said) or (counted and _GROWTH.search(said)):
        return Measure("percent", "percent")
    scale = _SCALE.search(said)
    factor = _factor(scale) if scale else 1.0
    for place in _MEASURED.finditer(text, begin, end):
        at = place.end()
        if scale and (inner := _SCALE.match(text, at + (text[at : at + 1] == " "), end)):
            at = _after(text, inner.end(), end)
        read = read_measure(text, at, end)
        if read is not None:
            return Measure("count", read[0].notation, factor)
        if scale and counted and (noun := read_counted(f" {text[at:end]}", 0, end - at + 1, many=True)):
            return Measure("count", noun.unit, factor)
    if not counted:
        return None
    of = _NUMBER_OF.search(text, begin, end)
    plain = _ASIDE.sub("", text[of.end() if of else begin : end])
    if _ARRIVALS.search(plain):
        return Measure("count", "people", factor)
    last = _HEADS_OF.split(plain)[0].split()[-1:]
    noun = read_counted(f" {''.join(last)}", 0, 80, many=True) or read_counted(f" {plain}", 0, 80, many=True)
    return (
        Measure("count", noun.unit, factor)
        if noun is not None and noun.unit not in figure_words("unnumbered")
        else None
    )


def _money(text: str, begin: int, end: int) -> Measure | None:
    """A currency with the word of scale beside it, in either order: "US$ million", "million euros", "Rs. crore"."""
    scales = [*_SCALE.finditer(text, begin, end), *_SHORT.finditer(text, begin, end)]
    for scale in scales:
        before = _BESIDE.sub("", text[begin : scale.start()])
        code = next((s for s in _signs() if before.endswith(s) and not before[: -len(s)][-1:].isalpha()), None)
        if code is not None:
            return Measure("money", symbols()[_signs()[code]], _factor(scale), shared_by(_signs()[code]))
        at = _after(text, scale.end(), end)
        code = next((s for s in _signs() if text.startswith(s, at + 1, end)), None)
        if code is not None and not text[at + 1 + len(code) : at + 2 + len(code)].isalpha():
            return Measure("money", symbols()[_signs()[code]], _factor(scale), shared_by(_signs()[code]))
        after = read_currency(text, at, end) or _named_last(before)
        if after is not None:
            return Measure("money", after.notation, _factor(scale), after.shared)
    for place in _MEASURED.finditer(text, begin, end):
        at = place.end() + (text[place.end() : place.end() + 1] == " ")
        code = next((s for s in _signs() if text.startswith(s, at, end)), None)
        if code is not None and not text[at + len(code) : at + len(code) + 1].isalpha():
            return Measure("money", symbols()[_signs()[code]], 1.0, shared_by(_signs()[code]))
        plain = read_currency(f" {text[at:end]}", 0, end - at + 1)
        if plain is not None:
            return Measure("money", plain.notation, 1.0, plain.shared)
    return None


def _named_last(before: str) -> Unit | None:
    """The currency that a stretch ends with by its name: "in US dollars (million)", "Euro million"."""
    words = before.rstrip("( ").split()
    for count in (3, 2, 1):
        said = f" {' '.join(words[-count:])}" if len(words) >= count else ""
        read = read_currency(said, 0, len(said)) if said else None
        if read is not None and read.end == len(said):
            return read
    return None


def _after(text: str, at: int, end: int) -> int:
    of = _OF.match(text, at, end)
    return of.end() if of else at


def _factor(scale: re.Match[str]) -> float:
    groups = scale.groupdict()
    if groups.get("zeros"):
        return 1e3
    if groups.get("short"):
        return 1e6 if groups["short"].lower() == "m" else 1e9
    word = groups["word"].lower()
    return SCALES.get(word) or SCALES.get(word.removesuffix("s")) or 1e6  # "mil."


@cache
def _signs() -> dict[str, str]:
    """Currencies as they stand before a word of scale, each to the symbol or code that it is; longest first."""
    spelled = {"US $": "US$", "U.S. $": "US$", "U.S.$": "US$", "Rs.": "Rs", "US D": "USD", "US Dollar": "US$"}
    every = {**{s: s for s in symbols()}, **{said: sign for said, sign in spelled.items() if sign in symbols()}}
    return dict(sorted(every.items(), key=lambda row: -len(row[0])))
