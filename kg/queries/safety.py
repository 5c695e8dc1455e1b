"""What a SPARQL text is, seen by its tokens: its form, its outermost LIMIT, and what it would call.

Source: SPARQL 1.1 Query Language, sections 15.5 and 19.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.errors import QueryTooLarge
from kg.queries.calls import Call, find_calls, refuse_calls
from kg.queries.lexing import Token, place, tokens

Form = Literal["select", "ask", "construct", "describe", "update", "unknown"]

# Oxigraph's parser and evaluator recurse once a level; the stack of a thread ends somewhere above a thousand.
MAX_DEPTH = 200

_QUERY_FORMS: dict[str, Form] = {"SELECT": "select", "ASK": "ask", "CONSTRUCT": "construct", "DESCRIBE": "describe"}
UPDATE_WORDS = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_UNSTEADY = frozenset(("NOW", "RAND", "UUID", "STRUUID", "BNODE"))


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the tokens of one operation say.

    ``steady``: the same store gives the same answer (no NOW, RAND, UUID, STRUUID, BNODE, no SERVICE).
    ``calls``: the endpoints that it asks.
    ``limit``, ``offset``: the outermost ones. ``_limit_at`` and ``_offset_at`` are the code points of their numbers,
    ``_end`` is where a LIMIT may be written.
    """

    form: Form
    steady: bool
    calls: tuple[Call, ...]
    limit: int | None
    offset: int | None
    _limit_at: tuple[int, int] | None
    _offset_at: tuple[int, int] | None
    _end: int


@lru_cache(maxsize=1024)
def analyse(text: str, services: tuple[str, ...] = ()) -> Analysis:
    """Look a query or update over without parsing it.

    Args:
        text: of one operation.
        services: IRIs of the endpoints that it may ask by ``SERVICE``.

    Raises:
        QueryForbidden: it calls another ``SERVICE`` (or, in an update, ``LOAD``), or could be read so.
        QueryTooLarge: brackets are nested deeper than `MAX_DEPTH`.

    >>> analyse("SELECT * { ?s ?p ?o } LIMIT 5").limit
    5
    """
    found = list(tokens(text))
    form = _form(found)
    calls = find_calls(text, found, services)
    if form in ("update", "unknown"):
        refuse_calls(text, found, "load")
    depth = 0
    places: dict[str, tuple[int, int]] = {}
    end = found[-1].end if found else 0
    steady = not calls
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
    return Analysis(form, steady, calls, limit, offset, places.get("LIMIT"), places.get("OFFSET"), end)


def with_limit(text: str, limit: int, offset: int | None = None, services: tuple[str, ...] = ()) -> str:
    """The query with its outermost LIMIT (and OFFSET, if one is given) set; the rest of the text is untouched.

    >>> with_limit("SELECT * { ?s ?p ?o } # all", 5)
    'SELECT * { ?s ?p ?o } LIMIT 5 # all'
    """
    found = analyse(text, services)
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
