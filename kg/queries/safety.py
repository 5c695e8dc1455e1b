"""What a SPARQL text is, seen by its tokens: its form, its outermost LIMIT, and what it would call.

Source: SPARQL 1.1 Query Language, sections 15.5 and 19.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from kg.errors import QueryTooLarge
from kg.queries.calls import Call, find_calls, refuse_calls
from kg.queries.lexing import BLANK, landmarks, place, tokens

Form = Literal["select", "ask", "construct", "describe", "update", "unknown"]

# Oxigraph's parser and evaluator recurse once a level; the stack of a thread ends somewhere above a thousand.
MAX_DEPTH = 200

UPDATE_WORDS = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_FORMS: dict[str, Form] = {
    "SELECT": "select",
    "ASK": "ask",
    "CONSTRUCT": "construct",
    "DESCRIBE": "describe",
    **dict.fromkeys(UPDATE_WORDS, "update"),
}
_UNSTEADY = frozenset(("NOW", "RAND", "UUID", "STRUUID", "BNODE"))
# A query without these, whatever they would be part of, says all that is asked here with its first word.
_PLAIN = re.compile(
    r"\s*(?:(?:PREFIX\s+[\w.-]*:|BASE)\s*<[^<>\"{}|^`\\\x00-\x20]*>\s*)*(SELECT|ASK|CONSTRUCT|DESCRIBE)(?=[\s*?${(])",
    re.IGNORECASE,
)
_TELLING = ("service", "load", "limit", "offset", "values", "now", "rand", "uuid", "bnode", "\\", '"', "'")


class Analysis(NamedTuple):
    """What the tokens of one operation say.

    ``steady``: the same store gives the same answer (no NOW, RAND, UUID, STRUUID, BNODE, no SERVICE).
    ``calls``: the endpoints that it asks.
    ``limit``, ``offset``: the outermost ones. ``limit_at`` and ``offset_at`` are the code points of their numbers,
    ``end`` is where a LIMIT may be written.
    """

    form: Form
    steady: bool
    calls: tuple[Call, ...]
    limit: int | None
    offset: int | None
    limit_at: tuple[int, int] | None
    offset_at: tuple[int, int] | None
    end: int


def analyse(text: str, services: tuple[str, ...] = ()) -> Analysis:
    """Look a query or update over without parsing it.

    Args:
        text: of one operation.
        services: IRIs of the endpoints that it may ask by ``SERVICE``.

    Raises:
        QueryForbidden: it calls another ``SERVICE`` (or, in an update, ``LOAD``), or could be read so.
        QuerySyntax: a string does not end.
        QueryTooLarge: brackets are nested deeper than `MAX_DEPTH`.

    >>> analyse("SELECT * { ?s ?p ?o } LIMIT 5").limit
    5
    """
    lower = text.lower()
    if not [word for word in _TELLING if word in lower] and _brackets(text) <= MAX_DEPTH:
        plain = _PLAIN.match(text)
        if plain:
            return Analysis(_FORMS[plain[1].upper()], True, (), None, None, None, None, len(text))
    return by_tokens(text, services)


def by_tokens(text: str, services: tuple[str, ...] = ()) -> Analysis:
    """The same for any text, whatever is in it."""
    lower = text.lower()
    found = list(tokens(text)) if "service" in lower or "load" in lower else []
    calls = find_calls(text, found, services)
    form: Form = "unknown"
    depth = 0
    places: dict[str, tuple[int, int]] = {}
    stop = None
    steady = not calls
    end = 0
    for mark, end in landmarks(text):
        if mark in "({[":
            depth += 1
            if depth > MAX_DEPTH:
                raise QueryTooLarge(
                    f"brackets are nested deeper than {MAX_DEPTH}", where=place(text, end - 1), hint="nest less"
                )
        elif mark in ")}]":
            depth -= 1
        else:
            word = mark.upper()
            if form == "unknown":
                form = _FORMS.get(word, form)
            if word in _UNSTEADY:
                steady = False
            if depth == 0:
                if word == "VALUES" and stop is None:
                    stop = end - len(mark)
                elif word.startswith(("LIMIT", "OFFSET")):
                    _note_number(text, word, end, places)
    if form in ("update", "unknown"):
        refuse_calls(text, found, "load")
    if not BLANK.fullmatch(text, end):
        end = max(token.end for token in tokens(text, end))
    limit, offset = (_number(text, places.get(name)) for name in ("LIMIT", "OFFSET"))
    return Analysis(
        form, steady, calls, limit, offset, places.get("LIMIT"), places.get("OFFSET"), end if stop is None else stop
    )


def _brackets(text: str) -> int:
    return text.count("{") + text.count("(") + text.count("[")


def _note_number(text: str, word: str, end: int, places: dict[str, tuple[int, int]]) -> None:
    """Where the number of a LIMIT or OFFSET stands: in the word itself, whose end is given, or after it."""
    number = re.fullmatch(r"(LIMIT|OFFSET)(\d*)", word)
    if number is None:
        return
    following = next(tokens(text, end), None)
    if number[2]:
        places[number[1]] = (end - len(number[2]), end)
    elif following and following.kind == "number":
        places[number[1]] = (following.begin, following.end)


def with_limit(text: str, shape: Analysis, limit: int, offset: int | None = None) -> str:
    r"""The query with its outermost LIMIT (and OFFSET, if one is given) set; the rest of the text is untouched.

    Args:
        text: of the query.
        shape: what `analyse` says of it.

    >>> text = "SELECT * { ?s ?p ?o } # all"
    >>> with_limit(text, analyse(text), 5)
    'SELECT * { ?s ?p ?o } # all\nLIMIT 5'
    """
    # Where the text ends a comment may do so, which goes to the end of its line.
    added = f"\nLIMIT {limit}" if shape.end == len(text) and "#" in text else f" LIMIT {limit}"
    if shape.end == len(text) and shape.limit_at is None and offset is None:
        return text + added
    edits = []
    if shape.limit_at:
        edits.append((*shape.limit_at, str(limit)))
        added = ""
    if shape.offset_at and offset is not None:
        edits.append((*shape.offset_at, str(offset)))
    elif offset is not None:
        added += f" OFFSET {offset}"
    if added:
        end = shape.end
        if added[0] == " " and text[end - 1 : end].isspace():
            added = added[1:]
        edits.append((end, end, f"{added} " if end < len(text) and not text[end].isspace() else added))
    for begin, stop, new in sorted(edits, reverse=True):
        text = text[:begin] + new + text[stop:]
    return text


def _number(text: str, at: tuple[int, int] | None) -> int | None:
    if at is None or not text[at[0] : at[1]].isascii() or not text[at[0] : at[1]].isdigit():
        return None
    return int(text[at[0] : at[1]][:18])
