"""Byte-stable Turtle and TriG: the same triples give the same text, in whatever order they come.

Written by the grammars of RDF 1.1 Turtle (W3C Recommendation, 25 February 2014) and TriG. Subjects stand by class and
IRI, properties in a fixed readable order, values sorted; prefixes are declared only where used, and IRIs shortened
only where the rest is a local name without escapes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import GraphError
from kg.graph.vocabulary import DCTERMS, DG, RDF, RDFS, SKOS, SSSOM, XSD

_SUBJECTS = DG.each(
    """Document Extraction Meeting Participation Occasion Agreement TargetFigure ObservedFigure Holding
    Passage Mention Person Country Organization Place TimeSpan Unit Indicator Figure Agent Fact"""
)
_PROPERTIES = [RDF.type, RDFS.label, DCTERMS.title, DG.title, SKOS.altLabel]
_PROPERTIES += DG.each(
    """kind status ordinal date deadline period dateBasis place participant participation partOf party
    indicator comparator value upperValue unit change count approximate topic subject outcome
    person office of agent role represents form country
    statedBy statedOn statedOnBasis evidence rule confidence explanation
    inDocument begin end quote fileName sha256 edtf earliest latest"""
)
_SUBJECT_RANK: dict[object, int] = {term: rank for rank, term in enumerate([*_SUBJECTS, SSSOM.Mapping])}
_PROPERTY_RANK: dict[object, int] = {term: rank for rank, term in enumerate(_PROPERTIES)}
_OTHERS = len(_PROPERTIES)
_PROPERTY_RANK[DG.text] = _OTHERS + 1  # as long as the document itself

# PN_LOCAL without PN_LOCAL_ESC, restricted to ASCII.
_CHAR = r"[A-Za-z0-9_:]|%[0-9A-Fa-f]{2}"
_LOCAL = re.compile(rf"(?:{_CHAR})(?:(?:{_CHAR}|[.-])*(?:{_CHAR}|-))?")
# Shorthand of a literal, where it is the canonical form; decimals need their point, by the grammar.
_BARE = {
    XSD.integer: re.compile(r"0|-?[1-9][0-9]*"),
    XSD.decimal: re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9]"),
    XSD.boolean: re.compile(r"true|false"),
}
_ESCAPES = {ord(c): e for c, e in zip('\\"\n\r\t\b\f', ["\\\\", '\\"', "\\n", "\\r", "\\t", "\\b", "\\f"], strict=True)}
_ESCAPES |= {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F) if code not in _ESCAPES}
_IRI_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x21), *map(ord, '<>"{}|^`\\'))}


def write_turtle(triples: Iterable[Triple | Quad], prefixes: Mapping[str, str]) -> str:
    """Turtle of the distinct triples; graph names of quads are dropped.

    Raises:
        GraphError: a term that RDF 1.1 lacks.
    """
    writer = _Writer(prefixes)
    body = "\n".join(writer.subjects({(t.subject, t.predicate, t.object) for t in triples}, ""))
    return writer.header() + body


def write_trig(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> str:
    """TriG of the distinct quads: the default graph first, then the named graphs by IRI.

    Raises:
        GraphError: a term that RDF 1.1 lacks.
    """
    graphs: dict[object, set[tuple[object, ...]]] = defaultdict(set)
    for quad in quads:
        graphs[quad.graph_name].add((quad.subject, quad.predicate, quad.object))
    writer = _Writer(prefixes)
    blocks = []
    for name in sorted(graphs, key=lambda g: "" if isinstance(g, DefaultGraph) else str(g)):
        default = isinstance(name, DefaultGraph)
        body = "\n".join(writer.subjects(graphs[name], "" if default else "    "))
        blocks.append(body if default else f"{writer.term(name)} {{\n{body}}}\n")
    return writer.header() + "\n".join(blocks)


def _class_place(term: object) -> tuple[int, str]:
    return _SUBJECT_RANK.get(term, _OTHERS), str(term)


def _property_place(term: object) -> tuple[int, str]:
    return _PROPERTY_RANK.get(term, _OTHERS), str(term)


class _Writer:
    """Terms as text, with the prefixes that were needed."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        # The longest namespace that fits wins, and of two names for one namespace the first.
        self.prefixes = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        self.used: dict[str, str] = {}
        self.short: dict[str, str] = {}

    def header(self) -> str:
        lines = [f"@prefix {name}: <{iri.translate(_IRI_ESCAPES)}> .\n" for name, iri in sorted(self.used.items())]
        return "".join([*lines, "\n"] if lines else lines)

    def subjects(self, triples: set[tuple[object, ...]], indent: str) -> Iterator[str]:
        """One block of text for each subject."""
        about: dict[object, dict[object, list[object]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in triples:
            about[subject][predicate].append(value)

        def place(subject: object) -> tuple[int, str]:
            return min((_class_place(t)[0] for t in about[subject].get(RDF.type, ())), default=_OTHERS), str(subject)

        for subject in sorted(about, key=place):
            own = about[subject]
            lines = []
            for predicate in sorted(own, key=_property_place):
                if predicate == RDF.type:
                    lines.append("a " + ", ".join(self.term(t) for t in sorted(own[predicate], key=_class_place)))
                    continue
                values = [self.term(value) for value in sorted(own[predicate], key=str)]
                lines.append(f"{self.term(predicate)} " + f",\n{indent}        ".join(values))
            yield f"{indent}{self.term(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"

    def term(self, term: object) -> str:
        """A term in Turtle."""
        if isinstance(term, NamedNode):
            return self.iri(term.value)
        if isinstance(term, BlankNode):
            return str(term)
        if isinstance(term, Literal) and getattr(term, "direction", None) is None:
            return self.literal(term)
        raise GraphError(f"{term} is no term of RDF 1.1", hint="export as N-Quads")

    def iri(self, iri: str) -> str:
        """An IRI, shortened where a prefix fits."""
        if iri not in self.short:
            self.short[iri] = self._shorten(iri)
        return self.short[iri]

    def _shorten(self, iri: str) -> str:
        for name, namespace in self.prefixes:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used[name] = namespace
                return f"{name}:{iri[len(namespace) :]}"
        return f"<{iri.translate(_IRI_ESCAPES)}>"

    def literal(self, literal: Literal) -> str:
        """A literal; a number or boolean bare where that is its canonical form."""
        bare = _BARE.get(literal.datatype)
        if bare and bare.fullmatch(literal.value):
            return literal.value
        text = f'"{literal.value.translate(_ESCAPES)}"'
        if literal.language:
            return f"{text}@{literal.language}"
        return text if literal.datatype == XSD.string else f"{text}^^{self.iri(literal.datatype.value)}"
