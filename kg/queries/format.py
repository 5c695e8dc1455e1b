"""Results as text: tables for people, and the W3C's formats for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Literal, get_args

import pyoxigraph as ox

from kg.errors import BadParameter
from kg.graph.turtle import write_turtle
from kg.graph.vocabulary import PREFIXES, XSD
from kg.queries.run import Result
from kg.queries.table import table

ResultFormat = Literal["table", "csv", "tsv", "json", "xml", "turtle", "ntriples"]
FORMATS: tuple[ResultFormat, ...] = get_args(ResultFormat)

_RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GROUPED_FROM = 10_000  # below it digits are read at a glance, and years stay years


def format_result(
    result: Result,
    format: ResultFormat = "table",
    *,
    width: int | None = None,
    prefixes: Mapping[str, str] = PREFIXES,
) -> str:
    """A result as text.

    ``table`` takes any result; csv, tsv, json and xml (SPARQL 1.1 Query Results formats) those of SELECT and ASK;
    turtle and ntriples those of CONSTRUCT and DESCRIBE, sorted, so that the same triples give the same text.
    ``width`` in terminal cells wraps a table; IRIs in it are shortened with ``prefixes``.

    Raises:
        BadParameter: the format cannot hold this kind of result.
    """
    if isinstance(result, ox.QueryTriples):
        return _graph(result, format, width, prefixes)
    if format == "table":
        return _table(result, width, prefixes)
    if format not in _RESULTS or (isinstance(result, ox.QueryBoolean) and format in ("csv", "tsv")):
        kinds = "table, json, xml" if isinstance(result, ox.QueryBoolean) else "table, csv, tsv, json, xml"
        raise BadParameter(f"a result of rows or yes and no cannot be written as {format}", hint=f"one of {kinds}")
    out = BytesIO()
    result.serialize(out, _RESULTS[format])
    text = out.getvalue().decode("utf-8")
    return text if text.endswith("\n") else text + "\n"


def shorten(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """An IRI with the longest prefix that fits, or as it is.

    >>> shorten("http://www.wikidata.org/entity/Q159")
    'wd:Q159'
    """
    fitting = [(prefix, start) for prefix, start in prefixes.items() if iri.startswith(start) and iri != start]
    if not fitting:
        return iri
    prefix, start = max(fitting, key=lambda pair: (len(pair[1]), pair[0]))
    return f"{prefix}:{iri[len(start) :]}"


def _graph(result: Iterable[ox.Triple], format: str, width: int | None, prefixes: Mapping[str, str]) -> str:
    triples = sorted(set(result), key=str)
    match format:
        case "turtle":
            return write_turtle(triples, prefixes)
        case "ntriples":
            return "".join(f"{triple} .\n" for triple in triples)
        case "table":
            rows = [[_cell(term, prefixes) for term in triple] for triple in triples]
            return table(["subject", "predicate", "object"], rows, width)
        case _:
            raise BadParameter(f"triples cannot be written as {format}", hint="one of table, turtle, ntriples")


def _table(result: ox.QuerySolutions | ox.QueryBoolean, width: int | None, prefixes: Mapping[str, str]) -> str:
    if isinstance(result, ox.QueryBoolean):
        return "yes\n" if result else "no\n"
    head = [variable.value for variable in result.variables]
    return table(head, [[_cell(term, prefixes) for term in row] for row in result], width)


def _cell(term: object, prefixes: Mapping[str, str]) -> str:
    match term:
        case ox.NamedNode():
            return shorten(term.value, prefixes)
        case ox.Literal():
            return _number(term.value) if term.datatype in (XSD.integer, XSD.decimal) else term.value
        case None:
            return ""
        case _:
            return str(term)


def _number(digits: str) -> str:
    """A number in digit groups of three.

    >>> _number("30000000000"), _number("2019"), _number("-12345.5")
    ('30,000,000,000', '2019', '-12,345.5')
    """
    whole, dot, rest = digits.partition(".")
    return f"{int(whole):,}{dot}{rest}" if len(whole.lstrip("-+")) >= len(str(_GROUPED_FROM)) else digits
