"""Running queries: refuse what may not run, run the rest over the union of all graphs, explain what fails."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.errors import QueryError, QueryForbidden, QuerySyntax, Where
from kg.queries.lexing import place, tokens
from kg.queries.safety import analyse

if TYPE_CHECKING:  # a worker process runs queries without YAML
    from kg.queries.saved import SavedQuery

Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Queryable(Protocol):
    """What queries are put to: `kg.store.store.Store`, or anything with its ``query``."""

    def query(self, sparql: str, /) -> Result: ...


def run_saved(store: Queryable, query: SavedQuery, values: Mapping[str, str]) -> Result:
    """Runs a saved query with these values.

    Raises:
        BadParameter: a value is missing, unknown or wrong.
        QueryError: it fails while it runs.
    """
    return run_text(store, query.bind(values))


def run_text(store: Queryable, text: str) -> Result:
    """Runs any SPARQL query.

    Raises:
        QueryForbidden: SERVICE, LOAD or an update.
        QuerySyntax: it is not SPARQL; with line and column.
        QueryError: it fails while it runs.
    """
    if analyse(text).form == "update":
        raise QueryForbidden(
            "this is an update, and only queries run here", hint="kg build and kg withdraw change the store"
        )
    try:
        return store.query(text)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise parse_error(error, text) from None


_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", re.DOTALL)
_UNBOUND = "The SELECT contains a variable that is unbound"
# What people can act on, out of what the parser lists: a quoted mark or a keyword, not its character classes.
_WANTED = re.compile(r'"[^"]{1,4}"|\b[A-Z][A-Z_]+\b')

# These the parser lists wherever an expression or a pattern may go on.
_NOISE = frozenset(("ENCODE_FOR_URI", "IF", "TZ", "LATERAL", "SERVICE", "OPTIONAL", "CONSTRUCT"))

# Whatever a bracket may follow: keywords, the functions and aggregates of SPARQL 1.1 (sections 17.4, 18.5), Oxigraph's.
_BRACKETED = """
    A AS ASC BIND BY DESC DISTINCT EXISTS FILTER HAVING IN MINUS NOT REDUCED SELECT SEPARATOR VALUES WHERE
    ABS BNODE BOUND CEIL COALESCE CONCAT CONTAINS DATATYPE DAY ENCODE_FOR_URI FLOOR HOURS IF IRI ISBLANK ISIRI
    ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LCASE MD5 MINUTES MONTH NOW RAND REGEX REPLACE ROUND SAMETERM SECONDS
    SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR TIMEZONE TZ
    UCASE URI UUID YEAR AVG COUNT GROUP_CONCAT MAX MIN SAMPLE SUM
    ADJUST HASLANG HASLANGDIR ISTRIPLE LANGDIR OBJECT PREDICATE STRLANGDIR SUBJECT TRIPLE"""
_BEFORE_BRACKETS = frozenset(_BRACKETED.split())


def parse_error(error: Exception, text: str, name: str = "query") -> QueryError:
    """Oxigraph's complaint about ``text`` as ours: QuerySyntax with line and column, or what failed.

    Its parser says ``error at LINE:COLUMN: expected …``, both counted from 1, columns in code points.
    """
    message = str(error)
    if not isinstance(error, SyntaxError):
        iri = re.search(r"<[^<>]{1,300}>", message)
        spoken = _mentions(text, iri[0]) if iri else []
        if "already exists" in message:
            return QueryError(message[:300], where=_at(name, text, spoken[-1:]), hint="write CREATE SILENT GRAPH")
        if "does not exist" in message:
            hint = "write SILENT after the first word if that is no matter: DROP SILENT GRAPH"
            return QueryError(message[:300], where=_at(name, text, spoken or _operations(text)), hint=hint)
        where = _at(name, text, spoken)
        return QueryError(message[:300], where=where, hint="see the functions of SPARQL 1.1, section 17.4")
    found = _PLACE.match(message)
    if not found and (shared := re.search(r"blank node (_:\S+) cannot be shared", message)):
        begins = [token.begin for token in tokens(text) if text[token.begin : token.end] == shared[1]]
        return QuerySyntax(
            f"the blank node {shared[1]} stands in two operations, which cannot share it",
            where=_at(name, text, begins[-1:]),
            hint="give it another name in one of them, or use an IRI",
        )
    if not found:
        return QuerySyntax(f"this is not SPARQL 1.1: {message[:200]}", where=Where(name), hint=_HINT)
    line, column = int(found[1]), int(found[2])
    where = Where(name, line, column)
    if _UNBOUND in found[3]:
        return QuerySyntax(
            "the SELECT names a variable that the GROUP BY leaves without a value",
            where=where,
            hint="put it into GROUP BY, or wrap it into an aggregate such as SAMPLE(?x)",
        )
    if stray := _undeclared(text, line, column):
        return QuerySyntax(
            f"the prefix {stray[0]}: is not declared",
            where=Where(name, stray[1].line, stray[1].column),
            hint=f"begin with: PREFIX {stray[0]}: <…>",
        )
    if called := _unknown_function(text, line, column):
        return QuerySyntax(
            f"there is no function {called[0]!r}",
            where=Where(name, called[1].line, called[1].column),
            hint="see the functions of SPARQL 1.1, section 17.4",
        )
    wanted = sorted(set(_WANTED.findall(found[3])) - _NOISE)[:8]
    near = _line(text, line)[column - 1 : column + 19].strip()
    what = f"near {near!r}" if near else "at the end of the line"
    expected = f"; it could go on with {' '.join(wanted)}" if wanted else ""
    return QuerySyntax(f"this is not SPARQL 1.1 {what}{expected}", where=where, hint=_HINT)


def _at(name: str, text: str, offsets: list[int]) -> Where | None:
    """The place of the first of these code points; None where there is none."""
    if not offsets:
        return None
    where = place(text, offsets[0])
    return Where(name, where.line, where.column)


def _operations(text: str) -> list[int]:
    """Where a text speaks of whole graphs."""
    return [token.begin for token in tokens(text) if token.word in ("DROP", "CLEAR", "COPY", "MOVE", "ADD")]


def _mentions(text: str, iri: str) -> list[int]:
    """Where a text speaks of ``<iri>``, in full or by a prefix."""
    prefixes: dict[str, str] = {}
    spoken: list[int] = []
    found = list(tokens(text))
    for index, token in enumerate(found):
        spelt = text[token.begin : token.end]
        if token.kind == "pname" and index and found[index - 1].word == "PREFIX" and index + 1 < len(found):
            after = found[index + 1]
            prefixes[spelt] = text[after.begin + 1 : after.end - 1]
        elif token.kind == "pname":
            prefix, colon, local = spelt.partition(":")
            if f"<{prefixes.get(prefix + colon)}{local}>" == iri:
                spoken.append(token.begin)
        elif token.kind == "iri" and spelt == iri:
            spoken.append(token.begin)
    return spoken


_HINT = "compare the text just before this place with the grammar of SPARQL 1.1"


def _undeclared(text: str, line: int, column: int) -> tuple[str, Where] | None:
    """The first prefix without a PREFIX that stands before the place where the parser gave up."""
    declared: set[str] = set()
    before = ""
    for token in tokens(text):
        where = place(text, token.begin)
        if (where.line or 0, where.column or 0) >= (line, column):
            return None
        if token.kind == "pname":
            prefix = text[token.begin : token.end].partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return prefix, where
        before = token.word
    return None


def _unknown_function(text: str, line: int, column: int) -> tuple[str, Where] | None:
    """The first word before a bracket that is none of the language's, up to the place where the parser gave up."""
    found = list(tokens(text))
    for token, after in pairwise(found):
        if token.kind == "word" and text[after.begin : after.end] == "(" and token.word not in _BEFORE_BRACKETS:
            where = place(text, token.begin)
            return (
                (text[token.begin : token.end], where)
                if (where.line or 0, where.column or 0) < (line, column)
                else None
            )
    return None


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""
