"""``ontology/shapes.ttl`` compiled into plain checks over quads, fast enough for every document of a build.

The shapes file stays the one source: this module knows the constraint components of SHACL Core (W3C Recommendation,
20 July 2017, section 4) that the file uses, and refuses to load one that it does not know, so that no shape is ever
passed over in silence. Two things are narrower than SHACL: paths are single properties, and ``sh:class`` looks at
``rdf:type`` alone, since the data carry all superclasses. A differential test holds the results against pySHACL's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import GraphError, Where
from kg.graph.constraints import COMPONENTS, Constraint, Data, Term, Values, logical
from kg.graph.vocabulary import RDF, RDFS
from kg.resources import resource

_SH = "http://www.w3.org/ns/shacl#"
_ANNOTATIONS = {"targetClass", "property", "path", "message", "name", "description"}
_LOGICAL = {"not", "or", "xone"}


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach: the node, its label, the property, the shape's message in words, the offending value if there is one.

    ``node``, ``path`` and ``value`` are IRIs or literals in their N-Triples form without the brackets of IRIs;
    ``component`` is the local name of SHACL's constraint component.
    """

    node: str
    label: str
    path: str | None
    message: str
    value: str | None
    component: str


@dataclass(frozen=True, slots=True)
class Shape:
    """Constraints on a focus node itself, or on the values of one property of it."""

    path: NamedNode | None
    message: str
    constraints: tuple[tuple[str, Constraint], ...]
    required: bool  # whether the absence of values can be a breach

    def breaches(self, focus: Term, about: Mapping[NamedNode, Values], data: Data) -> list[tuple[str, Term | None]]:
        """Component and value of each breach at a focus node; ``about`` is what the data say of it."""
        values = (focus,) if self.path is None else about.get(self.path, ())
        if not values and not self.required:
            return []
        return [
            (component, value)
            for component, constraint in self.constraints
            for value in constraint(focus, values, data)
        ]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes by the class that they target."""

    by_class: dict[NamedNode, tuple[Shape, ...]]

    def violations(self, statements: Iterable[Quad | Triple]) -> tuple[Violation, ...]:
        """Breaches in the union of the statements, sorted; a graph without any gives ()."""
        data = Data(statements)
        found = {
            Violation(written(focus), _label(data, focus), _iri(shape.path), shape.message, _value(value), component)
            for target, shapes in self.by_class.items()
            for focus in data.instances.get(target, ())
            for about in (data.about(focus),)
            for shape in shapes
            for component, value in shape.breaches(focus, about, data)
        }
        return tuple(sorted(found, key=lambda v: (v.node, v.path or "", v.component, v.message, v.value or "")))


@lru_cache(maxsize=1)
def shipped_shapes() -> Shapes:
    """The compiled ``ontology/shapes.ttl`` of this installation."""
    return load_shapes(resource("ontology", "shapes.ttl"))


def load_shapes(path: Path) -> Shapes:
    """Compile a shapes file in Turtle.

    Raises:
        GraphError: not Turtle, or it uses a target, path or constraint component that is not known here.
    """
    try:
        triples = list(parse(path=str(path), format=RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise GraphError(f"cannot read the shapes: {error}", where=Where(str(path)), hint="mend the Turtle") from None
    return _Compiler(triples, path).shapes()


class _Compiler:
    """Walks the triples of one shapes file."""

    def __init__(self, triples: Iterable[Quad], path: Path) -> None:
        self.file = path
        self.rdf: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in triples:
            self.rdf[quad.subject][quad.predicate.value].append(quad.object)  # type: ignore[index, arg-type] # RDF 1.1 terms

    def error(self, what: str) -> GraphError:
        return GraphError(
            f"{what} is not known to the gate",
            where=Where(str(self.file)),
            hint=f"use {', '.join(sorted({*COMPONENTS, *_LOGICAL}))}, or add it to kg/graph/constraints.py",
        )

    def shapes(self) -> Shapes:
        found: dict[NamedNode, tuple[Shape, ...]] = {}
        for node in sorted((n for n in self.rdf if _SH + "NodeShape" in self._types(n)), key=str):
            compiled = (self.shape(node), *(self.shape(p) for p in self.rdf[node].get(_SH + "property", ())))
            targets = self.rdf[node].get(_SH + "targetClass", ())
            if not targets:
                raise self.error(f"{node}: a shape without sh:targetClass")
            for target in targets:
                assert isinstance(target, NamedNode)  # SHACL syntax rule: values of sh:targetClass are IRIs
                found[target] = (*found.get(target, ()), *(s for s in compiled if s.constraints))
        return Shapes(found)

    def shape(self, node: Term) -> Shape:
        own = self.rdf[node]
        path = self._one(node, "path")
        if path is not None and not isinstance(path, NamedNode):
            raise self.error(f"{node}: a path of more than one property")
        message = self._one(node, "message")
        constraints: list[tuple[str, Constraint]] = []
        for predicate, values in sorted(own.items()):
            name = predicate.removeprefix(_SH)
            if predicate == RDF.type.value or name in _ANNOTATIONS:
                continue
            for value in values:
                constraints.append(self.constraint(node, name, value))
        text = message.value if isinstance(message, Literal) else ""
        return Shape(path, text, tuple(constraints), _SH + "minCount" in own)

    def constraint(self, node: Term, name: str, value: Term) -> tuple[str, Constraint]:
        component = name[0].upper() + name[1:] + "ConstraintComponent"
        if name in _LOGICAL:
            members = self._list(value) if name != "not" else [value]
            return component, logical(name, [self._test(member) for member in members])
        if name not in COMPONENTS:
            raise self.error(f"{node}: sh:{name}")
        try:
            return component, COMPONENTS[name](self._list(value) if name == "in" else value)
        except ValueError as error:
            raise self.error(f"{node}: sh:{name} {error}") from None

    def _test(self, node: Term) -> Callable[[Term, Values, Data], list[Term | None]]:
        """A nested shape, as a constraint that gives its breaches at each value."""
        shape = self.shape(node)
        if shape.path is not None:
            raise self.error(f"{node}: a nested property shape")

        def breaches(_focus: Term, values: Values, data: Data) -> list[Term | None]:
            return [found for value in values for _, found in shape.breaches(value, {}, data)]

        return breaches

    def _types(self, node: Term) -> set[str]:
        return {t.value for t in self.rdf[node].get(RDF.type.value, ())}

    def _one(self, node: Term, name: str) -> Term | None:
        values = self.rdf[node].get(_SH + name, [])
        if len(values) > 1:
            raise self.error(f"{node}: sh:{name} given twice")
        return values[0] if values else None

    def _list(self, node: Term) -> list[Term]:
        members: list[Term] = []
        first, rest, nil = (RDF.type.value.replace("type", name) for name in ("first", "rest", "nil"))
        while node.value != nil:
            members += self.rdf[node][first]
            node = self.rdf[node][rest][0]
        return members


def written(term: Term) -> str:
    """A term for people: the bare IRI, or the literal as N-Triples writes it."""
    return term.value if isinstance(term, NamedNode) else str(term)


def _iri(path: NamedNode | None) -> str | None:
    return path.value if path else None


def _value(value: Term | None) -> str | None:
    return None if value is None else written(value)


def _label(data: Data, focus: Term) -> str:
    labels = sorted(term.value for term in data.values(focus, RDFS.label) if isinstance(term, Literal))
    return labels[0] if labels else ""
