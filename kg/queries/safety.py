"""What a SPARQL text is, seen by its tokens: its form, its outermost LIMIT, and whether it would leave the machine.

Oxigraph runs ``SERVICE`` and ``LOAD`` as real requests and has no switch against them, so they are refused before
it sees them. Its grammar is a PEG without word borders: ``trueSERVICE<http://x>{}`` is a service call, and
``?o<2)SERVICE:x#>`` is a comparison and a call, not an IRI. Where the two readings of a text could differ in what they
call, it is refused as well.

Source: SPARQL 1.1 Query Language, section 19.8 (terminals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from kg.errors import QueryForbidden, QueryTooLarge, Where

Form = Literal["select", "ask", "construct", "describe", "update", "unknown"]

# Oxigraph's parser and evaluator recurse once a level; the stack of a thread ends somewhere above a thousand.
MAX_DEPTH = 200

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]+|\#[^\r\n]*)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*>)
    | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
        |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    | (?P<blank>_:[\w.\-·]+)
    | (?P<var>[?$]\w+)
    | (?P<lang>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[a-z]+)?)
    | (?P<pname>(?:[^\W\d_][\w.\-·]*)?:(?:[\w:.\-·]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<mark>\^\^|&&|\|\||[<>!]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)

_QUERY_FORMS: dict[str, Form] = {"SELECT": "select", "ASK": "ask", "CONSTRUCT": "construct", "DESCRIBE": "describe"}
UPDATE_WORDS = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
# After these words a name is the name of a graph, whatever it is made of.
_GRAPH_WORDS = frozenset(
    ("GRAPH", "FROM", "NAMED", "INTO", "TO", "WITH", "USING", "PREFIX", "MOVE", "COPY", "ADD", "CLEAR", "DROP")
)
_UNSTEADY = frozenset(("NOW", "RAND", "UUID", "STRUUID", "BNODE"))
_OPERANDS = frozenset(("var", "string", "lang", "number", "pname", "word", "iri"))


class Token(NamedTuple):
    """A token with its code points in the text; ``word`` is upper case for words, else empty."""

    kind: str
    begin: int
    end: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the tokens of one operation say.

    ``steady``: the same store gives the same answer (no NOW, RAND, UUID, STRUUID, BNODE).
    ``limit``, ``offset``: the outermost ones. ``_limit_at`` and ``_offset_at`` are the code points of their numbers,
    ``_end`` is where a LIMIT may be written.
    """

    form: Form
    steady: bool
    limit: int | None
    offset: int | None
    _limit_at: tuple[int, int] | None
    _offset_at: tuple[int, int] | None
    _end: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a SPARQL text without white space and comments; any text has some."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        if kind != "space":
            yield Token(kind, match.start(), match.end(), match.group().upper() if kind == "word" else "")


def place(text: str, offset: int) -> Where:
    """Line and column, from 1, of a code point in a query text."""
    return Where("query", text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


@lru_cache(maxsize=1024)
def analyse(text: str) -> Analysis:
    """Look a query or update over without parsing it.

    Raises:
        QueryForbidden: it calls ``SERVICE`` (or, in an update, ``LOAD``), or could be read so.
        QueryTooLarge: brackets are nested deeper than `MAX_DEPTH`.

    >>> analyse("SELECT * { ?s ?p ?o } LIMIT 5").limit
    5
    """
    found = list(tokens(text))
    form = _form(found)
    _refuse_calls(text, found, "service")
    if form in ("update", "unknown"):
        _refuse_calls(text, found, "load")
    depth = 0
    places: dict[str, tuple[int, int]] = {}
    end = found[-1].end if found else 0
    steady = True
    for index, token in enumerate(found):
        mark = text[token.begin] if token.kind == "mark" else ""
        if mark and mark in "({[":
            depth += 1
            if depth > MAX_DEPTH:
                raise QueryTooLarge(
                    f"brackets are nested deeper than {MAX_DEPTH}", where=place(text, token.begin), hint="nest less"
                )
        elif mark and mark in ")}]":
            depth -= 1
        elif token.kind == "word":
            if token.word in _UNSTEADY:
                steady = False
            if depth == 0:
                if token.word == "VALUES":
                    end = min(end, token.begin)
                elif number := re.fullmatch(r"(LIMIT|OFFSET)(\d*)", token.word):
                    following = found[index + 1] if index + 1 < len(found) else None
                    if number[2]:
                        places[number[1]] = (token.end - len(number[2]), token.end)
                    elif following and following.kind == "number":
                        places[number[1]] = (following.begin, following.end)
    limit, offset = (_number(text, places.get(name)) for name in ("LIMIT", "OFFSET"))
    return Analysis(form, steady, limit, offset, places.get("LIMIT"), places.get("OFFSET"), end)


def with_limit(text: str, limit: int, offset: int | None = None) -> str:
    """The query with its outermost LIMIT (and OFFSET, if one is given) set; the rest of the text is untouched.

    >>> with_limit("SELECT * { ?s ?p ?o } # all", 5)
    'SELECT * { ?s ?p ?o } LIMIT 5 # all'
    """
    found = analyse(text)
    edits: list[tuple[int, int, str]] = []
    wanted = [("LIMIT", found._limit_at, limit)]
    if offset is not None:
        wanted.append(("OFFSET", found._offset_at, offset))
    added = ""
    for name, at, value in wanted:
        if at:
            edits.append((*at, str(value)))
        else:
            added += f" {name} {value}"
    if added:
        before, after = text[: found._end], text[found._end :]
        added = added[1:] if before[-1:].isspace() else added
        edits.append((found._end, found._end, added if not after or after[0].isspace() else added + " "))
    for begin, stop, new in sorted(edits, reverse=True):
        text = text[:begin] + new + text[stop:]
    return text


def _form(found: list[Token]) -> Form:
    for token in found:
        if token.kind == "word" and token.word in _QUERY_FORMS:
            return _QUERY_FORMS[token.word]
        if token.kind == "word" and token.word in UPDATE_WORDS:
            return "update"
    return "unknown"


def _number(text: str, at: tuple[int, int] | None) -> int | None:
    if at is None or not text[at[0] : at[1]].isascii() or not text[at[0] : at[1]].isdigit():
        return None
    return int(text[at[0] : at[1]][:18])


def _refuse_calls(text: str, found: list[Token], name: str) -> None:
    """Refuse a token that is, or that Oxigraph could read as, the keyword ``name`` with what it calls."""
    if name not in text.lower():
        return
    depth = 0
    for index, token in enumerate(found):
        depth += {"{": 1, "}": -1}.get(text[token.begin : token.end], 0)
        before = found[index - 1] if index else Token("mark", 0, 0)
        after = found[index + 1] if index + 1 < len(found) else Token("mark", len(text), len(text))
        spelt = text[token.begin : token.end].lower()
        if token.kind == "word" and name in spelt:
            raise _forbidden(text, token, name)
        # A group follows what SERVICE names; LOAD stands outside of all groups.
        calls = text[after.begin : after.end] == "{" if name == "service" else depth == 0
        if calls and token.kind == "pname" and name in spelt.partition(":")[0] and before.word not in _GRAPH_WORDS:
            raise _forbidden(text, token, name)
        if token.kind == "iri" and re.search(r"[()'#]", spelt) and _ends_operand(text, before):
            raise QueryForbidden(
                f"this '<' may begin an IRI or compare, and the text speaks of {name.upper()}",
                where=place(text, token.begin),
                hint="write a space after '<' where it compares",
            )


def _ends_operand(text: str, token: Token) -> bool:
    return token.kind in _OPERANDS or text[token.begin : token.end] in (")", "]", "}")


def _forbidden(text: str, token: Token, name: str) -> QueryForbidden:
    return QueryForbidden(
        f"{name.upper()} is not allowed: nothing here reaches out to other machines",
        where=place(text, token.begin),
        hint="ask the other endpoint yourself and join the answers",
    )
