"""Where a SPARQL text would leave the machine: SERVICE and LOAD.

Oxigraph runs them as real requests and has no switch against them, so they are refused before it sees them, but for
SERVICE with an endpoint that may be asked. Its grammar is a PEG without word borders: ``trueSERVICE<http://x>{}`` is a
service call, and ``?o<2)SERVICE:x#>`` is a comparison and a call, not an IRI. Where the two readings of a text could
differ in what they call, it is refused as well.

Source: SPARQL 1.1 Federated Query, section 2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.errors import QueryForbidden
from kg.queries.lexing import Token, place

# After these words a name is the name of a graph, whatever it is made of.
_GRAPH_WORDS = frozenset(
    ("GRAPH", "FROM", "NAMED", "INTO", "TO", "WITH", "USING", "PREFIX", "MOVE", "COPY", "ADD", "CLEAR", "DROP")
)
_OPERANDS = frozenset(("var", "string", "lang", "number", "pname", "word", "iri"))
# What could be an operand and the end of a comparison. Two slashes after a colon could not: nothing takes them.
_COMPARING = re.compile(r"^(?!<[a-z][a-z0-9+.\-]*://).*[()'#]", re.DOTALL)
_NOTHING = Token("mark", 0, 0)


class Call(NamedTuple):
    """A call of an endpoint that may be asked: its IRI, and the code points of that, with its angle brackets."""

    endpoint: str
    begin: int
    end: int


def find_calls(text: str, found: Sequence[Token], services: Sequence[str]) -> tuple[Call, ...]:
    """The SERVICE calls of a text, all of them of endpoints in ``services``.

    Raises:
        QueryForbidden: it calls another one, or names it otherwise than by its IRI in full, or inside of GRAPH, which
            Oxigraph would send along, or of SERVICE, whose own calls are not seen here.
    """
    if "service" not in text.lower():
        return ()
    words: set[int] = set()
    calls: list[Call] = []
    groups: list[str] = []
    for index, token in enumerate(found if services else ()):
        mark = text[token.begin : token.end] if token.kind == "mark" else ""
        if mark == "{":
            before = [one.word for one in found[max(index - 3, 0) : index]]
            groups.append(next((word for word in ("SERVICE", "GRAPH") if word in before[-3:]), ""))
        elif mark == "}" and groups:
            groups.pop()
        elif token.word == "SERVICE":
            calls.append(_call(text, found, index, services))
            words.add(index)
            for word in ("SERVICE", "GRAPH"):
                if word in groups:
                    raise QueryForbidden(
                        f"SERVICE inside of {word} is not allowed",
                        where=place(text, token.begin),
                        hint=f"write it beside the group of {word}",
                    )
    refuse_calls(text, found, "service", except_at=words)
    return tuple(calls)


def _call(text: str, found: Sequence[Token], index: int, services: Sequence[str]) -> Call:
    following = [*found[index + 1 : index + 4], _NOTHING, _NOTHING, _NOTHING]
    named, group = following[1:3] if following[0].word == "SILENT" else following[:2]
    if named.kind != "iri" or text[group.begin : group.end] != "{":
        raise QueryForbidden(
            "SERVICE takes the IRI of an endpoint in full here",
            where=place(text, found[index].begin),
            hint=f"write SERVICE <{services[0]}> {{ … }}",
        )
    endpoint = text[named.begin + 1 : named.end - 1]
    if endpoint not in services:
        raise QueryForbidden(
            f"the endpoint <{endpoint[:300]}> is not one that may be asked here",
            where=place(text, named.begin),
            hint=f"one of these: {', '.join(f'<{service}>' for service in services)}",
        )
    return Call(endpoint, named.begin, named.end)


def refuse_calls(text: str, found: Sequence[Token], name: str, *, except_at: set[int] | None = None) -> None:
    """Refuse a token that is, or that Oxigraph could read as, the keyword ``name`` with what it calls.

    Raises:
        QueryForbidden: there is one, and not among the tokens ``except_at``.
    """
    if name not in text.lower():
        return
    depth = 0
    for index, token in enumerate(found):
        depth += {"{": 1, "}": -1}.get(text[token.begin : token.end], 0)
        before = found[index - 1] if index else _NOTHING
        after = found[index + 1] if index + 1 < len(found) else Token("mark", len(text), len(text))
        spelt = text[token.begin : token.end].lower()
        if token.kind == "word" and name in spelt and index not in (except_at or ()):
            raise _forbidden(text, token, name)
        # A group follows what SERVICE names; LOAD stands outside of all groups.
        calls = text[after.begin : after.end] == "{" if name == "service" else depth == 0
        if calls and token.kind == "pname" and name in spelt.partition(":")[0] and before.word not in _GRAPH_WORDS:
            raise _forbidden(text, token, name)
        if token.kind == "iri" and _COMPARING.search(spelt) and _ends_operand(text, before):
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
