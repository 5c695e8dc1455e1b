"""The tokens of a SPARQL text, as its grammar spells them, and where they stand.

Source: SPARQL 1.1 Query Language, section 19.8 (terminals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.errors import QuerySyntax, Where

_IRI_CHARACTERS = r"""[^<>"{}|^`\\\x00-\x20]*"""
_KINDS = {
    "space": r"[ \t\r\n]+|\#[^\r\n]*",
    "var": r"[?$]\w+",
    "iri": rf"<{_IRI_CHARACTERS}(?:\\(?:u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}){_IRI_CHARACTERS})*>",
    "string": r"""
        \"\"\"(?:"{0,2}(?:[^"\\]|\\.))*+\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*+'''
        |(?!\"\"\"|''')(?:"[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"|'[^'\\\r\n]*+(?:\\.[^'\\\r\n]*+)*+')""",
    # No quote stands outside of strings, IRIs and comments: the text is none of SPARQL. All the rest of it, so that
    # it is looked through once.
    "unended": r"""["'].*""",
    "blank": r"_:[\w.\-·]+",
    "lang": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[a-z]+)?",
    # A longer prefix is words and a name without prefix: bounded, so that a.a.a.… is not read through at each letter.
    "pname": r"(?:[^\W\d_][\w.\-·]{0,255}+)?+:(?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*",
    "number": r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?",
    "word": r"[^\W\d]\w*",
}
_FLAGS = re.VERBOSE | re.DOTALL
_TOKEN = re.compile(
    "|".join([*(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()), r"\^\^|&&|\|\||[<>!]=|."]), _FLAGS
)
BLANK = re.compile(f"(?:{_KINDS['space']})*", _FLAGS)
_BRACKETS = r"(){}[\]"
_BETWEEN = "|".join(_KINDS[kind] for kind in _KINDS if kind not in ("word", "unended"))
_LANDMARK = re.compile(
    rf"(?:[.;,\ ]+|{_BETWEEN}|({_KINDS['unended']})|[^\w{_BRACKETS}])*+([{_BRACKETS}]|{_KINDS['word']}|\Z)", _FLAGS
)


class Token(NamedTuple):
    """A token with its code points in the text; ``word`` is upper case for words, else empty."""

    kind: str
    begin: int
    end: int
    word: str = ""


def tokens(text: str, begin: int = 0) -> Iterator[Token]:
    """The tokens of a SPARQL text from a code point on, without white space and comments; any text has some."""
    for match in _TOKEN.finditer(text, begin):
        kind = match.lastgroup or "mark"
        if kind != "space":
            yield Token(kind, match.start(), match.end(), match.group().upper() if kind == "word" else "")


def landmarks(text: str) -> list[tuple[str, int]]:
    """The words and brackets among the tokens of a text, each with where it ends: a fifth of the work of them all.

    Raises:
        QuerySyntax: a string does not end.

    >>> landmarks("ASK { ?s a <http://e/(x)> }")
    [('ASK', 3), ('{', 5), ('a', 10), ('}', 27)]
    """
    found = []
    for match in _LANDMARK.finditer(text):
        if match[2]:
            found.append((match[2], match.end()))
        elif match[1]:
            raise QuerySyntax(
                "this string does not end",
                where=place(text, match.start(1)),
                hint="end it with the quote that begins it; after < that compares, put a space",
            )
    return found


def place(text: str, offset: int) -> Where:
    """Line and column, from 1, of a code point in a query text."""
    return Where("query", text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)
