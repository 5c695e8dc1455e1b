"""Values into a saved query: as terms that Oxigraph itself writes, at the places where the text declares them.

A parameter stands in the text as a variable ``?_name`` (grlc's convention). The text is cut into tokens first, so
that comments, strings and IRIs are never touched; the value becomes a term first, and is written as Oxigraph writes
terms. What is in a value can therefore change nothing but that value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

import pyoxigraph as ox

from kg.errors import BadParameter
from kg.graph.vocabulary import PREFIXES, XSD
from kg.queries.header import PAGING, Parameter
from kg.queries.lexing import tokens
from kg.queries.safety import analyse, with_limit

Term = ox.NamedNode | ox.Literal

_MOST = 10**9  # rows; more than any result, and far within Oxigraph's own 64 bits
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def placeholders(text: str) -> set[str]:
    """Names of the parameters that a text declares a place for.

    >>> sorted(placeholders('SELECT * { ?s ?p ?_o FILTER(?s != "?_not") } # ?_neither'))
    ['o']
    """
    return {text[token.begin + 2 : token.end] for token in tokens(text) if _is_place(text, token.kind, token.begin)}


def bind(
    text: str,
    parameters: Iterable[Parameter],
    values: Mapping[str, str],
    *,
    prefixes: Mapping[str, str] = PREFIXES,
) -> str:
    """The text with every placeholder replaced by its value's term, and LIMIT and OFFSET set where they are given.

    Raises:
        BadParameter: a value is missing, of the wrong type, none of the choices, or of no parameter at all.
    """
    parameters = tuple(parameters)
    known = [parameter.name for parameter in parameters]
    for name in values:
        if name not in known and name not in PAGING:
            near = get_close_matches(name, [*known, *PAGING], n=1)
            takes = f"it takes {', '.join([*known, *PAGING])}"
            raise BadParameter(
                f"there is no parameter {name!r}", hint=f"did you mean {near[0]}? {takes}" if near else takes
            )
    terms = {parameter.name: _value(parameter, values.get(parameter.name), prefixes) for parameter in parameters}
    bound = splice(text, terms)
    if any(name in values for name in PAGING):
        limit = _count("limit", values.get("limit"), _MOST)
        bound = with_limit(bound, analyse(bound), limit, _count("offset", values.get("offset"), 0))
    return bound


def splice(text: str, terms: Mapping[str, Term]) -> str:
    """The text with the placeholders of these names replaced; everything else stays as it is."""
    parts: list[str] = []
    at = 0
    for token in tokens(text):
        name = text[token.begin + 2 : token.end]
        if _is_place(text, token.kind, token.begin) and name in terms:
            # The blanks keep the term apart from its neighbours: "?_a." would read on into a number.
            parts += [text[at : token.begin], " ", _written(terms[name]), " "]
            at = token.end
    return "".join([*parts, text[at:]])


def term(parameter: Parameter, value: str, prefixes: Mapping[str, str] = PREFIXES) -> Term:
    """A value as the term that the parameter's type makes of it.

    Raises:
        BadParameter: it is not of that type.
    """
    if parameter.choices and value not in parameter.choices:
        near = get_close_matches(value, parameter.choices, n=1)
        takes = f"one of {', '.join(parameter.choices)}"
        raise _bad(parameter, value, takes, f"did you mean {near[0]}?" if near else f"give {takes}")
    match parameter.type:
        case "string" | "country" | "agent":
            return _literal(parameter, value)
        case "iri":
            return _iri(parameter, value, prefixes)
        case "integer":
            if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
                raise _bad(parameter, value, "a whole number", "write digits alone: 2023")
            return ox.Literal(str(int(value)), datatype=XSD.integer)
        case "decimal":
            return ox.Literal(_decimal(parameter, value), datatype=XSD.decimal)
        case "boolean":
            if value not in ("true", "false"):
                raise _bad(parameter, value, "true or false", "write true or false")
            return ox.Literal(value, datatype=XSD.boolean)
        case "date" | "from" | "until":
            return ox.Literal(_day(parameter, value).isoformat(), datatype=XSD.date)


def _value(parameter: Parameter, value: str | None, prefixes: Mapping[str, str]) -> Term:
    if value is None:
        if parameter.required:
            raise BadParameter(
                f"the parameter {parameter.name} is needed: {parameter.description}",
                hint=f"-p {parameter.name}=…",
            )
        value = parameter.default
    # The empty string is what queries test an optional parameter against.
    if not value and not parameter.required and not parameter.choices:
        return ox.Literal("")
    return term(parameter, value or "", prefixes)


def _is_place(text: str, kind: str, begin: int) -> bool:
    return kind == "var" and text.startswith(("?_", "$_"), begin)


def _written(value: Term) -> str:
    if isinstance(value, ox.Literal) and value.datatype in (XSD.integer, XSD.boolean):
        return value.value  # where the grammar wants a bare number; its digits were checked
    return str(value)


def _literal(parameter: Parameter, value: str) -> ox.Literal:
    try:
        return ox.Literal(value)
    except ValueError:
        raise _bad(parameter, value, "Unicode text", "send it as UTF-8") from None


def _iri(parameter: Parameter, value: str, prefixes: Mapping[str, str]) -> ox.NamedNode:
    prefix, colon, local = value.partition(":")
    full = prefixes[prefix] + local if colon and prefix in prefixes and not local.startswith("//") else value
    try:
        return ox.NamedNode(full.removeprefix("<").removesuffix(">") if full.startswith("<") else full)
    except ValueError as error:
        hint = "write it in full, as in http://www.wikidata.org/entity/Q159, or with a known prefix, as in wd:Q159"
        raise _bad(parameter, value, f"an absolute IRI ({error})", hint) from None


def _decimal(parameter: Parameter, value: str) -> str:
    try:
        number = Decimal(value) if len(value) <= 40 else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or abs(number.adjusted()) > 18:
        raise _bad(parameter, value, "a number", "write it in full: 30000000000")
    return format(number, "f")


def _day(parameter: Parameter, value: str) -> date:
    from kg.model import TimeSpan  # dozens of dataclasses, which a server need not wait for

    try:
        if not _DATE.fullmatch(value) or (parameter.type == "date" and len(value) != 10):
            raise ValueError
        span = TimeSpan(value)
        return span.latest if parameter.type == "until" else span.earliest
    except ValueError:
        wanted = "a day" if parameter.type == "date" else "a day, month or year"
        hint = "write 2019-05-31" if parameter.type == "date" else "write 2019-05-31, 2019-05 or 2019"
        raise _bad(parameter, value, wanted, hint) from None


def _count(name: str, value: str | None, default: int) -> int:
    if value is None:
        return default
    if not re.fullmatch(r"[0-9]{1,10}", value) or int(value) > _MOST:
        raise BadParameter(f"{name} is not a number of rows: {value[:80]!r}", hint=f"0 to {_MOST}")
    return int(value)


def _bad(parameter: Parameter, value: str, wanted: str, hint: str) -> BadParameter:
    return BadParameter(f"the parameter {parameter.name} is not {wanted}: {value[:80]!r}", hint=hint)
