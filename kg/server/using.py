"""The dataset of an update request, written into the text of the update: Oxigraph's Python API takes none beside it.

Source: SPARQL 1.1 Protocol, section 2.2.3 (using-graph-uri, using-named-graph-uri).
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import BadParameter, QuerySyntax
from kg.queries.lexing import Token, place, tokens

_WORDS = frozenset(
    ("PREFIX", "BASE", "VERSION", "INSERT", "DELETE", "DATA", "WHERE", "USING", "NAMED", "WITH", "GRAPH", "CREATE",
     "DROP", "CLEAR", "ADD", "MOVE", "COPY", "TO", "SILENT", "DEFAULT", "ALL", "LOAD", "INTO")
)  # fmt: skip


def with_dataset(text: str, default: Sequence[str], named: Sequence[str]) -> str:
    """The update with ``USING`` and ``USING NAMED`` in each operation that has a WHERE.

    Raises:
        BadParameter: the update names a dataset itself.
        QuerySyntax: a word outside of all braces is none of SPARQL Update.

    >>> with_dataset("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", ["urn:g"], [])
    'DELETE { ?s ?p ?o } USING <urn:g> WHERE { ?s ?p ?o }'
    >>> with_dataset("DELETE WHERE { ?s ?p 1 }", [], ["urn:g"])
    'DELETE { ?s ?p 1 } USING NAMED <urn:g> WHERE { ?s ?p 1 }'
    """
    clause = "".join(f"USING <{iri}> " for iri in default) + "".join(f"USING NAMED <{iri}> " for iri in named)
    if not clause:
        return text
    outer = _outer(text)
    out, done = [], 0
    for index, token in enumerate(outer):
        if token.kind == "word" and token.word not in _WORDS:
            raise QuerySyntax(
                f"{token.word} begins no operation of SPARQL Update", where=place(text, token.begin), hint="put spaces"
            )
        if token.word in ("USING", "WITH"):
            raise BadParameter(f"the request names a dataset, and so does {token.word} in the update", hint="use one")
        if token.word != "WHERE":
            continue
        out.append(text[done : token.begin])
        if index and outer[index - 1].word == "DELETE" and index + 1 < len(outer) and outer[index + 1].kind == "group":
            group = outer[index + 1]
            out.append(text[group.begin : group.end] + " ")
        out.append(clause)
        done = token.begin
    return "".join(out) + text[done:]


def _outer(text: str) -> list[Token]:
    """Tokens outside of braces, each group in braces as one token of the kind "group"."""
    found: list[Token] = []
    depth, begin = 0, 0
    for token in tokens(text):
        mark = text[token.begin] if token.kind == "mark" else ""
        if mark == "{":
            begin = begin if depth else token.begin
            depth += 1
        elif mark == "}" and depth:
            depth -= 1
            if not depth:
                found.append(Token("group", begin, token.end))
        elif not depth:
            found.append(token)
    return found
