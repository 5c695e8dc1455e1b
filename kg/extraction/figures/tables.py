"""Figures that stand in the cells of a table.

    figure.table   "2016-17 | 447.62 | 181.30" below "Year | Exports | Imports" and "Trade (US$ million)"

A cell is a figure where its column, its row or the caption say what it is measured in.
"""

from __future__ import annotations

import re

from kg.extraction import rules
from kg.extraction.context import Context, unique
from kg.extraction.figures.captions import Caption, caption_of
from kg.extraction.figures.cells import Measure, read_measure_of
from kg.extraction.figures.grids import Cell, Grid, read_grid, words_of
from kg.extraction.figures.receivers import outside_money
from kg.extraction.figures.sides import pair_of
from kg.extraction.figures.units import unit_of
from kg.extraction.titles import content_words
from kg.language.spans import SpanIndex
from kg.language.tables import MOST_ROWS, Table, find_tables
from kg.language.units import symbols
from kg.model import Figure, Quantity, Reason, Span, TimeSpan, When

_RULE = rules.FIGURE_TABLE
_ASIDE = re.compile(
    r"\s*[(\[][^()\[\]]*[)\]]?|,?\s+(?:in|value\s+in)\s+(?:US|USD|\$|€|£|EUR|Rs|INR|million|billion|crore|percent|per\s+cent|%|tonnes).*$"
    r"|,\s+(?:US\$|\$|€|£|[A-Z]{3}\b|million|mln|thousand|billion|bn|per\s+cent|percent|tonnes|tons)(?:\s.*)?$"
    r"|\s*%.*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:the\s+)?(?:grand\s+)?(?:total|value|amount|volume|sum|figures?|numbers?|quantity|growth(?:\s+rate)?|(?:annual\s+)?change|share|increase)(?:\s+value)?",
    re.IGNORECASE,
)
_ALL = re.compile(r"(?:grand\s+)?(?:total|sum|value|amount|volume|figures?)(?:\s+value)?", re.IGNORECASE)
_CHANGES = re.compile(r"\b(?:growth|change|increase|decrease|variation|y-?o-?y|yoy)\b", re.IGNORECASE)
_MEASURES = re.compile(
    r"\b(?:exports?|imports?|trade|turnover|balance|totals?|invest\w+|fdi|odi|aid|assistance|grants?|loans?|credits?|arrivals|"
    r"touris\w+|visitors?|students?|scholarships?|number|growth|share|flights?|passengers?|gdp|production|capacity|"
    r"remittances|projects?|volume|value|surplus|deficit|inflows?|outflows?|stock|visas?|population)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"\b(?:numbers?|nos?\.?)\s+of\b|\barrivals\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:targets?|projected|projections?|planned|forecasts?|expected|goals?|pledged)\b", re.IGNORECASE
)
_FLOW = re.compile(r"(?P<whose>.+?)(?:['’]s?)?\s+(?P<flow>exports?|imports?)$", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:to|from|with|in|of|for)$", re.IGNORECASE)  # "Exports to", beside a country
_DIGIT = re.compile(r"\d")
_DOLLAR = re.compile(r"\s?\$|\s?[Dd]ollars?")  # "(US$ million)" names no country
_TWO = 2
_SHORT_WORD = 3  # letters; longer ones are capitals where a head is set as titles are


def table_figures(context: Context) -> tuple[list[Figure], SpanIndex]:
    """The figures of all tables, and the places whose numbers are told by them."""
    found: list[Figure] = []
    read: list[Span] = []
    for table in find_tables(context.text, context.document.blocks):
        if len(table.rows) > MOST_ROWS:
            context.refuse(_RULE, f"a table of more than {MOST_ROWS} rows", table.rows[0].span)
            continue
        figures, spans = _figures(table, context)
        found += figures
        read += spans
    return found, SpanIndex(read)


def _figures(table: Table, context: Context) -> tuple[list[Figure], list[Span]]:
    grid = read_grid(table, context)
    if not grid.cells:
        return [], []
    whole = Span(table.rows[0].span.begin, table.rows[-1].span.end)
    caption = caption_of(whole.begin, whole.end, tuple(row.span for row in grid.captions), context)
    made = [(cell, _figure(cell, grid, caption, context)) for cell in grid.cells]
    found = [(cell, figure) for cell, figure in made if figure is not None]
    if not found:
        context.refuse(_RULE, "nothing says what the numbers of a table are measured in", table.rows[0].span)
        return [], []
    spans = [cell.span for cell, _ in found] + ([grid.header.span] if grid.header is not None else [])
    spans += [cell.time for cell, _ in found if cell.time is not None]
    if caption.source is not None:  # "(in millions of dollars)" is no amount
        said = context.analysis.quantities_in(caption.source)
        spans += [q.span for q in said if not _DIGIT.search(context.text, q.span.begin, q.span.end)]
    return [figure for _, figure in found], sorted(set(spans))


def _figure(cell: Cell, grid: Grid, caption: Caption, context: Context) -> Figure | None:
    text, issued = context.text, context.document.issued
    measured = _measure(cell, grid, caption, text)
    if measured is None:
        return None
    measure, source = measured
    words = _indicator(cell, grid, caption, context)
    if not content_words(words):
        return None
    sentence = context.sentence_at(cell.span.begin)
    kind = measure.kind
    quantity = Quantity(cell.span, kind, 0.0, measure.notation, shared=measure.shared)
    changes = kind == "percent" and any(_CHANGES.search(words_of(s, text)) for s in (cell.head, cell.label))
    value = float(f"{cell.value.value * (1.0 if cell.value.measure else measure.factor):.15g}")
    target = _is_ahead(cell, issued is not None and cell.period is not None and cell.period.earliest > issued, text)
    period = When(cell.period, "stated") if cell.period is not None else _captioned(caption, context)
    evidence = {cell.row.span, *([grid.header.span] if grid.header is not None else []), *([source] if source else [])}
    return Figure(
        evidence=tuple(sorted(evidence)),
        rule=_RULE,
        confidence=0.8,
        stated_by=sentence.speaker,
        stated_on=When(TimeSpan(issued.isoformat()), "inherited") if issued else None,
        reasons=(Reason("kind", "a cell of a table", cell.span),),
        target=target,
        indicator=words,
        value=abs(value) if changes else value,
        unit=unit_of(quantity, sentence, context),
        comparator="equal",
        parties=_parties(cell, caption, context),
        deadline=period if target else None,
        period=None if target else period,
        change=("decrease" if value < 0 else "increase") if changes else None,
        status="set" if target else None,
    )


def _measure(cell: Cell, grid: Grid, caption: Caption, text: str) -> tuple[Measure, Span | None] | None:
    """What a cell is measured in: by itself, its column's head, its row's label, the caption; and where that stands."""
    if cell.value.measure is not None:
        return cell.value.measure, None
    beside = [s for s in (cell.unit, cell.head, cell.label) if s is not None]
    for span in beside:
        said = _PEOPLE.search(text, span.begin, span.end) is not None or span == cell.unit
        found = read_measure_of(text, span.begin, span.end, counted=said)
        if found is not None:
            return found, None
        if span != cell.unit and _CHANGES.fullmatch(_plain(span, text)):
            return Measure("percent", "percent"), None  # "Growth", without a word more
    people = [read_measure_of(text, s.begin, s.end) for s in beside]
    counted = next((m for m in people if m is not None), None)
    if counted is not None and counted.notation == "people" and cell.period is not None:
        return counted, None
    if caption.measure is not None and cell.head is not None and caption.measure.kind == "percent":
        return (caption.measure, caption.source) if cell.period is not None else None
    if caption.measure is not None:
        return caption.measure, caption.source
    return (counted, None) if counted is not None and cell.period is not None else None


def _indicator(cell: Cell, grid: Grid, caption: Caption, context: Context) -> str:
    """The words of the column's head, of the row's label, or of both with what the caption is of."""
    text = context.text
    topic = _lowered(caption.topic, context) if caption.topic is not None else ""
    head = _lowered(cell.head, context) if cell.head is not None else ""
    label = _lowered(cell.label, context) if cell.label is not None else ""
    if head and not _BARE.fullmatch(head):
        named = cell.label is not None and context.mention_at(cell.label.begin) is not None
        link = " " if _OPEN.search(head) else ": "
        words = f"{head}{link}{label}" if label and (link == " " or not named) else head
    elif label and not _BARE.fullmatch(label):
        words = label if _MEASURES.search(label) or not topic else f"{topic}: {label}"
    else:
        bare = label or head
        left = _left_of(cell, grid, context)
        of = (left or topic) if _CHANGES.search(bare) else (topic or left)
        if _ALL.fullmatch(bare):
            words = of or ("total trade" if _trades(grid, context) else "")
        else:
            words = f"{bare} of {of}" if of and bare else of or bare
    flow = _FLOW.fullmatch(words)
    sides = [p for p in pair_of(context) if context.kind(p) == "country"]
    if flow is not None and len(sides) == _TWO:
        at = cell.head if cell.head is not None and head == words else cell.label
        mention = context.mention_at(at.begin) if at is not None else None
        other = [s for s in sides if mention is not None and s not in mention.entities]
        if len(other) == 1:
            name = context.names_of.get(other[0])
            link = "to" if flow["flow"].lower().startswith("ex") else "from"
            words = f"{words} {link} {name[0].of(text)}" if name else words
    return words


def _left_of(cell: Cell, grid: Grid, context: Context) -> str:
    """What the nearest column before this one, or the row before, is of: "Growth (%)" beside "Total trade"."""
    heads = [h for h in grid.heads[: cell.column] if h is not None]
    before = [w for h in reversed(heads) if _MEASURES.search(w := _lowered(h, context)) and not _BARE.fullmatch(w)]
    return before[0] if before and cell.head is not None and not _ALL.fullmatch(_plain(cell.head, context.text)) else ""


def _trades(grid: Grid, context: Context) -> bool:
    said = " ".join(_plain(s, context.text) for s in {*grid.heads, *(c.label for c in grid.cells)} if s is not None)
    return re.search(r"\bexports?\b", said, re.I) is not None and re.search(r"\bimports?\b", said, re.I) is not None


def _parties(cell: Cell, caption: Caption, context: Context) -> tuple[str, ...]:
    """Whom row, column and caption name, with the document's two."""
    home = context.analysis.home
    partner = _countries(cell.label, context) if cell.label is not None else []
    if len(partner) == 1 and home is not None and partner != [home] and cell.head is not None:
        return (home, *partner)  # a row for each country
    places = [s for s in (cell.label, cell.head, *caption.spans[:1]) if s is not None]
    named = unique([side for place in places for side in _countries(place, context)])
    if len(named) >= _TWO:
        return tuple(named[:_TWO] if len(named) > _TWO and cell.label is None else named)
    pair = pair_of(context)
    if pair or home is None:
        return tuple(unique([*named, *pair]))
    return tuple(unique([*named, home]) if named else context.analysis.parties[:_TWO])


def _countries(place: Span, context: Context) -> list[str]:
    """Countries and organisations that a cell or caption names."""
    named = outside_money(context.mentions_in(place.begin, place.end), context)
    return [
        side
        for mention in named
        if mention.kind in {"country", "organization"}
        and not _DOLLAR.match(context.text, mention.span.end)
        and mention.span.of(context.text) not in symbols()
        for side in context.represent(mention.entities)
    ]


def _is_ahead(cell: Cell, later: bool, text: str) -> bool:
    return later or any(_AHEAD.search(words_of(s, text)) for s in (cell.head, cell.label, cell.time))


def _captioned(caption: Caption, context: Context) -> When | None:
    """The one time that a caption tells: "Exports by product, 2021 (US$ million)"."""
    for span in caption.spans[:1]:
        times = [w for t in context.times(span.begin, span.end) if (w := context.when(t)) is not None]
        issued = context.document.issued
        if len(times) == 1 and (issued is None or times[0].time.earliest <= issued):
            return times[0]
    return None


def _lowered(span: Span, context: Context) -> str:
    """The words of a cell as they would stand in a sentence: capitals only of names and abbreviations."""
    text = context.text
    plain = _plain(span, text)
    names = [m.span for m in context.mentions_in(span.begin, span.end)]
    words: list[str] = []
    at = span.begin
    titled = all(not word[0].islower() for word in plain.split() if len(word) > _SHORT_WORD)
    for index, word in enumerate(plain.split()):
        begin = text.find(word, at, span.end)
        at = begin + len(word) if begin >= 0 else at
        named = begin >= 0 and any(n.begin <= begin < n.end for n in names)
        lower = word[1:].islower() and not named and (titled or not index)
        words.append(word[0].lower() + word[1:] if lower else word)
    return " ".join(words)


def _plain(span: Span, text: str) -> str:
    return " ".join(_ASIDE.sub("", span.of(text)).split()).strip(" .,:;*#–—-")
