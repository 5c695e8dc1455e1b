"""What may stand after (or before) a number: currencies, per cent, units of measure, rates.

Notations follow the annotation guidelines: ISO 4217 codes for money, the standard symbol of a unit of measure, and
"/year" and the like for a rate. The words are in data/lexicons/currencies.tsv and units.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.language.numerals import GAP
from kg.language.wordlists import rows
from kg.model import QuantityKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read in a text, up to ``end``. ``shared`` are the currencies that may be meant where it does not tell."""

    kind: QuantityKind
    notation: str
    end: int
    shared: frozenset[str] = frozenset()


def _either(forms: Iterable[str]) -> str:
    """An alternation, longest first, in which a space stands for any gap."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", GAP) for form in ordered)


@cache
def _currencies() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Symbols, names and adjectives, each to its code."""
    kinds: dict[str, dict[str, str]] = {"symbol": {}, "name": {}, "adjective": {}}
    for row in rows("currencies.tsv"):
        kinds[row["kind"]][row["form"]] = row["code"]
    return kinds["symbol"], kinds["name"], kinds["adjective"]


@cache
def codes() -> frozenset[str]:
    """ISO 4217 codes that the lexicon knows."""
    return frozenset(code for forms in _currencies() for code in forms.values() if code)


@cache
def symbols() -> dict[str, str]:
    """Currency symbols and ISO codes, each to its code."""
    return {**_currencies()[0], **{code: code for code in codes()}}


@cache
def _shared() -> dict[str, frozenset[str]]:
    """Names and symbols that countries share, each with all codes that it may stand for."""
    return {row["form"]: frozenset(row["codes"].split()) for row in rows("shared_currencies.tsv")}


def shared_by(form: str) -> frozenset[str]:
    """ISO 4217 codes that a bare name or symbol of a currency may stand for; none where it is the only one's."""
    return _shared().get(form, frozenset())


@cache
def _currency_after() -> re.Pattern[str]:
    signs, names, adjectives = _currencies()
    single = "".join(s for s in signs if len(s) == 1 and not s.isalpha())  # "R" stands only before an amount
    return re.compile(
        rf"(?:{GAP}|-)(?P<adjective>(?:{_either(adjectives)})(?:{GAP}|-))?(?P<name>(?i:{_either(names)}))\b"
        rf"|{GAP}?\(?(?P<code>{_either(codes())})\b\)?|{GAP}?(?P<sign>[{single}])"
    )


def read_currency(text: str, at: int, end: int) -> Unit | None:
    """A currency after an amount: "Australian dollars", "USD", "€"."""
    match = _currency_after().match(text, at, end)
    if match is None:
        return None
    signs, names, adjectives = _currencies()
    if match["code"]:
        stop = match.end() if match[0].count("(") == match[0].count(")") else match.end("code")
        return Unit("money", match["code"], stop)
    if match["sign"]:
        return Unit("money", signs[match["sign"]], match.end(), shared=shared_by(match["sign"]))
    name = " ".join(match["name"].lower().split())
    if match["adjective"]:
        adjective = " ".join(match["adjective"].rstrip("-").split())
        code = adjectives[adjective]
        if name.startswith("dollar") or not names[name] or adjective not in {"American", "US", "U.S.", "United States"}:
            return Unit("money", code, match.end())
    return Unit("money", names[name], match.end(), shared=shared_by(name)) if names[name] else None


_PERCENT = re.compile(
    rf"{GAP}?(?P<sign>[%％])|(?:{GAP}|-)(?:(?P<points>percentage{GAP}points?|p\.p\.)|(?P<word>per(?:{GAP}|-)?cents?(?!\w)|pct\b|pc\b|p\.c\.))"
    r"|(?<=\d)(?P<glued>pc)\b",
    re.I,
)
_POINTS = re.compile(rf"(?:{GAP}|-)points?\b", re.I)


def read_percent(text: str, at: int, end: int) -> Unit | None:
    """A share after a number: "17 per cent", "17%", "24 percentage points"."""
    match = _PERCENT.match(text, at, end)
    if match is None:
        return None
    points = _POINTS.match(text, match.end(), end)
    if match["points"] or points:
        return Unit("percent", "percentage points", (points or match).end())
    return Unit("percent", "percent", match.end())


@cache
def _measures() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {form: row["notation"] for row in rows("units.tsv") for form in row["forms"].split("|")}
    exact = [form for form in forms if form != form.lower()]
    loose = [form for form in forms if form == form.lower()]
    pattern = rf"(?:{GAP}|-)?(?:(?P<exact>{_either(exact)})|(?P<loose>(?i:{_either(loose)})))(?![\w²³])"
    return re.compile(pattern), forms


@cache
def measures() -> frozenset[str]:
    """The notations of the units of measure: "km", "MW", "cubic metres"."""
    return frozenset(_measures()[1].values())


def read_measure(text: str, at: int, end: int) -> tuple[Unit, int] | None:
    """A unit of measure after a number, glued or not, and where its words begin: "200MW", "300 kilometres"."""
    pattern, forms = _measures()
    match = pattern.match(text, at, end)
    if match is None:
        return None
    form = " ".join((match["exact"] or match["loose"].lower()).split())
    begin = match.start("exact") if match["exact"] else match.start("loose")
    return Unit("count", forms[form], match.end()), begin


_PERIOD = r"(?P<period>year|month|week|day|hour|quarter)"
_RATE = re.compile(
    rf"(?:(?P<of>{GAP}of{GAP}(?!the\b)[\w-]{{1,20}}(?:{GAP}[a-z-]{{3,15}})?)?)"
    rf"(?:{GAP}(?:an?|per|each|every){GAP}(?:(?:academic|school|calendar|financial|fiscal){GAP}(?=year))?|{GAP}?/{GAP}?|(?<=\w)-per-|-a-(?=year|day|month|week))"
    rf"(?:{_PERIOD}(?!\w|-)(?!{GAP}(?:ago|earlier|later|before|after|or{GAP}two|from{GAP}now)\b)"
    r"|(?P<annum>annum)\b|(?P<each>barrel|tonne|ton|person|dose|litre|liter|gallon|kilogram|hectare|MWh|head|student|child|household)(?!\w))"
    rf"|{GAP}(?P<adverb>annually|yearly|monthly|weekly|daily)\b",
    re.I,
)
_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}


def read_rate(text: str, at: int, end: int, *, of: bool) -> tuple[str, int] | None:
    """A rate after a unit: ("/year", its end). ``of`` lets "of oil" stand between: "barrels of oil per day"."""
    match = _RATE.match(text, at, end)
    if match is None or (match["of"] and not of):
        return None
    per = match["period"] or ("year" if match["annum"] else None) or match["each"]
    per = per.lower() if per and per != "MWh" else per or _ADVERBS[match["adverb"].lower()]
    return f"/{per}", match.end()
