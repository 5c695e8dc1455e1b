"""Byte-stable RDF/XML (W3C Recommendation, 25 February 2014), one description for each subject."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import GraphError
from kg.graph.vocabulary import RDF, XSD

# NCName of Namespaces in XML 1.0, restricted to ASCII.
_SPLIT = re.compile(r"(.*[^A-Za-z0-9_.-])([A-Za-z_][A-Za-z0-9_.-]*)", re.DOTALL)
# Characters that XML 1.0 (2.2, production Char) lacks.
_NOT_XML = dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
_TEXT = {"\r": "&#13;"}  # a bare one would be read as a line feed (XML 1.0, 2.11)


def write_rdfxml(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    """RDF/XML of the distinct triples, sorted. U+FFFD stands for each character that XML cannot carry, so that offsets
    into texts still count.

    Raises:
        GraphError: a property whose IRI has no ending that could name an element, or a term that RDF 1.1 lacks.
    """
    names = {iri: name for name, iri in prefixes.items()}
    used = {RDF.iri: RDF.prefix}
    about: dict[NamedNode | BlankNode, list[str]] = defaultdict(list)
    for triple in sorted(set(triples), key=str):
        if not isinstance(triple.subject, NamedNode | BlankNode):
            raise _no_term(triple.subject)
        about[triple.subject].append(_property(triple, names, used))
    head = "".join(f"\n    xmlns:{name}={quoteattr(iri)}" for iri, name in sorted(used.items(), key=lambda i: i[1]))
    body = "".join(
        f"  <rdf:Description {_node('about', subject)}>\n{''.join(lines)}  </rdf:Description>\n"
        for subject, lines in sorted(about.items(), key=lambda item: str(item[0]))
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{head}>\n{body}</rdf:RDF>\n'


def _property(triple: Triple, names: dict[str, str], used: dict[str, str]) -> str:
    split = _SPLIT.fullmatch(triple.predicate.value)
    if split is None:
        raise GraphError(f"RDF/XML cannot write the property {triple.predicate}", hint="export as Turtle")
    prefix = used.setdefault(split[1], names.get(split[1], f"ns{len(used)}"))
    tag, value = f"{prefix}:{split[2]}", triple.object
    if isinstance(value, NamedNode | BlankNode):
        return f"    <{tag} {_node('resource', value)}/>\n"
    if not isinstance(value, Literal) or getattr(value, "direction", None):
        raise _no_term(value)
    kind = ""
    if value.language:
        kind = f" xml:lang={quoteattr(value.language)}"
    elif value.datatype != XSD.string:
        kind = f" rdf:datatype={quoteattr(value.datatype.value)}"
    return f"    <{tag}{kind}>{escape(value.value.translate(_NOT_XML), _TEXT)}</{tag}>\n"


def _node(attribute: str, node: NamedNode | BlankNode) -> str:
    if isinstance(node, BlankNode):
        return f'rdf:nodeID="b{node.value}"'  # a label may begin with a digit, a nodeID may not
    return f"rdf:{attribute}={quoteattr(node.value)}"


def _no_term(term: object) -> GraphError:
    return GraphError(f"{term} is no term of RDF 1.1", hint="export as N-Quads")
