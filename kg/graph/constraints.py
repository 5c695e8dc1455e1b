"""The constraint components of SHACL Core that the shapes use, each as a function from its parameter to a check."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import filterfalse
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.graph.vocabulary import RDF, XSD

Term: TypeAlias = NamedNode | BlankNode | Literal
Values: TypeAlias = Collection[Term]

_LEXICAL: dict[Term, re.Pattern[str] | None] = {
    XSD.string: None,  # any characters
    XSD.boolean: re.compile(r"true|false|0|1"),
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    XSD.date: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}


_NOTHING: Mapping[NamedNode, Values] = {}


class Data:
    """The statements of a graph, indexed: each property's values of a subject, and the instances of each class."""

    def __init__(self, statements: Iterable[Quad | Triple]) -> None:
        # Values are keys, so that a triple that stands in two graphs counts once.
        self._values: dict[Term, dict[NamedNode, dict[Term, None]]] = {}
        self.instances: dict[Term, list[Term]] = defaultdict(list)
        self.typed: set[tuple[Term, Term]] = set()
        is_a, last = RDF.type, None
        for statement in statements:
            subject, predicate, value = statement.subject, statement.predicate, statement.object
            assert not isinstance(subject, Triple) and not isinstance(value, Triple)  # the graph is RDF 1.1
            if subject != last:  # those of one subject mostly come together
                last, about = subject, self._values.setdefault(subject, {})
            about.setdefault(predicate, {})[value] = None
            if predicate == is_a and (subject, value) not in self.typed:
                self.instances[value].append(subject)
                self.typed.add((subject, value))

    def about(self, subject: Term) -> Mapping[NamedNode, Values]:
        """The values of a subject's properties, those that it has."""
        return self._values.get(subject, _NOTHING)

    def values(self, subject: Term, predicate: NamedNode) -> Values:
        """The values of a property of a subject."""
        return self.about(subject).get(predicate, ())


#: Focus node, its values and the graph to the offending values; None stands for a breach without a value.
Constraint: TypeAlias = Callable[[Term, Values, Data], Iterable[Term | None]]


def _each(holds: Callable[[Term], bool]) -> Constraint:
    """A constraint that each value keeps or breaks by itself."""

    def check(_focus: Term, values: Values, _data: Data) -> Iterable[Term | None]:
        return filterfalse(holds, values)

    return check


def min_count(parameter: Term) -> Constraint:
    """``sh:minCount`` (SHACL 4.2.1)."""
    least = int(parameter.value)

    def check(_focus: Term, values: Values, _data: Data) -> Iterable[Term | None]:
        return (None,) if len(values) < least else ()

    return check


def max_count(parameter: Term) -> Constraint:
    """``sh:maxCount`` (SHACL 4.2.2)."""
    most = int(parameter.value)

    def check(_focus: Term, values: Values, _data: Data) -> Iterable[Term | None]:
        return (None,) if len(values) > most else ()

    return check


def of_class(parameter: Term) -> Constraint:
    """``sh:class`` (SHACL 4.1.1), by ``rdf:type`` alone."""

    def check(_focus: Term, values: Values, data: Data) -> Iterable[Term | None]:
        return [value for value in values if (value, parameter) not in data.typed]

    return check


def datatype(parameter: Term) -> Constraint:
    """``sh:datatype`` (SHACL 4.1.2): the datatype itself, and a lexical form that it has.

    Raises:
        ValueError: a datatype whose lexical forms are not known here.
    """
    if parameter not in _LEXICAL:
        raise ValueError(f"{parameter}")
    if _LEXICAL[parameter] is None:
        return _each(lambda value: isinstance(value, Literal) and value.datatype == parameter)
    return _each(lambda value: isinstance(value, Literal) and value.datatype == parameter and well_formed(value))


def node_kind(parameter: Term) -> Constraint:
    """``sh:nodeKind`` (SHACL 4.1.3); raises ValueError for the mixed kinds, which no shape uses."""
    kinds: dict[str, type[Term]] = {"IRI": NamedNode, "Literal": Literal, "BlankNode": BlankNode}
    kind = kinds.get(parameter.value.rpartition("#")[2])
    if kind is None:
        raise ValueError(f"{parameter}")
    return _each(lambda value: isinstance(value, kind))


def within(parameter: Sequence[Term]) -> Constraint:
    """``sh:in`` (SHACL 4.8.3)."""
    allowed = frozenset(parameter)
    return _each(lambda value: value in allowed)


def pattern(parameter: Term) -> Constraint:
    """``sh:pattern`` (SHACL 4.4.3) in the syntax that SPARQL and Python share; ``$`` is the end of the text alone."""
    wanted = re.compile(re.sub(r"(?<!\\)\$", r"\\Z", parameter.value))
    return _each(lambda value: not isinstance(value, BlankNode) and wanted.search(value.value) is not None)


def min_length(parameter: Term) -> Constraint:
    """``sh:minLength`` (SHACL 4.4.1)."""
    least = int(parameter.value)
    return _each(lambda value: not isinstance(value, BlankNode) and len(value.value) >= least)


def min_inclusive(parameter: Term) -> Constraint:
    """``sh:minInclusive`` (SHACL 4.3.2)."""
    return _each(lambda value: ordered(parameter, value) in ("<", "="))


def max_inclusive(parameter: Term) -> Constraint:
    """``sh:maxInclusive`` (SHACL 4.3.4)."""
    return _each(lambda value: ordered(value, parameter) in ("<", "="))


def less_than(parameter: Term, accepted: tuple[str, ...] = ("<",)) -> Constraint:
    """``sh:lessThan`` (SHACL 4.5.3): every value against every value of another property of the focus node."""
    assert isinstance(parameter, NamedNode)  # SHACL syntax rule: values of sh:lessThan are IRIs

    def check(focus: Term, values: Values, data: Data) -> Iterable[Term | None]:
        others = data.values(focus, parameter)
        return (value for value in values for other in others if ordered(value, other) not in accepted)

    return check


def less_than_or_equals(parameter: Term) -> Constraint:
    """``sh:lessThanOrEquals`` (SHACL 4.5.4)."""
    return less_than(parameter, ("<", "="))


_LOGIC: dict[str, Callable[[int], bool]] = {
    "not": lambda passed: passed == 0,
    "or": lambda passed: passed > 0,
    "xone": lambda passed: passed == 1,
}


def logical(name: str, tests: Sequence[Callable[[Term, Values, Data], Collection[Term | None]]]) -> Constraint:
    """``sh:not``, ``sh:or``, ``sh:xone`` (SHACL 4.6) over nested shapes, each given as the breaches that it finds."""
    holds = _LOGIC[name]

    def check(focus: Term, values: Values, data: Data) -> Iterable[Term | None]:
        return [value for value in values if not holds(sum(not test(focus, (value,), data) for test in tests))]

    return check


def well_formed(literal: Literal) -> bool:
    """Whether the lexical form is one of its datatype's (XML Schema part 2); True for datatypes not known here."""
    kind = literal.datatype
    forms = _LEXICAL.get(kind)
    if forms is None:
        return True
    return forms.fullmatch(literal.value) is not None and (kind != XSD.date or _day(literal) is not None)


def ordered(one: Term, two: Term) -> str | None:
    """How two numbers or two dates compare: "<", "=" or ">"; None where they do not."""
    a, b = _read(one), _read(two)
    if a is None or b is None or type(a) is not type(b):
        return None
    return "<" if a < b else "=" if a == b else ">"  # type: ignore[operator] # they are of one type


@lru_cache(maxsize=1024)  # bounds, confidences and dates come again and again
def _read(term: Term) -> Decimal | date | None:
    """The number or date that a term is, if it is one."""
    if not isinstance(term, Literal) or not well_formed(term):
        return None
    return Decimal(term.value) if term.datatype in (XSD.integer, XSD.decimal) else _day(term)


def _day(literal: Literal) -> date | None:
    if literal.datatype != XSD.date:
        return None
    try:
        return date.fromisoformat(literal.value)
    except ValueError:
        return None


COMPONENTS: dict[str, Callable[..., Constraint]] = {
    "minCount": min_count,
    "maxCount": max_count,
    "class": of_class,
    "datatype": datatype,
    "nodeKind": node_kind,
    "in": within,
    "pattern": pattern,
    "minLength": min_length,
    "minInclusive": min_inclusive,
    "maxInclusive": max_inclusive,
    "lessThan": less_than,
    "lessThanOrEquals": less_than_or_equals,
}
